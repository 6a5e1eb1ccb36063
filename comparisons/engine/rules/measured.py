"""What tests measured: only the same test, run in the same way, says anything about two models."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from model_pages.specs.sheet import Benchmark

from ..claims import Claim
from ..classes import SAME_JOB
from ..evidence import Evidence, exact_text
from ..pair import Pair
from ..registry import register_rule
from ..sides import Side
from ..values import Listing, Phrase, Ratio, Value

MOST_RESULTS = 3
CLEAR_LEADS = {Decimal(1): Decimal("0.02"), Decimal(100): Decimal(2)}
"""By how much a result leads where its source states no interval, by the end of the scale. Of a
longer one, like that of Elo, nobody knows."""

AS_FAST = Decimal("1.15")
ABOUT_THEN = timedelta(days=30)
"""Speeds that lie further apart in time were not measured under the same load."""


class Shared(NamedTuple):
    """One test that both models took."""

    left: Benchmark
    right: Benchmark

    @property
    def gap(self) -> Decimal:
        return abs(self.left.score - self.right.score)

    @property
    def leader(self) -> int | None:
        """0 or 1, None where the gap is no more than the results' own uncertainty."""
        needed = self.needed_gap
        if needed is None or self.gap <= needed:
            return None
        left_is_better = (self.left.score > self.right.score) == self.left.higher_is_better
        return 0 if left_is_better else 1

    @property
    def needed_gap(self) -> Decimal | None:
        """More than this is a lead; None where it is not known what would be one.

        The uncertainty that both sources state; that of one of them is at least the usual one.
        """
        if self.left.higher_is_better is None:
            return None
        stated = [one.interval for one in self if one.interval is not None]
        if len(stated) == 2:
            return sum(stated, Decimal(0))
        usual = self._usual_gap
        return None if usual is None else max(usual, *stated, Decimal(0))

    @property
    def _usual_gap(self) -> Decimal | None:
        low, high = sorted((self.left.score, self.right.score))
        fitting = [gap for end, gap in CLEAR_LEADS.items() if low >= 0 and high <= end]
        return fitting[0] if fitting else None


@register_rule(
    "R34",
    family="BEN",
    classes=SAME_JOB,
    says={
        "leads": "benchmark leader other leader_score other_score",
        "no_clear_difference": "benchmark left left_score right right_score",
        "results": "benchmark left left_score right right_score",
        "same": "benchmark score",
        "according": "reports",
        "report": "source date",
    },
)
def scores(pair: Pair) -> Iterator[Claim]:
    """Tests that both took in the same way, at most three. A lead is more than the uncertainty
    that both state, else than 2 points of 100 (0.02 of 1); on a longer scale, or where the metric
    does not tell whether more is better, nobody leads.
    """
    for shared in _chosen(shared_results(pair, speeds=False)):
        yield _score(pair, shared)


@register_rule(
    "R35",
    family="SPD",
    classes=SAME_JOB,
    says={
        "faster": "faster slower ratio more less source",
        "alike": "left left_speed right right_speed source",
        "report": "source date",
    },
)
def speed(pair: Pair) -> Iterator[Claim]:
    """The newest two measurements of one source, at most 30 days apart; under 15% apart they are
    alike.
    """
    found = [shared for shared in shared_results(pair, speeds=True) if _at_one_time(shared)]
    if found:
        yield _speed(pair, max(found, key=lambda shared: (_day(shared), _label(shared.left))))


def shared_results(pair: Pair, *, speeds: bool) -> list[Shared]:
    """In the order in which editors put them, of whichever side names a test sooner."""
    left, right = (_results(side, speeds) for side in pair.both)
    places = {key: min(left[key][0], right[key][0]) for key in left if key in right}
    keys = sorted(places, key=lambda key: (places[key], key))
    return [Shared(left[key][1], right[key][1]) for key in keys]


def _results(side: Side, speeds: bool) -> dict[tuple[str, ...], tuple[int, Benchmark]]:
    """The newest of one way, at the place of the first; one without a day is the oldest."""
    results: dict[tuple[str, ...], tuple[int, Benchmark]] = {}
    for place, result in enumerate(side.sheet.benchmarks):
        if result.is_speed is speeds:
            first, newest = results.setdefault(_way(result), (place, result))
            results[_way(result)] = first, max(newest, result, key=_measured_on)
    return results


def _measured_on(result: Benchmark) -> date:
    return result.measured_on or date.min


def _way(result: Benchmark) -> tuple[str, ...]:
    """How it was measured; a speed is that of one source, a score that of maker or tester."""
    way = (result.name, result.version, result.metric, result.setting)
    return (*way, result.source.name if result.is_speed else str(result.self_reported))


def _chosen(found: list[Shared]) -> list[Shared]:
    """The first three, but never three of one leader where another test has another one."""
    first = found[:MOST_RESULTS]
    leaders = {shared.leader for shared in first if shared.leader is not None}
    others = [one for one in found[MOST_RESULTS:] if one.leader not in (None, *leaders)]
    return [*first[:-1], others[0]] if len(leaders) == 1 and others else first


def _score(pair: Pair, shared: Shared) -> Claim:
    evidence = (
        result_evidence(pair.left, shared.left),
        result_evidence(pair.right, shared.right),
    )
    params: dict[str, Value] = {"benchmark": _label(shared.left)}
    topic = " ".join(filter(None, _way(shared.left)))
    also = (_according(shared),)
    if shared.gap == 0:
        params["score"] = shared.left.score
        return Claim("same", params, evidence, topic=topic, also=also)
    if shared.leader is None:
        params |= {
            "left": pair.left.name,
            "left_score": shared.left.score,
            "right": pair.right.name,
            "right_score": shared.right.score,
        }
        outcome = "results" if shared.needed_gap is None else "no_clear_difference"
        return Claim(outcome, params, evidence, topic=topic, also=also)
    leader, other = pair.both[shared.leader], pair.both[1 - shared.leader]
    params |= {
        "leader": leader.name,
        "leader_score": shared[shared.leader].score,
        "other": other.name,
        "other_score": shared[1 - shared.leader].score,
    }
    return Claim("leads", params, evidence, winner=leader.slug, topic=topic, also=also)


def _according(shared: Shared) -> Phrase:
    """Who reported the results and when, each report once."""
    reports = dict.fromkeys((one.source.name, one.measured_on) for one in shared)
    listed = sorted(reports, key=lambda report: (report[0], str(report[1])))
    return Phrase("R34.according", {"reports": Listing([_report("R34", *one) for one in listed])})


def _report(rule: str, source: str, day: date | None) -> Value:
    return Phrase(f"{rule}.report", {"source": source, "date": day}) if day else source


def _speed(pair: Pair, shared: Shared) -> Claim:
    evidence = (
        result_evidence(pair.left, shared.left),
        result_evidence(pair.right, shared.right),
    )
    days = [one.measured_on for one in shared if one.measured_on]
    params: dict[str, Value] = {"source": _report("R35", shared.left.source.name, max(days))}
    low, high = sorted((shared.left.score, shared.right.score))
    if high < low * AS_FAST:
        params |= {
            "left": pair.left.name,
            "left_speed": shared.left.score,
            "right": pair.right.name,
            "right_speed": shared.right.score,
        }
        return Claim("alike", params, evidence)
    faster = pair.left if shared.left.score == high else pair.right
    slower = pair.right if faster is pair.left else pair.left
    params |= {
        "faster": faster.name,
        "slower": slower.name,
        "more": high,
        "less": low,
        "ratio": Ratio(high / low),
    }
    return Claim("faster", params, evidence, winner=faster.slug)


def _at_one_time(shared: Shared) -> bool:
    left, right = shared.left.measured_on, shared.right.measured_on
    if left is None or right is None or min(shared.left.score, shared.right.score) <= 0:
        return False
    return abs(left - right) <= ABOUT_THEN


def _day(shared: Shared) -> str:
    return str(max(filter(None, (shared.left.measured_on, shared.right.measured_on))))


def result_evidence(side: Side, result: Benchmark) -> Evidence:
    """The score with its interval, its setting, who reported it and when."""
    score = side.formatter.decimal(result.score)
    if result.interval is not None:
        score = f"{score} ± {side.formatter.decimal(result.interval)}"
    reported = side.language.say("self_reported" if result.self_reported else "independent")
    day = side.formatter.date(result.measured_on) if result.measured_on else ""
    unit = ", ".join(filter(None, [result.metric, result.setting, reported, day]))
    label = _label(result)
    told = (result.score, result.interval, result.metric, result.setting, result.self_reported)
    return Evidence(
        side.name,
        side.slug,
        label,
        score,
        unit,
        result.source,
        result.measured_on,
        f"benchmark:{label}",
        "/".join(exact_text(part) for part in (*told, result.measured_on)),
    )


def _label(result: Benchmark) -> str:
    return " ".join(filter(None, [result.name, result.version]))

"""Writes ``docs/rules.md``: what every rule and question says, and when (``make docs``).

Plain Python over the demo catalogue, without Django or a database. A test compares the file with
what this would write.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from inspect import getdoc
from itertools import combinations, groupby
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from comparisons.engine import FAQS, RULES, Comparison, PairClass, compare, load_wording
from comparisons.engine.findings import SILENT_ABOUT_RETIRED
from comparisons.engine.registry import FAMILIES, FaqBuilder, Rule
from model_pages.catalogue.parsing import read_catalogue
from model_pages.catalogue.sheeting import sheets_of
from model_pages.specs.sentence import Sentence
from tests.engine.golden import all_pairs

ON = date(2026, 11, 23)
"""The edition of the demo catalogue: later its prices would be stale."""

DEMO = Path(__file__).resolve().parent.parent / "fixtures" / "catalogue.yaml"
GUIDE = Path(__file__).resolve().parent / "rules.md"

NEVER_HEARD: Mapping[str, str] = {
    "R06": "the only model that is free is also the only one of its kind",
    "R16": "no price of a model has changed in 90 days or is announced",
    "R27": "commercial use is known of one model only",
    "R34": "no model has a test result",
    "R35": "no model has a measured speed",
    "F20": "eight questions before it have an answer wherever it has one",
    "F25": "no model has a measured speed",
    "F26": "no model has a test result",
    "F31": "eight questions before it have an answer wherever it has one",
}
"""Why these never stand on a page of the demo catalogue; another one that does not needs a line."""

FAMILY_NAMES = (
    "identity",
    "lifecycle",
    "prices",
    "capacity",
    "capabilities",
    "licence",
    "test results",
    "speed",
    "providers",
    "the page itself",
)

CLASSES: Mapping[PairClass, str] = {
    PairClass.SAME_JOB: "two models of one type",
    PairClass.OVERLAP: "one does all that the other does, for the same product, and writes more",
    PairClass.TWO_OFFERS: "one model at two providers",
    PairClass.DIFFERENT_JOB: "everything else: no winner is named",
    PairClass.SAME_MODEL: "two names of one model at one provider: such a pair has no page",
}

INTRODUCTION = """\
# Rules and questions

`make docs` writes this file; edit `docs/build_rules.py`, the docstrings of the rules and
`comparisons/wording/en.yaml` instead. [Rules and wording](rules-and-wording.md) tells how to add a
rule and how to change a sentence.

Each entry has the condition, the sentences by their outcome, and one example. A sentence may use
the `{placeholders}` that it has here and those named after it; some are a part of another one. The
examples are from the demo catalogue as of 2026-11-23, or from the pairs of real records in
`tests/golden` where it has none.
"""


class Example(NamedTuple):
    """Sorts by the place of its outcome, then by its length and its address."""

    place: int
    length: int
    address: str
    text: str


def guide() -> str:
    heard = examples(demo_pages())
    others = examples(golden.page() for golden in all_pairs())
    rules, questions = by_number(RULES), by_number(FAQS)
    return "\n".join(
        [
            INTRODUCTION,
            *class_table(rules, questions),
            *family_table(),
            "## Rules\n",
            *(line for one in rules for line in rule_entry(one, heard, others)),
            "## Questions\n",
            *(line for one in questions for line in question_entry(one, heard, others)),
        ]
    )


def demo_pages() -> Iterator[Comparison]:
    """Every pair, and every model with itself: there its snapshots are explained."""
    sheets = sorted(sheets_of(read_catalogue([DEMO], ON), ON), key=lambda sheet: sheet.slug)
    for left, right in [*combinations(sheets, 2), *zip(sheets, sheets, strict=True)]:
        yield compare(left, right, ON, strict=True)


def examples(pages: Iterable[Comparison]) -> dict[str, Example]:
    """The best of each rule and question."""
    best: dict[str, Example] = {}
    for page in pages:
        for key, place, text in spoken(page):
            example = Example(place, len(text), address(page), text)
            best[key] = min(best.get(key, example), example)
    return best


def spoken(page: Comparison) -> Iterator[tuple[str, int, str]]:
    for item in (*page.statements, *page.more_statements):
        yield item.rule, list(RULES[item.rule].says).index(item.outcome), item.text
    for faq in page.faqs:
        yield faq.key, 0, f"**{faq.question}** {faq.answer}"


def address(page: Comparison) -> str:
    if page.pair_class is PairClass.SAME_MODEL:
        return f"{page.left.name} alone"
    return f"`/compare/{page.slug}/`"


def class_table(rules: Sequence[Rule], questions: Sequence[FaqBuilder]) -> Iterator[str]:
    yield "| Class of a pair | It is | Rules | Questions |\n|---|---|---|---|"
    for kind, meaning in CLASSES.items():
        allowed = (
            runs([one.key for one in all_ if kind in one.classes]) for all_ in (rules, questions)
        )
        yield f"| {words(kind)} | {meaning} | {' | '.join(allowed)} |"
    yield ""


def runs(keys: Sequence[str]) -> str:
    """R01, R02, R03 and R05 are "R01–R03, R05"."""
    numbered = groupby(enumerate(keys), lambda item: int(item[1][1:]) - item[0])
    found = [[key for _, key in run] for _, run in numbered]
    return ", ".join(f"{run[0]}–{run[-1]}" if run[1:] else run[0] for run in found) or "none"


def family_table() -> Iterator[str]:
    yield "| Family, in page order | It speaks of | Once a model is retired |\n|---|---|---|"
    for family, name in zip(FAMILIES, FAMILY_NAMES, strict=True):
        yield f"| {family} | {name} | {'silent' if family in SILENT_ABOUT_RETIRED else 'speaks'} |"
    yield ""


def rule_entry(
    rule: Rule, heard: Mapping[str, Example], others: Mapping[str, Example]
) -> Iterator[str]:
    first = f"family {rule.family}" + (", before all others" if rule.leads else "")
    yield from entry(rule, rule.find, first)
    yield from example_of(rule.key, "speaks", heard, others)


def question_entry(
    faq: FaqBuilder, heard: Mapping[str, Example], others: Mapping[str, Example]
) -> Iterator[str]:
    yield from entry(faq, faq.build, "keeps its place" if faq.always else "")
    yield from example_of(faq.key, "stands on a page", heard, others)


def entry(speaker: Rule | FaqBuilder, function: Callable[..., object], note: str) -> Iterator[str]:
    name, file = function.__name__, function.__module__.replace(".", "/") + ".py"
    pairs = ", ".join(words(kind) for kind in CLASSES if kind in speaker.classes)
    needs = ", ".join(f"`{kind}:{key}`" for kind, key in speaker.needs.parts)
    facts = filter(None, [note, f"pairs: {pairs}", needs and f"needs {needs} of both"])
    yield f"### {speaker.key} {words(name)}\n"
    yield f"{' · '.join(facts)} · `{file}`\n"
    yield f"{condition(function)}\n"
    sentences = load_wording().sentences
    for outcome, placeholders in speaker.says.items():
        yield sentence(outcome, placeholders, sentences[f"{speaker.key}.{outcome}"])
    yield ""


def condition(function: Callable[..., object]) -> str:
    """The docstring in one line, without a second paragraph."""
    return " ".join((getdoc(function) or "").split("\n\n")[0].split())


def sentence(outcome: str, placeholders: str, said: Sentence) -> str:
    text = "".join(literal + (f"{{{name}}}" if name else "") for literal, name in said.parts)
    unused = [f"`{{{name}}}`" for name in placeholders.split() if name not in said.names]
    return f"- `{outcome}`: {text}" + (f" *Also {', '.join(unused)}.*" if unused else "")


def example_of(
    key: str, does: str, heard: Mapping[str, Example], others: Mapping[str, Example]
) -> Iterator[str]:
    if key not in heard:
        yield f"Never {does} in the demo catalogue: {NEVER_HEARD[key]}.\n"
    example, source = (
        heard.get(key) or others.get(key),
        "" if key in heard else " in `tests/golden`",
    )
    if example:
        yield f"> {example.address}{source}: {example.text}\n"


def by_number(speakers: Iterable[Any]) -> list[Any]:
    return sorted(speakers, key=lambda speaker: speaker.key)


def words(name: str) -> str:
    return name.replace("_", " ")


if __name__ == "__main__":
    GUIDE.write_text(guide(), encoding="utf-8")

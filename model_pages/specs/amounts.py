"""Amounts as people type them into a sheet: what is understood, or why it is refused.

A price that is wrong by a factor of a thousand is worse than one that is asked for again, so what
can be read in two ways is read in neither:

>>> read_amount("1,234.5")
Amount(value=Decimal('1234.5'), currency='')
>>> print(read_amount("1,234"))
is 1.234 or 1234: write it as 1.2340 or as 1234
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .told import reason_of, told

DECIMAL_PLACES = 12
WHOLE_DIGITS = 8
"""Before the point: with the places behind it, the 20 digits that a price may have."""

_SIGNS: dict[str, tuple[str, ...]] = {
    "$": ("USD",),
    "US$": ("USD",),
    "€": ("EUR",),
    "£": ("GBP",),
    "¥": ("CNY", "JPY"),
    "CN¥": ("CNY",),
    "JP¥": ("JPY",),
    "₩": ("KRW",),
    "₹": ("INR",),
}

_STATES = {
    "free": "free",
    "gratis": "free",
    "kostenlos": "free",
    "included": "included",
    "varies": "dynamic",
    "dynamic": "dynamic",
}
"""Words that say a state where an amount belongs."""

_NOTHING = {"n/a", "na", "none", "null", "nil", "nan", "unknown", "tbd", "tba", "?", "-", "–", "—"}

_FULLWIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MINUS = {ord("−"): "-", ord("‐"): "-", ord("‑"): "-"}
_SPACES = "\u0020\u00a0\u2007\u2009\u202f\u3000\t"
_GROUPERS = f"{_SPACES}'’"
_SPACE_RUN = re.compile(f"[{_SPACES}]")

_SYMBOLS = "$¢£¤¥฿₠-⃀"
_CURRENCY = f"[A-Z]{{0,3}}[{_SYMBOLS}]|[A-Z]{{3}}"
_MONEY = re.compile(
    rf"(?P<before>{_CURRENCY})?[{_SPACES}]*"
    rf"(?P<number>[0-9.,+()-](?:[0-9.,+()eE{_GROUPERS}-]*[0-9)])?)"
    rf"[{_SPACES}]*(?P<after>{_CURRENCY})?"
)
_LONGEST = 60
_EXPONENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)[eE]([+-]?[0-9]{1,6})")
_PLAIN = re.compile(r"([0-9]+)(?:([.,])([0-9]+))?")
_GROUPED = r"[1-9][0-9]{0,2}(?:%s[0-9]{3})+"
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


class Problem(StrEnum):
    """Why a text is no amount."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    AMBIGUOUS = "ambiguous"
    DECIMAL_COMMA = "decimal_comma"
    CURRENCY = "currency"
    PERCENT = "percent"
    STATE = "state"
    NEGATIVE = "negative"
    ZERO = "zero"
    TOO_EXACT = "too_exact"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Amount:
    """``currency`` is the code that a sign in the text stood for, or empty."""

    value: Decimal
    currency: str = ""

    def __str__(self) -> str:
        return f"{amount_text(self.value)} {self.currency}".rstrip()


@dataclass(frozen=True, slots=True)
class Refusal:
    """``readings``: what was understood, the likeliest first; empty where nothing was.

    ``state``: the state of a price that the text seems to mean.
    """

    text: str
    problem: Problem
    reason: str
    readings: tuple[Decimal, ...] = ()
    state: str = ""

    def __str__(self) -> str:
        return self.reason


class _Refused(Exception):
    def __init__(self, problem: Problem, reason: str, *readings: Decimal, state: str = "") -> None:
        super().__init__(reason)
        self.problem, self.readings, self.state = problem, readings, state


def read_amount(
    text: str, *, currency: str = "", decimal_comma: bool | None = None
) -> Amount | Refusal:
    """The amount that ``text`` says.

    ``currency`` is what stands beside it, if anything does: a sign that says another is refused.
    ``decimal_comma``: True where the sheet is known to write 0,4 and False where it is known to
    write 0.4. While nobody knows (None), 0,4 is refused and 1.234 is ambiguous.
    """
    try:
        return _read(text, currency, decimal_comma)
    except _Refused as refused:
        return Refusal(text, refused.problem, reason_of(refused), refused.readings, refused.state)


def amount_text(value: Decimal) -> str:
    """``value`` exactly, as a text that ``read_amount`` can only read as this value.

    >>> amount_text(Decimal("0.40")), amount_text(Decimal("1.125"))
    ('0.4', '1.1250')
    """
    text = f"{value.normalize():f}"
    return f"{text}0" if _AMBIGUOUS.fullmatch(text) else text


def decimal_mark(text: str) -> str:
    """The mark that ``text`` surely uses for decimals, or "" where it does not show one."""
    number = _SPACE_RUN.sub("", text.translate(_FULLWIDTH)).strip("$€£¥")
    if len(number) > _LONGEST:
        return ""
    if re.fullmatch(r"0,[0-9]+|[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|[0-9.]+\.[0-9]{3},[0-9]+", number):
        return ","
    if re.fullmatch(r"0\.[0-9]+|[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|[0-9,]+,[0-9]{3}\.[0-9]+", number):
        return "."
    return ""


def _read(text: str, currency: str, decimal_comma: bool | None) -> Amount:
    plain = text.translate(_FULLWIDTH).translate(_MINUS).strip(f"{_SPACES}\r\n")
    _refuse_words(plain)
    number, said = _without_currency(plain)
    value = _signed(number, decimal_comma)
    _refuse_impossible(value)
    return Amount(value, _one_currency(said, currency, value))


def _refuse_words(text: str) -> None:
    if not text:
        raise _Refused(
            Problem.EMPTY, told("is empty: write an amount, or a state that says why not")
        )
    word = text.casefold()
    if word in _NOTHING:
        raise _Refused(
            Problem.STATE,
            told(
                "is no amount: write the state not_offered or not_published, or leave the line out"
            ),
        )
    if word in _STATES:
        state = _STATES[word]
        reason = told("is no amount: leave it empty and write the state %(state)s", state=state)
        if state == "free":
            reason = told("is no amount: leave it empty and write the state free and its free_kind")
        raise _Refused(Problem.STATE, reason, state=state)
    if text.endswith("%"):
        raise _Refused(Problem.PERCENT, told("is a percentage: write the amount itself"))


def _without_currency(text: str) -> tuple[str, str]:
    """The number, and the sign or code of a currency before or after it."""
    found = _MONEY.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        raise _not_a_number()
    before, after = found["before"] or "", found["after"] or ""
    if before and after and _codes(before) != _codes(after):
        reason = told("names two currencies, %(before)s and %(after)s", before=before, after=after)
        raise _Refused(Problem.CURRENCY, reason)
    return found["number"], before or after


def _codes(sign: str) -> tuple[str, ...]:
    return _SIGNS.get(sign, (sign,))


def _one_currency(sign: str, currency: str, value: Decimal) -> str:
    """The currency that the sign stands for, if what stands beside it does not say another."""
    if not sign:
        return ""
    codes = _codes(sign)
    if currency in codes:
        return currency
    if currency:
        reason = told(
            "says %(said)s, but the currency is %(currency)s",
            said=_either(codes),
            currency=currency,
        )
        raise _Refused(Problem.CURRENCY, reason, value)
    if len(codes) > 1:
        reason = told(
            "'%(sign)s' is %(meant)s: say which in the currency",
            sign=sign,
            meant=_either(codes),
        )
        raise _Refused(Problem.CURRENCY, reason, value)
    if sign not in _SIGNS and not sign.isalpha():
        reason = told(
            "'%(sign)s' is a currency that is not known here: write its code as the currency",
            sign=sign,
        )
        raise _Refused(Problem.CURRENCY, reason, value)
    return codes[0]


def _either(codes: tuple[str, ...]) -> str:
    return codes[0] if len(codes) == 1 else told("%(one)s or %(two)s", one=codes[0], two=codes[1])


def _signed(number: str, decimal_comma: bool | None) -> Decimal:
    if number.startswith("+"):
        raise _Refused(
            Problem.NOT_A_NUMBER, told("begins with +: write the new amount, not what it grows by")
        )
    negative = number.startswith("-") or re.fullmatch(r"\(.*\)", number)
    value = _unsigned(number.strip("-()" + _SPACES) if negative else number, decimal_comma)
    if negative and value:
        raise _Refused(
            Problem.NEGATIVE, told("is %(value)s: a price is above 0", value=f"{-value:f}"), -value
        )
    return value


def _unsigned(number: str, decimal_comma: bool | None) -> Decimal:
    exponent = _EXPONENT.fullmatch(number)
    if exponent:
        return _scaled(Decimal(exponent[1]), int(exponent[2]))
    if _AMBIGUOUS.fullmatch(number) and _mark(number) != _declared(decimal_comma):
        raise _ambiguous(number)
    found = _PLAIN.fullmatch(number)
    if not found:
        return _grouped(number)
    value = Decimal(f"{found[1]}.{found[3]}" if found[3] else found[1])
    if found[2] == "," and not decimal_comma:
        reason = told("is %(value)s with a decimal comma: write %(value)s", value=f"{value:f}")
        raise _Refused(Problem.DECIMAL_COMMA, reason, value)
    return value


def _grouped(number: str) -> Decimal:
    """Thousands in groups of three, and decimals behind another mark than stands between them."""
    for grouper, mark in ((",", r"\."), (r"\.", ","), (f"[{_GROUPERS}]", "[.,]")):
        found = re.fullmatch(f"({_GROUPED % grouper})(?:{mark}([0-9]+))?", number)
        if found:
            digits = re.sub("[^0-9]", "", found[1])
            return Decimal(f"{digits}.{found[2]}" if found[2] else digits)
    raise _not_a_number()


def _scaled(number: Decimal, exponent: int) -> Decimal:
    """Exact, unless nobody could store it anyway."""
    if abs(exponent) > 3 * DECIMAL_PLACES:
        kind = Problem.TOO_LARGE if exponent > 0 else Problem.TOO_EXACT
        raise _Refused(
            kind,
            told(
                "has the exponent %(exponent)s: no price is that large or small", exponent=exponent
            ),
        )
    return number.scaleb(exponent)


def _mark(number: str) -> str:
    return "," if "," in number else "."


def _declared(decimal_comma: bool | None) -> str:
    return {True: ",", False: ".", None: ""}[decimal_comma]


def _refuse_impossible(value: Decimal) -> None:
    if value == 0:
        raise _Refused(
            Problem.ZERO,
            told(
                "0 is not a price: leave the amount empty and write the state "
                "free with its free_kind, or leave the line out"
            ),
            state="free",
        )
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    if -exponent > DECIMAL_PLACES:
        raise _Refused(
            Problem.TOO_EXACT,
            told(
                "has %(exponent)s decimal places, at most %(decimal_places)s "
                "fit: write the price as published",
                exponent=-exponent,
                decimal_places=DECIMAL_PLACES,
            ),
            value,
        )
    if value >= 10**WHOLE_DIGITS:
        reason = told(
            "has more than %(whole_digits)s digits before the point", whole_digits=WHOLE_DIGITS
        )
        raise _Refused(Problem.TOO_LARGE, reason, value)


def _ambiguous(number: str) -> _Refused:
    whole, _, places = number.partition(_mark(number))
    small, large = Decimal(f"{whole}.{places}"), Decimal(whole + places)
    reason = told(
        "is %(small)s or %(large)s: write it as %(small)s0 or as %(large)s",
        small=small,
        large=large,
    )
    return _Refused(Problem.AMBIGUOUS, reason, small, large)


def _not_a_number() -> _Refused:
    return _Refused(
        Problem.NOT_A_NUMBER, told("is not a number: write digits and one point, like 0.075")
    )

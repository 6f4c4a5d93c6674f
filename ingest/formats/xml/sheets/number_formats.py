"""A stored number as a spreadsheet shows it: percent, currency, leading zeros, fractions, by the format of its cell."""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from fractions import Fraction

from corpus.model import Language
from ingest.formats.xml.sheets.dates import as_date, is_date_format

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|[_*].|(?P<places>[0#?][0#?.,]*|\.[0#?]+)'
    r"|(?P<exponent>[Ee][+-]0+)|(?P<general>General)|(?P<text>@)|(?P<other>.)",
    re.I,
)
_SECTIONS = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*)(?:;|$)')
_MOST_DIGITS = 15
"""Digits that a spreadsheet keeps: what a program stored beyond is the noise of its arithmetic."""

_LARGEST = Decimal(10) ** 30
_SMALLEST = -400
"""Power of ten below which no number is: a spreadsheet's own end at -324."""


def as_shown(stored: str, code: str, language: Language, first: datetime.datetime) -> str:
    """The number of a cell as its format `code` shows it, in the notation of the sheet's language.

    `first` is the day that dates are counted from. What is no number is given as it is stored.
    """
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return stored
    if not number.is_finite() or abs(number) > _LARGEST or number.adjusted() < _SMALLEST:
        return stored
    section, number = _section(code, number)
    if is_date_format(section):
        return as_date(stored, first, section)
    with localcontext() as context:
        context.prec = 60
        return " ".join(_written(section, _kept(number), language).split())


def _kept(number: Decimal) -> Decimal:
    exponent = number.adjusted() - _MOST_DIGITS + 1
    return number.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP) if number and exponent < 0 else number


def _section(code: str, number: Decimal) -> tuple[str, Decimal]:
    """The part of a format that is for such a number, and the number as that part shows it."""
    sections = [match[1] for match in _SECTIONS.finditer(code)]
    sections = sections[:-1] if len(sections) > 1 and not sections[-1] and not code.endswith(";") else sections
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0] if sections else "General", number


def _written(section: str, number: Decimal, language: Language) -> str:
    tokens = list(_TOKEN.finditer(section))
    places = [token["places"] for token in tokens if token["places"]]
    percent = any(token["other"] == "%" for token in tokens)
    exponent = next((token["exponent"] for token in tokens if token["exponent"]), "")
    if len(places) > 1 and "/" in [token["other"] for token in tokens]:
        return _fraction(places, number)
    value = abs(number) * (100 if percent else 1)
    digits = _figures(places, value, exponent, language)
    shown = "-" if number < 0 and number.is_signed() else ""
    for token in tokens:
        if token["places"]:
            shown += digits.pop(0)
        elif token["general"]:
            shown += general(value, language)
        elif not token["exponent"]:
            shown += token["quoted"] or token["escaped"] or _currency(token["bracket"]) or token["other"] or ""
    return shown if tokens else general(number, language)


def general(number: Decimal, language: Language) -> str:
    """A number without a format: all its digits, in the language's notation, without groups."""
    with localcontext() as context:
        context.prec = 60
        number = _kept(number).normalize()
    if number and not -10 < number.adjusted() < 21:
        return f"{number:E}".translate(_notation(language))
    return f"{number:f}".translate(_notation(language))


def _figures(places: list[str], value: Decimal, exponent: str, language: Language) -> list[str]:
    """The digits for each group of places; those of the groups before the last are filled from the right."""
    if not places:
        return []
    *before, last = places
    if not before:
        return [_number(last, value, exponent, language)]
    whole = f"{value:.0f}".rjust(sum(map(len, places)), " ")
    found: list[str] = []
    for group in reversed(places):
        part, whole = whole[-len(group) :], whole[: -len(group)]
        found.insert(0, "".join("0" if d == " " and p == "0" else d.strip() for d, p in zip(part, group, strict=True)))
    return [whole.strip() + found[0], *found[1:]]


def _number(places: str, value: Decimal, exponent: str, language: Language) -> str:
    shortened = places.rstrip(",")
    value = value / Decimal(1000) ** (len(places) - len(shortened))
    scaled, _, fraction = shortened.partition(".")
    grouped = "," in scaled
    power = value.adjusted() if exponent and value else 0
    if exponent:
        value = value.scaleb(-power)
    decimals = len(fraction.replace(",", ""))
    text = f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    left, _, right = text.partition(".")
    needed = fraction.rfind("0") + 1
    while len(right) > needed and right.endswith("0"):
        right = right[:-1]
    left = left.lstrip("0").rjust(scaled.count("0"), "0")
    if grouped:
        left = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", left)
    shown = f"{left}.{right}" if right else left
    sign = "-" if power < 0 else "+" if exponent[1:2] == "+" else ""
    shown = f"{shown}E{sign}{abs(power):0{len(exponent) - 2}}" if exponent else shown
    return shown.translate(_notation(language))


def _fraction(places: list[str], number: Decimal) -> str:
    under = len(places[-1])
    ratio = Fraction(abs(number)).limit_denominator(10**under - 1)
    sign = "-" if number < 0 else ""
    if len(places) < 3:
        return f"{sign}{ratio.numerator}/{ratio.denominator}"
    whole, rest = divmod(ratio.numerator, ratio.denominator)
    part = f"{rest}/{ratio.denominator}" if rest else ""
    return sign + (" ".join(filter(None, (str(whole) if whole else "", part))) or "0")


def _currency(bracket: str | None) -> str:
    """The sign in "[$Rp-421]"; colours, conditions and languages show nothing."""
    return bracket[1:].partition("-")[0] if bracket and bracket.startswith("$") else ""


def _notation(language: Language) -> dict[int, int]:
    return str.maketrans(",.", ".,") if language == "id" else {}

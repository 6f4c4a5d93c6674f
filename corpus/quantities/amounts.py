"""Amounts in running text: numbers in digits or words, their magnitude, ranges of them, and the unit they are in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.model import Language
from corpus.quantities.number_words import SCALES, number_words
from corpus.quantities.numerals import NUMERAL, read_numeral
from corpus.quantities.span_mask import take


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range at `text[start:end]`; `unit` as in `corpus.quantities.quantities.Quantity`.

    `scale` is the magnitude word's factor where one stands there; `vague` where the words name only that ("ratusan").
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str = ""
    scale: Decimal = Decimal(1)
    vague: bool = False


RANGE_BETWEEN = re.compile(
    r"[ \u00a0]?[-–—][ \u00a0]?|\s+(?:sampai(?: dengan)?|hingga|s\.?/?d\.?|to|until|through)\s+(?:(?:tahun|bulan)\s+)?"
)
"""What stands between the two ends of a range."""

BOTH_BETWEEN = re.compile(r"\s+(?:dan|and)\s+(?:(?:tahun|bulan)\s+)?")
OPENS_BOTH = re.compile(r"\b(?:antara|between)\s+(?:(?:tahun|bulan|usd|us\$|\$|rp)\s?)?$", re.IGNORECASE)
"""With `BOTH_BETWEEN`: "antara … dan …", "between … and …"."""

_SCALE_AFTER = re.compile(rf"[ \u00a0]?({'|'.join(SCALES)})\b", re.IGNORECASE)
_SHORT_SCALES: Mapping[Language, Mapping[str, Decimal]] = {
    "id": {"M": Decimal(10**9), "T": Decimal(10**12)},
    "en": {"M": Decimal(10**6), "B": Decimal(10**9), "T": Decimal(10**12)},
}
"""Capitals that stand for a magnitude behind an amount of money alone: elsewhere "M" is a metre, or the common era. In
Indonesian M is miliar, a thousand million, and so it is of rupiah in any language."""

_SHORT_SCALE_AFTER = re.compile(r"[ \u00a0]?([MTB])\b(?![.’'-]?\w)")
_MONEY_BEFORE = re.compile(
    r"(?<![A-Za-z])(?:(?P<rupiah>Rp\.?|IDR)|US\$|USD|\$|€|EUR|£|GBP)[ \u00a0]?(?:[\d.,]+[ \u00a0]?(?:[MTB][ \u00a0]?)?"
    r"(?:[-–—]|sampai|hingga|s\.?/?d\.?|to)[ \u00a0]?)?$",
    re.IGNORECASE,
)
_RUPIAH_AFTER = re.compile(r"[ \u00a0]?[MTB][ \u00a0]rupiah\b", re.IGNORECASE)
_GLOSS_AFTER = re.compile(r"[ \u00a0]?\(([^()\d\n]{2,60})\)")
_PERCENT_AFTER = re.compile(r"[ \u00a0]?(?:%|persen\b|per ?cent\b|per ?sen\b)", re.IGNORECASE)
_GLUED = re.compile(r"(?:-an|an|st|nd|rd|th|[kcm]m[23²³]?|m[23²³]|kg|mg|ha|km/h|[km]?w|gb|mb)\b", re.IGNORECASE)
"""What may be written at a number without a space: "20an", "4th", "40km"."""

_CURRENCIES = {
    "USD": (
        r"US\$|USD|\$",
        r"USD|(?:US|U\.S\.|United States) ?dollars?|dollars?|dol+ar(?: (?:AS|Amerika(?: Serikat)?))?",
    ),
    "IDR": (r"Rp\.?|IDR", r"rupiah|IDR"),
    "EUR": (r"€|EUR", r"euros?|EUR"),
    "GBP": (r"£|GBP", r"pounds?|poundsterling|GBP"),
}
_CURRENCY_BEFORE = {
    unit: re.compile(rf"(?<![A-Za-z])(?:{sign})[ \u00a0]?$", re.I) for unit, (sign, _) in _CURRENCIES.items()
}
_CURRENCY_AFTER = {unit: re.compile(rf"[ \u00a0](?:{name})\b", re.I) for unit, (_, name) in _CURRENCIES.items()}
_PERIODS = {
    "hour": "jam|hours?",
    "day": "hari|days?",
    "week": "minggu|pekan|weeks?",
    "month": "bulan|months?",
    "year": "tahun|thn|years?",
    "decade": "dekade|dasawarsa|decades?",
    "century": "abad|century|centuries",
}
_PERIOD_AFTER = re.compile(
    rf"[ \u00a0-]?\b(?:{'|'.join(f'(?P<{unit}>{names})' for unit, names in _PERIODS.items())})\b(?! (?:19|20)\d\d\b)",
    re.IGNORECASE,
)


def find_amounts(text: str, language: Language, taken: bytearray) -> list[Amount]:
    """Every amount that is not `taken` (by dates), without overlap, in the order of the text."""
    candidates = (*_in_words(text, language), *_in_digits(text, language))
    kept = [amount for amount in candidates if take(taken, amount.start, amount.end)]
    kept.sort(key=lambda amount: amount.start)
    glossed = [_with_gloss(text, amount, language) for amount in kept]
    apart = [a for i, a in enumerate(glossed) if not (i and a.start < glossed[i - 1].end)]
    return [_with_unit(text, amount) for amount in _joined(text, apart)]


def _in_words(text: str, language: Language) -> Iterator[Amount]:
    for found in number_words(text, language):
        yield Amount(found.start, found.end, found.low, found.high, vague=found.low != found.high)


def _in_digits(text: str, language: Language) -> Iterator[Amount]:
    for match in NUMERAL.finditer(text):
        value = read_numeral(match[0], language)
        scaled = _SCALE_AFTER.match(text, match.end())
        end, scale = (scaled.end(), SCALES[scaled[1].casefold()]) if scaled else _short(text, match, language)
        if value is not None and _stands_alone(text, match.start(), end):
            yield Amount(match.start(), end, value * scale, value * scale, scale=scale)


def _short(text: str, number: re.Match[str], language: Language) -> tuple[int, Decimal]:
    """Where an amount of money ends with the capital that shortens its magnitude, and that magnitude."""
    letter = _SHORT_SCALE_AFTER.match(text, number.end())
    money = _MONEY_BEFORE.search(text[max(0, number.start() - 24) : number.start()])
    rupiah = _RUPIAH_AFTER.match(text, number.end())
    if not letter or not (money or rupiah):
        return number.end(), Decimal(1)
    known = _SHORT_SCALES.get("id" if rupiah or (money and money["rupiah"]) else language, {})
    return (letter.end(), known[letter[1]]) if letter[1] in known else (number.end(), Decimal(1))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the digits are a word of their own: not the 19 of "COVID-19", the 3 of "3D" or of "3) "."""
    joined_before = re.search(r"[^\W\d_][-/]$", text[max(0, start - 2) : start]) is not None
    tail = _GLUED.match(text, end)
    enumerates = text[end : end + 1] == ")" and "(" not in text[max(0, start - 12) : start]
    return not joined_before and not enumerates and (tail is not None or not text[end : end + 1].isalpha())


def _with_gloss(text: str, amount: Amount, language: Language) -> Amount:
    """ "4 (empat)" is one amount, not two."""
    gloss = _GLOSS_AFTER.match(text, amount.end)
    if gloss and any(n.low == n.high == amount.low for n in number_words(gloss[1], language)):
        return replace(amount, end=gloss.end())
    return amount


def _joined(text: str, amounts: list[Amount]) -> Iterator[Amount]:
    """The amounts with the two ends of each range made one."""
    waiting: Amount | None = None
    for amount in amounts:
        if waiting is not None and _makes_range(text, waiting, amount):
            low = _share_scale(waiting, amount)
            if low < amount.high:
                yield replace(amount, start=waiting.start, low=low)
                waiting = None
                continue
        if waiting is not None:
            yield waiting
        waiting = amount
    if waiting is not None:
        yield waiting


def _makes_range(text: str, first: Amount, second: Amount) -> bool:
    """Whether the words between, less the unit that may be said twice, join two ends."""
    between = re.sub(r"^[ \u00a0]?%|(?:US\$|\$|USD |Rp\.? ?)$", "", text[first.end : second.start])
    return joins(text, first.start, between)


def joins(text: str, start: int, between: str) -> bool:
    """Whether `between`, after something that begins at `start`, makes a range with what follows it."""
    if RANGE_BETWEEN.fullmatch(between):
        return True
    return (
        BOTH_BETWEEN.fullmatch(between) is not None and OPENS_BOTH.search(text[max(0, start - 24) : start]) is not None
    )


def _share_scale(first: Amount, second: Amount) -> Decimal:
    """The lower end in the magnitude that is written once, at the upper: "5–10 juta", "200–225,000"."""
    if first.scale != 1 or first.vague:
        return first.low
    thousand = Decimal(1000)
    scale = second.scale if second.scale != 1 or second.high % thousand else thousand
    scaled = first.low * scale
    return scaled if scaled < second.high < scaled * 10 and first.low < thousand else first.low


def _with_unit(text: str, amount: Amount) -> Amount:
    """The amount with the percent sign, currency or period of time beside it taken in."""
    before = text[max(0, amount.start - 6) : amount.start]
    for unit, sign in _CURRENCY_BEFORE.items():
        found = sign.search(before)
        if found:
            return replace(amount, start=amount.start - len(found[0]), unit=unit)
    percent = _PERCENT_AFTER.match(text, amount.end)
    if percent:
        return replace(amount, end=percent.end(), unit="percent")
    for unit, name in _CURRENCY_AFTER.items():
        found = name.match(text, amount.end)
        if found:
            return replace(amount, end=found.end(), unit=unit)
    period = _PERIOD_AFTER.match(text, amount.end)
    if period:
        return replace(amount, end=period.end(), unit=str(period.lastgroup))
    return amount

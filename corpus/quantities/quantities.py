"""Numbers, dates and ranges of a text as values with offsets, so that "1,3 miliar" and "1.3 billion" are one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corpus.model import Language
from corpus.quantities.amounts import Amount, find_amounts, joins
from corpus.quantities.comparisons import Comparison, find_comparison
from corpus.quantities.dates import DateKind, FoundDate, day_range, find_dates
from corpus.quantities.span_mask import take

Kind = Literal["count", "vague", "percent", "money", "duration", "ordinal", "label", "year", "decade", "date"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value at `text[start:end]`, its unit included; words such as "lebih dari" stand before it, from `lead` on.

    `low` and `high` are its ends, equal where it is no range: years for "year" and "decade", YYYYMMDD for "date"
    (0000MMDD where the text gives no year), plain numbers otherwise. `unit` is "percent", a currency code, a period of
    time ("year", "month" …) or "". A "label" names (Article 1, No. 21); a "vague" one gives only its magnitude
    ("ratusan ribu"). `approximate`: about, almost. `comparison` is how the thing counted relates to the value, ">" for
    "more than".
    """

    lead: int
    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    kind: Kind
    approximate: bool = False
    comparison: Comparison = "="


_HIDDEN = re.compile(r"(?:https?://|www\.)\S+|\[\d{1,3}\]|^[ \t]*(?:\d{1,3}|[a-z])[.)][ \t]", re.MULTILINE)
"""Addresses, citation marks and list marks: their digits are nobody's quantity."""

_ROUND_AFTER = re.compile(r"-?an\b")
_LABEL_BEFORE = re.compile(
    r"\b(?:no|(?:ber)?nomor|number|pasal|articles?|artikel|ayat|paragraphs?|bab|chapters?|law|uu|halaman|hlm|hal|pages?|pp?"
    r"|tabel|tables?|grafik|graphs?|figures?|fig|gambar|bagian|sections?|points?|poin|butir|resolution|resolusi|vol|volume"
    r"|edisi|ke)[. \u00a0(-]{0,2}(?:\d{1,3}(?:, ?| dan | and ))*$",
    re.IGNORECASE,
)
_ORDINAL_ID = (
    "pertama",
    "kedua",
    "ketiga",
    "keempat",
    "kelima",
    "keenam",
    "ketujuh",
    "kedelapan",
    "kesembilan",
    "kesepuluh",
)
_ORDINAL_EN = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINALS = {word: place for words in (_ORDINAL_ID, _ORDINAL_EN) for place, word in enumerate(words, start=1)}
_TOGETHER_BEFORE = re.compile(
    r"(?:^|[\n.!?:;,(\"“]\s*|\b(?:oleh|dari|di|dalam|menurut|untuk|kepada|antara|pada|dengan|bahwa|dan|para|serta|atau|bagi"
    r"|tentang|atas|karena|dari)[ ])$",
    re.IGNORECASE,
)
"""Before a noun and after one of these, "kedua" counts: "menurut kedua bab" is "both chapters"; elsewhere it orders."""

_ORDINAL_WORD = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_ORDINAL_DIGITS = re.compile(r"\bke-(\d{1,3})\b|\b(\d{1,3})(?:st|nd|rd|th)\b", re.IGNORECASE)
_PERIODS = frozenset({"hour", "day", "week", "month", "year", "decade", "century"})


def quantities(text: str, language: Language) -> list[Quantity]:
    """Every quantity of the text, without overlap, in its order. `language` decides what "4.067" and "ten" are."""
    shown = _HIDDEN.sub(lambda match: "\ufffc" * len(match[0]), text)
    taken = bytearray(len(shown))
    found = list(_date_ranges(shown, find_dates(shown, taken)))
    found += [ordinal for ordinal in _ordinals(shown) if take(taken, ordinal.start, ordinal.end)]
    found += [_from_amount(shown, amount) for amount in find_amounts(shown, language, taken)]
    return sorted(found, key=lambda quantity: quantity.start)


def unit_words(text: str, quantity: Quantity, limit: int = 4) -> tuple[str, ...]:
    """Up to `limit` words that follow the quantity before any punctuation: what it counts, if anything."""
    following = re.match(rf"(?:[ \u00a0]+[^\W\d_]+(?:-[^\W\d_]+)*){{1,{limit}}}", text[quantity.end :])
    return tuple(following[0].split()) if following else ()


def _date_ranges(text: str, dates: list[FoundDate]) -> Iterator[Quantity]:
    """The dates as quantities, the two ends of each range made one ("dari 2008 sampai 2015")."""
    waiting: FoundDate | None = None
    for date in dates:
        if waiting is not None:
            joined = _join_dates(text, waiting, date)
            if joined is None:
                yield _from_date(text, waiting)
            else:
                date = joined  # noqa: PLW2901
        waiting = date
    if waiting is not None:
        yield _from_date(text, waiting)


def _join_dates(text: str, first: FoundDate, second: FoundDate) -> FoundDate | None:
    if "decade" in {first.kind, second.kind} or not joins(text, first.start, text[first.end : second.start]):
        return None
    if first.kind == second.kind:
        low, high = first.low, second.high
    else:
        low = first.low if first.kind == "date" else day_range(first.low)[0]
        high = second.high if second.kind == "date" else day_range(second.high)[1]
    kind: DateKind = "year" if first.kind == second.kind == "year" else "date"
    return FoundDate(first.start, second.end, low, high, kind) if low < high else None


def _from_date(text: str, date: FoundDate) -> Quantity:
    lead, _, approximate = find_comparison(text, date.start, date.end)
    low, high = Decimal(date.low), Decimal(date.high)
    return Quantity(lead, date.start, date.end, low, high, "", date.kind, approximate or date.approximate)


def _from_amount(text: str, amount: Amount) -> Quantity:
    lead, comparison, approximate = find_comparison(text, amount.start, amount.end)
    approximate = approximate or amount.vague or _ROUND_AFTER.match(text, amount.end) is not None
    return Quantity(
        lead=lead,
        start=amount.start,
        end=amount.end,
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        kind=_kind(text, amount),
        approximate=approximate,
        comparison=comparison,
    )


def _kind(text: str, amount: Amount) -> Kind:
    if amount.vague:
        return "vague"
    if amount.unit:
        return "percent" if amount.unit == "percent" else "duration" if amount.unit in _PERIODS else "money"
    labelled = _LABEL_BEFORE.search(text[max(0, amount.start - 24) : amount.start]) is not None
    return "label" if labelled or text[amount.end : amount.end + 1] == "/" else "count"


def _ordinals(text: str) -> Iterator[Quantity]:
    for match in _ORDINAL_WORD.finditer(text):
        place = Decimal(_ORDINALS[match[0].casefold()])
        kind: Kind = "count" if _counts_together(text, match) else "ordinal"
        yield Quantity(match.start(), match.start(), match.end(), place, place, "", kind)
    for match in _ORDINAL_DIGITS.finditer(text):
        place = Decimal(match[1] or match[2])
        yield Quantity(match.start(), match.start(), match.end(), place, place, "", "ordinal")


def _counts_together(text: str, match: re.Match[str]) -> bool:
    word, before = match[0].casefold(), text[max(0, match.start() - 12) : match.start()]
    followed = text[match.end() : match.end() + 1] == " " and text[match.end() + 1 : match.end() + 2].isalpha()
    return word in _ORDINAL_ID[1:] and followed and _TOGETHER_BEFORE.search(before) is not None

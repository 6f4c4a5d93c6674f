"""Dates, years and decades in running text, as values: "19 Oktober 1953", "July 2012", "1950-an", "pada tahun 2001"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.quantities.span_mask import take

DateKind = Literal["date", "year", "decade"]

_MONTH_NAMES = (
    ("januari", "january", "jan"),
    ("februari", "pebruari", "february", "feb"),
    ("maret", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov"),
    ("desember", "december", "des", "dec"),
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d|2100)\b(?![.,]\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s?[-–]\s?(?P<last>[12]?\d|3[01])(?:st|nd|rd|th)?)?"
_OF_YEAR = rf",?\s+(?:tahun\s+|thn\s+|of\s+)?{_YEAR}"
_NUMERIC = r"(?<![\w./-])(?:{})(?![\w/-]|[.]\d)"
_COUNT_BEFORE = re.compile(
    r"\b(?:sekitar|kira-kira|lebih dari|lebih|kurang dari|hampir|sebanyak|sejumlah|berjumlah|total|mencapai|setidaknya"
    r"|about|around|approximately|nearly|almost|more than|less than|fewer than|at least|over|some|no|nomor|usd"
    r"|us\$|\$|rp)"
    r"[ \u00a0]?$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"[ \u00a0](?:orang|korban|anak|perempuan|wanita|pria|laki|negara|staf|pengungsi|migran|pekerja|anggota|kasus|jiwa"
    r"|unit|buah|km|kg|tons?|tonnes?|lit(?:er|re)s?|meter|hektare?|ribu|juta|miliar|persen|dolar|rupiah|people|persons|victims|children|women|men|girls"
    r"|boys|states|countries|staff|refugees|migrants|workers|members|cases|deaths|thousand|million|billion|per cent"
    r"|percent|dollars)\b|[ \u00a0]?%",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in `text[start:end]`.

    `low` and `high` are its first and last day as YYYYMMDD for the kind "date" (0000MMDD where no year stands there,
    every month has 31 days), years otherwise. `approximate` where the text says early, middle or end of it.
    """

    start: int
    end: int
    low: int
    high: int
    kind: DateKind
    approximate: bool = False


def day_range(year: int) -> tuple[int, int]:
    """The first and the last day of a year, as YYYYMMDD."""
    return year * 10_000 + 101, year * 10_000 + 1231


def find_dates(text: str, taken: bytearray) -> list[FoundDate]:
    """Every date, without overlap, in the order of the text; takes its characters."""
    found: list[FoundDate] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            date = read(match)
            if date is not None and take(taken, date.start, date.end):
                found.append(date)
    return sorted(found, key=lambda date: date.start)


def _named(match: re.Match[str]) -> FoundDate | None:
    """A date with the month's name: whole, without its year, or without its day."""
    parts = match.groupdict()
    month = _MONTHS[parts["month"].casefold()]
    year, day = int(parts.get("year") or 0), int(parts.get("day") or 0)
    if not year and parts["month"] in {"may", "march"}:  # the verbs: "may 5 people …"
        return None
    first = year * 10_000 + month * 100
    last = int(parts.get("last") or day or 31)
    return FoundDate(match.start(), match.end(), first + (day or 1), first + last, "date")


def _numeric(match: re.Match[str]) -> FoundDate | None:
    """A date in digits alone: year first, or day first as Indonesia and most of the world write it."""
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if month > 12 >= day:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    value = year * 10_000 + month * 100 + day
    return FoundDate(match.start(), match.end(), value, value, "date")


def _decade(match: re.Match[str]) -> FoundDate | None:
    low = int(match["decade"])
    low += 1900 if low < 100 else 0
    return FoundDate(match.start(), match.end(), low, low + 9, "decade", match["part"] is not None)


def _years(match: re.Match[str]) -> FoundDate | None:
    """Two years joined by a dash or a slash; "2015–16" completes the second."""
    low, high = int(match["year"]), int(match["until"])
    high += low // 100 * 100 if high < 100 else 0
    return FoundDate(match.start(), match.end(), low, high, "year") if low < high <= low + 200 else None


def _year(match: re.Match[str]) -> FoundDate | None:
    """A bare year. Four digits without a separator are one, unless what stands around them counts something."""
    year, cue = int(match["year"]), match["cue"]
    before = match.string[max(0, match.start() - 16) : match.start()]
    counts = _COUNT_BEFORE.search(before) is not None or _COUNTED_AFTER.match(match.string, match.end()) is not None
    told = match["noun"] is not None or (cue is not None and (year >= 1900 or not counts))
    if not told and (year < 1900 or counts):
        return None
    return FoundDate(match.start("year"), match.end(), year, year, "year")


def _compiled() -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str]], FoundDate | None]]]:
    """Patterns with their readers, the more telling ones first: what they take is not looked at again."""
    for pattern, read in (
        (rf"(?<![\w.,]){_DAYS}(?:\s+of)?\s+{_MONTH}{_OF_YEAR}", _named),
        (rf"\b{_MONTH}\s+{_DAYS}{_OF_YEAR}", _named),
        (rf"\b{_MONTH}{_OF_YEAR}", _named),
        (_NUMERIC.format(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"), _numeric),
        (_NUMERIC.format(r"(?P<day>\d?\d)([/.-])(?P<month>\d?\d)\2(?P<year>(?:19|20)\d\d)"), _numeric),
        (rf"(?<![\w.,]){_DAYS}(?:\s+of)?\s+{_MONTH}(?![ ]\d)", _named),
        (rf"\b{_MONTH}\s+{_DAYS}\b(?![.,]\d)", _named),
        (
            r"(?:\b(?P<part>awal|pertengahan|akhir|early|mid|late)(?:[ -](?:the )?))?(?:\b(?:tahun|thn) )?"
            r"(?:(?<=tahun )|(?<=the )|\b(?=\d{4}))(?P<decade>(?:1[5-9]|20)\d0|[1-9]0)(?:[-–]?an|['’]?s)\b",
            _decade,
        ),
        (rf"(?<![\w.,/-]){_YEAR}\s?[-–/]\s?(?P<until>(?:19|20)\d\d|\d\d)(?![\w/]|[.,]\d)", _years),
        (
            r"(?:\b(?:(?P<noun>tahun|thn|th|year)|(?P<cue>pada|sejak|dari|sampai|hingga|since|in|from|until|till|by))"
            r"[ \u00a0]+)?"
            rf"(?:(?<![\w.,/$€£])|(?<=\b\d/)|(?<=\b\d\d/)){_YEAR}(?![\w%]|[-/]\d)",
            _year,
        ),
    ):
        yield re.compile(pattern, re.IGNORECASE), read


_READERS = tuple(_compiled())

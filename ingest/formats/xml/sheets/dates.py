"""Dates of a spreadsheet: stored as numbers of days, known as dates by the format of their cell alone."""

import datetime
import re

from ingest.formats.xml.archive import Archive
from ingest.formats.xml.word_styles import child, value

_NOT_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_LAST = 2_958_466
"""The day after 31 December 9999: beyond it no spreadsheet shows a date."""

_UNIX = datetime.datetime(1899, 12, 30)
_MACINTOSH = datetime.datetime(1904, 1, 1)
_SECONDS = {"h": 3600, "m": 60, "s": 1}


def first_day(archive: Archive) -> datetime.datetime:
    """The day that a workbook counts from."""
    said = child(archive.xml_if_there("xl/workbook.xml"), "workbookPr")
    old = said is not None and (value(said, "date1904") or "") in {"1", "true"}
    return _MACINTOSH if old else _UNIX


def is_date_format(code: str) -> bool:
    """Does a format show a number as a date, a time of day or a duration?"""
    plain = _NOT_CODE.sub("", code).lower()
    return _ELAPSED.search(code) is not None or (re.search(r"[ymdhs]", plain) is not None and "general" not in plain)


def as_date(stored: str, first: datetime.datetime, code: str = "yyyy-mm-dd hh:mm") -> str:
    """A stored number of days as a date, with the time of day where it has one; as it is where it is no such number.

    `code` is the format of its cell: what it leaves out (the day, the date) is not shown, and durations are counted
    in hours beyond a day.
    """
    try:
        days = float(stored)
    except ValueError:
        return stored
    elapsed = _ELAPSED.search(code)
    if elapsed and abs(days) < _LAST:
        return _duration(days, elapsed[1][0].lower(), code.lower())
    if not 0 <= days < _LAST:
        return stored
    moment = first + datetime.timedelta(seconds=round(days * 86400))
    plain = _NOT_CODE.sub("", code).lower()
    if days < 1 or not re.search(r"[yd]", plain):
        return moment.strftime("%H:%M")
    if "d" not in plain:
        return moment.strftime("%Y-%m" if "m" in plain else "%Y")
    return moment.strftime("%Y-%m-%d" if days == int(days) else "%Y-%m-%d %H:%M")


def _duration(days: float, unit: str, code: str) -> str:
    """Hours, minutes or seconds in all, and after them the smaller units that the format names."""
    left, sign = round(abs(days) * 86400), "-" if days < 0 else ""
    parts: list[str] = []
    for name in "hms"["hms".index(unit) :]:
        if name == unit or name in code.replace(f"[{unit}", ""):
            count, left = divmod(left, _SECONDS[name])
            parts.append(str(count) if name == unit else f"{count:02}")
    return sign + ":".join(parts)

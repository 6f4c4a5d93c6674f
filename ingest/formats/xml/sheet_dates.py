"""Dates of a spreadsheet: stored as numbers of days, known as dates by the format of their cell alone."""

import datetime
import re

from ingest.formats.xml.archive import Archive
from ingest.formats.xml.numbers import whole_number
from ingest.formats.xml.word_styles import child, children, value

_BUILT_IN = frozenset({*range(14, 23), *range(45, 48)})
"""Formats of dates and times that every spreadsheet has without describing them."""

_NOT_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_LAST = 2_958_466
"""The day after 31 December 9999: beyond it no spreadsheet shows a date."""

_UNIX = datetime.datetime(1899, 12, 30)
_MACINTOSH = datetime.datetime(1904, 1, 1)


def first_day(archive: Archive) -> datetime.datetime:
    """The day that a workbook counts from."""
    said = child(archive.xml_if_there("xl/workbook.xml"), "workbookPr")
    old = said is not None and (value(said, "date1904") or "") in {"1", "true"}
    return _MACINTOSH if old else _UNIX


def date_styles(archive: Archive) -> frozenset[str]:
    """The styles (a cell's attribute `s`) under which a number is shown as a date."""
    styles = archive.xml_if_there("xl/styles.xml")
    own = {
        value(known, "numFmtId"): _NOT_CODE.sub("", value(known, "formatCode") or "")
        for known in children(child(styles, "numFmts"), "numFmt")
    }
    formats = [value(style, "numFmtId") or "" for style in children(child(styles, "cellXfs"), "xf")]
    return frozenset(str(place) for place, form in enumerate(formats) if _is_date(form, own.get(form)))


def _is_date(form: str, code: str | None) -> bool:
    if code is not None:
        return re.search(r"[ymdhs]", code.lower()) is not None and "general" not in code.lower()
    return whole_number(form) in _BUILT_IN


def as_date(stored: str, first: datetime.datetime) -> str:
    """A stored number of days as a date, with the time of day where it has one; as it is where it is no such number."""
    try:
        days = float(stored)
    except ValueError:
        return stored
    if not 0 <= days < _LAST:
        return stored
    moment = first + datetime.timedelta(seconds=round(days * 86400))
    if days < 1:
        return moment.strftime("%H:%M")
    return moment.strftime("%Y-%m-%d" if days == int(days) else "%Y-%m-%d %H:%M")

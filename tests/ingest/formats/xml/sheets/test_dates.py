"""Dates in spreadsheets."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.formats.xlsx import read_xlsx
from ingest.formats.xml.sheets.dates import as_date
from tests.ingest.built import xlsx

EPOCH = datetime.datetime(1899, 12, 30)
STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="165" formatCode="&quot;dari&quot; 0.00 [Red]"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
)


def test_a_number_is_a_date_where_its_cell_is_formatted_as_one() -> None:
    row = [f'<c s="{style}"><v>42643</v></c>' for style in range(4)]
    blocks = read_xlsx(xlsx({"Lembar": [row]}, STYLES), "a.xlsx").blocks
    assert blocks[-1].text == "42643 | 2016-09-30 | 2016-09-30 | dari 42643,00"


def test_a_workbook_may_count_from_1904() -> None:
    row = ["Bergabung", '<c s="1"><v>41181</v></c>']
    blocks = read_xlsx(xlsx({"Lembar": [row]}, STYLES, '<workbookPr date1904="1"/>'), "a.xlsx").blocks
    assert blocks[-1].text == "Bergabung | 2016-09-30"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("42643.5", "2016-09-30 12:00"), ("0.25", "06:00"), ("-1", "-1"), ("1e9", "1e9"), ("nan", "nan"), ("abc", "abc")],
)
def test_times_are_shown_and_what_is_no_date_stays(stored: str, shown: str) -> None:
    assert as_date(stored, EPOCH) == shown


@given(st.dates(datetime.date(1900, 3, 1)))
def test_every_day_comes_out_as_it_was_stored(day: datetime.date) -> None:
    assert as_date(str((day - EPOCH.date()).days), EPOCH) == day.isoformat()

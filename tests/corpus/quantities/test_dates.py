import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantities.dates import FoundDate, find_dates

_FIRST_HALF = ["Januari", "Februari", "Maret", "April", "Mei", "Juni"]
_MONTHS_ID = [*_FIRST_HALF, "Juli", "Agustus", "September", "Oktober", "November", "Desember"]


def dates(text: str) -> list[FoundDate]:
    return find_dates(text, bytearray(len(text)))


def found(text: str) -> list[tuple[str, int, int]]:
    return [(text[date.start : date.end], date.low, date.high) for date in dates(text)]


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_is_the_same_value_in_each_way_of_writing_it(day: datetime.date) -> None:
    value = int(day.strftime("%Y%m%d"))
    month = _MONTHS_ID[day.month - 1]
    for text in (
        f"{day.day} {month} {day.year}",
        f"{day:%d %B %Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%Y-%m-%d}",
        f"tanggal {day.day} {month.lower()} tahun {day.year}.",
        f"{day:%d/%m/%Y}",
    ):
        assert [(date.low, date.high) for date in dates(text)] == [(value, value)], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pada bulan Juli 2012", [("Juli 2012", 20120701, 20120731)]),
        ("which ran from 1899 to 1902", [("1899", 1899, 1899), ("1902", 1902, 1902)]),
        ("president from 1847 until his death in 1877", [("1847", 1847, 1847), ("1877", 1877, 1877)]),
        ("sampai 1750 ton beras", []),
        ("in September of 2000", [("September of 2000", 20000901, 20000931)]),
        ("19–21 May 2011", [("19–21 May 2011", 20110519, 20110521)]),
        ("30 November", [("30 November", 1130, 1130)]),
        ("tahun 1950-an", [("tahun 1950-an", 1950, 1959)]),
        ("sekitar 2000an", [("2000an", 2000, 2009)]),
        ("the 1990s", [("1990s", 1990, 1999)]),
        ("tahun 90-an", [("tahun 90-an", 1990, 1999)]),
        ("2008–2015", [("2008–2015", 2008, 2015)]),
        ("2004/2005", [("2004/2005", 2004, 2005)]),
        ("2015-16", [("2015-16", 2015, 2016)]),
        ("(Pecoud, 2018)", [("2018", 2018, 2018)]),
        ("UU No. 21/2007", [("2007", 2007, 2007)]),
    ],
)
def test_dates_less_than_whole_are_ranges(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["8400 staf", "2000 orang", "sekitar 2000", "$2000", "2,012", "1.951", "20134", "may 5 people join", "32/13/2010x"],
)
def test_what_only_looks_like_a_year_is_none(text: str) -> None:
    assert found(text) == []


def test_the_middle_of_a_decade_is_approximate() -> None:
    assert [date.approximate for date in dates("sejak pertengahan 1990-an dan pada 1980-an")] == [True, False]

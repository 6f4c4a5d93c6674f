"""Numbers of a spreadsheet as it shows them."""

import datetime
from decimal import Decimal

import pytest

from corpus.model import Language
from ingest.formats.xml.sheets.number_formats import as_shown, general

FIRST = datetime.datetime(1899, 12, 30)


@pytest.mark.parametrize(
    ("stored", "code", "language", "shown"),
    [
        ("0.075", "0.0%", "id", "7,5%"),
        ("0.075", "0.0%", "en", "7.5%"),
        ("1234567.5", '"Rp"#,##0.00', "id", "Rp1.234.567,50"),
        ("98000000", "[$Rp-421]#,##0", "id", "Rp98.000.000"),
        ("1234.5", "[$€-2] #,##0.00", "en", "€ 1,234.50"),
        ("45", "00000", "id", "00045"),
        ("7", '"KD-"000', "id", "KD-007"),
        ("-2500000", "#,##0;(#,##0)", "id", "(2.500.000)"),
        ("-5", "0.0", "en", "-5.0"),
        ("0", '0;-0;"nihil"', "id", "nihil"),
        ("0.00001", "0.00E+00", "en", "1.00E-05"),
        ("2.75", "# ?/?", "en", "2 3/4"),
        ("1500000", '#,##0.0,," juta"', "id", "1,5 juta"),
        ("6281234567", "000-0000-000", "id", "628-1234-567"),
        ("1.2604166667", "[h]:mm", "id", "30:15"),
        ("1.2604166667", "hh:mm", "id", "06:15"),
        ("45291", "d mmmm yyyy", "id", "2023-12-31"),
        ("45291", "mmm yyyy", "id", "2023-12"),
        ("abc", "0.0%", "id", "abc"),
        ("1E-9999999", "0.00", "id", "1E-9999999"),
    ],
)
def test_a_number_is_shown_as_its_cell_is_formatted(stored: str, code: str, language: Language, shown: str) -> None:
    assert as_shown(stored, code, language, FIRST) == shown


def test_a_number_without_a_format_has_all_its_digits_and_no_noise() -> None:
    assert general(Decimal("0.30000000000000004"), "en") == "0.3"
    assert general(Decimal("1234567.25"), "id") == "1234567,25"
    assert general(Decimal("100"), "id") == "100"

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantities.numerals import NUMERAL, format_number, read_numeral

numbers = st.decimals(min_value=0, max_value=10**14, places=2) | st.integers(0, 10**14).map(Decimal)


@given(numbers, st.sampled_from(["id", "en"]))
def test_a_number_written_in_a_notation_is_read_back_as_itself(value: Decimal, language: str) -> None:
    assert read_numeral(format_number(value, language), language) == value


@given(st.integers(10**6, 10**14).map(Decimal))
def test_two_separators_are_thousands_whatever_the_language(value: Decimal) -> None:
    assert read_numeral(format_number(value, "id"), "en") == value == read_numeral(format_number(value, "en"), "id")


@pytest.mark.parametrize(
    ("token", "language", "value"),
    [
        ("4.067", "id", "4067"),
        ("4,067", "en", "4067"),
        ("4.067", "en", "4.067"),
        ("1,3", "id", "1.3"),
        ("1.3", "en", "1.3"),
        ("1.3", "id", "1.3"),
        ("225,000", "id", "225000"),
        ("14.000", "en", "14000"),
        ("1.234,56", "en", "1234.56"),
        ("1,234.56", "id", "1234.56"),
        ("0,125", "en", "0.125"),
        ("8\u00a0400", "id", "8400"),
        ("8400", "en", "8400"),
    ],
)
def test_language_and_shape_decide_what_a_separator_is(token: str, language: str, value: str) -> None:
    assert read_numeral(token, language) == Decimal(value)


@pytest.mark.parametrize("token", ["2.1.4", "1,22,333", "1.234,567.8", "12345.678.901", "1" * 100])
def test_what_has_no_shape_of_a_number_is_none(token: str) -> None:
    assert read_numeral(token, "id") is None


def test_a_numeral_is_never_found_inside_another_word_or_number() -> None:
    assert [match[0] for match in NUMERAL.finditer("x13 4.067 2013, Rp2.000 no.21")] == ["4.067", "2013", "2.000", "21"]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantities.number_words import number_words

_DIGITS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
_ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_UNITS = [*_ENGLISH.split(), "seventeen", "eighteen", "nineteen"]
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell_indonesian(number: int) -> str:
    if number >= 1000:
        thousands = "seribu" if number // 1000 == 1 else f"{spell_indonesian(number // 1000)} ribu"
        return f"{thousands} {spell_indonesian(number % 1000)}".strip()
    if number >= 100:
        hundreds = "seratus" if number // 100 == 1 else f"{_DIGITS[number // 100]} ratus"
        return f"{hundreds} {spell_indonesian(number % 100)}".strip()
    if number < 10:
        return _DIGITS[number]
    if number < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(number, f"{_DIGITS[number - 10]} belas")
    return f"{_DIGITS[number // 10]} puluh {_DIGITS[number % 10]}".strip()


def spell_english(number: int) -> str:
    if number >= 1000:
        rest = f" {spell_english(number % 1000)}" if number % 1000 else ""
        return f"{spell_english(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {spell_english(number % 100)}" if number % 100 else ""
        return f"{_UNITS[number // 100]} hundred{rest}"
    if number < 20:
        return _UNITS[number]
    return _TENS[number // 10] + (f"-{_UNITS[number % 10]}" if number % 10 else "")


def values(text: str, language: str) -> list[int]:
    return [int(found.low) for found in number_words(text, language)]


@given(st.integers(1, 999_999))
def test_any_number_spelt_out_in_indonesian_is_read_whole(number: int) -> None:
    assert values(spell_indonesian(number), "id") == [number]


@given(st.integers(2, 999_999))
def test_any_number_spelt_out_in_english_is_read_whole(number: int) -> None:
    assert values(spell_english(number), "en") == [number]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("salah satu negara", "id"),
        ("satu sama lain", "id"),
        ("one of them", "en"),
        ("no one came", "en"),
        ("ribu", "id"),
        ("bersatu", "id"),
    ],
)
def test_words_that_count_nothing_give_nothing(text: str, language: str) -> None:
    assert values(text, language) == []


def test_number_words_in_a_row_that_make_no_number_are_several() -> None:
    assert values("dua, tiga atau empat belas", "id") == [2, 3, 14]
    assert values("dua tiga", "id") == [2, 3]
    assert values("ten two", "en") == [10, 2]


def test_a_vague_magnitude_has_a_low_and_a_high_end() -> None:
    (found,) = number_words("ratusan ribu orang", "id")
    assert int(found.low) == 100_000
    assert int(found.high) == 999_999


def test_a_fraction_takes_its_magnitude_along() -> None:
    assert values("setengah juta orang", "id")[0] == 500_000
    assert values("half a million people", "en")[0] == 500_000

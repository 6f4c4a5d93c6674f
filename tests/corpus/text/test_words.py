"""Text as words, and their stems."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.words import stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Migrasi dan Pengembangan", ["migrasi", "dan", "pengembangan"]),
        ("re-integrasi", ["reintegrasi", "re", "integrasi"]),
        ("re\u2011integrasi", ["reintegrasi", "re", "integrasi"]),
        ("negara-negara", ["negara"]),
        ("NGO’s", ["ngo"]),
        ("coup d'etat", ["coup", "detat"]),
        ("Pécoud", ["pecoud"]),
        ("ﬁnance", ["finance"]),
        ("tahun 1951¹²", ["tahun", "1951"]),
        ("tahun 2000an", ["tahun", "2000an"]),
        ("iom.int/iom-history", ["iom", "int", "iomhistory", "iom", "history"]),
        ("Migration,IOM", ["migration", "iom"]),
        ("soft\u00adhyphen", ["softhyphen"]),
        ("-- . , '", []),
    ],
)
def test_a_text_gives_its_folded_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("written", ["8400", "8.400", "8,400"])
def test_a_number_is_one_word_however_its_thousands_are_parted(written: str) -> None:
    assert words(f"sekitar {written} staf") == ["sekitar", "8400", "staf"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1,3 miliar", ["1.3", "miliar"]), ("200-225,000", ["200", "225000"]), ("2005-2011", ["2005", "2011"])],
)
def test_decimals_and_ranges_keep_their_numbers(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text())
def test_words_hold_no_space_and_folding_twice_changes_nothing(text: str) -> None:
    for word in words(text):
        assert word
        assert not any(letter.isspace() for letter in word)
        assert word in words(word)


def test_stems_bring_a_word_family_together_in_its_language() -> None:
    assert stem("trafficking", "en") == stem("trafficked", "en")
    assert stem("perdagangan", "id") == stem("dagang", "id")
    assert stem("mot", "fr") == "mot"


def test_stemming_in_many_threads_gives_what_one_gives() -> None:
    tokens = [f"mem{first}erikan{last}" for first in "bcdfgh" for last in ("", "nya", "lah")] * 50
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda word: stem(word, "id"), tokens)) == [stem(word, "id") for word in tokens]

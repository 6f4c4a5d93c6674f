"""Whom a sentence reports is read from the words in which it names its sources."""

import pytest

from assistant.query.attribution import is_editors, source_years, speaks_for_all


@pytest.mark.parametrize(
    "text",
    ["Both chapters count 14.", "Neither chapter says so.", "Kedua bab sepakat.", "Semua sumber menyebutnya."],
)
def test_a_sentence_about_all_sources_speaks_for_all(text: str) -> None:
    assert speaks_for_all(text)


@pytest.mark.parametrize("text", ["The 2017 chapter counts 14.", "Both ferries are old.", "Bab kedua menyebutnya."])
def test_a_sentence_about_one_source_or_other_things_does_not(text: str) -> None:
    assert not speaks_for_all(text)


def test_sources_are_named_by_their_years() -> None:
    assert source_years("The 2017 chapter says 1951, laporan tahun 2018 says 1952.") == [2017, 2018]


def test_a_note_of_the_editor_says_so() -> None:
    assert is_editors("Editor's note: It is old.")
    assert is_editors("Catatan penyunting: Sudah tua.")
    assert not is_editors("The editor wrote a note.")

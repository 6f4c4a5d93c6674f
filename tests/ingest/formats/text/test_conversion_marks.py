"""Marks that conversion left in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.formats.draft import NOTE_OR_PAGE, Note, bare, note_mark
from ingest.formats.text.conversion_marks import (
    has_contents_bookmark,
    lift_notes,
    plain_characters,
    tidy,
    without_bookmarks,
)


def test_notes_are_lifted_with_marks_in_their_places() -> None:
    text, notes = lift_notes("Satu.[footnoteRef:1] [1:  Derks, 2000] Dua.")
    assert text == f"Satu.{note_mark('1.1')}  Dua."
    assert notes == {"1.1": Note("1", "Derks, 2000")}


def test_a_note_text_may_stand_far_from_its_mark_and_hold_brackets() -> None:
    text, notes = lift_notes("Satu.[footnoteRef:7] Dua.\n\nTiga. [7: Lihat [sic] di sini]")
    assert bare(text) == "Satu. Dua.\n\nTiga. "
    assert notes["7.1"].text == "Lihat [sic] di sini"


def test_numbers_that_begin_anew_belong_to_the_note_that_follows() -> None:
    _, notes = lift_notes("A[footnoteRef:1] [1: satu] B[footnoteRef:1] [1: dua]")
    assert [note.text for note in notes.values()] == ["satu", "dua"]


def test_a_note_cut_off_before_its_bracket_ends_with_its_line() -> None:
    text, notes = lift_notes("A[footnoteRef:1] [1: Richard, 1999 dalam\nBaris berikut.")
    assert notes["1.1"].text == "Richard, 1999 dalam"
    assert text.endswith("\nBaris berikut.")


def test_a_mark_without_a_note_is_dropped_and_brackets_without_a_mark_stay() -> None:
    assert lift_notes("A[footnoteRef:1]. Pukul [12: 30].") == ("A. Pukul [12: 30].", {})
    assert lift_notes("Pukul [12: 30].") == ("Pukul [12: 30].", {})


def test_bookmarks_and_attributes_of_word_processors_are_dropped() -> None:
    assert without_bookmarks(" [bookmark: _GoBack]Walaupun") == " Walaupun"
    assert without_bookmarks("# Profil {#profil .unnumbered}\nteks {tetap}") == "# Profil\nteks {tetap}"
    assert has_contents_bookmark("1. [bookmark: _Toc493665106]Thailand")
    assert not has_contents_bookmark("[bookmark: _GoBack]Walaupun")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("\tIOM  bekerja \u00a0 di\u2009sini ", "IOM bekerja di sini"),
        ("hak ^asasi ^(4) dan 10^6", "hak asasi (4) dan 10^6"),
        ("Terorganisasi __ __ b. bahwa Orang _; _", "Terorganisasi b. bahwa Orang ;"),
        ("nama_berkas dan 2 * 3", "nama_berkas dan 2 * 3"),
    ],
)
def test_a_line_is_tidied_without_touching_its_words(raw: str, clean: str) -> None:
    assert tidy(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("ke\u00adse\u200bjahteraan", "kesejahteraan"),
        ("\u202emundur\u202c\x07", "mundur"),
        ("\uf0b7 butir", "• butir"),
        ("Pe\u0301coud", "Pécoud"),
        ("satu\u2028dua\x0ctiga", "satu\ndua\ntiga"),
        ("\ue000n1\ue001", "n1"),
    ],
)
def test_nothing_invisible_stays_and_nothing_can_pass_for_a_mark_of_ours(raw: str, clean: str) -> None:
    assert plain_characters(raw) == clean


@given(st.text(alphabet=st.sampled_from("ab.\n []:12footnRef"), max_size=80))
def test_lifting_notes_keeps_every_other_word(text: str) -> None:
    left, notes = lift_notes(text)
    assert {match[2] for match in NOTE_OR_PAGE.finditer(left)} == set(notes)


@pytest.mark.parametrize("character", ["\u200c", "\u200d", "\ufe0f", "\u3164", "\U000e0061"])
def test_a_run_of_characters_that_show_nothing_is_dropped_and_a_single_one_stays(character: str) -> None:
    assert plain_characters(f"a{character * 1000}b") == "ab"
    assert plain_characters(f"a{character}b") == f"a{character}b"

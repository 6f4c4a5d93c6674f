"""Lines into paragraphs and list items."""

import pytest

from ingest.formats.draft import Block, note_mark
from ingest.formats.text.paragraphs import (
    from_lines,
    in_capitals,
    introduces,
    is_hard_wrapped,
    item_mark,
    joined,
    rejoin,
)

LONG = "Misi organisasi ini sejak awal adalah untuk membantu memulai potensi"


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("1. Thailand", "1. "),
        ("12) dua belas", "12) "),
        ("(3) Setiap orang", "(3) "),
        ("(3)Setiap orang", "(3) "),
        ("a. to make", "a. "),
        ("iv. keempat", "iv. "),
        ("• butir", "- "),
        ("– butir", "- "),
        ("- butir", "- "),
        ("2016 adalah tahun", ""),
        ("1.5 juta", ""),
        ("-5 derajat", ""),
        ("(Pecoud, 2018)", ""),
        ("A.S. dan Inggris", ""),
        ("kata", ""),
    ],
)
def test_a_list_item_is_known_by_its_mark(line: str, mark: str) -> None:
    assert item_mark(line) == mark


def test_lines_are_paragraphs_and_items() -> None:
    blocks = from_lines(["Fokus IOM:", "1.  Satu", "• a. Dua", "Lalu selesai."], wrapped=False)
    assert [(block.kind, block.text) for block in blocks] == [
        ("paragraph", "Fokus IOM:"),
        ("item", "1. Satu"),
        ("item", "a. Dua"),
        ("paragraph", "Lalu selesai."),
    ]


def test_wrapped_lines_are_joined_and_a_number_inside_a_sentence_is_no_item() -> None:
    blocks = from_lines(["IOM berdiri pada tahun", "1951 di Brussels, lihat no.", "2. Ya."], wrapped=True)
    assert [block.text for block in blocks] == ["IOM berdiri pada tahun 1951 di Brussels, lihat no.", "2. Ya."]
    blocks = from_lines(["lihat halaman", "5. Lalu tutup."], wrapped=True)
    assert [block.text for block in blocks] == ["lihat halaman 5. Lalu tutup."]


def test_a_title_in_capitals_over_several_lines_is_one() -> None:
    assert [
        block.text for block in from_lines(["NOMOR 6", "TENTANG", "KEIMIGRASIAN", "Menimbang:"], wrapped=False)
    ] == [
        "NOMOR 6 TENTANG KEIMIGRASIAN",
        "Menimbang:",
    ]


def test_a_file_is_wrapped_when_its_lines_end_near_one_width() -> None:
    even = ["kata " * 15, "kata " * 14, "kata " * 15, "kata " * 15, "akhir"]
    uneven = ["pendek", "jauh lebih panjang " * 9, "sedang saja", "lain " * 30, "x"]
    assert is_hard_wrapped([even], otherwise=False)
    assert not is_hard_wrapped([uneven], otherwise=True)


@pytest.mark.parametrize("otherwise", [True, False])
def test_a_file_with_too_few_line_breaks_to_tell_is_what_its_format_usually_is(otherwise: bool) -> None:
    assert is_hard_wrapped([["satu dua", "tiga"]], otherwise) is otherwise


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LONG, "ketegangan sosial"),
        (f"{LONG} dan terutama sebagai", "Agen Migrasi Global."),
        (f"1. {LONG}, inter alia, to", "facilitate the coordination"),
    ],
)
def test_a_paragraph_cut_by_a_page_break_is_joined(first: str, second: str) -> None:
    whole = rejoin([Block("paragraph", first), Block("paragraph", second)])
    assert [block.text for block in whole] == [f"{first} {second}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{LONG}.", "beberapa gagasan"),
        (f"{LONG}.”{note_mark('1')}", "beberapa gagasan"),
        (f"{LONG}:", "beberapa gagasan"),
        (LONG, "Dalam menghadapi"),
        ("perdagangan orang", "penyelundupan migran"),
    ],
)
def test_paragraphs_that_are_whole_stay_apart(first: str, second: str) -> None:
    assert len(rejoin([Block("paragraph", first), Block("paragraph", second)])) == 2


def test_nothing_is_joined_to_a_heading_or_a_row() -> None:
    blocks = [
        Block("heading", LONG),
        Block("paragraph", "kecil"),
        Block("row", f"{LONG} | x"),
        Block("paragraph", "kecil"),
    ]
    assert rejoin(blocks) == blocks


def test_a_hyphen_at_a_line_end_stays_as_written() -> None:
    assert joined("the first-", "ever agreement") == "the first-ever agreement"
    assert joined("menonjol -", "jika bukan") == "menonjol - jika bukan"


def test_a_line_introduces_what_follows_unless_it_ends_in_a_stop() -> None:
    assert introduces("berikut ini :")
    assert introduces(f"berbunyi:{note_mark('2')}")
    assert introduces("Langkah berikut")
    assert not introduces("Selesai.")
    assert not introduces("Selesai.”")


def test_capitals_are_a_title_but_not_a_sentence() -> None:
    assert in_capitals("SEJARAH, FUNGSI, DAN PERAN IOM")
    assert not in_capitals("IOM bekerja")
    assert not in_capitals("MENIMBANG:")
    assert not in_capitals("1951")

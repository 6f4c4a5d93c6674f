"""The tree of headings, put right."""

import pytest

from ingest.formats.draft import Block
from ingest.structure.headings import chapter_title, numbered_heading, order_headings

TEXT = Block("paragraph", "Teks.")


def tree(*headings: tuple[int, str]) -> list[tuple[int, str]]:
    """Headings with text under each, put in order."""
    blocks = [block for level, text in headings for block in (Block("heading", text, level), TEXT)]
    return [(block.level, block.text) for block in order_headings(blocks) if block.kind == "heading"]


def test_marked_levels_that_agree_are_kept_without_gaps() -> None:
    assert tree((2, "Profil"), (4, "Pendanaan"), (4, "Staf"), (2, "Sejarah")) == [
        (1, "Profil"),
        (2, "Pendanaan"),
        (2, "Staf"),
        (1, "Sejarah"),
    ]


def test_numbers_decide_where_they_contradict_the_levels_and_lost_numbers_stand_beside() -> None:
    headings = [(2, "BAB II JUDUL"), (4, "A. Profil"), (3, "Program"), (2, "IOM"), (2, "1. Thailand"), (2, "Myanmar")]
    assert [level for level, _ in tree(*headings)] == [1, 2, 2, 2, 3, 3]


def test_numbers_decide_where_every_heading_is_marked_alike() -> None:
    headings = [(1, "BAB I UMUM"), (1, "Pasal 1"), (1, "BAB II LAIN"), (1, "Bagian Kesatu Umum"), (1, "Pasal 2")]
    assert [level for level, _ in tree(*headings, (1, "Pasal 3"))] == [1, 3, 1, 2, 3, 3]


def test_letters_may_stand_below_numbers() -> None:
    assert [level for level, _ in tree((0, "1. Intro"), (0, "A. Aim"), (0, "B. Plan"), (0, "2. Method"))] == [
        1,
        2,
        2,
        1,
    ]
    assert [level for level, _ in tree((1, "1. Intro"), (2, "A. Aim"), (1, "2. Method"))] == [1, 2, 1]


def test_decimal_numbers_nest_by_their_dots() -> None:
    assert [level for level, _ in tree((0, "1 Intro"), (0, "1.1 Aim"), (0, "1.1.1 Scope"), (0, "2 Method"))] == [
        1,
        2,
        3,
        1,
    ]


def test_roman_numbers_are_told_from_letters_by_their_company() -> None:
    assert [level for level, _ in tree((0, "I. Umum"), (0, "A. Asal"), (0, "II. Khusus"), (0, "C. Akhir"))] == [
        1,
        2,
        1,
        2,
    ]
    assert [level for level, _ in tree((0, "A. Umum"), (0, "B. Asal"), (0, "C. Akhir"), (0, "D. Ekor"))] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("number", "title", "whole"),
    [
        (Block("heading", "BAB II", 2), Block("heading", "SEJARAH IOM", 3), "BAB II SEJARAH IOM"),
        (Block("heading", "BAB II", 2), Block("paragraph", "SEJARAH IOM"), "BAB II SEJARAH IOM"),
        (Block("heading", "Chapter 1", 1), Block("heading", "Introduction", 1), "Chapter 1 Introduction"),
        (Block("heading", "Bagian Kesatu"), Block("paragraph", "Umum"), "Bagian Kesatu Umum"),
        (Block("heading", "Bagian Kedua Belas"), Block("paragraph", "Pajak Rokok"), "Bagian Kedua Belas Pajak Rokok"),
        (Block("heading", "Article 3", 3), Block("heading", "Use of terms", 4), "Article 3 Use of terms"),
    ],
)
def test_a_title_is_joined_to_the_number_above_it(number: Block, title: Block, whole: str) -> None:
    ordered = order_headings([number, title, TEXT])
    assert [(block.kind, block.text) for block in ordered] == [("heading", whole), ("paragraph", "Teks.")]


def test_the_first_of_several_sections_is_not_the_chapters_title() -> None:
    blocks = [Block("heading", "Chapter 1", 1), Block("heading", "Aim", 2), TEXT, Block("heading", "Plan", 2), TEXT]
    assert [block.text for block in order_headings(blocks) if block.kind == "heading"] == ["Chapter 1", "Aim", "Plan"]


def test_articles_in_a_quotation_are_lines_of_text() -> None:
    blocks = [
        *(Block("heading", "A. Profil", 2), TEXT, Block("heading", "CHAPTER I – PURPOSES", 2)),
        *(Block("heading", "Article 1", 3), TEXT, Block("heading", "B. Program", 2), TEXT),
    ]
    assert [(block.kind, block.text) for block in order_headings(blocks) if block != TEXT] == [
        ("heading", "A. Profil"),
        ("line", "CHAPTER I – PURPOSES"),
        ("line", "Article 1"),
        ("heading", "B. Program"),
    ]


def test_articles_are_headings_in_a_law() -> None:
    headings = [(1, "Menimbang"), (1, "Mengingat"), (1, "Umum"), *((2, f"Pasal {number}") for number in range(1, 6))]
    assert len(tree(*headings)) == 8
    assert len(tree((1, "Article 1"))) == 1


@pytest.mark.parametrize(
    "line",
    ["BAB II", "BAB I KETENTUAN UMUM", "Pasal 12", "Article 3", "Bagian Kesatu", "Bagian Kedua Belas", "CHAPTER IV"],
)
def test_a_line_can_be_a_heading_by_its_number_alone(line: str) -> None:
    assert numbered_heading(line)


@pytest.mark.parametrize(
    "line", ["Pasal 5 ayat (1)", "Bab 2 membahas profil", "Chapter 1 deals with", "Article 1.", "Pasal", ""]
)
def test_a_sentence_that_begins_with_such_a_number_is_none(line: str) -> None:
    assert not numbered_heading(line)


def test_a_chapter_heading_is_a_title_with_a_dash() -> None:
    assert chapter_title("BAB II SEJARAH") == "BAB II – SEJARAH"
    assert chapter_title("CHAPTER I – PURPOSES") == "CHAPTER I – PURPOSES"
    assert chapter_title("Profil IOM") == "Profil IOM"
    assert chapter_title("BAB II") == "BAB II"

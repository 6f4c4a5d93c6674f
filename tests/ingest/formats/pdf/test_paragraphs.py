"""The lines of a PDF as blocks."""

import pytest

from ingest.formats.draft import Block, bare
from ingest.formats.pdf.lines import HYPHEN
from ingest.formats.pdf.paragraphs import blocks_of_pages, measure
from tests.ingest.formats.pdf.lines import line

WIDE = 400


def blocks(*texts: str, step: float = 14, width: float = WIDE) -> list[str]:
    lines = [line(text, top=700 - step * place, width=width) for place, text in enumerate(texts)]
    return [bare(block.text) for block in blocks_of_pages([lines], measure([lines]))]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        (f"kesejah{HYPHEN}", "teraan rakyat", "kesejahteraan rakyat"),
        ("kesejah-", "teraan rakyat", "kesejahteraan rakyat"),
        (f"undang{HYPHEN}", "undang itu", "undang-undang itu"),
        (f"perundang{HYPHEN}", "undangan itu", "perundang-undangan itu"),
        (f"Undang{HYPHEN}", "Undang itu", "Undang-Undang itu"),
        (f"Asia{HYPHEN}", "Pasifik itu", "Asia-Pasifik itu"),
        ("tahun 2005-", "2011 itu", "tahun 2005-2011 itu"),
    ],
)
def test_a_word_parted_at_a_line_end_is_as_it_is_written(first: str, second: str, whole: str) -> None:
    assert blocks(first, second) == [whole]


def test_a_word_that_the_text_writes_with_a_hyphen_elsewhere_keeps_it() -> None:
    assert blocks("kata anti-perdagangan dan anti-", "perdagangan lagi") == [
        "kata anti-perdagangan dan anti-perdagangan lagi"
    ]


def test_a_short_last_line_ends_its_paragraph() -> None:
    lines = [
        line("Satu kalimat", top=700, width=WIDE),
        line("selesai.", top=686, width=80),
        line("Dua", top=672, width=WIDE),
    ]
    found = blocks_of_pages([lines], measure([[*lines, *[line("x", top=500 - 14 * n, width=WIDE) for n in range(9)]]]))
    assert [bare(block.text) for block in found] == ["Satu kalimat selesai.", "Dua"]


def test_rows_and_article_numbers_stand_alone() -> None:
    lines = [
        line(text, top=700 - 14 * place, width=WIDE) for place, text in enumerate(["a | b", "c | d", "Pasal 5", "Isi"])
    ]
    found = blocks_of_pages([lines], measure([lines]))
    assert [(block.kind, bare(block.text)) for block in found] == [
        ("row", "a | b"),
        ("row", "c | d"),
        ("heading", "Pasal 5"),
        ("paragraph", "Isi"),
    ]


def test_no_lines_give_no_blocks() -> None:
    assert blocks_of_pages([[]], measure([[]])) == []
    assert isinstance(blocks_of_pages([[line("x")]], measure([[line("x")]]))[0], Block)

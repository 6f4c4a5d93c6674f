"""Headings of a law that run on in a paragraph."""

from pathlib import Path

import pytest

from ingest.formats.draft import Block
from ingest.formats.read import read_document
from ingest.structure.inline_headings import with_headings_apart


def law(*texts: str, articles: int = 5) -> list[Block]:
    """A law with articles on lines of their own, and these texts behind them."""
    own = [
        block for n in range(1, articles + 1) for block in (Block("heading", f"Pasal {n}"), Block("paragraph", "Isi."))
    ]
    return [*own, *(Block("paragraph", text) for text in texts)]


def headings(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if block.kind == "heading"]


def test_articles_chapters_and_parts_in_a_paragraph_are_headings_and_no_word_is_lost() -> None:
    blocks = law(
        "Dipidana. BAB II BAB II KETENTUAN LAIN Bagian Kesatu Umum Pasal 6 (1) Setiap Orang dilarang. Pasal 7 Pengawas "
        "bekerja. Paragraf 2 Jaminan Sosial Pasal 8 (1) Jaminan itu. BAB III PENUTUP"
    )
    found = with_headings_apart(blocks)
    assert headings(found)[5:] == [
        *("BAB II BAB II KETENTUAN LAIN", "Bagian Kesatu Umum", "Pasal 6", "Pasal 7"),
        *("Paragraf 2 Jaminan Sosial", "Pasal 8", "BAB III PENUTUP"),
    ]
    assert " ".join(block.text for block in found) == " ".join(block.text for block in blocks)


@pytest.mark.parametrize(
    "text",
    [
        "Sebagaimana dimaksud dalam Pasal 6 Undang-Undang ini.",
        "Itu diatur. Pasal 6 ayat (1) tetap berlaku.",
        "Itu diatur. Pasal 3 Undang-Undang ini tetap berlaku.",
        "Itu diatur. Pasal 40 Undang-Undang Dasar menjaminnya.",
        "Itu diatur dalam BAB II KETENTUAN UMUM Pasal tersebut.",
    ],
)
def test_an_article_that_is_only_spoken_of_opens_no_section(text: str) -> None:
    assert with_headings_apart(law(text)) == law(text)


def test_the_article_that_follows_a_misread_one_is_found() -> None:
    assert headings(with_headings_apart(law("Isi. Pasal 6a Orang. Pasal 7 Orang itu."))) == [
        *(f"Pasal {n}" for n in range(1, 6)),
        "Pasal 7",
    ]


def test_before_the_first_chapter_articles_are_those_of_other_laws() -> None:
    preamble = Block(
        "paragraph", "Mengingat: 1. Pasal 1 Undang-Undang Dasar; MEMUTUSKAN: Itu. BAB I UMUM Pasal 1 Orang."
    )
    law_without_the_first = [preamble, *law(articles=7)[2:]]
    assert headings(with_headings_apart([Block("paragraph", "1. Pasal 1 Undang-Undang Dasar"), *law()])) == headings(
        law()
    )
    assert headings(with_headings_apart(law_without_the_first))[:3] == ["BAB I UMUM", "Pasal 1", "Pasal 2"]


def test_what_is_no_law_is_left_as_it_is() -> None:
    chapter = law("Isi. Pasal 4 Undang-Undang.", articles=3)
    assert with_headings_apart(chapter) == chapter


@pytest.mark.parametrize(
    ("name", "chapters", "articles"),
    [("uu-21-2007-tppo.md", 9, 67), ("uu-18-2017-pelindungan-pmi.md", 13, 84), ("uu-6-2011-keimigrasian.md", 15, 144)],
)
def test_real_laws_have_their_chapters_and_articles(shared: Path, name: str, chapters: int, articles: int) -> None:
    document = read_document(shared / "data" / "documents" / name)
    found = [document.text[heading.start : heading.end] for heading in document.headings]
    own = found[: found.index("PENJELASAN")]
    assert len({text.split()[1] for text in own if text.startswith("BAB ")}) >= chapters
    assert len({text.split()[1] for text in own if text.startswith("Pasal ")}) >= articles

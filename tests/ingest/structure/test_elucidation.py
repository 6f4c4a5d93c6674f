"""The elucidation of a law, a part of its own."""

from pathlib import Path

import pytest

from ingest.formats.draft import Block
from ingest.formats.read import read_document
from ingest.structure.elucidation import parted

LAW = [
    Block("heading", "BAB VI PENUTUP"),
    Block("heading", "Pasal 67"),
    Block("paragraph", "Undang-Undang ini berlaku."),
]
NAME = "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 21 TAHUN 2007 TENTANG TPPO"


def headings(blocks: list[Block]) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in blocks if block.kind == "heading"]


def words(*parts: list[Block]) -> str:
    return " ".join(block.text for part in parts for block in part)


def test_one_that_runs_on_in_a_paragraph_gets_its_headings_and_loses_no_word() -> None:
    run_on = Block(
        "paragraph",
        f"Disahkan di Jakarta. PENJELASAN ATAS {NAME} I. UMUM Perdagangan orang adalah perbudakan. Pasal 28 UUD 1945 "
        "menjaminnya. II. PASAL DEMI PASAL Pasal 1 Cukup jelas. Pasal 2 Ayat (1) Yang dimaksud Pasal 3 ialah korban. "
        "Pasal 9 dilarang. Pasal 3 Cukup jelas",
    )
    item = Block("item", "a. harta milik. Pasal 5 Cukup jelas. Pasal 5 tidak dihitung dua kali.")
    law, elucidation, annexes = parted([*LAW, run_on, item])
    assert law == [*LAW, Block("paragraph", "Disahkan di Jakarta.")]
    assert headings(elucidation) == [
        *((1, "PENJELASAN"), (2, "I. UMUM"), (2, "II. PASAL DEMI PASAL")),
        *((3, "Pasal 1"), (3, "Pasal 2"), (3, "Pasal 3"), (3, "Pasal 5")),
    ]
    assert Block("item", "a. harta milik.") in elucidation
    assert words(law, elucidation, annexes) == words([*LAW, run_on, item])


def test_one_in_lines_of_its_own_keeps_only_the_headings_of_its_parts_and_articles() -> None:
    under = [
        *(Block("paragraph", "PENJELASAN"), Block("paragraph", "ATAS"), Block("heading", "PERATURAN DAERAH", 1)),
        *(Block("item", "I. UMUM Amanat itu."), Block("heading", "II. PASAL DEMI PASAL", 1)),
        *(Block("paragraph", "Pasal 1"), Block("paragraph", "Cukup jelas."), Block("heading", "Huruf f", 1)),
        Block("heading", "Pasal 3 Cukup jelas.", 1),
    ]
    law, elucidation, _ = parted([*LAW, *under])
    assert law == LAW
    assert [text for _, text in headings(elucidation)] == [
        *("PENJELASAN", "I. UMUM", "II. PASAL DEMI PASAL", "Pasal 1", "Pasal 3"),
    ]
    assert words(elucidation) == words(under)


def test_an_annex_behind_it_is_no_part_of_it() -> None:
    annex = [Block("heading", "LAMPIRAN I"), Block("paragraph", "Formulir.")]
    _, elucidation, annexes = parted([*LAW, Block("paragraph", f"PENJELASAN ATAS {NAME}"), *annex])
    assert annexes == annex
    assert words(elucidation) == f"PENJELASAN ATAS {NAME}"


def test_what_only_speaks_of_an_elucidation_has_none() -> None:
    chapter = [Block("heading", "A. Profil"), Block("paragraph", f"PENJELASAN ATAS {NAME} memuat asas itu.")]
    assert parted(chapter) == (chapter, [], [])
    article = [*LAW, Block("paragraph", "Sesuai penjelasan atas undang-undang ini.")]
    assert parted(article) == (article, [], [])


@pytest.mark.parametrize(
    ("name", "last", "missing"),
    [
        ("uu-21-2007-tppo.md", 67, {34}),
        ("uu-6-2011-keimigrasian.md", 145, set()),
        ("uu-14-2009-protokol-palermo.md", 2, set()),
        ("perda-diy-6-2025-mineru.md", 37, set()),
        ("perda-diy-6-2025-perdagangan-orang.pdf", 37, set()),
        ("uu-28-2009-pajak-daerah-124-halaman.pdf", 185, set()),
    ],
)
def test_every_article_of_a_real_law_is_found_in_its_elucidation(
    shared: Path, name: str, last: int, missing: set[int]
) -> None:
    document = read_document(shared / "data" / "documents" / name)
    found = [(heading.level, document.text[heading.start : heading.end]) for heading in document.headings]
    below = found[found.index((1, "PENJELASAN")) :]
    assert {int(text.split()[1]) for level, text in below if level == 3} == set(range(1, last + 1)) - missing

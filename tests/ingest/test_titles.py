"""Titles of documents that name none."""

import pytest

from corpus.model import Heading
from ingest.titles import title_of, year_of

ACTIP = "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 12 TAHUN 2017 TENTANG PENGESAHAN KONVENSI"


@pytest.mark.parametrize(
    "above", ["", "SALINAN\n\n", "LEMBARAN NEGARA REPUBLIK INDONESIA\n\nNo.230, 2017 Penjelasan dalam Tambahan.\n\n"]
)
def test_a_law_is_called_by_its_name_whatever_the_gazette_puts_above(above: str) -> None:
    text = f"{above}{ACTIP}\n\n(KONVENSI ASEAN)\n\nDENGAN RAHMAT TUHAN YANG MAHA ESA\n\nMenimbang: a. bahwa"
    headings = [Heading(0, len(above) - 2, 1)] if above else []
    assert title_of(text, headings) == ACTIP


def test_a_name_that_conversion_doubled_is_single_again() -> None:
    text = f"UNDANG-UNDANG REPUBLIK INDONESIA {ACTIP} DENGAN RAHMAT TUHAN YANG MAHA ESA"
    assert title_of(text, []) == ACTIP


def test_a_law_about_laws_keeps_its_whole_name() -> None:
    name = "PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG NOMOR 1 TAHUN 2020 TENTANG UNDANG-UNDANG"
    assert title_of(f"PRESIDEN\n\n{name}\n\nDENGAN RAHMAT TUHAN YANG MAHA ESA", []) == name


def test_a_law_that_a_text_only_mentions_is_not_its_title() -> None:
    text = "Profil IOM\n\nUNDANG-UNDANG NOMOR 21 TAHUN 2007 TENTANG TPPO berlaku."
    assert title_of(text, [Heading(0, 10, 1)]) == "Profil IOM"


def test_a_stamps_one_word_is_no_title() -> None:
    assert title_of("SALINAN\n\nPROFIL ORGANISASI\n\nIsi.", [Heading(0, 7, 1)]) == "SALINAN PROFIL ORGANISASI"


def test_a_text_that_opens_with_a_sentence_has_none() -> None:
    assert title_of("IOM berdiri pada tahun 1951.", []) is None


@pytest.mark.parametrize(("title", "year"), [(ACTIP, 2017), ("Profil IOM", None), ("TAHUN 1951 TENTANG IOM", None)])
def test_the_year_of_a_law_stands_in_its_name(title: str, year: int | None) -> None:
    assert year_of(title) == year

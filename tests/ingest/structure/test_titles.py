"""Titles of documents that name none."""

import pytest

from corpus.model import Heading
from ingest.structure.law_titles import year_of
from ingest.structure.titles import title_of

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


def test_a_law_whose_name_conversion_has_lost_is_called_by_its_enacting_clause_number_and_year() -> None:
    clause = (
        "TENTANG\n\nDENGAN RAHMAT TUHAN YANG MAHA ESA Menimbang bahwa perlu menetapkan peraturan; MEMUTUSKAN "
        "MenetapKAN : PERATURAN PEMERINTAH TENTANG PELAKSANAAN PELINDUNGAN.\n\n"
    )
    number = "BAB I SALINAN PERATURAN PEMERINTAH REPUBLIK INDONESIA NOMOR 59 TAHUN 2O2I PELAKSANAAN"
    assert title_of(clause + number, []) == "PERATURAN PEMERINTAH NOMOR 59 TAHUN 2021 TENTANG PELAKSANAAN PELINDUNGAN"
    assert title_of(clause, []) == "PERATURAN PEMERINTAH TENTANG PELAKSANAAN PELINDUNGAN"


def test_a_label_and_its_value_are_no_title() -> None:
    text = "CURRENT VERSION: 2.0\n\nHTCDS Introduction\n\nThe standard is a format."
    assert title_of(text, [Heading(22, 40, 1)]) == "HTCDS Introduction"


DUTCH = "Protocol inzake de voorkoming, bestrijding en bestraffing van mensenhandel, in het bijzonder vrouwenhandel"
ENGLISH = "Protocol to Prevent, Suppress and Punish trafficking in Persons, especially Women and Children"


@pytest.mark.parametrize("titles", [(DUTCH, ENGLISH), (ENGLISH, DUTCH)])
def test_of_a_title_in_two_languages_it_is_the_one_in_the_texts_own(titles: tuple[str, str]) -> None:
    first, second = titles
    headings = [Heading(0, len(first), 1), Heading(len(first) + 2, len(first) + 2 + len(second), 2)]
    text = f"{first}\n\n{second}\n\nPreamble. The States Parties to this Protocol"
    assert title_of(text, headings, "en") == ENGLISH


def test_a_first_section_right_under_the_title_does_not_take_its_place() -> None:
    text = "Human Trafficking\n\nWhat is to be done about it and by whom\n\nText."
    assert title_of(text, [Heading(0, 17, 1), Heading(19, 58, 2)], "en") == "Human Trafficking"


@pytest.mark.parametrize("above", ["", "Intergovernmental organization\n\n"])
def test_a_text_that_opens_by_saying_what_a_name_stands_for_is_called_by_it(above: str) -> None:
    text = f"{above}The International Organization for Migration (IOM) is a related organization.\n\nHistory"
    assert (
        title_of(text, [Heading(len(text) - 7, len(text), 1)], "en") == "International Organization for Migration (IOM)"
    )
    indonesian = f"{above}Organisasi Internasional untuk Migrasi (IOM) adalah organisasi."
    assert title_of(indonesian, []) == "Organisasi Internasional untuk Migrasi (IOM)"


def test_a_sheet_that_nobody_named_is_no_title() -> None:
    assert title_of("Sheet1\n\na | b", [Heading(0, 6, 1)]) is None
    assert title_of("Definisi\n\na | b", [Heading(0, 8, 1)]) == "Definisi"


@pytest.mark.parametrize(("title", "year"), [(ACTIP, 2017), ("Profil IOM", None), ("TAHUN 1951 TENTANG IOM", None)])
def test_the_year_of_a_law_stands_in_its_name(title: str, year: int | None) -> None:
    assert year_of(title) == year

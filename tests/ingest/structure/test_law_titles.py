"""The whole names of laws."""

import pytest

from ingest.structure.law_titles import law_title

CHANGE = "PERUBAHAN ATAS UNDANG-UNDANG NOMOR 13 TAHUN 2006 TENTANG PERLINDUNGAN SAKSI DAN KORBAN"
CAPITALS = f"UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 31 TAHUN 2014 TENTANG {CHANGE}"
MIXED = (
    "Undang-Undang Nomor 31 Tahun 2014 tentang Perubahan atas Undang-Undang Nomor 13 Tahun 2006 "
    "tentang Perlindungan Saksi dan Korban"
)


@pytest.mark.parametrize(
    "lines",
    [
        ["UNDANG-UNDANG REPUBLIK INDONESIA", "NOMOR 31 TAHUN 2014", "TENTANG", CHANGE, "Menimbang: a. bahwa"],
        [CAPITALS, "PRESIDEN REPUBLIK INDONESIA,", "Menimbang"],
        [CAPITALS, "(NAMA DALAM BAHASA LAIN)", "Menimbang"],
        [CAPITALS.split(" TENTANG ", maxsplit=1)[0], *(f"TENTANG {part}" for part in CAPITALS.split(" TENTANG ")[1:])],
        ["SALINAN", "PRESIDEN REPUBLIK INDONESIA", CAPITALS, "DENGAN RAHMAT TUHAN YANG MAHA ESA"],
    ],
)
def test_a_name_in_capitals_is_whole_however_it_is_set(lines: list[str]) -> None:
    assert law_title("\n\n".join(lines)) == CAPITALS


@pytest.mark.parametrize(
    "lines",
    [
        [MIXED, "Pasal 1", "Dalam Undang-Undang ini"],
        [
            MIXED[:41].strip(),
            MIXED[41:].split(" tentang", maxsplit=1)[0],
            "tentang Perlindungan Saksi dan Korban",
            "Dalam hal ini",
        ],
    ],
)
def test_a_name_in_small_letters_is_whole_too(lines: list[str]) -> None:
    assert law_title("\n\n".join(lines)) == MIXED


def test_the_issuer_below_is_no_part_of_a_name() -> None:
    text = "PERATURAN MENTERI NOMOR 9 TAHUN 2019 TENTANG\n\nTATA CARA\n\nMENTERI KETENAGAKERJAAN,\n\nMenimbang"
    assert law_title(text) == "PERATURAN MENTERI NOMOR 9 TAHUN 2019 TENTANG TATA CARA"


def test_a_law_that_changes_another_is_not_called_by_the_other() -> None:
    text = "\n\n".join([MIXED.replace("tentang", "TENTANG", 1), "DENGAN RAHMAT TUHAN YANG MAHA ESA"])
    assert law_title(text) == MIXED.replace("tentang", "TENTANG", 1)


@pytest.mark.parametrize(
    "text", ["Profil IOM\n\nUndang-Undang Nomor 21 Tahun 2007 tentang TPPO\n\nIsi", "Laporan 2019"]
)
def test_a_text_that_names_a_law_further_down_is_none(text: str) -> None:
    assert law_title(text) is None

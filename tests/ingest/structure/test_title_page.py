"""Author and year from a title page, in the forms that theses, reports and books have."""

import pytest

from ingest.structure.title_page import TitlePage, is_program, title_page_of

FORMS = {
    "Upah Nelayan|Skripsi|Oleh: Rini Contoh|Universitas Contoh, 2017|Pendahuluan|2020": (("Rini Contoh",), 2017),
    "JUDUL|SKRIPSI|Diajukan untuk memenuhi syarat memperoleh gelar Sarjana Hukum.|Disusun oleh:|BUDI SANTOSO|"
    "NIM. 12345678|FAKULTAS HUKUM|YOGYAKARTA|2018": (("BUDI SANTOSO",), 2018),
    "Migrasi|Disusun oleh|Dr. Siti Aminah, S.H., M.Hum.": (("Dr. Siti Aminah, S.H., M.Hum.",), None),
    "Migrasi|Oleh|1. Ani Contoh|2. Budi Contoh|Jakarta|2019": (("Ani Contoh", "Budi Contoh"), 2019),
    "Migration in Asia|by Jane Doe and John Q. Public|Geneva, May 2015|Contents": (
        ("Jane Doe", "John Q. Public"),
        2015,
    ),
    "Survey of fishers|Written by Ratna Contoh, March 2024.": (("Ratna Contoh",), 2024),
    "Survei nelayan|Oleh: Ratna Mei, 12 Maret 2024": (("Ratna Mei",), 2024),
    "A Report on Labour|Prepared by: Maria van der Berg, PhD|© 2021": (("Maria van der Berg, PhD",), 2021),
    "Judul|Oleh: Ahmad bin Ali (1234567890)|Program Studi Hukum|2016/2017": (("Ahmad bin Ali",), None),
    "GARAM|Tesis Oleh: Maria Contoh Program Pascasarjana Universitas Contoh 2014": (("Maria Contoh",), 2014),
    "Judul|Penulis: Dewi Contoh; Eko Contoh|Penerbit Contoh, 2020": (("Dewi Contoh", "Eko Contoh"), 2020),
    "Tesis|oleh|RINI CONTOH|123/456/789|Pembimbing: Prof. Dr. Anu|2012": (("RINI CONTOH",), 2012),
}


@pytest.mark.parametrize("page", FORMS)
def test_names_stand_under_by_and_the_year_alone_or_behind_a_place(page: str) -> None:
    found = title_page_of(page.split("|"))
    assert (found.authors, found.year) == FORMS[page]


@pytest.mark.parametrize(
    "page",
    [
        "Title|By the end of 2010 the committee had grown to many members in Europe.|2011",
        "Laporan|Oleh ASUS",
        "Formulir|Nama: Budi|Tanggal lahir: 1 Mei 1990",
        "Halaman|Diakses pada tanggal 5 Mei 2019",
        "Perjanjian Sewa|Uang muka dibayar tunai pada tanggal 1 Februari 2024.",
    ],
)
def test_what_a_text_tells_of_other_days_and_a_computers_name_are_neither_year_nor_author(page: str) -> None:
    assert title_page_of(page.split("|")) == TitlePage()


def test_over_an_author_stands_the_title_without_the_kind_of_work() -> None:
    assert title_page_of(["Perlindungan Buruh", "di Laut", "Skripsi", "Oleh: Rini Contoh"]).title == (
        "Perlindungan Buruh di Laut"
    )


def test_two_years_that_stand_alone_leave_it_open_which_is_meant() -> None:
    assert title_page_of(["Judul", "Oleh: Rini Contoh", "2017", "2019"]).year is None


@pytest.mark.parametrize("name", ["Windows User", "ASUS", "python-docx", "Administrator", "HP"])
def test_programs_and_computers_write_nothing(name: str) -> None:
    assert is_program(name)
    assert not is_program("Rini Contoh")

"""Files after faults that users of other programs reported, and what is right for each."""

from pathlib import Path

import pytest

from corpus.model import Document
from ingest.formats.read import read_document

HOLDS = {
    "01-docx-text-boxes/kotak-teks.docx": ("Transpor | Tarif transpor relawan Rp75.000 per hari.",),
    "03-docx-nested-sdt/laporan-kenanga.docx": (
        "Pelatihan komputer | 57",
        "Pelatihan pertanian | 41",
        "Nusa Tenggara Timur | Belu | 37",
        "Nusa Tenggara Timur | Sikka | 52",
    ),
    "04-docx-small-elements/protocol.docx": (
        "1-24 hours",
        "must stay ≥ 38 degrees",
        "± 0.5 degrees",
        "3/4 of a tablet",
        "holds 10⁶ bacteria",
        "Visitors are admitted from two to four",
        "BASE (kanji)",
    ),
    "05-docx-numbering/pedoman.docx": (
        "BAB II TAHAPAN",
        "2.1 Persiapan",
        "2.2.1 Rincian Teknis",
        "1. mewawancarai korban;\n2. mencatat",
    ),
    "06-xlsx-formats/realisasi.xlsx": (
        "Beasiswa anak | 7,5% | Rp1.234.567,50 | [rumus tanpa nilai tersimpan] | 2023-03-05 | 09:30 | 12",
        "Klinik keliling | 88,3% | Rp98.000.000 | 00045 | 2023-12-31 | 30:15 | 30",
        "Dapur umum | 30,0% | 1,00E-05 | KD-007 | 2023-06-01 14:30 | | TRUE",
        "Selisih kas | | (2.500.000)",
        "Provinsi | 2022 | 2022 | 2023 | 2023\nProvinsi | Laki-laki | Perempuan",
        "Aceh | 5 | 8 | 6 | 9",
        "Jumlah penerimaan | [rumus tanpa nilai tersimpan]",
    ),
    "08-epub/b-bab-hilang.epub": ("kantor layanan buka pukul delapan", "biaya penempatan ditanggung majikan"),
    "08-epub/c-huruf-besar.epub": ("kontrak ditulis dalam dua bahasa",),
    "08-epub/d-latin1.epub": ("menerima pasien é",),
    "08-epub/f-jenis-media.epub": ("jam kunjungan konsulat",),
    "08-epub/g-crc.epub": ("pengaduan diterima lewat telepon", "perkara diteruskan ke polisi"),
    "09-html-form-wrapped/siaran-pers.html": ("membuka 17 posko", "diterima 246 laporan"),
    "09-html-form-wrapped/siaran-pers-2.html": ("Sebanyak 93 penghuni",),
    "10-html-odd/kebijakan.html": (
        "Residents have these rights:",
        "Year | Residents | Residents\nYear | Women | Men\n2019 | 120 | 35",
        "3/4 of residents",
        "Email: office at the desk.",
        "call the warden on extension 77",
    ),
    "11-pdf-hyphens/tanda-hubung.pdf": (
        "anak-anak korban",
        "Asia-Pasifik",
        "2015-2017",
        "ke-3",
        "COVID-19",
        "50.000-75.000",
        "e-mail",
        "well-known",
        "long-term",
        "mother-in-law",
        "school-leavers",
        "international experts",
    ),
    "14-pdf-form/formulir.pdf": (
        "Nama pelapor: | Siti Contoh",
        "Upah yang belum dibayar: | RM 4.350",
        "Paspor ditahan majikan: | ☑",
    ),
    "17-struck-law/perda.html": ("sebesar Rp3.500 setiap hari",),
    "17-struck-law/perda-md.md": ("sebesar Rp15.000 sebulan", "setiap hari Rabu"),
    "26-odt-tracked/sewa.odt": ("Lantai satu | 12 m²\nLantai satu | 9 m²",),
    "33-pdf-ligatures/ligatures.pdf": (
        "The office offers different efforts against trafficking; the staff is efficient.",
        "Traffickers were affected",
        "1100 and 2255 and 88",
    ),
}

LACKS = {
    "04-docx-small-elements/protocol.docx": ("106", " 34 ", "The limit is five visitors"),
    "06-xlsx-formats/realisasi.xlsx": ("Gaji direktur", "Tersembunyi", "1899"),
    "10-html-odd/kebijakan.html": ("invisible", "23:00", "not displayed", "40 euros", "Smoking", "Great policy"),
    "17-struck-law/perda.html": ("Rp2.000",),
    "17-struck-law/perda-md.md": ("Rp10.000", "Senin", "~~"),
    "26-odt-tracked/sewa.odt": ("tersembunyi",),
}

WARNS = {
    "04-docx-small-elements/protocol.docx": ("struck text left out", "hidden text left out"),
    "06-xlsx-formats/realisasi.xlsx": ("stored value: D2", "stored value: B4", "“Rahasia” left out", "hidden rows"),
    "08-epub/b-bab-hilang.epub": ("the chapter OEBPS/hilang.xhtml left out",),
    "08-epub/g-crc.epub": ("the chapter OEBPS/dua.xhtml left out",),
    "10-html-odd/kebijakan.html": ("hidden text left out", "struck text left out"),
    "17-struck-law/perda.html": ("struck text left out",),
    "17-struck-law/perda-md.md": ("struck text left out",),
    "26-odt-tracked/sewa.odt": ("hidden text left out",),
}


def case(shared: Path, name: str) -> Document:
    return read_document(shared / "cases" / name)


@pytest.mark.parametrize("name", HOLDS)
def test_what_the_file_shows_is_read(shared: Path, name: str) -> None:
    text = case(shared, name).text
    assert [words for words in HOLDS[name] if words not in text] == []


@pytest.mark.parametrize("name", LACKS)
def test_what_is_hidden_or_no_longer_valid_is_not(shared: Path, name: str) -> None:
    text = case(shared, name).text
    assert [words for words in LACKS[name] if words in text] == []


@pytest.mark.parametrize("name", HOLDS)
def test_the_user_is_told_of_what_is_left_out_and_of_nothing_else(shared: Path, name: str) -> None:
    told = case(shared, name).warnings
    wanted = WARNS.get(name, ())
    assert [words for words in wanted if not any(words in one for one in told)] == []
    assert len(told) == len(wanted)


def test_a_box_in_a_table_is_read_once(shared: Path) -> None:
    assert case(shared, "01-docx-text-boxes/kotak-teks.docx").text.count("Rp75.000") == 1


def test_a_long_table_knows_its_header(shared: Path) -> None:
    document = case(shared, "07-xlsx-long-table/kasus.xlsx")
    (table,) = document.tables
    assert document.text[table.header_start : table.header_end].startswith("No | Kabupaten | Kasus 2021")
    assert document.text[table.start : table.end].count("\n") == 119


def test_the_dutch_half_of_a_treaty_is_marked(shared: Path) -> None:
    document = read_document(shared / "data" / "documents" / "palermo-protocol-bwbv0001749.md")
    found = [(stretch.language, document.text[stretch.start :][:21]) for stretch in document.foreign]
    assert found == [("nl", "Protocol inzake de vo"), ("nl", "Protocol inzake de vo")]
    assert document.language == "en"
    assert document.text[document.foreign[1].end :] == ""

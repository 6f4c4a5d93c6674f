"""Scanned pages read by Tesseract."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import ReadError, UsageError
from ingest.formats.pdf import ocr
from ingest.formats.read import read_document
from ingest.sandbox.bounded import BoundedReader
from rujukan.command import main
from tests.ingest.built import Printed, pdf, scan

installed = pytest.mark.skipif(not shutil.which(ocr.ENGINE), reason="Tesseract is not installed")

FIRST: list[Printed] = [
    (70, 740, 20, "Profil IOM"),
    (70, 700, 12, "Organisasi Internasional untuk Migrasi membantu korban"),
    (70, 686, 12, "perdagangan orang di Indonesia sejak tahun 1979, dan"),
]
SECOND: list[Printed] = [
    (70, 700, 12, "memulangkan mereka:"),
    (70, 672, 12, "1."),
    (100, 672, 12, "ke kampung halaman."),
    (70, 644, 12, "2."),
    (100, 644, 12, "ke rumah singgah."),
]

Engine = Callable[[str], None]


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Put a program of this text where Tesseract is looked for."""

    def install(script: str) -> None:
        folder = tmp_path / "programs"
        folder.mkdir()
        (folder / ocr.ENGINE).write_text(f"#!/bin/sh\n{script}\n")
        (folder / ocr.ENGINE).chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")

    return install


def scanned(tmp_path: Path, *pages: list[Printed]) -> Path:
    path = tmp_path / "pindaian.pdf"
    path.write_bytes(scan(*pages))
    return path


@installed
def test_a_scan_is_read_with_its_pages_paragraphs_and_items(tmp_path: Path) -> None:
    document = read_document(scanned(tmp_path, FIRST, SECOND), languages=ocr.installed_languages())
    assert "membantu korban perdagangan orang di Indonesia sejak tahun 1979, dan memulangkan mereka:" in document.text
    assert document.text.endswith("1. ke kampung halaman.\n2. ke rumah singgah.")
    assert [page.number for page in document.pages] == [1, 2]
    assert document.text[document.pages[1].start :].startswith("memulangkan")


@installed
def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    lines: list[Printed] = [(70, 700 - 14 * n, 11, f"Kolom kiri baris nomor {n} penuh") for n in range(10)]
    lines += [(330, 693 - 14 * n, 11, f"Kolom kanan baris nomor {n} isi") for n in range(10)]
    text = read_document(scanned(tmp_path, lines), languages=ocr.installed_languages()).text
    assert text.index("kiri baris nomor 9") < text.index("kanan baris nomor 0")


@installed
def test_a_page_with_text_of_its_own_is_not_recognised(tmp_path: Path, engine: Engine) -> None:
    engine("echo 'nothing is to be recognised here' >&2; exit 1")
    path = tmp_path / "cetak.pdf"
    path.write_bytes(pdf(FIRST))
    assert read_document(path, languages="ind").text == read_document(path).text


@installed
def test_a_scan_of_blank_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no text was recognised on its pages"):
        read_document(scanned(tmp_path, []), languages=ocr.installed_languages())


def test_without_recognition_a_scan_is_refused_and_the_flag_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"it is a scan.*--ocr"):
        read_document(scanned(tmp_path, FIRST))


@installed
def test_a_scan_is_recognised_by_the_bounded_reader_too(tmp_path: Path) -> None:
    with BoundedReader(languages=ocr.installed_languages()) as reader:
        assert "perdagangan orang di Indonesia" in reader.read(scanned(tmp_path, FIRST)).text


def test_the_command_ends_at_once_where_the_engine_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["ingest", "--ocr", str(tmp_path), "--data", str(tmp_path / "data")]) == 2
    assert "Tesseract and its languages are not installed" in capsys.readouterr().err


def test_without_the_engine_its_name_and_how_to_install_it_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match=r"Tesseract and its languages are not installed.*apt install tesseract-ocr"):
        ocr.installed_languages()


@pytest.mark.parametrize(("listed", "ours"), [("eng osd", "eng"), ("afr eng ind", "ind+eng")])
def test_those_of_our_languages_that_are_installed_are_used(engine: Engine, listed: str, ours: str) -> None:
    engine(f"echo 'List of available languages (2):'; printf '%s\\n' {listed}")
    assert ocr.installed_languages() == ours


def test_an_engine_without_our_languages_is_told(engine: Engine) -> None:
    engine("printf 'List of available languages (1):\\nosd\\n'")
    with pytest.raises(UsageError, match="neither of the languages ind and eng"):
        ocr.installed_languages()


def test_an_engine_that_fails_is_told_with_the_page(tmp_path: Path, engine: Engine) -> None:
    engine("cat > /dev/null; echo 'Error opening data file' >&2; exit 1")
    with pytest.raises(ReadError, match=r"pindaian\.pdf, page 1: Tesseract failed on it \(Error opening data file\)"):
        read_document(scanned(tmp_path, FIRST), languages="ind")


def test_an_engine_that_does_not_end_is_ended(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_SECONDS", 0.3)
    engine("exec sleep 60")
    with pytest.raises(ReadError, match=r"page 1: recognising its text took longer than 0\.3 s"):
        read_document(scanned(tmp_path, FIRST), languages="ind")

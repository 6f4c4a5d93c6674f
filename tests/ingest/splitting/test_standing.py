"""Every sentence of a document stands in the file it was read from."""

from pathlib import Path

import pytest

from ingest.formats.read import read_document
from tests.ingest.splitting.standing import bones, missing_sentences

SHIPPED = sorted((Path(__file__).parents[3] / "corpus" / "documents").glob("*/*.md"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_document_says_what_its_file_says(path: Path) -> None:
    assert missing_sentences(read_document(path), path) == []


@pytest.mark.parametrize(
    "name",
    [
        "seeds/000_3d6dac913b9a52cd.txt",
        "seeds/001_175aee2044635d7f.txt",
        "data/documents/htcds-field-definitions.md",
        "data/documents/htcds-readme.md",
        "data/documents/palermo-protocol-bwbv0001749.md",
        "data/documents/perda-diy-6-2025-mineru.md",
        "data/documents/pp-59-2021-pelaksanaan-pelindungan-pmi.md",
        "data/documents/uu-12-2022-tpks.md",
        "data/documents/uu-14-2009-protokol-palermo.md",
        "data/documents/uu-15-2009-protokol-penyelundupan-migran.md",
        "data/documents/uu-18-2017-pelindungan-pmi.md",
        "data/documents/uu-21-2007-tppo.md",
        "data/documents/uu-6-2011-keimigrasian.md",
        "data/documents/wikipedia-iom-en.md",
    ],
)
def test_a_real_document_says_what_its_file_says(name: str, shared: Path) -> None:
    path = shared / name
    assert missing_sentences(read_document(path), path) == []


@pytest.mark.parametrize("name", ["seeds/001_175aee2044635d7f.txt", "data/documents/uu-12-2022-tpks.md"])
def test_nothing_of_a_real_document_is_lost(name: str, shared: Path) -> None:
    path = shared / name
    assert len(bones(read_document(path).text)) == len(bones(path.read_text("utf-8")))


def test_the_check_itself_finds_a_changed_word(shared: Path) -> None:
    path = shared / "seeds" / "001_175aee2044635d7f.txt"
    document = read_document(path)
    assert missing_sentences(document, shared / "seeds" / "000_3d6dac913b9a52cd.txt")

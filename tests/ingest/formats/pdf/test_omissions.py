"""Lines of a PDF that were lost on the way to its text are told."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.formats import omissions
from ingest.formats.draft import Draft, bare
from ingest.formats.pdf import read_pdf
from ingest.formats.pdf.columns import lines_in_order
from ingest.formats.pdf.lines import Segment
from tests.ingest.built import pdf
from tests.ingest.formats.pdf.test_read_pdf import column

LAWS = ("perda-diy-6-2025-perdagangan-orang.pdf", "uu-12-2017-pengesahan-actip.pdf", "uu-27-2022-pdp.pdf")


def read(raw: bytes) -> Draft:
    return read_pdf.read_pdf(raw, "a.pdf")


@pytest.mark.parametrize("name", LAWS)
def test_a_law_that_is_read_whole_has_lost_nothing(shared: Path, name: str) -> None:
    assert read((shared / "data/documents" / name).read_bytes()).warnings == ()


def test_the_lines_that_are_lost_are_told_with_their_pages(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lost: list[str] = []

    def without_the_tenth(segments: Sequence[Segment]) -> list[Segment]:
        lines = lines_in_order(segments)
        lost.extend(line.text for line in lines[9:10])
        return lines[:9] + lines[10:]

    monkeypatch.setattr(read_pdf, "lines_in_order", without_the_tenth)
    monkeypatch.setattr(omissions, "MOST", 1000)
    warnings = read((shared / "data/documents/perda-diy-6-2025-perdagangan-orang.pdf").read_bytes()).warnings
    found = [
        line
        for number, line in enumerate(lost, start=1)
        if any(f"page {number}:" in warning and bare(line)[:20] in warning for warning in warnings)
    ]
    assert len(lost) > 30
    assert len(found) >= 0.7 * len(lost), "what is missed says again what its page says elsewhere"


def test_running_heads_broken_words_and_notes_are_no_loss() -> None:
    sentence = "Organisasi ini bekerja di seluruh dunia dan membantu negara mengatur migrasi yang"
    body = [sentence, "tertib menurut peraturan perundang-", "undangan yang berlaku."]
    pages = [[(70.0, 780.0, 9.0, f"Pedoman Korban {number}"), *column(body)] for number in range(1, 5)]
    assert read(pdf(*pages)).warnings == ()

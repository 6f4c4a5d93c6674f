"""A small file that stands for gigabytes is refused inside the bounded process, and costs whoever asked nothing."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.model import Footnote
from ingest.formats.draft import Block, Draft, Note, Properties, note_mark
from ingest.structure import limits
from ingest.structure.assemble import Origin, assemble
from ingest.structure.limits import check_document, within_limits
from tests.ingest.built import archive, docx, paragraph, xlsx

ROOT = Path(__file__).parents[3]
ORIGIN = Origin("berkas", "hash", "berkas", "Berkas")

_READ_AND_SPLIT = """
import resource, sys
from pathlib import Path
from platformdirs import user_cache_path
from corpus.embedding.encoder import load_encoder
from corpus.errors import ReadError
from ingest.sandbox.bounded import BoundedReader
from ingest.splitting.passages import split_passages
encoder = load_encoder("default", user_cache_path("rujukan"), None, lambda _: None)
encoder.encode_query("hangat")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with BoundedReader() as reader:
    try:
        print(len(split_passages(reader.read(Path(sys.argv[1])), "v1", encoder.count_tokens)))
    except ReadError as error:
        print(error)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def cost(path: Path) -> tuple[str, int]:
    """What became of a file, and the megabytes that the asking process took for it beyond what it had."""
    done = subprocess.run(
        [sys.executable, "-c", _READ_AND_SPLIT, str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=200,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    said, megabytes = done.stdout.splitlines()
    return said, int(megabytes)


def repeated_string() -> bytes:
    """A spreadsheet of 20 KB whose every cell shows the same long text."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    shared = f"<sst {main}><si><t>{'kata ' * 6_000}</t></si></sst>"
    parts = {"S": [["<c t='s'><v>0</v></c>"] for _ in range(10_000)]}
    return with_part(xlsx(parts), "xl/sharedStrings.xml", shared)


def with_part(raw: bytes, name: str, content: str) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(raw)) as opened:
        return archive({part: opened.read(part) for part in opened.namelist()} | {name: content})


def endless_label() -> bytes:
    """A Word file of 30,000 headings under a number of 16,000 characters."""
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{"%1" + "x" * 16_000}"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    properties = '<w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr>'
    return docx(paragraph("Bab", properties) * 30_000, numbering=numbering)


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("ulang.xlsx", repeated_string, "its text has more than 8,388,608 characters"),
        ("label.docx", endless_label, "it has more than 20,000 headings"),
    ],
)
def test_a_few_kilobytes_that_stand_for_gigabytes_cost_the_asking_process_nothing(
    tmp_path: Path, name: str, make: Callable[[], bytes], reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    assert path.stat().st_size < 400_000
    said, megabytes = cost(path)
    assert reason in said
    assert megabytes < 50


def test_a_long_text_without_a_space_is_split_within_bounds(tmp_path: Path) -> None:
    path = tmp_path / "panjang.txt"
    path.write_text("Kata. " + "あ\U0001f300" * 300_000, "utf-8")
    said, megabytes = cost(path)
    assert int(said) > 200
    assert megabytes < 400


def draft(*blocks: Block, **more: object) -> Draft:
    return replace(Draft(blocks), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "most", "made"),
    [
        ("MOST_CHARACTERS", 10, draft(Block("paragraph", "sebelas kata"))),
        ("MOST_HEADINGS", 1, draft(Block("heading", "a"), Block("heading", "b"))),
        ("MOST_NOTES", 1, draft(Block("paragraph", "a"), notes={"1": Note("1", "x"), "2": Note("2", "y")})),
    ],
)
def test_a_draft_that_holds_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, most: int, made: Draft
) -> None:
    assert within_limits(made, "berkas") == made
    monkeypatch.setattr(limits, name, most)
    with pytest.raises(ReadError, match=r"^berkas: it.* has more than .*Split it"):
        within_limits(made, "berkas")


def test_a_long_note_cited_again_and_again_is_counted_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    cited = assemble(draft(Block("paragraph", f"a{note_mark('1')} " * 50), notes={"1": Note("1", "x" * 100)}), ORIGIN)
    assert len(cited.footnotes) == 50
    monkeypatch.setattr(limits, "MOST_CHARACTERS", 9_999)
    with pytest.raises(ReadError, match="its notes have more than 9,999 characters"):
        check_document(cited, "berkas")
    monkeypatch.setattr(limits, "MOST_NOTES", 49)
    with pytest.raises(ReadError, match="more than 49 notes"):
        check_document(cited, "berkas")


def test_what_stands_with_every_passage_is_short() -> None:
    made = draft(
        Block("heading", "j" * 1_001),
        Block("paragraph", "Isi."),
        properties=Properties(title="t" * 900, authors=("a" * 900,) * 200, year=10**30),
    )
    document = check_document(assemble(within_limits(made, "berkas"), ORIGIN), "berkas")
    assert document.headings == ()
    assert document.text == f"{'j' * 1_001}\n\nIsi."
    assert (len(document.title), len(document.authors), len(document.authors[0])) == (500, 100, 500)
    assert document.year is None


def test_an_ordinary_document_is_as_it_was() -> None:
    document = assemble(
        draft(Block("heading", "Bab"), Block("paragraph", "Isi."), properties=Properties(year=2017)), ORIGIN
    )
    assert check_document(replace(document, footnotes=(Footnote("1", "x", "x", 3),)), "berkas").year == 2017

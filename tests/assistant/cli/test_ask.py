"""`rujukan ask`, with every wrong use and every broken store, through the real command."""

import json
import shutil
import socket
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpus.store.connection import PASSAGES, Connection, StoreLocation
from corpus.store.editions import current
from rujukan.command import main

BRIDGE = """---
title: Jembatan Merah
language: id
year: 2017
---

# Jembatan Merah

Jembatan Merah memiliki panjang 150 meter. Jembatan Merah dibangun pada tahun 1951 oleh pekerja dari desa sekitar.
"""
HARBOUR = """---
title: The Old Harbour
language: en
year: 2018
---

# The Old Harbour

The Old Harbour was opened in 1866. The Old Harbour serves 42 fishing boats.
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with two short documents."""
    folder = tmp_path_factory.mktemp("ask")
    (folder / "source").mkdir()
    (folder / "source" / "jembatan.md").write_text(BRIDGE, "utf-8")
    (folder / "source" / "harbour.md").write_text(HARBOUR, "utf-8")
    assert main(["ingest", str(folder / "source"), "--data", str(folder / "data"), "--quiet"]) == 0
    return folder / "data"


@pytest.fixture
def asked(data: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Ask with these arguments; the exit code, what was printed, what was told on stderr."""

    def ask(*arguments: str, data: Path = data) -> tuple[int, str, str]:
        code = main(["ask", *arguments, "--data", str(data)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return ask


def test_an_answer_is_text_with_its_source(asked: Any) -> None:
    code, out, told = asked("Berapa panjang Jembatan Merah?")
    assert (code, told) == (0, "")
    assert "“Jembatan Merah memiliki panjang 150 meter." in out
    assert ".” [1]\n" in out
    assert "\n[1] Jembatan Merah (2017)\n" in out


def test_an_answer_as_json_quotes_the_stored_document(asked: Any, data: Path, capsys: Any) -> None:
    _, out, _ = asked("How many boats does the Old Harbour serve?", "--json")
    answer = json.loads(out)
    assert answer["language"] == "en"
    main(["documents", "show", answer["citations"][0]["document_id"], "--json", "--data", str(data)])
    text = json.loads(capsys.readouterr().out)["text"]
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in answer["citations"])


def test_the_language_of_the_frame_can_be_set(asked: Any) -> None:
    assert "\nSources:\n" in asked("Berapa panjang Jembatan Merah?", "--language", "en")[1]


def test_only_the_named_documents_answer(asked: Any) -> None:
    _, out, _ = asked("When was the Old Harbour opened?", "--json", "--document", "jembatan")
    answer = json.loads(out)
    assert {one["document_id"] for one in (*answer["citations"], *answer["related"])} <= {"jembatan"}


def test_a_question_behind_the_named_documents_is_the_question(asked: Any) -> None:
    code, out, _ = asked("--document", "jembatan", "Berapa panjang Jembatan Merah?")
    assert code == 0
    assert "“Jembatan Merah memiliki panjang 150 meter." in out
    assert asked("--document", "jembatan", "panjang")[0] == 2, "one word may well be meant for a document"


def test_a_document_that_is_not_there_is_wrong_use(asked: Any) -> None:
    code, _, told = asked("When?", "--document", "nowhere")
    assert (code, told) == (2, "rujukan: there is no document nowhere. See `rujukan documents list`.\n")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "Give either a question"),
        (("Apa?", "--batch", "a.jsonl"), "A question and --batch were both given"),
        (("",), "The question is empty"),
        ((" \n ?! ",), "The question is empty"),
        (("x" * 100_000,), "The question has 100,000 characters"),
        (("Apa?", "--output", "a.jsonl"), "--output goes with --batch"),
        (("Apa?", "--language", "fr"), "language must be"),
        (("--batch", "missing.jsonl"), "missing.jsonl: cannot be read"),
        (("--batch", "/"), "/: cannot be read: Is a directory"),
        (("--batch", "a.jsonl", "--output", "a.jsonl"), "would replace the questions"),
    ],
)
def test_wrong_use_is_refused_with_the_reason_before_anything_is_opened(
    asked: Any, tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    code, out, told = asked(*arguments, data=tmp_path / "never")
    assert (code, out) == (2, "")
    assert told.startswith("rujukan: ")
    assert reason in told
    assert not (tmp_path / "never").exists()


@pytest.mark.parametrize("dirt", ["\x00", "\x1b[2J", "\udcff", "\u202e"])
def test_what_is_no_text_in_a_question_does_no_harm(asked: Any, dirt: str) -> None:
    code, out, _ = asked(f"Berapa panjang {dirt} Jembatan Merah?")
    assert code == 0
    assert "150" in out


def test_a_batch_names_each_line_it_cannot_answer_and_goes_on(asked: Any, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    lines = ['{"id": "a", "question": "Berapa panjang Jembatan Merah?"}', "not JSON", '{"id": "c", "question": ""}']
    lines += [json.dumps({"id": "d", "question": "x" * 100_000}), '{"id": {"k": 5}, "question": "Old Harbour opened?"}']
    questions.write_text("\n".join(lines), "utf-8")
    code, out, told = asked("--batch", str(questions))
    assert code == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", {"k": 5}]
    said = told.splitlines()
    assert [line.partition(": ")[0] for line in said[:-1]] == [f"{questions}, line {number}" for number in (2, 3, 4)]
    assert "not JSON" in said[0]
    assert (
        said[-1]
        == "2 answered, 0 with differing sources, 0 not in the documents, 0 outside them, 0 in need of help, 3 unusable"
    )


def test_a_batch_counts_refusals_apart_from_answers(asked: Any, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    lines = ["When was the Old Harbour opened?", "When was the Old Harbour closed in Peru?", "Halo", "Jembatan Merah?"]
    questions.write_text("".join(json.dumps({"question": line}) + "\n" for line in lines), "utf-8")
    code, out, told = asked("--batch", str(questions))
    became = Counter(json.loads(line)["status"] for line in out.splitlines())
    assert code == 0
    assert told == (
        f"{became['answered']} answered, {became['conflicting']} with differing sources, "
        f"{became['not_found']} not in the documents, {became['out_of_scope']} outside them, 0 in need of help\n"
    )
    assert became["answered"] < len(lines)
    assert became["out_of_scope"] >= 1


@pytest.mark.parametrize("flags", [("--json",), ()])
def test_a_question_without_quotation_marks_is_one_question(asked: Any, flags: tuple[str, ...]) -> None:
    words = ["How", "many", "boats", "does", "the", "Old", "Harbour", "serve"]
    for arguments in ((*words, *flags), (*flags, *words)):
        code, out, _ = asked(*arguments)
        assert code == 0
        assert "42 fishing boats" in out


def test_a_batch_is_written_whole_or_not_under_its_name(asked: Any, tmp_path: Path) -> None:
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    questions.write_text('{"id": 1, "question": "Berapa panjang Jembatan Merah?"}\n', "utf-8")
    code, out, told = asked("--batch", str(questions), "--output", str(answers), "--language", "en")
    assert (code, out) == (0, "")
    assert told.startswith("1 answered, ")
    answer = json.loads(answers.read_text("utf-8"))
    assert (answer["id"], answer["language"]) == (1, "en")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.jsonl", "questions.jsonl"]


def test_a_place_where_answers_cannot_be_written_is_named(asked: Any, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"question": "Berapa panjang Jembatan Merah?"}\n', "utf-8")
    for target in (tmp_path, tmp_path / "none" / "answers.jsonl", questions / "answers.jsonl"):
        code, out, told = asked("--batch", str(questions), "--output", str(target))
        assert (code, out) == (2, "")
        assert told.startswith(f"rujukan: {target}: cannot be written: ")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"model": "another-model"}, "was made with the embedding model another-model"),
        ({"dimension": 768}, "(768 dimensions)"),
        ({"schema": 99}, "has schema 99"),
    ],
)
def test_a_store_of_another_model_or_schema_is_refused_with_the_way_out(
    asked: Any, data: Path, tmp_path: Path, change: dict[str, Any], reason: str
) -> None:
    other = tmp_path / "data"
    shutil.copytree(data, other)
    connection = Connection(StoreLocation(other), current(StoreLocation(other)))
    passages = connection.collection(PASSAGES)
    assert passages
    passages.modify(metadata={**(passages.metadata or {}), **change})
    connection.close()
    code, out, told = asked("Berapa panjang Jembatan Merah?", data=other)
    assert (code, out) == (1, "")
    assert reason in told
    assert "Choose another folder with --data" in told


def test_a_store_that_is_not_a_database_is_refused_without_a_traceback(asked: Any, tmp_path: Path) -> None:
    (tmp_path / "edition").write_text("edition-1", "utf-8")
    (tmp_path / "edition-1").mkdir()
    (tmp_path / "edition-1" / "chroma.sqlite3").write_bytes(b"this is no database" * 100)
    code, _, told = asked("Apa?", data=tmp_path)
    assert code == 1
    assert f"rujukan: {tmp_path}: " in told


def test_a_server_that_does_not_answer_is_named(asked: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        code, _, told = asked("Apa itu IOM?", "--chroma-url", address)
    assert code == 1
    assert told.startswith(f"rujukan: {address}: ")


def test_a_port_in_use_is_told_at_once(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["chat", "--port", port, "--data", str(data)]) == 2
    assert f"127.0.0.1:{port}: cannot listen there" in capsys.readouterr().err

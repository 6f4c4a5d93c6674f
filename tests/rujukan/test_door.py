"""What a Python program imports: cheap, whole, documented, and typed as it says."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import assert_type

import pytest

import rujukan
from corpus.model import DocumentRow
from rujukan import (
    Answer,
    AnswerEvent,
    Assistant,
    Citation,
    EmptyStoreError,
    Passage,
    ScoredPassage,
    SyncResult,
    UsageError,
    ingest,
    open_assistant,
)

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "python.md"


def test_importing_it_costs_next_to_nothing_and_loads_nothing_of_ours() -> None:
    code = "from time import process_time as t; begun = t(); import rujukan, sys; print(t() - begun, *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    seconds, *loaded = done.stdout.split()
    assert float(seconds) < 0.3
    assert not {"corpus", "assistant", "ingest", "numpy", "chromadb", "llama_index"} & set(loaded)


def test_the_types_of_answers_load_no_library() -> None:
    code = "from rujukan import Answer, Citation, Status, UsageError; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not {"numpy", "chromadb", "llama_index", "onnxruntime"} & set(done.stdout.split())


def test_every_public_name_can_be_imported_and_no_other() -> None:
    assert sorted(rujukan.__all__) == rujukan.__all__ == dir(rujukan)
    assert all(getattr(rujukan, name) is not None for name in rujukan.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Anser'"):
        _ = rujukan.Anser  # type: ignore[attr-defined]


def test_type_checkers_are_told_the_same_names_as_are_loaded() -> None:
    tree = ast.parse((ROOT / "rujukan" / "__init__.py").read_text("utf-8"))
    told = {
        (node.module, alias.name)
        for block in tree.body
        if isinstance(block, ast.If)
        for node in ast.walk(block)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert told == {(home, name) for home, names in rujukan._HOMES.items() for name in names}
    assert sorted(name for _, name in told) == rujukan.__all__


def test_every_public_name_is_documented() -> None:
    rows = [
        line.split("|")[1].strip()
        for line in PAGE.read_text("utf-8").split("## Every name")[1].splitlines()
        if "`" in line
    ]
    assert [row.strip("`") for row in rows] == rujukan.__all__


def test_every_public_method_of_the_assistant_is_documented() -> None:
    page = PAGE.read_text("utf-8")
    methods = {name for name in vars(Assistant) if not name.startswith("_")}
    assert {name for name in methods if f".{name}(" not in page and f"`{name}`" not in page} == set()


def test_an_empty_store_fills_itself_only_where_it_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "shipped"
    for language in ("id", "en"):
        (source / language).mkdir(parents=True)
        (source / language / f"{language}.md").write_text(
            f"# Ferries {language}\n\nThe company runs 14 ferries.\n", "utf-8"
        )
    monkeypatch.setattr("ingest.cli.ingest.SHIPPED", source)
    with pytest.raises(EmptyStoreError, match="no documents here yet"):
        open_assistant(tmp_path / "data", fill=False)
    with open_assistant(tmp_path / "data") as assistant:
        assert {row.id for row in assistant.documents()} == {"id", "en"}


def test_the_types_are_what_a_type_checker_is_told(shipped: Path, tmp_path: Path) -> None:
    assert_type(ingest(tmp_path, data=tmp_path / "data"), SyncResult)
    with open_assistant(shipped, fill=False) as assistant:
        assert_type(assistant, Assistant)
        assert_type(assistant.ask("When was IOM founded?"), Answer)
        assert_type(assistant.ask("When was IOM founded?").citations, tuple[Citation, ...])
        assert_type(assistant.ask_stream("When was IOM founded?"), Iterator[AnswerEvent])
        assert_type(assistant.retrieve("When was IOM founded?"), list[ScoredPassage])
        assert_type(assistant.documents(), tuple[DocumentRow, ...])
        assert_type(assistant.passages("iom-profile"), list[Passage])


def test_reader_and_answerer_are_chosen_as_on_the_command_line(shipped: Path) -> None:
    with open_assistant(shipped, reader="off") as by_rules, open_assistant(shipped) as by_reading:
        question = "How is a migrant smuggler different from a trafficker?"
        assert by_rules.ask(question).confidence != by_reading.ask(question).confidence
    with pytest.raises(UsageError, match="no answerer 'nobody'"):
        open_assistant(shipped, answerer="nobody")

"""The command itself: which one runs, what is said where it fails, and with which exit code it ends."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import UsageError
from rujukan.command import COMMANDS, FILL_EMPTY_STORE, command_parser, main
from tests.conftest import FirstQuestion

ROOT = Path(__file__).parents[2]
HEAVY = {"torch", "transformers", "sentence_transformers", "gradio", "sklearn", "pandas", "onnx"}


def start(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    """The real command, as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "rujukan", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | environment,
    )


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    shown = capsys.readouterr().out
    assert all(f"\n  {name} " in shown for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_takes_the_settings(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([name, "--help"])
    shown = capsys.readouterr().out
    assert f"usage: rujukan {name} " in shown
    assert "--data DATA" in shown
    assert "--debug" in shown


def test_every_command_and_flag_has_a_line_of_help() -> None:
    for name in COMMANDS:
        parser = command_parser(name)
        assert parser.description
        assert all(action.help for action in parser._actions), name


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out.startswith("rujukan 0.")


def test_no_command_at_all_is_wrong_use_and_shows_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "commands:" in capsys.readouterr().err


def test_an_unknown_command_is_wrong_use_and_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer", "Apa itu IOM?"]) == 2
    told = capsys.readouterr().err
    assert "'answer'" in told
    assert all(name in told for name in COMMANDS)


def test_an_unknown_flag_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["ask", "Apa itu IOM?", "--colour"])
    assert "--colour" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["ingest", "--watc"], "--watc; did you mean --watch?"),
        (["ingest", "--dryrun"], "--dryrun; did you mean --dry-run?"),
        (["ask", "Apa?", "--source=id"], "--source; did you mean --source-language?"),
        (["chat", "--prot", "1"], "--prot; did you mean --port?"),
        (["--vers"], "--vers; did you mean --version?"),
    ],
)
def test_a_flag_that_is_cut_short_or_mistyped_is_refused_and_the_nearest_named(
    given: list[str], meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(given)
    assert f"there is no flag {meant}\nWhat it takes: " in capsys.readouterr().err


def test_an_error_is_one_line_on_stderr_with_its_exit_code(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["ask", "  "]) == 2
    assert main(["documents", "list", "--data", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    first, second = printed.err.splitlines()
    assert first.startswith("rujukan: The question is empty.")
    assert second == f"rujukan: {tmp_path}: there are no documents here yet. Run `rujukan ingest` first."


def test_the_traceback_of_an_error_is_shown_on_request_only(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match="empty"):
        main(["ask", "  ", "--debug"])


def test_a_setting_that_cannot_be_used_is_named_with_its_source(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUJUKAN_THREADS", "many")
    assert main(["doctor"]) == 2
    assert "environment: threads must be a whole number" in capsys.readouterr().err


def test_an_unknown_setting_in_the_environment_is_refused_with_the_one_that_was_meant(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUJUKAN_DATEN", "/tmp")
    assert main(["doctor"]) == 2
    told = capsys.readouterr().err
    assert "RUJUKAN_DATEN" in told
    assert "Did you mean RUJUKAN_DATA?" in told


def test_the_first_question_finds_the_shipped_documents_taken_in_and_is_told_so(first_question: FirstQuestion) -> None:
    assert "taking in the shipped ones" in first_question.told
    assert first_question.answer["status"] in {"answered", "conflicting"}
    assert "150" in first_question.answer["text"]


def test_a_first_question_that_is_interrupted_leaves_no_part_of_the_shipped_documents(tmp_path: Path) -> None:
    with start("ask", "Apa itu IOM?", "--data", str(tmp_path)) as process:
        assert process.stderr
        while not re.search(r" of \d+ files", process.stderr.readline()):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        process.communicate()
    assert process.returncode == 130
    with start("documents", "--data", str(tmp_path)) as listing:
        assert "there are no documents here yet" in listing.communicate()[1]


def test_the_commands_that_need_documents_fill_an_empty_store_and_no_other_does() -> None:
    assert set(FILL_EMPTY_STORE) == {"ask", "chat", "serve", "mcp", "eval"}


def test_a_question_loads_no_library_that_it_does_not_need(shipped: Path) -> None:
    ask = f"from rujukan.command import main; main(['ask', 'Kapan IOM didirikan?', '--data', {str(shipped)!r}])"
    loaded = "import sys; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"{ask}; {loaded}"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "[1]" in done.stdout
    assert not HEAVY & set(done.stderr.split())


def test_the_help_loads_no_library_at_all() -> None:
    code = "import sys; from rujukan.command import *; top_parser(); command_parser('ask'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not (HEAVY | {"chromadb", "llama_index", "numpy", "onnxruntime"}) & set(done.stdout.split())


def test_a_reader_that_leaves_early_is_no_error(shipped: Path) -> None:
    with start("documents", "show", "profil-iom", "--data", str(shipped)) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_quotes_go_out_as_they_stand_whatever_the_locale(shipped: Path) -> None:
    question = ("ask", "Apa itu IOM?", "--data", str(shipped))
    with start(*question, PYTHONIOENCODING="latin-1", PYTHONUTF8="0") as process:
        out, told = process.communicate()
    assert (process.returncode, told) == (0, "")
    assert "“" in out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_an_interrupted_command_says_so_without_a_traceback(tmp_path: Path) -> None:
    pipe = tmp_path / "questions.jsonl"
    os.mkfifo(pipe)
    with start("ask", "--batch", str(pipe)) as process:
        writing = os.open(pipe, os.O_WRONLY)  # waits until the command reads
        process.send_signal(signal.SIGINT)
        _, told = process.communicate()
        os.close(writing)
    assert process.returncode == 130
    assert told.startswith("rujukan: interrupted")
    assert "Traceback" not in told


def test_a_document_cannot_steer_the_terminal_it_is_listed_or_shown_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = 'title: "Bridge \\e]0;owned\\a"\nauthors: ["A\\e[2J"]\nlanguage: en'
    (tmp_path / "bridge.md").write_text(f"---\n{title}\n---\n\nThe \x1b[31mbridge\x9b0m is\u202e long.\n", "utf-8")
    data = ("--data", str(tmp_path / "data"))
    assert main(["ingest", str(tmp_path), *data]) == 0
    assert main(["documents", *data]) == 0
    listed = capsys.readouterr()
    assert main(["documents", "show", "bridge", *data]) == 0
    shown = listed.out + listed.err + capsys.readouterr().out
    assert "Bridge ]0;owned" in shown
    assert not set("\x1b\x07\x9b\u202e") & set(shown)


def test_bad_files_are_refused_one_by_one_and_the_rest_is_taken_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "good.md").write_text("# Jembatan\n\nJembatan Merah memiliki panjang 150 meter.\n", "utf-8")
    (source / "empty.md").write_bytes(b"")
    (source / "blank.txt").write_bytes(b"\n \n")
    (source / "latin.txt").write_bytes("Jembatan itu panjangnya 150 m\xe8tres.".encode("latin-1"))
    (source / "binary.md").write_bytes(bytes(range(256)) * 8)
    assert main(["ingest", str(source), "--data", str(tmp_path / "data"), "--json"]) == 1
    outcome = json.loads(capsys.readouterr().out)
    assert outcome["added"] == ["good"]
    refused = {Path(one["place"].partition(",")[0]).name: (one["reason"], one["remedy"]) for one in outcome["refused"]}
    assert set(refused) == {"empty.md", "blank.txt", "latin.txt", "binary.md"}
    assert all(reason and remedy for reason, remedy in refused.values())


def test_a_path_that_is_not_there_is_wrong_use_and_makes_no_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest", str(tmp_path / "none"), "--data", str(tmp_path / "data")]) == 2
    assert f"{tmp_path / 'none'}: there is no such file or folder" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()

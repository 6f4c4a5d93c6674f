import json
from argparse import Namespace
from pathlib import Path

import pytest

from assistant.reading.cross_encoder import CrossEncoder
from corpus.embedding.onnx_encoder import OnnxEncoder
from eval import scored_run
from eval.questions import load_questions
from eval.scored_run import chosen
from rujukan.command import main


@pytest.fixture
def arguments(data: Path, questions_folder: Path, tmp_path: Path) -> list[str]:
    given = ["--questions", str(questions_folder), "--split", "all", "--history", str(tmp_path / "history.sqlite")]
    return ["eval", "--data", str(data), *given]


def test_the_figures_are_printed_and_nothing_falls_without_a_baseline(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert "4 known questions, split all, suite" in out
    assert "quotes exact" in out


def test_a_run_passes_its_own_baseline_and_fails_a_better_one(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "baseline.json"
    assert main([*arguments, "--write-baseline", str(path)]) == 0
    assert {"all", "dev", "test"} < json.loads(path.read_text("utf-8")).keys()
    assert main([*arguments, "--baseline", str(path)]) == 0
    better = json.loads(path.read_text("utf-8"))
    better["all"]["figures"]["MRR@10"] = 1.5
    path.write_text(json.dumps(better), "utf-8")
    capsys.readouterr()
    assert main([*arguments, "--baseline", str(path)]) == 1
    assert "FELL: MRR@10 from 1.500" in capsys.readouterr().out


def test_the_report_goes_to_files_and_as_json_alone_to_standard_output(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "new" / "report"
    assert main([*arguments, "--json", "--report", str(written)]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads((written / "report.json").read_text("utf-8"))
    assert (written / "report.md").read_text("utf-8").startswith("# 4 known questions, split all")
    assert len((written / "outcomes.jsonl").read_text("utf-8").splitlines()) == 4


def test_the_check_lists_problems_and_asks_nothing(
    arguments: list[str], questions_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--check"]) == 0
    assert "4 questions, 0 problems" in capsys.readouterr().out
    line = (questions_folder / "all.jsonl").read_text("utf-8").splitlines()[0]
    (tmp_path / "a.jsonl").write_text(line.replace("has its seat", "had its seat"), "utf-8")
    assert main([*arguments, "--questions", str(tmp_path), "--check"]) == 1
    out = capsys.readouterr().out
    assert "a.jsonl:1 (factoid-1-en): this does not stand in harbour" in out


def test_a_store_without_the_documents_is_wrong_use(
    arguments: list[str], questions_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = (questions_folder / "all.jsonl").read_text("utf-8").splitlines()[0]
    (tmp_path / "a.jsonl").write_text(line.replace('"document": "harbour"', '"document": "quay"'), "utf-8")
    assert main([*arguments, "--questions", str(tmp_path)]) == 2
    assert "the store lacks documents that the questions are about: quay" in capsys.readouterr().err


@pytest.mark.parametrize("flags", [["--baseline", "none.json"], ["--questions", "nowhere"]])
def test_files_that_are_not_there_are_wrong_use(
    arguments: list[str], flags: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, *flags]) == 2
    assert flags[1] in capsys.readouterr().err


def test_what_an_earlier_run_has_read_is_not_read_again_and_the_figures_are_the_same(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "memory.sqlite"
    monkeypatch.setattr(scored_run, "memory_of", lambda _: memory)
    reports = []
    for flags in ([], ["--remember"], ["--remember"]):
        assert main([*arguments, "--json", *flags]) == 0
        reports.append(json.loads(capsys.readouterr().out))
        if flags and len(reports) == 2:
            # From now on nothing can be read or encoded anew.
            monkeypatch.setattr(CrossEncoder, "read", None)
            monkeypatch.setattr(OnnxEncoder, "encode_passages", None)
    for report in reports:
        del report["memory_mb"]
        for timed in ("latency p50", "latency p95", "latency ratio"):
            report["figures"].pop(timed, None)
    assert reports[0] == reports[1] == reports[2]


def test_only_some_questions_may_be_asked(questions_folder: Path) -> None:
    def left(**flags: object) -> list[str]:
        given = Namespace(**({"only": None, "category": None, "sample": None} | flags))
        return [one.id for one in chosen(load_questions(questions_folder), given)]

    assert left(only=["factoid-1-id"]) == ["factoid-1-id"]
    assert left(category=["factoid"]) == ["factoid-1-en", "factoid-1-id"]
    assert left(sample=2) == ["factoid-1-en", "follow_up-1-en"]


@pytest.mark.parametrize(
    ("flags", "reason"),
    [
        (["--category", "riddle"], "there is no category riddle"),
        (["--sample", "0"], "--sample must be at least 1"),
        (["--suite", "shipped"], "--questions and --suite were both given"),
        (["--update-baseline", " "], "needs a reason"),
    ],
)
def test_what_leaves_nothing_to_ask_is_wrong_use(
    arguments: list[str], flags: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, *flags]) == 2
    assert reason in capsys.readouterr().err


def test_runs_are_remembered_listed_shown_and_compared(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = []
    for _ in range(2):
        assert main([*arguments, "--json"]) == 0
        reports.append(json.loads(capsys.readouterr().out))
    for report in reports:
        for timed in ("latency p50", "latency p95", "latency ratio"):
            del report["figures"][timed]
        del report["memory_mb"]
    assert reports[0] == reports[1], "two runs differ in nothing but times and memory"
    history = ["--history", str(tmp_path / "history.sqlite")]
    assert main(["eval", "history", *history]) == 0
    assert "2 runs" in capsys.readouterr().out
    assert main(["eval", "show", "1", *history]) == 0
    assert "4 known questions, split all" in capsys.readouterr().out
    assert main(["eval", "diff", "1", "2", *history]) == 0
    assert "newly wrong: none" in capsys.readouterr().out
    assert main(["eval", "diff", "1", *history]) == 2


def test_a_suite_of_ones_own_is_taken_in_asked_and_given_a_baseline_with_its_reason(
    data: Path, questions_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    suite = tmp_path / "harbour"
    suite.mkdir()
    places = f'documents = ["{data.parent / "source"}"]\nquestions = "{questions_folder}"\n'
    (suite / "suite.toml").write_text(f'name = "harbour"\nlanguages = ["en", "id"]\n{places}', "utf-8")
    flags = ["--data", str(tmp_path / "store"), "--history", str(tmp_path / "history.sqlite"), "--split", "all"]
    assert main(["eval", "--suite", str(suite), *flags, "--update-baseline", "its first"]) == 0
    assert json.loads((suite / "baseline.json").read_text("utf-8"))["all"]["reason"] == "its first"
    capsys.readouterr()
    assert main(["eval", "--suite", str(suite), "--report", str(tmp_path / "report"), *flags]) == 0
    assert "suite harbour" in capsys.readouterr().out
    assert "<svg" in (tmp_path / "report" / "report.html").read_text("utf-8")
    without_dev = json.loads((suite / "baseline.json").read_text("utf-8"))
    del without_dev["dev"]
    (suite / "baseline.json").write_text(json.dumps(without_dev), "utf-8")
    assert main(["eval", "--suite", str(suite), *flags, "--split", "dev"]) == 0
    assert "no baseline" in capsys.readouterr().out


def test_a_suite_whose_documents_are_not_here_is_told_in_plain_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", "--suite", "chapters", "--shared", str(tmp_path)]) == 2
    assert "the suite chapters needs seeds" in capsys.readouterr().err

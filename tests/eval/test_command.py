import json
from pathlib import Path

import pytest

from rujukan.command import main


@pytest.fixture
def arguments(data: Path, questions_folder: Path) -> list[str]:
    return ["eval", "--data", str(data), "--questions", str(questions_folder), "--split", "all"]


def test_the_figures_are_printed_and_nothing_falls_without_a_baseline(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert "4 known questions, split all" in out
    assert "quotes exact" in out


def test_a_run_passes_its_own_baseline_and_fails_a_better_one(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "baseline.json"
    assert main([*arguments, "--write-baseline", str(path)]) == 0
    assert sorted(json.loads(path.read_text("utf-8"))) == ["all", "dev", "test"]
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

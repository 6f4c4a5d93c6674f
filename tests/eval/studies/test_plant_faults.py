from pathlib import Path

import pytest

from eval.studies.plant_faults import FAULTS, Trial, as_markdown, main


def test_there_are_faults_enough_and_each_has_a_name_of_its_own() -> None:
    assert len(FAULTS) >= 30
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    page = (Path(__file__).parents[3] / "docs" / "evaluation.md").read_text("utf-8")
    assert f"plants {len(FAULTS)} faults" in page


def test_the_table_says_what_was_caught_and_what_was_a_false_alarm() -> None:
    found = [Trial("a", ("quote not exact",)), Trial("b", ()), Trial("clean 1", ()), Trial("clean 2", ("errors",))]
    text = as_markdown(found)
    assert "| a | yes | quote not exact |" in text
    assert "| b | **no** |  |" in text
    assert "1 of 2 faults caught; 1 alarms over 2 clean runs." in text


def test_a_fault_is_caught_and_a_clean_run_is_not(
    data: Path, questions_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    suite = tmp_path / "harbour"
    suite.mkdir()
    places = f'documents = ["{data.parent / "source"}"]\nquestions = "{questions_folder}"\n'
    (suite / "suite.toml").write_text(f'name = "harbour"\nlanguages = ["en", "id"]\n{places}', "utf-8")
    flags = ["--suite", str(suite), "--data", str(tmp_path / "store"), "--clean", "1"]
    assert main([*flags, "--fault", "quotes cut by a character"]) == 0
    out = capsys.readouterr().out
    assert "| quotes cut by a character | yes | quote not exact" in out
    assert "0 alarms over 1 clean runs." in out

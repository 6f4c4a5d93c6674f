"""Every part left out in turn, over a small store."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from assistant.ablation_flags import AblationFlags
from corpus.embedding.encoder import Encoder
from corpus.store.store import Store, StoreLocation
from docs.generate import BASELINES
from eval.gate.baseline import fingerprint
from eval.memory.remembering import RememberingEncoder
from eval.questions import load_questions
from eval.studies.ablate import PAGE, SUITES, WITHOUT, Row, ablate, as_markdown, main


@pytest.fixture(scope="module")
def rows(data: Path, questions_folder: Path, encoder: Encoder) -> Iterator[list[Row]]:
    remembering = RememberingEncoder(encoder)
    with Store(StoreLocation(data, ""), encoder.name, encoder.dimension) as store:
        yield ablate(load_questions(questions_folder), store, remembering, lambda: None)


def row(rows: list[Row], part: str) -> Row:
    return next(one for one in rows if one.part == part)


def statuses(rows: list[Row], part: str) -> list[str]:
    return [outcome.status for outcome in row(rows, part).outcomes]


def test_every_part_has_a_row() -> None:
    assert list(WITHOUT) == [field.name for field in fields(AblationFlags)]


def test_all_parts_at_work_answer_all(rows: list[Row]) -> None:
    assert [outcome.correct for outcome in rows[0].outcomes] == [True] * 4
    assert [one.part for one in rows] == ["", *WITHOUT]


def test_without_the_decision_nothing_is_refused(rows: list[Row]) -> None:
    assert statuses(rows, "")[3] in {"not_found", "out_of_scope"}
    assert statuses(rows, "abstention") == ["answered"] * 4


def test_without_the_conversation_a_follow_up_is_another_question(rows: list[Row]) -> None:
    assert row(rows, "").outcomes[2].standalone != row(rows, "history").outcomes[2].standalone


def test_without_either_leg_the_other_still_finds(rows: list[Row]) -> None:
    for part in ("dense", "lexical"):
        assert row(rows, part).figures["hit@5"].value > 0


def test_without_folding_twins_both_are_found(rows: list[Row]) -> None:
    assert row(rows, "paired_documents").outcomes != row(rows, "").outcomes


def test_an_answer_costs_its_encoding_though_it_is_remembered(rows: list[Row]) -> None:
    assert all(one.milliseconds > 5 for one in rows)


def test_the_table_tells_what_is_lost_and_won(rows: list[Row]) -> None:
    lines = as_markdown(rows).splitlines()
    assert len({line.count("|") for line in lines[: len(rows) + 2]}) == 1
    refused = next(line for line in lines if line.startswith(f"| {WITHOUT['abstention']} |"))
    assert "| 1 / 0 |" in refused
    assert "0.000 (-1.000)" in refused
    assert lines[-1].startswith("4 questions: answers correct n = 3")


def test_the_page_is_written_by_one_command(
    data: Path, questions_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = f'documents = ["{data.parent / "source"}"]\nquestions = "{questions_folder}"\n'
    (tmp_path / "suite.toml").write_text(f'name = "harbour"\nlanguages = ["en", "id"]\n{places}', "utf-8")
    assert main(["--data", str(tmp_path / "store"), "--suite", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert out.startswith(PAGE.partition("\n")[0])
    assert "## harbour" in out
    assert len([line for line in out.splitlines() if line.startswith("| ")]) == len(WITHOUT) + 2


def test_the_page_in_the_docs_is_of_these_parts_and_of_the_baselines_that_count() -> None:
    root = Path(__file__).parents[3]
    page = (root / "docs" / "ablation.md").read_text("utf-8")
    parts = page.split("\n## ")[1:]
    assert [part.partition("\n")[0] for part in parts] == list(SUITES), "renew it: make ablation"
    for name, part in zip(SUITES, parts, strict=True):
        assert [told for told in WITHOUT.values() if f"| {told} |" not in part] == []
        assert f"`{fingerprint(BASELINES[name], 'dev')}`" in part, "renew it: make ablation"


def test_a_suite_that_is_not_there_is_an_error_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--suite", "harbour"]) == 2
    assert "built in are shipped" in capsys.readouterr().err

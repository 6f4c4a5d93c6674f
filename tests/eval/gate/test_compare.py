import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval.errors import BaselineError
from eval.gate.baseline import digest, load_baseline, write_baseline
from eval.gate.compare import compare
from eval.scoring.outcome import Outcome
from eval.scoring.scoreboard import figures
from tests.eval.samples import outcome, question


def asked(right: int, wrong: int) -> list[Outcome]:
    return [
        outcome(question(id=f"factoid-{n}-id"), correct=n < right, citations=1, citations_exact=1, milliseconds=5.0)
        for n in range(right + wrong)
    ]


def baseline_of(outcomes: list[Outcome], folder: Path) -> Path:
    path = folder / "baseline.json"
    write_baseline(path, {"dev": outcomes})
    return path


def test_a_run_does_not_fall_against_itself(tmp_path: Path) -> None:
    run = asked(7, 3)
    found = compare(run, figures(run), load_baseline(baseline_of(run, tmp_path), "dev"))
    assert (found.falls, found.newly_wrong, found.newly_right, found.same_questions) == ((), (), (), True)


def test_a_figure_that_falls_beyond_its_tolerance_is_named_with_the_questions_that_turned(tmp_path: Path) -> None:
    baseline = load_baseline(baseline_of(asked(8, 2), tmp_path), "dev")
    run = asked(7, 3)
    found = compare(run, figures(run), baseline)
    assert {fall.metric for fall in found.falls} == {"answers correct", "all correct"}
    assert (found.falls[0].before, found.falls[0].now) == (0.8, 0.7)
    assert (found.newly_wrong, found.newly_right) == (("factoid-7-id",), ())


def test_a_figure_may_fall_by_its_tolerance(tmp_path: Path) -> None:
    baseline = load_baseline(baseline_of(asked(80, 20), tmp_path), "dev")
    run = asked(78, 22)
    found = compare(run, figures(run), baseline)
    assert found.falls == ()
    assert len(found.newly_wrong) == 2


def test_one_quote_that_is_not_exact_is_a_fall(tmp_path: Path) -> None:
    run = asked(300, 0)
    baseline = load_baseline(baseline_of(run, tmp_path), "dev")
    run[0] = replace(run[0], citations_exact=0)
    assert [fall.metric for fall in compare(run, figures(run), baseline).falls] == ["quotes exact"]


def test_a_figure_that_is_no_longer_measured_has_fallen(tmp_path: Path) -> None:
    baseline = load_baseline(baseline_of(asked(5, 0), tmp_path), "dev")
    run = [replace(o, citations=0, citations_exact=0) for o in asked(5, 0)]
    assert "quotes exact" in {fall.metric for fall in compare(run, figures(run), baseline).falls}


def test_time_is_not_gated(tmp_path: Path) -> None:
    baseline = load_baseline(baseline_of(asked(5, 0), tmp_path), "dev")
    run = [replace(o, milliseconds=5000.0) for o in asked(5, 0)]
    assert compare(run, figures(run), baseline).falls == ()


def test_other_questions_are_noticed_but_not_another_place_in_the_files() -> None:
    run = asked(2, 0)
    moved = [replace(o, question=replace(o.question, place="elsewhere:9")) for o in reversed(run)]
    assert digest(moved) == digest(run)
    assert digest([replace(run[0], question=replace(run[0].question, question="?")), run[1]]) != digest(run)


def test_writing_one_split_keeps_the_others(tmp_path: Path) -> None:
    path = baseline_of(asked(1, 0), tmp_path)
    write_baseline(path, {"test": asked(2, 0)})
    found = json.loads(path.read_text("utf-8"))
    assert sorted(found) == ["dev", "metrics", "outcomes", "schema", "test"]
    assert sorted(found["outcomes"]) == ["factoid-0-id", "factoid-1-id"]


@pytest.mark.parametrize(
    "written", ["{", "[]", "{}", '{"schema": 2, "dev": {"figures": {"hit@1": "x"}}}', '{"schema": 2, "dev": []}']
)
def test_a_broken_baseline_is_named(tmp_path: Path, written: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(written, "utf-8")
    with pytest.raises(BaselineError, match=r"baseline\.json"):
        load_baseline(path, "dev")


def test_a_baseline_of_another_schema_is_named_and_replaced_when_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text('{"dev": {"figures": {}}}', "utf-8")
    with pytest.raises(BaselineError, match="schema 1, and 2 is read"):
        load_baseline(path, "dev")
    write_baseline(path, {"dev": asked(1, 0)}, reason="first of its kind")
    assert load_baseline(path, "dev").reason == "first of its kind"


def test_six_questions_lost_and_none_won_are_a_loss_though_the_figure_may_fall_so_far(tmp_path: Path) -> None:
    baseline = load_baseline(baseline_of(asked(400, 0), tmp_path), "dev")
    run = asked(394, 6)
    found = compare(run, figures(run), baseline)
    assert found.falls == ()
    assert found.fails
    loss = found.losses[0]
    assert (loss.metric, loss.where, loss.worse, loss.better, loss.p) == ("answers correct", "", 6, 0, 0.0312)
    fewer = asked(395, 5)
    assert not compare(fewer, figures(fewer), baseline).fails


def test_a_loss_in_one_slice_fails_though_another_gains_as_much(tmp_path: Path) -> None:
    def both(right: str) -> list[Outcome]:
        styles = ("plain", "typo") * 20
        asked = [question(id=f"factoid-{n}-id", style=style) for n, style in enumerate(styles)]
        return [outcome(one, correct=one.style == right or n < 20) for n, one in enumerate(asked)]

    baseline = load_baseline(baseline_of(both("typo"), tmp_path), "dev")
    run = both("plain")
    found = compare(run, figures(run), baseline)
    assert found.falls == ()
    assert [(loss.where, loss.worse) for loss in found.losses] == [("style: typo", 10)]


def test_a_lower_mean_is_a_loss_by_the_paired_bootstrap(tmp_path: Path) -> None:
    before = [replace(o, citations=4, citations_relevant=3, citations_exact=4) for o in asked(40, 0)]
    baseline = load_baseline(baseline_of(before, tmp_path), "dev")
    run = [replace(o, citations_relevant=2) for o in before]
    found = compare(run, figures(run), baseline)
    assert "citation precision" in {loss.metric for loss in found.losses}


def test_an_answer_that_takes_half_as_long_again_as_an_encoding_did_is_slower(tmp_path: Path) -> None:
    before = [replace(o, milliseconds=100.0, encoding_ms=10.0) for o in asked(20, 0)]
    baseline = load_baseline(baseline_of(before, tmp_path), "dev")
    busy = [replace(o, milliseconds=300.0, encoding_ms=30.0) for o in before]
    slow = [replace(o, milliseconds=160.0) for o in before]
    assert compare(busy, figures(busy), baseline).slower is None
    assert compare(slow, figures(slow), baseline).slower == 1.6


def test_a_sample_is_held_against_the_same_questions_of_the_baseline_alone(tmp_path: Path) -> None:
    baseline = load_baseline(baseline_of(asked(20, 10), tmp_path), "dev")
    wrong_ones = asked(20, 10)[15:]
    assert compare(wrong_ones, figures(wrong_ones), baseline).falls != ()
    assert not compare(wrong_ones, figures(wrong_ones), baseline, sampled=True).fails


def test_a_missing_baseline_is_named(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="cannot be read"):
        load_baseline(tmp_path / "none.json", "dev")
    with pytest.raises(BaselineError, match="cannot be written"):
        write_baseline(tmp_path / "no" / "folder.json", {"dev": asked(1, 0)})

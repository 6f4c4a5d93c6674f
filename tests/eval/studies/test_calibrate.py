"""The weights of the one decision, fitted on samples whose truth is known."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.answer import Status
from assistant.ask import Assistant
from assistant.judging.answerability import WEIGHTS
from corpus.errors import UsageError
from eval.questions import load_questions
from eval.studies.calibrate import Sample, as_text, fit, main, samples


def drawn(count: int = 400) -> list[Sample]:
    """Samples of which the more similar are the likelier answered; "noise" says nothing."""
    random = np.random.default_rng(1)
    similar, noise = random.uniform(0, 1, count), random.uniform(0, 1, count)
    answered = random.uniform(0, 1, count) < 1 / (1 + np.exp(-(-5 + 10 * similar)))
    return [
        Sample(f"g{i}", {"constant": 1.0, "similar": float(s), "noise": float(n)}, bool(a), False)
        for i, (s, n, a) in enumerate(zip(similar, noise, answered, strict=True))
    ]


def test_the_weights_that_made_the_samples_are_found() -> None:
    weights = fit(drawn(2000)).weights
    assert weights["constant"] == pytest.approx(-5, abs=0.8)
    assert weights["similar"] == pytest.approx(10, abs=1.2)
    assert weights["noise"] == pytest.approx(0, abs=0.6)


def test_more_false_refusals_buy_more_recall() -> None:
    recalls = [recall for _, recall in fit(drawn()).recalls.values()]
    assert recalls == sorted(recalls)
    assert 0.1 < recalls[0] < recalls[-1] < 1


def test_what_a_restrictor_refuses_does_not_move_the_weights_but_counts_as_refused() -> None:
    free = drawn()
    near = {"constant": 1.0, "similar": 1.0, "noise": 0.5}
    more = [*free, *(Sample(f"r{i}", near, False, True) for i in range(400))]
    assert fit(more).weights == pytest.approx(fit(free).weights)
    assert fit(more).recalls[0.05][1] > fit(free).recalls[0.05][1]


def test_too_few_questions_are_wrong_use() -> None:
    for measured in ([], drawn(12), [sample for sample in drawn() if sample.answerable]):
        with pytest.raises(UsageError, match="too few to fit weights on"):
            fit(measured)


def test_the_weights_are_printed_as_they_stand_in_the_source() -> None:
    text = as_text(drawn(), fit(drawn()))
    assert 'WEIGHTS = {"constant": -' in text
    assert "false refusals 5%: confidence up to 0." in text


def test_the_signs_are_those_of_the_shipped_weights(door: Assistant, questions_folder: Path) -> None:
    found = samples(load_questions(questions_folder), door)
    assert [sample.answerable for sample in found] == [True, True, True, False]
    assert all(list(sample.answerability_features) == list(WEIGHTS) for sample in found)
    assert found[0].group == found[1].group
    assert found[2].answerability_features["similar"] > found[3].answerability_features["similar"]


def test_a_question_that_may_be_refused_or_answered_is_left_out(door: Assistant, questions_folder: Path) -> None:
    questions = [replace(one, statuses=(Status.ANSWERED, Status.NOT_FOUND)) for one in load_questions(questions_folder)]
    assert [sample.answerable for sample in samples(questions, door)] == [False]


def test_the_command_says_what_it_lacks(data: Path, questions_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data), "--questions", str(questions_folder)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "questions that no constraint refuses are too few" in err

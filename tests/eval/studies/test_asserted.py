"""What comes of a question that asserts a value, as the study counts it."""

import json
from collections import Counter
from dataclasses import replace

import pytest

from assistant.answer import Answer, Status, reply
from eval.studies.asserted import KINDS, QUESTIONS, as_markdown, outcome
from tests.eval.samples import TEXT, citation


def answered(quote: str, *, corrected: bool = False) -> Answer:
    cited = replace(citation(TEXT[:5]), quote=quote)
    made = replace(reply("?", "en", Status.ANSWERED, "", ""), citations=(cited,))
    return replace(made, premise_corrected=corrected)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (reply("?", "en", Status.NOT_FOUND, "", ""), "refused"),
        (answered("It began in 1951, in Brussels.", corrected=True), "told otherwise"),
        (answered("It began in 1951, in Brussels."), "answered, settled"),
        (answered("It has 150 members."), "answered"),
    ],
)
def test_an_outcome(answer: Answer, expected: str) -> None:
    assert outcome(answer, "it began in 1951") == expected


def test_what_nothing_settles_is_never_settled() -> None:
    assert outcome(answered("It has 150 members."), "") == "answered"


def test_there_are_sixty_of_each_kind_and_each_holds_what_it_asserts() -> None:
    known = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    assert Counter(one["kind"] for one in known) == dict.fromkeys(KINDS, 60)
    assert all(one["value"] in one["question"] for one in known)
    assert all(bool(one["quote"]) == (one["kind"] != "unsaid") for one in known)


def test_the_table_has_a_row_for_each_kind() -> None:
    lines = as_markdown(Counter({("false", "told otherwise"): 22, ("true", "refused"): 1})).splitlines()
    assert lines[2] == "| false | 22 | 0 | 0 | 0 |"
    assert len(lines) == 2 + len(KINDS)

"""Each fault of answers breaks what it says it breaks, and the gate's promises see it on a single answer."""

import pytest

from assistant.ask import Assistant
from eval.gate.promises import broken_promises
from eval.question import KnownQuestion
from eval.run import run_questions, stored_texts
from eval.scoring.outcome import Outcome
from eval.studies.faults import of_answers
from eval.studies.faults.door import FaultyDoor, RecordedDoor
from eval.studies.faults.fault import Fault
from tests.eval.samples import question
from tests.eval.scoring.test_grade import NONE

ASKED = [
    question(
        id="factoid-1-en",
        language="en",
        question="Where is the Harbour Office seated, and how many member states has it?",
        facts=[["Geneva", "Jenewa"]],
        evidence=[[{"document": "harbour", "quote": "The Harbour Office has its seat in Geneva, Switzerland."}]],
    )
]


def asked(door: Assistant, fault: Fault, questions: list[KnownQuestion]) -> list[Outcome]:
    splits = {one.id: "dev" for one in questions}
    return run_questions(questions, splits, FaultyDoor(RecordedDoor(door), fault), NONE, lambda: None)


def test_a_product_without_a_fault_breaks_no_promise(door: Assistant) -> None:
    outcomes = asked(door, Fault("none"), ASKED)
    assert outcomes[0].citations
    assert broken_promises(outcomes, stored_texts(door)) == []


@pytest.mark.parametrize(
    ("name", "promise"),
    [
        ("offsets shifted by +1", "quote not exact"),
        ("offsets shifted by -1", "quote not exact"),
        ("quotes cut by a character", "quote not exact"),
        ("quotes ascribed to another document", "quote not exact"),
        ("answers without citations", "no citation"),
    ],
)
def test_what_breaks_a_promise_is_seen_on_a_single_answer(door: Assistant, name: str, promise: str) -> None:
    fault = next(one for one in of_answers.FAULTS if one.name == name)
    found = broken_promises(asked(door, fault, ASKED))
    assert promise in {one.promise for one in found}

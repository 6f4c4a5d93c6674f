"""A question that gets one thing wrong is set right; one that nothing answers stays refused."""

import pytest

from assistant.answer import Status
from assistant.judging.answerability import Verdict
from assistant.judging.premise import has_false_premise
from assistant.query.concepts import PhraseBook
from assistant.query.question import parse_question
from tests.assistant.made import asked_in, evidence_of


def granted(
    question: str,
    book: PhraseBook,
    *unmet: str,
    similar: float = 0.95,
    governed: float = 1.0,
    status: Status = Status.NOT_FOUND,
) -> bool:
    evidence = [evidence_of("Its seat is in Vardal.", similar=similar, governed=governed, unmet=unmet)]
    return has_false_premise(parse_question(question), asked_in(question, book), evidence, Verdict(status, 0.5, unmet))


@pytest.mark.parametrize(
    ("question", "unmet"),
    [
        ("Since when is its seat in Orsa?", "orsa"),
        ("Mengapa kantornya pindah ke Orsa?", "orsa"),
        ("Where was its seat in 1990?", "1990"),
        ("It has 5 million boats. If not, how many is it really?", "5 million"),
    ],
)
def test_a_name_or_year_taken_for_granted_is_set_right(question: str, unmet: str, book: PhraseBook) -> None:
    assert granted(question, book, unmet)


@pytest.mark.parametrize(
    ("question", "unmet"),
    [
        ("How many boats has it in Orsa?", "orsa"),
        ("What does it do in Orsa?", "orsa"),
        ("Since when does it have a vacancy?", "vacancy"),
        ("When was Article 5 signed?", "5"),
        ("Who heads it in the 2018 chapter?", "2018"),
    ],
)
def test_what_no_other_value_could_answer_stays_refused(question: str, unmet: str, book: PhraseBook) -> None:
    assert not granted(question, book, unmet)


def test_a_question_refused_for_another_reason_stays_refused(book: PhraseBook) -> None:
    question = "Since when is its seat in Orsa?"
    assert not granted(question, book)
    assert not granted(question, book, "orsa", similar=0.7)
    assert not granted(question, book, "orsa", status=Status.OUT_OF_SCOPE)


def test_a_word_in_common_with_the_question_does_not_set_it_right(book: PhraseBook) -> None:
    question = "Who is president of Orsa?"
    assert granted(question, book, "orsa", similar=0.9)
    assert not granted(question, book, "orsa", similar=0.84)


def test_a_question_is_set_right_only_by_evidence_that_holds_the_rest_of_it(book: PhraseBook) -> None:
    question = "When did the ministry of boats move its seat to Orsa?"
    assert granted(question, book, "orsa", governed=0.5)
    assert not granted(question, book, "orsa", governed=0.2)
    assert not granted("When was Orsa?", book, "orsa")

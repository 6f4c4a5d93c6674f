"""Rules and a reader judge behind one seam."""

from assistant.answer import Status
from assistant.judging.findings import Findings, by_readings, by_rules
from assistant.query.question import parse_question
from assistant.reading.reader import PassageReading
from assistant.retrieval.hybrid import ScoredPassage
from tests.assistant.made import evidence_of, passage_of

FACT = parse_question("When was the mill built?")
PASSAGE = ScoredPassage(passage_of("The mill was built in 1911."), 0.9, 0.9, 1.0)


def test_a_reader_may_see_an_answer_where_the_words_do_not_meet() -> None:
    found = evidence_of("The mill was built in 1911.", similar=0.7, governed=0.0)
    findings = Findings(FACT, (), [PASSAGE], [found], [PassageReading(4.0, ())])
    assert by_rules(findings).status is not Status.ANSWERED
    assert by_readings(findings).status is Status.ANSWERED


def test_and_none_where_they_do() -> None:
    findings = Findings(FACT, (), [PASSAGE], [evidence_of("The mill was built in 1911.")], [PassageReading(-6.0, ())])
    assert by_rules(findings).status is Status.ANSWERED
    assert by_readings(findings).status is not Status.ANSWERED

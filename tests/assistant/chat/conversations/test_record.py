from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from assistant.answer import Status
from assistant.ask import Assistant
from assistant.chat.asking.filters import ChatFilters
from assistant.chat.conversations.record import MOST_TURNS, UnreadableRecordError, turn_record, turns_from_records
from assistant.chat.conversations.standing import with_missing_quotes
from assistant.chat.turns import ChatTurn, Trouble, closed, last_number, opened
from assistant.chat.words import ENGLISH
from assistant.query.question import LONGEST
from tests.assistant.chat.examples import ANSWER, CITATION, REFUSAL
from tests.assistant.chat.texts import ABSENT, FOUNDED, PILOTS


def _record() -> dict[str, Any]:
    record = turn_record(ChatTurn(3, "When?", ANSWER), ENGLISH)
    assert record
    return record


@pytest.mark.parametrize("question", [FOUNDED, PILOTS, ABSENT, "How many tigers live in Sumatra?", "Hello"])
def test_an_answered_turn_comes_back_as_it_was(question: str, assistant: Assistant) -> None:
    turns = closed(opened((), question), assistant, None)
    record = turn_record(turns[0], ENGLISH)
    assert turns_from_records([record]) == turns


def test_what_an_answer_was_given_under_comes_back_with_it(assistant: Assistant) -> None:
    rows = assistant.documents()
    under = ChatFilters(documents=(rows[0].id,), since=2019, language="id")
    record = turn_record(ChatTurn(1, "When?", ANSWER, filters=under), ENGLISH)
    assert turns_from_records([record], rows)[0].filters == under
    assert turns_from_records([record], rows[1:])[0].filters == replace(under, documents=())


def test_each_citation_is_kept_with_its_whole_reference() -> None:
    (citation,) = _record()["answer"]["citations"]
    assert citation["reference"] == "K. Lund, Annual report (2019), Organisation, p. 12."


@pytest.mark.parametrize(
    "turn",
    [
        ChatTurn(1, "Help", replace(REFUSAL, status=Status.HELP)),
        ChatTurn(1, "Q", trouble=Trouble("store")),
        ChatTurn(1, "Q"),
    ],
    ids=["need", "trouble", "unanswered"],
)
def test_what_is_never_kept_has_no_record(turn: ChatTurn) -> None:
    assert turn_record(turn, ENGLISH) is None


def _with(change: Callable[[dict[str, Any]], object]) -> list[dict[str, Any]]:
    record = _record()
    change(record)
    return [record]


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        ["x"],
        [{}],
        [_record()] * 2,
        [{**_record(), "number": 2}, {**_record(), "number": 1}],
        [{**_record(), "number": number} for number in range(1, MOST_TURNS + 2)],
        _with(lambda record: record.update(number=True)),
        _with(lambda record: record.update(number=0)),
        _with(lambda record: record.update(question=" ")),
        _with(lambda record: record.update(question="x" * (LONGEST + 1))),
        _with(lambda record: record.update(answer=None)),
        _with(lambda record: record["answer"].update(status="help")),
        _with(lambda record: record["answer"].update(language="<b>")),
        _with(lambda record: record["answer"].update(citations=[])),
        _with(lambda record: record["answer"]["citations"][0].update(quote="Something else was said.")),
        _with(lambda record: record["answer"]["citations"][0].update(start=-1)),
        _with(lambda record: record["answer"]["citations"][0].update(highlight=[[0, 99]])),
        _with(lambda record: record["answer"]["statements"][0].update(text="“It was founded in 1707.”")),
        _with(lambda record: record["answer"]["statements"][0].update(citations=[])),
        _with(lambda record: record["answer"]["statements"][0].update(citations=[1, 2])),
    ],
)
def test_what_cannot_be_a_record_of_ours_is_refused(sent: object) -> None:
    with pytest.raises(UnreadableRecordError):
        turns_from_records(sent)


def test_a_conversation_with_gaps_goes_on_after_its_latest_number() -> None:
    turns = turns_from_records([_record()])
    assert last_number(turns) == 3
    assert opened(turns, "And then?")[-1].number == 4


def test_a_quote_that_the_documents_no_longer_have_is_known_as_such(assistant: Assistant) -> None:
    (turn,) = closed(opened((), FOUNDED), assistant, None)
    assert turn.answer
    moved = replace(turn.answer.citations[0], start=CITATION.start, end=CITATION.start + CITATION.end)
    gone = replace(turn.answer.citations[0], number=2, document_id="nowhere")
    answer = replace(turn.answer, citations=(turn.answer.citations[0], gone, replace(moved, number=3)))
    (checked,) = with_missing_quotes((replace(turn, answer=answer),), assistant)
    assert checked.missing == {2, 3}

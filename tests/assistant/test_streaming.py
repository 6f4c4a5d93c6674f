"""An answer step by step: the stages and the quotes in their order, and the same answer as at once."""

from dataclasses import replace
from threading import Event

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.events import QuoteChosen, Report, Stage, StageStarted
from assistant.streaming import streamed
from corpus.errors import UsageError

QUESTION = "How many ferries does the Orsa Ferry Company run?"


def test_stages_then_quotes_then_the_answer(over_small: Assistant) -> None:
    *told, answer = over_small.ask_stream(QUESTION)
    assert isinstance(answer, Answer)
    assert replace(answer, timings_ms={}) == replace(over_small.ask(QUESTION), timings_ms={})
    stages = [event for event in told if isinstance(event, StageStarted)]
    quotes = [event for event in told if isinstance(event, QuoteChosen)]
    assert told == [*stages, *quotes]
    assert [event.stage for event in stages] == [Stage.LOOKING, Stage.READING, Stage.COMPARING]
    assert [event.count for event in stages[:1]] == [len(over_small.documents())]
    assert tuple(quote.statement for quote in quotes) == answer.statements
    assert {citation for quote in quotes for citation in quote.citations} == set(answer.citations)


def test_where_nothing_answers_no_quote_is_told_and_nothing_compared(over_small: Assistant) -> None:
    *told, _ = over_small.ask_stream("How many penguins live in Antarctica?")
    assert told
    assert {type(event) for event in told} == {StageStarted}
    assert Stage.COMPARING not in {event.stage for event in told if isinstance(event, StageStarted)}


def test_a_greeting_is_answered_at_once(over_small: Assistant) -> None:
    assert [type(event) for event in over_small.ask_stream("Hello!")] == [Answer]


def test_a_question_that_cannot_be_used_raises_at_the_first_step(over_small: Assistant) -> None:
    events = over_small.ask_stream("  ")
    with pytest.raises(UsageError, match="empty"):
        next(events)


def test_what_is_told_arrives_while_the_work_goes_on(over_small: Assistant) -> None:
    answer, go_on = over_small.ask(QUESTION), Event()

    def work(report: Report) -> Answer:
        report(StageStarted(Stage.LOOKING, 1))
        assert go_on.wait(20)
        return answer

    events = streamed(work)
    assert next(events) == StageStarted(Stage.LOOKING, 1)
    go_on.set()
    assert list(events) == [answer]


def test_who_stops_listening_is_not_kept_waiting(over_small: Assistant) -> None:
    answer, go_on, ended = over_small.ask(QUESTION), Event(), Event()

    def work(report: Report) -> Answer:
        report(StageStarted(Stage.LOOKING, 1))
        assert go_on.wait(20)
        ended.set()
        return answer

    for _ in streamed(work):
        break
    assert not ended.is_set()
    go_on.set()
    assert ended.wait(20)

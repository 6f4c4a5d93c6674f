"""The answer to somebody in need helps first, keeps nothing, and depends on nothing."""

import json

import pytest

from assistant.answer import Answer, Status
from assistant.ask import Assistant
from assistant.cli.terminal import as_text
from assistant.conversation.care import FIXED_QUESTION, help_answer
from assistant.conversation.need import Need
from assistant.conversation.rewriting import readings
from assistant.quoting.wording import say
from corpus.errors import StoreError
from corpus.setup.contacts import Contact

HELD = "help me, I am locked in and they took my passport"
EMBASSY = Contact("Embassy of Examplia", "+00 000 000", "https://examplia.example/help", "2026-11-28")


def test_it_says_whom_to_turn_to_and_then_quotes_the_documents(over_shipped: Assistant) -> None:
    answer = over_shipped.ask(HELD, [("What is IOM?", "An organisation.")])
    assert (answer.status, answer.standalone_question, answer.related) == (Status.HELP, HELD, ())
    assert answer.text.startswith(say("help", "en"))
    assert answer.text.index(say("help_documents", "en")) < answer.text.index("“")
    assert answer.citations


def test_the_fixed_question_is_no_message_of_need_and_is_answered(over_shipped: Assistant) -> None:
    for question in FIXED_QUESTION.values():
        assert over_shipped.ask(question).status in {Status.ANSWERED, Status.CONFLICTING}


def test_the_operators_contacts_stand_before_the_documents_with_source_and_date(over_shipped: Assistant) -> None:
    answer = help_answer(HELD, Need("en"), "en", [EMBASSY], over_shipped.ask)
    shown = as_text(answer, 200)
    line = f"- {EMBASSY.name}: {EMBASSY.reach} (source: {EMBASSY.source}, {EMBASSY.date})"
    assert line in answer.text
    assert shown.index(say("help_contacts", "en")) < shown.index(line) < shown.index(say("help_documents", "en"))
    assert json.loads(json.dumps(answer.to_json()))["contacts"] == [
        {"name": EMBASSY.name, "reach": EMBASSY.reach, "source": EMBASSY.source, "date": EMBASSY.date}
    ]


def test_a_store_that_cannot_be_read_keeps_nobody_from_being_helped() -> None:
    def broken(question: str, *_: object) -> Answer:
        raise StoreError(question)

    answer = help_answer(HELD, Need("en"), "en", [EMBASSY], broken)
    assert answer.text.startswith(say("help", "en"))
    assert EMBASSY.reach in as_text(answer)
    assert (answer.statements, answer.citations) == ((), ())


@pytest.mark.parametrize("turn", [(HELD, ""), ("they have him", say("help", "en")), ("x", say("help_to_die", "id"))])
def test_no_later_question_is_read_with_a_message_of_need(turn: tuple[str, str]) -> None:
    assert [one.text for one in readings("And in 2018?", [turn])] == ["And in 2018?"]


def test_too_long_a_message_is_helped_all_the_same(over_shipped: Assistant) -> None:
    assert over_shipped.ask(f"{HELD}. " + "Please come. " * 500).status is Status.HELP

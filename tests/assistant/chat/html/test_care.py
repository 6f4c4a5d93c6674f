"""Help in the chat: an alert that stands first, with the contacts escaped."""

from dataclasses import replace

from assistant.answer import Status
from assistant.chat.html.messages import answer_bubble
from assistant.chat.turns import ChatTurn
from assistant.chat.words import ENGLISH
from corpus.setup.contacts import Contact
from tests.assistant.answers import CITATION, answer_of

ANSWER = replace(answer_of(CITATION, lead="Turn to <somebody>.", status=Status.HELP), language="en")
TURN = ChatTurn(1, "help me", replace(ANSWER, contacts=(Contact("A & B", "+00 1", "https://a.example", "2026-11-28"),)))


def test_it_is_an_alert_that_stands_before_what_the_documents_say() -> None:
    shown = answer_bubble(TURN, ENGLISH)
    assert (
        shown.index('role="alert"') < shown.index("+00 1") < shown.index('class="lead"') < shown.index(CITATION.quote)
    )


def test_contacts_show_source_and_date_and_nothing_in_them_is_markup() -> None:
    shown = answer_bubble(TURN, ENGLISH)
    assert "(source: https://a.example, 2026-11-28)" in shown
    assert "A &amp; B" in shown
    assert "Turn to &lt;somebody&gt;." in shown

"""Greetings and the like are met kindly; whatever may ask of the documents is asked of them."""

import json

import pytest

from assistant.answer import CourtesyKind, Status
from assistant.ask import Assistant
from assistant.conversation.courtesies import Courtesy, courtesy_in
from assistant.quoting.wording import EXAMPLES
from corpus.model import Language
from eval.questions import SHIPPED, load_questions


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        ("Halo", CourtesyKind.HELLO, "id"),
        ("haloooo kak!", CourtesyKind.HELLO, "id"),
        ("Selamat pagi, apa kabar?", CourtesyKind.HELLO, "id"),
        ("Hi", CourtesyKind.HELLO, "en"),
        ("Hello there 👋", CourtesyKind.HELLO, "en"),
        ("terima kasih", CourtesyKind.THANKS, "id"),
        ("Makasih banyak ya", CourtesyKind.THANKS, "id"),
        ("Thanks a lot!", CourtesyKind.THANKS, "en"),
        ("sampai jumpa", CourtesyKind.BYE, "id"),
        ("ok, bye", CourtesyKind.BYE, "en"),
        ("siapa kamu?", CourtesyKind.ABOUT, "id"),
        ("Kamu bisa apa saja?", CourtesyKind.ABOUT, "id"),
        ("what can you do?", CourtesyKind.ABOUT, "en"),
        ("What's your name?", CourtesyKind.ABOUT, "en"),
        ("Hello, who are you?", CourtesyKind.ABOUT, "en"),
    ],
)
def test_what_is_said_rather_than_asked_is_known(text: str, kind: CourtesyKind, language: Language) -> None:
    assert courtesy_in(text) == Courtesy(kind, language)


@pytest.mark.parametrize(
    "text",
    [
        "Halo, berapa negara anggota IOM?",
        "Thanks, and Thailand?",
        "Terima kasih. Siapa direkturnya?",
        "Apa itu IOM?",
        "Who are the victims?",
        "Who are you talking about?",
        "What is this?",
        "How does it work?",
        "Ini apa?",
        "Siapa?",
        "help for victims",
        "Siapa yang membantu korban?",
        "ok",
        "lagi",
        "hi " * 1000,
        "",
    ],
)
def test_what_may_ask_about_the_documents_is_no_small_talk(text: str) -> None:
    assert courtesy_in(text) is None


def test_no_known_question_is_small_talk() -> None:
    assert [question.id for question in load_questions(SHIPPED) if courtesy_in(question.question)] == []


@pytest.mark.parametrize(("text", "language"), [("Halo", "id"), ("thanks!", "en")])
def test_the_reply_says_what_is_answered_from_and_gives_two_questions(
    text: str, language: Language, over_shipped: Assistant
) -> None:
    answer = over_shipped.ask(text, [("Apa itu IOM?", "Menurut dokumen: …")])
    assert (answer.status, answer.language, answer.citations, answer.related) == (Status.OUT_OF_SCOPE, language, (), ())
    assert any(row.title in answer.text for row in over_shipped.documents())
    assert {"id": "antara lain", "en": "among others"}[language] in answer.text
    assert all(f"“{question}”" in answer.text for question in EXAMPLES[language].values())
    assert json.loads(json.dumps(answer.to_json()))["timings_ms"].keys() == {"retrieve", "answer", "total"}


def test_the_reply_speaks_the_language_that_is_set(over_shipped: Assistant) -> None:
    assert over_shipped.ask("Hi", language="id").text.startswith("Halo! ")


def test_no_example_is_given_that_these_documents_do_not_answer(over_small: Assistant) -> None:
    text = over_small.ask("Hello").text
    assert text.startswith("Hello! Rujukan answers")
    assert "for example" not in text


@pytest.mark.parametrize("question", [*EXAMPLES["id"].values(), *EXAMPLES["en"].values()])
def test_each_example_is_answered_by_the_shipped_documents(question: str, over_shipped: Assistant) -> None:
    assert over_shipped.ask(question).status in {Status.ANSWERED, Status.CONFLICTING}

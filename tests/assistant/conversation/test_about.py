"""Questions about library and product are known as such; whatever the documents may answer is asked of them."""

import re

import pytest

from assistant.answer import AboutKind, Status
from assistant.ask import Assistant
from assistant.conversation.about import About, about_in
from assistant.conversation.rewriting import readings
from corpus.model import Language
from eval.questions import SHIPPED, load_questions


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        ("Which documents do you have?", AboutKind.DOCUMENTS, "en"),
        ("dokumen apa aja yang ada di sini?", AboutKind.DOCUMENTS, "id"),
        ("What can I ask?", AboutKind.TOPICS, "en"),
        ("Apa yang bisa saya tanyakan?", AboutKind.TOPICS, "id"),
        ("How do I add my files?", AboutKind.ADDING, "en"),
        ("gimana cara nambahin dokumen sendiri ya", AboutKind.ADDING, "id"),
        ("Who made this?", AboutKind.MAKER, "en"),
        ("Siapa yang membuat program ini?", AboutKind.MAKER, "id"),
        ("Are you an AI?", AboutKind.MACHINE, "en"),
        ("kamu ini AI atau manusia sih?", AboutKind.MACHINE, "id"),
        ("Which sources are old?", AboutKind.DATES, "en"),
        ("Sumber mana yang sudah lama?", AboutKind.DATES, "id"),
    ],
)
def test_a_question_about_library_or_product_is_known(text: str, kind: AboutKind, language: Language) -> None:
    assert about_in(text) == About(kind, language)


@pytest.mark.parametrize(
    "text",
    [
        "Where do the chapters contradict each other?",
        "Which documents does a migrant worker need?",
        "Dokumen apa yang harus dimiliki pekerja migran?",
        "Who made the Palermo Protocol?",
        "How old are the victims?",
        "Which sources does the 2017 chapter cite?",
        "Who wrote the 2018 chapter?",
        "",
    ],
)
def test_what_may_ask_of_the_documents_is_none(text: str) -> None:
    assert about_in(text) is None


def test_no_known_question_is_about_the_product() -> None:
    assert [one.id for one in load_questions(SHIPPED) if about_in(one.question)] == []


def test_the_library_is_listed_with_the_years_its_sources_reach_to(over_shipped: Assistant) -> None:
    answer = over_shipped.ask("Which documents do you have?")
    assert (answer.status, answer.about, answer.citations) == (Status.OUT_OF_SCOPE, AboutKind.DOCUMENTS, ())
    assert re.search(r"\n- .*IOM.* \(sources until 20\d\d\)", answer.opening)
    assert answer.suggestions
    assert all(one.title in answer.opening for one in over_shipped.documents() if one.language == "en")


def test_the_oldest_sources_come_first(over_shipped: Assistant) -> None:
    lines = over_shipped.ask("Sumber mana yang sudah lama?").opening.splitlines()[1:]
    years = [line.rsplit(" ", 1)[1] for line in lines]
    assert years == sorted(years)


def test_no_later_question_is_read_with_one_about_the_product() -> None:
    assert [one.text for one in readings("And in 2018?", [("Who made this?", "…")])] == ["And in 2018?"]

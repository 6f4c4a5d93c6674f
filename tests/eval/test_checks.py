import json
from typing import Any

import pytest

from corpus.text.glossary import Glossary
from eval.checks import KnownDocument, problems, shortfalls
from eval.question import CATEGORIES, KnownQuestion
from eval.questions import parse_question

NO_GLOSSARY = Glossary((), {}, 0)
DOCUMENTS = {
    "profil": KnownDocument(
        "IOM bermarkas di Jenewa, Swiss, dan beranggotakan 150 negara.", ("Kompas, 2012",), "profile"
    ),
    "profile": KnownDocument(
        "IOM has its seat in Geneva and counts 150 member states among its members.", ("Kompas",), "profil"
    ),
}
PLAIN: dict[str, Any] = {
    "id": "factoid-1-id",
    "language": "id",
    "category": "factoid",
    "question": "Di kota apa kantor pusatnya?",
    "answerable": True,
    "status": "answered",
    "reference": "Di Jenewa.",
    "facts": [["Jenewa", "Geneva"]],
    "evidence": [[{"document": "profil", "quote": "di Jenewa"}, {"document": "profile", "quote": "seat in Geneva"}]],
}


def question(**changes: object) -> KnownQuestion:
    raw = {**PLAIN, **changes}
    return parse_question(json.dumps({k: v for k, v in raw.items() if v is not None}), "a.jsonl:1")


def translated(*questions: KnownQuestion) -> list[str]:
    return problems(questions, DOCUMENTS, NO_GLOSSARY)


def test_a_sound_question_has_no_problem() -> None:
    assert translated(question()) == []


def either(*quotes: tuple[str, str]) -> list[list[dict[str, str]]]:
    return [[{"document": document, "quote": quote} for document, quote in quotes]]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"facts": []}, "names no facts"),
        ({"evidence": []}, "names no evidence"),
        ({"status": "not_found"}, "only a refusal"),
        ({"answerable": False}, "its status is no refusal"),
        ({"answerable": False, "status": "not_found"}, "have no meaning"),
        ({"category": "follow_up"}, "needs `history` and `standalone`"),
        ({"category": "disagreement"}, "conflicting"),
        ({"twin": "factoid-1-en"}, "does not exist"),
        ({"evidence": either(("profil", "di Jenewa"))}, "none from its pair profile"),
        ({"evidence": either(("nowhere", "di Jenewa"))}, "there is no document nowhere"),
        (
            {"evidence": either(("profil", "bermarkas di Jenéwa"), ("profile", "Geneva"))},
            "goes on …'bermarkas di Jenewa, Swiss",
        ),
        ({"facts": [["Jenewa"], ["Austria"]], "reference": "Jenewa, Austria"}, "stands in none of its evidence"),
        ({"reference": "Di Swiss."}, "does not hold the fact"),
        ({"forbidden": [["Jenewa"]]}, "holds what is forbidden"),
        ({"question": "Apakah kantor pusatnya di Jenewa?"}, "repeating the question would pass"),
        ({"facts": [["dokumen*"]], "reference": "dokumen"}, "abstaining would pass"),
        ({"question": "has its seat in Geneva and counts"}, "of its words in a row"),
    ],
)
def test_a_problem_is_named_with_its_place_and_remedy(changes: dict[str, object], reason: str) -> None:
    found = translated(question(**changes))
    assert any(reason in problem for problem in found), found
    assert all(problem.startswith("a.jsonl:1 (factoid-1-id): ") for problem in found)


def test_two_questions_may_not_share_an_id_or_their_words() -> None:
    found = translated(question(), question(question="Di kota APA, kantor pusatnya"))
    assert any("has this id" in problem for problem in found)
    assert any("repeats" in problem for problem in found)


def test_the_same_follow_up_after_other_turns_is_another_question() -> None:
    shared = {"category": "follow_up", "standalone": "Di kota apa kantor pusat IOM?"}
    found = translated(
        question(**shared, history=[["Apa itu IOM?"]]),
        question(**shared, id="factoid-2-id", history=[["Apa itu ILO?"]]),
    )
    assert found == []


def test_twins_must_name_each_other_across_languages() -> None:
    indonesian = question(twin="factoid-1-en")
    english = question(id="factoid-1-en", language="en", question="Where is its head office?", twin="other")
    assert any("names other as twin" in problem for problem in translated(indonesian, english))
    assert any(
        "the same language" in problem
        for problem in translated(indonesian, question(id="factoid-1-en", twin="factoid-1-id"))
    )


def test_a_fact_of_a_footnote_may_stand_in_the_notes() -> None:
    changes: dict[str, object] = {"facts": [["Kompas"]], "reference": "Kompas"}
    assert any("none of its evidence" in problem for problem in translated(question(**changes)))
    assert translated(question(**changes, category="footnote")) == []


def test_a_small_set_says_what_it_lacks() -> None:
    found = shortfalls([question()])
    assert len([line for line in found if "15 are wanted" in line]) == 2 * len(CATEGORIES)
    assert any("300 are wanted" in line for line in found)
    assert any("half in each language" in line for line in found)
    assert any("a quarter" in line for line in found)

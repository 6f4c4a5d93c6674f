import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Status
from eval.errors import QuestionsError
from eval.question import EvidenceQuote, HistoryTurn
from eval.questions import load_questions, parse_question

PLAIN: dict[str, Any] = {
    "id": "factoid-001-id",
    "language": "id",
    "category": "factoid",
    "question": "Di kota mana IOM bermarkas?",
    "answerable": True,
    "status": "answered",
    "reference": "Di Jenewa, Swiss.",
    "facts": [["Jenewa", "Geneva"]],
    "evidence": [[{"document": "profil-iom", "quote": "Kantor pusat IOM terletak di Jenewa."}]],
}


def line(**changes: object) -> str:
    return json.dumps({**PLAIN, **changes}, ensure_ascii=False)


def test_a_line_is_read_as_a_question() -> None:
    question = parse_question(line(), "a.jsonl:1")
    assert question.statuses == (Status.ANSWERED,)
    assert question.facts == (("Jenewa", "Geneva"),)
    assert question.evidence == ((EvidenceQuote("profil-iom", "Kantor pusat IOM terletak di Jenewa."),),)
    assert (question.style, question.twin, question.history) == ("plain", None, ())


def test_earlier_turns_may_leave_the_answer_to_the_product() -> None:
    question = parse_question(
        line(history=[["Apa itu IOM?"], ["Di mana?", ""], ["Sejak kapan?", "1951."]]), "a.jsonl:1"
    )
    assert question.history == (
        HistoryTurn("Apa itu IOM?"),
        HistoryTurn("Di mana?"),
        HistoryTurn("Sejak kapan?", "1951."),
    )


def test_more_than_one_status_may_be_right() -> None:
    found = parse_question(line(status=["answered", "not_found"]), "a.jsonl:1")
    assert found.statuses == (Status.ANSWERED, Status.NOT_FOUND)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        (line(colour="red"), "unknown fields: colour"),
        (json.dumps({"id": "x"}), "lacks answerable, category"),
        (line(question=" "), "question"),
        (line(category="riddle"), "one of factoid"),
        (line(status="maybe"), "maybe"),
        (line(status=[]), "at least one status"),
        (line(answerable="yes"), "true or false"),
        (line(facts=["Jenewa"]), "a list is wanted"),
        (line(facts=[[]]), "at least one way"),
        (line(evidence=[[{"document": "profil-iom"}]]), "quote"),
        (line(evidence=[[]]), "at least one quote"),
        (line(history=[["a", "b", "c"]]), "a turn is"),
        (line(style="shouted"), "plain, colloquial, typo"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(QuestionsError, match=r"^a\.jsonl:7: ") as raised:
        parse_question(written, "a.jsonl:7")
    assert reason in str(raised.value)


def test_questions_are_loaded_by_file_name_and_line(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(line(id="b-1") + "\n\n" + line(id="b-2") + "\n", "utf-8")
    (tmp_path / "a.jsonl").write_text(line(id="a-1"), "utf-8")
    (tmp_path / "note.txt").write_text("not questions", "utf-8")
    assert [q.id for q in load_questions(tmp_path)] == ["a-1", "b-1", "b-2"]
    assert load_questions(tmp_path)[2].place == "b.jsonl:3"


def test_a_folder_without_questions_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="no questions"):
        load_questions(tmp_path)
    with pytest.raises(QuestionsError, match="no such folder"):
        load_questions(tmp_path / "gone")


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe{}")
    with pytest.raises(QuestionsError, match=r"a\.jsonl"):
        load_questions(tmp_path)

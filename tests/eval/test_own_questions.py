from pathlib import Path

import pytest

from assistant.answer import Status
from eval.errors import QuestionsError
from eval.own_questions import load_own_questions
from eval.question import HistoryTurn

CSV = """question;facts;history;document;quote;answerable
Di mana IOM bermarkas?;Jenewa|Geneva;;profil;bermarkas di Jenewa;
And since when?;1951;Where is IOM based?;;;
Siapa juru masaknya?;;;;;
"""


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, "utf-8-sig")
    return folder / name


def test_a_table_needs_no_more_than_questions_and_facts(tmp_path: Path) -> None:
    first, second, third = load_own_questions(written(tmp_path, "mine.csv", CSV))
    assert (first.language, first.facts, first.evidence[0][0].document) == ("id", (("Jenewa", "Geneva"),), "profil")
    assert (second.language, second.category, second.history) == (
        "en",
        "follow_up",
        (HistoryTurn("Where is IOM based?"),),
    )
    assert (third.answerable, third.category, third.statuses[0]) == (False, "unanswerable", Status.NOT_FOUND)
    assert [one.place for one in (first, second, third)] == ["mine.csv:2", "mine.csv:3", "mine.csv:4"]


def test_a_line_of_json_needs_no_more_either(tmp_path: Path) -> None:
    path = written(tmp_path, "mine.jsonl", '\n{"question": "Where is IOM based?", "facts": [["Geneva"]]}\n')
    (found,) = load_own_questions(path)
    assert (found.id, found.language, found.reference, found.place) == ("line-2", "en", "Geneva", "mine.jsonl:2")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.csv", "question,answer\nx,y\n", r"a\.csv:1: lacks the columns facts"),
        ("a.csv", "question,facts\nx,y,z\n", r"a\.csv:2: has more cells"),
        ("a.csv", "question,facts,answerable\nx,y,perhaps\n", r"a\.csv:2: has a wrong cell: 'perhaps'"),
        ("a.csv", "question,facts,colour\nx,y,red\n", r"a\.csv:2: has unknown fields: colour"),
        ("a.csv", "question,facts\n", "there are no questions in it"),
        ("a.jsonl", '{"question": "x", "facts": "y"}', r"a\.jsonl:1: has facts"),
        ("a.jsonl", '\n{"question": ', r"a\.jsonl:2: is not JSON"),
        ("a.jsonl", '{"facts": [["y"]]}', r"a\.jsonl:1: lacks question"),
        (
            "a.jsonl",
            '{"id": "a", "question": "x"}\n{"id": "a", "question": "z"}',
            r"a\.jsonl:2: has the id a of a\.jsonl:1",
        ),
        ("a.jsonl", '{"question": "x", "draft": "…"}', r"unknown fields: draft"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, name: str, text: str, reason: str) -> None:
    with pytest.raises(QuestionsError, match=reason):
        load_own_questions(written(tmp_path, name, text))

"""Public sets as what the reader learns from."""

import json
import random
import shutil
from pathlib import Path

import pytest

from eval.suites.passages import GivenQuestion
from eval.training.examples import PUBLIC, RELATIONS, Group, answer_place, indonli_groups, public_groups

TEXT = "Kapal itu tiba di Ambon. " + "Lautnya tenang sepanjang pelayaran yang lama itu. " * 30 + "Ia pulang ke Kupang."


@pytest.fixture
def public(data: Path) -> Path:
    """Every public set with one passage, which answers one question and leaves one open."""
    asked = {"lang": "id", "context_passage_id": "p", "answerable": True}
    for name, split in PUBLIC.items():
        shutil.rmtree(data / name, ignore_errors=True)
        (data / name).mkdir()
        questions = [
            asked | {"id": "a", "text": "Ke mana ia pulang?", "answers": ["Kupang"], "split": split},
            asked | {"id": "n", "text": "Siapa nakhodanya?", "answers": [], "answerable": False, "split": split},
            asked | {"id": "x", "text": "Di mana ia tiba?", "answers": ["Ambon"], "split": "valid"},
        ]
        (data / name / "passages.jsonl").write_text(json.dumps({"id": "p", "text": TEXT, "lang": "id"}), "utf-8")
        (data / name / "questions.jsonl").write_text("\n".join(map(json.dumps, questions)), "utf-8")
    return data


def test_a_question_stands_over_windows_of_its_passage_and_held_back_ones_are_not_drawn(public: Path) -> None:
    groups = public_groups(public, 100, random.Random(1))
    assert len(groups) == 2 * len(PUBLIC)
    by_text: dict[str, Group] = {one.question: one for one in groups}
    assert by_text.keys() == {"Ke mana ia pulang?", "Siapa nakhodanya?"}
    spans = [one.text[slice(*one.span)] for one in by_text["Ke mana ia pulang?"].candidates if one.span]
    assert spans == ["Kupang"]
    assert all(one.span is None for one in by_text["Siapa nakhodanya?"].candidates)


def test_a_pair_of_indonli_is_a_premise_with_its_relation(data: Path) -> None:
    (data / "indonli").mkdir()
    pair = {"premise": "Kapal tiba.", "hypothesis": "Kapal berangkat.", "label": "c"}
    (data / "indonli" / "train.jsonl").write_text(json.dumps(pair), "utf-8")
    (group,) = indonli_groups(data, 5, random.Random(1))
    assert (group.question, group.candidates[0].text) == ("Kapal berangkat.", "Kapal tiba.")
    assert RELATIONS[group.relation or 0] == "c"


def test_an_answer_stands_where_the_set_says_it_does() -> None:
    def asked(*starts: int) -> GivenQuestion:
        return GivenQuestion("q", "?", "id", ("Ambon",), "p", ("p",), "train", answerable=True, starts=starts)

    text = "Ambon dan Ambon"
    assert answer_place(text, asked(10)) == (10, 15)
    assert answer_place(text, asked()) == answer_place(text, asked(3)) == (0, 5)
    assert answer_place("Kupang", asked()) is None

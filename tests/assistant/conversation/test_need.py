"""Somebody in need is recognised in either language, and a question about such things is a question."""

import json
from pathlib import Path

import pytest

from assistant.conversation.need import need_in
from assistant.conversation.need_phrases import LOOKED_AT, spoken_need
from corpus.embedding.encoder import Encoder
from tests.stores import HashingEncoder


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("tolong saya disekap, mereka ambil paspor saya", "id"),
        ("TOLONG!!! sy di sekap majikan", "id"),
        ("adik saya dibawa agen dan tidak bisa dihubungi", "id"),
        ("help me, I am locked in and they took my passport", "en"),
        ("I want to report my boss, he beats the maids", "en"),
    ],
)
def test_somebody_in_need_is_recognised(text: str, language: str, encoder: Encoder) -> None:
    need = need_in(text, encoder)
    assert need is not None
    assert (need.language, need.to_die) == (language, False)


@pytest.mark.parametrize("text", ["saya mau bunuh diri", "I want to die", "i am thinking about killing myself"])
def test_who_speaks_of_dying_is_recognised_as_such(text: str, encoder: Encoder) -> None:
    need = need_in(text, encoder)
    assert need is not None
    assert need.to_die


@pytest.mark.parametrize(
    "text",
    [
        "how many victims are held and lose their passports?",
        "Berapa korban yang disekap dan diambil paspornya?",
        "How can I report human trafficking?",
        "Bagaimana cara melaporkan perdagangan orang?",
        "What does “they took my passport” mean in the chapter?",
        "",
        "\ud83d",
        "?!",
        "Bandingkan bagian korban yang diperdagangkan di dalam kawasan dengan yang dibawa ke luar kawasan.",
        "gaji TKI yg blm dibayar majikan, apa masih diurus negara setelah dia pulang",
    ],
)
def test_a_question_about_it_is_no_message_of_need(text: str, encoder: Encoder) -> None:
    assert need_in(text, encoder) is None


def test_real_questions_about_laws_that_it_has_not_learnt_from_are_questions(shared: Path, encoder: Encoder) -> None:
    lines = (shared / "data" / "written" / "questions.jsonl").read_text("utf-8").splitlines()
    asked = [one["text"] for one in map(json.loads, lines) if one["split"] == "dev"][::3]
    assert len(asked) > 200
    assert len([text for text in asked if need_in(text, encoder)]) <= 1


def test_with_another_embedding_model_the_phrases_decide_alone() -> None:
    assert need_in("tolong saya disekap majikan", HashingEncoder()) is not None
    assert need_in("They want to take my kidney", HashingEncoder()) is None


def test_phrases_know_what_is_quoted_and_read_a_long_account_from_its_beginning() -> None:
    assert spoken_need("i am locked in the house") is not None
    assert spoken_need("the caption says “i am locked in the house”") is None
    assert spoken_need("i am locked in. " + "x " * LOOKED_AT) is not None

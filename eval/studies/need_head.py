"""Fit the classifier of messages of need: `python -m eval.studies.need_head` writes it anew.

It learns from `need_messages.jsonl` and, as messages that are none, from the known questions of the half `dev`. The
half `test` of the category `help` is kept from it.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.conversation.need import KINDS
from corpus.embedding.encoder import Encoder, load_encoder
from corpus.setup.settings import load_settings
from eval.questions import load_questions
from eval.split import split_of

MESSAGES = Path(__file__).with_name("need_messages.jsonl")
HEAD = Path(__file__).parents[2] / "assistant" / "conversation" / "need-head.json"

STRENGTH = 30.0
"""The inverse of the regularisation. With 100, the same recall (0.988) in cross-validation takes 0.016 to 0.026 of the
near misses for need instead of 0.021: no difference that 195 of them could show."""

DECIMALS = 4


def messages() -> list[tuple[str, int]]:
    """Every message that is learnt from, with the place of its kind in `KINDS`."""
    rows = [json.loads(line) for line in MESSAGES.read_text("utf-8").splitlines()]
    questions = load_questions()
    halves = split_of(questions)
    others = [one.question for one in questions if halves[one.id] == "dev" and one.category != "help"]
    return [(row["text"], KINDS.index(row["kind"])) for row in rows] + [(text, 0) for text in others]


def fit(learnt: Sequence[tuple[str, int]], encoder: Encoder) -> dict[str, object]:
    """The classifier as plain values."""
    vectors = np.stack([encoder.encode_query(text) for text, _ in learnt])
    model = LogisticRegression(C=STRENGTH, max_iter=3000, class_weight="balanced")
    model.fit(vectors, [kind for _, kind in learnt])
    return {
        "model": encoder.name,
        "biases": model.intercept_.round(DECIMALS).tolist(),
        "weights": model.coef_.round(DECIMALS).tolist(),
    }


if __name__ == "__main__":
    settings = load_settings()
    encoder = load_encoder(settings.model, settings.cache, settings.threads, lambda _: None)
    HEAD.write_text(json.dumps(fit(messages(), encoder)) + "\n", "utf-8")
    sys.stdout.write(f"{HEAD}\n")

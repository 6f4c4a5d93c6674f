"""Fit the classifier of messages of need: `python -m eval.studies.need_head` writes it anew.

It learns from `need_messages.jsonl` and, as messages that are none, from the known questions of the half `dev` and the
half `train` of `SHARED/data/written`, questions about laws and reports. The half `test` of the category `help` is kept
from it, and so is `dev` of those.
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
from eval.suites.suite import shared_folder

MESSAGES = Path(__file__).with_name("need_messages.jsonl")
HEAD = Path(__file__).parents[2] / "assistant" / "conversation" / "need-head.json"

STRENGTH = 60.0
"""The inverse of the regularisation."""

REAL = 0.3
"""What a real question counts for, of which there are 6,415, against 1 for a message.

In tenfold cross-validation over the messages, with 30 to 300 and 0.1 to 1.0: 0.979 to 0.996 of the needs found. Without
the real questions 0.013 of them were taken for need; with them 0.002, and of 665 others 1 instead of 10.
"""

DECIMALS = 4


def messages(shared: Path) -> list[tuple[str, int, float]]:
    """Every message that is learnt from, with the place of its kind in `KINDS` and what it counts for."""
    rows = [json.loads(line) for line in MESSAGES.read_text("utf-8").splitlines()]
    questions = load_questions()
    halves = split_of(questions)
    others = [one.question for one in questions if halves[one.id] == "dev" and one.category != "help"]
    written = (shared / "data" / "written" / "questions.jsonl").read_text("utf-8").splitlines()
    real = [one["text"] for one in map(json.loads, written) if one["split"] == "train"]
    return [
        *((row["text"], KINDS.index(row["kind"]), 1.0) for row in rows),
        *((text, 0, 1.0) for text in others),
        *((text, 0, REAL) for text in real),
    ]


def fit(learnt: Sequence[tuple[str, int, float]], encoder: Encoder) -> dict[str, object]:
    """The classifier as plain values."""
    vectors = np.stack([encoder.encode_query(text) for text, _, _ in learnt])
    model = LogisticRegression(C=STRENGTH, max_iter=3000, class_weight="balanced")
    model.fit(vectors, [kind for _, kind, _ in learnt], sample_weight=[weight for _, _, weight in learnt])
    return {
        "model": encoder.name,
        "biases": model.intercept_.round(DECIMALS).tolist(),
        "weights": model.coef_.round(DECIMALS).tolist(),
    }


def main() -> int:
    """Write the classifier; 1 where the real questions are not here."""
    settings = load_settings()
    shared = shared_folder(settings.shared)
    if shared is None:
        sys.stderr.write("The real questions are not here: name their folder in RUJUKAN_SHARED.\n")
        return 1
    encoder = load_encoder(settings.model, settings.cache, settings.threads, lambda _: None)
    HEAD.write_text(json.dumps(fit(messages(shared), encoder)) + "\n", "utf-8")
    sys.stdout.write(f"{HEAD}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

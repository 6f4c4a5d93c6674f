"""Somebody in need: who is held, forced, threatened, without papers, wants to report, or wants to die.

Looked for in the message as it was typed, before anything corrects or completes it. What decides is a linear classifier
on the vector of the default embedding model, and the phrases of `need.toml`; with another model the phrases alone.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from assistant.conversation.need_phrases import LOOKED_AT, spoken_need
from assistant.query.question import whole_characters
from corpus.embedding.encoder import Encoder
from corpus.model import Language
from corpus.store.vectors import Vectors
from corpus.text.language import detect_language

CLEAR = 0.6
"""Probability from which the classifier is believed alone; `BORNE_OUT`, from which it is where phrases say so too.

In tenfold cross-validation on eval/studies/need_messages.jsonl and the known questions of `dev`, with 6,415 real
questions about laws and reports beside them: 0.996 of 240 needs found, 0.033 of 1,229 others taken for one, near misses
among them; with 0.5 0.041. Of 665 further real questions 1 is, of which it was 10 before it had learnt from their
likes. The phrases alone found 0.52 of the needs that they had not been written on. To measure again: `rujukan eval`,
"need found" and "need imagined", and tests/assistant/conversation.
"""

BORNE_OUT = 0.25

CLEAR_OF_OTHERS = 0.85
"""The same for a message in which nobody says I, my or we. Of 128 needs among the known questions none is missed for
it; of 491 real questions over two chapters and laws, of which two were taken for needs, none is any more."""

_OF_ONESELF = re.compile(r"\b(?:saya|sy|aku|ak|gue|gua|gw|kami|kita|my|me|i|im|we|us|our)\b", re.IGNORECASE)

KINDS = ("none", "need", "die")
"""The classes of the classifier, in the order of its weights."""


@dataclass(frozen=True, slots=True)
class Need:
    """The language that somebody in need writes, and whether it is about dying."""

    language: Language
    to_die: bool = False


def need_in(text: str, encoder: Encoder) -> Need | None:
    """The need of somebody who writes this; None for a question about such things, and for all else."""
    text = whole_characters(text)[:LOOKED_AT]
    if not any(letter.isalpha() for letter in text):
        return None
    spoken = spoken_need(text)
    dying = spoken is not None and spoken.to_die
    if spoken is None or not spoken.sure:
        head = _head()
        if head["model"] == encoder.name:
            none, need, die = probabilities(encoder.encode_query(text), head)
            clear = CLEAR if _OF_ONESELF.search(text) else CLEAR_OF_OTHERS
            if 1 - none < (BORNE_OUT if spoken else clear):
                return None
            dying = dying or die > need
        elif spoken is None:
            return None
    return Need(detect_language(text), dying)


def probabilities(vector: Vectors, head: Mapping[str, Any]) -> list[float]:
    """How likely a message with this vector is of each of `KINDS`."""
    logits = np.array(head["weights"]) @ vector + np.array(head["biases"])
    powers = np.exp(logits - logits.max())
    return [float(share) for share in powers / powers.sum()]


@cache
def _head() -> Mapping[str, Any]:
    """The classifier: the name of its embedding model, weights of shape (kinds, dimension), biases."""
    found: Mapping[str, Any] = json.loads((files("assistant.conversation") / "need-head.json").read_text("utf-8"))
    return found

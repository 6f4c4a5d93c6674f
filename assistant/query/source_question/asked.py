"""Whether a question is after the source of something, and of what: "[The figure of 4,067] comes from which report?"

Learnt by `python -m eval.studies.source_head` from 1,350 questions, 576 of them look-alikes ("sources of income").
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from assistant.query.source_question.features import phrases, signs, tokens
from corpus.store.vectors import Vectors

SURE = 0.65
"""Probability from which a question is after a source. In tenfold cross-validation over the questions that it was
learnt from 0.88 of those after one are found and 0.036 of the look-alikes imagined, of 1,500 real questions 0.007; by
words alone 0.78, 0.054 and 0.014."""


def asks_for_source(text: str, vector: Vectors | None = None, model: str = "") -> bool:
    """Whether it does: by its words, and by its query vector where that is of the `model` that was learnt with."""
    return source_probability(text, vector, model) >= SURE


def source_probability(text: str, vector: Vectors | None = None, model: str = "") -> float:
    """How likely it does."""
    head = _head()
    known = vector is not None and model == head["model"]
    part = head["with_vector" if known else "alone"]
    logit = part["bias"] + _summed(part["phrases"], phrases(text))
    if known and vector is not None:
        logit += float(np.array(part["vector"]) @ vector)
    return float(1 / (1 + np.exp(-logit)))


def claim_in(text: str) -> str:
    """The words that name what the source is wanted of; "" where they only point at it ("Says who?")."""
    claim = _head()["claim"]
    found = tokens(text)
    weights = [claim["bias"] + _summed(claim["signs"], signs(found, place)) for place in range(len(found))]
    first, last = _heaviest(weights)
    return text[found[first].start : found[last - 1].end] if last > first else ""


def _summed(weights: Mapping[str, float], present: "frozenset[str] | tuple[str, ...]") -> float:
    return sum(weights.get(one, 0.0) for one in present)


def _heaviest(weights: list[float]) -> tuple[int, int]:
    """The range of the greatest sum, empty where all are below zero."""
    best, most, start, total = (0, 0), 0.0, 0, 0.0
    for place, weight in enumerate(weights):
        if total <= 0:
            start, total = place, 0.0
        total += weight
        if total > most:
            best, most = (start, place + 1), total
    return best


@cache
def _head() -> Mapping[str, Any]:
    """The weights: by words alone, by words and vector, and of what a claim's words are known by."""
    found: Mapping[str, Any] = json.loads((files("assistant.query.source_question") / "head.json").read_text("utf-8"))
    return found

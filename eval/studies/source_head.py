"""Fit what tells a question after a source: `python -m eval.studies.source_head` writes it anew.

It learns from `source_questions.jsonl`, questions in both languages over subjects of all kinds, and as questions that
are none from the half `train` of `SHARED/data/written`. `--measure` prints what tenfold cross-validation gives.
"""

import json
import random
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

from assistant.query.source_question.asked import SURE
from assistant.query.source_question.features import phrases, signs, tokens
from corpus.embedding.encoder import Encoder, load_encoder
from corpus.setup.settings import load_settings
from eval.suites.suite import shared_folder

QUESTIONS = Path(__file__).with_name("source_questions.jsonl")
HEAD = Path(__file__).parents[2] / "assistant" / "query" / "source_question" / "head.json"

REAL, COUNTED = 1_500, 0.3
"""How many real questions are learnt from as others, and what each counts for against 1."""

SEEN = 3
"""How often a phrase or a sign must be there to be learnt."""

SCALE = 5.0
"""What the vector is multiplied by, against words that are there or not: 0, 2, 5 gave an AUC of 0.955, 0.978, 0.981."""

VECTOR = "vector "
"""Before the number of a value of the vector, among the names of the signs."""

DECIMALS = 3
SEED = 1


@dataclass(frozen=True, slots=True)
class Learnt:
    """A question, whether it is after a source, and the words that say of what; `weight` is what it counts for."""

    text: str
    source: bool
    claim: str = ""
    weight: float = 1.0


def examples(shared: Path) -> list[Learnt]:
    """All that is learnt from."""
    own = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    written = (shared / "data" / "written" / "questions.jsonl").read_text("utf-8").splitlines()
    real = [one["text"] for one in map(json.loads, written) if one["split"] == "train"]
    drawn = random.Random(SEED).sample(real, min(REAL, len(real)))  # noqa: S311
    return [
        *(Learnt(one["text"], one["source"], one["claim"]) for one in own),
        *(Learnt(text, source=False, weight=COUNTED) for text in drawn),
    ]


def fit(learnt: Sequence[Learnt], encoder: Encoder) -> dict[str, Any]:
    """The weights as plain values."""
    alone = [dict.fromkeys(one, 1.0) for one in _frequent([phrases(one.text) for one in learnt])]
    sources = [one for one in learnt if one.source]
    return {
        "model": encoder.name,
        "with_vector": _split(*_weights(_with_vectors(alone, learnt, encoder), learnt)),
        "alone": _split(*_weights(alone, learnt)),
        "claim": _claim_weights(sources),
    }


def cross_validated(learnt: Sequence[Learnt], encoder: Encoder) -> dict[str, float]:
    """What is found and imagined of those that were left out, tenfold, by words and vector, and by words alone."""
    alone = [dict.fromkeys(one, 1.0) for one in _frequent([phrases(one.text) for one in learnt])]
    truth = np.array([one.source for one in learnt])
    own = np.array([one.weight == 1.0 for one in learnt])
    figures: dict[str, float] = {}
    for name, known in (("with_vector", _with_vectors(alone, learnt, encoder)), ("alone", alone)):
        likely = np.zeros(len(learnt))
        for train, test in StratifiedKFold(10, shuffle=True, random_state=SEED).split(truth, truth):
            weights, bias = _weights([known[place] for place in train], [learnt[place] for place in train])
            for place in test:
                logit = bias + sum(weights.get(sign, 0.0) * value for sign, value in known[place].items())
                likely[place] = 1 / (1 + np.exp(-logit))
        figures |= {
            f"{name}, AUC": float(roc_auc_score(truth[own], likely[own])),
            f"{name}, found": float((likely[own & truth] >= SURE).mean()),
            f"{name}, imagined": float((likely[own & ~truth] >= SURE).mean()),
            f"{name}, imagined of real ones": float((likely[~own] >= SURE).mean()),
        }
    return {key: round(value, 3) for key, value in figures.items()}


def _frequent(sets: Sequence[Collection[str]]) -> list[list[str]]:
    """The sets without what is there too seldom."""
    counts = Counter(one for present in sets for one in present)
    return [sorted(one for one in present if counts[one] >= SEEN) for present in sets]


def _with_vectors(
    alone: Sequence[Mapping[str, float]], learnt: Sequence[Learnt], encoder: Encoder
) -> list[dict[str, float]]:
    vectors = [encoder.encode_query(one.text) * SCALE for one in learnt]
    return [
        {**signs, **{f"{VECTOR}{place}": float(value) for place, value in enumerate(vector)}}
        for signs, vector in zip(alone, vectors, strict=True)
    ]


def _weights(known: Sequence[Mapping[str, float]], learnt: Sequence[Learnt]) -> tuple[dict[str, float], float]:
    """What each sign counts for a question after a source, and the bias."""
    table = DictVectorizer()
    model = LogisticRegression(C=1.0, max_iter=3000, class_weight="balanced")
    model.fit(table.fit_transform(known), [one.source for one in learnt], sample_weight=[one.weight for one in learnt])
    return dict(zip(table.feature_names_, model.coef_[0].tolist(), strict=True)), float(model.intercept_[0])


def _split(weights: Mapping[str, float], bias: float) -> dict[str, Any]:
    """The weights of phrases and of the vector's values apart."""
    values = [round(weights[name] * SCALE, DECIMALS) for name in sorted(filter(_of_vector, weights), key=_place)]
    named = {name: round(weight, DECIMALS) for name, weight in weights.items() if not _of_vector(name)}
    kept = {"bias": round(bias, DECIMALS), "phrases": {name: weight for name, weight in named.items() if weight}}
    return kept | ({"vector": values} if values else {})


def _of_vector(name: str) -> bool:
    return name.startswith(VECTOR)


def _place(name: str) -> int:
    return int(name.removeprefix(VECTOR))


def _claim_weights(learnt: Sequence[Learnt]) -> dict[str, Any]:
    """Of the words of questions after a source, what tells those that say of what from those that ask."""
    seen, inside = [], []
    for one in learnt:
        first = one.text.find(one.claim)
        last = first + len(one.claim)
        found = tokens(one.text)
        for place, token in enumerate(found):
            seen.append(signs(found, place))
            inside.append(bool(one.claim) and first <= token.start and token.end <= last)
    table = DictVectorizer()
    model = LogisticRegression(C=1.0, max_iter=3000)
    model.fit(table.fit_transform([dict.fromkeys(one, 1.0) for one in _frequent(seen)]), inside)
    named = zip(table.feature_names_, model.coef_[0].round(DECIMALS).tolist(), strict=True)
    return {"bias": round(float(model.intercept_[0]), DECIMALS), "signs": {name: one for name, one in named if one}}


def main(given: Sequence[str] | None = None) -> int:
    """Write the weights, or measure; 1 where the real questions are not here."""
    parser = ArgumentParser(prog="python -m eval.studies.source_head", description=__doc__)
    parser.add_argument("--measure", action="store_true", help="print what cross-validation gives; write nothing")
    arguments = parser.parse_args(given)
    settings = load_settings()
    shared = shared_folder(settings.shared)
    if shared is None:
        sys.stderr.write("The real questions are not here: name their folder in RUJUKAN_SHARED.\n")
        return 1
    encoder = load_encoder(settings.model, settings.cache, settings.threads, lambda _: None)
    learnt = examples(shared)
    if arguments.measure:
        sys.stdout.write(json.dumps(cross_validated(learnt, encoder), indent=1) + "\n")
        return 0
    HEAD.write_text(json.dumps(fit(learnt, encoder), ensure_ascii=False) + "\n", "utf-8")
    sys.stdout.write(f"{HEAD}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

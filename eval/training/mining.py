"""Negatives mined by the reader itself: passages of the whole collection near a question, and how sure it is of each.

What nearness alone finds is not all negative: another passage of the same law may answer. Scores are kept on disk, so
that a run that was stopped goes on, and other margins cost nothing.
"""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tokenizers import Tokenizer

from corpus.embedding.encoder import Encoder
from eval.suites.passages import GivenQuestion
from eval.training.collection import embed, nearest, read_pairs
from eval.training.configuration import Mining
from eval.training.examples import Group, Written, candidate_of
from eval.training.model import Reader

AT_ONCE = 24
"""Questions scored before they are written down."""


@dataclass(frozen=True, slots=True)
class Mined:
    """How sure the reader is (`has`) of a question's own passage, and of the nearest others by their ids."""

    question: str
    own: float
    others: Mapping[str, float]


def chosen_questions(written: Written, count: int, seed: int) -> list[GivenQuestion]:
    """As many answerable questions as near misses, in a random order, so that any beginning of it is a sample."""
    rng = random.Random(seed)  # noqa: S311
    kinds = [[one for one in written.questions if one.answerable is kind] for kind in (True, False)]
    for kind in kinds:
        rng.shuffle(kind)
    return [one for pair in zip(*kinds, strict=False) for one in pair][:count]


def mine(
    written: Written,
    settings: Mining,
    encoder: Encoder,
    *,
    reader: Reader,
    tokenizer: Tokenizer,
    folder: Path,
    progress: Callable[[int], object] = lambda _: None,
) -> dict[str, Mined]:
    """Score the nearest train passages of the chosen questions; what `folder` holds already is not scored again."""
    ids = sorted({one.passage for one in written.questions})
    places = {name: place for place, name in enumerate(ids)}
    vectors = embed(encoder, [written.passages[name] for name in ids], folder / "train-passages.npy")
    path = folder / "mined.jsonl"
    known = load_mined(path)
    left = [one for one in chosen_questions(written, settings.questions, settings.seed) if one.id not in known]
    progress(settings.questions - len(left))
    with path.open("a", encoding="utf-8") as file:
        for at in range(0, len(left), AT_ONCE):
            chosen = left[at : at + AT_ONCE]
            pairs = []
            for one in chosen:
                query = encoder.encode_query(one.text)
                near = nearest(query, vectors, settings.nearest, but=places[one.passage])
                pairs += [(one, name) for name in (one.passage, *(ids[place] for place in near))]
            read = read_pairs(reader, tokenizer, [(one.text, candidate_of(written.passages[p])) for one, p in pairs])
            scores: dict[str, dict[str, float]] = {}
            for (one, name), reading in zip(pairs, read, strict=True):
                scores.setdefault(one.id, {})[name] = round(reading.has, 3)
            for one in chosen:
                known[one.id] = Mined(one.id, scores[one.id].pop(one.passage), scores[one.id])
                file.write(json.dumps(asdict(known[one.id])) + "\n")
            file.flush()
            progress(len(chosen))
    return known


def load_mined(path: Path) -> dict[str, Mined]:
    """What was scored so far."""
    if not path.is_file():
        return {}
    found = [Mined(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]
    return {one.question: one for one in found}


def negatives(question: GivenQuestion, mined: Mined, written: Written, settings: Mining) -> list[str]:
    """The mined passages that certainly do not answer, the surest of them first: those mislead the reader most.

    Beside a passage that answers, another is a negative where the answer does not stand in it and the reader is less
    sure of it by the margin. Beside a near miss, where the reader is not sure of it: it may hold the answer. What is in
    another document seldom does, so that there the reader may be surer.
    """
    home = written.passages[question.passage].document
    answers = [one.casefold() for one in question.answers if one]
    kept = [
        name
        for name, has in mined.others.items()
        if has < _limit(question, mined, settings, at_home=written.passages[name].document == home)
        and not any(one in written.passages[name].text.casefold() for one in answers)
    ]
    return sorted(kept, key=lambda name: -mined.others[name])


def _limit(question: GivenQuestion, mined: Mined, settings: Mining, *, at_home: bool) -> float:
    if question.answerable:
        return mined.own - settings.margin
    return settings.sure if at_home else settings.sure_elsewhere


def written_groups(
    written: Written,
    mined: Mapping[str, Mined],
    settings: Mining,
    rng: random.Random,
    *,
    count: int,
    beside: int,
) -> list[Group]:
    """`count` drawn questions over their own passage and up to `beside` mined negatives, in a random order."""
    known: Sequence[GivenQuestion] = [one for one in written.questions if one.id in mined]
    groups = []
    for one in rng.sample(known, min(count, len(known))):
        others = negatives(one, mined[one.id], written, settings)
        chosen = rng.sample(others, min(beside, len(others)))
        candidates = [candidate_of(written.passages[one.passage], one)]
        candidates += [candidate_of(written.passages[name]) for name in chosen]
        rng.shuffle(candidates)
        groups.append(Group(one.text, tuple(candidates)))
    return groups

"""Questions with the passages that were judged for them, one by one: which of a whole collection answer, which do not.

The written questions know one passage each. For those over laws, treaties, standards and encyclopaedia, the passages
nearest to them in all documents were read too; more questions were written with a whole document in view; and chapters
as theses and reports have them were written together with what they answer and what they only speak of.
"""

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import UsageError
from corpus.messages import message, reason_of
from corpus.text.sentences import sentences
from eval.suites.passages import GivenPassage, load_passages
from eval.training.examples import Candidate, Group, Written, answer_place, candidate_of

FOLDER = Path(__file__).with_name("judged")
THESES = Path(__file__).with_name("theses")
LABELS, QUESTIONS, CONTRASTS = "labels.jsonl", "questions.jsonl", "contrasts.jsonl"
ELSEWHERE = ("tydiqa_goldp_en", "scale")
"""Sets that hold passages of the added questions, beside those of the written ones."""

EXACT = 40
"""Longest answer in characters that is learned word for word: those who judged often marked the whole clause around
it. For questions after a person, a number or a date that is 68 to 88 characters (medians), where the written ones have
13 to 24."""

GOLDS = 2
"""Answering passages of a group: more would leave no room for those that mislead."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, the passages that answer it with the answer marked, and passages that do not."""

    text: str
    answers: tuple[Candidate, ...]
    others: tuple[Candidate, ...]
    beside: tuple[Candidate, ...] = ()
    """Of the passages that do not answer, those that are read whenever the question is."""


def load_judged(written: Written, data: Path, folder: Path = FOLDER) -> list[Judged]:
    """Every written question with its judgements, where it has any, and the questions added to them.

    Raises:
        UsageError: a question or passage is not there, or a passage does not hold the answer.
    """
    labels = {one["question"]: one for one in _lines(folder / LABELS)}
    if strange := sorted(labels.keys() - {one.id for one in written.questions}):
        raise UsageError(message("there is no written question {name}.", name=strange[0]))
    found = []
    for one in written.questions:
        own = written.passages[one.passage]
        if one.answerable and answer_place(own.text, one) is None:
            continue
        label: Mapping[str, Any] = labels.get(one.id, {"answers": {}, "others": () if one.answerable else [own.id]})
        answers, others = _read(one.id, label, written.passages)
        found.append(Judged(one.text, ((candidate_of(own, one), *answers) if one.answerable else answers), others))
    added = _lines(folder / QUESTIONS)
    passages = _passages(written, data, {name for one in added for name in (*one["answers"], *one["others"])})
    return found + [Judged(one["text"], *_read(one["id"], one, passages)) for one in added]


def load_theses(split: str, folder: Path = THESES) -> list[Judged]:
    """The questions over chapters of invented theses: most are near misses, which no passage of the chapter answers.

    Raises:
        UsageError: a passage is not there, or does not hold the answer.
    """
    passages = {one.id: one for one in load_passages(folder)}
    asked = [one for one in _lines(folder / QUESTIONS) if one["split"] == split]
    return [Judged(one["text"], *_read(one["id"], one, passages)) for one in asked]


def load_contrasts(split: str, folder: Path = THESES) -> list[Judged]:
    """The same questions turned round: each near miss with a sentence put in that answers it, beside the passage
    without; each of the others with that sentence taken out of what answers.

    So nothing about a question tells whether it is answered: in the chapters alone the near misses ask for other
    things (who paid, what it cost) than what a chapter tells.

    Raises:
        UsageError: a question or passage is not there, or a sentence does not fit.
    """
    passages = {one.id: one for one in load_passages(folder)}
    asked = {one["id"]: one for one in _lines(folder / QUESTIONS) if one["split"] == split}
    added = [
        _with_sentence(asked[one["question"]], one, passages)
        for one in _lines(folder / CONTRASTS)
        if one["question"] in asked
    ]
    taken = [_without_sentences(one, passages) for one in asked.values() if one["answers"]]
    return added + [one for one in taken if one]


def _with_sentence(
    asked: Mapping[str, Any], contrast: Mapping[str, str], passages: Mapping[str, GivenPassage]
) -> Judged:
    """A near miss over its passage with the sentence that answers, beside the passage as it was."""
    _, others = _read(asked["id"], asked, passages)
    name, after, sentence = contrast["passage"], contrast["after"], contrast["sentence"]
    plain = candidate_of(passages[name])
    found = plain.text.find(after)
    place = found + len(after)
    text = f"{plain.text[:place]} {sentence} {plain.text[place:].lstrip()}".strip()
    at = text.find(contrast["answer"], place)
    if found < 0 or at < 0:
        raise UsageError(
            message("{question}: passage {name} does not hold its answer.", question=asked["id"], name=name)
        )
    end = at + len(contrast["answer"])
    answering = Candidate(plain.context, text, (at, end), end - at <= EXACT)
    return Judged(asked["text"], (answering,), tuple(one for one in others if one.text != plain.text), (plain,))


def _without_sentences(asked: Mapping[str, Any], passages: Mapping[str, GivenPassage]) -> Judged | None:
    """A question over its chapter once the sentences that answer are gone; None where they are all of a passage."""
    answers, others = _read(asked["id"], asked, passages)
    left = tuple(_without(one, *one.span) for one in answers if one.span)
    return Judged(asked["text"], (), others, left) if all(one.text for one in left) else None


def _without(candidate: Candidate, start: int, end: int) -> Candidate:
    kept = [candidate.text[low:high] for low, high in sentences(candidate.text) if high <= start or low >= end]
    return Candidate(candidate.context, " ".join(one.strip() for one in kept))


def judged_groups(judged: Sequence[Judged], rng: random.Random, *, count: int, beside: int) -> list[Group]:
    """`count` drawn questions over passages that answer and up to `beside` that do not, in a random order."""
    groups = []
    for one in rng.sample(judged, min(count, len(judged))):
        candidates = rng.sample(one.answers, min(GOLDS, len(one.answers)))
        candidates += [*one.beside, *rng.sample(one.others, min(max(0, beside - len(one.beside)), len(one.others)))]
        rng.shuffle(candidates)
        groups.append(Group(one.text, tuple(candidates)))
    return groups


def _read(
    question: str, label: Mapping[str, Any], passages: Mapping[str, GivenPassage]
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """The passages that were judged to answer, and those that were judged not to."""
    answers = []
    for name, quote in label["answers"].items():
        at = passages[name].text.find(quote) if name in passages else -1
        if at < 0:
            raise UsageError(
                message("{question}: passage {name} does not hold its answer.", question=question, name=name)
            )
        plain = candidate_of(passages[name])
        answers.append(Candidate(plain.context, plain.text, (at, at + len(quote)), len(quote) <= EXACT))
    if missing := [name for name in label["others"] if name not in passages]:
        raise UsageError(message("{question}: there is no passage {name}.", question=question, name=missing[0]))
    return tuple(answers), tuple(candidate_of(passages[name]) for name in label["others"])


def _passages(written: Written, data: Path, names: Iterable[str]) -> Mapping[str, GivenPassage]:
    """The passages of those names, with all of the written set."""
    found = dict(written.passages)
    for folder in ELSEWHERE:
        if missing := set(names) - found.keys():
            found |= {one.id: one for one in load_passages(data / folder) if one.id in missing}
    return found


def _lines(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    except OSError as error:
        raise UsageError(
            message("{path}: cannot be read: {reason}. Check the path.", path=path, reason=reason_of(error))
        ) from error

"""What the reader learns from: a question with passages, of which one answers or none does.

The public sets and the written questions are read in the layout of `eval.suites.passages`; IndoNLI has its own.
"""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.reading.cross_encoder import context_of
from corpus.text.sentences import sentences
from corpus.text.words import words
from eval.benchmark.reading import as_passage
from eval.suites.passages import GivenPassage, GivenQuestion, load_given_questions, load_passages

PUBLIC: Mapping[str, str] = {
    "idk_mrc": "train",
    "tydiqa_goldp_id": "train",
    "tydiqa_goldp_en": "train",
    "facqa": "train",
    "squad2_dev_id_mt": "dev",
}
"""The public sets and the half learned from. Of SQuAD only the development part is there, and nothing is measured on
it; XQuAD pairs, which `rujukan eval benchmark xling` measures, are left out."""

WINDOW_CHARACTERS = 620
"""About 150 tokens: public passages are up to 20,000 characters long."""

OTHER_WINDOWS = 2
Span = tuple[int, int]
RELATIONS = ("e", "n", "c")
"""IndoNLI's labels, in the order of the reader's `nli`."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage as it is read. `span` holds the characters of `text` that answer; None where nothing in it does.

    Where it is not `exact`, the answer lies within the span, and nothing is learned of its words.
    """

    context: str
    text: str
    span: Span | None = None
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """A question with what may answer it: candidates with a span do. A hypothesis with its premise has a `relation`
    instead, a place in `RELATIONS`.
    """

    question: str
    candidates: tuple[Candidate, ...]
    relation: int | None = None


def windows(text: str, longest: int = WINDOW_CHARACTERS, first: int = 0) -> Iterator[tuple[int, int]]:
    """Ranges of whole sentences that tile a text from the sentence `first` on; a longer sentence is cut."""
    start = end = None
    for begin, stop in sentences(text)[first:]:
        if start is not None and end is not None and stop - start > longest:
            yield start, end
            start = None
        start = begin if start is None else start
        while stop - start > longest:
            yield start, start + longest
            start += longest
        end = stop
    if start is not None and end is not None and end > start:
        yield start, end


def public_groups(data: Path, count: int, rng: random.Random) -> list[Group]:
    """`count` questions drawn from the train halves of the public sets, each over windows of its own passage."""
    pool: list[tuple[GivenQuestion, GivenPassage]] = []
    for name, split in PUBLIC.items() if count else ():
        passages = {one.id: one for one in load_passages(data / name)}
        given = load_given_questions(data / name, split)
        pool += [(one, passages[one.passage]) for one in given if one.passage in passages]
    drawn = rng.sample(pool, min(len(pool), count))
    return [group for question, passage in drawn if (group := _over_windows(question, passage, rng)) is not None]


def _over_windows(question: GivenQuestion, passage: GivenPassage, rng: random.Random) -> Group | None:
    """None where the answer does not stand whole in any window."""
    text = passage.text
    tiles = list(windows(text, first=rng.randint(0, 1)))
    answers = [answer for answer in question.answers if answer]
    span = answer_place(text, question)
    if answers and span is None:
        return None
    gold = [tile for tile in tiles if span and tile[0] <= span[0] and span[1] <= tile[1]]
    if span and not gold:
        return None
    others = [(a, b) for a, b in tiles if not any(one.casefold() in text[a:b].casefold() for one in answers)]
    asked = set(words(question.text))
    others.sort(key=lambda tile: -len(asked.intersection(words(text[tile[0] : tile[1]]))))
    chosen = [Candidate("", text[a:b]) for a, b in others[: OTHER_WINDOWS if gold else OTHER_WINDOWS + 1]]
    if gold and span:
        start, end = gold[0]
        chosen.append(Candidate("", text[start:end], (span[0] - start, span[1] - start)))
    return Group(question.text.strip(), tuple(chosen)) if chosen else None


def indonli_groups(data: Path, count: int, rng: random.Random) -> list[Group]:
    """`count` drawn pairs of IndoNLI's train half: the premise in the passage's place."""
    lines = (data / "indonli" / "train.jsonl").read_text("utf-8").splitlines()
    drawn = [json.loads(line) for line in rng.sample(lines, min(len(lines), count))]
    return [Group(one["hypothesis"], (Candidate("", one["premise"]),), RELATIONS.index(one["label"])) for one in drawn]


@dataclass(frozen=True, slots=True)
class Written:
    """The written questions of one split, and every passage."""

    questions: Sequence[GivenQuestion]
    passages: Mapping[str, GivenPassage]


def load_written(data: Path, split: str) -> Written:
    """Raises QuestionsError where the set is not there."""
    folder = data / "written"
    return Written(load_given_questions(folder, split), {one.id: one for one in load_passages(folder)})


def candidate_of(passage: GivenPassage, question: GivenQuestion | None = None) -> Candidate:
    """A passage as the product reads it, its title and headings before it; with the answer to a question marked."""
    span = answer_place(passage.text, question) if question else None
    return Candidate(context_of(as_passage(passage)), passage.text, span)


def answer_place(text: str, question: GivenQuestion) -> Span | None:
    """Where the question's first answer stands: where the set says, as in 2 to 4 % it stands elsewhere before."""
    if not question.answers or not question.answers[0]:
        return None
    answer = question.answers[0]
    given = next(iter(question.starts), None)
    at = given if given is not None and text.startswith(answer, given) else text.find(answer)
    return (at, at + len(answer)) if at >= 0 else None

"""Statements written over real passages, half of which these do not support: what the checker learns from.

350 passages of laws, treaties, encyclopaedia and news with fourteen statements each, from which the shipped checker
learned, then 420 more of them and 448 of invented theses with twelve each; half of the statements not supported: a
number, a name or a role exchanged, denied, without its condition, with an invented cause or a detail more. No passage
is one of those that `eval.studies.prove` measures with.
"""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from corpus.errors import UsageError
from corpus.messages import message, reason_of
from corpus.text.words import words
from eval.suites.passages import GivenPassage, load_passages
from eval.training.examples import RELATIONS, Group, candidate_of
from eval.training.judged import THESES

FILE = Path(__file__).parent / "statements" / "statements.jsonl"

RELATION_OF: Mapping[str, str] = {
    "true": "e",
    "addition": "n",
    "outside": "n",
    "scope": "n",
    "cause": "n",
    "number": "c",
    "negation": "c",
    "names": "c",
    "roles": "c",
}
"""What a passage makes of a statement of each kind: entailed, left open, contradicted."""

ELSEWHERE = 0.25
"""Share of the true statements that are also held against another passage, which leaves them open."""

LOOKED_AT = 40
"""Other passages among which the one that shares most words with a statement is taken."""

MEASURED = 10

TOO_ALIKE = 0.7
"""Share of a passage's words from which another one may say the same."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of a kind in `RELATION_OF`, with the passage that it was written over."""

    text: str
    kind: str
    passage: GivenPassage


def halves(stated: Sequence[Stated]) -> tuple[list[Stated], list[Stated]]:
    """Those to learn from, and those over every tenth passage or so, to measure by while learning."""
    dev = [one for one in stated if crc32(one.passage.id.encode()) % MEASURED == 0]
    return [one for one in stated if crc32(one.passage.id.encode()) % MEASURED], dev


def load_statements(data: Path, file: Path = FILE) -> list[Stated]:
    """The statements, with their passages from the sets in `data`.

    Raises:
        UsageError: the file cannot be read, or a passage is not there.
    """
    try:
        lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    except OSError as error:
        raise UsageError(
            message("{path}: cannot be read: {reason}. Check the path.", path=file, reason=reason_of(error))
        ) from error
    folders = {line["set"]: THESES if line["set"] == THESES.name else data / line["set"] for line in lines}
    sets = {name: {one.id: one for one in load_passages(folder)} for name, folder in folders.items()}
    found = []
    for line in lines:
        passage = sets[line["set"]].get(line["id"])
        if passage is None:
            raise UsageError(message("{path}: there is no passage {name}.", path=file, name=line["id"]))
        found.append(Stated(line["text"], line["kind"], passage))
    return found


def statement_groups(stated: Sequence[Stated], rng: random.Random, count: int) -> list[Group]:
    """`count` drawn statements over their passages, and some of the true ones over another that is near."""
    drawn = rng.sample(stated, min(count, len(stated)))
    passages = list({one.passage.id: one.passage for one in stated}.values())
    said = {one.id: frozenset(words(one.text)) for one in passages}
    groups = []
    for one in drawn:
        relation = RELATIONS.index(RELATION_OF[one.kind])
        groups.append(Group(one.text, (candidate_of(one.passage),), relation))
        if one.kind == "true" and rng.random() < ELSEWHERE:
            other = _another(one, rng.sample(passages, min(len(passages), LOOKED_AT)), said)
            groups += [Group(one.text, (candidate_of(other),), RELATIONS.index("n"))] if other else []
    return groups


def _another(
    stated: Stated, passages: Sequence[GivenPassage], said: Mapping[str, frozenset[str]]
) -> GivenPassage | None:
    """The passage that shares most words with a statement, and not most of them with its own passage."""
    own, mine = said[stated.passage.id], frozenset(words(stated.text))
    others = [one for one in passages if len(said[one.id] & own) < TOO_ALIKE * len(own)]
    return max(others, key=lambda one: (len(said[one.id] & mine), one.id), default=None)

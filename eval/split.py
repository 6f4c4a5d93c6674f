"""The fixed rule that parts the known questions into `dev`, which tuning may look at, and `test`, which it may not."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from eval.question import KnownQuestion

SPLITS = ("dev", "test")

Asked = TypeVar("Asked")


def split_of(questions: Sequence[KnownQuestion]) -> dict[str, str]:
    """The split of every question, by its id.

    A question and its twin in the other language are one group and stay together. The groups of one category that
    exist in the same languages are put in the order of their ids, numbers as numbers, and go to `dev` and `test` in
    turn. So both halves hold as much of each category and language, and a question with the next number moves no other.
    """
    ids = {question.id for question in questions}
    strata: defaultdict[tuple[str, str], dict[str, list[KnownQuestion]]] = defaultdict(dict)
    members: defaultdict[str, list[KnownQuestion]] = defaultdict(list)
    for question in questions:
        members[group_of(question, ids)].append(question)
    for group, asked in members.items():
        languages = "+".join(sorted({question.language for question in asked}))
        strata[asked[0].category, languages][group] = asked
    return {
        question.id: SPLITS[place % len(SPLITS)]
        for groups in strata.values()
        for place, group in enumerate(sorted(groups, key=_natural))
        for question in groups[group]
    }


def spread(questions: Sequence[Asked], count: int) -> list[Asked]:
    """So many of the questions, spread evenly over them in their order; all where there are no more."""
    if count >= len(questions):
        return list(questions)
    step = len(questions) / count
    return [questions[int(place * step)] for place in range(count)]


def group_of(question: KnownQuestion, ids: set[str]) -> str:
    """The name that a question shares with its twin: the first of their ids."""
    return min(question.id, question.twin) if question.twin in ids and question.twin else question.id


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", name)]

"""The words of the cited passages that may prove a statement: one sentence, or the few that it takes, never more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.proving.checks.instructions import speaks_to_a_model
from assistant.proving.words.text_words import text_words
from corpus.model import Language, Passage
from corpus.text.language import sentences

MOST_SENTENCES = 4
"""Sentences beside one another that are taken together: a list and what introduces it."""

LONGEST = 900
"""Characters of them."""

TRIED = 4
"""Likeliest premises that a statement is held against."""

OF_CONTEXT = 0.7
PREFERENCE = 0.03
"""What a word of the context counts, and what a sentence costs: the shortest premise that holds the words is taken."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """`[start, end)` of a passage, offsets in its document."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of it."""
        return self.passage.text[self.start - self.passage.start : self.end - self.passage.start]


@dataclass(frozen=True, slots=True)
class Premise:
    """What a statement is held against: stretches of passages, and around them what they refer back to.

    `worth` is how much of the statement it holds.
    """

    stretches: tuple[Stretch, ...]
    sentences: tuple[str, ...]
    context: str
    language: Language
    worth: float = 0.0

    @property
    def text(self) -> str:
        """The words of it."""
        return "\n".join(stretch.text for stretch in self.stretches)


def premises(statement: str, passages: Sequence[Passage]) -> list[Premise]:
    """The premises in the cited passages, each in one of them, those that hold most of the statement's words first."""
    wanted = [word.keys for word in text_words(statement) if word.content]
    ranked = [sorted(_of_passage(one), key=lambda premise: -_worth(wanted, premise)) for one in passages]
    found = [premise for one in ranked for premise in one[:TRIED]]
    weighed = [replace(premise, worth=_worth(wanted, premise)) for premise in found]
    return sorted(weighed, key=lambda premise: -premise.worth)[:TRIED]


def _worth(wanted: Sequence[frozenset[str]], premise: Premise) -> float:
    """The share of the words that it holds, those of its context for part, less what its sentences cost."""
    held, around = _keys(premise.text), _keys(premise.context)
    found = sum(1.0 if keys & held else OF_CONTEXT if keys & around else 0.0 for keys in wanted)
    return found / max(1, len(wanted)) - PREFERENCE * len(premise.sentences)


def _keys(text: str) -> frozenset[str]:
    return frozenset().union(*(word.keys for word in text_words(text)))


def sentence_bounds(passage: Passage) -> list[tuple[int, int]]:
    """Where its sentences stand in the text, those left out that speak to a model."""
    return [
        bound
        for bound in sentences(passage.text, passage.body_start - passage.start)
        if bound[1] > bound[0] and not speaks_to_a_model(_paragraph(passage.text, bound[0]))
    ]


def _of_passage(passage: Passage) -> list[Premise]:
    bounds = sentence_bounds(passage)
    above = "\n".join((passage.title, *passage.heading, *passage.authors, str(passage.year or "")))
    found = []
    for first in range(len(bounds)):
        for last in range(first, min(first + MOST_SENTENCES, len(bounds))):
            start, end = bounds[first][0], bounds[last][1]
            if (end - start > LONGEST and last > first) or speaks_to_a_model(passage.text[start:end]):
                break
            before = passage.text[bounds[max(0, first - 2)][0] : start]
            inside = tuple(passage.text[a:b] for a, b in bounds[first : last + 1])
            stretch = Stretch(passage, passage.start + start, passage.start + end)
            found.append(Premise((stretch,), inside, f"{above}\n{before}", passage.language))
    return found


def _paragraph(text: str, offset: int) -> str:
    """The line that a sentence stands in."""
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else None]

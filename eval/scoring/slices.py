"""Slices of a run: the same figure over the questions that share a trait, each with its count and Wilson interval."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.text.words import words
from eval.question import CATEGORIES, STYLES
from eval.scoring.intervals import Estimate, share
from eval.scoring.outcome import Outcome

SHORT, LONG = 6, 14
"""Words of a question: up to `SHORT` is short, above `LONG` is long. Chosen, not measured."""

TRAITS = ("direction", "category", "style", "length", "document")

Slice = tuple[str, str]
"""A trait and its value, as in ("direction", "en→id")."""


def slices_of(outcome: Outcome) -> Iterator[Slice]:
    """The slices that a question belongs to."""
    if outcome.evidence_languages:
        yield "direction", outcome.direction
    else:
        yield "direction", f"{outcome.question.language}→–"
    yield "category", outcome.question.category
    yield "style", outcome.question.style
    count = len(words(outcome.question.question))
    yield "length", "short" if count <= SHORT else "long" if count > LONG else "medium"
    for document in sorted({quote.document for need in outcome.question.evidence for quote in need}):
        yield "document", document


def by_slice(outcomes: Sequence[Outcome]) -> dict[Slice, list[Outcome]]:
    """The outcomes of each slice, in the order of the traits."""
    found: defaultdict[Slice, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        for one in slices_of(outcome):
            found[one].append(outcome)
    return {one: found[one] for one in sorted(found, key=_order)}


def correct_by_slice(outcomes: Sequence[Outcome]) -> dict[Slice, Estimate]:
    """The share correct of every slice."""
    shares = ((one, share(o.correct for o in found)) for one, found in by_slice(outcomes).items())
    return {one: figure for one, figure in shares if figure is not None}


def _order(one: Slice) -> tuple[int, int, str]:
    known = {"category": CATEGORIES, "style": STYLES, "length": ("short", "medium", "long")}.get(one[0], ())
    return TRAITS.index(one[0]), known.index(one[1]) if one[1] in known else -1, one[1]

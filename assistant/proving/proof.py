"""The proof of a statement: what of the passages it cites says so, or why nothing does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.proving.checks.binding import apart, misplaced_name, misplaced_value, of_another_clause, scattered
from assistant.proving.checks.causes import reversed_cause
from assistant.proving.checks.polarity import contrary, denied_otherwise, overstated
from assistant.proving.checks.quotations import altered_quotation
from assistant.proving.checks.roles import attached_to_another, names_exchanged, other_agent, other_subject, swapped
from assistant.proving.checks.values import Source, missing_value, spoken_for, value_spans
from assistant.proving.checks.wording import departure
from assistant.proving.meaning import MeaningSigns, likelihood, signs_of
from assistant.proving.premises import Premise, Stretch, premises
from assistant.proving.words.alignment import Aligned, WordVectors, align
from assistant.proving.words.names import missing_name
from assistant.reading.reader import Reader
from corpus.model import Language, Passage

PROVEN_FROM = 0.5
"""Likelihood from which a statement counts as said by its evidence; see `docs/language-models.md` for the curve."""


AS_GOOD = 0.02
"""How much less of a statement a premise may hold than one that speaks against it, and still prove it."""


class Doubt(StrEnum):
    """Why a statement is not proven."""

    UNCITED = "uncited"
    VALUE = "value"
    NAME = "name"
    QUOTATION = "quotation"
    NEGATION = "negation"
    CONTRARY = "contrary"
    OVERSTATED = "overstated"
    CAUSE = "cause"
    ROLES = "roles"
    BINDING = "binding"
    WORDING = "wording"
    MEANING = "meaning"


_FINAL = frozenset((Doubt.NEGATION, Doubt.CONTRARY, Doubt.CAUSE, Doubt.ROLES, Doubt.BINDING, Doubt.WORDING))
"""Doubts about words that do stand there: more of the passage around them does not make them say something else."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether a statement is proven: by which stretches, or what speaks against it and where in the statement.

    `likelihood` is that the evidence says so, 0 where a doubt rules it out; `signs` are what it was judged by.
    """

    stretches: tuple[Stretch, ...]
    doubt: Doubt | None
    at: str
    likelihood: float
    signs: MeaningSigns | None = None

    @property
    def proven(self) -> bool:
        """Whether it is."""
        return self.doubt is None


@dataclass(frozen=True, slots=True)
class Prover:
    """Holds statements against passages. `texts` gives unit vectors of texts, `reader` has the entailment head."""

    texts: WordVectors
    reader: Reader | None
    threshold: float = PROVEN_FROM

    def prove(self, statement: str, language: Language, passages: Sequence[Passage]) -> Proof:
        """The proof of a statement by the passages it cites; the best of the premises that they hold."""
        if not passages:
            return Proof((), Doubt.UNCITED, "", 0.0)
        altered = altered_quotation(statement, [passage.text for passage in passages])
        if altered:
            return Proof((), Doubt.QUOTATION, altered, 0.0)
        best: Proof | None = None
        ruled_out: list[Stretch] = []
        least = -1.0
        for premise in premises(statement, passages):
            if premise.worth < least or any(_within(one, premise) for one in ruled_out):
                continue
            found = self._held_against(statement, language, premise)
            if found.proven:
                return found
            if found.doubt in _FINAL:
                ruled_out += premise.stretches
                least = max(least, premise.worth - AS_GOOD)
            best = found if best is None or found.likelihood > best.likelihood else best
        return best or Proof((), Doubt.MEANING, "", 0.0)

    def _held_against(self, statement: str, language: Language, premise: Premise) -> Proof:
        doubt = _plain_doubt(statement, language, premise)
        if doubt:
            return Proof((), *doubt, 0.0)
        aligned = align(statement, premise.text, premise.context, self.texts, spoken_for(statement, language))
        doubt = _doubt_by_alignment(statement, language, premise, aligned)
        if doubt:
            return Proof((), *doubt, 0.0)
        if language == premise.language:
            other = departure(statement, premise.text, aligned)
            if other is not None or scattered(statement, premise, aligned):
                return Proof((), Doubt.WORDING, other or "", 0.0)
        signs = signs_of(statement, language, premise, aligned, vectors=self.texts, reader=self.reader)
        likely = likelihood(signs)
        if likely < self.threshold:
            worst = min(aligned, key=lambda one: one.support, default=None)
            at = statement[worst.word.start : worst.word.end] if worst and worst.support < 1 else ""
            return Proof((), Doubt.MEANING, at, likely, signs)
        return Proof(premise.stretches, None, "", likely, signs)


def _within(stretch: Stretch, premise: Premise) -> bool:
    return any(
        one.passage.id == stretch.passage.id and one.start <= stretch.start and stretch.end <= one.end
        for one in premise.stretches
    )


def _plain_doubt(statement: str, language: Language, premise: Premise) -> tuple[Doubt, str] | None:
    """What speaks against it by words and values alone."""
    text = premise.text
    sources = [Source(text, premise.language), Source(premise.context, premise.language, heading=True)]
    checks: tuple[tuple[Doubt, Callable[[], str]], ...] = (
        (Doubt.VALUE, lambda: missing_value(statement, language, sources)),
        (Doubt.NAME, lambda: missing_name(statement, (text, premise.context), spoken_for(statement, language))),
        (Doubt.NEGATION, lambda: denied_otherwise(statement, text)),
        (Doubt.CONTRARY, lambda: contrary(statement, text)),
        (Doubt.OVERSTATED, lambda: overstated(statement, text)),
        (Doubt.CAUSE, lambda: reversed_cause(statement, premise.sentences)),
        (Doubt.BINDING, lambda: apart(statement, language, premise)),
    )
    return next(((doubt, at) for doubt, check in checks if (at := check())), None)


def _doubt_by_alignment(
    statement: str, language: Language, premise: Premise, aligned: Sequence[Aligned]
) -> tuple[Doubt, str] | None:
    """What speaks against it by where its words stand."""
    moved = (
        swapped(statement, language, premise.text, premise.language, aligned)
        or other_agent(statement, premise.text, aligned)
        or other_subject(statement, premise.text, aligned)
        or names_exchanged(statement, premise.text, aligned, across=language != premise.language)
        or attached_to_another(statement, premise.text, aligned)
    )
    if moved:
        return Doubt.ROLES, moved
    misplaced = (
        misplaced_value(statement, language, premise.text, premise.language, aligned)
        or misplaced_name(statement, premise.text, aligned)
        or of_another_clause(statement, premise, value_spans(statement, language), aligned)
    )
    return (Doubt.BINDING, misplaced) if misplaced else None

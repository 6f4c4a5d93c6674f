"""The proof of a statement: what of the passages it cites says so, or why nothing does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp, log

from assistant.proving.checker import Checker
from assistant.proving.checks.binding import apart, misplaced_name, misplaced_value, of_another_clause, scattered
from assistant.proving.checks.causes import reversed_cause
from assistant.proving.checks.polarity import contrary, denied_otherwise, overstated
from assistant.proving.checks.quotations import altered_quotation
from assistant.proving.checks.roles import attached_to_another, names_exchanged, other_agent, other_subject, swapped
from assistant.proving.checks.values import Source, missing_value, spoken_for, value_spans
from assistant.proving.checks.wording import departure
from assistant.proving.meaning import MeaningSigns, likelihood, signs_of
from assistant.proving.premises import Premise, Stretch, premises, sentence_bounds
from assistant.proving.words.alignment import Aligned, WordVectors, align
from assistant.proving.words.clauses import statements_joined
from assistant.proving.words.names import missing_name
from assistant.reading.cross_encoder import context_of
from corpus.model import Language, Passage

PROVEN_FROM = 0.5
"""Likelihood from which a statement counts as said by its evidence; see `docs/language-models.md` for the curve."""

CHECKED_FROM = 5.3
"""Log odds, of the whole passages and of the premise together, from which the checker holds a statement for said: on
statements that were kept out of its training (322 false, 322 true) 0.02 of the false pass, and 0.25 of the true."""

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

_OF_WORDING = frozenset((Doubt.WORDING, Doubt.MEANING))
"""Doubts that only say that a statement is worded otherwise: the checker is to tell whether it says the same."""


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
    """Holds statements against passages. `texts` gives unit vectors of texts.

    Without a checker a statement is proven only by its words.
    """

    texts: WordVectors
    checker: Checker | None
    threshold: float = PROVEN_FROM

    def prove(self, statement: str, language: Language, passages: Sequence[Passage]) -> Proof:
        """The proof of a statement by the passages it cites: by one of them, or of what it joins each part by one.

        Words of two passages are never taken together: that gave what one tells of the date of what the other does.
        """
        if not passages:
            return Proof((), Doubt.UNCITED, "", 0.0)
        altered = altered_quotation(statement, [passage.text for passage in passages])
        if altered:
            return Proof((), Doubt.QUOTATION, altered, 0.0)
        whole = self._prove_alone(statement, language, passages)
        parts = statements_joined(statement)
        if whole.proven or len(parts) < 2 or len(passages) < 2:
            return whole
        proofs = [self._prove_alone(part, language, passages) for part in parts]
        weakest = min(proofs, key=lambda proof: proof.likelihood)
        if not all(proof.proven for proof in proofs):
            return replace(weakest, likelihood=max(whole.likelihood, weakest.likelihood))
        stretches = dict.fromkeys(stretch for proof in proofs for stretch in proof.stretches)
        return Proof(tuple(stretches), None, "", weakest.likelihood)

    def _prove_alone(self, statement: str, language: Language, passages: Sequence[Passage]) -> Proof:
        """The proof by the best of the premises that the passages hold."""
        best: Proof | None = None
        otherwise: list[Premise] = []
        ruled_out: list[Stretch] = []
        least = -1.0
        for premise in premises(statement, passages):
            if premise.worth < least or any(_within(one, premise) for one in ruled_out):
                continue
            found = self._held_against(statement, language, premise)
            if found.proven:
                return found
            if found.doubt in _OF_WORDING:
                otherwise.append(premise)
            if found.doubt in (_FINAL - _OF_WORDING if self.checker else _FINAL):
                ruled_out += premise.stretches
                least = max(least, premise.worth - AS_GOOD)
            best = found if best is None or found.likelihood > best.likelihood else best
        best = best or Proof((), Doubt.MEANING, "", 0.0)
        return self._checked(self.checker, statement, otherwise, best) if self.checker and otherwise else best

    def _checked(self, checker: Checker, statement: str, among: Sequence[Premise], doubted: Proof) -> Proof:
        """The proof by the premise that the checker holds for the best, or what was doubted."""
        pairs = [(text, statement) for premise in among for text in (_with_context(premise), _whole(premise))]
        said = [log_odds(one.entailed) for one in checker.entailment(pairs)]
        sums = [said[place] + said[place + 1] for place in range(0, len(said), 2)]
        most = max(sums)
        likely = 1 / (1 + exp(CHECKED_FROM - most))
        if likely < self.threshold:
            return replace(doubted, likelihood=likely)
        return Proof(among[sums.index(most)].stretches, None, "", likely)

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
        signs = signs_of(statement, language, premise, aligned, self.texts)
        likely = likelihood(signs)
        if likely < self.threshold:
            worst = min(aligned, key=lambda one: one.support, default=None)
            at = statement[worst.word.start : worst.word.end] if worst and worst.support < 1 else ""
            return Proof((), Doubt.MEANING, at, likely, signs)
        return Proof(premise.stretches, None, "", likely, signs)


def log_odds(likely: float) -> float:
    """Of a likelihood between 0 and 1, kept within ±14."""
    return log((likely + 1e-6) / (1 - likely + 1e-6))


def _with_context(premise: Premise) -> str:
    above = {context_of(stretch.passage): None for stretch in premise.stretches}
    return " ".join((*above, premise.text))


def _whole(premise: Premise) -> str:
    """All of the passages, but for what speaks to a model."""
    passages = {stretch.passage.id: stretch.passage for stretch in premise.stretches}.values()
    said = [[one.text[start:end] for start, end in sentence_bounds(one)] for one in passages]
    return " ".join(" ".join((context_of(one), *own)) for one, own in zip(passages, said, strict=True))


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

"""What may never happen, whatever the baseline: each question on which a promise of the product was broken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.question import KnownQuestion
from eval.scoring.outcome import Outcome


@dataclass(frozen=True, slots=True)
class BrokenPromise:
    """`promise` is one of `quote not exact`, `no citation`, `citation misplaced`, `evidence gone`."""

    promise: str
    question: str
    detail: str = ""


def broken_promises(outcomes: Sequence[Outcome], texts: Mapping[str, str] | None = None) -> list[BrokenPromise]:
    """Every broken promise, in the order of the questions; with the stored texts, evidence that is gone too."""
    found = []
    for outcome in outcomes:
        name = outcome.question.id
        if outcome.citations_exact < outcome.citations:
            found.append(BrokenPromise("quote not exact", name, f"{outcome.citations_exact} / {outcome.citations}"))
        if outcome.answered and not outcome.citations:
            found.append(BrokenPromise("no citation", name))
        if outcome.misplaced:
            found.append(BrokenPromise("citation misplaced", name, ", ".join(map(str, outcome.misplaced))))
        if texts is not None:
            found += [BrokenPromise("evidence gone", name, gone) for gone in gone_evidence(outcome.question, texts)]
    return found


def gone_evidence(question: KnownQuestion, texts: Mapping[str, str]) -> list[str]:
    """Quotes of the question that no longer stand in their document, as "document: quote"."""
    quotes = [quote for need in question.evidence for quote in need]
    return [f"{one.document}: {one.quote[:60]}" for one in quotes if one.quote not in texts.get(one.document, "")]

"""The measures of retrieval, from the places at which needs for evidence are met.

`pytrec_eval` (NIST's own trec_eval) gives the same on rankings where each need is met by one passage: see the tests.
"""

from math import log2

from eval.scoring.measure import Measure, averaged, counted
from eval.scoring.outcome import Outcome


def hit_at(k: int) -> Measure:
    """Measure hit@k."""

    def value(outcome: Outcome) -> bool | None:
        return any(rank is not None and rank <= k for rank in outcome.ranks) if outcome.ranks else None

    value.__doc__ = (
        f"Questions with evidence for which one of the first {k} retrieved passages holds at least half of a quote "
        "that meets a need."
    )
    return counted(value)


def needs_at(k: int) -> Measure:
    """Measure recall@k of needs."""

    def value(outcome: Outcome) -> float | None:
        ranks = outcome.ranks
        return sum(rank is not None and rank <= k for rank in ranks) / len(ranks) if ranks else None

    value.__doc__ = (
        f"Mean share of a question's needs for evidence that the first {k} retrieved passages meet (recall@{k})."
    )
    return averaged(value)


@averaged
def reciprocal_rank(outcome: Outcome) -> float | None:
    """Mean of 1 / place of the first passage that meets a need, 0 where none of the 10 does (MRR@10; Voorhees 1999)."""
    found = (1 / rank for rank in outcome.ranks if rank is not None and rank <= 10)
    return max(found, default=0.0) if outcome.ranks else None


@averaged
def ndcg_at_10(outcome: Outcome) -> float | None:
    """Mean of DCG / ideal DCG over the first 10 passages; a passage gains 1 for each need that none before it met.

    DCG = sum of gain / log2(place + 1) (Järvelin and Kekäläinen 2002). The ideal meets one need at each place; a
    passage that meets two at once could exceed it, so the quotient is capped at 1.
    """
    if not outcome.ranks:
        return None
    gained = sum(1 / log2(rank + 1) for rank in outcome.ranks if rank is not None and rank <= 10)
    ideal = sum(1 / log2(place + 1) for place in range(1, min(len(outcome.ranks), 10) + 1))
    return min(1.0, gained / ideal)

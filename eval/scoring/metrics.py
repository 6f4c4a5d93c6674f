"""The measures: each a function from outcomes to a figure, None where no outcome applies.

The first paragraph of each docstring is the metric's line in docs/evaluation.md.
"""

from collections.abc import Callable, Sequence
from math import log2

from assistant.answer import Status
from eval.question import REFUSALS
from eval.scoring.intervals import Estimate, difference, mean, percentile, proportion, share
from eval.scoring.outcome import ERROR, Outcome

Measure = Callable[[Sequence[Outcome]], Estimate | None]


def hit_at(k: int) -> Measure:
    """Measure hit@k."""

    def measure(outcomes: Sequence[Outcome]) -> Estimate | None:
        return share(any(rank is not None and rank <= k for rank in o.ranks) for o in outcomes if o.ranks)

    measure.__doc__ = (
        f"Questions with evidence for which one of the first {k} retrieved passages holds at least half of a quote "
        "that meets a need."
    )
    return measure


def needs_at_5(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Mean share of a question's needs for evidence that the first 5 retrieved passages meet (recall@5)."""
    return mean(sum(r is not None and r <= 5 for r in o.ranks) / len(o.ranks) for o in outcomes if o.ranks)


def reciprocal_rank(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Mean of 1 / place of the first passage that meets a need, 0 where none of the 10 does (MRR@10; Voorhees 1999)."""
    return mean(max((1 / r for r in o.ranks if r is not None), default=0.0) for o in outcomes if o.ranks)


def ndcg_at_10(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Mean of DCG / ideal DCG over the first 10 passages; a passage gains 1 for each need that none before it met.

    DCG = sum of gain / log2(place + 1) (Järvelin and Kekäläinen 2002). The ideal meets one need at each place; a
    passage that meets two at once could exceed it, so the quotient is capped at 1.
    """
    return mean(_ndcg(o.ranks) for o in outcomes if o.ranks)


def answers_correct(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Answerable questions whose shown answer (text and quotes) holds every fact and nothing forbidden."""
    return share(o.correct for o in outcomes if o.question.answerable)


def all_correct(outcomes: Sequence[Outcome]) -> Estimate | None:
    """All questions, those included that must be refused: answered rightly, or rightly refused."""
    return share(o.correct for o in outcomes)


def factoids_early(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Factoids answered correctly within the first 600 characters shown."""
    return share(o.correct_early for o in outcomes if o.question.category == "factoid")


def status_right(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Questions whose status (answered, conflicting, not_found, out_of_scope) is one of those expected."""
    return share(o.status in o.question.statuses for o in outcomes)


def quotes_exact(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Cited quotes that equal the stored document's text at their offsets, character for character."""
    return proportion(sum(o.citations_exact for o in outcomes), sum(o.citations for o in outcomes))


def citation_precision(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Mean over answered, answerable questions of the share of citations that overlap evidence or hold a fact."""
    return mean(o.citations_relevant / o.citations for o in outcomes if _is_answered(o) and o.citations)


def citation_recall(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Mean over answered, answerable questions of the share of facts that the cited words hold."""
    return mean(o.facts_cited / len(o.question.facts) for o in outcomes if _is_answered(o) and o.question.facts)


def refusal_recall(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Questions that must be refused, and are."""
    return share(o.refused for o in outcomes if _must_be_refused(o))


def refusal_precision(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Refusals of questions that may be refused."""
    return share(bool(REFUSALS & set(o.question.statuses)) for o in outcomes if o.refused)


def refusal_f1(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Harmonic mean of refusal precision and recall; no interval, since it is no mean over questions."""
    precision, recall = refusal_precision(outcomes), refusal_recall(outcomes)
    if precision is None or recall is None:
        return None
    total = precision.value + recall.value
    value = 2 * precision.value * recall.value / total if total else 0.0
    return Estimate(value, value, value, recall.count)


def false_refusals(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Questions that must be answered, and are refused."""
    return share(o.refused for o in outcomes if not REFUSALS & set(o.question.statuses))


def disagreement_shown(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Questions about a disagreement that get the status conflicting and are shown every value."""
    asked = [o for o in outcomes if o.question.category == "disagreement"]
    return share(o.status == Status.CONFLICTING and o.correct for o in asked)


def false_conflicts(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Answers with the status conflicting to questions on which the sources do not differ."""
    answered = [o for o in outcomes if o.answered and not _must_be_refused(o)]
    return share(o.status == Status.CONFLICTING for o in answered if Status.CONFLICTING not in o.question.statuses)


def follow_up_gap(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Follow-ups: share correct when asked whole, less share correct when asked in their conversation (paired)."""
    return mean(float(o.correct_whole) - float(o.correct) for o in outcomes if o.correct_whole is not None)


def language_gap(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Answerable questions: share correct in Indonesian, less share correct in English."""
    asked = [o for o in outcomes if o.question.answerable]
    indonesian, english = ([float(o.correct) for o in asked if o.question.language == code] for code in ("id", "en"))
    return difference(indonesian, english)


def errors(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Questions on which the product ended with an error instead of an answer."""
    return share(o.status == ERROR for o in outcomes)


def latency(rank: int) -> Measure:
    """Measure a percentile of the time of an answer."""

    def measure(outcomes: Sequence[Outcome]) -> Estimate | None:
        return percentile((o.milliseconds for o in outcomes if o.status != ERROR), rank)

    measure.__doc__ = f"The {rank}th percentile of the time from question to answer, in milliseconds, model warm."
    return measure


def _is_answered(outcome: Outcome) -> bool:
    return outcome.answered and outcome.question.answerable


def _must_be_refused(outcome: Outcome) -> bool:
    return set(outcome.question.statuses) <= REFUSALS


def _ndcg(ranks: tuple[int | None, ...]) -> float:
    gained = sum(1 / log2(rank + 1) for rank in ranks if rank is not None and rank <= 10)
    ideal = sum(1 / log2(place + 1) for place in range(1, min(len(ranks), 10) + 1))
    return min(1.0, gained / ideal)

"""The measures of answers: what each makes of one outcome, and the figure over all it applies to.

The first paragraph of each docstring is the metric's line in docs/evaluation.md. The measures of retrieval are in
`retrieval.py`, those of confidence in `confidence.py`.
"""

from collections.abc import Sequence

from assistant.answer import REFUSALS, Status
from eval.scoring.intervals import Estimate, difference, percentile, proportion
from eval.scoring.measure import Measure, averaged, counted, measured
from eval.scoring.outcome import ERROR, Outcome

_NEED = (Status.HELP,)


@counted
def answers_correct(outcome: Outcome) -> bool | None:
    """Answerable questions whose shown answer (text and quotes) holds every fact and nothing forbidden."""
    return outcome.correct if outcome.question.answerable else None


@counted
def all_correct(outcome: Outcome) -> bool | None:
    """All questions, those included that must be refused: answered rightly, or rightly refused."""
    return outcome.correct


def correct_within(characters: int) -> Measure:
    """Measure correct answers that need no scrolling."""

    def value(outcome: Outcome) -> bool | None:
        found = outcome.correct and outcome.correct_at is not None and outcome.correct_at <= characters
        return found if outcome.question.answerable else None

    value.__doc__ = f"Answerable questions answered correctly within the first {characters:,} characters shown."
    return counted(value)


@counted
def factoids_early(outcome: Outcome) -> bool | None:
    """Factoids answered correctly within the first 600 characters shown."""
    return outcome.correct_early if outcome.question.category == "factoid" else None


@averaged
def span_f1(outcome: Outcome) -> float | None:
    """Mean over answerable factoids of the best token F1 of a cited quote or its highlighted words with a fact.

    The token F1 of SQuAD (Rajpurkar et al. 2016), against the way of saying the fact that fits best; 0 where refused.
    """
    return outcome.span_f1 if outcome.question.answerable and outcome.question.category == "factoid" else None


@counted
def status_right(outcome: Outcome) -> bool | None:
    """Questions whose status (answered, conflicting, not_found, out_of_scope) is one of those expected."""
    return outcome.status in outcome.question.statuses


@measured
def quotes_exact(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Cited quotes that equal the stored document's text at their offsets, character for character."""
    return proportion(sum(o.citations_exact for o in outcomes), sum(o.citations for o in outcomes))


@averaged
def citation_precision(outcome: Outcome) -> float | None:
    """Mean over answered, answerable questions of the share of citations that overlap evidence or hold a fact."""
    return outcome.citations_relevant / outcome.citations if _is_answered(outcome) and outcome.citations else None


@averaged
def citation_recall(outcome: Outcome) -> float | None:
    """Mean over answered, answerable questions of the share of facts that the cited words hold."""
    facts = outcome.question.facts
    return outcome.facts_cited / len(facts) if _is_answered(outcome) and facts else None


@counted
def refusal_recall(outcome: Outcome) -> bool | None:
    """Questions that must be refused, and are."""
    return outcome.refused if must_be_refused(outcome) else None


@counted
def refusal_precision(outcome: Outcome) -> bool | None:
    """Refusals of questions that may be refused."""
    return bool(REFUSALS & set(outcome.question.statuses)) if outcome.refused else None


@measured
def refusal_f1(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Harmonic mean of refusal precision and recall; no interval, since it is no mean over questions."""
    precision, recall = refusal_precision(outcomes), refusal_recall(outcomes)
    if precision is None or recall is None:
        return None
    total = precision.value + recall.value
    value = 2 * precision.value * recall.value / total if total else 0.0
    return Estimate(value, value, value, recall.count)


@counted
def false_refusals(outcome: Outcome) -> bool | None:
    """Questions that must be answered, and are refused."""
    return None if REFUSALS & set(outcome.question.statuses) else outcome.refused


@counted
def disagreement_shown(outcome: Outcome) -> bool | None:
    """Questions about a disagreement that get the status conflicting and are shown every value."""
    if outcome.question.category != "disagreement":
        return None
    return outcome.status == Status.CONFLICTING and outcome.correct


@counted
def false_conflicts(outcome: Outcome) -> bool | None:
    """Answers with the status conflicting to questions on which the sources do not differ."""
    if must_be_refused(outcome) or not outcome.answered or Status.CONFLICTING in outcome.question.statuses:
        return None
    return outcome.status == Status.CONFLICTING


@counted
def need_found(outcome: Outcome) -> bool | None:
    """Messages of somebody in need that are met with help (recall)."""
    return outcome.status == Status.HELP if outcome.question.statuses == _NEED else None


@counted
def need_imagined(outcome: Outcome) -> bool | None:
    """Messages that only sound like need, and are met with help all the same (false alarms)."""
    sounds_like = outcome.question.category == "help" and outcome.question.statuses != _NEED
    return outcome.status == Status.HELP if sounds_like else None


@averaged
def follow_up_gap(outcome: Outcome) -> float | None:
    """Follow-ups: share correct when asked whole, less share correct when asked in their conversation (paired)."""
    return None if outcome.correct_whole is None else float(outcome.correct_whole) - float(outcome.correct)


@averaged
def sentences_proven(outcome: Outcome) -> float | None:
    """Answers of a language model (`--answerer llm`): mean share of its sentences that were proven, and so shown."""
    return outcome.proven_share


@counted
def follow_up_consistency(outcome: Outcome) -> bool | None:
    """Follow-ups that are as right in their conversation as asked whole: both right or both wrong."""
    return None if outcome.correct_whole is None else outcome.correct_whole == outcome.correct


@measured
def language_gap(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Answerable questions: share correct in Indonesian, less share correct in English."""
    asked = [o for o in outcomes if o.question.answerable]
    indonesian, english = ([float(o.correct) for o in asked if o.question.language == code] for code in ("id", "en"))
    return difference(indonesian, english)


@measured
def language_parity(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Share correct in the best language direction (question → evidence) less that in the worst, of the four.

    Only questions whose evidence stands in one language, and directions with at least 5 of them; no interval.
    """
    directions: dict[str, list[bool]] = {}
    for outcome in outcomes:
        if outcome.question.answerable and len(outcome.evidence_languages) == 1:
            directions.setdefault(outcome.direction, []).append(outcome.correct)
    shares = [sum(found) / len(found) for found in directions.values() if len(found) >= 5]
    if len(shares) < 2:
        return None
    value = max(shares) - min(shares)
    return Estimate(value, value, value, sum(map(len, directions.values())))


@counted
def errors(outcome: Outcome) -> bool | None:
    """Questions on which the product ended with an error instead of an answer."""
    return outcome.status == ERROR


def latency(rank: int) -> Measure:
    """Measure a percentile of the time of an answer."""

    def measure(outcomes: Sequence[Outcome]) -> Estimate | None:
        return percentile((o.milliseconds for o in outcomes if o.status != ERROR and o.milliseconds > 0), rank)

    measure.__doc__ = f"The {rank}th percentile of the time from question to answer, in milliseconds, model warm."
    return measured(measure)


@measured
def latency_ratio(outcomes: Sequence[Outcome]) -> Estimate | None:
    """Median time of an answer, in medians of what encoding the question alone took just before, in the same run."""
    timed = [o for o in outcomes if o.status != ERROR and o.encoding_ms > 0]
    answers = percentile((o.milliseconds for o in timed), 50)
    encodings = percentile((o.encoding_ms for o in timed), 50)
    if answers is None or encodings is None:
        return None
    low, high = answers.low / encodings.value, answers.high / encodings.value
    return Estimate(answers.value / encodings.value, low, high, answers.count)


def must_be_refused(outcome: Outcome) -> bool:
    """Whether a refusal alone is right."""
    return set(outcome.question.statuses) <= REFUSALS


def _is_answered(outcome: Outcome) -> bool:
    return outcome.answered and outcome.question.answerable

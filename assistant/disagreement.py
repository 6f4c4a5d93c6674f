"""Sources that give different values for the same thing."""

from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.expected import COUNTED, dates, source_year
from assistant.question import Kind, Question
from corpus.quantities import Quantity, quantities

MOST = 4
"""Values shown side by side."""


def values_differ(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence that gives different values of what is asked for, one each; empty where there is no disagreement.

    Two years of one series do not disagree, nor do two wordings of one value.
    """
    if question.kind not in {Kind.HOW_MANY, Kind.WHEN}:
        return []
    stated: list[tuple[Evidence, Quantity]] = []
    for one in evidence:
        value = _value(question, one)
        if value is None or any(_same(value, other) for _, other in stated):
            continue
        stated.append((one, value))
    sources = {(source_year(one.text), one.passage.document_id) for one, _ in stated}
    return [one for one, _ in stated[:MOST]] if len(stated) > 1 and len(sources) > 1 else []


def _value(question: Question, evidence: Evidence) -> Quantity | None:
    language = evidence.passage.language
    if question.kind is Kind.WHEN:
        found = dates(evidence.text, language, question.years)
    else:
        found = [one for one in quantities(evidence.text, language) if one.kind in COUNTED]
    return found[0] if len(found) == 1 else None


def _same(one: Quantity, other: Quantity) -> bool:
    return one.kind != other.kind or one.unit != other.unit or (one.low, one.high) == (other.low, other.high)

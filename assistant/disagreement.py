"""Sources that say different things of the same matter: found, and told apart from two wordings of one thing."""

import re
from collections.abc import Sequence

from assistant.attribution import is_editors, source_years
from assistant.evidence import Evidence
from assistant.expected import COUNTED, DATED, dates
from assistant.kinds import Kind
from assistant.question import Question
from corpus.quantities import Quantity, quantities

SAME_MATTER = 0.9
"""Cosine of two sentences under their headings from which they speak of one matter; see `docs/answering.md`."""

BEHIND = 2.5
"""How far below the best evidence a counterpart may score."""

MOST = 3
"""Counterparts shown beside a statement."""

_CORRECTS = re.compile(
    r"\b(?:bukan|keliru|salah|tidak mungkin|tidak benar|mistake\w*|wrong\w*|mistransl\w*"
    r"|neither|never|cannot|impossible|"
    r"(?:is|was|were) not|not in|rather than)\b",
    re.IGNORECASE,
)
"""An editor's note that corrects, and does not only explain."""

_CONTRAST = re.compile(
    r"\b(?:berbeda|bertentangan|tidak sama|sedangkan|sementara itu|padahal|differ\w*|disagree\w*|contradict\w*|whereas|"
    r"while the)\b",
    re.IGNORECASE,
)


def counterparts(question: Question, best: Evidence, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence of the same matter from other sources than the best one's, one of each source."""
    seen = {_source(best)}
    found: list[Evidence] = []
    for one in evidence:
        source = _source(one)
        if source in seen or one.score < best.score - BEHIND or one.unmet != best.unmet:
            continue
        if _same_matter(question, best, one):
            seen.add(source)
            found.append(one)
    return found[:MOST]


def disagree(question: Question, one: Evidence, other: Evidence) -> bool:
    """Whether two statements of one matter differ in a value, or one says that it corrects or contradicts.

    Two years of one series do not differ, nor do two wordings or precisions of one value.
    """
    if is_editors(other.paragraph) and _CORRECTS.search(other.paragraph):
        return True
    if question.kind is Kind.WHEN:
        return _values_differ(one, other, DATED)
    if question.kind is Kind.HOW_MANY and one.answering and other.answering:
        return _differ(_answers(one), _answers(other)) and not _series(one, other)
    if _values_differ(one, other, COUNTED):
        return not _series(one, other)
    if question.kind is Kind.HOW_MANY:
        return False
    return _values_differ(one, other, DATED) or bool(_CONTRAST.search(other.text))


def _source(evidence: Evidence) -> tuple[int | None, bool, str]:
    """Whom a sentence reports: the source it names by year, the editor, or else its own document."""
    year = next(iter(source_years(evidence.text)), None)
    note = is_editors(evidence.paragraph)
    return year, note, "" if year or note else evidence.passage.document_id


def _same_matter(question: Question, one: Evidence, other: Evidence) -> bool:
    """Whether the two are alike as wholes, or both count what is asked for and hold as much of the question."""
    if question.kind is Kind.HOW_MANY and other.expected < one.expected:
        return False
    if question.kind is Kind.HOW_MANY and one.expected == 1.0 and other.governed >= one.governed:
        return True
    return one.vector is not None and other.vector is not None and float(one.vector @ other.vector) >= SAME_MATTER


def _values(evidence: Evidence, kinds: frozenset[str]) -> list[Quantity]:
    language = evidence.passage.language
    found = dates(evidence.text, language) if "year" in kinds else quantities(evidence.text, language)
    return [one for one in found if one.kind in kinds]


def _values_differ(one: Evidence, other: Evidence, kinds: frozenset[str]) -> bool:
    """Whether both state values of these kinds, and neither's are all among the other's."""
    return _differ(_values(one, kinds), _values(other, kinds))


def _differ(mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    ours = {(value.low, value.high, value.unit) for value in mine}
    others = {(value.low, value.high, value.unit) for value in theirs}
    return not ours <= others and not others <= ours


def _answers(evidence: Evidence) -> list[Quantity]:
    """The values that answer, of all that the sentence states."""
    places = {start - evidence.start for start, _ in evidence.answering}
    return [value for value in _values(evidence, COUNTED) if value.start in places]


def _series(one: Evidence, other: Evidence) -> bool:
    """Whether the two speak of different years, other than those that name a source."""
    kinds = frozenset({"year", "date"})
    mine, theirs = _values(one, kinds), _values(other, kinds)
    return bool(mine and theirs) and not {value.low for value in mine} & {value.low for value in theirs}

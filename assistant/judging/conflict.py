"""Sources that say different things of the same matter: found, and told apart from two wordings of one thing."""

import re
from collections.abc import Sequence

from assistant.query.attribution import is_editors, source_years, speaks_for_all
from assistant.query.question import Question
from assistant.query.question_type import QuestionType
from assistant.reading.answer_type import COUNTED, DATED, dates
from assistant.reading.evidence import Evidence
from corpus.model import Language
from corpus.quantities.quantities import Quantity, quantities

SAME_MATTER = 0.9
"""Cosine of two sentences under their headings from which they speak of one matter; see `docs/answering.md`."""

SAME_WORDS = 0.96
"""The same from which they say it in nearly the same words."""

SCORE_MARGIN = 5.0
"""How far below the best evidence a counterpart may score. On the development half of `shipped` 0.656 of 32
disagreements are shown, with 2.5 0.469, at 0.053 and 0.046 false ones among factoids and comparisons; on `chapters`
as many are shown and as many false with both, with 1.9 0.050 instead of 0.071 of 141."""

MOST = 3
"""Counterparts shown beside a statement."""

AS_MUCH = 0.75
"""Share of what the best evidence holds of the question that another must hold to count the same thing."""

SURE_LOGIT = 1.0
"""Logit that a passage answers from which a reader is sure enough of it to set its values against another's."""

MOSTLY = 0.5
"""Share of the question that a sentence must hold for that where no reader has read it."""

SURE_SPAN = 1.0
"""The same of the score of its best span."""

CLOSE_SPAN = 3.0
"""How far below the best's span another's may score and still answer the same."""

LANGUAGES: tuple[Language, ...] = ("id", "en")
"""Whose notations of numbers are tried."""

ACCOUNTS = frozenset({QuestionType.WHY, QuestionType.HOW, QuestionType.SUMMARY, QuestionType.DEFINITION})
"""Kinds that are told rather than stated: two accounts that differ in wording do not contradict each other."""

_CORRECTS = re.compile(
    r"\b(?:bukan|keliru|salah|tidak mungkin|tidak benar|mistake\w*|wrong\w*|mistransl\w*"
    r"|(?:is|are|was|were) (?:neither|not)|never|cannot|impossible|not in|rather than|slip|transposed"
    r"|(?:sebaiknya|perlu) diperiksa|should be checked)\b",
    re.IGNORECASE,
)
"""An editor's note that corrects, and does not only explain."""

_CONTRAST = re.compile(
    r"\b(?:berbeda|bertentangan|tidak sama|sedangkan|sementara itu|padahal|differ\w*|disagree\w*|contradict\w*|whereas|"
    r"while the)\b",
    re.IGNORECASE,
)

_IN_NAME = re.compile(r"\s*(?:/|tahun|of)\s*", re.IGNORECASE)
"""Between the number of a law and its year."""


def comparable_evidence(question: Question, best: Evidence, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence of the same matter from other sources than the best one's, one of each source.

    What all sources say together agrees with each: only an editor's note may say otherwise.
    """
    seen = {_source(best)}
    found: list[Evidence] = []
    for one in evidence:
        source = _source(one)
        if source in seen or one.score < best.score - SCORE_MARGIN or one.unmet != best.unmet:
            continue
        if _of_one_matter(question, best, one):
            seen.add(source)
            found.append(one)
    return found[:MOST]


def conflicts(question: Question, one: Evidence, other: Evidence) -> bool:
    """Whether two statements of one matter differ in a value, or one says that it corrects or contradicts.

    Two years of one series do not differ, nor do two wordings or precisions of one value.
    """
    if question.type is QuestionType.WHEN:
        return _dated_differently(_values(one, DATED), _values(other, DATED))
    if question.type is QuestionType.HOW_MANY:
        return _counted_differently(one, other) and not _series(one, other)
    if _noted(one, other):
        places = question.type is QuestionType.WHERE and one.expected == other.expected == 1.0
        return places or any(_corrects(side) for side in (one, other))
    return question.type not in ACCOUNTS and bool(_CONTRAST.search(other.text))


def conflicting_values(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence of other sources whose answering words state another value than the best's; none where they agree.

    Only what the reader is sure of, and finds nearly as good as the best, is compared: see `SURE_LOGIT`.
    """
    best = evidence[0]
    mine = _values_answering(best)
    if not mine or not is_sure(best):
        return []
    seen, found = {_source(best)}, []
    for one in evidence[1:]:
        if not is_sure(one) or _source(one) in seen or (one.span or 0.0) < (best.span or 0.0) - CLOSE_SPAN:
            continue
        theirs = [value for value in _values_answering(one) if value.kind in {other.kind for other in mine}]
        same = any(_overlap(value, other) for value in _either_notation(one) for other in _either_notation(best))
        both = _states(best, theirs) and _states(one, mine)
        if theirs and not same and not both and not _series(best, one):
            seen.add(_source(one))
            found.append(one)
    return found[:MOST]


def is_sure(evidence: Evidence) -> bool:
    """Whether the reader is sure enough that the passage answers, and of the words, to set them against another's.

    Where none has read it, whether the sentence with what governs it holds most of the question.
    """
    if evidence.has is None:
        return evidence.governed >= MOSTLY
    return (evidence.has or 0.0) >= SURE_LOGIT and (evidence.span or 0.0) >= SURE_SPAN


def is_attributed(one: Evidence, other: Evidence) -> bool:
    """Whether one of the two says whom it reports, or is an editor's note on the other."""
    return bool(source_years(one.text) or source_years(other.text)) or _noted(one, other)


def _either_notation(evidence: Evidence) -> list[Quantity]:
    """The values that answer as both languages read them: "8.400" may stand in a sentence of either."""
    return [value for language in LANGUAGES for value in _values_answering(evidence, language)]


def _values_answering(evidence: Evidence, language: Language | None = None) -> list[Quantity]:
    """The values in the words that answer; what a law or a chapter is called by ("21/2007") is none."""
    ranges = [(start - evidence.start, end - evidence.start) for start, end in evidence.answering]
    found = quantities(evidence.text, language or evidence.passage.language)
    names = {value.end for value in found if value.kind == "label"}
    return [
        value
        for value in found
        if any(start <= value.start < end for start, end in ranges)
        and value.kind != "label"
        and not (value.kind == "year" and any(_IN_NAME.fullmatch(evidence.text[end : value.start]) for end in names))
    ]


def _overlap(one: Quantity, other: Quantity) -> bool:
    """Whether two values of one kind may be the same."""
    return one.kind == other.kind and one.low <= other.high and other.low <= one.high


def contrasted_within(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentence that says itself that its sources differ, where one is about as good as the best."""
    best = evidence[0]
    found = [
        one
        for one in evidence
        if one.score >= best.score - SCORE_MARGIN
        and one.governed >= best.governed / 2
        and len(set(source_years(one.text))) > 1
        and (_CONTRAST.search(one.text) or (question.type is QuestionType.HOW_MANY and _counts_differently(one)))
    ]
    return [] if question.type in ACCOUNTS else found[:1]


def _counts_differently(evidence: Evidence) -> bool:
    """Whether the sentence gives another number beside the one that answers: each of its sources its own."""
    answers = _values_answering(evidence)
    others = [value for value in _values(evidence, COUNTED) if value not in answers]
    return any(one.kind == other.kind and not _overlap(one, other) for one in answers for other in others)


def _source(evidence: Evidence) -> tuple[int | None, bool, str]:
    """Whom a sentence reports: the source it names by year, the editor, or else its own document."""
    year = next(iter(source_years(evidence.text)), None)
    note = is_editors(evidence.paragraph)
    return year, note, "" if year or note else evidence.passage.document_id


def _noted(one: Evidence, other: Evidence) -> bool:
    """Whether one of the two is an editor's note under the other's heading."""
    notes = is_editors(one.paragraph) != is_editors(other.paragraph)
    here, there = one.passage, other.passage
    return notes and (here.document_id, here.heading) == (there.document_id, there.heading)


def _corrects(evidence: Evidence) -> bool:
    return is_editors(evidence.paragraph) and _CORRECTS.search(evidence.paragraph) is not None


def _of_one_matter(question: Question, one: Evidence, other: Evidence) -> bool:
    """Whether the two are alike as wholes, one is a note on the other, or both count what is asked for."""
    cosine = 0.0 if one.vector is None or other.vector is None else float(one.vector @ other.vector)
    alike = cosine >= SAME_MATTER
    if question.type is QuestionType.HOW_MANY and other.expected < one.expected:
        return False
    if question.type is QuestionType.HOW_MANY and other.covered < AS_MUCH * one.covered and cosine < SAME_WORDS:
        return False
    if _noted(one, other):
        return alike or other.governed >= one.governed / 2
    if speaks_for_all(one.text) or speaks_for_all(other.text):
        return False
    return alike or (question.type is QuestionType.HOW_MANY and one.expected == 1.0)


def _values(evidence: Evidence, kinds: frozenset[str]) -> list[Quantity]:
    language = evidence.passage.language
    found = dates(evidence.text, language) if "year" in kinds else quantities(evidence.text, language)
    return [one for one in found if one.kind in kinds]


def _dated_differently(mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    """Whether both hold dates, and neither's all fall into the other's: 2015 is no other time than 21 November 2015."""
    ours, others = [_days(value) for value in mine], [_days(value) for value in theirs]

    def among(some: Sequence[range], all_: Sequence[range]) -> bool:
        return all(any(day.start < one.stop and one.start < day.stop for one in all_) for day in some)

    return not among(ours, others) and not among(others, ours)


def _days(value: Quantity) -> range:
    """A date or a span of years as the days it may mean, each as year, month and day in eight digits."""
    low, high = int(value.low), int(value.high)
    return range(low * 10_000, high * 10_000 + 10_000) if value.kind in {"year", "decade"} else range(low, high + 1)


def _counted_differently(one: Evidence, other: Evidence) -> bool:
    """Whether the numbers that answer differ, and not only because each side states both and answers with one."""
    mine, theirs = _answers(one), _answers(other)
    return _differ(mine, theirs) and not (_states(one, theirs) and _states(other, mine))


def _states(evidence: Evidence, values: Sequence[Quantity]) -> bool:
    """Whether these all stand in the paragraph, which does not report what two sources say of it."""
    if len(set(source_years(evidence.paragraph))) > 1:
        return False
    kinds = frozenset(value.kind for value in values)
    stated = [one for one in quantities(evidence.paragraph, evidence.passage.language) if one.kind in kinds]
    return {(one.low, one.high, one.unit) for one in values} <= {(one.low, one.high, one.unit) for one in stated}


def _differ(mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    """Whether both hold values of one unit, and neither's are all among the other's."""
    units = {value.unit for value in mine} & {value.unit for value in theirs}
    ours = {(value.low, value.high, value.unit) for value in mine if value.unit in units}
    others = {(value.low, value.high, value.unit) for value in theirs if value.unit in units}
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

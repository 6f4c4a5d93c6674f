"""Yes-or-no questions that assert a number or a date, where the documents give another: "Was IOM founded in 1960?"

Measured by `python -m eval.studies.asserted`; the figures stand in docs/answering.md.
"""

import re
from collections.abc import Sequence

from assistant.query.question import Question
from assistant.reading.evidence import Evidence
from corpus.model import Language, Passage
from corpus.quantities.quantities import Quantity, quantities
from corpus.quantities.values import states

_ASKS_WHETHER = re.compile(
    r"\W*(?:(?:ok|so|and|wait|hm+|um|jadi|terus|eh)[, ]+)*"
    r"(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|must|may"
    r"|apakah|apa(?= (?:benar|betul|bener|iya))|benarkah|betulkah|adakah|emang(?:nya)?|memang(?:nya)?"
    r"|ben[ae]r|betul)\b",
    re.IGNORECASE,
)

_NAMES = frozenset({"label", "ordinal"})
"""Kinds of quantities that tell which thing is meant (Article 1, the third) rather than say something of it."""

_ASKED = {
    "year": {"id": "tahun berapa", "en": "which year"},
    "date": {"id": "tanggal berapa", "en": "which date"},
    "": {"id": "berapa", "en": "how many"},
}
"""What takes the place of an asserted value, by its kind."""

_NAMED_BEFORE = re.compile(r"\b(?:tahun|tanggal)\s*$", re.IGNORECASE)
_DIGITS = re.compile(r"[\d.,]*\d")


def opened(question: Question) -> str:
    """The question with "how many" or "which year" in place of the one value it asserts; "" where it is none such."""
    values = _asserted(question)
    if len(values) != 1:
        return ""
    text, value = question.text, values[0]
    before, said, after = text[: value.start], text[value.start : value.end], text[value.end :]
    asked = _ASKED.get(value.kind, _ASKED[""])[question.language]
    if value.kind in _ASKED and _NAMED_BEFORE.search(before):
        asked = _ASKED[""]["id"]
    digits = _DIGITS.match(said) if value.kind not in _ASKED else None
    return f"{before}{asked}{said[digits.end() :] if digits else ''}{after}"


def says_otherwise(question: Question, evidence: Sequence[Evidence], passages: Sequence[Passage]) -> bool:
    """Whether the best evidence gives another value of the kind and unit that a yes-or-no question asserts.

    None of the `passages` in which an answer was looked for may give the one asserted, wherever it stands in them.
    """
    asserted = _asserted(question)
    if not evidence or not asserted:
        return False
    texts = [("\n".join((one.title, *one.heading, one.text)), one.language) for one in passages]
    told = [value for text, language in texts for value in _quantities(text, language)]
    unmet = [value for value in asserted if not any(states(one, value) for one in told)]
    given = _quantities(evidence[0].text, evidence[0].passage.language)
    return len(unmet) == 1 and any((one.kind, one.unit) == (unmet[0].kind, unmet[0].unit) for one in given)


def _asserted(question: Question) -> list[Quantity]:
    """The values of a yes-or-no question; none where one is no exact value: 150 is "more than 100", and "about 170"."""
    if not _ASKS_WHETHER.match(question.text):
        return []
    values = _quantities(question.text, question.language)
    exact = all(one.comparison == "=" and not one.approximate and one.low == one.high for one in values)
    return values if exact else []


def _quantities(text: str, language: Language) -> list[Quantity]:
    return [one for one in quantities(text, language) if one.kind not in _NAMES]

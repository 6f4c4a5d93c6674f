"""Does a sentence hold the kind of thing a question asks for, other than what the question says itself?"""

import re
from collections.abc import Sequence

from assistant.query.attribution import source_spans
from assistant.query.concepts import Concept, stems
from assistant.query.question import Question
from assistant.query.question_type import QuestionType
from corpus.model import Language
from corpus.quantities.quantities import Quantity, quantities
from corpus.text.function_words import ENGLISH, INDONESIAN
from corpus.text.words import words

COUNTED = frozenset({"count", "vague", "percent", "money", "duration"})
DATED = frozenset({"year", "decade", "date"})
NEAR = 70
"""Characters before a number within which what it measures is named ("anggaran operasional sebesar 1,3 miliar")."""

FOLLOWING = 40
"""Characters after a count within which the thing counted is named ("150 negara anggota"); money counts nothing."""

BEGINNING = 4
"""Letters of a word whose beginning of another makes them one name; "di" and "a" would hide "Dili" and "Anna"."""

_NAME = re.compile(r"(?<![.!?:“\"]\s)(?<!^)\b[A-Z][\w’'-]+(?:\s+(?:(?:of|the|for|and|dan)\s+)*[A-Z][\w’'-]+)*")
_NEXT = re.compile(r"[ \u00a0][^\W\d_]+")
_PEOPLE = frozenset({"people", "persons", "person", "orang", "jiwa"})
_COUNT_NOTHING = INDONESIAN | ENGLISH | _PEOPLE | {"kali", "times"}
_HERE = re.compile(r"\b(?:di|ke|dari|in|at|to|from|near|across)\s+(?:the\s+)?[A-Z]")
_COUNTING = re.compile(r"\b(?:how (?:many|much)|number of|berapa(?: banyak| besar)?|jumlah(?:nya)?)\b", re.IGNORECASE)


def has_expected_type(sentence: str, question: Question, concepts: Sequence[Concept], language: Language) -> float:
    """How well the sentence holds the number, date or place asked for: 1 fully, 0 not at all; 1 for other kinds."""
    if question.type is QuestionType.HOW_MANY:
        return _counts(sentence, concepts, language)
    if question.type is QuestionType.WHEN:
        return float(bool(dates(sentence, language, question.years)))
    if question.type is QuestionType.WHERE:
        return float(bool(_HERE.search(sentence)) and bool(_new_names(sentence, question.text)))
    return 1.0


def answering_spans(
    sentence: str, question: Question, concepts: Sequence[Concept], language: Language
) -> list[tuple[int, int]]:
    """The ranges of a sentence that hold the number, the date or the names asked for; none for other kinds."""
    if question.type is QuestionType.HOW_MANY:
        return [(found.start, found.end) for found in counted(sentence, concepts, language)]
    if question.type is QuestionType.WHEN:
        return [(found.start, found.end) for found in dates(sentence, language, question.years)]
    if question.type in {QuestionType.WHO, QuestionType.WHERE}:
        return [found.span() for found in _new_names(sentence, question.text)]
    return []


def counted(sentence: str, concepts: Sequence[Concept], language: Language) -> list[Quantity]:
    """The numbers of a sentence that count something the question asks about, named near them."""
    found = [quantity for quantity in quantities(sentence, language) if quantity.kind in COUNTED]
    return [quantity for quantity in found if _names_near(sentence, quantity, concepts)]


def dates(sentence: str, language: Language, but: Sequence[int] = ()) -> list[Quantity]:
    """The dates and years of a sentence, without those in `but` and without the years that only name a source."""
    named = source_spans(sentence)
    return [
        quantity
        for quantity in quantities(sentence, language)
        if quantity.kind in DATED
        and not any(start <= quantity.start < end for start, end in named)
        and not (quantity.kind == "year" and quantity.low == quantity.high and int(quantity.low) in but)
    ]


def _counts(sentence: str, concepts: Sequence[Concept], language: Language) -> float:
    if counted(sentence, concepts, language):
        return 1.0
    return 0.4 if any(quantity.kind in COUNTED for quantity in quantities(sentence, language)) else 0.0


def _names_near(sentence: str, quantity: Quantity, concepts: Sequence[Concept]) -> bool:
    if not concepts:
        return True
    before = sentence[max(0, quantity.start - NEAR) : quantity.start]
    after = sentence[quantity.end : quantity.end + FOLLOWING] if quantity.kind in {"count", "vague"} else ""
    if quantity.kind == "count" and _counts_what_follows(after):
        before = ""
    return concepts[0].held_by(stems(before)) or concepts[0].held_by(stems(after))


def _counts_what_follows(after: str) -> bool:
    """Whether a number is followed by the thing that it counts ("100 countries"), not by "people", "of" or nothing."""
    found = _NEXT.match(after)
    return found is not None and not set(words(found.group())) & _COUNT_NOTHING


def counted_first(question: str, concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """The concepts with the one that is counted first: the first named after "how many", else the last before it.

    People come last: "how many people died" counts deaths.
    """
    cue = None
    for found in _COUNTING.finditer(question):
        cue = found
    if cue is None:
        return tuple(concepts)
    folded = question.casefold()
    after = [one for one in concepts if folded.find(one.asked.split()[0], cue.end()) >= 0]
    before = [one for one in concepts if one not in after]
    counted_in_order = (*after, *before[::-1]) if after else tuple(concepts)[::-1]
    return tuple(sorted(counted_in_order, key=lambda one: one.asked in _PEOPLE))


def _new_names(sentence: str, question: str) -> "list[re.Match[str]]":
    """Names that are neither words of the question nor begin with one ("Hungarians" with "Hungarian")."""
    concepts = frozenset(words(question))
    beginnings = tuple(word for word in concepts if len(word) >= BEGINNING)
    found = _NAME.finditer(sentence)
    return [name for name in found if not all(w in concepts or w.startswith(beginnings) for w in words(name.group()))]

"""Whether every number, date, share and amount of a statement stands in its evidence, as values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.proving.words.lexicon import LANGUAGES
from assistant.proving.words.text_words import text_words
from corpus.model import Language
from corpus.quantities.quantities import Quantity, quantities
from corpus.quantities.values import states

_FRACTIONS = {
    "two thirds": r"dua[ -]pertiga|two[ -]thirds?|2/3",
    "third": r"(?<!dua )(?:se|satu )pertiga|sepertiga|(?:one|a)[ -]third|third of|1/3",
    "three quarters": r"tiga[ -](?:per)?(?:per)?empat|three[ -]quarters?|3/4",
    "quarter": r"seperempat|(?:a|one)[ -]quarter|1/4",
    "half": r"separuh|setengah|half|1/2",
}
_FRACTION = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in _FRACTIONS.items()}
_BOTH = re.compile(r"\b(?:both|kedua(?:nya)?|two|dua)\b", re.IGNORECASE)
_LETTER = re.compile(r"\b(?:poin|point|huruf|letter|butir|item|subparagraph)\s+\(?([a-z])\b\)?", re.IGNORECASE)
_LABEL_WORD = re.compile(r"([^\W\d_]+)[. \u00a0(-]{0,3}(?:\d{1,3}(?:, ?| dan | and ))*$")
_LONGEST_LEAD = 40


@dataclass(frozen=True, slots=True)
class Source:
    """Text that may hold a value, in its language; of a heading's values only those that name count."""

    text: str
    language: Language
    heading: bool = False


def missing_value(statement: str, language: Language, sources: Sequence[Source]) -> str:
    """The first value of a statement that no source has; "" where all are there."""
    shown, fractions = _without_fractions(statement)
    held: set[str] = set().union(*(_without_fractions(one.text)[1] for one in sources if not one.heading))
    absent = sorted(fractions - held)
    if absent:
        return absent[0]
    letters = {match[1].lower() for one in sources for match in _LETTER.finditer(one.text)}
    for match in _LETTER.finditer(statement):
        if letters and match[1].lower() not in letters:
            return match[0]
    known = [(one, found) for one in sources for found in _quantities(one.text, one.language)]
    for wanted in _quantities(shown, language):
        if _is_plain_one(wanted, shown):
            continue
        if not any(_meets(found, source, wanted, shown) for source, found in known) and not _is_both(
            shown, wanted, sources
        ):
            return shown[wanted.start : wanted.end]
    return ""


def spoken_for(text: str, language: Language) -> list[tuple[int, int]]:
    """Where the values of a text stand, with their units and what compares them: words that are held as values."""
    found = [(one.lead, one.end) for one in _quantities(_without_fractions(text)[0], language)]
    return found + [match.span() for pattern in _FRACTION.values() for match in pattern.finditer(text)]


def value_spans(text: str, language: Language) -> list[Quantity]:
    """The values of a text with where they stand, fractions left out."""
    return _quantities(_without_fractions(text)[0], language)


def _quantities(text: str, language: Language) -> list[Quantity]:
    """The quantities of a text; what is written in the other language's notation is found too."""
    return quantities(text, language if language in LANGUAGES else "en")


def _without_fractions(text: str) -> tuple[str, set[str]]:
    """The text with its fractions made blank, and which they are."""
    found = set()
    for name, pattern in _FRACTION.items():
        blanked = pattern.sub(lambda match: "\ufffc" * len(match[0]), text)
        if blanked != text:
            found.add(name)
        text = blanked
    return text, found


def _meets(found: Quantity, source: Source, wanted: Quantity, statement: str) -> bool:
    if source.heading and found.kind not in {"label", "year", "count"}:
        return False
    if wanted.kind == "label" or found.kind == "label":
        mine, theirs = _label(statement, wanted), _label(source.text, found)
        if mine and theirs and mine.isdisjoint(theirs):
            return False
    elif source.heading:
        return False
    if found.kind == "year" and wanted.kind == "count":
        return False
    if wanted.kind == "ordinal" and found.kind not in {"ordinal", "label"}:
        return False
    return states(found, wanted if _says_more(found, wanted) else replace(wanted, comparison="=", approximate=False))


def _says_more(found: Quantity, wanted: Quantity) -> bool:
    """Whether the statement's "more than" must be met: an approximation of an exact value claims less than it."""
    return not (wanted.approximate and wanted.comparison == "=" and found.comparison == "=")


def _label(text: str, quantity: Quantity) -> frozenset[str]:
    """What a label numbers, by the keys of its word: that of an article is not that of a chapter."""
    before = _LABEL_WORD.search(text[max(0, quantity.start - _LONGEST_LEAD) : quantity.start])
    return frozenset().union(*(word.keys for word in text_words(before[1]))) if before else frozenset()


def _is_plain_one(wanted: Quantity, statement: str) -> bool:
    """Whether it is a "one" in words, which counts nothing: "one way of protecting them"."""
    return wanted.kind == "count" and wanted.low == wanted.high == 1 and statement[wanted.start : wanted.end].isalpha()


def _is_both(statement: str, wanted: Quantity, sources: Sequence[Source]) -> bool:
    word = statement[wanted.start : wanted.end]
    return _BOTH.fullmatch(word) is not None and any(_BOTH.search(one.text) for one in sources if not one.heading)

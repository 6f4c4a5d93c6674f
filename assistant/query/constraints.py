"""What a question restricts itself to, such as a year, a number, a place or a person: an answer must speak of it."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.query.attribution import source_spans
from assistant.query.concepts import Concept, Stems, stems
from assistant.query.question import Question
from corpus.model import Language
from corpus.quantities.quantities import Quantity, quantities
from corpus.quantities.values import states
from corpus.text.function_words import ENGLISH, INDONESIAN
from corpus.text.words import words

SAME_NAME = 0.75
"""Share of the shorter of two names that must stand at the beginning of both ("Indonesian", "Indonesia")."""

EVERYWHERE = math.log(3)
"""Weight of a name that stands in every second passage: what all documents are about restricts nothing."""

_NUMBERING = re.compile(
    r"\b(?:pasal|article|artikel|ayat|paragraph|undang|uu|law|nomor|number|no)\b[. (-]*$", re.IGNORECASE
)
"""What is numbered and not counted: Article 5 is not met by five articles."""

_BOTH_SOURCES = re.compile(r"\b(?:kedua|both)\b", re.IGNORECASE)
"""A sentence about both sources speaks of each, whichever year names it."""

_CAPITALISED = re.compile(r"(?<![\w’'])[A-Z][\w’'-]*")
_MONTHS = frozenset(
    """
    januari februari maret april mei juni juli agustus september oktober november desember
    january february march may june july august october december
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A number or date of the question: as written and as a value.

    `numbers`: it numbers an article or a law. `names_source`: it is the year by which a source is called.
    """

    written: str
    value: Quantity
    numbers: bool
    names_source: bool


@dataclass(frozen=True, slots=True)
class Constraints:
    """The numbers and dates and the names that an answer must speak of."""

    figures: tuple[NamedFigure, ...]
    names: tuple[Concept, ...]


class Governing:
    """A sentence together with the headings and sentences that govern it, ready to be asked what it speaks of."""

    def __init__(self, text: str, language: Language) -> None:
        """`language` decides how its numbers are read."""
        self.text = text
        self._language = language

    @cached_property
    def stems(self) -> Stems:
        """Its stems."""
        return stems(self.text)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Its quantities."""
        return quantities(self.text, self._language)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, folded."""
        return frozenset(words(self.text))


def find_constraints(question: Question, concepts: Sequence[Concept], is_word: Callable[[str], bool]) -> Constraints:
    """The constraints of a question; `is_word` says whether a word, in the case given, is a known one."""
    found = [one for one in quantities(question.text, question.language) if _restricts(question.text, one)]
    capitalised = _capitalised(question.text, is_word)
    names = [
        concept
        for concept in concepts
        if (concept.name or any(part in capitalised or _is_name(part, is_word) for part in concept.asked.split()))
        and concept.weight > EVERYWHERE
        and not concept.asked.isdigit()
        and concept.asked not in _MONTHS
    ]
    return Constraints(tuple(_figure(question.text, one) for one in found), tuple(names))


def unmet(wanted: Constraints, governing: Governing) -> tuple[str, ...]:
    """The constraints that the text does not speak of, as words."""
    missing = [concept.asked for concept in wanted.names if not _named(concept, governing)]
    missing += [figure.written for figure in wanted.figures if not _stated(figure, governing)]
    return tuple(missing)


def _capitalised(text: str, is_word: Callable[[str], bool]) -> frozenset[str]:
    """Folded words written with a capital that are no function words, nor known words that are shouted."""
    if text.isupper():
        return frozenset()
    opening = text.lstrip(" \"'“‘(¿")[:1]
    found: set[str] = set()
    for match in _CAPITALISED.finditer(text):
        opens = match.start() == text.find(opening) or text[: match.start()].rstrip()[-1:] in set(".?!:")
        folded = words(match.group())
        if opens and len(match.group()) > 1 and not match.group().isupper():
            continue
        shouted = match.group().isupper() and len(match.group()) > 1 and is_word(match.group().lower())
        found.update(word for word in folded if not shouted and word not in INDONESIAN and word not in ENGLISH)
    return frozenset(found)


def _is_name(word: str, is_word: Callable[[str], bool]) -> bool:
    """Whether a lower-case word is known with a capital only."""
    return is_word(word.capitalize()) and not is_word(word)


def _named(concept: Concept, governing: Governing) -> bool:
    if concept.held_by(governing.stems):
        return True
    return any(_same_name(part, word) for part in concept.asked.split() for word in governing.words if len(part) > 3)


def _same_name(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    shared = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    return shared >= max(4, SAME_NAME * shorter)


def _restricts(text: str, quantity: Quantity) -> bool:
    """Number words are left out: "the present one" and "kedua" restrict nothing that is worth a refusal."""
    return quantity.kind not in {"ordinal", "vague"} and any(c.isdigit() for c in text[quantity.start : quantity.end])


def _figure(text: str, quantity: Quantity) -> NamedFigure:
    value = replace(quantity, comparison="=", approximate=False, unit="")
    numbers = _NUMBERING.search(text[: quantity.start]) is not None
    names_source = any(start <= quantity.start < end for start, end in source_spans(text))
    return NamedFigure(text[quantity.start : quantity.end], value, numbers, names_source)


def _stated(figure: NamedFigure, governing: Governing) -> bool:
    if figure.numbers:
        return any(
            found.low == figure.value.low and _NUMBERING.search(governing.text[: found.start])
            for found in governing.quantities
        )
    if figure.names_source and _BOTH_SOURCES.search(governing.text):
        return True
    return any(states(found, figure.value) for found in governing.quantities) or _written(figure, governing)


def _written(figure: NamedFigure, governing: Governing) -> bool:
    return all(word in governing.words for word in words(figure.written))

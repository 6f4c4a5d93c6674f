"""Whether a text holds a fact: whole words and whole quantities, whatever their spelling, notation or language."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Language
from corpus.quantities.quantities import Quantity, quantities
from corpus.quantities.values import states
from corpus.text.glossary import Glossary
from corpus.text.words import fold

Fact = tuple[str, ...]
"""Ways of saying one fact; any of them will do. "traffick*" stands for every word that begins so."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\*?")
_LANGUAGES: tuple[Language, ...] = ("id", "en")
_LONGEST_ABBREVIATION = 5


@dataclass(frozen=True, slots=True)
class _Token:
    """A folded word, or a quantity with the word empty; `shouted` is a word in capitals."""

    word: str
    quantity: Quantity | None = None
    shouted: bool = False


def holds(text: str, fact: Fact, glossary: Glossary | None = None) -> bool:
    """Whether any way of saying the fact stands in the text.

    A way that the glossary names may be said by any of its names. Numbers, dates and units are compared as values:
    "1.3 billion" is held by "1,3 miliar", "13" is not held by "2013". Case, accents, quotation marks and hyphens do not
    matter, except that an abbreviation (AS, PBB) must stand in capitals.
    """
    readings = _readings(text)
    return any(
        _stands_in(wanted, tokens) for way in _ways(fact, glossary) for wanted in _readings(way) for tokens in readings
    )


def _ways(fact: Fact, glossary: Glossary | None) -> frozenset[str]:
    named = [glossary.variants(way) for way in fact] if glossary else []
    return frozenset(fact).union(*named)


@lru_cache(maxsize=8192)
def _readings(text: str) -> tuple[tuple[_Token, ...], ...]:
    """The text as tokens in each language's notation: "4.067" is a count in one and a decimal in the other."""
    return tuple(dict.fromkeys(_tokens(text, language) for language in _LANGUAGES))


def _tokens(text: str, language: Language) -> tuple[_Token, ...]:
    plain = re.sub(r"\[\d{1,3}\]", " ", text)
    tokens: list[_Token] = []
    done = 0
    for quantity in quantities(plain, language):
        tokens += _words(plain[done : quantity.lead])
        tokens.append(_Token("", quantity))
        done = quantity.end
    return (*tokens, *_words(plain[done:]))


def _words(text: str) -> list[_Token]:
    found = [match[0] for match in _WORD.finditer(text)]
    return [_Token(fold(word).removesuffix("'s"), shouted=word.isupper() and len(word) > 1) for word in found]


def _stands_in(wanted: tuple[_Token, ...], tokens: tuple[_Token, ...]) -> bool:
    """Whether the wanted tokens stand in a row."""
    return bool(wanted) and any(
        all(_meets(tokens[start + place], token) for place, token in enumerate(wanted))
        for start in range(len(tokens) - len(wanted) + 1)
    )


def _meets(found: _Token, wanted: _Token) -> bool:
    if wanted.quantity is not None:
        return found.quantity is not None and states(found.quantity, wanted.quantity)
    if found.quantity is not None:
        return False
    if wanted.word.endswith("*"):
        return found.word.startswith(wanted.word[:-1])
    if wanted.shouted and len(wanted.word) <= _LONGEST_ABBREVIATION and not found.shouted:
        return False
    return found.word == wanted.word

"""What passages are indexed under and questions look for: words as written, their stems, and definitions.

That a passage defines a name is a term of its own: every other passage of a law may speak of what is defined there.
"""

import re

from corpus.model import Language, Passage
from corpus.text.language import stem, words

TERMS = 3
"""Raised when what these functions give changes, so that an index made by another rule is not read."""

OFTEN = 5
"""Times that a passage holds the term of what it defines: as good as saturated in BM25, so that mentions weigh less."""

LONGEST_NAME = 5
"""Words of a name that is defined."""

_DEFINED = re.compile(
    r"^\s*(?:\d{1,3}\.|[a-z]\.|-)?\s*([^\W\d_][\w’' -]{0,60}?)"
    r"(?:,? yang selanjutnya (?:disebut|disingkat) [^.\n]{1,40}?)?,?\s+(?:adalah|ialah|means|is an?|is the|are)\s",
    re.IGNORECASE | re.MULTILINE,
)
_ASKS_DEFINITION = re.compile(
    r"\b(?:apa(?:kah)? itu|apa yang dimaksud(?: dengan)?|pengertian|definisi|arti(?: dari)?|what (?:is|are)|define|"
    r"(?:meaning|definition) of)\s+(.+?)(?=\s+(?:itu|menurut|dalam|di|according|under|in|as)\b|[?.!,]|$)",
    re.IGNORECASE,
)
_GRAMMATICAL = frozenset({"a", "an", "the"})


def terms(text: str, language: Language) -> list[str]:
    """Each word of a text in order, and after it its stem where that differs."""
    found = []
    for word in words(text):
        found.append(word)
        root = stem(word, language)
        if root != word:
            found.append(root)
    return found


def passage_terms(passage: Passage) -> list[str]:
    """A passage is found by its own words, its title, headings and table header, and the names it defines."""
    headers = [rows.header for rows in passage.tables if rows.start <= passage.body_start]
    own = terms("\n".join((passage.title, *passage.heading, *headers, passage.text)), passage.language)
    return own + defined_in(passage.text) * OFTEN


def query_terms(query: str, *, stems: bool = True) -> list[str]:
    """A question's words, with their stems in both languages as the passages may be in either; no repeats.

    Where it asks what something is, the term of that definition too.
    """
    own = terms(query, "id") + terms(query, "en") if stems else words(query)
    return list(dict.fromkeys([*own, *definition_asked(query)]))


def defined_in(text: str) -> list[str]:
    """The terms of the names that lines of a text define: "2. Korban adalah …", "The fund is the …"."""
    return _definitions(_DEFINED, text)


def definition_asked(question: str) -> list[str]:
    """The term of the name that a question wants defined: "Apa itu korban?", "What is the fund?"."""
    return _definitions(_ASKS_DEFINITION, question)


def _definitions(pattern: re.Pattern[str], text: str) -> list[str]:
    names = [[word for word in words(found.group(1)) if word not in _GRAMMATICAL] for found in pattern.finditer(text)]
    return [f"defines={' '.join(name)}" for name in names if 0 < len(name) <= LONGEST_NAME]

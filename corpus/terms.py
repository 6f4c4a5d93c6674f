"""What passages are indexed under and questions look for: words as written, and their stems."""

from corpus.language import stem, words
from corpus.model import Language, Passage

TERMS = 2
"""Raised when what these functions give changes, so that an index made by another rule is not read."""


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
    """A passage is found by its own words and by the title and headings it stands under."""
    return terms("\n".join((passage.title, *passage.heading, passage.text)), passage.language)


def query_terms(query: str, *, stems: bool = True) -> list[str]:
    """A question's words, with their stems in both languages as the passages may be in either; no repeats."""
    return list(dict.fromkeys(terms(query, "id") + terms(query, "en") if stems else words(query)))

"""Which language a text is in, Indonesian or English; with it, the text tools that both sides share."""

import re
from collections.abc import Mapping, Sequence

from corpus.model import Language
from corpus.text.function_words import CONTENT_WORDS, FUNCTION_WORDS, INDONESIAN_QUESTION_ENDING, QUESTION_WORDS
from corpus.text.sentences import sentences
from corpus.text.words import stem, words

__all__ = ["detect_language", "sentences", "stem", "words"]

ENOUGH = 4000
"""Characters of a text that are looked at: a page says which language it is in as surely as a book."""

QUESTION_WEIGHT = 3
"""A word that asks against function words inside names ("siapa pengarang The Clash of Civilizations").

Measured on public question sets (TyDi QA, FacQA, IDK-MRC, MIRACL, TICO-19, XQuAD, CANARD; 20,632 Indonesian and
6,573 English): right for 98.5 % of the Indonesian ones at 0, 99.8 % at 1, 99.96 % at 3; for 99.97 % of the English
at each. To measure again, call `detect_language` on every question of these sets.
"""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def detect_language(text: str, default: Language = "id") -> Language:
    """Give "id" or "en" by a vote of function words; where these are silent, of content words; then `default`."""
    found = _WORD.findall(text[:ENOUGH].lower().replace("’", "'"))
    votes = _votes(found, FUNCTION_WORDS) + QUESTION_WEIGHT * _asking(found)
    votes = votes or _votes(found, CONTENT_WORDS)
    return "id" if votes > 0 else "en" if votes < 0 else default


def _asking(found: Sequence[str]) -> int:
    endings = sum(word.endswith(INDONESIAN_QUESTION_ENDING) for word in found)
    return endings + _votes(found, QUESTION_WORDS)


def _votes(found: Sequence[str], lists: Mapping[Language, frozenset[str]]) -> int:
    """How many more words are Indonesian than English."""
    return sum((word in lists["id"]) - (word in lists["en"]) for word in found)

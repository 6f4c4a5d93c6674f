"""Typing errors in a question, mended by the words that the documents use."""

import re
from collections.abc import Callable, Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.text.words import words

SHORTEST = 5
"""Letters a word must have: shorter ones have too many neighbours."""

FAR, FAR_IN_NAMES = 8, 10
"""Letters from which two slips are allowed, below it one; of names, whose neighbours may be any word, more: "Interpol"
is not "Internal"."""

_WORD = re.compile(r"[^\W_]+")


def correct_spelling(
    text: str, terms: Collection[str], vocabulary: Collection[str], is_word: Callable[[str], bool]
) -> str:
    """The text with each word that nobody knows replaced by one that it is a slip or two away from.

    A slip is a letter too many, too few, wrong or swapped with its neighbour (optimal string alignment); the first
    letter is taken to be right. A word with a capital may be any word of the documents' `vocabulary`, as a name;
    another only one of `terms`, those of the subject: a word that only these documents lack is no error ("funded" is
    not "founded"), and neither is an ending ("Hungarians"). A word with a digit or all in capitals is a name of its own
    ("ACTIP" is not "Active"), unless the whole text is in capitals. `is_word` says whether a word is known.
    """
    shouted = text.isupper()

    def mended(match: "re.Match[str]") -> str:
        word = match.group()
        if not word.isalpha() or (word.isupper() and not shouted):
            return word
        return _mended(word, vocabulary if word[0].isupper() else terms, is_word)

    return _WORD.sub(mended, text)


def _mended(word: str, candidates: Collection[str], is_word: Callable[[str], bool]) -> str:
    folded = words(word)
    if len(word) < SHORTEST or len(folded) != 1 or is_word(word):
        return word
    slips = 2 if len(word) >= (FAR_IN_NAMES if word[0].isupper() else FAR) else 1
    alike = [candidate for candidate in candidates if candidate[:1] == folded[0][0]]
    near = process.extract(folded[0], alike, scorer=OSA.distance, score_cutoff=2, limit=None)
    fits = [
        (distance, found)
        for found, distance, _ in near
        if not (folded[0].startswith(found) or found.startswith(folded[0]))
        and (distance <= slips or sorted(found) == sorted(folded[0]))
    ]
    if not fits:
        return word
    best = min(fits)[1]
    return best.capitalize() if word[0].isupper() else best

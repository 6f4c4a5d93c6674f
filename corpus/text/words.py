"""Text as words: tokens folded so that spelling variants meet, and their stems."""

import re
import threading
import unicodedata
from functools import lru_cache
from typing import Any

from corpus.model import Language

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
_DASHES = str.maketrans(dict.fromkeys("\u00ad\u200b\u2060\ufeff")) | str.maketrans({"‐": "-", "‑": "-"})
_SUPERSCRIPTS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+|(?<=\d)[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+")
_SNOWBALL = {"id": "indonesian", "en": "english"}
_stemmers = threading.local()


def words(text: str) -> list[str]:
    """The words of a text in order, lower-cased and folded (NFKC, no accents, no superscript digits).

    A hyphenated word gives itself without hyphens and then its parts ("re-integrasi": reintegrasi, re, integrasi), a
    doubled one its half once ("negara-negara": negara). "8.400", "8,400" and "8400" are one number; "1,3" is "1.3".
    """
    folded = fold(text)
    found: list[str] = []
    for match in _TOKEN.finditer(folded):
        found += _variants(match.group())
    return found


@lru_cache(maxsize=65536)
def stem(word: str, language: Language) -> str:
    """The Snowball stem of a lower-case word; the word itself in a language without a stemmer."""
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(word)) if stemmer else word


def fold(text: str) -> str:
    """The text lower-cased, without accents, soft hyphens or superscript digits; curly apostrophes made straight."""
    plain = _SUPERSCRIPTS.sub(" ", text.translate(_DASHES).translate(_APOSTROPHES))
    if plain.isascii():
        return plain.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", plain).lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=65536)
def _variants(token: str) -> tuple[str, ...]:
    parts = [_number(part.removesuffix("'s").replace("'", "")) for part in token.split("-")]
    parts = [part for part in parts if part]
    if len(set(parts)) == 1:
        return (parts[0],)
    if any(part[0].isdigit() for part in parts):
        return tuple(parts)
    return ("".join(parts), *parts)


def _number(token: str) -> str:
    """The token, with the thousands of a number joined and its decimal mark a dot."""
    if _THOUSANDS.fullmatch(token):
        return token.replace(".", "").replace(",", "")
    return token.replace(",", ".")


def _stemmer(language: Language) -> Any:
    """A stemmer of this thread's own: PyStemmer's objects are not to be shared between threads."""
    known: dict[str, Any] = _stemmers.__dict__
    if language not in known:
        import Stemmer

        name = _SNOWBALL.get(language)
        known[language] = Stemmer.Stemmer(name) if name else None
    return known[language]

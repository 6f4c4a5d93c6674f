"""A question in the words of the other language, for BM25: by a table learned from the shipped documents."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from corpus.model import Language
from corpus.text.function_words import ENGLISH, INDONESIAN
from corpus.text.language import words

_FUNCTION_WORDS: Mapping[Language, frozenset[str]] = {"en": ENGLISH, "id": INDONESIAN}


@cache
def word_table() -> Mapping[Language, Mapping[str, list[str]]]:
    """The likeliest translations of the words of each language; `eval/training/retrieval/word_table.py` makes it."""
    read: dict[Language, dict[str, list[str]]] = json.loads(
        files("assistant.query").joinpath("word_table.json").read_text("utf-8")
    )
    return read


def in_other_words(question: str, language: Language) -> str:
    """The words of a question in the other language; what has no translation, names and numbers too, as it is."""
    known = word_table().get(language, {})
    left_out = _FUNCTION_WORDS.get(language, frozenset())
    return " ".join(other for word in words(question) if word not in left_out for other in known.get(word, [word]))

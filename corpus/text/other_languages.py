"""Text in languages that no answer is given in: known by their function words and scripts, so that it is left out."""

import re
from collections.abc import Mapping, Sequence

from corpus.model import Language
from corpus.text.function_words import ENGLISH, INDONESIAN

ANSWERED: frozenset[Language] = frozenset({"id", "en"})
"""The languages that answers are quoted in."""

UNKNOWN: Language = "und"
"""ISO 639-2 for a language that could not be told: text in another script."""

_WORDS: Mapping[Language, str] = {
    "nl": """de het een van en dat voor met zijn aan niet om bij deze worden wordt ook naar uit te als tot onder indien
        hun haar heeft hebben kan zal tussen over partij ter""",
    "de": """der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es werden aus er hat
        dass sie nach wird bei einer einem über oder durch zum zur""",
    "fr": """le la les des et du une dans est pour que qui sur par au avec ne pas ce il sont aux ou leur cette ces sa
        son ses été dont être""",
    "es": """el la los las de y en que del se por con para una su al es lo como más o pero sus este esta ha ser""",
    "pt": """o os as de e do da em que para com não uma por no na dos das se mais ao sua seu ou ser são pelo pela""",
    "it": """il che la per una del con non sono della le dei gli nel alla è si dalla delle degli questo ai anche o""",
}
_FUNCTION_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_OWN = frozenset(INDONESIAN) | frozenset(ENGLISH)
_WORD = re.compile(r"[^\W\d_]+")

_FEWEST = 4
"""Function words of a language in a text at least: fewer stand in names ("Médecins sans Frontières")."""

_TIMES = 2
"""Times as many of them as of Indonesian and English together, whose lists share some ("in", "die", "no")."""

_SHARE = 0.12
"""Part of all words that they are: a third to a half of running text, next to nothing of lists of names."""

_OTHER_SCRIPT = 0.5
_CLEAR = 0.25
"""Part of all words that are function words of Indonesian and English where a text is clearly in one of them."""

_ENOUGH = 2000
"""Characters of a text that are looked at."""


def other_language(text: str) -> Language | None:
    """The language of a text that is neither Indonesian nor English; None where it is one of these, or too short."""
    found = _WORD.findall(text[:_ENOUGH].lower())
    letters = "".join(found)
    if len(letters) > _FEWEST and sum(letter > "\u024f" for letter in letters) > _OTHER_SCRIPT * len(letters):
        return UNKNOWN
    ours = _ours(found)
    if ours * (_TIMES + 1) > len(found):
        return None
    counts = {language: sum(word in own for word in found) for language, own in _FUNCTION_WORDS.items()}
    language = max(counts, key=counts.__getitem__)
    needed = max(_FEWEST, _SHARE * len(found), _TIMES * ours)
    return language if counts[language] >= needed else None


def is_answered(text: str) -> bool:
    """Is a text clearly in Indonesian or English?"""
    found = _WORD.findall(text[:_ENOUGH].lower())
    return _ours(found) >= max(_FEWEST, _CLEAR * len(found))


def _ours(words: Sequence[str]) -> int:
    return sum(word in _OWN for word in words)

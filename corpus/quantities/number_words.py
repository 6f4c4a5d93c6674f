"""Numbers written in words: "tiga belas", "seratus ribu", "two hundred and five", "ratusan ribu", "setengah"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from corpus.model import Language

SCALES = {
    **dict.fromkeys(("ribu", "rb", "thousand"), Decimal(10**3)),
    **dict.fromkeys(("juta", "jt", "million"), Decimal(10**6)),
    **dict.fromkeys(("miliar", "milyar", "billion", "bn"), Decimal(10**9)),
    **dict.fromkeys(("triliun", "trilyun", "trillion"), Decimal(10**12)),
}
"""Words that multiply the number before them, of both languages: the texts mix them."""


def _numbered(words: str, step: int) -> dict[str, int]:
    return {word: place * step for place, word in enumerate(words.split())}


_DIGITS_ID = _numbered("nol satu dua tiga empat lima enam tujuh delapan sembilan", 1)
_STEPS_ID = {"belas": 1, "puluh": 10, "ratus": 100}
_WHOLE_ID = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
_SCALED_ID = {"seribu": 10**3, "sejuta": 10**6, "semiliar": 10**9, "setriliun": 10**12}
_UNITS_EN = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    1,
)
_TENS_EN = _numbered("zero ten twenty thirty forty fifty sixty seventy eighty ninety", 10)
_SIMPLE = {**_DIGITS_ID, **_WHOLE_ID, **_UNITS_EN, **_TENS_EN}
_VAGUE = {
    **{"belasan": (11, 19), "puluhan": (10, 99), "ratusan": (100, 999), "ribuan": (10**3, 10**6 - 1)},
    **{"jutaan": (10**6, 10**9 - 1), "miliaran": (10**9, 10**12 - 1), "tens of": (10, 99), "dozens of": (12, 99)},
    **{"hundreds of": (100, 999), "thousands of": (10**3, 10**6 - 1), "millions of": (10**6, 10**9 - 1)},
    **{"billions of": (10**9, 10**12 - 1)},
}
_FRACTIONS = {
    **dict.fromkeys(("setengah", "separuh", "half", "half a", "half an"), Decimal("0.5")),
    **dict.fromkeys(("seperempat", "one quarter", "one fourth"), Decimal("0.25")),
    **dict.fromkeys(("tiga perempat", "three quarters"), Decimal("0.75")),
}


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number in words, `text[start:end]`; `low` and `high` differ where the words are vague (ratusan, dozens of)."""

    start: int
    end: int
    low: Decimal
    high: Decimal


def _pattern(words: list[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


_SCALE = _pattern(list(SCALES))
_SCALE_PLURAL = r"(?:ribu|juta|miliar|thousands?|millions?)"
_WORD_ID = _pattern([*_DIGITS_ID, *_STEPS_ID, *_WHOLE_ID, *_SCALED_ID, "ribu", "juta", "miliar", "milyar", "triliun"])
_WORD_EN = _pattern([*_UNITS_EN, *_TENS_EN, "hundred", "thousand", "million", "billion", "trillion", "dozen"])
_RUN = {
    "id": re.compile(rf"\b(?:{_WORD_ID})(?:[ \u00a0-]+(?:{_WORD_ID}))*\b", re.IGNORECASE),
    "en": re.compile(rf"\b(?:a )?(?:{_WORD_EN})(?:[ \u00a0-]+(?:and )?(?:{_WORD_EN}))*\b", re.IGNORECASE),
}
_VAGUE_RUN = re.compile(rf"\b({_pattern(list(_VAGUE))})\b(?: ({_SCALE_PLURAL})\b)?", re.IGNORECASE)
_FRACTION_RUN = re.compile(rf"\b({_pattern(list(_FRACTIONS))})\b(?: ({_SCALE})\b)?", re.IGNORECASE)
_NO_NUMBER = {
    "satu": (re.compile(r"\bsalah $", re.IGNORECASE), re.compile(r"^ (?:sama|per)\b", re.IGNORECASE)),
    "one": (
        re.compile(r"\b(?:no|this|that|any|every|each|some|which|the|another|with|by) $", re.IGNORECASE),
        re.compile(r"^ (?:of|by|another|who|that|which|has|is|can|or|should|must|may|does)\b", re.IGNORECASE),
    ),
}
"""What stands before, and what after, where "one" counts nothing."""


def number_words(text: str, language: Language) -> Iterator[WordNumber]:
    """Numbers in words, in the order found: vague ones and fractions first, then exact ones; they may overlap."""
    for found in _VAGUE_RUN.finditer(text):
        low, high = _VAGUE[found[1].casefold()]
        scale = SCALES[found[2].casefold().removesuffix("s")] if found[2] else Decimal(1)
        yield WordNumber(found.start(), found.end(), low * scale, (high + 1) * scale - 1)
    for found in _FRACTION_RUN.finditer(text):
        scale = SCALES[found[2].casefold()] if found[2] else Decimal(1)
        value = _FRACTIONS[found[1].casefold()] * scale
        yield WordNumber(found.start(), found.end(), value, value)
    for run in _RUN.get(language, _RUN["en"]).finditer(text):
        yield from _exact(text, run)


def _exact(text: str, run: re.Match[str]) -> Iterator[WordNumber]:
    """The numbers of a run of number words; more than one where the words do not make one ("dua, tiga")."""
    words = [(run.start() + word.start(), word[0].casefold()) for word in re.finditer(r"[^\W\d_]+", run[0])]
    first = 0
    while first < len(words):
        value, used = _leading_value(word for _, word in islice(words, first, None))
        start, last = words[first][0], words[first + max(used, 1) - 1]
        end = last[0] + len(last[1])
        if used and not _is_idiom(text, start, end):
            yield WordNumber(start, end, Decimal(value), Decimal(value))
        first += max(used, 1)


def _is_idiom(text: str, start: int, end: int) -> bool:
    """Whether a lone "satu" or "one" counts nothing: "salah satu", "one of", "this one"."""
    idiom = _NO_NUMBER.get(text[start:end].casefold())
    if idiom is None:
        return False
    before, after = text[max(0, start - 10) : start], text[end : end + 10]
    return any(pattern.search(side) is not None for pattern, side in zip(idiom, (before, after), strict=True))


def _leading_value(words: Iterable[str]) -> tuple[int, int]:
    """The value of the longest number that `words` begin with, and how many words it takes (0 where none)."""
    total = group = used = 0
    ceiling = 10**15
    last = ""
    for place, word in enumerate(words):
        if word not in {"a", "and"}:
            scale = _scale(word, group or (last == "a"))
            grown = None if scale else _grow(group, word, last)
            if grown is None and not 0 < scale < ceiling:
                break
            if scale:
                total, group, ceiling = total + (group or 1) * scale, 0, scale
            else:
                group = grown or 0
            used = place + 1
        last = word
    return total + group, used


def _scale(word: str, group: int | bool) -> int:
    """What the word multiplies by; 0 where it is no scale or cannot stand after `group` ("dua sejuta", bare "juta")."""
    return _SCALED_ID.get(word, 0) if not group else int(SCALES.get(word, 0))


def _grow(group: int, word: str, last: str) -> int | None:
    """`group` (below a thousand) with the next word added; None where the word cannot follow it."""
    if word in _STEPS_ID:
        rest, digit = group - group % 10, group % 10
        if not digit or rest % 100 or (word == "ratus" and rest):
            return None
        return rest + (digit + 10 if word == "belas" else digit * _STEPS_ID[word])
    if word in {"hundred", "dozen"}:
        count = group or (last == "a")
        return count * (100 if word == "hundred" else 12) if 0 < count < 100 else None
    value = _SIMPLE.get(word)
    if value is None or last == "a" or (group and not value):
        return None
    fits = group % 100 == 0 if value >= 10 else group % 10 == 0 and group % 100 != 10
    return group + value if fits else None

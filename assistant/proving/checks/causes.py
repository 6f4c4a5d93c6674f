"""Whether a statement has cause and effect, or earlier and later, the right way round."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.proving.words.text_words import text_words

_MARKERS: tuple[tuple[str, bool, str], ...] = (
    (
        "cause",
        True,
        r"karena|sebab(?:nya)?|disebabkan(?: oleh)?|diakibatkan(?: oleh)?|akibat|because(?: of)?|due to|owing to"
        r"|caused by|since(?! \d)|as a result of|reasons? for|alasan",
    ),
    (
        "cause",
        False,
        r"menyebabkan|mengakibatkan|menimbulkan|sehingga|oleh karena itu|causes?|caused(?! by)|led to|leads? to"
        r"|results? in|resulted in|therefore",
    ),
    ("purpose", False, r"supaya|agar|so that|in order to|demi"),
    ("time", True, r"after|setelah|sesudah|following|pasca"),
    ("time", False, r"before|sebelum"),
)
"""What joins two parts of a sentence, whether the later or the effect comes first, and by which words."""

_PATTERNS = tuple((kind, first, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for kind, first, pattern in _MARKERS)
_COMPARED = {"cause": {"cause", "purpose", "time"}, "purpose": {"purpose"}, "time": {"time", "cause"}}
_REASONS_FOR = re.compile(r"\b(?:reasons? for|alasan)\b[^:]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Relation:
    """Two parts of a text, the later or the effect and the earlier or the cause, and the word that joins them."""

    kind: str
    marker: str
    effect: str
    cause: str


def reversed_cause(statement: str, evidence: Sequence[str]) -> str:
    """The word by which a statement turns round what a sentence of its evidence says leads to what; "" where none."""
    theirs = [relation for sentence in evidence for relation in _relations(sentence)]
    for mine in _relations(statement):
        found = [_direction(mine, other) for other in theirs if other.kind in _COMPARED[mine.kind]]
        if any(one < 0 for one in found) and not any(one > 0 for one in found):
            return mine.marker
    return ""


def _direction(mine: _Relation, theirs: _Relation) -> int:
    """1 where two relations run the same way, -1 where they run against each other, 0 where that cannot be said."""
    straight = _shared(mine.effect, theirs.effect) + _shared(mine.cause, theirs.cause)
    crossed = (_shared(mine.effect, theirs.cause), _shared(mine.cause, theirs.effect))
    return -1 if sum(crossed) > straight and all(crossed) else int(straight > sum(crossed))


def _relations(text: str) -> Iterator[_Relation]:
    named = _REASONS_FOR.search(text)
    if named:
        yield _Relation("cause", named.group(), named.group(), text[named.end() :])
        return
    for kind, effect_first, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            before, after = text[: found.start()], text[found.end() :]
            if len(before.split()) < 2:
                # "Because A, B": the two parts follow the word.
                after, comma, before = after.partition(", ")
                if not comma:
                    continue
            effect, cause = (before, after) if effect_first else (after, before)
            yield _Relation(kind, found.group(), effect, cause)


def _shared(one: str, other: str) -> int:
    """How many words of one text the other has."""
    held = [word.keys for word in text_words(other) if word.content]
    return sum(any(word.keys & keys for keys in held) for word in text_words(one) if word.content)

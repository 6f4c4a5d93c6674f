"""Whether a statement denies what its evidence affirms, claims all where it says some, or must where it says may."""

import itertools
import re
from collections.abc import Sequence

from assistant.proving.words.lexicon import Form, contrasts
from assistant.proving.words.text_words import Word, text_words
from corpus.text.language import detect_language

_NEGATORS = frozenset(
    """
    tidak tak bukan belum tanpa jangan tiada bukanlah tidaklah takkan not no never without cannot nor neither none
    nobody nothing isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shouldn't hasn't
    haven't hadn't mustn't needn't isnt arent wasnt werent dont doesnt didnt cant couldnt wont wouldnt shouldnt hasnt
    havent hadnt mustnt neednt unrelated hardly barely
    """.split()  # noqa: SIM905
)
_NOT_NEGATING = re.compile(
    r"\b(?:tidak (?:hanya|saja|kurang dari|lebih dari)|bukan (?:hanya|saja)|not only|no (?:more|fewer|less) than"
    r"|not (?:more|less) than|no longer than|No\.|(?:above|after|at|first of) all)",
    re.IGNORECASE,
)
_REACH = 4
"""Words behind a negator of which the first that says something is denied."""

_CLASSES = {
    "all": r"semua|seluruh|setiap|segala|all|every|always|selalu|each|any|anyone|siapa pun|entire",
    "most": r"sebagian besar|kebanyakan|mayoritas|most of|most (?:victims|people|cases|countries|states)|majority"
    r"|mostly"
    r"|largely|mainly|larger part|mainly",
    "only": r"hanya|cuma|semata(?:-mata)?|only|solely|exclusively|merely|sole|satu-satunya",
    "must": r"wajib|harus|must|shall|mandatory|compulsory|obliged|required to|had to|has to|have to|diwajibkan",
    "may": r"boleh|dapat|bisa|may|can|could|might|mungkin|berhak|entitled",
    "cause": r"karena|sebab|akibat|menyebabkan|disebabkan|mengakibatkan|because|since|cause[sd]?|due to|led to|leads to"
    r"|results? in|resulted in|owing to|therefore|sehingga|supaya|agar|so that|reasons?|alasan|demi|in order|in that"
    r"|for \w+ing",
    "future": r"akan|will|going to|plans? to|berencana",
}
_CLASS = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in _CLASSES.items()}
_CLAIMS_CAUSE = re.compile(
    r"\b(?:karena|sebab|akibat|menyebabkan|disebabkan|mengakibatkan|because|caused?|causes|due to|led to|leads to"
    r"|owing to|therefore)\b",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:semua|seluruh|all|every|always|selalu|entire)\b", re.IGNORECASE)
_MENTIONS = frozenset(["sebut", "menyebut", "menyebutkan", "disebutkan", "mention", "mentions", "mentioned"])
_MUST_STAND = ("most", "only")
"""Words that claim so much that the evidence must have its own."""


def denied_otherwise(statement: str, evidence: str) -> str:
    """The first word that one of the two denies and the other affirms; "" where there is none."""
    mine, theirs = text_words(statement), text_words(evidence)
    across = detect_language(statement) != detect_language(evidence)
    mine_denied, theirs_denied = _denied(statement, mine), _denied(evidence, theirs)
    if not mine_denied and not theirs_denied:
        return ""
    for place in sorted(mine_denied):
        word = mine[place]
        same = [other for other, one in enumerate(theirs) if _same(one, word, across=across)]
        if not any(_near(other, theirs_denied) for other in same):
            return statement[word.start : word.end]
    for place in sorted(theirs_denied):
        word = theirs[place]
        same = [other for other, one in enumerate(mine) if _same(one, word, across=across)]
        elsewhere = any(_stem(one) & _stem(word) for other, one in enumerate(theirs) if other not in theirs_denied)
        if same and not elsewhere and not any(_near(other, mine_denied) for other in same):
            return evidence[word.start : word.end]
    return ""


def contrary(statement: str, evidence: str) -> str:
    """The first word of a statement whose contrary its evidence has, and not the word itself; "" where none is."""
    mine, theirs = _written(statement), _written(evidence)
    for pair in contrasts():
        for one, other in (pair.sides, pair.sides[::-1]):
            said = next((form for form in one if form in mine), None)
            if said and not _holds(theirs, one) and _holds(theirs, other) and not _holds(mine, other):
                return " ".join(said)
    return ""


def overstated(statement: str, evidence: str) -> str:
    """What a statement claims that its evidence does not: all, most, only, must; "" where it claims no more."""
    shown = _NOT_NEGATING.sub("", statement)
    said = {name: match[0] for name, pattern in _CLASS.items() if (match := pattern.search(shown))}
    held = {name for name, pattern in _CLASS.items() if pattern.search(evidence)}
    for name in _MUST_STAND:
        if name in said and name not in held:
            return said[name]
    claimed = _CLAIMS_CAUSE.search(shown)
    if claimed and "cause" not in held:
        return claimed[0]
    every = _EVERY.search(shown)
    if every and "all" not in held:
        return every[0]
    if "must" in said and "must" not in held and "may" in held:
        return said["must"]
    return ""


def _denied(text: str, found: Sequence[Word]) -> set[int]:
    """The places of the words that are denied: the first that says something behind each negator."""
    skipped = [match.span() for match in _NOT_NEGATING.finditer(text)]
    denied: set[int] = set()
    for place, word in enumerate(found):
        if word.written not in _NEGATORS or any(start <= word.start < end for start, end in skipped):
            continue
        for other in range(place + 1, min(place + 1 + _REACH, len(found))):
            if re.search(r"[.;:!?]", text[word.end : found[other].start]):
                break
            if found[other].content or found[other].reports:
                denied.add(other)
                break
    return denied


def _same(one: Word, other: Word, *, across: bool) -> bool:
    """Whether they may stand for one another; of words that report in one language, each is for itself."""
    if one.reports and other.reports:
        return bool(_stem(one) & _stem(other)) or (across and {one.written, other.written} <= _MENTIONS)
    return bool(one.keys & other.keys)


def _stem(word: Word) -> frozenset[str]:
    return frozenset(key for key in word.keys if key.startswith("word "))


def _near(place: int, denied: set[int]) -> bool:
    return any(abs(place - other) <= _REACH for other in denied)


def _written(text: str) -> frozenset[Form]:
    """The words of a text, and each two beside one another, as written."""
    found = [word.written for word in text_words(text)]
    return frozenset([*((word,) for word in found), *itertools.pairwise(found)])


def _holds(text: frozenset[Form], side: frozenset[Form]) -> bool:
    return not text.isdisjoint(side)

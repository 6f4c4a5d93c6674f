"""Whether the things of a statement do in it what they do in its evidence: who acts on whom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise, takewhile

from assistant.proving.checks.values import value_spans
from assistant.proving.words.alignment import Aligned
from assistant.proving.words.clauses import clause_at, clauses
from assistant.proving.words.names import names, same_name
from assistant.proving.words.text_words import Word, text_words
from corpus.model import Language
from corpus.quantities.values import states
from corpus.text.language import sentences

_PASSIVE = re.compile(
    r"\b(?:oleh|by|di(?!a\b|ri\b|sebut\b)[a-z]{4,}|(?:is|are|was|were|be|been|being)\s+(?:\w+\s+)?"
    r"[a-z]+(?:ed|en|ld|nd|de|ne)\b)",
    re.IGNORECASE,
)
_COPULA = re.compile(r"\b(?:is|are|was|were|adalah|ialah|merupakan)\b(?!\s+\w+(?:ed|en)\b)", re.IGNORECASE)
"""What joins two names of one thing, whose sides may change."""

CLOSE = 12
"""Characters: an adjective stands behind its noun in Indonesian and before it in English."""

_PREPOSITIONS = {
    kind: re.compile(rf"\b(?:{words})\s+$", re.IGNORECASE)
    for kind, words in {
        "in": "in|at|on|di|dalam|pada",
        "from": "from|dari",
        "to": "to|towards?|ke|kepada|terhadap",
        "through": "through|via|melalui|lewat",
        "by": "by|oleh",
        "with": "with|dengan|bersama",
    }.items()
}
_ARTICLE_END = re.compile(r"(?:\b(?:the|a|an|negara|kota)\s+)+$", re.IGNORECASE)
_OWNED = re.compile(r"['’]s\b")
_LISTED = re.compile(r"\w*[A-Z]\w*|[\s,;/]|\b(?:and|dan|or|atau|serta)\b")
"""What stands between the names of a list."""

_BEGINS_VERB = re.compile(r"me[a-z]{3,}|[a-z]{3,}ed$")
_AGENT = re.compile(r"\b(?:oleh|by)\b", re.IGNORECASE)
_ARTICLES = frozenset({"the", "a", "an", "para", "seorang", "sebuah", "setiap"})
_AGENT_WORDS = 5
"""Words behind "by" among which the one who acts is named."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """Something of the statement, with its offset there and in the evidence."""

    mine: int
    theirs: int


def swapped(
    statement: str, language: Language, evidence: str, evidence_language: Language, aligned: Sequence[Aligned]
) -> str:
    """The word around which two others have changed sides, "" where none has: "A aids B" for "B aids A".

    Where one of the two clauses is passive and the other is not, the sides change rightly.
    """
    words = text_words(evidence)
    placed = [
        _Placed(one.word.start, words[one.places[0]].start)
        for one in aligned
        if len(one.places) == 1 and one.support == 1.0
    ]
    held = value_spans(evidence, evidence_language)
    for value in value_spans(statement, language):
        # When a thing was stands anywhere in a sentence; what a number names does not.
        spots = [one for one in held if value.kind == "label" and states(one, value)]
        placed += [_Placed(value.start, spots[0].start)] if len(spots) == 1 else []
    theirs = clauses(evidence)
    for pivot in placed:
        if statement[pivot.mine].isupper() and pivot.mine:
            continue
        start, end = clause_at(statement, pivot.mine)
        low, high = next(((a, b) for a, b in theirs if a <= pivot.theirs < b), (0, len(evidence)))
        near = [one for one in placed if start <= one.mine < end]
        back = [one for one in near if one.mine < pivot.mine and one.theirs > pivot.theirs + CLOSE]
        on = [one for one in near if one.mine > pivot.mine and one.theirs < pivot.theirs - CLOSE]
        if _COPULA.search(evidence[low:high]):
            continue
        voices = {bool(_PASSIVE.search(statement[start:end])), bool(_PASSIVE.search(evidence[low:high]))}
        if back and on and len(voices) == 1:
            return statement[pivot.mine :].split(maxsplit=1)[0].strip(".,;:")
    return ""


def descents(evidence: str, aligned: Sequence[Aligned]) -> int:
    """How often the words of the statement step back in the evidence: once where a part was moved, more where mixed."""
    words = text_words(evidence)
    spots = [words[one.places[0]].start for one in aligned if len(one.places) == 1 and one.support == 1.0]
    return sum(after < before - CLOSE for before, after in pairwise(spots))


def names_exchanged(statement: str, evidence: str, aligned: Sequence[Aligned], *, across: bool) -> str:
    """A name that has taken another's part: their order is turned, or what stands before each; "" where none has."""
    words = text_words(evidence)
    named = {word.start for word in names(statement)} | {
        one.word.start
        for one in aligned
        if one.word.capital and not (one.word.opens and any(key.startswith("meaning") for key in one.word.keys))
    }
    found = [one for one in aligned if one.word.start in named and one.places and one.support == 1.0]
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            # Of a name that stands in several places, the one that speaks least for an exchange.
            first, second = words[one.places[0]], words[other.places[-1]]
            clause = clause_at(statement, one.word.start)
            if second.start >= first.start - (CLOSE if across else 0) or clause != clause_at(
                statement, other.word.start
            ):
                continue
            mine = (_before(statement, one.word.start), _before(statement, other.word.start))
            theirs = (_before(evidence, first.start), _before(evidence, second.start))
            exchanged = mine[0] != theirs[0] and mine[1] != theirs[1]
            said, told = statement[one.word.end : other.word.start], evidence[second.end : first.start]
            passive = {bool(_PASSIVE.search(said)), bool(_PASSIVE.search(told))}
            turned = mine == theirs == ("", "") and len(passive) == 1 and not _COPULA.search(told)
            owned = _OWNED.match(told) or said.strip() == "of"
            if (exchanged or turned) and not owned and _LISTED.sub("", told):
                return statement[one.word.start : one.word.end]
    return ""


def attached_to_another(statement: str, evidence: str, aligned: Sequence[Aligned]) -> str:
    """A word beside a name of the statement that stands, in the evidence, beside another name alone."""
    words, mine = text_words(evidence), text_words(statement)
    order = {word.start: place for place, word in enumerate(mine)}
    said = [order[word.start] for word in (*names(statement), *(word for word in mine if word.opens and word.capital))]
    theirs = {order_.start for order_ in names(evidence)}
    for one in aligned:
        place = order[one.word.start]
        beside = [other for other in said if abs(other - place) == 1 and other != place]
        if one.word.capital or not beside or len(one.places) != 1 or len({place, *beside}) != 2:
            continue
        near = [other for other in words[max(0, one.places[0] - 1) : one.places[0] + 2] if other.capital]
        there = [other for other in near if other.start in theirs]
        known = any(same_name(mine[beside[0]], other) for other in near)
        elsewhere = any(same_name(mine[beside[0]], other) for other in words if other.capital)
        also = any(same_name(mine[at], other) for at in said for other in there)
        if there and not known and elsewhere and also:
            return statement[one.word.start : one.word.end]
    return ""


def _before(text: str, offset: int) -> str:
    """What kind of preposition stands before a name, "" where none does."""
    near = _ARTICLE_END.sub("", text[max(0, offset - 30) : offset])
    return next((kind for kind, pattern in _PREPOSITIONS.items() if pattern.search(near)), "")


def other_subject(statement: str, evidence: str, aligned: Sequence[Aligned]) -> str:
    """Who acts in the statement on the one who acts in the evidence; "" where nobody does.

    Behind a word comes what stands before it in its sentence of the evidence, and before it what that sentence has not.
    """
    words = text_words(evidence)
    for place, pivot in enumerate(aligned[1:-1], 1):
        if len(pivot.places) != 1 or pivot.support < 1.0 or not _BEGINS_VERB.match(pivot.word.written):
            continue
        spot = words[pivot.places[0]].start
        low, high = _sentence_at(evidence, spot)
        acted_on = [words[one].start for one in aligned[place + 1].places if low <= words[one].start < high]
        before = [
            one
            for one in aligned[:place]
            if clause_at(statement, one.word.start) == clause_at(statement, pivot.word.start)
        ]
        absent = [one for one in before if not any(low <= words[other].start < high for other in one.places)]
        if acted_on and all(one < spot for one in acted_on) and absent:
            return statement[absent[0].word.start : absent[0].word.end]
    return ""


def _sentence_at(text: str, offset: int) -> tuple[int, int]:
    return next(((start, end) for start, end in sentences(text) if start <= offset < end), (0, len(text)))


def other_agent(statement: str, evidence: str, aligned: Sequence[Aligned]) -> str:
    """Who acts in the statement ("signed by X") where the sentence of the evidence names another; "" where none is."""
    mine = text_words(statement)
    for found in _AGENT.finditer(statement):
        doers = _following(mine, found.end())
        deeds = [one for one in aligned if one.word.end <= found.start() and one.places][-2:]
        if not doers or not deeds:
            continue
        agents = _agents_of(evidence, deeds)
        if agents and not any(word.keys & other.keys for word in doers for other in agents):
            return statement[doers[0].start : doers[0].end]
    return ""


def _agents_of(evidence: str, deeds: Sequence[Aligned]) -> list[Word]:
    """Those named behind "by" in the clauses of the evidence that tell of the same deeds."""
    words = text_words(evidence)
    found: list[Word] = []
    for match in _AGENT.finditer(evidence):
        sentence = evidence.rfind(". ", 0, match.start())
        if any(sentence < words[place].start < match.start() for deed in deeds for place in deed.places):
            found += _following(words, match.end())
    return found


def _following(words: Sequence[Word], offset: int) -> list[Word]:
    after = [word for word in words if word.start >= offset][:_AGENT_WORDS]
    named = dropwhile(lambda word: word.written in _ARTICLES, after)
    return list(takewhile(lambda word: word.content, named))

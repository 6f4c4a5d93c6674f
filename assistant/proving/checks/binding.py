"""Whether each value and word of a statement belongs to what it belongs to in the evidence."""

import re
from collections.abc import Sequence

from assistant.proving.checks.values import value_spans
from assistant.proving.premises import Premise
from assistant.proving.words.alignment import Aligned
from assistant.proving.words.clauses import clause_at, clauses, contrasted, main_clauses
from assistant.proving.words.names import names, same_name
from assistant.proving.words.text_words import Word, text_words
from corpus.model import Language
from corpus.quantities.quantities import Quantity
from corpus.quantities.values import states

Range = tuple[int, int]

_TIMES = frozenset({"year", "date", "decade", "label"})
"""What may be said of a whole sentence, wherever in it."""

_STOP = re.compile(r"[.!?]\s")
_TELLING = 2
"""Words beside a name that together say what is said of it."""


def misplaced_value(
    statement: str, language: Language, evidence: str, evidence_language: Language, aligned: Sequence[Aligned]
) -> str:
    """A value that the evidence gives to something else than the statement does; "" where there is none.

    What stands beside it in the statement must not stand in a later clause of the evidence alone, nor in an earlier
    one where the value's own has nothing of it: what an earlier clause says holds on ("19 per cent of the men and 20 of
    the women cross a border"), what a later one says does not.
    """
    mine, theirs = value_spans(statement, language), value_spans(evidence, evidence_language)
    words = text_words(evidence)
    for value in mine:
        segment = clause_at(statement, value.start)
        beside = [one for one in mine if one is not value and segment[0] <= one.start < segment[1]]
        own = {clause_at(evidence, one.start) for one in theirs if states(one, value)}
        rivals = {
            clause_at(evidence, one.start)
            for one in theirs
            if not states(one, value)
            and (one.kind, one.unit) == (value.kind, value.unit)
            and not any(states(one, other) for other in beside)
        } - own
        if not own:
            continue
        told = [
            [words[place].start for place in one.places]
            for one in aligned
            if segment[0] <= one.word.start < segment[1] and one.support == 1.0 and one.places
        ]
        if not rivals:
            gone = value.kind not in _TIMES and _filled_otherwise(told, own, premise_words=words, statement=statement)
        else:
            gone = _lost(told, own, rivals, evidence)
        if (
            gone
            or _name_elsewhere(statement[segment[0] : segment[1]], own, rivals, evidence)
            or _of_another_time(value, beside, own, theirs)
        ):
            return statement[value.start : value.end]
    return ""


def _lost(told: Sequence[Sequence[int]], own: set[Range], rivals: set[Range], evidence: str) -> bool:
    """Whether something given by its offsets stands with a rival alone, in a way that does not hold for the value."""
    kept = sum(any(_inside(spot, own) for spot in spots) for spots in told)
    away = [spots for spots in told if not any(_inside(spot, own) for spot in spots)]
    lost = [spots for spots in away if any(_inside(spot, rivals) for spot in spots)]
    first, last = min(start for start, _ in own), max(end for _, end in own)
    later = [spots for spots in lost if min(spots) >= last]
    kept_alone = sum(
        any(_inside(spot, own) for spot in spots) and not any(_inside(spot, rivals) for spot in spots) for spots in told
    )
    parted = [spots for spots in lost if max(spots) < last and _STOP.search(evidence[max(spots) : first])]
    return bool(later) or (bool(lost) and (kept == 0 or len(parted) > kept_alone))


def _name_elsewhere(clause: str, own: set[Range], rivals: set[Range], evidence: str) -> bool:
    """Whether a name told of a value stands with a rival alone, and the value's own clause has another name."""
    said, there = list(names(clause)), list(names(evidence))
    here = [one for one in there if _inside(one.start, own)]
    if not any(not any(same_name(one, other) for other in said) for one in here):
        return False
    for one in said:
        places = [other.start for other in there if same_name(one, other)]
        if any(_inside(spot, rivals) for spot in places) and not any(_inside(spot, own) for spot in places):
            return True
    return False


def _filled_otherwise(
    told: Sequence[Sequence[int]], own: set[Range], *, premise_words: Sequence[Word], statement: str
) -> bool:
    """Whether nothing told of a value stands in its clause, which says something else of it."""
    if not told or any(_inside(spot, own) for spots in told for spot in spots):
        return False
    said = [word.keys for word in text_words(statement)]
    there = [word for word in premise_words if word.content and _inside(word.start, own)]
    return any(not any(word.keys & keys for keys in said) for word in there)


def _of_another_time(value: Quantity, beside: Sequence[Quantity], own: set[Range], theirs: Sequence[Quantity]) -> bool:
    """Whether another value beside it stands elsewhere, and in the clause of the value itself another of its kind."""
    for other in beside:
        if other.kind == value.kind or _touch(other, value):
            continue
        same_kind = [one for one in theirs if one.kind == other.kind and _inside(one.start, own)]
        if same_kind and not any(states(one, other) for one in same_kind):
            return True
    return False


def _touch(one: Quantity, other: Quantity) -> bool:
    """Whether two values are parts of one name: "Law 12/2017"."""
    return max(one.start, other.start) - min(one.end, other.end) <= 1


def misplaced_name(statement: str, evidence: str, aligned: Sequence[Aligned]) -> str:
    """A name of which the evidence does not say what the statement says, but of another name; "" where none is."""
    words = text_words(evidence)
    said, theirs = list(names(statement)), list(names(evidence))
    mine = {word.start for word in said}
    parts = main_clauses(evidence)
    for start, end in contrasted(statement):
        inside = [one for one in aligned if start <= one.word.start < end]
        named = [one for one in inside if one.word.start in mine]
        others = [one for one in inside if one.word.start not in mine and one.places]
        if not named or len(others) < _TELLING:
            continue
        held = {part: sum(_stands_in(one, part, words) for one in others) for part in parts}
        best = max(held, key=lambda part: held[part])
        if held[best] < _TELLING or held[best] < len(others) / 2:
            continue
        here = [one for one in theirs if best[0] <= one.start < best[1]]
        if all(any(same_name(one, other) for other in said) for one in here):
            continue
        for one in named:
            elsewhere = [part for part in parts if _stands_in(one, part, words)]
            known = any(same_name(one.word, other) for other in here)
            if not known and best not in elsewhere and all(held[part] <= held[best] / 2 for part in elsewhere):
                return statement[one.word.start : one.word.end]
    return ""


def _names_a_law(value: Quantity, text: str) -> bool:
    """Whether a value is part of what a law is called, which is named once: "Law 12/2022"."""
    return value.kind == "label" or text[value.start - 1 : value.start] == "/"


def _stands_in(one: Aligned, part: Range, words: Sequence[Word]) -> bool:
    return any(part[0] <= words[place].start < part[1] for place in one.places)


def of_another_clause(statement: str, premise: Premise, values: Sequence[Quantity], aligned: Sequence[Aligned]) -> str:
    """A word of a clause that the evidence has only in a clause set against the one that says the rest.

    Where a value of the statement stands in a later one, what an earlier one says may hold on there.
    """
    evidence = premise.text
    held_values = value_spans(evidence, premise.language)
    words = text_words(evidence)
    parts = contrasted(evidence)
    if len(parts) < 2:
        return ""
    for start, end in contrasted(statement):
        inside = [one for one in aligned if start <= one.word.start < end and one.places and one.support == 1.0]
        held = {part: sum(_stands_in(one, part, words) for one in inside) for part in parts}
        best = max(held, key=lambda part: held[part])
        strays = [one for one in inside if not _stands_in(one, best, words)]
        later = max((one.start for one in held_values if any(states(one, value) for value in values)), default=-1)
        if strays and later < best[1]:
            return statement[strays[0].word.start : strays[0].word.end]
    return ""


def scattered(statement: str, premise: Premise, aligned: Sequence[Aligned]) -> float:
    """Words of the statement that stand in another sentence of the evidence than most of their clause."""
    if len(premise.sentences) < 2:
        return 0.0
    held = [frozenset().union(*(word.keys for word in text_words(one))) for one in premise.sentences]
    strays = 0
    for start, end in clauses(statement):
        inside = [one.word.keys for one in aligned if start <= one.word.start < end and one.places]
        strays += len(inside) - max((sum(bool(keys & one) for keys in inside) for one in held), default=0)
    return float(strays)


def apart(statement: str, language: Language, premise: Premise) -> str:
    """A value of a clause that no sentence of the evidence has together with the clause's other values and names."""
    if len(premise.sentences) < 2:
        return ""
    around = premise.context
    for start, end in clauses(statement):
        clause = statement[start:end]
        wanted = [one for one in value_spans(clause, language) if not _names_a_law(one, clause)]
        named = list(names(clause))
        if not wanted or len(wanted) + len(named) < 2:
            continue
        held = [
            all(any(states(one, value) for one in value_spans(sentence, premise.language)) for value in wanted)
            and all(
                any(
                    same_name(word, other) for other in text_words("\n".join((*premise.sentences[: place + 1], around)))
                )
                for word in named
            )
            for place, sentence in enumerate(premise.sentences)
        ]
        if not any(held):
            return clause[wanted[0].start : wanted[0].end]
    return ""


def _inside(spot: int, ranges: set[Range]) -> bool:
    return any(start <= spot < end for start, end in ranges)

"""Where the sentences of a clean text begin and end: for Indonesian and English, with the faults of real texts.

A sentence never crosses a line break: headings, list items and table rows are lines. A stop ends a sentence also where
a space stands before it or a small letter follows; it ends none in abbreviations, initials, numbers and list marks.
"""

import re

from corpus.text.function_words import FUNCTION_WORDS

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CELLS = " | "
_STOP = re.compile(r"(?:(?P<dots>\.{2,}|…)|(?P<stop>[.?!]+))(?P<closed>[\"'”’»)\]]*)(?P<space>\s*)")
_CITATION = re.compile(r"\((?:[^()\n]{0,80}\s)?(?:1[5-9]|20)\d\d[a-z]?(?:[:,][^()\n]{0,30})?\)\s*\.?")
_MARK = re.compile(r"\s*(?:[-•*–]\s+)?\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s*")
_LIST_MARK = re.compile(r"[a-z]|\d{1,2}|[ivx]{1,4}")
_OPENING = "\"'“‘«(["
_NEXT_WORD = re.compile(r"[\"'“‘«(\[]*([^\W\d_]+)")
_LAST_WORD = re.compile(r"[\w.'’-]*\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")

_ABBREVIATIONS = frozenset(
    """
    a.l a.n al app approx bd bpk brigjen bt cap cf dept det dkk dll dosm dr dra drg drs dsb dst ed eds e.g est et etc
    figs gen h.e hal hj hlm i.e ib ibid ir jend jl jln jo jr kab kec kel kep kol komp ltd m.a m.sc m.si mayjen mr mrs ms
    muh n.b nn nomor ny op op.cit p.m a.m pen peny ph.d plt prof pt rep rev rp s.d s.e s.h s.ip s.kom s.pd s.sos s.t
    sdr sdri sgt st tbk tel telp tgl tn tsb tt ttd u.p vgl viz vs yg yml yth
    """.split()  # noqa: SIM905
)
"""Small letters, without the last dot: none of these ends a sentence, unless a sentence clearly follows."""

_CLOSING_ABBREVIATIONS = frozenset("dll dst dsb dkk tsb etc jr ltd tbk a.m p.m ph.d ibid".split())  # noqa: SIM905
"""Those that often stand last in a sentence: a capital letter after one begins the next."""

_NUMBERED = frozenset("art ch fig no nos p par pp sec vol".split())  # noqa: SIM905
"""Abbreviations where a number follows, words where none does ("No. The answer …")."""


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences in `text[start:end]`, in order, trimmed, holding every visible character.

    A table row ("a | b") is one sentence; a list item's mark belongs to its first sentence; a citation in brackets
    after the stop belongs to the sentence before it.
    """
    stop = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text, start, stop):
        cuts = [] if _CELLS in line.group() else _cuts(text, line.start(), line.end())
        begin = line.start()
        for cut in (*cuts, line.end()):
            trimmed = _trim(text, begin, cut)
            if trimmed and begin > line.start() and not _says_something(text[begin:cut]):
                found[-1] = (found[-1][0], trimmed[1])
            elif trimmed:
                found.append(trimmed)
            begin = cut
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return (start + left, start + len(piece.rstrip())) if left < len(piece) else None


def _says_something(piece: str) -> bool:
    """Stray stops and brackets are no sentence: they stay with the one before."""
    return any(letter.isalnum() for letter in piece)


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Offsets inside one line where a sentence ends and another follows."""
    cuts: list[int] = []
    begin, place = start, _after_mark(text, start, end)
    while (match := _STOP.search(text, place, end)) is not None:
        place = match.end()
        if place >= end:
            break
        if _ends(text, begin, match, end):
            cited = _CITATION.match(text, place, end)
            if cited and _opens(text, _skip_space(text, cited.end(), end), end):
                place = cited.end()
            cuts.append(place)
            begin, place = place, _after_mark(text, place, end)
    return cuts


def _after_mark(text: str, start: int, end: int) -> int:
    mark = _MARK.match(text, start, end)
    return mark.end() if mark else start


def _skip_space(text: str, place: int, end: int) -> int:
    while place < end and text[place].isspace():
        place += 1
    return place


def _opens(text: str, place: int, end: int) -> bool:
    """May a sentence begin here?"""
    return place >= end or text[place].isupper() or text[place].isdigit() or text[place] in _OPENING


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    following = text[match.end()]
    if not match["space"]:
        return _glued(text, begin, match, end)
    if match["dots"]:
        return not text[match.start() - 1].isspace() and following.isupper()
    if "?" in match["stop"] or "!" in match["stop"]:
        return not following.islower()
    return _full_stop_ends(text, begin, match, end)


def _full_stop_ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    following = text[match.end()]
    word = _last_word(text, begin, match.start())
    if not word:
        return True
    if _LIST_MARK.fullmatch(word) and text[begin : match.start() - len(word)].rstrip().endswith((";", ":", ",")):
        return False
    if _is_abbreviation(word, following):
        closing = word.lower() in _CLOSING_ABBREVIATIONS and following.isupper()
        return closing or _opens_with_function_word(text, match.end(), end)
    return not following.islower() or (len(word) > 3 and word.islower() and not match["closed"])


def _last_word(text: str, begin: int, stop: int) -> str:
    found = _LAST_WORD.search(text, max(begin, stop - 40), stop)
    return found.group().strip("'’-") if found else ""


def _is_abbreviation(word: str, following: str) -> bool:
    lowered = word.lower()
    if lowered in _NUMBERED:
        return following.isdigit()
    return lowered in _ABBREVIATIONS or _INITIALS.fullmatch(word) is not None


def _opens_with_function_word(text: str, place: int, end: int) -> bool:
    found = _NEXT_WORD.match(text, place, end)
    if not found or not found[1][0].isupper():
        return False
    return any(found[1].lower() in listed for listed in FUNCTION_WORDS.values())


def _glued(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """A stop without a space after it ends a sentence between small letters or a bracket and a capitalised word."""
    place = match.end()
    before, after = text[max(begin, match.start() - 3) : match.start()], text[place : min(end, place + 2)]
    ended = before.endswith(")") or (len(before) == 3 and before.isalpha() and before.islower())
    opens = len(after) == 2 and after[0].isupper() and after[1].islower()
    return match["stop"] == "." and ended and opens and "." not in _last_word(text, begin, match.start())

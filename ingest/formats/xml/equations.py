"""Equations of Word (OMML) and of web pages and OpenDocument (MathML) on one line, as they are read: 3/4, 10⁶, √(x)."""

import re
from collections.abc import Callable, Mapping, Sequence

from ingest.formats.text.conversion_marks import plain_characters
from ingest.formats.text.raised import index, power
from ingest.formats.xml.word_styles import Element, child, local, value

_ATOM = re.compile(r"[^\W_]+(?:[.,]\d+)*|\S|[^\W_][⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ₀-₉]*|\(.*\)|√\S+")
_WORDS = frozenset("t mi mn mo mtext ms".split())  # noqa: SIM905
_SILENT = frozenset("annotation annotation-xml ctrlPr fPr sSupPr radPr naryPr dPr mPr rPr mphantom".split())  # noqa: SIM905


def equation_text(element: Element) -> str:
    """An equation as one line of text."""
    return re.sub(r"\s+", " ", _written(element)).strip()


def _written(element: Element) -> str:
    name = local(element)
    inner = [part for part in element if local(part) and local(part) not in _SILENT]
    construct = _CONSTRUCTS.get(name)
    if construct:
        return construct(element, inner)
    if name in _WORDS:
        return plain_characters("".join(element.itertext()))
    return "".join(map(_written, inner[:1] if name == "semantics" else inner))


def _power(element: Element, inner: Sequence[Element]) -> str:
    base, raised = _named(element, inner, "e", "sup")
    return f"{_grouped(base)}{power(raised)}"


def _index(element: Element, inner: Sequence[Element]) -> str:
    base, lowered = _named(element, inner, "e", "lim" if local(element) == "limLow" else "sub")
    return f"{base}{index(lowered)}"


def _both(element: Element, inner: Sequence[Element]) -> str:
    base, lowered, raised = _named(element, inner, "e", "sub", "sup")
    return f"{base}{index(lowered)}{power(raised)}"


def _sum(element: Element, inner: Sequence[Element]) -> str:
    base, lowered, raised = _named(element, inner, "e", "sub", "sup")
    return f"{value(child(element, 'naryPr', 'chr')) or '∫'}{index(lowered)}{power(raised)} {base}"


def _line(_: Element, inner: Sequence[Element]) -> str:
    return ", ".join(map(_written, inner)) + "; "


def _named(element: Element, inner: Sequence[Element], *names: str) -> list[str]:
    """The parts of a construct: by name as Word has them, by place as MathML does."""
    if any(child(element, name) is not None for name in names):
        return [_of(element, name) for name in names]
    parts = [_written(part).strip() for part in inner[: len(names)]]
    return parts + [""] * (len(names) - len(parts))


def _of(element: Element, name: str) -> str:
    part = child(element, name)
    return "".join(map(_written, part)).strip() if part is not None else ""


def _fraction(element: Element, inner: Sequence[Element]) -> str:
    over, under = _named(element, inner, "num", "den")
    return f"{_grouped(over)}/{_grouped(under)}" if over or under else ""


def _root(element: Element, inner: Sequence[Element]) -> str:
    name = local(element)
    if name == "msqrt":
        return f"√{_grouped(''.join(map(_written, inner)).strip())}"
    base, degree = _named(element, inner, "e", "deg")
    return f"{power(degree)}√{_grouped(base)}"


def _fenced(element: Element, inner: Sequence[Element]) -> str:
    if local(element) == "mfenced":
        opens, closes, between = element.get("open", "("), element.get("close", ")"), ", "
    else:
        opens = value(child(element, "dPr", "begChr"))
        closes = value(child(element, "dPr", "endChr"))
        opens, closes, between = "(" if opens is None else opens, ")" if closes is None else closes, "|"
    return f"{opens}{between.join(map(_written, inner))}{closes}"


def _grouped(text: str) -> str:
    """A part as it stands beside a stroke, a root or a power: in brackets where it is more than one thing."""
    return text if _ATOM.fullmatch(text) or not text else f"({text})"


_CONSTRUCTS: Mapping[str, Callable[[Element, Sequence[Element]], str]] = {
    **dict.fromkeys(("f", "mfrac"), _fraction),
    **dict.fromkeys(("sSup", "msup", "mover"), _power),
    **dict.fromkeys(("sSub", "msub", "munder", "limLow"), _index),
    **dict.fromkeys(("sSubSup", "msubsup", "munderover"), _both),
    **dict.fromkeys(("rad", "mroot", "msqrt"), _root),
    **dict.fromkeys(("d", "mfenced"), _fenced),
    **dict.fromkeys(("mr", "mtr"), _line),
    "nary": _sum,
}
"""How each construct is written, by its name in Word and in MathML."""

"""What of a Word file is not read: counted apart from the reading, so that nothing is lost in silence."""

from collections.abc import Iterator

from corpus.messages import message
from ingest.formats.omissions import Stretch, first_words, hidden_out, struck_out
from ingest.formats.xml.archive import Archive
from ingest.formats.xml.word.text import LEFT_OUT, SWITCHED_OFF, WordText, shown_alternative
from ingest.formats.xml.word_styles import Element, Styles, child, local, value

_APART = LEFT_OUT | {"p", "oMath", "txbxContent"}
_DRAWN = ("word/diagrams/data", "word/charts/chart")


def stretches(body: Element, styles: Styles) -> Iterator[Stretch]:
    """Every paragraph of a file that counts as text, found by walking all elements alike."""
    for number, text in enumerate(_paragraphs(body, styles), start=1):
        if text.strip():
            yield Stretch(text, message("paragraph {number}", number=number))


def word_warnings(archive: Archive, words: WordText) -> list[str]:
    """What was set aside on purpose, and the parts of a file that are not read: pictures with words, files inside."""
    found: list[str] = []
    for kind, note in (("struck", struck_out), ("hidden", hidden_out)):
        if "".join(words.set_aside[kind]).strip():
            found.append(note(" ".join(words.set_aside[kind])))
    if words.unknown:
        found.append(message("{count} signs of special fonts could not be read", count=words.unknown))
    for name in archive.names():
        if name.startswith(_DRAWN) and name.endswith(".xml"):
            said = " ".join(text.text or "" for text in archive.xml(name).iter() if local(text) in {"t", "v"})
            if said.strip():
                found.append(
                    message("text of a diagram or chart could not be read: “{words}”", words=first_words(said))
                )
        elif name.startswith("word/") and "afchunk" in name.lower():
            found.append(message("the file {name} inside of it could not be read", name=name))
    return found


def _paragraphs(element: Element, styles: Styles) -> Iterator[str]:
    """The text of each paragraph, that of boxes apart; equations are not compared, which are written otherwise."""
    for inner in element:
        name = local(inner)
        if name == "AlternateContent":
            yield from _paragraphs(shown_alternative(inner), styles)
        elif name == "p":
            if not styles.is_contents(inner):
                yield "".join(_runs(inner, styles))
            yield from _paragraphs(inner, styles)
        elif name not in LEFT_OUT and not (name == "sdt" and _of_contents(inner)) and not _deleted(inner):
            yield from _paragraphs(inner, styles)


def _runs(element: Element, styles: Styles) -> Iterator[str]:
    for inner in element:
        name = local(inner)
        if name == "t":
            yield inner.text or ""
        elif name in {"tab", "br", "cr", "noBreakHyphen"}:
            yield " "
        elif name not in _APART and not (name == "r" and styles.switched(inner, *SWITCHED_OFF)):
            yield from _runs(shown_alternative(inner) if name == "AlternateContent" else inner, styles)


def _of_contents(sdt: Element) -> bool:
    return value(child(sdt, "sdtPr", "docPartObj", "docPartGallery")) == "Table of Contents"


def _deleted(element: Element) -> bool:
    return child(element, "trPr", "del") is not None

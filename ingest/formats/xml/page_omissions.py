"""What of a page's content is not read: counted apart from the reading, so that nothing is lost in silence."""

from collections.abc import Iterator, Sequence

from corpus.messages import message
from ingest.formats.omissions import Stretch, hidden_out, struck_out
from ingest.formats.xml.markup import SILENT, Element, Inline, is_struck


def stretches(content: Element, note: Inline) -> Iterator[Stretch]:
    """Every text of a page's content that counts, element by element; equations are written otherwise.

    `note` tells the marks and texts of notes, which are counted with the notes.
    """
    for element in _counted(content, note):
        for number, text in ((element.sourceline, element.text), *((i.sourceline, i.tail) for i in element)):
            if text and text.strip():
                yield Stretch(text, message("line {number}", number=number or 1))


def set_aside(content: Element, hidden: Sequence[str]) -> Iterator[str]:
    """What was left out on purpose: text that the page hides, text that it strikes out."""
    struck = [
        "".join(element.itertext()) for element in content.iter() if isinstance(element.tag, str) and is_struck(element)
    ]
    for note, texts in ((hidden_out, hidden), (struck_out, struck)):
        words = " ".join(filter(None, texts))
        if words.strip():
            yield note(words)


def _counted(element: Element, note: Inline) -> Iterator[Element]:
    """The elements whose own text counts."""
    yield element
    for inner in element:
        if not isinstance(inner.tag, str) or inner.tag in SILENT or inner.tag == "math" or is_struck(inner):
            continue
        if note(inner) is None:
            yield from _counted(inner, note)

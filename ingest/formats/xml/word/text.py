"""The words of a Word paragraph: runs, signs, equations, with the marks of notes and pages in their places."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ingest.formats.draft import Note, note_mark, page_mark
from ingest.formats.text.conversion_marks import plain_characters
from ingest.formats.text.raised import raised_number
from ingest.formats.xml.equations import equation_text
from ingest.formats.xml.word.symbol_fonts import shown_sign, with_signs
from ingest.formats.xml.word_styles import Element, Styles, child, local, value

LEFT_OUT = frozenset(
    "del moveFrom instrText delText rPr pPr sdtPr tblPr trPr tcPr tblGrid oMathParaPr rt".split()  # noqa: SIM905
)
"""Elements without text that counts: what was deleted, the codes of fields, properties; readings of ruby text are
written in brackets."""

SWITCHED_OFF = ("vanish", "webHidden", "strike", "dstrike")
"""Properties of runs that are no valid text: hidden, or struck out."""


@dataclass(slots=True)
class WordText:
    """Reads paragraphs one after the other; gathers the notes they name, and the text boxes that hang on them.

    `set_aside` are the texts that are hidden or struck; `unknown` counts signs that have no character.
    """

    styles: Styles
    texts: Mapping[str, str]
    page_sign: str
    notes: dict[str, Note] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)
    set_aside: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unknown: int = 0
    page: int = 1

    def of(self, element: Element) -> str:
        """The text of a paragraph or run."""
        return "".join(self._pieces(element))

    def _pieces(self, element: Element) -> Iterator[str]:
        for inner in element:
            name = local(inner)
            if name in LEFT_OUT:
                continue
            match name:
                case "t":
                    yield plain_characters(with_signs(inner.text or "", _font(element)))
                case "tab" | "cr" | "noBreakHyphen":
                    yield "-" if name == "noBreakHyphen" else " "
                case "sym" | "oMath":
                    yield self._sign(inner) if name == "sym" else f" {equation_text(inner)} "
                case "br" | "lastRenderedPageBreak":
                    yield self._page_break(inner) or " "
                case "footnoteReference" | "endnoteReference":
                    yield self._note(f"{name[0]}{value(inner, 'id')}")
                case "txbxContent":
                    self.boxes.append(inner)
                case "AlternateContent":
                    yield from self._pieces(shown_alternative(inner))
                case "ruby" | "r":
                    yield self._ruby(inner) if name == "ruby" else self._run(inner)
                case _:
                    yield from self._pieces(inner)

    def _run(self, run: Element) -> str:
        for name in SWITCHED_OFF:
            if self.styles.switched(run, name):
                kind = "struck" if name.endswith("strike") else "hidden"
                self.set_aside[kind].append("".join(words_of(run)))
                return ""
        text = self.of(run)
        return raised_number(text) if value(child(run, "rPr", "vertAlign")) == "superscript" else text

    def _ruby(self, ruby: Element) -> str:
        readings = (inner for reading in ruby if local(reading) == "rt" for inner in reading.iter())
        return f"{self.of(ruby)} ({''.join(inner.text or '' for inner in readings if local(inner) == 't').strip()})"

    def _sign(self, sign: Element) -> str:
        code = value(sign, "char") or ""
        try:
            shown = plain_characters(shown_sign(int(code, 16), value(sign, "font") or ""))
        except (ValueError, OverflowError):
            shown = ""
        self.unknown += not shown
        return shown

    def _page_break(self, element: Element) -> str:
        if local(element) != self.page_sign or (self.page_sign == "br" and value(element, "type") != "page"):
            return ""
        self.page += 1
        return page_mark(self.page)

    def _note(self, key: str) -> str:
        if key not in self.texts:
            return ""
        if key not in self.notes:
            self.notes[key] = Note(str(len(self.notes) + 1), self.texts[key])
        return note_mark(key)


def shown_alternative(content: Element) -> Element:
    """Of the alternatives for one thing the first that holds words; they say the same, for older programs again."""
    return next((one for one in content if any(words_of(one))), content[0] if len(content) else content)


def words_of(element: Element) -> Iterator[str]:
    """The words inside an element, whatever stands around them; of alternatives those of one."""
    for inner in element:
        name = local(inner)
        if name == "t":
            yield inner.text or ""
        elif name == "AlternateContent":
            yield from words_of(shown_alternative(inner))
        elif name not in LEFT_OUT:
            yield from words_of(inner)


def _font(run: Element) -> str:
    return value(child(run, "rPr", "rFonts"), "ascii") or ""

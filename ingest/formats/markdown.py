"""Markdown (CommonMark with tables and footnotes), and the marks that conversion to Markdown left."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from corpus.errors import ReadError
from corpus.messages import message
from ingest.formats.draft import Block, Draft, Note, bare, note_mark
from ingest.formats.omissions import Stretch, losses, struck_out
from ingest.formats.text.conversion_marks import lift_notes, plain_characters, tidy, without_bookmarks
from ingest.formats.text.encoding import decode
from ingest.formats.text.front_matter import split_front_matter
from ingest.formats.text.paragraphs import from_lines, is_hard_wrapped, item_mark
from ingest.formats.text.raised import raised_number
from ingest.formats.xml.markup import blocks_of_fragment
from ingest.structure.headings import numbered_heading

_SIGNS = re.compile(r"^#{1,6}[ \t]+\S|^\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$|^```|^\[\^[^\]\s]+\]:", re.MULTILINE)
_TIGHT_HEADING = re.compile(r"(#{1,6})\s*(?=[^\s#])(.*?)\s*#*")
_PICTURE_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|emf|wmf)", re.IGNORECASE)
_BREAKING_TAG = re.compile(r"</?(?:p|div|br|tr|li|ul|ol|h[1-6]|table|caption)\b[^<>]*>", re.IGNORECASE)
_STRUCK_TAG = re.compile(r"<(/?)(?:del|s|strike)\b[^<>]*>", re.IGNORECASE)

_DEEPEST = 80
"""Levels of nesting, of which a list takes two: the parser leaves out, silently, what stands deeper."""


def is_markdown(text: str) -> bool:
    """Does a text hold headings, tables, code or notes in Markdown, or front matter?"""
    return text.startswith("---\n") or _SIGNS.search(text) is not None


def read_markdown(raw: bytes, place: str) -> Draft:
    """A draft of Markdown.

    Raises ReadError where the bytes are no text, the front matter cannot be read, or lists or quotes nest too deeply.
    """
    properties, body = split_front_matter(decode(raw, place), place)
    body, notes = lift_notes(plain_characters(body))
    env: dict[str, Any] = {}
    tokens = _parser().parse(without_bookmarks(body), env)
    if any(token.nesting == 1 and token.level >= _DEEPEST - 1 for token in tokens):
        raise ReadError(place, "its elements are nested too deeply", "Save the page again as text.")
    paragraphs = [token.content.split("\n") for token in tokens if token.type == "inline"]
    inline_notes = env.get("footnotes", {}).get("list", {})
    walk = _MarkdownWalk(place, is_hard_wrapped(paragraphs, otherwise=True), dict(notes), inline_notes)
    walk.through(tokens)
    draft = Draft(tuple(walk.blocks), walk.notes, properties)
    struck = "".join(_leaves(tokens, struck=True))
    noted = [struck_out(struck)] if struck.strip() else []
    return replace(draft, warnings=(*losses(_stretches(tokens), draft), *noted))


@cache
def _parser() -> MarkdownIt:
    return (
        MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
        .enable(["table", "strikethrough"])
        .use(footnote_plugin, move_to_end=False)
    )


@dataclass(slots=True)
class _MarkdownWalk:
    """The blocks and notes met on a walk through the parser's tokens."""

    place: str
    wrapped: bool
    notes: dict[str, Note]
    inline_notes: Mapping[int, Mapping[str, Any]]
    blocks: list[Block] = field(default_factory=list)
    marked: set[str] = field(default_factory=set)
    heads: bool = False
    lists: list[str] = field(default_factory=list)
    """The mark that the next paragraph in each open list item begins with; "" once its first one is written."""

    def through(self, tokens: Sequence[Token]) -> None:
        self.marked = {token.meta["label"] for token in _inlines(tokens) if "label" in token.meta}
        rows = iter(tokens)
        for token in rows:
            match token.type:
                case "heading_open":
                    self._heading(next(rows), int(token.tag[1]))
                case "paragraph_open":
                    self._paragraph(next(rows))
                case "list_item_open":
                    self.lists.append(f"{token.info}{token.markup} " if token.info else "- ")
                case "list_item_close":
                    self.lists.pop()
                case "thead_open" | "tbody_open":
                    self.heads = token.type == "thead_open"
                case "tr_open":
                    self._row(rows)
                case "fence" | "code_block":
                    self.blocks += [Block("line", line) for line in token.content.split("\n") if line.strip()]
                case "html_block":
                    self.blocks += blocks_of_fragment(token.content, self.place)
                case "footnote_reference_open":
                    self._definition(token.meta["label"], rows)

    def _heading(self, inline: Token, level: int) -> None:
        text = " ".join(self._lines(inline.children)).strip()
        if text:
            self.blocks.append(Block("heading", text, level))

    def _paragraph(self, inline: Token) -> None:
        mark = self.lists[-1] if self.lists else None
        found = self._from_lines([line for line in self._lines(inline.children) if line.strip()])
        if mark is None or not found:
            self.blocks += found
            return
        first, rest = found[0], found[1:]
        if mark and first.kind != "heading":
            self.lists[-1] = ""
            text = first.text if item_mark(first.text) else f"{mark}{first.text}"
            self.blocks.append(Block("item", text))
        else:
            self.blocks.append(replace(first, kind="line") if first.kind == "paragraph" else first)
        self.blocks += [replace(block, kind="line") if block.kind == "paragraph" else block for block in rest]

    def _from_lines(self, lines: Sequence[str]) -> list[Block]:
        """A paragraph's blocks: headings that Markdown did not see, list items in its lines, and text."""
        blocks: list[Block] = []
        waiting: list[str] = []
        for line in lines:
            tight = _TIGHT_HEADING.fullmatch(line.strip())
            if tight or numbered_heading(tidy(line)):
                blocks += from_lines(waiting, self.wrapped)
                blocks.append(Block("heading", tight[2] if tight else line, len(tight[1]) if tight else 0))
                waiting = []
            else:
                waiting.append(line)
        return blocks + from_lines(waiting, self.wrapped)

    def _row(self, rows: Iterator[Token]) -> None:
        cells: list[str] = []
        for token in rows:
            if token.type == "tr_close":
                break
            if token.type == "inline":
                cells.append(tidy(" ".join(self._lines(token.children))))
        if any(cells):
            self.blocks.append(Block("row", " | ".join(cells), int(self.heads)))

    def _definition(self, label: str, rows: Iterator[Token]) -> None:
        """A note's text; one that no mark names stays in the text, where it stands."""
        parts: list[str] = []
        depth = 1
        while depth:
            token = next(rows)
            depth += {"footnote_reference_open": 1, "footnote_reference_close": -1}.get(token.type, 0)
            if token.type == "inline":
                parts.append(tidy(bare(" ".join(self._lines(token.children)))))
            elif token.content:
                parts.append(tidy(token.content))
        text = " ".join(part for part in parts if part)
        if label in self.marked:
            self.notes[label] = Note(label, text)
        elif text:
            self.blocks.append(Block("paragraph", text))

    def _lines(self, tokens: Sequence[Token] | None) -> list[str]:
        """The lines of a run of inline tokens without emphasis, link targets and tags; note marks in their places."""
        text = ""
        raised = False
        for token in _kept(tokens or []):
            match token.type:
                case "softbreak" | "hardbreak":
                    text += "\n"
                case "footnote_ref":
                    text += self._note(token)
                case "image":
                    text += "" if _PICTURE_FILE.fullmatch(token.content) else token.content
                case "html_inline":
                    raised = token.content.lower().startswith("<sup") or (raised and not token.content.startswith("</"))
                    text += "\n" if _BREAKING_TAG.fullmatch(token.content) else ""
                case _:
                    text += raised_number(token.content) if raised else token.content
        return text.split("\n")

    def _note(self, token: Token) -> str:
        """A note's mark; a note written inside the text is read here, and numbered."""
        label = token.meta.get("label")
        if label is None:
            number = token.meta["id"] + 1
            label = f"^{number}"
            written = self._lines(self.inline_notes[token.meta["id"]]["tokens"])
            self.notes[label] = Note(str(number), tidy(bare(" ".join(written))))
        return note_mark(label)


def _inlines(tokens: Sequence[Token]) -> Iterator[Token]:
    """The note references in the text, not those inside the texts of notes."""
    inside = False
    for token in tokens:
        inside = token.type == "footnote_reference_open" or (inside and token.type != "footnote_reference_close")
        if not inside:
            yield from (child for child in token.children or [] if child.type == "footnote_ref")


def _kept(tokens: Sequence[Token], *, struck: bool = False) -> Iterator[Token]:
    """The inline tokens that are not struck out; with `struck`, those that are."""
    depth = 0
    for token in tokens:
        tag = _STRUCK_TAG.fullmatch(token.content) if token.type == "html_inline" else None
        if token.type in {"s_open", "s_close"} or tag:
            closes = token.type == "s_close" or (tag is not None and bool(tag[1]))
            depth = max(0, depth - 1) if closes else depth + 1
        elif (depth > 0) is struck:
            yield token


def _leaves(tokens: Sequence[Token], *, struck: bool = False) -> Iterator[str]:
    """Every piece of text that the parser found, wherever it stands."""
    for token in tokens:
        if token.type in {"fence", "code_block"} and not struck:
            yield token.content
        for leaf in _kept(token.children or [], struck=struck):
            if leaf.type in {"text", "code_inline"}:
                yield leaf.content
            elif leaf.type in {"softbreak", "hardbreak", "html_inline", "footnote_ref"}:
                yield " "


def _stretches(tokens: Sequence[Token]) -> Iterator[Stretch]:
    """The text of each line of the source that counts, found without the walk."""
    line = 1
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        text = "".join(_leaves([token]))
        if text.strip():
            yield Stretch(text, message("line {number}", number=line))

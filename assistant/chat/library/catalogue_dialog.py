"""The catalogue: every document with what its file lost on the way, and how to add and remove."""

import json
from collections.abc import Collection, Sequence

from assistant.chat.asking.filters import KINDS, kind_of
from assistant.chat.asking.words import asking_words
from assistant.chat.html.catalogue import adding
from assistant.chat.html.markup import NOTHING, Markup, element, joined
from assistant.chat.html.reference import facts
from assistant.chat.library.words import LibraryWords, library_words
from assistant.chat.words import Words, counted
from assistant.web.library import LARGEST
from corpus.messages import as_message, in_language
from corpus.model import DocumentRow

MOST_FILES = 20
"""Files sent in one go."""


def catalogue_dialog(rows: Sequence[DocumentRow], extensions: Collection[str], words: Words) -> Markup:
    """The dialog; files can be added and removed where there are `extensions` that can be read."""
    said = library_words(words.code)
    ordered = sorted(rows, key=lambda row: row.title.casefold())
    listed = (element("li", *_entry(row, bool(extensions), words), **_keys(row)) for row in ordered)
    body = element(
        "article",
        element("h2", words.documents, id="reader-title", tabindex=-1),
        element("p", words.library_note if rows else words.library_empty, class_="note"),
        _upload(extensions, said) if extensions else adding(words),
        _tools(rows, said, words) if rows else NOTHING,
        element("ul", *listed, class_="library", id="catalogue"),
    )
    close = element("button", words.close, type="button", class_="close")
    return element("dialog", element("header", close), body, id="reader", aria_labelledby="reader-title")


def _tools(rows: Sequence[DocumentRow], said: LibraryWords, words: Words) -> Markup:
    """Search, filters and order; a script carries them out, on what stands there."""
    languages = [(code, name) for code, name in words.language_names.items() if any(r.language == code for r in rows)]
    kinds = [(kind, asking_words(words.code).kinds[kind]) for kind in KINDS if any(kind_of(r) == kind for r in rows)]
    any_language = asking_words(words.code).any_language
    return element(
        "div",
        element("input", type="search", placeholder=said.search, aria_label=said.search, data_sift="catalogue"),
        _select("language", asking_words(words.code).language, [("", any_language), *languages]),
        _select("kind", asking_words(words.code).kind, [("", said.any_kind), *kinds]),
        _select("sort", said.sort, list(said.sorts.items())),
        class_="tools",
    )


def _select(name: str, label: str, choices: Sequence[tuple[str, str]]) -> Markup:
    options = (element("option", text, value=value) for value, text in choices)
    return element("select", *options, aria_label=label, data_narrow=name)


def _upload(extensions: Collection[str], said: LibraryWords) -> Markup:
    kinds = ", ".join(sorted(extensions))
    texts = {
        "sending": said.sending,
        "reading": said.reading,
        "refused": said.refused,
        "removed": said.removed,
        "undo": said.undo,
        "back": said.back,
        "kept": said.kept,
        "missing": said.missing,
        "outcomes": said.outcomes,
        "errors": said.errors,
        "most": MOST_FILES,
    }
    field = element("input", type="file", multiple=True, accept=",".join(sorted(extensions)), id="add-files")
    note = said.add_note.format(count=MOST_FILES, size=LARGEST // 2**20, kinds=kinds)
    return element(
        "div",
        element("label", said.add, for_="add-files", class_="primary"),
        field,
        element("p", note, class_="note"),
        element("ul", class_="uploads", role="status"),
        class_="adding",
        data_texts=json.dumps(texts, ensure_ascii=False),
    )


def _entry(row: DocumentRow, removable: bool, words: Words) -> tuple[Markup, ...]:
    said = library_words(words.code)
    year = words.sources_until.format(year=row.sources_until) if row.sources_until else str(row.year or "")
    kind = asking_words(words.code).kinds[kind_of(row)]
    known = facts(row.authors, year, row.language, "", words)
    line = " · ".join((known, kind, counted(words.passage_count, len(row.starts))))
    title = element("strong", row.title, lang=row.language)
    door = element("button", title, element("span", line), type="button", data_act="read", data_document=row.id)
    remove = element("button", said.remove, type="button", data_do="remove-document", data_document=row.id)
    return door, _lost(row, words), element("p", remove, class_="actions") if removable else NOTHING


def _lost(row: DocumentRow, words: Words) -> Markup:
    if not row.warnings:
        return NOTHING
    lines = joined(element("li", in_language(as_message(each), words.code)) for each in row.warnings)
    summary = counted(library_words(words.code).lost, len(row.warnings))
    return element("details", element("summary", summary), element("ul", lines), class_="lost")


def _keys(row: DocumentRow) -> dict[str, str]:
    """What a row is ordered and narrowed by."""
    year = row.sources_until or row.year or 0
    return {
        "data_title": row.title.casefold(),
        "data_year": str(year),
        "data_language": row.language,
        "data_kind": kind_of(row),
    }

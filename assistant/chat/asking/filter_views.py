"""The filters as chips above the question box, and the dialog in which they are chosen."""

import json
from collections.abc import Iterator, Sequence

from assistant.chat.asking.filters import KINDS, ChatFilters, filters_record, kind_of
from assistant.chat.asking.words import AskingWords, asking_words
from assistant.chat.html.markup import NOTHING, Markup, element, joined
from assistant.chat.words import Words
from corpus.model import DocumentRow

LONGEST_CHIP = 48
"""Characters of a title on a chip; its tooltip has the whole."""


def chips(chosen: ChatFilters, rows: Sequence[DocumentRow], words: Words, before: Markup = NOTHING) -> Markup:
    """The button that opens the dialog, and a chip for each filter: a click takes it away. `before` stands first.

    The page's script keeps what is chosen with the conversation.
    """
    said = asking_words(words.code)
    door = element("button", said.filter, type="button", data_do="filters", class_="chip door")
    each = (_chip(name, value, label, said) for name, value, label in described(chosen, rows, words))
    kept = json.dumps(filters_record(chosen), ensure_ascii=False)
    return element("div", before, door, *each, class_="chips", role="group", aria_label=said.filters, data_chosen=kept)


def described(chosen: ChatFilters, rows: Sequence[DocumentRow], words: Words) -> Iterator[tuple[str, str | None, str]]:
    """Each filter in words, with the name and the value by which it is taken away."""
    titles = {row.id: row.title for row in rows}
    yield from (("documents", each, titles.get(each, each)) for each in chosen.documents)
    if chosen.since or chosen.until:
        yield "years", None, f"{chosen.since or '…'}–{chosen.until or '…'}"
    if chosen.language:
        yield "language", None, words.language_names[chosen.language]
    yield from (("kinds", kind, asking_words(words.code).kinds[kind]) for kind in chosen.kinds)


def only_from(chosen: ChatFilters, words: Words) -> Markup:
    """The filters that a question was asked under, in a line; nothing where there were none."""
    said = asking_words(words.code)
    count = len(chosen.documents)
    parts = [said.document_count[count != 1].format(count=count)] if count else []
    parts += [label for name, _, label in described(chosen, (), words) if name != "documents"]
    return element("p", said.only_from.format(what=", ".join(parts)), class_="only-from") if parts else NOTHING


def filter_dialog(chosen: ChatFilters, rows: Sequence[DocumentRow], words: Words) -> Markup:
    """The form: documents with a search among their titles, years, language, kind of file."""
    said = asking_words(words.code)
    ordered = sorted(rows, key=lambda row: (row.language != words.code, row.title.casefold()))
    kinds = [kind for kind in KINDS if any(kind_of(row) == kind for row in rows)]
    form = element(
        "form",
        element("h2", said.filters, id="filters-title", tabindex=-1),
        element("p", said.filters_note, class_="note"),
        _years(chosen, said),
        _group(said.language, _languages(chosen, said, words)),
        _group(said.kind, [_box("kind", kind, said.kinds[kind], kind in chosen.kinds) for kind in kinds]),
        element("input", type="search", placeholder=said.search, aria_label=said.search, data_sift="filter-documents"),
        _group(
            said.document,
            [_box("document", row.id, row.title, row.id in chosen.documents, lang=row.language) for row in ordered],
            "filter-documents",
        ),
        element(
            "p",
            element("button", said.apply, type="submit", class_="primary"),
            element("button", said.reset, type="button", data_do="unfilter"),
            element("button", said.cancel, type="button", data_do="close-filters"),
            class_="actions",
        ),
        data_form="filter",
    )
    return element("dialog", form, id="filters", class_="sheet", aria_labelledby="filters-title")


def _chip(name: str, value: str | None, label: str, said: AskingWords) -> Markup:
    short = label if len(label) <= LONGEST_CHIP else f"{label[:LONGEST_CHIP].rstrip()}…"
    removing = said.remove.format(what=label)
    cross = element("span", "×", aria_hidden="true")
    sent: dict[str, str | None] = {"data_name": name, "data_value": value, "title": label, "aria_label": removing}
    return element("button", f"{short} ", cross, type="button", class_="chip", data_do="unfilter", **sent)


def _years(chosen: ChatFilters, said: AskingWords) -> Markup:
    fields = (
        element(
            "label",
            f"{label} ",
            element("input", type="number", name_=name, min=1, max=9999, value=str(value or "")),
        )
        for name, label, value in (("since", said.since, chosen.since), ("until", said.until, chosen.until))
    )
    return _group(said.years, list(fields))


def _languages(chosen: ChatFilters, said: AskingWords, words: Words) -> list[Markup]:
    choices = [("", said.any_language), *words.language_names.items()]
    return [_box("language", code, name, code == (chosen.language or ""), type="radio") for code, name in choices]


def _group(title: str, children: Sequence[Markup], identity: str | None = None) -> Markup:
    return element("fieldset", element("legend", title), joined(children), id=identity)


def _box(name: str, value: str, label: str, checked: bool, **more: str | None) -> Markup:
    box = element("input", type=more.get("type", "checkbox"), name_=name, value=value, checked=checked)
    return element("label", box, " ", element("span", label, lang=more.get("lang")))

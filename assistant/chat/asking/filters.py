"""What a reader wants answers from: chosen on the page, and turned into the assistant's filters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, Literal, get_args

from assistant.retrieval.filters import Filters
from corpus.model import DocumentRow, Language

Kind = Literal["pdf", "word", "sheet", "book", "web", "text"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_KIND_OF: Mapping[str, Kind] = {
    ".pdf": "pdf",
    ".docx": "word",
    ".odt": "word",
    ".xlsx": "sheet",
    ".csv": "sheet",
    ".epub": "book",
    ".html": "web",
    ".htm": "web",
    ".xhtml": "web",
}


@dataclass(frozen=True, slots=True)
class ChatFilters:
    """Everything but what is named; several of one sort widen it, different sorts narrow it."""

    documents: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    language: Language | None = None
    kinds: tuple[Kind, ...] = ()

    def without(self, name: str, value: object = None) -> "ChatFilters":
        """The same without one of them: the whole of `name`, or of several the one that is `value`."""
        if name == "years":
            return replace(self, since=None, until=None)
        if name == "documents":
            return replace(self, documents=tuple(each for each in self.documents if each != value))
        if name == "kinds":
            return replace(self, kinds=tuple(each for each in self.kinds if each != value))
        return replace(self, language=None) if name == "language" else self


ALL_OF_IT = ChatFilters()


def kind_of(row: DocumentRow) -> Kind:
    """The kind of file a document was read from."""
    return _KIND_OF.get(PurePath(row.sources[0]).suffix.lower() if row.sources else "", "text")


def chosen_filters(sent: Mapping[str, Any], rows: Sequence[DocumentRow]) -> ChatFilters:
    """The filters that the page sent, which may be anything: only what is there can be chosen."""
    known = {row.id for row in rows}
    return ChatFilters(
        documents=tuple(each for each in _texts(sent.get("document")) if each in known),
        since=_year(sent.get("since")),
        until=_year(sent.get("until")),
        language=next((each for each in _texts(sent.get("language")) if each in {"id", "en"}), None),
        kinds=tuple(kind for kind in KINDS if kind in _texts(sent.get("kind"))),
    )


def filters_record(chosen: ChatFilters) -> dict[str, Any]:
    """The filters as the page sends them: what `chosen_filters` reads."""
    return {
        "document": list(chosen.documents),
        "kind": list(chosen.kinds),
        "language": chosen.language or "",
        "since": str(chosen.since or ""),
        "until": str(chosen.until or ""),
    }


def as_filters(chosen: ChatFilters, rows: Iterable[DocumentRow]) -> Filters:
    """What the assistant is given; a kind that no document is of names one that does not exist."""
    documents = chosen.documents
    if chosen.kinds:
        named = [row for row in rows if not documents or row.id in documents]
        documents = tuple(row.id for row in named if kind_of(row) in chosen.kinds) or ("",)
    return Filters(documents, chosen.language, chosen.since, chosen.until)


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [each for each in value if isinstance(each, str)] if isinstance(value, list | tuple) else []


def _year(value: object) -> int | None:
    text = str(value)
    return int(text) if text.isdecimal() and text.isascii() and 1 <= len(text) <= 4 and int(text) else None

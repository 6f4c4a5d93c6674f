"""Answers from documents, each statement with the exact words of its source.

    from rujukan import open_assistant

    with open_assistant() as assistant:
        answer = assistant.ask("Berapa negara anggota IOM?")

Names are loaded when they are first used: importing this package costs nothing. See docs/python.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answer import Answer, Citation, QuoteLocation, Statement, Status
    from assistant.ask import Assistant
    from assistant.events import AnswerEvent, QuoteChosen, Stage, StageStarted
    from assistant.retrieval.filters import Filters
    from assistant.retrieval.hybrid import ScoredPassage
    from corpus.errors import (
        EmptyStoreError,
        ModelError,
        PluginError,
        ReadError,
        RujukanError,
        SettingsError,
        StoreBusyError,
        StoreChangedError,
        StoreError,
        UsageError,
    )
    from corpus.model import DocumentRow, Footnote, Passage
    from ingest.formats.draft import Block, Draft
    from ingest.formats.format import Format
    from ingest.sync.sync import SyncResult
    from rujukan.opening import ingest, open_assistant

__all__ = [
    "Answer",
    "AnswerEvent",
    "Assistant",
    "Block",
    "Citation",
    "DocumentRow",
    "Draft",
    "EmptyStoreError",
    "Filters",
    "Footnote",
    "Format",
    "ModelError",
    "Passage",
    "PluginError",
    "QuoteChosen",
    "QuoteLocation",
    "ReadError",
    "RujukanError",
    "ScoredPassage",
    "SettingsError",
    "Stage",
    "StageStarted",
    "Statement",
    "Status",
    "StoreBusyError",
    "StoreChangedError",
    "StoreError",
    "SyncResult",
    "UsageError",
    "ingest",
    "open_assistant",
]

_HOMES = {
    "assistant.answer": ("Answer", "Citation", "QuoteLocation", "Statement", "Status"),
    "assistant.ask": ("Assistant",),
    "assistant.events": ("AnswerEvent", "QuoteChosen", "Stage", "StageStarted"),
    "assistant.retrieval.filters": ("Filters",),
    "assistant.retrieval.hybrid": ("ScoredPassage",),
    "corpus.errors": (
        "EmptyStoreError",
        "ModelError",
        "PluginError",
        "ReadError",
        "RujukanError",
        "SettingsError",
        "StoreBusyError",
        "StoreChangedError",
        "StoreError",
        "UsageError",
    ),
    "corpus.model": ("DocumentRow", "Footnote", "Passage"),
    "ingest.formats.draft": ("Block", "Draft"),
    "ingest.formats.format": ("Format",),
    "ingest.sync.sync": ("SyncResult",),
    "rujukan.opening": ("ingest", "open_assistant"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

if not TYPE_CHECKING:
    # Unseen by type checkers: to them a name that is not above does not exist.
    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found: object = getattr(import_module(_HOME[name]), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return __all__

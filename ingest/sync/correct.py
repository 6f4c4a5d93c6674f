"""What a user has set by hand of a document: it goes before what its file says, now and whenever it is read again."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from corpus.embedding.encoder import Encoder
from corpus.model import Document, DocumentRow, Passage
from corpus.store.store import Store
from ingest.splitting.passages import embedded_text
from ingest.sync.plan import version_of
from ingest.writing.write import Writer

Corrected = TypeVar("Corrected", Document, DocumentRow, Passage)


def corrected(one: Corrected, by_hand: str) -> Corrected:
    """A document, its row or a passage of it with the title, authors and year of `DocumentRow.corrected`."""
    if not by_hand:
        return one
    given: Mapping[str, Any] = json.loads(by_hand)
    return replace(
        one,
        title=given.get("title", one.title),
        authors=tuple(given.get("authors", one.authors)),
        year=given.get("year", one.year),
    )


def set_by_hand(
    writer: Writer, store: Store, document_id: str, given: Mapping[str, object], load: Callable[[], Encoder]
) -> DocumentRow:
    """Set title, authors or year of a stored document, in its row and in every passage; what it is then.

    Raises StoreError where its passages cannot be read or written.
    """
    row = writer.rows[document_id]
    before: dict[str, object] = json.loads(row.corrected) if row.corrected else {}
    by_hand = json.dumps({**before, **given}, ensure_ascii=False)
    version = _version(row, by_hand)
    passages = [
        replace(corrected(passage, by_hand), version=version) for passage in store.document_passages(document_id)
    ]
    texts = [embedded_text(passage) for passage in passages]
    vectors = writer.known_vectors(row, (), embedded_text)
    # A title stands in what is embedded, so that a new one makes every vector anew; authors and year do not.
    missing = [text for text in dict.fromkeys(texts) if text not in vectors]
    if missing:
        vectors |= dict(zip(missing, load().encode_passages(missing), strict=True))
    writer.write_passages(passages, np.stack([vectors[text] for text in texts]))
    renewed = replace(corrected(row, by_hand), corrected=by_hand, version=version)
    writer.write_rows([renewed])
    return renewed


def _version(row: DocumentRow, by_hand: str) -> str:
    """The version that the next reading would give; if this one is an older reading's, one that none gives."""
    for place in row.sources:
        if row.version == version_of(row.content_hash, place, row.corrected):
            return version_of(row.content_hash, place, by_hand)
    return hashlib.sha256(f"{row.version}:{by_hand}".encode()).hexdigest()[:12]

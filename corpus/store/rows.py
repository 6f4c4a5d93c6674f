"""Passages and document rows as Chroma's flat metadata, and back."""

import json
from collections.abc import Mapping
from typing import Any

from corpus.messages import as_plain, from_plain
from corpus.model import DocumentRow, Footnote, HeadedRows, Page, Passage

Metadata = dict[str, str | int | float | bool]

# Chroma drops None and refuses nested values, so optional numbers are left out and structures travel as JSON.


def passage_metadata(passage: Passage) -> Metadata:
    """Everything of a passage but its text, which is the row's document."""
    found: Metadata = {
        "document_id": passage.document_id,
        "version": passage.version,
        "order": passage.order,
        "start": passage.start,
        "end": passage.end,
        "body_start": passage.body_start,
        "heading": _json(passage.heading),
        "language": passage.language,
        "title": passage.title,
        "authors": _json(passage.authors),
        "footnotes": _json([[n.mark, n.text, n.work, n.position] for n in passage.footnotes]),
        "tables": _json([[rows.start, rows.end, rows.header] for rows in passage.tables]),
    }
    if passage.pages:
        found["pages"] = _json([[page.number, page.start, page.label] for page in passage.pages])
    return found | _given(year=passage.year, sources_until=passage.sources_until, page=passage.page)


def passage_from(text: str, metadata: Mapping[str, Any]) -> Passage:
    """The passage that `passage_metadata` was made from."""
    return Passage(
        document_id=metadata["document_id"],
        version=metadata["version"],
        order=metadata["order"],
        start=metadata["start"],
        end=metadata["end"],
        body_start=metadata["body_start"],
        text=text,
        heading=tuple(json.loads(metadata["heading"])),
        language=metadata["language"],
        title=metadata["title"],
        authors=tuple(json.loads(metadata["authors"])),
        year=metadata.get("year"),
        sources_until=metadata.get("sources_until"),
        page=metadata.get("page"),
        footnotes=tuple(Footnote(*note) for note in json.loads(metadata["footnotes"])),
        pages=tuple(Page(*page) for page in json.loads(metadata.get("pages", "[]"))),
        tables=tuple(HeadedRows(*rows) for rows in json.loads(metadata.get("tables", "[]"))),
    )


def row_metadata(row: DocumentRow) -> Metadata:
    """A document's row; its title is the row's document."""
    found: Metadata = {
        "language": row.language,
        "version": row.version,
        "content_hash": row.content_hash,
        "starts": _json(row.starts),
        "characters": row.characters,
        "sources": _json(row.sources),
        "authors": _json(row.authors),
        # Written even where empty: an upsert merges keys, so a value left out would survive from the version before.
        "year": row.year if row.year is not None else 0,
        "sources_until": row.sources_until if row.sources_until is not None else 0,
        "date": row.date or "",
        "licence": row.licence or "",
        "pair": row.pair or "",
        "corrected": row.corrected,
        "warnings": _json([as_plain(warning) for warning in row.warnings]),
    }
    return found


def row_from(document_id: str, title: str, metadata: Mapping[str, Any]) -> DocumentRow:
    """The row that `row_metadata` was made from."""
    return DocumentRow(
        id=document_id,
        title=title,
        language=metadata["language"],
        version=metadata["version"],
        content_hash=metadata["content_hash"],
        starts=tuple(json.loads(metadata["starts"])),
        characters=metadata["characters"],
        sources=tuple(json.loads(metadata["sources"])),
        authors=tuple(json.loads(metadata["authors"])),
        year=metadata["year"] or None,
        sources_until=metadata.get("sources_until") or None,
        date=metadata["date"] or None,
        licence=metadata["licence"] or None,
        pair=metadata["pair"] or None,
        corrected=metadata.get("corrected", ""),
        warnings=tuple(map(from_plain, json.loads(metadata.get("warnings", "[]")))),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _given(**values: int | None) -> Metadata:
    return {name: value for name, value in values.items() if value is not None}

"""`/v1/documents`: what there is, its text by offsets, and, where the operator allows it, adding and removing."""

import json
from io import BytesIO
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assistant.api.bodies import AddedDocuments, DocumentInfo, DocumentList, DocumentText
from assistant.api.service import Service, service_of
from assistant.web.library import Library
from assistant.web.problems import PlainJSON, ProblemError
from corpus.errors import ReadError
from corpus.messages import message
from corpus.model import DocumentRow, Span

router = APIRouter(tags=["documents"])

LONGEST_TEXT = 100_000
"""Characters of a document's text that are given at once."""


@router.get("/documents", response_model=DocumentList)
async def documents(request: Request) -> Response:
    """The documents, by title."""
    rows = await run_in_threadpool(service_of(request).assistant.documents)
    return PlainJSON({"documents": [document_info(row).model_dump() for row in rows]})


@router.post("/documents", response_model=AddedDocuments, status_code=201)
async def add(
    request: Request, name: Annotated[str, Query(description="the file's name, with its extension")]
) -> Response:
    """Take in a file: its bytes are the body. One of the same name is replaced."""
    library, content = _library(service_of(request)), await request.body()
    found = await run_in_threadpool(library.take_in, name, BytesIO(content))
    if found.refusal:
        raise ReadError(name, *found.refusal)
    made = AddedDocuments(
        added=list(found.added),
        changed=list(found.changed),
        unchanged=[*found.unchanged, *found.moved],
        warnings=list(found.warnings),
    )
    return PlainJSON(made.model_dump(), 201)


@router.get("/documents/{document_id}", response_model=DocumentInfo)
async def document(request: Request, document_id: str) -> Response:
    """What is known of one document."""
    return PlainJSON(document_info(await _row(service_of(request), document_id)).model_dump())


@router.delete("/documents/{document_id}", status_code=204)
async def remove(request: Request, document_id: str) -> Response:
    """Remove a document from the store. Its file, where it came from a folder of the operator's, is left alone."""
    service = service_of(request)
    library = _library(service)
    await _row(service, document_id)
    await run_in_threadpool(library.remove, document_id)
    return Response(status_code=204)


@router.get("/documents/{document_id}/text", response_model=DocumentText)
async def text(
    request: Request,
    document_id: str,
    start: Annotated[int, Query(ge=0, description="offset of the first character")] = 0,
    end: Annotated[
        int | None, Query(ge=0, description="offset after the last one; without it, as far as is given")
    ] = None,
) -> Response:
    """A document's clean text by offsets, as citations name them: at most 100,000 characters at once."""
    service = service_of(request)
    row = await _row(service, document_id)
    first = min(start, row.characters)
    last = max(first, min(row.characters if end is None else end, row.characters, first + LONGEST_TEXT))
    found = await run_in_threadpool(service.assistant.text, Span(document_id, first, last))
    made = DocumentText(
        document_id=document_id, start=first, end=first + len(found), characters=row.characters, text=found
    )
    return PlainJSON(made.model_dump())


def document_info(row: DocumentRow) -> DocumentInfo:
    """A document as programs get it. Not where it lies: that is the operator's business."""
    return DocumentInfo(
        id=row.id,
        title=row.title,
        authors=list(row.authors),
        year=row.year,
        corrected=json.loads(row.corrected) if row.corrected else {},
        sources_until=row.sources_until,
        language=row.language,
        pair=row.pair,
        passages=len(row.starts),
        characters=row.characters,
        warnings=list(row.warnings),
    )


async def _row(service: Service, document_id: str) -> DocumentRow:
    rows = await run_in_threadpool(service.assistant.documents)
    found = next((row for row in rows if row.id == document_id), None)
    if found is None:
        raise ProblemError(
            404, "not-found", message("there is no document {id!r}. See `/v1/documents`.", id=document_id)
        )
    return found


def _library(service: Service) -> Library:
    if service.library is None:
        raise ProblemError(
            403, "read-only", message("Documents are read here and not changed; see the setting api_documents.")
        )
    return service.library

"""`POST /v1/search`: the passages that an answer would be looked for in."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from assistant.api.bodies import FoundPassage, SearchBody, SearchResult
from assistant.api.service import service_of
from assistant.retrieval.hybrid import ScoredPassage
from assistant.web.problems import PlainJSON

router = APIRouter(tags=["passages"])


@router.post("/search", response_model=SearchResult)
async def search(request: Request, body: SearchBody) -> Response:
    """Find passages, by meaning and by words. A POST, so that what is looked for stands in no log of addresses."""
    service, filters = service_of(request), body.filters.filters()
    found = await service.work(lambda: service.assistant.retrieve(body.query, (), filters))
    return PlainJSON({"passages": [found_passage(one).model_dump() for one in found[: body.top]]})


def found_passage(scored: ScoredPassage) -> FoundPassage:
    """A passage as programs get it."""
    passage = scored.passage
    return FoundPassage(
        document_id=passage.document_id,
        title=passage.title,
        authors=list(passage.authors),
        year=passage.year,
        heading=list(passage.heading),
        page=passage.page,
        passage_id=passage.id,
        start=passage.start,
        end=passage.end,
        language=passage.language,
        text=passage.text,
        score=round(float(scored.score), 6),
        cosine=round(float(scored.cosine), 6),
        bm25=round(float(scored.bm25), 6),
    )

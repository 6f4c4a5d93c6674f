"""`/v1/health`, `/v1/version`, `/v1/metrics`: whether the server answers, which one it is, how it fares."""

from importlib.metadata import version as version_of

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assistant.api.bodies import Health, Version
from assistant.api.metrics import Metrics
from assistant.api.service import service_of
from assistant.web.problems import PlainJSON

router = APIRouter(tags=["server"])


@router.get("/health", response_model=Health)
async def health(request: Request) -> Response:
    """That the store can be read and questions are answered; a problem with status 503 otherwise. Needs no key."""
    state = await run_in_threadpool(service_of(request).assistant.store_state)
    found = Health(status="ok", documents=state.documents, passages=state.passages, generation=state.generation)
    return PlainJSON(found.model_dump())


@router.get("/metrics", response_class=Response, responses={200: {"content": {CONTENT_TYPE_LATEST: {}}}})
async def metrics(request: Request) -> Response:
    """How many questions, how long they take, what waits, what the store holds: for Prometheus, without any words."""
    found: Metrics = request.app.state.metrics
    return Response(await run_in_threadpool(found.page), media_type=CONTENT_TYPE_LATEST)


@router.get("/version", response_model=Version)
async def version() -> Response:
    """The product's version and the API's. Needs no key."""
    return PlainJSON(Version(version=version_of("rujukan"), api="v1").model_dump())

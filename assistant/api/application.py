"""The API as an application, mounted at `/v1`: alone, or beside the chat."""

from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Mount, Route

from assistant.api.bodies import Problem
from assistant.api.errors import add_handlers
from assistant.api.metrics import Metrics
from assistant.api.routes import about, asking, completions, documents, searching
from assistant.api.service import Service
from assistant.web.clients import Clients
from assistant.web.gate import API, LARGEST_BODY
from assistant.web.library import LARGEST
from assistant.web.logs import log_request
from assistant.web.mounted import Alias, Mounted
from assistant.web.observed import Observed
from assistant.web.request_ids import NAME, RequestIds
from corpus.setup.settings import Settings

LARGEST_CONVERSATION = 1024 * 1024
"""Bytes of a request that is no file: a long conversation, as clients of language models send it each time anew."""

DESCRIPTION = """Answers from documents, each statement with the exact words of its source.

Offsets count characters of a document's clean text; ranges are half-open."""


@dataclass(frozen=True, slots=True)
class ApiAccess:
    """Who may use the API: with one of `keys` where there are any, so often, from pages of `origins`."""

    keys: tuple[str, ...] = ()
    per_minute: int = 0
    origins: tuple[str, ...] = ()


def build_api(service: Service, access: ApiAccess = ApiAccess()) -> FastAPI:
    """The application; its description is `openapi.json`, without pages that would load scripts from elsewhere."""
    problems: dict[int | str, dict[str, Any]] = {
        "default": {"model": Problem, "description": "A problem (RFC 9457), as `application/problem+json`."}
    }
    application = FastAPI(
        title="Rujukan",
        version=version("rujukan"),
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        responses=problems,
    )
    application.state.service, application.state.metrics = service, Metrics(service)
    for part in (asking, searching, documents, completions, about):
        application.include_router(part.router)
    add_handlers(application)
    # Added last, outermost: a refusal carries its id, and pages that may read it the headers they need for that.
    application.add_middleware(Clients, keys=access.keys, per_minute=access.per_minute, language=service.language)
    if access.origins:
        application.add_middleware(
            CORSMiddleware,
            allow_origins=list(access.origins),
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Authorization", "Content-Type", NAME],
            expose_headers=[NAME, "Retry-After"],
        )
    application.add_middleware(Observed, application.state.metrics.requested, log_request)
    application.add_middleware(RequestIds)
    return application


def access_of(settings: Settings) -> ApiAccess:
    """What the settings say."""
    return ApiAccess(parted(settings.api_keys), settings.requests_per_minute, parted(settings.allowed_origins))


def mounted(service: Service, settings: Settings) -> Mounted:
    """The API for a server that serves something else too."""
    return with_routes(service, access_of(settings))


def with_routes(service: Service, access: ApiAccess) -> Mounted:
    """The API at its path, and `/metrics` where Prometheus looks for it."""
    api, root = build_api(service, access), API.rstrip("/")
    routes = (Mount(root, api), Route("/metrics", Alias(api, root, "/metrics"), methods=["GET"]))
    keyed = (API, "/metrics") if access.keys else ()
    return Mounted(routes, access.origins, largest_body, keyed, service.line)


def largest_body(path: str) -> int:
    """How many bytes a request to a path may have."""
    if path == f"{API}documents":
        return LARGEST
    return LARGEST_CONVERSATION if path.startswith(API) else LARGEST_BODY


def parted(value: str) -> tuple[str, ...]:
    """The parts of a setting that holds several, parted by commas."""
    return tuple(part.strip() for part in value.split(",") if part.strip())

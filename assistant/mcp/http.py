"""The server by streamable HTTP, behind the same gate, keys and limits as the API."""

from starlette.types import ASGIApp

from assistant.api.application import LARGEST_CONVERSATION, access_of, parted
from assistant.api.service import Service
from assistant.mcp.server import build_server
from assistant.web.clients import Clients
from assistant.web.gate import Gate
from assistant.web.request_ids import RequestIds
from corpus.setup.settings import Settings


def by_http(service: Service, settings: Settings, path: str) -> ASGIApp:
    """The application that serves it at `path`."""
    access = access_of(settings)
    protocol = build_server(service, path).streamable_http_app()
    checked = Clients(protocol, access.keys, access.per_minute, settings.language)
    return Gate(RequestIds(checked), parted(settings.allowed_hosts), largest=lambda _: LARGEST_CONVERSATION)

"""The API over small documents, in this process; what a program sees of it is tested on the real server too."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from starlette.testclient import TestClient

from assistant.api.application import ApiAccess, with_routes
from assistant.api.serve import alone
from assistant.api.service import Service
from assistant.ask import Assistant

Serve = Callable[..., TestClient]


@pytest.fixture
def serve(over_small: Assistant) -> Iterator[Serve]:
    """Serve over the small documents with these rules of access; give a client of it."""
    with ExitStack() as opened:

        def served(service: Service | None = None, hosts: tuple[str, ...] = (), **access: object) -> TestClient:
            allowed = ApiAccess(**access)  # type: ignore[arg-type]
            server = alone(with_routes(service or Service(over_small), allowed), hosts)
            return opened.enter_context(TestClient(server, base_url="http://localhost", raise_server_exceptions=False))

        yield served


@pytest.fixture
def client(serve: Serve) -> TestClient:
    """A client of a server that lets everybody in."""
    return serve()

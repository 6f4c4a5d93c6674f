"""Give language models the documents, by the Model Context Protocol: over standard input and output, or by HTTP.

For a client that starts servers itself, name `rujukan` with the argument `mcp`. With --http the address is printed as
soon as it can be called. Tools: ask, search, read, documents; every document is a resource.
"""

import sys
from argparse import ArgumentParser, Namespace
from importlib.util import find_spec

from assistant.web.listening import is_private, listen
from assistant.web.logs import start_logging
from corpus.errors import UsageError
from corpus.messages import message
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.setup.settings import Settings
from corpus.setup.speech import notify

PATH = "/mcp"


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan mcp`."""
    parser.add_argument("--http", action="store_true", help="serve by HTTP, not over standard input and output")
    add_setting_flags(parser, "host", "port", "allowed_hosts", "requests_per_minute", "log", "traces")


def run(arguments: Namespace) -> int:
    """Serve until the client leaves, or until interrupted."""
    settings = settings_from(arguments)
    start_logging(settings.log)
    if find_spec("mcp") is None:
        raise UsageError('`rujukan mcp` needs the package mcp. Install it: pip install "rujukan[mcp]".')
    return _by_http(settings) if arguments.http else _by_pipes(settings)


def _by_pipes(settings: Settings) -> int:
    from assistant.open_assistant import open_assistant

    with open_assistant(settings, notify) as assistant:
        from assistant.api.service import Service
        from assistant.mcp.server import build_server

        # Standard output belongs to the protocol; what is told goes to standard error, as everywhere.
        build_server(Service(assistant, language=settings.language)).run("stdio")
    return 0


def _by_http(settings: Settings) -> int:
    with listen(settings.host, settings.port) as listening:
        if not settings.api_keys and not is_private(listening):
            notify(
                message(
                    "Every computer that reaches {host} can ask here: no key is wanted. Name keys in RUJUKAN_API_KEYS.",
                    host=settings.host,
                )
            )
        from assistant.open_assistant import open_assistant

        with open_assistant(settings, notify) as assistant:
            from assistant.api.serve import serve_alone
            from assistant.api.service import Service
            from assistant.mcp.http import by_http

            service = Service(assistant, language=settings.language)
            try:
                serve_alone(by_http(service, settings, PATH), listening, _announce, PATH)
            except KeyboardInterrupt:
                notify("The server has stopped.")
    return 0


def _announce(address: str) -> None:
    sys.stdout.write(f"Rujukan: {address}\n")
    sys.stdout.flush()

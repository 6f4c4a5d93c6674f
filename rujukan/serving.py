"""Serve the product to programs: REST, and the interface that clients of OpenAI's models speak.

The address is printed as soon as it can be called; its description is at `/v1/openapi.json`. Ctrl+C stops the server.
"""

import sys
from argparse import ArgumentParser, Namespace

from assistant.web.listening import is_private, listen
from assistant.web.logs import start_logging
from corpus.messages import message
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.setup.speech import notify


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan serve`."""
    add_setting_flags(
        parser,
        "host",
        "port",
        "allowed_hosts",
        "allowed_origins",
        "requests_per_minute",
        "api_documents",
        "log",
        "traces",
    )


def run(arguments: Namespace) -> int:
    """Serve until interrupted."""
    settings = settings_from(arguments)
    start_logging(settings.log)
    # The port comes first: that it is taken should not be told only after the model has been loaded.
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
            from assistant.api.application import mounted, parted
            from assistant.api.serve import alone, serve_alone
            from assistant.api.service import Service
            from rujukan.library import StoreLibrary

            library = StoreLibrary(settings) if settings.api_documents == "write" else None
            service = Service(assistant, language=settings.language, library=library)
            try:
                serve_alone(
                    alone(mounted(service, settings), parted(settings.allowed_hosts)), listening, _announce, "/v1"
                )
            except KeyboardInterrupt:
                notify("The server has stopped.")
    return 0


def _announce(address: str) -> None:
    sys.stdout.write(f"Rujukan: {address}\n")
    sys.stdout.flush()

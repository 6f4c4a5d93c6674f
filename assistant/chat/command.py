"""Open the chat in the browser: ask, and read every source beside its answer.

The address is printed as soon as it can be opened. Ctrl+C stops the chat.
"""

import sys
from argparse import ArgumentParser, Namespace

from assistant.chat.listening import listen
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.setup.speech import notify


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan chat`."""
    add_setting_flags(parser, "host", "port")


def run(arguments: Namespace) -> int:
    """Serve until interrupted."""
    settings = settings_from(arguments)
    # The port comes first: that it is taken should not be told only after the model has been loaded.
    with listen(settings.host, settings.port) as listening:
        from assistant.ask import open_assistant

        with open_assistant(settings, notify) as assistant:
            from assistant.chat.serve import serve

            try:
                serve(assistant, listening, settings.language, _announce)
            except KeyboardInterrupt:
                notify("The chat has stopped.")
    return 0


def _announce(address: str) -> None:
    sys.stdout.write(f"Rujukan: {address}\n")
    sys.stdout.flush()

"""Open the chat in the browser: ask, and read every source beside its answer.

The address is printed as soon as it can be opened. Ctrl+C stops the chat.
"""

import sys
from argparse import ArgumentParser, Namespace

from assistant.chat.listening import is_private, listen
from corpus.messages import message
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.setup.speech import notify


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan chat`."""
    add_setting_flags(parser, "host", "port", "allowed_hosts")


def run(arguments: Namespace) -> int:
    """Serve until interrupted."""
    settings = settings_from(arguments)
    # The port comes first: that it is taken should not be told only after the model has been loaded.
    with listen(settings.host, settings.port) as listening:
        if not is_private(listening):
            notify(
                message("Every computer that reaches {host} can open this chat: it has no log-in.", host=settings.host)
            )
        from assistant.ask import open_assistant

        with open_assistant(settings, notify) as assistant:
            from assistant.chat.serve import serve

            try:
                hosts = [host.strip() for host in settings.allowed_hosts.split(",") if host.strip()]
                serve(assistant, listening, settings.language, _announce, hosts)
            except KeyboardInterrupt:
                notify("The chat has stopped.")
    return 0


def _announce(address: str) -> None:
    sys.stdout.write(f"Rujukan: {address}\n")
    sys.stdout.flush()

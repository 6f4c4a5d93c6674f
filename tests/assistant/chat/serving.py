"""The real chat over a store, as a program for the browser tests: `python -m tests.assistant.chat.serving DATA`."""

import sys

from assistant.ask import open_assistant
from assistant.chat.listening import listen
from assistant.chat.serve import serve
from corpus.settings import load_settings
from tests.network import keep_inside


def main(data: str) -> None:
    """Serve on a free port; the first line on standard output is the address."""
    keep_inside()
    with listen("127.0.0.1", 0) as listening, open_assistant(load_settings({"data": data}), _silent) as assistant:
        serve(assistant, listening, "", _announce)


def _announce(address: str) -> None:
    sys.stdout.write(address + "\n")
    sys.stdout.flush()


def _silent(_: str) -> None:
    pass


if __name__ == "__main__":
    main(sys.argv[1])

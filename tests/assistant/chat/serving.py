"""The command `rujukan`, kept from leaving the machine; a question that says so is answered slowly, to be stopped."""

import sys
from collections.abc import Iterator
from time import sleep
from typing import Any

from assistant.ask import Assistant
from assistant.events import AnswerEvent
from rujukan.command import main
from tests.network import keep_inside

SLOWLY = "(perlahan)"
SECONDS = 8

_ask_stream = Assistant.ask_stream


def _slowly(self: Assistant, question: str, *rest: Any, **more: Any) -> Iterator[AnswerEvent]:
    for event in _ask_stream(self, question, *rest, **more):
        yield event
        if SLOWLY in question:
            sleep(SECONDS)


if __name__ == "__main__":
    keep_inside()
    Assistant.ask_stream = _slowly  # type: ignore[method-assign]
    sys.exit(main(sys.argv[1:]))

"""A chat to which readers log in, over no documents at all: run with the file of log-ins, it prints its address."""

import sys
from pathlib import Path
from typing import Any

from assistant.answerer import QUOTES, AnswererChoice
from assistant.chat.access.door import Access
from assistant.chat.access.passwords import read_logins
from assistant.chat.serve import serve
from assistant.web.listening import listen
from tests.network import keep_inside


class Empty:
    """An assistant without documents: nobody asks it anything here."""

    answerer = QUOTES

    def answerers(self) -> tuple[AnswererChoice, ...]:
        return (AnswererChoice(QUOTES),)

    def documents(self) -> tuple[Any, ...]:
        return ()


if __name__ == "__main__":
    keep_inside()
    with listen("127.0.0.1", 0) as listening:
        assistant: Any = Empty()
        access = Access(read_logins(Path(sys.argv[1])))
        serve(assistant, listening, "", lambda address: print(address, flush=True), access=access)  # noqa: T201

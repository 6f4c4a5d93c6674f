"""What a model wrote, kept by question, evidence and model while the program runs."""

import hashlib
from collections import OrderedDict
from threading import Lock

from assistant.writing.endpoint import EndpointAddress, Messages

ROOM = 500
"""Answers that are kept; the one not asked for longest goes first."""


class AnswerCache:
    """Texts of a model by what it was asked. Threads share it."""

    def __init__(self, room: int = ROOM) -> None:
        """`room` is how many are kept; 0: none."""
        self._room = room
        self._known: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def find(self, address: EndpointAddress, messages: Messages) -> str | None:
        """The text, where it is known."""
        key = _key(address, messages)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def keep(self, address: EndpointAddress, messages: Messages, text: str) -> None:
        """Keep a whole text."""
        with self._lock:
            self._known[_key(address, messages)] = text
            while len(self._known) > self._room:
                self._known.popitem(last=False)


def _key(address: EndpointAddress, messages: Messages) -> str:
    """Nothing of a question stands in memory as a key."""
    parts = (address.base_url, address.model, *(part for pair in messages for part in pair))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()

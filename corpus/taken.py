"""Which characters of a text are spoken for, so that patterns tried in turn do not overlap."""


class Taken:
    """The taken characters of a text of `length` characters."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)

    def take(self, start: int, end: int) -> bool:
        """Take a range if all of it is free; whether it was."""
        if any(self._marks[start:end]):
            return False
        self._marks[start:end] = b"\1" * (end - start)
        return True

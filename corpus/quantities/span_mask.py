"""Which characters of a text are spoken for, one byte each, so that patterns tried in turn do not overlap."""


def take(taken: bytearray, start: int, end: int) -> bool:
    """Take a range if all of it is free; whether it was."""
    if any(taken[start:end]):
        return False
    taken[start:end] = b"\1" * (end - start)
    return True

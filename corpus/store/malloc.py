"""Memory that was freed is used again, whichever thread asks for it next."""

import ctypes
import os
import sys

ARENAS = 2
"""Chroma loads an index in a thread of its own each time a store is opened, and glibc gives each thread an arena of its
own, eight to a core, where the freed index stays. Measured with 10,000 passages opened 40 times on two cores: 319 MB
and growing; with two arenas 146 MB, from the fourth time on. With 100,000 each arena would hold ten times as much."""

_ARENA_MAX = -8
"""`M_ARENA_MAX` in glibc's malloc.h."""


def few_arenas() -> None:
    """Bound the arenas of this process, where the system has them and the user has not bound them otherwise."""
    if sys.platform != "linux" or "MALLOC_ARENA_MAX" in os.environ:
        return
    try:
        bound = ctypes.CDLL(None).mallopt
    except AttributeError:
        # musl's allocator has no arenas.
        return
    bound(_ARENA_MAX, ARENAS)

"""What the reading process gives up before it opens the first file: it could be taken over by a flaw in a parser."""

import ctypes
import os
import sys
from collections.abc import Mapping

PASSED = ("PATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TESSDATA_PREFIX")
"""Variables that the process is started with: keys and passwords that stand in others are none of its business."""

OPEN_FILES = 128
LARGEST_FILE = 1 << 20
"""Bytes that may be written to a file: what a parser complains of, into the file that is there for it."""

_NO_NEW_PRIVILEGES = 38
"""`PR_SET_NO_NEW_PRIVS` in Linux's prctl.h: no program that is started gains rights, as sudo would."""

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""Landlock's system calls, the same on every processor; glibc has no functions for them."""

_ASK_VERSION = 1
_BENEATH = 1
_WRITE_FILE = 1 << 1
_CHANGES = _WRITE_FILE | sum(1 << bit for bit in range(4, 13))
"""Rights to write files and to make and remove entries of folders; later versions add to move and to shorten."""

_SINCE = {2: 1 << 13, 3: 1 << 14}
_TCP_SINCE, _TCP = 4, 0b11
"""From this version on, TCP connections and ports are shut as well."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def clean_environment(environment: Mapping[str, str], search: str) -> dict[str, str]:
    """The environment that the process is given; `search` is where Python finds modules."""
    return {name: environment[name] for name in PASSED if name in environment} | {"PYTHONPATH": search}


def confine(programs: bool) -> None:
    """Give up new privileges, further processes unless `programs` are needed, many files, writing, TCP.

    Each as far as the system has it: limits on every Unix, the rest on Linux, and Landlock from 5.13 on.
    """
    if sys.platform == "win32":
        return
    import resource

    limits = {resource.RLIMIT_NOFILE: OPEN_FILES}
    if not programs:
        limits |= {resource.RLIMIT_NPROC: 0, resource.RLIMIT_FSIZE: LARGEST_FILE}
    for limit, most in limits.items():
        _, hard = resource.getrlimit(limit)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (bound, bound))
    if sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        _shut_files(library)


def _shut_files(library: ctypes.CDLL) -> None:
    """Refuse every change to a file system but to `/dev/null`, which programs are started with."""
    version = library.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_ASK_VERSION))
    if version < 1:
        return
    files = _CHANGES | sum(right for since, right in _SINCE.items() if version >= since)
    rules = _Ruleset(files, _TCP if version >= _TCP_SINCE else 0)
    size = ctypes.sizeof(rules) if version >= _TCP_SINCE else _Ruleset.net.offset
    ruleset = library.syscall(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), ctypes.c_uint32(0))
    if ruleset < 0:
        return
    nothing = os.open(os.devnull, os.O_PATH | os.O_CLOEXEC)
    allowed = _Beneath(_WRITE_FILE, nothing)
    library.syscall(_ADD_RULE, ruleset, _BENEATH, ctypes.byref(allowed), ctypes.c_uint32(0))
    library.syscall(_RESTRICT_SELF, ruleset, ctypes.c_uint32(0))
    os.close(nothing)
    os.close(ruleset)

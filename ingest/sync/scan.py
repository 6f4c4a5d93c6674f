"""What lies in the folders: the content hash of every file that can be read, and why the others cannot."""

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ReadError, UsageError
from corpus.messages import message, reason_of
from ingest.formats.read import formats

LARGEST = 200 * 1024 * 1024
"""Bytes beyond which a file is refused without being read; a format may draw its own line before that."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, and those that turn the direction of writing: in a list of names they would hide a name; and
surrogates, by which Python stands in for bytes that are no text."""

_WITH_MACROS = {
    ".docm": "Save it as a document without macros (.docx).",
    ".dotm": "Save it as a document without macros (.docx).",
    ".xlsm": "Save it without macros (.xlsx).",
    ".xltm": "Save it without macros (.xlsx).",
}
"""Extensions that promise macros, and the remedy."""

_PASSED_OVER = (".", "~$")
"""Beginnings of names: hidden files, and the locks of office programs."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken in, and why."""

    place: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Found:
    """A file's content: SHA-256 in hexadecimal, and its size in bytes."""

    content_hash: str
    size: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What lies in `roots`: files by their place, files of formats that are not read, and refusals.

    `unseen` are the places of refused files and folders: what the store holds from there may be as it was.
    """

    roots: tuple[str, ...]
    files: Mapping[str, Found]
    ignored: tuple[str, ...]
    refused: tuple[Refusal, ...]
    unseen: tuple[str, ...]

    def looked_at(self, place: str) -> bool:
        """Whether this scan says what lies at a place, if anything."""
        return _below(place, self.roots) and not _below(place, self.unseen)


def existing(paths: Sequence[Path]) -> list[Path]:
    """The paths as they are on the disk: absolute, links followed. Raises UsageError where one is not there."""
    return [_root(path) for path in paths]


def scan(roots: Sequence[Path]) -> Scan:
    """Look at every file in the roots, which `existing` gave, by its content."""
    files: dict[str, Found] = {}
    ignored: dict[str, None] = {}
    refused: dict[str, Refusal] = {}
    for root in roots:
        for path, error in _walk(root):
            place = str(path)
            try:
                if error:
                    raise error
                _refuse_macros(path)
                if not _may_be_read(path, root):
                    ignored[_shown(place)] = None
                elif place not in files:
                    files[place] = _look(path, root)
            except ReadError as unfit:
                refused[place] = Refusal(unfit.place, unfit.reason, unfit.remedy)
            except OSError as unreadable:
                reason = message("cannot be read: {reason}", reason=reason_of(unreadable))
                refused[place] = Refusal(_shown(place), reason, "Check that it is there and that you may read it.")
    return Scan(tuple(map(str, roots)), files, tuple(ignored), tuple(refused.values()), tuple(refused))


def files_in(root: Path) -> Iterator[Path]:
    """Every file of a root that could be taken in, as far as its name tells."""
    return (path for path, _ in _walk(root) if _may_be_read(path, root))


def _below(place: str, folders: Iterable[str]) -> bool:
    return any(place == folder or place.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)


def _root(path: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise UsageError(message("{path}: there is no such file or folder. Check the path.", path=path)) from error


def _walk(root: Path) -> Iterator[tuple[Path, OSError | ReadError | None]]:
    """Every file below a root, links to its own folders aside; and folders that are not looked at, with the error."""
    if not root.is_dir():
        yield root, None
        return
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield folder, error
            continue
        within: list[Path] = []
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith(_PASSED_OVER):
                continue
            if entry.is_dir(follow_symlinks=False):
                within.append(path)
            elif not path.is_dir():
                yield path, None
            elif not _within(path, root):
                yield path, _leads_out(str(path))
        folders += reversed(within)


def _may_be_read(path: Path, root: Path) -> bool:
    """A file of a format that is read; one that was named itself is tried in any case."""
    return path == root or path.suffix.lower() in formats()


def _refuse_macros(path: Path) -> None:
    remedy = _WITH_MACROS.get(path.suffix.lower())
    if remedy:
        raise ReadError(_shown(str(path)), "it holds macros", remedy)


def _within(path: Path, root: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(root)


def _look(path: Path, root: Path) -> Found:
    """The content of one file. Raises ReadError where it is not one to take in, OSError where it cannot be read."""
    place = str(path)
    if _UNPRINTABLE.search(place):
        raise ReadError(_shown(place), "its name holds control characters or bytes that are no text", "Rename it.")
    if path.is_symlink() and not path.exists():
        raise ReadError(place, "a symbolic link that leads nowhere", "Remove it, or put back what it led to.")
    if path.is_symlink() and not _within(path, root):
        raise _leads_out(place)
    # Opened only where it is a file, and without waiting: a pipe that took its place would keep this process for ever.
    _check(path.stat(), place)
    with open(path, "rb", buffering=0, opener=_without_waiting) as file:
        seen = os.fstat(file.fileno())
        _check(seen, place)
        return Found(hashlib.file_digest(file, "sha256").hexdigest(), seen.st_size)


def _leads_out(place: str) -> ReadError:
    return ReadError(
        place, "a symbolic link that leads out of the folder", "Copy what it leads to, or name that itself."
    )


def _check(seen: os.stat_result, place: str) -> None:
    if not stat.S_ISREG(seen.st_mode):
        raise ReadError(place, "not a regular file", "Remove it from the folder.")
    if seen.st_size > LARGEST:
        raise ReadError(
            place, message("it is larger than {largest} MB", largest=LARGEST // 1024**2), "Split it into smaller files."
        )


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _shown(place: str) -> str:
    """A name that can be printed: control characters and bytes that are no text as escapes."""
    return _UNPRINTABLE.sub(lambda match: ascii(match.group())[1:-1], place)

"""Whether the files of an unpacked model are as they were written: a flipped bit in one would only answer worse."""

import hashlib
from pathlib import Path

from corpus.errors import ModelError
from corpus.messages import message, reason_of

CHECKSUMS = "checksums"
"""The file in a model's folder that holds size and SHA-256 of every other, a line each."""

LARGEST_SUMMED = 32 << 20
"""Bytes of a file that is summed at each start: configuration, graph and tokenizer, in 0.01 s. The weights would take
0.6 s of every start; their sizes are compared, and `rujukan doctor` sums them too."""


def record(folder: Path) -> None:
    """Write down what a model's folder holds. Raises OSError."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != CHECKSUMS)
    lines = [f"{path.stat().st_size} {_sha256(path)} {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / CHECKSUMS).write_text("".join(lines), "utf-8")


def check(folder: Path, whole: bool = False) -> None:
    """Compare the files with what was written down, where it was; with `whole` the weights to the last byte.

    Raises:
        ModelError: a file is missing, is not as it was written, or may not be read.
    """
    try:
        recorded = (folder / CHECKSUMS).read_text("utf-8", errors="replace")
    except FileNotFoundError:
        # A folder from before they were written down.
        return
    except OSError as error:
        raise unreadable(folder, error) from error
    for size, digest, name in (line.split(" ", 2) for line in recorded.splitlines()):
        path = folder / name
        try:
            same = str(path.stat().st_size) == size
            if same and (whole or int(size) <= LARGEST_SUMMED):
                same = _sha256(path) == digest
        except FileNotFoundError:
            same = False
        except OSError as error:
            raise unreadable(path, error) from error
        if not same:
            raise ModelError(
                message(
                    "{file}: not as it was written. Remove the folder {folder}: it is made anew.",
                    file=path,
                    folder=folder,
                )
            )


def unreadable(path: Path, error: OSError) -> ModelError:
    """A cache that somebody else made, say."""
    return ModelError(
        message(
            "{path}: the embedding model cannot be read: {reason}. Have it made readable for you, or choose a folder "
            "of your own with --cache.",
            path=path,
            reason=reason_of(error),
        )
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

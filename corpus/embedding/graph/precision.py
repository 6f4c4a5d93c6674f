"""In 32-bit floating point or in 8-bit integers: what is faster here, and near enough, is found out once.

Integers are twice as fast where the processor multiplies and adds them in one step, hardly faster where it does not,
and wrong where it lets sums of them overflow.
"""

import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass
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

LAYOUT = 1
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
    """How integers did: how many times as fast, and the least cosine to the exact vector."""

    ratio: float
    cosine: float

    @property
    def passed(self) -> bool:
        """Whether they are to be used."""
        return self.ratio >= FASTER and self.cosine >= NEAREST


def chosen_precision(wanted: str, folder: Path, say: Callable[[str], None]) -> str:
    """`EXACT` or `FAST`: what is wanted of the unpacked model in a folder, or for `AUTO` what a trial says, made once.

    Where nothing can be written into the folder `AUTO` is `EXACT`.
    """
    if wanted != AUTO:
        return wanted
    known = trial_of(folder)
    if known is None:
        try:
            known = _try(folder, say)
        except ModelError:
            return EXACT
    return FAST if known.passed else EXACT


def trial_of(folder: Path) -> Trial | None:
    """The trial that was made of the model in a folder; None where there was none."""
    try:
        return Trial(**json.loads((folder / TRIAL_FILE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


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
        raise unwritable(folder, error) from error
    return file


def unwritable(folder: Path, error: OSError) -> ModelError:
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
    write_graph(bert_graph(sizes, graph), part, folder, data=f"{file.name}.data")
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
    trial = Trial(round(took[0] / took[1], 2), round(float((exact * fast).sum(axis=1).min()), 5))
    try:
        (folder / TRIAL_FILE).write_text(json.dumps(asdict(trial)) + "\n", "utf-8")
    except OSError as error:
        raise unwritable(folder, error) from error
    return trial

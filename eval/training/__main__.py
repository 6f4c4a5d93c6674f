"""Train the reader: `python -m eval.training OUT --start READER.safetensors --data FOLDER`.

OUT holds the checkpoint from which a stopped run goes on, and at the end the weights, the figures and the curves. With
`--measure` nothing is trained: the start is measured on everything.
"""

import json
import random
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from corpus.embedding.encoder import load_encoder
from corpus.embedding.tokenizer import read_tokenizer
from corpus.embedding.weights import default_model_folder
from corpus.errors import RujukanError, UsageError
from corpus.messages import message
from corpus.setup.offline import go_offline
from corpus.setup.settings import load_settings
from eval.page.curves import curves, smoothed
from eval.training.configuration import DEFAULT, Configuration, load_configuration

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from corpus.embedding.encoder import Encoder
    from eval.training.features import RowGroup
    from eval.training.loop import Progress
    from eval.training.model import Reader

WEIGHTS, FIGURES, CURVES = "reader.safetensors", "figures.json", "curves.svg"
SMOOTHED = 25
"""Steps whose mean loss is drawn."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run works with."""

    encoder: "Encoder"
    reader: "Reader"
    tokenizer: "Tokenizer"


def main(argv: Sequence[str] | None = None) -> int:
    """Train and tell; 2 where what is needed is not there."""
    parser = ArgumentParser(
        prog="python -m eval.training", description=(__doc__ or "").partition("\n")[0], allow_abbrev=False
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="folder of the run; it is made where it is missing")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the question sets")
    parser.add_argument("--start", type=Path, metavar="FILE", help="weights to begin with; else the encoder's own")
    parser.add_argument("--configuration", type=Path, default=DEFAULT, metavar="FILE", help="how to train, as TOML")
    parser.add_argument("--measure", action="store_true", help="only measure the weights to begin with")
    arguments = parser.parse_args(argv)
    try:
        _run(arguments, load_configuration(arguments.configuration))
    except RujukanError as error:
        _say(str(error))
        return error.exit_code
    return 0


def _run(arguments: Namespace, configuration: Configuration) -> None:
    tools = _open(configuration, arguments.start)
    arguments.out.mkdir(parents=True, exist_ok=True)
    if arguments.measure:
        figures = _measure_all(tools, configuration, arguments)
        sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    else:
        _train(tools, configuration, arguments)


def _open(configuration: Configuration, start: Path | None) -> Tools:
    """Raises UsageError where PyTorch is missing, or the weights are not the reader's."""
    go_offline()
    try:
        import torch
        import transformers
    except ImportError as error:
        raise UsageError(message("Training needs PyTorch. Install it: pip install 'rujukan[train]'.")) from error
    from eval.training.model import Reader, best_device, load_weights

    transformers.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    torch.set_num_threads(configuration.threads)
    torch.manual_seed(configuration.seed)
    settings = load_settings()
    folder = default_model_folder(settings.cache, _say)
    reader = Reader(folder, configuration.optimizer.frozen_layers)
    if start:
        try:
            load_weights(reader, start)
        except (OSError, ValueError) as error:
            raise UsageError(
                message("{path}: no weights of the reader: {reason}", path=start, reason=str(error))
            ) from error
    reader.to(best_device()).eval()
    encoder = load_encoder(settings.model, settings.cache, configuration.threads, _say)
    return Tools(encoder, reader, read_tokenizer(folder))


def _train(tools: Tools, configuration: Configuration, arguments: Namespace) -> None:
    from eval.training.evaluation import asked_of_all, on_judged, on_statements, on_written
    from eval.training.examples import indonli_groups, load_written, public_groups
    from eval.training.features import row_group
    from eval.training.judged import judged_groups, load_contrasts, load_judged, load_theses
    from eval.training.loop import train
    from eval.training.model import save_weights
    from eval.training.statements import halves, load_statements, statement_groups

    out, data, sampling = arguments.out, arguments.data, configuration.sampling
    judged = load_judged(load_written(data, "train"), data) if sampling.judged else []
    theses, held_back = (
        [load_theses(half) + load_contrasts(half) for half in ("train", "dev")] if sampling.theses else ([], [])
    )
    stated, measured = halves(load_statements(data)) if sampling.statements else ([], [])
    measuring = configuration.evaluation
    asked = (
        asked_of_all(load_written(data, "dev"), tools.encoder, measuring.questions, measuring.nearest, out)
        if sampling.judged
        else []
    )

    def epoch(rng: random.Random) -> "list[RowGroup]":
        groups = judged_groups(judged, rng, count=sampling.judged, beside=sampling.negatives)
        groups += judged_groups(theses, rng, count=sampling.theses, beside=sampling.negatives)
        groups += public_groups(data, sampling.public, rng) + indonli_groups(data, sampling.indonli, rng)
        groups += statement_groups(stated, rng, sampling.statements)
        return [one for group in groups if (one := row_group(tools.tokenizer, group)) is not None]

    def measure() -> dict[str, float]:
        figures = on_written(tools.reader, tools.tokenizer, asked) if asked else {}
        figures |= on_judged(tools.reader, tools.tokenizer, held_back, measuring.questions) if held_back else {}
        return figures | (on_statements(tools.reader, tools.tokenizer, measured) if measured else {})

    progress = train(
        tools.reader,
        epoch,
        configuration,
        out,
        measure=measure,
        say=_say,
    )
    save_weights(tools.reader, out / WEIGHTS)
    (out / FIGURES).write_text(json.dumps(progress.measured, indent=1) + "\n", "utf-8")
    (out / CURVES).write_text(_picture(progress), "utf-8")


def _measure_all(tools: Tools, configuration: Configuration, arguments: Namespace) -> dict[str, float]:
    from eval.training.evaluation import asked_of_all, on_idk_mrc, on_written
    from eval.training.examples import load_written

    written = load_written(arguments.data, "dev")
    count, nearest = len(written.questions), configuration.evaluation.nearest
    asked = asked_of_all(written, tools.encoder, 2 * count, nearest, arguments.out)
    figures = on_written(tools.reader, tools.tokenizer, asked)
    with _bar(None, "IDK-MRC") as bar:
        figures |= on_idk_mrc(tools.reader, tools.tokenizer, arguments.data, bar.update)
    return {name: round(value, 4) for name, value in figures.items()}


def _picture(progress: "Progress") -> str:
    from eval.training.loop import NAMES, part_of

    lines = {}
    for name in NAMES:
        if losses := part_of(progress, name):
            means = smoothed([value for _, value in losses], SMOOTHED)
            lines[f"loss, {name}"] = [(float(step), mean) for (step, _), mean in zip(losses, means, strict=True)]
    for name in ("collection_odds", "passage", "theses_odds", "statements"):
        if found := [(float(step), given[name]) for step, given in progress.measured if name in given]:
            lines[f"AUC, {name.partition('_')[0]}"] = found
    return curves(lines, "Training: losses by part, and AUC on held-back questions", "step")


def _bar(total: int | None, what: str) -> "tqdm[Any]":
    return tqdm(total=total, desc=what, file=sys.stderr, disable=None)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())

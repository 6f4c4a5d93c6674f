"""The steps of training: seeded throughout, saved as they go, and taken up again where they stopped."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from eval.training.configuration import Configuration, Optimizer
from eval.training.features import RowGroup, batches
from eval.training.losses import Parts, batch_loss
from eval.training.model import Reader, trained

CHECKPOINT = "checkpoint.pt"
NAMES = ("span", "has", "listwise", "relation")
CLIP = 1.0
LEAST = 0.02
"""Share of the rate that is left at the end."""

Groups = Callable[[random.Random], list[RowGroup]]
"""The groups of an epoch, drawn anew for each."""


@dataclass(slots=True)
class Progress:
    """How far a run is: the loss of each step by its parts, and what was measured after which step."""

    step: int = 0
    losses: list[list[float | None]] = field(default_factory=list)
    measured: list[tuple[int, dict[str, float]]] = field(default_factory=list)


def train(
    reader: Reader,
    groups: Groups,
    configuration: Configuration,
    folder: Path,
    *,
    measure: Callable[[], dict[str, float]],
    say: Callable[[str], None],
) -> Progress:
    """Train in place, from the checkpoint in `folder` where there is one, to the last step of the configuration."""
    settings = configuration.optimizer
    optimizer = _optimizer(reader, settings)
    progress = _resumed(reader, optimizer, folder / CHECKPOINT)
    if progress.step:
        say(f"going on after step {progress.step}")
    else:
        _measure(reader, progress, measure, say)
    for batch in _from(progress.step, groups, configuration):
        rate = settings.rate * schedule(progress.step, settings)
        for group in optimizer.param_groups:
            group["lr"] = rate
        reader.train()
        seed = configuration.seed * 1_000_003 + progress.step
        parts = batch_loss(reader, batch, settings.masked, seed, unanswered=configuration.losses.unanswered)
        loss: Any = parts.weighed(configuration.losses)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([one for one in reader.parameters() if one.requires_grad], CLIP)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        progress.step += 1
        progress.losses.append(_numbers(parts))
        last = progress.step == settings.steps
        if progress.step % 10 == 0 or last:
            say(f"step {progress.step}/{settings.steps}: {_recent(progress)}")
        if progress.step % configuration.evaluation.every == 0 or last:
            _measure(reader, progress, measure, say)
        if progress.step % settings.save_every == 0 or last:
            _save(reader, optimizer, progress, folder / CHECKPOINT)
    return progress


def schedule(step: int, settings: Optimizer) -> float:
    """The share of the rate at a step: up in a line, then down in one."""
    warm = settings.warm_up * settings.steps
    return min(1.0, (step + 1) / warm if warm else 1.0) * max(LEAST, 1 - step / settings.steps)


def _from(step: int, groups: Groups, configuration: Configuration) -> Iterator[list[RowGroup]]:
    """The batches from a step to the last one: each epoch is drawn by its number, so that none need be remembered."""
    done, epoch = 0, 0
    while done < configuration.optimizer.steps:
        rng = random.Random(f"{configuration.seed} {epoch}")  # noqa: S311
        for batch in batches(groups(rng), configuration.optimizer.batch_tokens, rng):
            if step <= done < configuration.optimizer.steps:
                yield batch
            done += 1
        epoch += 1


def _optimizer(reader: Reader, settings: Optimizer) -> torch.optim.AdamW:
    """Biases and the weights of norms are not pulled towards zero."""
    parameters = [one for one in reader.parameters() if one.requires_grad]
    kinds = [
        {"params": [one for one in parameters if one.dim() >= 2], "weight_decay": settings.weight_decay},
        {"params": [one for one in parameters if one.dim() < 2], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(kinds, lr=settings.rate, betas=(0.9, 0.98), eps=1e-6, fused=True)


def _numbers(parts: Parts) -> list[float | None]:
    found: list[Tensor | None] = [getattr(parts, name) for name in NAMES]
    return [None if part is None else round(float(part.detach()), 5) for part in found]


def part_of(progress: Progress, name: str) -> list[tuple[int, float]]:
    """One part of the loss as (step, value), without the batches that have none of it."""
    values = [losses[NAMES.index(name)] for losses in progress.losses]
    return [(step, value) for step, value in enumerate(values, start=1) if value is not None]


def _recent(progress: Progress) -> str:
    """The means of the last fifty batches that have each part."""
    means = []
    for name in NAMES:
        last = [value for _, value in part_of(progress, name)[-50:]]
        means.append(f"{name} {sum(last) / len(last):.3f}" if last else f"{name} –")
    return ", ".join(means)


def _measure(
    reader: Reader, progress: Progress, measure: Callable[[], dict[str, float]], say: Callable[[str], None]
) -> None:
    reader.eval()
    found = measure()
    progress.measured.append((progress.step, found))
    say(f"after step {progress.step}: " + ", ".join(f"{name} {value:.4f}" for name, value in found.items()))


def _save(reader: Reader, optimizer: torch.optim.AdamW, progress: Progress, path: Path) -> None:
    """Whole or not at all: a run may be killed while it writes."""
    part = path.with_suffix(".part")
    state = {
        "reader": trained(reader),
        "optimizer": optimizer.state_dict(),
        "progress": [progress.step, progress.losses, progress.measured],
    }
    torch.save(state, part)
    part.replace(path)


def _resumed(reader: Reader, optimizer: torch.optim.AdamW, path: Path) -> Progress:
    if not path.is_file():
        return Progress()
    state = torch.load(path, map_location=next(reader.parameters()).device, weights_only=True)
    reader.load_state_dict(state["reader"], strict=False)
    optimizer.load_state_dict(state["optimizer"])
    step, losses, measured = state["progress"]
    return Progress(step, losses, measured)

"""A few real steps: what is learned, and that a run that was stopped ends where it would have ended."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer

from eval.training.configuration import Configuration
from eval.training.examples import Candidate, Group, candidate_of, load_written
from eval.training.features import RowGroup, row_group
from eval.training.loop import Progress, schedule, train
from eval.training.model import Reader, trained


class StoppedError(Exception):
    """As if the machine had gone down."""


def groups(data: Path, tokenizer: Tokenizer) -> Callable[[random.Random], list[RowGroup]]:
    written = load_written(data, "train")
    passages = list(written.passages.values())

    def drawn(rng: random.Random) -> list[RowGroup]:
        made = [Group("Kapal berangkat.", (Candidate("", "Kapal itu berangkat dari Ambon."),), 0)]
        for one in written.questions:
            others = [candidate_of(passage) for passage in passages if passage.id != one.passage]
            own = candidate_of(written.passages[one.passage], one)
            made.append(Group(one.text, (own, rng.choice(others))))
        return [found for group in made if (found := row_group(tokenizer, group)) is not None]

    return drawn


def run(
    reader: Reader,
    drawn: Callable[[random.Random], list[RowGroup]],
    configuration: Configuration,
    folder: Path,
    stop_at: int | None = None,
) -> Progress:
    folder.mkdir(exist_ok=True)

    def say(line: str) -> None:
        if stop_at is not None and line.startswith(f"after step {stop_at}"):
            raise StoppedError

    return train(reader, drawn, configuration, folder, measure=lambda: {"sign": 0.5}, say=say)


def test_a_run_that_was_stopped_goes_on_to_the_same_weights(
    small_reader: Callable[[], Reader], data: Path, tokenizer: Tokenizer, configuration: Configuration, tmp_path: Path
) -> None:
    drawn = groups(data, tokenizer)
    whole = small_reader()
    told = run(whole, drawn, configuration, tmp_path / "whole")
    assert told.step == 6
    assert [step for step, _ in told.measured] == [0, 3, 6]

    stopped = small_reader()
    with pytest.raises(StoppedError):
        run(stopped, drawn, configuration, tmp_path / "stopped", stop_at=6)
    resumed = small_reader()
    again = run(resumed, drawn, configuration, tmp_path / "stopped")
    assert again.losses == told.losses
    for name, tensor in trained(whole).items():
        assert torch.equal(tensor, trained(resumed)[name]), name


def test_the_word_vectors_and_frozen_layers_stay_as_they_were(
    small_reader: Callable[[], Reader], data: Path, tokenizer: Tokenizer, configuration: Configuration, tmp_path: Path
) -> None:
    before, reader = small_reader(), small_reader()
    reader.m.encoder.layer[0].requires_grad_(requires_grad=False)
    run(reader, groups(data, tokenizer), configuration, tmp_path / "run")
    old, new = before.state_dict(), reader.state_dict()
    changed = {name for name in old if not torch.equal(old[name], new[name])}
    assert not any("word_embeddings" in name or "layer.0." in name for name in changed)
    assert {"has.0.weight", "span.weight", "nli.0.weight", "m.encoder.layer.1.output.dense.weight"} <= changed


def test_the_rate_rises_first_and_is_nearly_nothing_at_the_end(configuration: Configuration) -> None:
    settings = configuration.optimizer.model_copy(update={"steps": 100, "warm_up": 0.1})
    shares = [schedule(step, settings) for step in range(100)]
    assert shares[0] == 0.1
    assert max(shares) == shares[9]
    assert shares[-1] == 0.02

"""Packing trained weights as changes of the encoder's."""

import numpy as np

from assistant.reading.weights import SCALE
from eval.training.pack import mean_of, only_changed, pack


def test_matrices_of_the_encoder_are_kept_as_changes_and_all_else_as_values() -> None:
    rng = np.random.default_rng(1)
    encoder = {"layer.weight": rng.normal(size=(4, 8)).astype(np.float32)}
    change = rng.normal(size=(4, 8)).astype(np.float32) * 0.01
    trained = {
        "m.layer.weight": encoder["layer.weight"] + change,
        "m.layer.bias": rng.normal(size=4).astype(np.float32),
        "span.weight": rng.normal(size=(2, 8)).astype(np.float32),
    }
    packed = pack(trained, encoder)
    assert packed["layer.weight"].dtype == np.int8
    restored = packed["layer.weight"] * packed["layer.weight" + SCALE].astype(np.float32)[:, None]
    assert np.abs(restored - change).max() <= np.abs(change).max() / 127
    assert packed["layer.bias"].dtype == packed["span.weight"].dtype == np.float16


def test_a_row_that_training_left_alone_stays_as_it_was() -> None:
    encoder = {"w": np.ones((2, 3), np.float32)}
    packed = pack({"m.w": np.ones((2, 3), np.float32)}, encoder)
    assert not packed["w"].any()
    assert np.isfinite(packed["w" + SCALE]).all()


def test_of_several_runs_the_mean_is_taken_of_what_all_have() -> None:
    first = {"has": np.array([1.0, 3.0], np.float32), "m.pooler.dense.bias": np.zeros(2, np.float32)}
    mean = mean_of([first, {"has": np.array([3.0, 3.0], np.float32)}])
    assert mean.keys() == {"has"}
    assert mean["has"].tolist() == [2.0, 3.0]


def test_what_only_rounding_changed_is_left_out() -> None:
    rng = np.random.default_rng(2)
    before = {name: rng.normal(size=(8, 8)).astype(np.float32) for name in ("frozen", "trained")}
    after = {"m.frozen": before["frozen"] * 1.0005, "m.trained": before["trained"] * 1.02}
    assert only_changed(after, before).keys() == {"m.trained"}

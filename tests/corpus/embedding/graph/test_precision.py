"""The encoder in integers: near the exact one, chosen by a trial, recorded with what it encoded."""

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from platformdirs import user_cache_path

from corpus.embedding.encoder import Encoder, load_encoder, precision_of
from corpus.embedding.graph import precision
from corpus.embedding.graph.precision import INTEGERS_FILE, TRIAL_FILE, Trial, chosen_precision, integers, trial_of
from corpus.embedding.precisions import AUTO, EXACT, FAST
from corpus.embedding.weights import default_model_folder
from corpus.errors import ModelError

CACHE = user_cache_path("rujukan")
TEXTS = (
    "Undang-Undang Nomor 21 Tahun 2007 mengancam pelaku dengan pidana penjara paling singkat 3 (tiga) tahun.",
    "The Organization's budget grew from USD 242 million in 1998 to USD 1.4 billion in 2013, mostly earmarked.",
    "Apa?",
    "| Tahun | Korban |\n|---|---:|\n| 2017 | 1.243 |\n| 2018 | 1.009 |",
    "word " * 300,
)
NEAR = 0.999
"""Of a single table or word; passages of a hundred tokens are at 0.9997."""


def tried(ratio: float, cosine: float) -> Trial:
    """On this processor."""
    return Trial(ratio, cosine, precision._processor())


def told(_: str) -> None:
    """Nobody."""


@pytest.fixture(scope="module")
def exact() -> Encoder:
    return load_encoder("default", CACHE, 2, told)


@pytest.fixture(scope="module")
def fast() -> Encoder:
    return load_encoder("default", CACHE, 2, told, FAST)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model's folder of the test's own, with what graphs are made of and read."""
    own = tmp_path / "model"
    own.mkdir()
    shared = default_model_folder(CACHE, told)
    for name in ("config.json", "tokenizer.json", "model.onnx"):
        shutil.copyfile(shared / name, own / name)
    for name in ("model.onnx.data", "model.safetensors"):
        (own / name).hardlink_to(shared / name)
    return own


def test_integers_give_nearly_the_same_vectors(exact: Encoder, fast: Encoder) -> None:
    cosines = (exact.encode_passages(TEXTS) * fast.encode_passages(TEXTS)).sum(axis=1)
    assert cosines.min() > NEAR
    # It is another graph: the same one would be no test.
    assert cosines.max() < 1 - 1e-6


def test_questions_too(exact: Encoder, fast: Encoder) -> None:
    question = "Berapa banyak negara anggota IOM pada tahun 2018?"
    assert exact.encode_query(question) @ fast.encode_query(question) > NEAR


def test_both_have_one_name_and_can_use_each_others_stores(exact: Encoder, fast: Encoder) -> None:
    assert exact.name == fast.name
    assert exact.dimension == fast.dimension
    assert exact.max_tokens == fast.max_tokens


def test_the_same_text_has_the_same_vector_in_any_company(fast: Encoder) -> None:
    together = fast.encode_passages(TEXTS)
    np.testing.assert_array_equal(together[3], fast.encode_passages([TEXTS[3]])[0])


def test_the_graph_is_written_once_and_whole(folder: Path) -> None:
    (folder / f"{INTEGERS_FILE}.data").write_bytes(b"left over")
    said: list[str] = []
    file = integers(folder, said.append)
    size = (folder / f"{INTEGERS_FILE}.data").stat().st_size
    assert size < 30_000_000
    assert integers(folder, said.append) == file
    assert len(said) == 1
    assert not [path.name for path in folder.iterdir() if "part" in path.name or "probe" in path.name]


@pytest.mark.parametrize(
    ("trial", "chosen"),
    [(tried(2.0, 0.9997), FAST), (tried(1.1, 0.9997), EXACT), (tried(2.0, 0.98), EXACT)],
    ids=["faster and near", "hardly faster", "sums overflow"],
)
def test_the_trial_decides_and_is_made_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, trial: Trial, chosen: str
) -> None:
    made: list[Path] = []

    def counted(one: Path, _: object) -> Trial:
        made.append(one)
        return trial

    monkeypatch.setattr(precision, "_try", counted)
    assert chosen_precision(AUTO, folder, told) == chosen
    assert made == [folder]
    assert chosen_precision(EXACT, folder, told) == EXACT
    assert chosen_precision(FAST, folder, told) == FAST
    assert made == [folder]


def test_a_trial_is_remembered_by_the_folder(folder: Path) -> None:
    assert trial_of(folder) is None
    first = chosen_precision(AUTO, folder, told)
    trial = trial_of(folder)
    assert trial is not None
    assert trial.cosine > NEAR
    assert (first == FAST) == trial.passed
    slow = asdict(tried(1.0, 1.0))
    (folder / TRIAL_FILE).write_text(json.dumps(slow))
    assert chosen_precision(AUTO, folder, told) == EXACT


def test_on_another_processor_it_is_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / TRIAL_FILE).write_text(json.dumps(asdict(Trial(9.0, 1.0, "another"))))
    monkeypatch.setattr(precision, "_try", lambda *_: tried(1.0, 1.0))
    assert chosen_precision(AUTO, folder, told) == EXACT
    assert trial_of(folder) == tried(1.0, 1.0)


def test_a_folder_that_takes_no_note_is_tried_once_a_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def counted(one: Path, _: object) -> Trial:
        made.append(one)
        return tried(2.0, 0.9997)

    (folder / TRIAL_FILE).mkdir()
    monkeypatch.setattr(precision, "_try", counted)
    assert [chosen_precision(AUTO, folder, told) for _ in range(3)] == [FAST] * 3
    assert made == [folder]


@pytest.mark.parametrize("content", ["", "[1]", '{"ratio": 2}', "\0"])
def test_a_broken_note_of_the_trial_is_as_none(folder: Path, content: str) -> None:
    (folder / TRIAL_FILE).write_text(content)
    assert trial_of(folder) is None


def test_a_folder_that_takes_nothing_more_is_used_exactly(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(precision, "_write", full)
    assert chosen_precision(AUTO, folder, told) == EXACT
    with pytest.raises(ModelError, match="--precision exact"):
        integers(folder, told)


def test_other_models_are_always_exact(tmp_path: Path) -> None:
    assert precision_of("some/model", tmp_path, FAST, told) == EXACT

"""Any other sentence-transformers model, with a small one made for the purpose."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.embedding.encoder import Encoder, load_encoder, model_identity
from corpus.embedding.weights import model_folder
from corpus.errors import ModelError
from tests.corpus.embedding.packed_model import HIDDEN, POSITIONS, write_packed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("models")
    return model_folder(write_packed(place / "small.bin"), place, lambda _: None)


def opened(folder: Path) -> Encoder:
    return load_encoder(str(folder), Path("unused"), 1, lambda _: None)


def changed(folder: Path, name: str, file: str, **values: object) -> Path:
    """A copy of the model under another name, with some entries of one of its files changed."""
    copy = folder.with_name(name)
    shutil.copytree(folder, copy)
    settings = json.loads((copy / file).read_text())
    (copy / file).write_text(json.dumps(settings | values))
    return copy


def test_a_folder_is_a_model(folder: Path) -> None:
    encoder = opened(folder)
    assert encoder.dimension == HIDDEN
    assert encoder.max_tokens == POSITIONS - 2 - 2
    assert encoder.encode_query("orang").shape == (HIDDEN,)
    np.testing.assert_allclose(np.linalg.norm(encoder.encode_passages(["orang", ""]), axis=1), 1, atol=1e-6)


def test_the_models_own_prompts_come_before_questions_and_passages(folder: Path, tmp_path: Path) -> None:
    encoder = opened(folder)
    bare = opened(changed(folder, "bare", "config_sentence_transformers.json", prompts={}))
    np.testing.assert_allclose(encoder.encode_query("orang"), bare.encode_query("query: orang"), atol=1e-6)
    np.testing.assert_allclose(encoder.encode_passages(["orang"]), bare.encode_passages(["passage: orang"]), atol=1e-6)


def test_a_model_of_the_e5_family_without_prompts_is_known_by_its_name(folder: Path) -> None:
    named = opened(changed(folder, "multilingual-e5-base", "config_sentence_transformers.json", prompts={}))
    np.testing.assert_allclose(named.encode_query("orang"), opened(folder).encode_query("orang"), atol=1e-6)


def test_the_name_changes_with_the_weights_and_not_with_the_place(folder: Path, tmp_path: Path) -> None:
    moved = tmp_path / folder.name
    shutil.copytree(folder, moved)
    assert opened(moved).name == opened(folder).name
    with (moved / "model.safetensors").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\x3c")
    assert opened(moved).name != opened(folder).name


def test_the_identity_of_a_folder_is_that_of_its_encoder(folder: Path) -> None:
    encoder = opened(folder)
    assert model_identity(str(folder), Path("unused")) == (encoder.name, encoder.dimension)


@pytest.mark.parametrize("model", ["no/such-model", "/no/such/folder"])
def test_a_model_that_is_not_here_is_refused_and_not_fetched(model: str) -> None:
    with pytest.raises(ModelError, match=rf"{model}: not a sentence-transformers model.*nothing is fetched"):
        load_encoder(model, Path("unused"), 1, lambda _: None)


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not a sentence-transformers model"):
        opened(tmp_path)


def test_a_damaged_model_is_refused(folder: Path) -> None:
    damaged = changed(folder, "damaged", "config.json")
    (damaged / "model.safetensors").write_bytes(b"\xff" * 1000)
    with pytest.raises(ModelError, match="damaged: not a sentence-transformers model"):
        opened(damaged)

"""A reader of a few thousand weights, and a set of questions small enough to train on in a second."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer

from corpus.embedding.tokenizer import read_tokenizer
from corpus.embedding.weights import default_model_folder
from corpus.setup.settings import load_settings
from eval.training.configuration import Configuration, load_configuration
from eval.training.model import Reader

PLACES = ("Ambon", "Kupang", "Ternate", "Sorong")


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """The real one."""
    return read_tokenizer(default_model_folder(load_settings().cache, lambda _: None))


@pytest.fixture
def small_reader(tmp_path: Path) -> Callable[[], Reader]:
    """Makes the same reader each time: two layers of eight, the real tokenizer's vocabulary."""
    import torch
    from transformers import BertConfig, BertModel

    torch.manual_seed(3)
    folder = tmp_path / "encoder"
    config = BertConfig(
        vocab_size=250037,
        hidden_size=8,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=16,
        pad_token_id=1,
    )
    model: Any = BertModel(config, add_pooling_layer=False)
    model.save_pretrained(folder)

    def made() -> Reader:
        torch.manual_seed(3)
        return Reader(folder, 0)

    return made


@pytest.fixture
def configuration() -> Configuration:
    """The one that is shipped, but short."""
    given = load_configuration().model_dump()
    given["optimizer"] |= {"steps": 6, "batch_tokens": 200, "save_every": 3, "rate": 1e-2}
    given["evaluation"]["every"] = 3
    return Configuration.model_validate(given)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder `written` in which every passage answers one question and leaves one open."""
    folder = tmp_path / "data" / "written"
    folder.mkdir(parents=True)
    passages, questions = [], []
    for number, place in enumerate(PLACES):
        name = f"p{number}"
        text = f"Kapal itu berangkat dari {place} pada pukul {number + 6}. Penumpangnya banyak."
        passages.append({"id": name, "text": text, "lang": "id", "title": "Kapal", "heading": ["Jadwal"]})
        common = {"lang": "id", "context_passage_id": name, "split": "train" if number else "dev", "kind": "where"}
        asked = {"text": f"Dari mana kapal pukul {number + 6} berangkat?", "answers": [place], "answerable": True}
        missed = {"text": f"Siapa nakhoda kapal dari {place}?", "answers": [], "answerable": False}
        questions += [common | asked | {"id": f"a{number}"}, common | missed | {"id": f"n{number}"}]
    for file, records in (("passages", passages), ("questions", questions)):
        lines = "".join(json.dumps(one) + "\n" for one in records)
        (folder / f"{file}.jsonl").write_text(lines, "utf-8")
    return folder.parent

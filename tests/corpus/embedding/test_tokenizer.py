import os
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from corpus.embedding.encoder import Encoder
from corpus.embedding.tokenizer import read_tokenizer
from corpus.embedding.weights import default_model_folder

TEXT = "Berapa negara anggota IOM? In 2018, 166."


def test_it_is_read_once_and_counts_as_the_encoder_does(encoder: Encoder) -> None:
    folder = default_model_folder(user_cache_path("rujukan"), lambda _: None)
    found = read_tokenizer(folder)
    assert read_tokenizer(folder) is found
    assert len(found.encode(TEXT, add_special_tokens=False).ids) == encoder.count_tokens(TEXT)


def test_another_file_in_its_place_is_read_anew(tmp_path: Path) -> None:
    small = '{"model": {"type": "WordLevel", "vocab": {"%s": 0}, "unk_token": "%s"}}'
    for number, word in enumerate(("satu", "dua")):
        (tmp_path / "tokenizer.json").write_text(small % (word, word), "utf-8")
        os.utime(tmp_path / "tokenizer.json", (number, number))
        assert read_tokenizer(tmp_path).get_vocab() == {word: 0}


def test_a_file_that_is_none_is_the_librarys_error(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}", "utf-8")
    with pytest.raises(Exception, match=r"(?i)model"):
        read_tokenizer(tmp_path)

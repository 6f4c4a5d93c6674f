"""The checker: shipped whole, put over the reader once, and of more use than chance."""

import hashlib
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from assistant.proving import checker as checkers
from assistant.proving.checker import CHECKER, open_checker
from assistant.reading.cross_encoder import context_of
from corpus.setup.settings import load_settings
from eval.benchmark.reading import auc
from eval.studies.prove import TRUE, load_sentences


def test_the_shipped_file_is_the_one_that_was_measured() -> None:
    assert hashlib.sha256(CHECKER.path.read_bytes()).hexdigest() == CHECKER.sha256
    assert CHECKER.path.stat().st_size < 25_000_000


def test_it_tells_what_is_said_from_what_is_not_on_statements_that_it_never_saw(shared: Path) -> None:
    checker = open_checker(load_settings(), lambda _: None)
    assert checker
    held = [one for one in load_sentences(shared) if one.half == "held"][::7]
    found = checker.entailment([(f"{context_of(one.passages[0])} {one.passages[0].text}", one.text) for one in held])
    assert all(sum(astuple(one)) == pytest.approx(1, abs=1e-5) for one in found)
    kinds = [
        [one.entailed for one, given in zip(found, held, strict=True) if (given.kind == TRUE) is so]
        for so in (True, False)
    ]
    told = auc(*kinds)
    assert told
    assert told > 0.7, "0.77 when it was shipped, the reader's own head 0.64"


def test_where_no_model_reads_there_is_none() -> None:
    assert open_checker(replace(load_settings(), reader="off"), lambda _: None) is None


def test_damaged_weights_are_told_and_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "checker.safetensors"
    damaged.write_bytes(CHECKER.path.read_bytes()[:-1] + b"\0")
    monkeypatch.setattr(checkers, "CHECKER", replace(CHECKER, path=damaged, sha256=hashlib.sha256(b"x").hexdigest()))
    told: list[str] = []
    assert open_checker(load_settings(), told.append) is None
    assert "more of what a model writes is struck" in told[-1]

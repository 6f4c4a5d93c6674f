"""The checker: shipped whole, put over the reader once, and of more use than chance."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.proving import checker as checkers
from assistant.proving.checker import CHECKER, open_checker
from corpus.setup.settings import load_settings

PREMISE = (
    "A report on ferries: The company was founded in 1911 by Ingrid Solberg. It carries at least 300 passengers, and "
    "children travel free of charge if an adult is with them."
)


def test_the_shipped_file_is_the_one_that_was_measured() -> None:
    assert hashlib.sha256(CHECKER.path.read_bytes()).hexdigest() == CHECKER.sha256
    assert CHECKER.path.stat().st_size < 25_000_000


@pytest.mark.parametrize(
    ("said", "not_said"),
    [
        ("Ingrid Solberg started the company in 1911.", "The company was sold to Ingrid Solberg in 1911."),
        ("A child pays nothing when accompanied by an adult.", "Children always travel free of charge."),
        ("Anak tidak membayar bila didampingi orang dewasa.", "Orang dewasa tidak membayar bila membawa anak."),
    ],
)
def test_what_is_said_is_likelier_than_what_is_not(said: str, not_said: str) -> None:
    checker = open_checker(load_settings(), lambda _: None)
    assert checker
    true, false = checker.entailment([(PREMISE, said), (PREMISE, not_said)])
    assert true.entailed > false.entailed
    assert sum((true.entailed, true.neutral, true.contradicted)) == pytest.approx(1, abs=1e-5)


def test_where_no_model_reads_there_is_none() -> None:
    assert open_checker(replace(load_settings(), reader="off"), lambda _: None) is None


def test_damaged_weights_are_told_and_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "checker.safetensors"
    damaged.write_bytes(CHECKER.path.read_bytes()[:-1] + b"\0")
    monkeypatch.setattr(checkers, "CHECKER", replace(CHECKER, path=damaged, sha256=hashlib.sha256(b"x").hexdigest()))
    told: list[str] = []
    assert open_checker(load_settings(), told.append) is None
    assert "more of what a model writes is struck" in told[-1]

"""The reader as the settings say, and what is told where it cannot be used."""

from pathlib import Path

import pytest
from platformdirs import user_cache_path

from assistant.reading import open_reader as opening
from assistant.reading.open_reader import OFF, open_reader
from corpus.errors import ModelError
from corpus.setup.settings import Settings


def test_switched_off_there_is_none_and_nothing_is_said() -> None:
    said: list[str] = []
    assert open_reader(Settings(reader=OFF), said.append) is None
    assert said == []


def test_damaged_weights_are_told_and_rules_judge_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_: object) -> Path:
        raise ModelError("reader.safetensors: missing, or not as it was shipped. Reinstall Rujukan.")

    said: list[str] = []
    monkeypatch.setattr(opening, "reader_graph", damaged)
    assert open_reader(Settings(cache=user_cache_path("rujukan")), said.append) is None
    (warning,) = said
    assert warning.startswith("Warning: the reader cannot be used")
    assert "not as it was shipped" in warning

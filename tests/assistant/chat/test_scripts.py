"""The page's scripts: each can be read by itself, and what decides anything decides it rightly (run by Node)."""

import json
import subprocess
from importlib.resources import files
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from assistant.chat.layout import SCRIPTS

FOLDER = Path(str(files("assistant.chat"))) / "scripts"
NODE = which("node") or ""
pytestmark = pytest.mark.skipif(not NODE, reason="there is no Node.js on this machine")


def _run(scripts: list[str], ending: str) -> Any:
    """The JSON that `ending` makes with these scripts before it, in a page that has nothing."""
    page = "const [document, window, acts] = [{ addEventListener() {} }, { rujukan: {} }, {}];\n"
    source = page + "\n".join((FOLDER / name).read_text("utf-8") for name in scripts)
    source += f"\nprocess.stdout.write(JSON.stringify({ending}));"
    done = subprocess.run(
        [NODE, "--input-type=commonjs", "-"], input=source, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_every_script_is_loaded_and_is_sound() -> None:
    layout = Path(str(files("assistant.chat") / "layout.py")).read_text("utf-8")
    assert set(SCRIPTS) < {path.name for path in FOLDER.glob("*.js")}
    for path in FOLDER.glob("*.js"):
        name, source = path.name, path.read_text("utf-8")
        assert f'"{name}"' in layout
        checked = subprocess.run([NODE, "--check", "-"], input=source, capture_output=True, text=True, check=False)
        assert checked.returncode == 0, f"{name}: {checked.stderr}"
        assert len(source.splitlines()) < 250


@pytest.mark.parametrize(
    ("number", "turn", "kept"), [(2, "new", ["1", "new"]), (3, "third", ["1", "2", "third"]), (2, None, ["1"])]
)
def test_a_turn_takes_the_place_of_what_stood_from_its_number_on(
    number: int, turn: str | None, kept: list[str]
) -> None:
    before = [{"number": 1, "question": "1"}, {"number": 2, "question": "2"}]
    new = json.dumps(turn and {"number": number, "question": turn})
    ending = f"withTurn({json.dumps(before)}, {number}, {new}).map(({{ question }}) => question)"
    assert _run(["storage.js", "conversations.js"], ending) == kept


def test_of_a_long_conversation_the_latest_turns_that_fit_are_sent() -> None:
    turns = [{"number": number, "question": "é" * 100} for number in range(1, 6)]
    assert [turn["number"] for turn in _run(["storage.js"], f"fitting({json.dumps(turns)}, 700)")] == [3, 4, 5]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "null",
        "[]",
        '{"format": "other", "conversations": [{"turns": [1]}]}',
        '{"format": "rujukan-conversations", "conversations": "x"}',
        '{"format": "rujukan-conversations", "conversations": [null, {}, {"turns": []}]}',
    ],
)
def test_a_file_that_is_none_of_ours_holds_no_conversation(text: str) -> None:
    assert _run(["storage.js"], f"fromFile({json.dumps(text)})") == []


def test_a_saved_file_comes_back_with_ids_of_its_own_and_nothing_that_was_slipped_in() -> None:
    record = {"id": "a", "name": "x" * 300, "created": 1, "updated": 2, "turns": [{}], "evil": True}
    (back,) = _run(["storage.js"], f"fromFile(asFile([{json.dumps(record)}]))")
    assert (len(back["name"]), back["created"], back["updated"], back["turns"]) == (200, 1, 2, [{}])
    assert len(back["id"]) == 32
    assert back.keys() == {"id", "name", "created", "updated", "turns"}


@pytest.mark.parametrize(
    ("suggested", "before", "kept"),
    [
        (None, None, None),
        ({"conversation": "a", "kept": '{"turn": 1}'}, None, {"turn": 1}),
        ({"conversation": "b", "kept": '{"turn": 1}'}, {"suggested": {"turn": 7}}, {"turn": 7}),
        ({"conversation": "b", "kept": '{"turn": 1}'}, None, None),
    ],
)
def test_suggestions_that_come_late_are_not_kept_with_another_conversation(
    suggested: object, before: object, kept: object
) -> None:
    ending = f"besidesOf('{{\"language\": \"id\"}}', {json.dumps(suggested)}, 'a', {json.dumps(before)})"
    assert _run(["besides.js"], ending) == {"filters": {"language": "id"}, "suggested": kept}

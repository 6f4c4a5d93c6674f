"""Whatever the code tells a user has an Indonesian translation with the same values in it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from corpus.messages import catalogue, entries
from rujukan.command import COMMANDS, command_parser, top_parser

ROOT = Path(__file__).parents[2]
PACKAGES = ("assistant", "corpus", "eval", "ingest", "rujukan")
SOURCES = [path for part in PACKAGES for path in sorted((ROOT / part).rglob("*.py"))]
ERRORS = {"UsageError", "SettingsError", "ModelError", "StoreError", "StoreBusyError", "ReadError", "Refusal"}
ERRORS |= {"QuestionsError", "BaselineError", "EngineError"}
SAYS = ERRORS | {"message", "as_message", "notify", "translated", "_fail"}
SAYS_BY_CALLBACK = {"corpus/embedding/weights.py": {"say"}, "ingest/writing/lock.py": {"say"}}
"""Where `say` is a function that was handed in; elsewhere it words answers."""

THEIRS = re.compile(r"^# (argparse|the system)", re.MULTILINE)
"""Where the words of others begin in the catalogue, which stand nowhere in our code."""


def calls() -> Iterator[tuple[str, ast.expr]]:
    """Place and value of every text that is handed to the user or into an error."""
    for path in SOURCES:
        place = path.relative_to(ROOT).as_posix()
        names = SAYS | SAYS_BY_CALLBACK.get(place, set())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                first = node.args if node.func.id in ERRORS else node.args[:1]
                yield from ((f"{place}:{text.lineno}", text) for text in first)


def texts_of_the_help() -> Iterator[str]:
    yield from (line for _, line in COMMANDS.values())
    for parser in (top_parser(), *map(command_parser, COMMANDS)):
        told = (parser.description, *(part.title for part in parser._action_groups))
        told += (*(part.description for part in parser._action_groups), *(one.help for one in parser._actions))
        yield from (text.rstrip("\n") for text in told if text)


def said() -> set[str]:
    """All that is told, without what is looked up at run time."""
    found = {text.value for _, text in calls() if isinstance(text, ast.Constant) and isinstance(text.value, str)}
    return found | set(texts_of_the_help())


def values_in(text: str) -> list[str]:
    """The names of what is filled in, in braces or with a percent sign, in alphabetical order."""
    in_braces = [f"{name}{convert or ''}" for _, name, _, convert in Formatter().parse(text) if name]
    return sorted(in_braces + re.findall(r"%(?:\(\w+\))?[rs]", text))


def test_every_text_is_translated() -> None:
    missing = sorted(said() - catalogue("id").keys())
    assert missing == [], "add to corpus/locale/id.po:\n" + "\n".join(f"msgid {text!r}" for text in missing)


def test_a_text_with_values_in_it_is_a_message() -> None:
    formatted = [place for place, text in calls() if isinstance(text, ast.JoinedStr | ast.BinOp)]
    assert formatted == [], "write message('… {name} …', name=…) instead of an f-string"


def test_a_translation_holds_the_same_values() -> None:
    for english, indonesian in catalogue("id").items():
        if "{" not in english or '{"' not in english:
            assert values_in(english) == values_in(indonesian), english


def test_no_translation_is_left_of_a_text_that_is_gone() -> None:
    ours = THEIRS.split((ROOT / "corpus" / "locale" / "id.po").read_text("utf-8"))[0]
    nodes = (node for path in SOURCES for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    constants = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert entries(ours).keys() - constants - said() == set()

"""The command line: names the sub-commands and imports each one's module only when it is called."""

import os
import sys
from argparse import REMAINDER, Namespace
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import EmptiedStoreError, EmptyStoreError, RujukanError
from corpus.messages import message
from corpus.setup.flags import Parser
from corpus.setup.settings import Settings
from corpus.setup.speech import message_language, notify, translated, using_language

if TYPE_CHECKING:
    from rujukan.evaluations import HistoryEvaluations
    from rujukan.library import StoreLibrary

COMMANDS = {
    "ingest": ("ingest.cli.ingest", "take documents into the store and keep it in step with a folder"),
    "ask": ("assistant.cli.ask", "answer a question, or a file of questions, with quotes"),
    "chat": ("assistant.chat.command", "open the chat in the browser"),
    "serve": ("rujukan.serving", "serve the product to programs: REST, and OpenAI's interface"),
    "mcp": ("assistant.mcp.command", "serve the product to language models: Model Context Protocol"),
    "eval": ("eval.command", "score the product on the known questions"),
    "documents": ("ingest.cli.documents", "list, show, correct or remove documents"),
    "store": ("ingest.cli.store", "repair a damaged store, write one to a file, take one in from there"),
    "doctor": ("assistant.cli.doctor", "print every setting and check the installation"),
}
"""Name → (module with `add_arguments(parser)` and `run(arguments) -> int`, one line of help)."""

FILL_EMPTY_STORE = ("ask", "chat", "serve", "mcp", "eval")
"""Commands that take in the shipped documents where there are none yet, so that the product works as it comes."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit code: 0 ok, 1 the work failed, 2 wrong use."""
    _write_utf8()
    with using_language(message_language(sys.argv[1:] if argv is None else argv)):
        return _obey(argv)


def _obey(argv: Sequence[str] | None) -> int:
    arguments = top_parser().parsed(argv)
    if arguments.command is None:
        top_parser().print_help(sys.stderr)
        return 2
    if arguments.command not in COMMANDS:
        unknown = message(
            "there is no command {name!r}; choose from: {known}. To ask a question: rujukan ask …",
            name=arguments.command,
            known=", ".join(COMMANDS),
        )
        return _fail(unknown, 2)
    language = [f"--language={arguments.language}"] if arguments.language else []
    given = command_parser(arguments.command).parsed([*language, *arguments.rest])
    try:
        code = _run(arguments.command, given)
        # A server over pipes closes it when its client leaves.
        if not sys.stdout.closed:
            sys.stdout.flush()
    except RujukanError as error:
        if given.debug:
            raise
        return _fail(error.message, error.exit_code)
    except BrokenPipeError:
        # Whoever read the output has left (`rujukan … | head`); the flush at exit must not stumble over that again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _fail("interrupted; what was finished is kept. To go on, run the same command again.", 130)
    return code


def top_parser() -> Parser:
    """The parser that sees the command's name and leaves the rest to the command."""
    lines = "\n".join(f"  {name:<10} {translated(line)}" for name, (_, line) in COMMANDS.items())
    parser = Parser(
        "rujukan",
        description="Answers from documents, each statement with the exact words of its source.",
        epilog=f"{translated('commands')}:\n{lines}\n\n{translated('`rujukan COMMAND --help` says more.')}",
    )
    parser.add_argument("--version", action="version", version=f"rujukan {version('rujukan')}")
    parser.add_argument("--language", metavar="LANGUAGE", help="language of messages, `id` or `en`")
    parser.add_argument("command", metavar="COMMAND", nargs="?", help="one of those below")
    parser.add_argument("rest", nargs=REMAINDER, metavar="…", help="what the command takes")
    return parser


def command_parser(name: str) -> Parser:
    """The parser of one command, its description the docstring of the command's module."""
    module = import_module(COMMANDS[name][0])
    parser = Parser(f"rujukan {name}", module.__doc__)
    module.add_arguments(parser)
    return parser


def _run(name: str, given: Namespace) -> int:
    run: Callable[..., int] = import_module(COMMANDS[name][0]).run
    if name == "chat":
        run = partial(run, open_library=_library, open_evaluations=_evaluations)
    try:
        return run(given)
    except EmptyStoreError as error:
        if name not in FILL_EMPTY_STORE or isinstance(error, EmptiedStoreError):
            raise
    from corpus.setup.flags import settings_from
    from rujukan.shipped import FILLING, take_in_shipped_documents

    notify(FILLING)
    take_in_shipped_documents(settings_from(given), quiet=False)
    return run(given)


def _library(settings: Settings) -> "StoreLibrary":
    from rujukan.library import StoreLibrary

    return StoreLibrary(settings)


def _evaluations(settings: Settings, history: Path | None) -> "HistoryEvaluations":
    from eval.history.database import history_of
    from rujukan.evaluations import HistoryEvaluations

    return HistoryEvaluations(history or history_of(settings))


def _write_utf8() -> None:
    """Whatever the locale, quotes go out as they stand in the documents; half a surrogate pair becomes "?"."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _fail(reason: str, code: int) -> int:
    sys.stderr.write(f"rujukan: {translated(reason)}\n")
    return code

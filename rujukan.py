"""The command `rujukan`: names the sub-commands and imports each one's module only when it is called."""

import sys
from argparse import REMAINDER, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version

from corpus.errors import RujukanError

COMMANDS = {
    "ingest": ("ingest.command", "take documents into the store and keep it in step with a folder"),
    "ask": ("assistant.ask_command", "answer a question, or a file of questions, with quotes"),
    "chat": ("assistant.chat.command", "open the chat in the browser"),
    "eval": ("eval.command", "score the product on the known questions"),
    "documents": ("ingest.documents_command", "list, show or remove documents"),
    "doctor": ("assistant.doctor", "print every setting and check the installation"),
}
"""Name → (module with `add_arguments(parser)` and `run(arguments) -> int`, one line of help)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit code: 0 ok, 1 the work failed, 2 wrong use."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.command not in COMMANDS:
        parser.error(f"there is no command {arguments.command!r}; choose from: {', '.join(COMMANDS)}")
    module = import_module(COMMANDS[arguments.command][0])
    command = ArgumentParser(
        prog=f"rujukan {arguments.command}", description=module.__doc__, formatter_class=RawDescriptionHelpFormatter
    )
    module.add_arguments(command)
    given = command.parse_args(arguments.rest)
    try:
        return int(module.run(given))
    except RujukanError as error:
        if getattr(given, "debug", False):
            raise
        print(f"rujukan: {error}", file=sys.stderr)  # noqa: T201
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("rujukan: interrupted; what was finished is kept.", file=sys.stderr)  # noqa: T201
        return 130


def _parser() -> ArgumentParser:
    lines = "\n".join(f"  {name:<10} {line}" for name, (_, line) in COMMANDS.items())
    parser = ArgumentParser(
        prog="rujukan",
        description="Answers from documents, each statement with the exact words of its source.",
        epilog=f"commands:\n{lines}\n\n`rujukan COMMAND --help` says more.",
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"rujukan {version('rujukan')}")
    parser.add_argument("command", metavar="COMMAND")
    parser.add_argument("rest", nargs=REMAINDER, metavar="…")
    return parser


if __name__ == "__main__":
    sys.exit(main())

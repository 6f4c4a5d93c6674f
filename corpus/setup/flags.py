"""Command-line flags for the settings, made from the settings themselves."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import fields
from difflib import get_close_matches
from typing import NoReturn

from corpus.messages import Message, message
from corpus.setup.settings import FILE_NAME, NAMES, SECRET, Settings, load_settings, shown_value
from corpus.setup.speech import HelpInLanguage, notify, translated

COMMON = (
    "data",
    "cache",
    "chroma_url",
    "model",
    "precision",
    "reader",
    "caution",
    "answerer",
    "llm_base_url",
    "llm_model",
    "threads",
    "language",
)
"""Settings that every command takes."""

HARMLESS = (
    "language",
    "threads",
    "precision",
    "port",
    "questions_per_minute",
    "llm_budget",
    "llm_timeout",
    "llm_cache",
)
"""Settings that decide neither what is read nor who is spoken to: a file may set them without a word."""


class Parser(ArgumentParser):
    """A parser that takes a flag only as it is spelt: cut short, a mistyped one would be obeyed as another."""

    def __init__(self, prog: str, description: str | None, epilog: str | None = None) -> None:
        """`description` and `epilog` are told in the language that is spoken."""
        super().__init__(
            prog, description=description, epilog=epilog, formatter_class=HelpInLanguage, allow_abbrev=False
        )

    def parsed(self, given: Sequence[str] | None = None) -> Namespace:
        """What was given. Ends with exit code 2 where something is unknown, naming the flag that was meant."""
        found, unknown = self.parse_known_args(given)
        if unknown:
            self.error(translated(_unknown(unknown, list(self._option_string_actions))))
        return found

    def error(self, message: str) -> NoReturn:  # noqa: D102 - argparse's, without the pages of usage before it
        told = [f"{self.prog}: {translated(message)}", translated(_help_of(self.prog))]
        self.exit(2, "\n".join(told) + "\n")


def _help_of(command: str) -> Message:
    return message("What it takes: {command} --help", command=command)


def _unknown(given: Sequence[str], flags: Sequence[str]) -> Message:
    words = [flag.removeprefix("--") for flag in flags if flag.startswith("--")]
    for one in given:
        name = one.partition("=")[0]
        if not name.startswith("--"):
            continue
        begun = [word for word in words if word.startswith(name.removeprefix("--"))]
        for nearest in (begun or get_close_matches(name.removeprefix("--"), words))[:1]:
            return message("there is no flag {name}; did you mean --{nearest}?", name=name, nearest=nearest)
    return message("unrecognized arguments: {given}", given=" ".join(given))


def add_setting_flags(parser: ArgumentParser, *names: str) -> None:
    """Give a command the flags of the common settings and of `names`, and `--debug`."""
    group = parser.add_argument_group(
        "settings", "also from RUJUKAN_* variables and rujukan.toml; see `rujukan doctor`"
    )
    for setting in fields(Settings):
        if setting.name in (*COMMON, *names) and setting.name not in SECRET:
            flag = "--" + setting.name.replace("_", "-")
            group.add_argument(flag, dest=setting.name, metavar=setting.name.upper(), help=setting.metadata["help"])
    group.add_argument("--debug", action="store_true", help="show the traceback of an error")


def settings_from(arguments: Namespace) -> Settings:
    """The settings, with this command's flags over environment and file.

    What a file that lies in the working folder decides is told, once a command: it may have come with the folder.

    Raises:
        SettingsError: one of them is unknown or cannot be used.
    """
    given = vars(arguments)
    settings = load_settings({name: given.get(name) for name in NAMES})
    announced = [name for name in NAMES if name not in HARMLESS and settings.origin.get(name) == FILE_NAME]
    if announced and not given.get("announced"):
        arguments.announced = True
        values = ", ".join(f"{name} = {shown_value(settings, name)}" for name in announced)
        notify(message("{file} of this folder sets: {values}", file=FILE_NAME, values=values))
    return settings

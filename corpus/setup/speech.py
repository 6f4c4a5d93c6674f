"""The language that the command line speaks to its user, and what it tells beside its results."""

import argparse
import os
import sys
from argparse import Action, RawDescriptionHelpFormatter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from corpus.errors import SettingsError
from corpus.messages import in_language
from corpus.model import Language
from corpus.setup.settings import PREFIX, load_settings

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default="en")
_FLAG = "--language"


def translated(text: str) -> str:
    """A message in the language that is spoken."""
    return in_language(text, _SPOKEN.get())


def notify(text: str) -> None:
    """Tell the user something that is no result: on stderr, a line of its own."""
    sys.stderr.write(translated(text) + "\n")


@contextmanager
def using_language(language: Language) -> Iterator[None]:
    """Speak a language, for as long as the block lasts."""
    token = _SPOKEN.set(language)
    own = {name: vars(argparse)[name] for name in ("_", "ngettext")}
    # Where argparse looks up its own words; gettext's way to them would need compiled catalogues and the environment.
    vars(argparse).update(_=translated, ngettext=lambda one, many, count: translated(one if count == 1 else many))
    try:
        yield
    finally:
        vars(argparse).update(own)
        _SPOKEN.reset(token)


def message_language(
    arguments: Sequence[str], environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> Language:
    """The language asked for by flag, variable or `rujukan.toml` in `folder`, else the system's where we have it."""
    environment = os.environ if environment is None else environment
    for wanted in (_flag(arguments), environment.get(PREFIX + "LANGUAGE"), _in_file(folder)):
        if wanted in {"id", "en"}:
            return wanted
    system = next(filter(None, (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "id" if system.lower().replace(".", "_").split("_")[0] == "id" else "en"


def _flag(arguments: Sequence[str]) -> str | None:
    for given, following in zip(arguments, [*arguments, ""][1:], strict=True):
        if given == _FLAG:
            return following
        if given.startswith(f"{_FLAG}="):
            return given.removeprefix(f"{_FLAG}=")
    return None


def _in_file(folder: Path | None) -> str | None:
    try:
        return load_settings({}, {}, folder).language
    except SettingsError:
        # Told in a moment by the command itself, in whatever language is left.
        return None


class HelpInLanguage(RawDescriptionHelpFormatter):
    """The texts of our commands in the language that is spoken."""

    def start_section(self, heading: str | None) -> None:
        """Say a heading."""
        super().start_section(translated(heading or ""))

    def add_text(self, text: str | None) -> None:
        """Say a description or an epilogue."""
        super().add_text(translated(text.rstrip("\n")) if text and text is not argparse.SUPPRESS else text)

    def _get_help_string(self, action: Action) -> str | None:
        return translated(action.help) if action.help else action.help

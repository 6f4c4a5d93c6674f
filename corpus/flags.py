"""Command-line flags for the settings, made from the settings themselves."""

from argparse import ArgumentParser, Namespace
from dataclasses import fields

from corpus.settings import NAMES, Settings, load_settings

COMMON = ("data", "cache", "chroma_url", "model", "threads", "language")
"""Settings that every command takes."""


def add_setting_flags(parser: ArgumentParser, *names: str) -> None:
    """Give a command the flags of the common settings and of `names`, and `--debug`."""
    group = parser.add_argument_group(
        "settings", "also from RUJUKAN_* variables and rujukan.toml; see `rujukan doctor`"
    )
    for setting in fields(Settings):
        if setting.name in (*COMMON, *names):
            flag = "--" + setting.name.replace("_", "-")
            group.add_argument(flag, dest=setting.name, metavar=setting.name.upper(), help=setting.metadata["help"])
    group.add_argument("--debug", action="store_true", help="show the traceback of an error")


def settings_from(arguments: Namespace) -> Settings:
    """The settings, with this command's flags over environment and file.

    Raises:
        SettingsError: one of them is unknown or cannot be used.
    """
    given = vars(arguments)
    return load_settings({name: given.get(name) for name in NAMES})

"""Open the chat in the browser: ask, and read every source beside its answer. Programs ask at `/v1`.

The address is printed as soon as it can be opened. Ctrl+C stops the chat.
"""

import json
import socket
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.web.listening import is_private, listen
from assistant.web.logs import start_logging
from corpus.errors import UsageError
from corpus.messages import message
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.setup.settings import Settings
from corpus.setup.speech import notify, translated

if TYPE_CHECKING:
    from assistant.chat.access.door import Access
    from assistant.chat.evaluation.runs import EvaluationRuns
    from assistant.chat.feedback.ratings import Ratings
    from assistant.web.library import Library


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan chat`."""
    parser.add_argument(
        "--open", action="store_true", help="let everybody who reaches this computer use the chat, without log-in"
    )
    parser.add_argument(
        "--add-login", metavar="NAME", help="ask for a password, put it hashed into the file of --logins, and end"
    )
    parser.add_argument(
        "--export-feedback", action="store_true", help="print what readers rated, for `rujukan eval new`, and end"
    )
    parser.add_argument("--history", type=Path, metavar="FILE", help="database of runs; default: in the cache folder")
    add_setting_flags(
        parser,
        "host",
        "port",
        "allowed_hosts",
        "allowed_origins",
        "requests_per_minute",
        "logins",
        "login_header",
        "questions_per_minute",
        "library",
        "evaluation_page",
        "feedback",
        "log",
        "traces",
    )


def run(
    arguments: Namespace,
    open_library: Callable[[Settings], "Library"] | None = None,
    open_evaluations: Callable[[Settings, Path | None], "EvaluationRuns"] | None = None,
) -> int:
    """Serve until interrupted.

    `open_library` gives what can write the store, and `open_evaluations` what reads earlier runs, where that is let.
    """
    settings = settings_from(arguments)
    if arguments.add_login:
        return _add_login(settings, arguments.add_login)
    if arguments.export_feedback:
        return _export_feedback(settings)
    start_logging(settings.log)
    # The port comes first: that it is taken should not be told only after the model has been loaded.
    with listen(settings.host, settings.port) as listening:
        access = _access(settings, listening, arguments.open)
        from assistant.open_assistant import open_assistant

        with open_assistant(settings, notify) as assistant:
            from assistant.api.application import mounted, parted
            from assistant.api.service import Service
            from assistant.chat.serve import serve

            try:
                hosts, api = parted(settings.allowed_hosts), Service(assistant, language=settings.language)
                serve(
                    assistant,
                    listening,
                    settings.language,
                    _announce,
                    hosts,
                    access=access,
                    library=open_library(settings) if open_library and _is_let(settings.library, listening) else None,
                    ratings=_ratings(settings),
                    evaluations=(
                        open_evaluations(settings, arguments.history)
                        if open_evaluations and _is_let(settings.evaluation_page, listening)
                        else None
                    ),
                    mounted=mounted(api, settings),
                )
            except KeyboardInterrupt:
                notify("The chat has stopped.")
    return 0


def _access(settings: Settings, listening: socket.socket, is_meant_open: bool) -> "Access":
    """Who may use it.

    Raises:
        UsageError: the whole network could, and that was not said to be meant; or the log-ins cannot be used.
    """
    from assistant.chat.access.door import Access
    from assistant.chat.access.passwords import read_logins

    private = is_private(listening)
    # One reader on one computer need not be held back, unless somebody says so.
    counted = not private or "questions_per_minute" in settings.origin
    access = Access(
        read_logins(Path(settings.logins)) if settings.logins else {},
        settings.login_header,
        settings.questions_per_minute if counted else 0,
    )
    if access.is_open and not private:
        if not is_meant_open:
            raise UsageError(
                message(
                    "{host}: every computer that reaches this one could use the chat and read the documents. Ask for "
                    "a log-in with --logins FILE, put a proxy with one before it and name its header with "
                    "--login-header, or say with --open that this is meant.",
                    host=settings.host,
                )
            )
        notify(message("Every computer that reaches {host} can open this chat: it has no log-in.", host=settings.host))
    return access


def _is_let(setting: str, listening: socket.socket) -> bool:
    """Whether what a setting has `on` or `off` is open: unless it is set, on this computer alone."""
    return setting == "on" or (setting == "" and is_private(listening))


def _ratings(settings: Settings) -> "Ratings | None":
    from assistant.chat.feedback.ratings import Ratings

    return Ratings(Path(settings.feedback)) if settings.feedback else None


def _export_feedback(settings: Settings) -> int:
    ratings = _ratings(settings)
    if ratings is None:
        raise UsageError("--export-feedback needs the file that ratings are kept in: name it with --feedback FILE.")
    sys.stdout.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in ratings.candidates())
    return 0


def _add_login(settings: Settings, name: str) -> int:
    from assistant.chat.access.passwords import add_login

    if not settings.logins:
        raise UsageError("--add-login needs the file that it puts the log-in into: name it with --logins FILE.")
    question = translated(message("Password for {name}: ", name=name))
    password = getpass(question) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    add_login(Path(settings.logins), name, password)
    notify(message("{name} can log in. The chat reads {file} when it starts.", name=name, file=settings.logins))
    return 0


def _announce(address: str) -> None:
    sys.stdout.write(f"Rujukan: {address}\n")
    sys.stdout.flush()

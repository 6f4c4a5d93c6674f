"""Settings: flags over environment (`RUJUKAN_*`) over `rujukan.toml` over defaults, and where each value came from."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path, user_data_path

from corpus.errors import SettingsError
from corpus.messages import message
from corpus.setup.contacts import Contact
from corpus.setup.setting_values import converted

FILE_NAME = "rujukan.toml"
PREFIX = "RUJUKAN_"
LLM_KEY = "RUJUKAN_LLM_API_KEY"
"""The variable that is read where it is used, and is no setting: nothing shows or keeps it."""


CAUTION: Mapping[str, float] = {"low": -1.0, "usual": 0.0, "high": 1.0}
"""Added to the logit from which something answers. On the development half of the suite `chapters` (108 answerable
questions, 43 that must be refused) 0.03, 0.09 and 0.19 are refused wrongly, 0.16, 0.47 and 0.65 rightly."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; `origin` says where a value that is not the default came from."""

    data: Path = field(
        default_factory=lambda: user_data_path("rujukan"), metadata={"help": "folder that holds the store"}
    )
    cache: Path = field(
        default_factory=lambda: user_cache_path("rujukan"), metadata={"help": "folder of the unpacked embedding model"}
    )
    chroma_url: str = field(
        default="", metadata={"help": "address of a Chroma server, http://host:port; empty: Chroma embedded in `data`"}
    )
    model: str = field(
        default="default",
        metadata={"help": "embedding model: `default`, or a sentence-transformers model's folder or name"},
    )
    precision: str = field(
        default="auto",
        metadata={
            "help": "arithmetic of the default model and the reader: `exact`: 32-bit floating point; `fast`: 8-bit "
            "integers, about twice as fast; `auto`: those where a trial at first use finds them so, and near enough"
        },
    )
    reader: str = field(
        default="default",
        metadata={"help": "what reads question and passages together: `default`, or `off`: nearness judges instead"},
    )
    caution: str = field(
        default="usual",
        metadata={"help": "how sure it must be that something answers: `low`, `usual` or `high`; more is refused then"},
    )
    answerer: str = field(
        default="quotes",
        metadata={"help": "what words the answer: `quotes`, `llm`, or the name that another package gives"},
    )
    llm_base_url: str = field(
        default="",
        metadata={
            "help": "address of an OpenAI-compatible endpoint, such as http://127.0.0.1:11434/v1, for the answerer "
            "`llm`; its key only by the variable RUJUKAN_LLM_API_KEY"
        },
    )
    llm_model: str = field(default="", metadata={"help": "name of the model at that endpoint"})
    llm_budget: int = field(default=3000, metadata={"help": "tokens of a prompt; the weakest evidence is left out"})
    llm_timeout: int = field(default=60, metadata={"help": "seconds that the model is given for an answer"})
    llm_cache: str = field(
        default="on", metadata={"help": "`on`: answers of the model are kept while the program runs; or `off`"}
    )
    threads: int = field(default=0, metadata={"help": "processor threads for encoding; 0: as many as there are cores"})
    language: str = field(
        default="",
        metadata={
            "help": "language of messages and of the sentences around quotes, `id` or `en`; empty: the system's, and "
            "the question's own. Quotes stay in the language of their document"
        },
    )
    host: str = field(default="127.0.0.1", metadata={"help": "address the chat or the server for programs listens on"})
    port: int = field(default=7860, metadata={"help": "port it listens on"})
    allowed_hosts: str = field(
        default="",
        metadata={"help": "further names under which it may be opened, parted by commas: those of a proxy before it"},
    )
    allowed_origins: str = field(
        default="",
        metadata={"help": "sites whose pages may call the API, parted by commas, each as https://host; empty: none"},
    )
    api_keys: str = field(
        default="",
        metadata={
            "help": "keys of which programs must send one, parted by commas; empty: none is wanted",
            "secret": True,
        },
    )
    logins: str = field(
        default="",
        metadata={"help": "file of those who may log in to the chat, made with --add-login; empty: no log-in"},
    )
    login_header: str = field(
        default="",
        metadata={
            "help": "header in which a reverse proxy says who has logged in; nothing else may reach the chat then"
        },
    )
    questions_per_minute: int = field(
        default=60,
        metadata={
            "help": "questions a reader may ask the chat in a minute; 0: any number. The default holds beyond this "
            "computer"
        },
    )
    library: str = field(
        default="",
        metadata={
            "help": "`on` or `off`: whether readers of the chat may add and remove documents; empty: on this computer "
            "alone"
        },
    )
    evaluation_page: str = field(
        default="",
        metadata={
            "help": "`on` or `off`: whether the chat shows earlier runs of `rujukan eval`; empty: on this computer "
            "alone"
        },
    )
    feedback: str = field(
        default="", metadata={"help": "file in which readers' ratings of answers are kept; empty: none are asked for"}
    )
    api_documents: str = field(
        default="read",
        metadata={"help": "what programs may do with documents: `read` them, or `write`: add and remove them too"},
    )
    requests_per_minute: int = field(
        default=120, metadata={"help": "requests that one program may send in a minute; 0: any number"}
    )
    log: str = field(
        default="off",
        metadata={"help": "what servers log to standard error: `off`: warnings; `text` or `json`: every request too"},
    )
    traces: str = field(
        default="",
        metadata={
            "help": "address of an OpenTelemetry collector, such as http://127.0.0.1:4317, that is told of each "
            "question how long its stages took and what came of it, and no words; empty: none"
        },
    )
    shared: str = field(
        default="",
        metadata={"help": "folder of real documents that some suites of `rujukan eval` need; empty: `../shared`"},
    )
    contacts: tuple[Contact, ...] = field(
        default=(),
        metadata={
            "help": "whom people in need can turn to: tables [[contacts]] with name, reach, source and date",
            "only_in_file": True,
        },
    )
    origin: Mapping[str, str] = field(default_factory=dict)


NAMES = tuple(f.name for f in fields(Settings) if f.name != "origin")
SECRET = frozenset(f.name for f in fields(Settings) if f.metadata.get("secret"))
"""Settings whose value is shown nowhere, and which are no flags: others could read those in the list of processes."""


def shown_value(settings: Settings, name: str) -> str:
    """The value of a setting as it may be shown."""
    value = getattr(settings, name)
    return "…" if name in SECRET and value else str(value)


def load_settings(
    flags: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """Put the settings together. `flags` that are None count as not given; `folder` is where `rujukan.toml` is sought.

    Raises:
        SettingsError: a key is unknown, or a value has the wrong type or lies outside what is allowed.
    """
    environment = os.environ if environment is None else environment
    file = (folder or Path.cwd()).absolute() / FILE_NAME
    values: dict[str, object] = {}
    origin: dict[str, str] = {}
    for source, found in (
        (FILE_NAME, _from_file(file)),
        (message("environment"), _from_environment(environment)),
        (message("flag"), {name: value for name, value in (flags or {}).items() if value is not None}),
    ):
        # A folder named in the file is meant from where the file lies, others from where the user stands.
        base = file.parent if source == FILE_NAME else Path.cwd()
        for name, value in found.items():
            values[name] = converted(name, value, source, base)
            variable = message("environment ({name})", name=PREFIX + name.upper())
            origin[name] = variable if source == "environment" else source
    return Settings(**values, origin=origin)  # type: ignore[arg-type]


def _from_file(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        found: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            message("{path}: not valid TOML: {reason}. Correct the file or remove it.", path=path, reason=str(error))
        ) from error
    _reject_unknown(found, str(path))
    return found


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {
        key.removeprefix(PREFIX).lower(): value
        for key, value in environment.items()
        if key.startswith(PREFIX) and value and key != LLM_KEY
    }
    _reject_unknown(found, message("the environment"), spell=lambda name: PREFIX + name.upper())
    return found


def _reject_unknown(found: Mapping[str, object], place: str, spell: Any = str) -> None:
    unknown = [spell(name) for name in found if name not in NAMES]
    if unknown:
        names = [spell(name) for name in NAMES]
        meant, known = get_close_matches(unknown[0], names, 1), ", ".join(names)
        if meant:
            raise SettingsError(
                message(
                    "{place}: unknown setting {unknown}. Did you mean {meant}?",
                    place=place,
                    unknown=unknown[0],
                    meant=meant[0],
                )
            )
        raise SettingsError(
            message(
                "{place}: unknown setting {unknown}. Known settings: {known}.",
                place=place,
                unknown=", ".join(unknown),
                known=known,
            )
        )

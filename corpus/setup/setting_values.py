"""What a setting may be, whether it came as a flag, from a variable or from a file."""

from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import SettingsError
from corpus.messages import message
from corpus.setup.contacts import contacts_from

RANGES = {
    "port": (0, 65535),
    "threads": (0, 1024),
    "requests_per_minute": (0, 1_000_000),
    "questions_per_minute": (0, 100_000),
    "llm_budget": (500, 1_000_000),
    "llm_timeout": (1, 600),
}
"""Settings that are whole numbers, with their least and greatest."""

CHOICES = {
    "precision": ("auto", "exact", "fast"),
    "reader": ("default", "off"),
    "caution": ("low", "usual", "high"),
    "api_documents": ("read", "write"),
    "library": ("", "on", "off"),
    "evaluation_page": ("", "on", "off"),
    "log": ("off", "text", "json"),
    "llm_cache": ("on", "off"),
}
"""Settings that have one of a few values."""


def converted(name: str, value: object, source: str, base: Path) -> object:
    """A value as the setting has it; a folder that is no whole path lies in `base`.

    Raises:
        SettingsError: it has another type, or lies outside what is allowed; `source` says where it came from.
    """
    if name in {"data", "cache"} and isinstance(value, str | Path):
        return base / Path(value).expanduser()
    if name == "contacts":
        return contacts_from(value, source)
    if name in RANGES:
        return _whole_number(name, value, source, RANGES[name])
    if not isinstance(value, str):
        raise SettingsError(
            message("{source}: {name} must be text, not {value!r}.", source=source, name=name, value=value)
        )
    if name == "language" and value not in {"", "id", "en"}:
        raise SettingsError(
            message("{source}: language must be `id` or `en`, not {value!r}.", source=source, value=value)
        )
    if name in CHOICES and value not in CHOICES[name]:
        raise SettingsError(
            message(
                "{source}: {name} must be one of {known}, not {value!r}.",
                source=source,
                name=name,
                known=", ".join(f"`{one}`" for one in CHOICES[name] if one),
                value=value,
            )
        )
    if name in {"chroma_url", "traces"} and value and not _is_address(value):
        raise SettingsError(
            message(
                "{source}: {name} must be http://host:port or https://host:port, not {value!r}.",
                source=source,
                name=name,
                value=value,
            )
        )
    if name == "llm_base_url" and value and not _is_endpoint(value):
        raise SettingsError(
            message(
                "{source}: llm_base_url must be http://host:port/path or https://host/path, without user or key.",
                source=source,
            )
        )
    return value


def _is_endpoint(value: str) -> bool:
    """Whether it is an address of HTTP that tells nothing secret: settings are shown."""
    try:
        found = urlsplit(value)
        found.port  # noqa: B018 - looking at it is what checks it
    except ValueError:
        return False
    secret = found.username or found.password or found.query or found.fragment
    return found.scheme in {"http", "https"} and bool(found.hostname) and not secret


def _is_address(value: str) -> bool:
    try:
        found = urlsplit(value)
        found.port  # noqa: B018 - looking at it is what checks it
    except ValueError:
        return False
    return found.scheme in {"http", "https"} and bool(found.hostname) and found.path in {"", "/"} and not found.query


def _whole_number(name: str, value: object, source: str, limits: tuple[int, int]) -> int:
    low, high = limits
    try:
        number = int(str(value))
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        raise SettingsError(
            message(
                "{source}: {name} must be a whole number from {low} to {high}, not {value!r}.",
                source=source,
                name=name,
                low=low,
                high=high,
                value=value,
            )
        )
    return number

"""The contacts an operator gives for people in need, as `[[contacts]]` in `rujukan.toml`. None is shipped."""

import datetime
from dataclasses import dataclass

from corpus.errors import SettingsError
from corpus.messages import message

FIELDS = ("name", "reach", "source", "date")


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to turn to and how; `source` is where the operator found that, `date` (ISO 8601) when it was checked."""

    name: str
    reach: str
    source: str
    date: str

    def __str__(self) -> str:
        """Name and way to reach it, on one line."""
        return f"{self.name}: {self.reach}"


def contacts_from(value: object, place: str) -> tuple[Contact, ...]:
    """The contacts of a settings file.

    Raises:
        SettingsError: it is not a list of tables that have each of `FIELDS` and nothing else.
    """
    if not isinstance(value, list | tuple):
        raise SettingsError(
            message("{place}: contacts stand in rujukan.toml alone, each in a table [[contacts]].", place=place)
        )
    return tuple(
        one if isinstance(one, Contact) else _contact(one, number, place) for number, one in enumerate(value, 1)
    )


def _contact(table: object, number: int, place: str) -> Contact:
    given = table if isinstance(table, dict) else {}
    values = {name: _text(given.get(name)) for name in FIELDS}
    missing = [name for name, text in values.items() if not text]
    unknown = sorted(given.keys() - set(FIELDS))
    if missing or unknown:
        raise SettingsError(
            message(
                "{place}: contact {number} must have {fields}, each a text on one line, and nothing else; "
                "look at {wrong}.",
                place=place,
                number=number,
                fields=", ".join(FIELDS),
                wrong=", ".join((*missing, *unknown)),
            )
        )
    try:
        datetime.date.fromisoformat(values["date"])
    except ValueError as error:
        raise SettingsError(
            message(
                "{place}: the date of contact {number} must be a day such as 2026-11-28, not {date!r}.",
                place=place,
                number=number,
                date=values["date"],
            )
        ) from error
    return Contact(**values)


def _text(value: object) -> str:
    """The value as text on one line; "" for what is none."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    plain = value.strip() if isinstance(value, str) else ""
    return plain if plain.isprintable() else ""

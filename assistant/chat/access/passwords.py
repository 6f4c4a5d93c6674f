"""The file of log-ins: a name and a hashed password a line, made by `rujukan chat --add-login NAME`."""

import os
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import scrypt
from hmac import compare_digest
from pathlib import Path
from secrets import token_bytes

from corpus.errors import UsageError
from corpus.messages import message

COST, BLOCK, LANES = 2**14, 8, 5
"""Parameters of scrypt for new hashes, from OWASP's Password Storage Cheat Sheet (16 MB). Each hash names its own."""

SHORTEST = 8
MEMORY = 64 * 1024 * 1024
NAME = re.compile(r"[\w.@-]{1,64}")


@dataclass(frozen=True, slots=True)
class HashedPassword:
    """What is kept of a password: salt and hash, with how the hash was made."""

    cost: int
    block: int
    lanes: int
    salt: bytes
    hash: bytes

    def fits(self, password: str) -> bool:
        """Whether it was made of this password; takes as long for a wrong one."""
        made = _scrypt(password, self.salt, self.cost, self.block, self.lanes)
        return compare_digest(made, self.hash)

    def __str__(self) -> str:
        """As it stands in the file."""
        return f"scrypt${self.cost}${self.block}${self.lanes}${_text(self.salt)}${_text(self.hash)}"


def hashed(password: str) -> HashedPassword:
    """A password with a new salt."""
    salt = token_bytes(16)
    return HashedPassword(COST, BLOCK, LANES, salt, _scrypt(password, salt, COST, BLOCK, LANES))


NOBODY = HashedPassword(COST, BLOCK, LANES, bytes(16), bytes(32))
"""Compared with where the name is unknown, so that an answer takes as long as for a known one."""


def read_logins(file: Path) -> dict[str, HashedPassword]:
    """The log-ins in a file.

    Raises:
        UsageError: it cannot be read, or has a line that is none, or no line at all.
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            message(
                "{file}: cannot be read as log-ins: {reason}. Make it with --add-login NAME.", file=file, reason=error
            )
        ) from error
    found: dict[str, HashedPassword] = {}
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            name, password = _login(line, file, number)
            found[name] = password
    if not found:
        raise UsageError(message("{file}: holds no log-in. Add one with --add-login NAME.", file=file))
    return found


def add_login(file: Path, name: str, password: str) -> None:
    """Put a log-in into the file, in the place of one of the same name; only its owner can read the file.

    Raises:
        UsageError: the name or the password will not do, or the file cannot be used.
    """
    if not NAME.fullmatch(name):
        raise UsageError(
            message("{name!r} cannot be a name: letters, digits, and . @ - _ can, up to 64 of them.", name=name)
        )
    if len(password) < SHORTEST:
        raise UsageError(message("A password needs {shortest} characters at least.", shortest=SHORTEST))
    known: Mapping[str, HashedPassword] = read_logins(file) if file.exists() else {}
    lines = [f"{each}:{kept}\n" for each, kept in {**known, name: hashed(password)}.items()]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_name(f"{file.name}.new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as written:
            written.writelines(lines)
        new.replace(file)
    except OSError as error:
        raise UsageError(message("{file}: cannot be written: {reason}", file=file, reason=error)) from error


def _login(line: str, file: Path, number: int) -> tuple[str, HashedPassword]:
    name, _, kept = line.strip().partition(":")
    try:
        kind, cost, block, lanes, salt, made = kept.split("$")
        password = HashedPassword(
            int(cost), int(block), int(lanes), b64decode(salt, validate=True), b64decode(made, validate=True)
        )
        sound = kind == "scrypt" and NAME.fullmatch(name) and len(password.hash) == len(NOBODY.hash)
    except ValueError:
        sound = None
    if not sound:
        raise UsageError(
            message(
                "{file}:{number}: is no log-in. Remove the line, and add it with --add-login NAME.",
                file=file,
                number=number,
            )
        )
    return name, password


def _scrypt(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    return scrypt(password.encode(), salt=salt, n=cost, r=block, p=lanes, maxmem=MEMORY, dklen=32)


def _text(value: bytes) -> str:
    return b64encode(value).decode("ascii")

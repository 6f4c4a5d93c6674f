"""Who is logged in: tokens that a browser keeps in a cookie, forgotten with the server."""

from collections.abc import Callable, Mapping
from secrets import token_urlsafe
from time import monotonic

from assistant.chat.access.passwords import NOBODY, HashedPassword
from assistant.web.rate_limit import RateLimit

LASTS = 12 * 3600
"""Seconds after which a reader logs in again."""

ATTEMPTS = 10
"""Passwords that may be tried in a minute from one address."""


class Sessions:
    """The readers who gave their password."""

    def __init__(self, logins: Mapping[str, HashedPassword], clock: Callable[[], float] = monotonic) -> None:
        """Nobody is logged in yet."""
        self._logins, self._clock = logins, clock
        self._readers: dict[str, tuple[str, float]] = {}
        self._attempts = RateLimit(ATTEMPTS, clock)

    def log_in(self, name: str, password: str, address: str) -> str | None:
        """A token for a reader whose password it is; None for anybody else, and for too many attempts."""
        if self._attempts.wait_for(address):
            return None
        known = self._logins.get(name)
        if not (known or NOBODY).fits(password) or known is None:
            return None
        now = self._clock()
        self._readers = {token: kept for token, kept in self._readers.items() if kept[1] > now}
        token = token_urlsafe(32)
        self._readers[token] = (name, now + LASTS)
        return token

    def reader(self, token: str) -> str | None:
        """Whose token it is."""
        name, until = self._readers.get(token, ("", 0.0))
        return name if name and until > self._clock() else None

    def log_out(self, token: str) -> None:
        """Forget a token."""
        self._readers.pop(token, None)

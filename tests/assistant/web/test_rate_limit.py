import pytest

from assistant.web import rate_limit
from assistant.web.rate_limit import RateLimit


def test_a_client_asks_so_often_and_is_told_how_long_to_wait() -> None:
    now = [0.0]
    limit = RateLimit(2, lambda: now[0])
    assert [limit.wait_for(client) for client in "aaab"] == [0, 0, 30, 0]
    now[0] = 29.5
    assert limit.wait_for("a") == 1
    now[0] = 30.0
    assert limit.wait_for("a") == 0
    assert limit.wait_for("a") == 30
    now[0] = 1000.0
    assert [limit.wait_for("a") for _ in range(3)] == [0, 0, 30]


def test_without_a_limit_everything_is_allowed() -> None:
    assert [RateLimit(0).wait_for("a") for _ in range(1000)] == [0] * 1000


def test_of_many_clients_the_one_seen_longest_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limit, "MOST_CLIENTS", 2)
    limit = RateLimit(1, lambda: 0.0)
    assert [limit.wait_for(client) for client in "abcba"] == [0, 0, 0, 60, 0]

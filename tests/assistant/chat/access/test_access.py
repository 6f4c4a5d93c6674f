"""Passwords, log-ins, rates, and the door before the chat."""

import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.chat.access.door import COOKIE, READER, Access, Door
from assistant.chat.access.passwords import add_login, read_logins
from assistant.chat.access.sessions import LASTS, Sessions
from corpus.errors import UsageError

SECRET = "correct horse"


@pytest.fixture(scope="module")
def logins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("logins") / "logins.txt"
    add_login(file, "sari", SECRET)
    return file


def _client(access: Access) -> TestClient:
    async def told(request: Request) -> PlainTextResponse:
        return PlainTextResponse(request.headers[READER])

    inner = Starlette(routes=[Route("/{path:path}", told, methods=["GET", "POST"])])
    return TestClient(Door(inner, access), follow_redirects=False, client=("10.0.0.7", 1))


@pytest.fixture
def locked(logins: Path) -> Iterator[TestClient]:
    with _client(Access(read_logins(logins))) as client:
        yield client


def test_a_password_is_kept_hashed_in_a_file_for_its_owner_alone(logins: Path) -> None:
    assert SECRET not in logins.read_text("utf-8")
    assert stat.S_IMODE(logins.stat().st_mode) == 0o600
    kept = read_logins(logins)["sari"]
    assert kept.fits(SECRET)
    assert not kept.fits(SECRET.upper())


def test_a_name_that_is_added_again_has_its_new_password_and_the_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "logins.txt"
    for name, password in (("a", "password one"), ("b", "password two"), ("a", "password three")):
        add_login(file, name, password)
    kept = read_logins(file)
    assert kept["a"].fits("password three")
    assert kept["b"].fits("password two")


@pytest.mark.parametrize(("name", "password"), [("a:b", SECRET), ("", SECRET), ("a", "short"), ("a\nb", SECRET)])
def test_a_name_or_password_that_will_not_do_is_refused(name: str, password: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        add_login(tmp_path / "logins.txt", name, password)


@pytest.mark.parametrize(
    "text", ["", "# nobody\n", "sari:plain\n", "sari:scrypt$1$2$3$!$!\n", "sari:md5$1$1$1$AA==$AA==\n"]
)
def test_a_file_that_holds_something_else_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "logins.txt"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="--add-login"):
        read_logins(file)
    with pytest.raises(UsageError):
        read_logins(tmp_path / "nowhere.txt")


def test_nobody_passes_without_the_password(locked: TestClient) -> None:
    page = locked.get("/")
    assert (page.status_code, page.headers["content-type"]) == (401, "text/html; charset=utf-8")
    assert 'name="password"' in page.text
    for path in ("/config", "/gradio_api/queue/data", "/documents"):
        assert locked.get(path).status_code == 401
    assert locked.post("/gradio_api/queue/join").status_code == 401
    assert locked.get("/config", headers={READER: "sari", "Cookie": f"{COOKIE}=guess"}).status_code == 401


def test_who_gives_the_password_is_known_until_logging_out(locked: TestClient) -> None:
    assert locked.post("/log-in", data={"name": "sari", "password": "wrong one"}).status_code == 401
    assert locked.post("/log-in", data={"name": "nobody", "password": SECRET}).status_code == 401
    entered = locked.post("/log-in", data={"name": "sari", "password": SECRET})
    assert entered.status_code == 303
    assert {"HttpOnly", "SameSite=strict"} <= set(entered.headers["set-cookie"].split("; "))
    assert locked.get("/", headers={READER: "somebody else"}).text == "sari"
    assert locked.post("/log-out").status_code == 303
    assert locked.get("/").status_code == 401


def test_passwords_cannot_be_tried_without_end(logins: Path) -> None:
    now = [0.0]
    sessions = Sessions(read_logins(logins), lambda: now[0])
    assert {sessions.log_in("sari", "wrong one", "10.0.0.9") for _ in range(10)} == {None}
    assert sessions.log_in("sari", SECRET, "10.0.0.9") is None
    assert sessions.log_in("sari", SECRET, "10.0.0.10")
    now[0] = 61.0
    token = sessions.log_in("sari", SECRET, "10.0.0.9")
    assert token
    assert sessions.reader(token) == "sari"
    now[0] += LASTS
    assert sessions.reader(token) is None
    assert sessions.reader("") is None


def test_the_name_that_a_proxy_gives_is_the_readers() -> None:
    with _client(Access(header="X-Forwarded-User")) as client:
        assert client.get("/", headers={"X-Forwarded-User": "sari"}).text == "sari"
        assert client.get("/").status_code == 401
        assert client.get("/", headers={READER: "sari"}).status_code == 401


def test_without_log_in_a_reader_is_known_by_the_address_alone() -> None:
    with _client(Access()) as client:
        assert client.get("/", headers={READER: "somebody else"}).text == "10.0.0.7"


def test_the_whole_network_is_let_in_only_where_that_is_said_to_be_meant(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rujukan", "chat", "--port", "0", "--host", "0.0.0.0", "--data", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "--open" in done.stderr
    assert "--logins" in done.stderr


def test_a_log_in_is_added_by_the_command(tmp_path: Path) -> None:
    file = tmp_path / "logins.txt"
    command = [sys.executable, "-m", "rujukan", "chat", "--logins", str(file), "--add-login", "sari"]
    done = subprocess.run(command, input=f"{SECRET}\n", capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert read_logins(file)["sari"].fits(SECRET)


def test_what_asks_for_a_key_itself_asks_for_no_log_in(logins: Path) -> None:
    async def told(request: Request) -> PlainTextResponse:
        return PlainTextResponse(request.url.path)

    inner = Starlette(routes=[Route("/{path:path}", told)])
    door = Door(inner, Access(read_logins(logins)), keyed=("/v1/",))
    with TestClient(door, client=("10.0.0.7", 1)) as client:
        assert client.get("/v1/ask").status_code == 200
        assert client.get("/v12").status_code == 401

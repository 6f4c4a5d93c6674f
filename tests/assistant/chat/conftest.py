"""A store with the documents of `texts.py`, the chat over it, and a real browser."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from shutil import which

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from assistant.ask import Assistant
from assistant.open_assistant import open_assistant
from corpus.setup.settings import Settings
from tests.assistant.chat.evaluated import write_history
from tests.assistant.chat.texts import WORDED, WRITER, write_documents
from tests.assistant.writing.scripted import Reply, Scripted, scripted

# An answer takes a second on two free cores, and many on busy ones.
expect.set_options(timeout=25_000)

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose store holds the documents."""
    from ingest.cli.ingest import ingest

    folder = tmp_path_factory.mktemp("chat")
    settings = Settings(data=folder / "data")
    ingest(settings, [write_documents(folder / "texts")], quiet=True)
    return settings


@pytest.fixture(scope="session")
def assistant(settings: Settings) -> Iterator[Assistant]:
    """The real assistant over them."""
    with open_assistant(settings, lambda _: None) as opened:
        yield opened


@pytest.fixture(scope="session")
def model() -> Iterator[Scripted]:
    """A language model on this machine that readers of the chat can choose: it always says the same."""
    with scripted(lambda _: Reply((WORDED,))) as running:
        yield running


@pytest.fixture(scope="session")
def address(settings: Settings, model: Scripted, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `rujukan chat` says that it can be opened. Interrupted at the end, it must stop cleanly."""
    log = tmp_path_factory.mktemp("log") / "server.txt"
    command = [
        sys.executable,
        "-m",
        "tests.assistant.chat.serving",
        "chat",
        "--port",
        "0",
        "--data",
        str(settings.data),
        "--feedback",
        str(log.with_name("ratings.sqlite")),
        "--history",
        str(write_history(log.with_name("history.sqlite"))),
        "--llm-base-url",
        model.url,
        "--llm-model",
        WRITER,
    ]
    with log.open("w") as errors, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as server:
        assert server.stdout
        first = server.stdout.readline().strip()
        assert first.startswith("Rujukan: http://"), log.read_text("utf-8")
        yield first.removeprefix("Rujukan: ")
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 0
    assert log.read_text("utf-8") == "The chat has stopped.\n"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    found = which("chromium") or which("chromium-browser")
    if not found:
        pytest.skip("there is no Chromium on this machine (on Debian: apt install chromium)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield launched
        launched.close()


@dataclass
class Visit:
    """A reader's window, with what it asked other addresses for and what went wrong in its scripts."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def ask(self, question: str) -> None:
        """Type a question, send it, wait for its answer."""
        answered = self.page.locator("#chat .reply:not(.looking)").count()
        self.page.locator("#ask textarea").fill(question)
        self.page.keyboard.press("Enter")
        self.page.locator("#chat .reply:not(.looking)").nth(answered).wait_for()

    def noted(self, request: Request) -> None:
        """Remember a request that leaves the page's own address."""
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.outside.append(request.url)


Visits = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visits]:
    """Open the chat in a fresh window. Nothing it does may leave the address or fail in a script."""
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def opened(locale: str = "en-GB", size: tuple[int, int] = (1280, 800), dark: bool = False, path: str = "") -> Visit:
        context = browser.new_context(
            locale=locale,
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        found = Visit(context.new_page(), address)
        visits.append(found)
        found.page.set_default_timeout(30_000)
        found.page.on("request", found.noted)
        found.page.on("pageerror", lambda error: found.errors.append(str(error)))
        found.page.goto(address + path)
        found.page.locator("html.ready").wait_for()
        return found

    yield opened
    for context in contexts:
        context.close()
    assert [each.outside for each in visits] == [[] for _ in visits]
    assert [each.errors for each in visits] == [[] for _ in visits]

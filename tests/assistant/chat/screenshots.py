"""Takes the pictures of `docs/images` from the real chat over the shipped documents.

Run `python -m tests.assistant.chat.screenshots`; it takes about a minute and needs Chromium.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[3]
IMAGES = ROOT / "docs" / "images"
STAMP = IMAGES / "made-from.sha256"

WIDE, NARROW = (1280, 800), (390, 844)
MEMBERS = {"en": "How many member states does IOM have?", "id": "Berapa jumlah negara anggota IOM?"}
TASKS = {"en": "What are the four main tasks of IOM?", "id": "Apa saja empat tugas utama IOM?"}


def stamp() -> str:
    """A digest of what the pictures show: while it is the same, they need not be taken again."""
    chat = ROOT / "assistant" / "chat"
    # What decides what is seen; with the style, and this file, which decides what is asked.
    shown = [*sorted((chat / "html").glob("*.py")), chat / "words.py", *sorted(chat.glob("styles/*.css"))]
    sources = [*shown, Path(__file__)]
    return sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def main() -> None:
    """Take all pictures, and note what they were made from."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, _served(data) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        _conversation(_opened(browser, address, "en", WIDE, dark=False))
        _reading(_opened(browser, address, "en", WIDE, dark=False))
        _dark(_opened(browser, address, "id", WIDE, dark=True))
        _narrow(_opened(browser, address, "id", NARROW, dark=False))
        browser.close()
    STAMP.write_text(stamp() + "\n", "utf-8")


@contextmanager
def _served(data: str) -> Iterator[str]:
    command = [sys.executable, "-m", "rujukan", "chat", "--port", "0", "--data", data]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        assert server.stdout
        try:
            yield server.stdout.readline().strip().removeprefix("Rujukan: ")
        finally:
            server.terminate()


def _opened(browser: Browser, address: str, language: str, size: tuple[int, int], dark: bool) -> Page:
    context = browser.new_context(
        locale=language,
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        device_scale_factor=1.5,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    page.locator("html.ready").wait_for()
    page.evaluate("document.fonts.ready")
    return page


def _conversation(page: Page) -> None:
    _ask(page, MEMBERS["en"])
    page.locator("#chat a.cite").nth(1).click()
    _take(page, "chat")


def _reading(page: Page) -> None:
    _ask(page, TASKS["en"])
    page.locator("#sources button[data-act=read]").first.click()
    page.locator("#reader mark").first.wait_for()
    _take(page, "reading")


def _dark(page: Page) -> None:
    _ask(page, TASKS["id"])
    page.locator("#chat a.cite").first.click()
    _take(page, "chat-dark")


def _narrow(page: Page) -> None:
    _ask(page, TASKS["id"])
    _take(page, "chat-narrow")


def _ask(page: Page, question: str) -> None:
    page.locator("#ask textarea").fill(question)
    page.keyboard.press("Enter")
    page.locator("#chat .reply:not(.looking)").last.wait_for()


def _take(page: Page, name: str) -> None:
    page.mouse.move(1, 1)
    page.wait_for_timeout(500)
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()

"""Logging in and out, in a real browser."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant.chat.access.passwords import add_login

SECRET = "correct horse"


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[str]:
    logins = tmp_path / "logins.txt"
    add_login(logins, "sari", SECRET)
    command = [sys.executable, "-m", "tests.assistant.chat.locked", str(logins)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def test_a_reader_logs_in_and_out_again(browser: Browser, locked: str) -> None:
    for locale, label in (("en-GB", "Log out"), ("id-ID", "Keluar")):
        context = browser.new_context(locale=locale)
        page = context.new_page()
        page.goto(locked)
        page.locator("[name=name]").fill("sari")
        page.locator("[name=password]").fill(SECRET)
        page.keyboard.press("Enter")
        page.locator("html.ready").wait_for()
        expect(page.get_by_role("button", name="Evaluation")).to_have_count(0)
        page.get_by_role("button", name=label).click()
        expect(page.locator("[name=password]")).to_be_visible()
        page.goto(locked)
        expect(page.locator("[name=password]")).to_be_visible()
        context.close()

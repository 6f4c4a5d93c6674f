"""The page for every reader: language, keyboard, a telephone, the dark, and the whole document to read."""

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.chat.conftest import Visits
from tests.assistant.chat.texts import ABSENT, FOUNDED, PILOTS


def test_the_interface_speaks_the_browsers_language_until_another_is_chosen(visit: Visits) -> None:
    page = visit(locale="id-ID")
    expect(page.page.locator("html")).to_have_attribute("lang", "id")
    expect(page.page.locator("#ask textarea")).to_have_attribute("placeholder", "Ajukan pertanyaan")
    page.ask("Berapa pandu pelabuhan yang dimiliki Dinas Pelabuhan Utara?")
    expect(page.page.locator("#sources h2")).to_have_text("Sumber")
    page.page.get_by_label("EN", exact=True).check()
    expect(page.page.locator("#sources h2")).to_have_text("Sources")
    expect(page.page.locator("#chat .foot:not(.turn-actions)")).to_contain_text("Copy answer with sources")
    expect(page.page.get_by_role("textbox", name="Your question")).to_have_attribute("placeholder", "Ask a question")
    expect(page.page.get_by_role("button", name="New conversation")).to_be_visible()
    page.page.reload()
    expect(page.page.locator("html.ready")).to_have_attribute("lang", "en")
    expect(page.page.locator("#ask textarea")).to_have_attribute("placeholder", "Ask a question")


def test_the_reading_view_opens_at_the_quote_and_closes_back(visit: Visits) -> None:
    page = visit()
    page.ask("What are the duties of the Northern Harbour Service?")
    door = page.page.locator("#sources button[data-act=read]").first
    door.click()
    reader = page.page.locator("dialog#reader")
    expect(reader).to_be_visible()
    expect(reader.locator("mark").first).to_be_in_viewport()
    expect(reader.locator(".body h3")).to_have_text(["Organisation", "Duties"])
    reader.locator("nav a", has_text="Duties").click()
    expect(reader.locator(".body h3", has_text="Duties")).to_be_in_viewport()
    reader.locator("sup a").first.click()
    expect(reader.locator(".notes li").first).to_be_focused()
    page.page.keyboard.press("Escape")
    expect(reader).to_be_hidden()
    expect(door).to_be_focused()
    door.click()
    expect(reader).to_be_visible()
    reader.get_by_role("button", name="Close").click()
    expect(reader).to_be_hidden()


def test_all_of_it_can_be_done_from_the_keyboard(visit: Visits) -> None:
    page = visit()
    expect(page.page.locator("#ask textarea")).to_be_focused()
    page.page.keyboard.type("When was the Northern Harbour Service")
    page.page.keyboard.press("Shift+Enter")
    page.page.keyboard.type("founded?")
    assert page.page.locator("#chat .question").count() == 0
    page.page.keyboard.press("Enter")
    page.page.locator("#chat .reply:not(.looking)").wait_for()
    expect(page.page.locator("#ask textarea")).to_be_focused()
    _press_until(page.page, "Shift+Tab", "a.cite")
    page.page.keyboard.press("Enter")
    expect(page.page.locator("#source-1-1")).to_be_focused()
    _press_until(page.page, "Tab", "button[data-act=read]")
    page.page.keyboard.press("Enter")
    expect(page.page.locator("dialog#reader")).to_be_visible()
    page.page.keyboard.press("Escape")
    expect(page.page.locator("#sources button[data-act=read]").first).to_be_focused()


def test_a_narrow_window_shows_everything_without_scrolling_sideways(visit: Visits) -> None:
    page = visit(size=(390, 844))
    for question in (PILOTS, "How high is the lighthouse of Skarholm?", ABSENT, "x" * 400):
        page.ask(question)
        assert _overflow(page.page) == 0
    expect(page.page.locator("#ask textarea")).to_be_in_viewport()
    page.page.locator("#chat a.cite").first.click()
    expect(page.page.locator("#source-1-1")).to_be_in_viewport()
    page.page.locator("#source-1-1 button[data-act=read]").click()
    expect(page.page.locator("#reader mark").first).to_be_in_viewport()
    assert page.page.locator("#reader").evaluate("dialog => dialog.scrollWidth - dialog.clientWidth") == 0


@pytest.mark.parametrize(("system", "path"), [(True, ""), (False, "?__theme=dark")])
def test_the_page_is_dark_where_the_system_or_the_address_says_so(visit: Visits, system: bool, path: str) -> None:
    page = visit(dark=system, path=path)
    page.ask(FOUNDED)
    lightness = "element => Math.max(...getComputedStyle(element).backgroundColor.match(/\\d+/g).slice(0, 3))"
    assert page.page.locator("body").evaluate(lightness) < 60
    assert page.page.locator("#sources").evaluate(lightness) < 60


def _press_until(page: Page, key: str, selector: str) -> None:
    for _ in range(30):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{key} never reaches {selector}")


def _overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))

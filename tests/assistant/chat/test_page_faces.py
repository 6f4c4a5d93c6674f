"""The page's faces: light and dark, the keyboard's map, a telephone; and what is there while the server is away."""

import json

import httpx
from playwright.sync_api import expect

from tests.assistant.chat.conftest import Visits
from tests.assistant.chat.texts import FOUNDED

SMALL = """() => [...document.querySelectorAll('button, a, input, summary')]
  .filter((each) => each.checkVisibility() && !each.closest('.unseen, #language') && !each.matches('a.cite'))
  .map((each) => [each.textContent || each.type, each.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 24 || height < 24).map(([text]) => text)"""


def test_light_and_dark_are_chosen_by_a_switch_and_remembered(visit: Visits) -> None:
    page = visit(dark=True)
    body, switch = page.page.locator("body"), page.page.locator("button[data-act=theme]")
    expect(body).to_have_class("dark")
    switch.click()
    expect(switch).to_have_attribute("title", "Light or dark: light")
    expect(body).not_to_have_class("dark")
    page.page.reload()
    page.page.locator("html.ready").wait_for()
    expect(body).not_to_have_class("dark")
    switch.click()
    switch.click()
    expect(switch).to_have_attribute("title", "Light or dark: as the system")
    expect(body).to_have_class("dark")


def test_a_question_mark_shows_the_keyboard_and_can_be_turned_off(visit: Visits) -> None:
    page = visit(locale="id-ID")
    page.page.locator("h1").click()
    page.page.keyboard.press("?")
    expect(page.page.locator("#keys")).to_contain_text("mengirim pertanyaan")
    page.page.locator("#keys input").uncheck()
    page.page.keyboard.press("Escape")
    page.page.locator("h1").click()
    page.page.keyboard.press("?")
    expect(page.page.locator("#keys")).to_be_hidden()
    page.page.locator("#ask textarea").press("?")
    expect(page.page.locator("#ask textarea")).to_have_value("?")


def test_on_a_telephone_a_tapped_number_opens_its_source_as_a_sheet(visit: Visits) -> None:
    page = visit(size=(320, 640))
    page.ask(FOUNDED)
    assert page.page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.page.evaluate(SMALL) == []
    for way in ("button", "back"):
        page.page.locator("#chat a.cite").first.click()
        expect(page.page.locator("body")).to_have_class("begun sheet")
        expect(page.page.locator("#source-1-1")).to_be_in_viewport()
        if way == "button":
            page.page.get_by_role("button", name="Back to the answer").click()
        else:
            page.page.go_back()
        expect(page.page.locator("body")).to_have_class("begun")
        expect(page.page.locator("#chat a.cite").first).to_be_focused()
    expect(page.page.locator("#top")).to_be_in_viewport()


def test_the_page_can_be_installed_and_keeps_the_page_for_when_the_server_is_away(visit: Visits, address: str) -> None:
    page = visit()
    manifest = httpx.get(address + "installed/manifest.json", trust_env=False).json()
    for icon in manifest["icons"]:
        got = httpx.get(f"{address}installed/{icon['src']}", trust_env=False)
        assert got.headers["content-type"].startswith(icon["type"])
    page.page.wait_for_function("navigator.serviceWorker.controller")
    kept = page.page.evaluate("async () => (await (await caches.open('rujukan-away-1')).keys()).map((one) => one.url)")
    assert json.dumps(kept) == json.dumps([f"{address}installed/away.html"])
    page.page.goto(address + "installed/away.html")
    expect(page.page.locator("body")).to_contain_text("Obrolan sedang tidak dapat dihubungi.")

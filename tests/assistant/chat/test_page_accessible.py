"""No main screen has what axe-core knows to be wrong under WCAG 2.2, A and AA; motion can be turned off."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.assistant.chat.conftest import Visits
from tests.assistant.chat.texts import PILOTS

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
"""The last one brings the size of what is touched (2.5.8), with its exceptions."""

RUN = """async (tags) => (await axe.run({ runOnly: tags, resultTypes: ['violations'] })).violations
  .map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))])"""

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 700}
FACES: dict[str, list[tuple[dict[str, Any], Any]]] = {
    "en-GB": [(WIDE, "light"), (NARROW, "dark")],
    "id-ID": [(WIDE, "dark"), (NARROW, "light")],
}
"""Of both widths and both themes each language has every one; which go together changes nothing that axe sees."""


@pytest.mark.parametrize("locale", FACES)
def test_no_screen_has_a_fault_that_axe_finds(visit: Visits, locale: str) -> None:
    page = visit(locale=locale)
    page.page.emulate_media(reduced_motion="reduce")
    page.page.evaluate(AXE_SCRIPT)
    found = {}
    for screen in _screens(page.page, page.ask):
        for size, theme in FACES[locale]:
            page.page.set_viewport_size(size)  # type: ignore[arg-type]
            page.page.emulate_media(color_scheme=theme)
            faults = page.page.evaluate(RUN, TAGS)
            if faults:
                found[f"{screen}, {theme}, {size['width']}"] = faults
        page.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    assert found == {}
    page.page.evaluate("document.body.append(document.createElement('button'))")
    assert "button-name" in [rule for rule, _ in page.page.evaluate(RUN, TAGS)], "it finds a fault where there is one"


COLOURS = "(element) => getComputedStyle(element).color"
GROUND = "(element) => getComputedStyle(element).backgroundColor"


def test_nothing_moves_for_who_wants_no_motion(visit: Visits) -> None:
    page = visit()
    page.page.emulate_media(reduced_motion="reduce")
    page.page.locator("#ask textarea").fill(PILOTS)
    page.page.keyboard.press("Enter")
    page.page.locator("#chat .question").wait_for()
    moving = """() => document.getAnimations().map((one) => one.effect.getComputedTiming())
      .filter(({ duration, iterations }) => duration > 10 || iterations > 1).length"""
    assert page.page.evaluate(moving) == 0
    page.page.locator("#chat a.cite").first.click()
    assert page.page.evaluate(moving) == 0


def _screens(page: Page, ask: Any) -> Iterator[str]:
    """The main screens, one after the other on the same page."""
    yield "welcome"
    ask(PILOTS)
    yield "answer"
    page.locator("#sources button[data-act=read]").first.click()
    expect(page.locator("#reader mark").first).to_be_visible()
    yield "reader"
    page.keyboard.press("Escape")
    for act in ("library", "evaluation", "conversations", "keys"):
        page.locator(f"#masthead button[data-act={act}]").click()
        expect(page.locator("dialog[open]")).to_be_visible()
        if act == "evaluation":
            page.locator(".missed summary").first.click()
        yield act
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
    for name in ("filters", "answerers"):
        page.locator(f"#chips [data-do={name}]").click()
        expect(page.locator(f"dialog#{name}")).to_be_visible()
        yield name
        page.keyboard.press("Escape")


def test_buttons_on_a_ground_of_their_own_can_be_read(visit: Visits) -> None:
    """Words in the very colour of their ground are taken for hidden by axe, and are no fault to it."""
    page = visit()
    page.ask(PILOTS)
    page.page.locator("#chips [data-do=filters]").click()
    apply = page.page.locator("dialog#filters .primary")
    expect(apply).to_be_visible()
    assert apply.evaluate(COLOURS) != apply.evaluate(GROUND)
    page.page.keyboard.press("Escape")
    page.page.get_by_role("button", name="New conversation").click()
    undo = page.page.locator("#toast button")
    expect(undo).to_be_visible()
    assert undo.evaluate(COLOURS) == page.page.locator("#toast").evaluate(COLOURS)

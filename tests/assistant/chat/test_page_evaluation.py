"""The evaluation as an operator sees it, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.assistant.chat.conftest import Visits
from tests.assistant.chat.evaluated import FOLLOW_UP
from tests.assistant.chat.texts import FOUNDED, HOSTILE_SENTENCE


@pytest.mark.parametrize(
    ("locale", "dark", "door", "missed", "again"),
    [
        ("en-GB", False, "Evaluation", "Answered wrongly (2)", "Ask it again"),
        ("id-ID", True, "Evaluasi", "Dijawab salah (2)", "Tanyakan lagi"),
    ],
)
def test_a_miss_of_the_last_run_is_asked_again_in_a_conversation_of_its_own(
    visit: Visits, locale: str, dark: bool, door: str, missed: str, again: str
) -> None:
    page = visit(locale=locale, dark=dark, size=(320, 700) if dark else (1280, 800))
    page.page.get_by_role("button", name=door, exact=True).click()
    dialog = page.page.locator("#reader.evaluation")
    expect(dialog.locator("figure svg circle")).to_have_count(2)
    expect(dialog.locator("h3").last).to_have_text(missed)
    assert dialog.evaluate("dialog => dialog.scrollWidth - dialog.clientWidth") == 0
    assert page.page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    dialog.locator("summary", has_text=HOSTILE_SENTENCE).click()
    expect(dialog.locator("details[open] .told").last).to_contain_text(HOSTILE_SENTENCE)
    dialog.locator("button[data-act=evaluation]").last.click()
    expect(dialog.locator("button[data-act=evaluation]").last).to_have_attribute("aria-current", "true")
    dialog.locator("summary", has_text=FOLLOW_UP).click()
    dialog.get_by_role("button", name=again).click()
    expect(dialog).to_be_hidden()
    expect(page.page.locator("#chat .question")).to_contain_text([FOUNDED, FOLLOW_UP])
    expect(page.page.locator("#chat .reply:not(.looking)").last).to_contain_text("Ingrid Solberg")
    assert page.page.evaluate("window.stolen") is None

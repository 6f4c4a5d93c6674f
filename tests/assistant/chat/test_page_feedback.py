"""Thumbs, as a reader gives them where the operator asks for them."""

from playwright.sync_api import expect

from tests.assistant.chat.conftest import Visits
from tests.assistant.chat.texts import FOUNDED


def test_an_answer_is_rated_and_it_is_said_what_is_kept(visit: Visits) -> None:
    page = visit()
    expect(page.page.locator(".rating")).to_have_count(0)
    page.ask(FOUNDED)
    form = page.page.locator("#rating form")
    expect(form).to_contain_text("whoever runs this chat keeps your question")
    form.get_by_label("No").check()
    form.get_by_role("textbox").fill("It was 1908.")
    form.get_by_role("button", name="Send").click()
    expect(page.page.locator("#rating")).to_contain_text("Thank you. It is kept.", timeout=15_000)

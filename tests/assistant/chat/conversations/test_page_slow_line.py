"""Conversations over a line on which every reply takes a while."""

from playwright.sync_api import expect

from tests.assistant.chat.conftest import Visits
from tests.assistant.chat.conversations.test_page_conversations import only_indonesian, open_drawer, wait_kept
from tests.assistant.chat.texts import FOUNDED, PANDU, PILOTS

SLOW_LINE = """() => {
  const fetched = window.fetch;
  window.fetch = async (...asked) => {
    const reply = await fetched(...asked);
    await new Promise((done) => setTimeout(done, 100));
    return reply;
  };
}"""


def test_over_a_slow_line_too_a_page_asks_for_nothing_once_its_answer_stands(visit: Visits) -> None:
    page = visit(locale="id-ID")
    page.page.evaluate(SLOW_LINE)
    only_indonesian(page.page)
    page.ask(PANDU)
    wait_kept(page.page, [[PANDU, [PANDU]]])
    expect(page.page.locator("#suggestions li")).to_have_count(1)
    page.page.wait_for_timeout(1000)
    asked: list[str] = []
    page.page.on("request", lambda request: asked.append(request.url))
    page.page.wait_for_timeout(1500)
    assert asked == []


def test_a_question_asked_at_once_is_of_the_conversation_just_begun(visit: Visits) -> None:
    page = visit()
    page.ask(PILOTS)
    wait_kept(page.page, [[PILOTS, [PILOTS]]])
    page.page.evaluate(SLOW_LINE)
    page.page.get_by_role("button", name="New conversation").click()
    page.page.locator("#ask textarea").fill(FOUNDED)
    page.page.keyboard.press("Enter")
    expect(page.page.locator("#chat .question")).to_have_text([f"You asked: {FOUNDED}"])
    wait_kept(page.page, [[PILOTS, [PILOTS]], [FOUNDED, [FOUNDED]]])


def test_what_is_left_while_it_is_answered_keeps_its_filters(visit: Visits) -> None:
    page = visit(locale="id-ID")
    page.page.evaluate(SLOW_LINE)
    only_indonesian(page.page)
    expect(page.page.locator("#chips .chip[data-do=unfilter]")).to_have_text(["Indonesia ×"])
    page.page.locator("#ask textarea").fill(PANDU)
    page.page.keyboard.press("Enter")
    expect(page.page.locator("#chat .question")).to_contain_text(PANDU)
    page.page.get_by_role("button", name="Percakapan baru").click()
    expect(page.page.locator(".welcome")).to_be_visible()
    wait_kept(page.page, [[PANDU, [PANDU]]])
    open_drawer(page.page)
    page.page.locator("#conversations .opening", has_text=PANDU).click()
    expect(page.page.locator("#chips .chip[data-do=unfilter]")).to_have_text(["Indonesia ×"])

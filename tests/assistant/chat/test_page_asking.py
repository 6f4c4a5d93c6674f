"""Asking as a reader does: progress, stop, ask again, edit, filters; in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.assistant.chat.conftest import Visits
from tests.assistant.chat.serving import SLOWLY
from tests.assistant.chat.texts import FOUNDED, PILOTS, WRITER
from tests.assistant.writing.scripted import Scripted

PATIENCE = 15_000
"""Milliseconds for an answer."""

DIRECTOR = "Who is its director?"


def test_an_earlier_question_is_fetched_back_by_the_arrow_and_sent_changed(visit: Visits) -> None:
    page = visit()
    page.ask(PILOTS)
    page.ask(FOUNDED)
    box = page.page.locator("#ask textarea")
    box.press("ArrowUp")
    expect(box).to_have_value(FOUNDED)
    expect(page.page.locator("#notice .editing")).to_contain_text("Editing question 2")
    box.press("ArrowUp")
    expect(box).to_have_value(PILOTS)
    expect(page.page.locator("#notice .editing")).to_contain_text("takes away the questions after it")
    box.press("Escape")
    expect(box).to_have_value("")
    expect(page.page.locator("#notice .editing")).to_have_count(0)
    page.page.locator("#chat button[data-do=edit]").first.click()
    expect(box).to_have_value(PILOTS)
    box.fill("Who is the director of the Northern Harbour Service?")
    box.press("Enter")
    expect(page.page.locator("#chat .question")).to_have_count(1)
    expect(page.page.locator("#chat .reply")).to_contain_text("Ingrid Solberg", timeout=PATIENCE)


def test_the_reading_of_a_follow_up_is_refused_with_one_click(visit: Visits) -> None:
    page = visit()
    page.ask(FOUNDED)
    page.ask(DIRECTOR)
    page.page.locator("#chat button[data-do=written]").click()
    expect(page.page.locator("#chat .understood")).to_contain_text("Asked as written", timeout=PATIENCE)
    expect(page.page.locator("#chat .question")).to_have_count(2)
    expect(page.page.locator("#chat .question").last).to_contain_text(DIRECTOR)
    page.page.locator("#chat button[data-do=again]").first.click()
    expect(page.page.locator("#chat .question")).to_have_count(3)


def test_filters_are_chosen_shown_as_chips_and_taken_away(visit: Visits) -> None:
    page = visit()
    page.page.get_by_role("button", name="Filter", exact=True).click()
    form = page.page.locator("dialog#filters")
    expect(form).to_be_visible()
    form.get_by_role("searchbox").fill("review")
    expect(form.locator("#filter-documents label:visible")).to_have_count(1)
    form.get_by_label("A review of the harbour services").check()
    form.get_by_label("English", exact=True).check()
    form.get_by_role("button", name="Apply").click()
    expect(form).to_be_hidden()
    expect(page.page.locator("#chips .chip:not(.answerer)")).to_have_text(
        ["Filter", "A review of the harbour services ×", "English ×"]
    )
    page.ask(PILOTS)
    reply = page.page.locator("#chat .reply").last
    expect(reply).to_contain_text("57 harbour pilots")
    expect(reply).not_to_contain_text("42")
    expect(reply.locator(".only-from")).to_have_text("Only from: 1 document, English")
    page.page.get_by_role("button", name="Remove filter: A review of the harbour services").click()
    page.page.get_by_role("button", name="Remove filter: English").click()
    expect(page.page.locator("#chips .chip:not(.answerer)")).to_have_count(1)
    page.ask(PILOTS)
    expect(page.page.locator("#chat .reply").last).to_contain_text("42")


def test_a_question_is_stopped_and_the_next_one_is_answered(visit: Visits) -> None:
    page = visit(locale="id-ID")
    page.page.evaluate(
        """() => new MutationObserver(() => document.querySelector('button[data-do=stop]')?.click())
               .observe(document.getElementById('progress'), { childList: true, subtree: true })"""
    )
    page.page.locator("#ask textarea").fill(f"{PILOTS} {SLOWLY}")
    page.page.keyboard.press("Enter")
    expect(page.page.locator("#chat .trouble")).to_contain_text("Dihentikan sebelum ada jawaban", timeout=PATIENCE)
    expect(page.page.locator("#progress .working")).to_have_count(0)
    page.page.reload()
    page.page.locator("html.ready").wait_for()
    page.ask(FOUNDED)
    expect(page.page.locator("#chat .reply").last).to_contain_text("1907")


@pytest.mark.parametrize(
    ("locale", "quotes", "leaves", "sent"),
    [
        ("en-GB", "Answers: Quotes only", "Nothing leaves it.", "Apply"),
        ("id-ID", "Jawaban: Kutipan saja", "Tidak ada yang keluar dari komputer itu.", "Terapkan"),
    ],
)
def test_what_words_the_answers_is_shown_and_chosen_after_being_told_what_is_sent(
    visit: Visits, model: Scripted, locale: str, quotes: str, leaves: str, sent: str
) -> None:
    page = visit(locale=locale)
    chip = page.page.locator("#chips .answerer")
    expect(chip).to_have_text(quotes)
    before = len(model.requests)
    page.ask(FOUNDED)
    expect(page.page.locator("#chat .reply .foot").first).not_to_contain_text(WRITER)
    assert len(model.requests) == before
    chip.click()
    form = page.page.locator("dialog#answerers")
    expect(form).to_contain_text(leaves)
    expect(form).to_contain_text("127.0.0.1")
    form.get_by_label(WRITER).check()
    form.get_by_role("button", name=sent).click()
    expect(form).to_be_hidden()
    expect(chip).to_contain_text(WRITER)
    page.ask(FOUNDED)
    expect(page.page.locator("#chat .reply").last.locator(".foot").first).to_contain_text(WRITER)
    assert model.requests  # once for both: what it said is kept while the chat runs

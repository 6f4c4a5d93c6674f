"""The conversation as a reader has it: a real browser, a real server, real documents."""

from playwright.sync_api import expect

from tests.assistant.chat.conftest import Visits
from tests.assistant.chat.texts import ABSENT, FOUNDED, PILOTS


def test_a_number_in_the_answer_leads_to_the_quote_in_its_context(visit: Visits) -> None:
    page = visit()
    page.ask(FOUNDED)
    reply = page.page.locator("#chat .reply").last
    expect(reply).to_contain_text("founded in 1907")
    number = reply.locator("a.cite").first
    expect(number).to_have_text("[1]")
    number.click()
    source = page.page.locator("#source-1-1")
    expect(source).to_have_class("source chosen")
    expect(source).to_be_focused()
    expect(source).to_be_in_viewport()
    expect(source.locator("mark").first).to_contain_text("The Northern Harbour Service was founded in")
    expect(source.locator("blockquote")).to_contain_text("was founded in 1907 in the town of Vardvik.")
    expect(source).to_contain_text("Annual report of the Northern Harbour Service")
    expect(source).to_contain_text("K. Lund, A. Sari · 2019 · English")
    expect(source).to_contain_text("Organisation")
    expect(source).to_contain_text("Olsen, Harbours of the North (1950), p. 12.")
    expect(source.locator("blockquote")).to_contain_text("42 harbour pilots")
    page.page.keyboard.press("Escape")
    expect(number).to_be_focused()


def test_where_sources_disagree_each_value_stands_with_its_source(visit: Visits) -> None:
    page = visit()
    page.ask(PILOTS)
    reply = page.page.locator("#chat .reply").last
    expect(reply.locator(".status")).to_have_text("The sources disagree")
    for value, short_location in (
        ("42", "Annual report of the Northern Harbour Service (2019)"),
        ("57", "harbour services (2022)"),
    ):
        expect(reply.locator(".statement", has_text=value).locator(".whence")).to_contain_text(short_location)


def test_a_number_of_an_old_answer_brings_back_that_answers_sources(visit: Visits) -> None:
    page = visit()
    page.ask(PILOTS)
    page.ask(FOUNDED)
    expect(page.page.locator("#source-2-1")).to_be_visible()
    page.page.locator("#chat a.cite").first.click()
    expect(page.page.locator("#source-1-1")).to_have_class("source chosen")
    expect(page.page.locator("#sources .for")).to_contain_text(PILOTS)
    expect(page.page.locator("#source-2-1")).to_have_count(0)


def test_what_the_documents_do_not_say_is_no_answer(visit: Visits) -> None:
    page = visit()
    page.ask(ABSENT)
    reply = page.page.locator("#chat .reply").last
    expect(reply.locator(".status")).to_contain_text("Not in the documents")
    expect(reply.locator(".statement")).to_have_count(0)
    expect(reply.locator(".nearest")).to_contain_text("They do not answer it")
    expect(page.page.locator("#sources h2")).to_have_text("Nearest passages")
    reply.locator(".nearest a").first.click()
    expect(page.page.locator("#source-1-1")).to_be_focused()


def test_a_question_on_something_else_is_told_what_the_documents_are(visit: Visits) -> None:
    page = visit()
    page.ask("How many tigers live in Sumatra?")
    expect(page.page.locator("#chat .reply .status")).to_contain_text("Outside the subject")
    expect(page.page.locator("#sources")).to_contain_text("A review of the harbour services")


def test_a_follow_up_shows_how_it_was_understood(visit: Visits) -> None:
    page = visit()
    page.ask(FOUNDED)
    page.ask("Who is its director?")
    expect(page.page.locator("#chat .reply").last).to_contain_text("Ingrid Solberg")
    expect(page.page.locator("#chat .understood")).to_contain_text("Northern Harbour Service")


def test_an_example_is_asked_with_one_click(visit: Visits) -> None:
    page = visit()
    example = page.page.locator(".welcome li button").first
    question = example.text_content()
    example.click()
    page.page.locator("#chat .reply:not(.looking)").wait_for()
    expect(page.page.locator("#chat .question")).to_contain_text(question or "")
    expect(page.page.locator(".welcome")).to_have_count(0)


def test_a_new_conversation_begins_where_the_first_did(visit: Visits) -> None:
    page = visit()
    page.ask(FOUNDED)
    page.page.get_by_role("button", name="New conversation").click()
    expect(page.page.locator(".welcome")).to_be_visible()
    expect(page.page.locator("#chat .question")).to_have_count(0)
    expect(page.page.locator("#sources")).to_contain_text("A review of the harbour services")
    page.ask("Who is its director?")
    expect(page.page.locator("#chat .question")).to_have_count(1)
    expect(page.page.locator("#chat .understood")).to_have_count(0)


def test_a_question_that_is_too_long_is_refused_in_the_readers_language(visit: Visits) -> None:
    page = visit(locale="id-ID")
    book = "apa " * 25_000
    page.ask(book)
    expect(page.page.locator("#chat .trouble")).to_contain_text("Pertanyaan ini terlalu panjang: paling banyak 2000")
    expect(page.page.locator("#ask textarea")).to_have_value(book)
    page.ask(FOUNDED)
    expect(page.page.locator("#chat .reply").last).to_contain_text("1907")


def test_a_quote_and_an_answer_are_copied_with_their_references(visit: Visits) -> None:
    page = visit()
    page.ask(FOUNDED)
    page.page.get_by_role("button", name="Copy quote with reference").first.click()
    expect(page.page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“The Northern Harbour Service ")
    assert "was founded in 1907 in the town of Vardvik." in copied
    assert copied.endswith("” (K. Lund, A. Sari, Annual report of the Northern Harbour Service (2019), Organisation)")
    page.page.get_by_role("button", name="Copy answer with sources").click()
    answer = page.page.evaluate("navigator.clipboard.readText()")
    assert ".” [1]" in answer
    assert answer.endswith("[1] K. Lund, A. Sari, Annual report of the Northern Harbour Service (2019), Organisation.")


def test_a_near_miss_is_no_answer(visit: Visits) -> None:
    page = visit()
    page.ask("How many harbour pilots work in Canada?")
    expect(page.page.locator("#chat .reply").last.locator(".status")).to_contain_text("Not in the documents")


def test_a_pasted_book_is_refused_in_plain_words(visit: Visits) -> None:
    page = visit()
    page.ask("word " * 25_000)
    expect(page.page.locator("#chat .trouble")).to_be_visible()

"""The chat as a reader meets it: a real browser, a real server, real documents."""

from playwright.sync_api import Page, expect

from tests.assistant.chat.conftest import Visits
from tests.assistant.chat.texts import HOSTILE_SENTENCE, HOSTILE_TITLE

PILOTS = "How many harbour pilots does the Northern Harbour Service have?"
FOUNDED = "When was the Northern Harbour Service founded?"
ABSENT = "How many harbour pilots work in Canada?"


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
    expect(source.locator("mark").first).to_contain_text("was founded in 1907 in the town of Vardvik.")
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
    for value, whence in (
        ("42", "Annual report of the Northern Harbour Service (2019)"),
        ("57", "harbour services (2022)"),
    ):
        expect(reply.locator(".statement", has_text=value).locator(".whence")).to_contain_text(whence)


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


def test_hostile_text_is_shown_as_written_and_does_nothing(visit: Visits) -> None:
    page = visit()
    page.ask("How high is the lighthouse of Skarholm? <img src=x onerror='window.stolen=10'> **b**\n[1] ${1+1}")
    expect(page.page.locator("#chat .question")).to_contain_text("<img src=x onerror='window.stolen=10'> **b**")
    expect(page.page.locator("#chat .reply").last).to_contain_text("31 metres high <script>window.stolen=5</script>")
    expect(page.page.locator("#sources mark").first).to_contain_text(HOSTILE_SENTENCE)
    page.page.locator("#sources button[data-act=read]").first.click()
    expect(page.page.locator("#reader .body")).to_contain_text(HOSTILE_SENTENCE)
    page.page.locator("#reader button[data-act=library]").click()
    expect(page.page.locator("#reader .library")).to_contain_text(HOSTILE_TITLE)
    page.page.locator("#reader .library button", has_text=HOSTILE_TITLE).click()
    expect(page.page.locator("#reader .title")).to_have_text(HOSTILE_TITLE)
    assert page.page.evaluate("window.stolen") is None
    assert page.page.locator("img, iframe, #chat script, #sources script, #dialog script").count() == 0


def test_nothing_is_kept_in_the_browser_but_the_chosen_language(visit: Visits) -> None:
    page = visit()
    page.ask(FOUNDED)
    kept = "async () => [{...localStorage}, {...sessionStorage}, document.cookie, await indexedDB.databases()]"
    assert page.page.evaluate(kept) == [{}, {}, "", []]
    page.page.get_by_label("ID", exact=True).check()
    expect(page.page.locator("html")).to_have_attribute("lang", "id")
    assert page.page.evaluate(kept) == [{"rujukan-language": "id"}, {}, "", []]


def test_the_interface_speaks_the_browsers_language_until_another_is_chosen(visit: Visits) -> None:
    page = visit(locale="id-ID")
    expect(page.page.locator("html")).to_have_attribute("lang", "id")
    expect(page.page.locator("#ask textarea")).to_have_attribute("placeholder", "Ajukan pertanyaan")
    page.ask("Berapa pandu pelabuhan yang dimiliki Dinas Pelabuhan Utara?")
    expect(page.page.locator("#sources h2")).to_have_text("Sumber")
    page.page.get_by_label("EN", exact=True).check()
    expect(page.page.locator("#sources h2")).to_have_text("Sources")
    expect(page.page.locator("#chat .foot")).to_contain_text("Copy answer with sources")
    expect(page.page.get_by_role("textbox", name="Your question")).to_have_attribute("placeholder", "Ask a question")
    expect(page.page.get_by_role("button", name="New conversation")).to_be_visible()
    page.page.reload()
    expect(page.page.locator("html.ready")).to_have_attribute("lang", "en")
    expect(page.page.locator(".welcome li").first).to_contain_text("How many")


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
    page.ask("apa " * 25_000)
    expect(page.page.locator("#chat .trouble")).to_contain_text("Pertanyaan ini terlalu panjang")
    page.ask(FOUNDED)
    expect(page.page.locator("#chat .reply").last).to_contain_text("1907")


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


def test_a_quote_and_an_answer_are_copied_with_their_references(visit: Visits) -> None:
    page = visit()
    page.ask(FOUNDED)
    page.page.get_by_role("button", name="Copy quote with reference").first.click()
    expect(page.page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.page.evaluate("navigator.clipboard.readText()")
    assert copied == (
        "“The Northern Harbour Service was founded in 1907 in the town of Vardvik.” "
        "(K. Lund, A. Sari, Annual report of the Northern Harbour Service (2019), Organisation)"
    )
    page.page.get_by_role("button", name="Copy answer with sources").click()
    answer = page.page.evaluate("navigator.clipboard.readText()")
    assert "Vardvik.” [1]" in answer
    assert answer.endswith("[1] K. Lund, A. Sari, Annual report of the Northern Harbour Service (2019), Organisation.")


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


def test_the_page_follows_the_systems_dark_mode(visit: Visits) -> None:
    page = visit(dark=True)
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

"""A document as a reader has it: searched, linked to, left again; a source's references."""

from playwright.sync_api import Page, expect

from tests.assistant.chat.conftest import Visits
from tests.assistant.chat.texts import FOUNDED

HARBOUR = "?document=harbour&start=113&end=187"


def _read(page: Page) -> None:
    page.locator("#sources button[data-act=read]").first.click()
    expect(page.locator("#reader .body mark").first).to_be_visible()


def test_words_are_found_inside_a_document_and_gone_through(visit: Visits) -> None:
    page = visit(path="?document=harbour")
    reader = page.page.locator("#reader")
    field = reader.get_by_role("searchbox", name="Search in this document")
    field.fill("HÁRBOUR-service")
    field.press("Enter")
    expect(reader.locator("output")).to_have_text("1 of 4")
    expect(reader.locator(".hit.here")).to_have_text("Harbour Service")
    expect(reader.locator(".hit.here")).to_be_in_viewport()
    field.press("Enter")
    expect(reader.locator("output")).to_have_text("2 of 4")
    field.press("Shift+Enter")
    expect(reader.locator("output")).to_have_text("1 of 4")
    field.fill("nowhere")
    field.press("Enter")
    expect(reader.locator("output")).to_have_text("Not found")


def test_a_document_has_an_address_that_opens_it_and_back_leaves_it(visit: Visits) -> None:
    page = visit()
    page.ask(FOUNDED)
    page.page.wait_for_function("history.state?.conversation")
    before = page.page.url
    _read(page.page)
    expect(page.page.locator("#reader a[target=_blank]")).to_have_attribute("href", page.page.url.removeprefix(before))
    page.page.locator("#reader header button[data-act=copy-link]").click()
    address = page.page.evaluate("navigator.clipboard.readText()")
    assert address == page.page.url
    assert "?document=harbour&start=" in address
    page.page.go_back()
    expect(page.page.locator("#reader")).to_be_hidden()
    expect(page.page.locator("#chat .question")).to_contain_text(FOUNDED)
    assert page.page.url == before
    other = visit(path=address.removeprefix(before))
    expect(other.page.locator("#reader mark").first).to_contain_text("The Northern Harbour Service was founded in 1907")
    expect(other.page.locator("#reader mark").first).to_be_visible()
    other.page.keyboard.press("Escape")
    expect(other.page.locator("#reader")).to_be_hidden()
    other.page.wait_for_function("!location.search")


def test_notes_and_headings_land_right_under_the_bar(visit: Visits) -> None:
    page = visit(path="?document=harbour", size=(1000, 300))
    reader = page.page.locator("#reader")
    bar = reader.locator("> header").bounding_box()
    assert bar
    for link, target in (("sup a", ".notes li"), (".notes li a", "sup a"), ("nav a >> nth=1", ".body h3 >> nth=1")):
        reader.locator(link).first.click()
        page.page.wait_for_timeout(400)
        landed = reader.locator(target).first.bounding_box()
        end = reader.evaluate("reader => reader.scrollHeight - reader.scrollTop - reader.clientHeight < 2")
        assert landed
        assert landed["y"] >= bar["y"] + bar["height"]
        assert end or landed["y"] < bar["y"] + bar["height"] + 40


def test_a_sources_reference_is_copied_in_the_style_that_is_wanted(visit: Visits) -> None:
    page = visit(locale="id-ID")
    page.ask(FOUNDED)
    page.page.locator("#sources button[data-act=refer]").first.click()
    page.page.get_by_role("button", name="Salin: Catatan kaki skripsi").click()
    copied = page.page.evaluate("navigator.clipboard.readText()")
    assert copied == "K. Lund dan A. Sari, Annual report of the Northern Harbour Service (2019)."
    page.page.get_by_role("button", name="Salin: BibTeX").click()
    assert page.page.evaluate("navigator.clipboard.readText()").startswith("@misc{harbour,")


def test_the_twin_opens_at_the_same_section_and_is_never_shown_as_the_quote(visit: Visits) -> None:
    page = visit(locale="id-ID")
    page.ask(FOUNDED)
    page.page.get_by_role("button", name="Tampilkan dalam bahasa Indonesia").first.click()
    reader = page.page.locator("#reader")
    expect(reader.locator(".title")).to_have_text("Laporan Dinas Pelabuhan Utara")
    expect(reader.locator(".twin")).to_contain_text("Ini bukan kutipannya")
    expect(reader.locator(".body h3", has_text="Organisasi")).to_be_in_viewport()
    expect(reader.locator("mark")).to_have_count(0)
    reader.get_by_role("button", name="Ke kutipan").click()
    expect(reader.locator("mark").first).to_be_visible()  # Escape closes what is open
    expect(reader.locator("mark").first).to_contain_text("was founded in")
    expect(reader.locator(".twin")).to_have_count(0)
    page.page.keyboard.press("Escape")
    page.page.get_by_label("EN", exact=True).check()
    expect(page.page.locator("#sources h2")).to_have_text("Sources")
    expect(page.page.locator("#sources [data-twin]")).to_have_count(0)

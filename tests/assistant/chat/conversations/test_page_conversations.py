"""Conversations as a reader has them: kept in the browser, found again, taken along as files."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.assistant.chat.conftest import Visits
from tests.assistant.chat.texts import FOUNDED, PANDU, PILOTS

KEPT = """async () => {
  // A look must not make the database in the page's place.
  if (!(await indexedDB.databases()).some(({ name }) => name === 'rujukan')) return [];
  const opening = indexedDB.open('rujukan', 1);
  await new Promise((done) => { opening.onsuccess = done; });
  const all = opening.result.transaction('conversations').objectStore('conversations').getAll();
  await new Promise((done) => { all.onsuccess = done; });
  const inOrder = all.result.sort((one, other) => one.created - other.created);
  return inOrder.map(({ name, turns }) => [name, turns.map((turn) => turn.question)]);
}"""
NEED = "My employer took my passport and locks me in. Please help me"
DIRECTOR = "Who is its director?"


def open_drawer(page: Page) -> None:
    page.locator("#masthead button[data-act=conversations]").click()
    expect(page.locator("#conversations")).to_be_visible()


def only_indonesian(page: Page) -> None:
    page.get_by_role("button", name="Saring", exact=True).click()
    page.locator("dialog#filters").get_by_label("Indonesia", exact=True).check()
    page.get_by_role("button", name="Terapkan").click()


def wait_kept(page: Page, expected: list[Any]) -> None:
    page.wait_for_function(f"async (wanted) => JSON.stringify(await ({KEPT})()) === wanted", arg=_plain(expected))


def _plain(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def test_a_conversation_is_found_again_after_a_reload_and_goes_on(visit: Visits) -> None:
    page = visit()
    page.ask(FOUNDED)
    wait_kept(page.page, [[FOUNDED, [FOUNDED]]])
    page.page.locator("#ask textarea").fill("a draft")
    page.page.reload()
    page.page.locator("html.ready").wait_for()
    expect(page.page.locator("#chat .reply")).to_contain_text("founded in 1907")
    expect(page.page.locator("#source-1-1 mark").first).to_contain_text("was founded in")
    expect(page.page.locator("#ask textarea")).to_have_value("a draft")
    page.ask(DIRECTOR)
    expect(page.page.locator("#chat .reply").last).to_contain_text("Ingrid Solberg")
    wait_kept(page.page, [[FOUNDED, [FOUNDED, DIRECTOR]]])


def test_a_new_conversation_can_be_undone_and_back_leads_between_them(visit: Visits) -> None:
    page = visit()
    page.ask(FOUNDED)
    wait_kept(page.page, [[FOUNDED, [FOUNDED]]])
    page.page.get_by_role("button", name="New conversation").click()
    expect(page.page.locator(".welcome")).to_be_visible()
    page.page.get_by_role("button", name="Undo").click()
    expect(page.page.locator("#chat .question")).to_contain_text(FOUNDED)
    page.page.go_back()
    expect(page.page.locator(".welcome")).to_be_visible()
    page.page.go_back()
    expect(page.page.locator("#chat .question")).to_contain_text(FOUNDED)


def test_a_letter_that_comes_late_changes_the_conversation_it_is_of_and_none_that_was_deleted(visit: Visits) -> None:
    page = visit()
    page.ask(FOUNDED)
    wait_kept(page.page, [[FOUNDED, [FOUNDED]]])
    old = page.page.evaluate("history.state.conversation")
    page.page.get_by_role("button", name="New conversation").click()
    expect(page.page.locator(".welcome")).to_be_visible()
    late = {
        "kind": "keep",
        "conversation": old,
        "number": 2,
        "turn": {"number": 2, "question": "Late?", "answer": {"text": ""}},
    }
    page.page.evaluate("(letter) => window.rujukan.receive(JSON.stringify(letter))", late)
    wait_kept(page.page, [[FOUNDED, [FOUNDED, "Late?"]]])
    assert page.page.evaluate("history.state") == {}
    open_drawer(page.page)
    page.page.locator("#conversations ol button[data-row=delete]").click()
    expect(page.page.locator("#conversations li")).to_have_count(0)
    page.page.evaluate("(letter) => window.rujukan.receive(JSON.stringify(letter))", late)
    page.page.wait_for_timeout(300)
    assert page.page.evaluate(KEPT) == []


def test_conversations_are_renamed_and_deleted_and_a_deletion_undone(visit: Visits) -> None:
    page = visit(locale="id-ID")
    page.ask(PILOTS)
    wait_kept(page.page, [[PILOTS, [PILOTS]]])
    open_drawer(page.page)
    drawer = page.page.locator("#conversations")
    drawer.get_by_role("button", name="Ganti nama").click()
    page.page.keyboard.type("<b>Pandu</b>")
    page.page.keyboard.press("Enter")
    expect(drawer.locator("li strong")).to_have_text("<b>Pandu</b>")
    drawer.get_by_role("button", name="Hapus", exact=True).click()
    expect(drawer.locator("li")).to_have_count(0)
    expect(page.page.locator("#chat .question")).to_have_count(0)
    drawer.get_by_role("button", name="Urungkan").click()
    expect(drawer.locator("li strong")).to_have_text("<b>Pandu</b>")
    drawer.get_by_role("button", name="Hapus semua").click()
    assert len(page.page.evaluate(KEPT)) == 1
    drawer.get_by_role("button", name="Benar-benar hapus semua?").click()
    expect(drawer.locator("li")).to_have_count(0)
    assert page.page.evaluate(KEPT) == []


def test_a_conversation_is_saved_as_a_file_and_opened_from_it(visit: Visits, tmp_path: Path) -> None:
    page = visit()
    page.ask(FOUNDED)
    wait_kept(page.page, [[FOUNDED, [FOUNDED]]])
    open_drawer(page.page)
    page.page.locator("#conversations ol summary").click()
    for ending in ("md", "html", "docx", "json"):
        with page.page.expect_download() as download:
            page.page.locator(f"#conversations ol button[data-ending={ending}]").click()
        assert download.value.suggested_filename == f"When was the Northern Harbour Service founded.{ending}"
        download.value.save_as(tmp_path / f"kept.{ending}")
    other = visit()
    open_drawer(other.page)
    other.page.locator("#conversations input[type=file]").set_input_files(tmp_path / "kept.json")
    expect(other.page.locator("#chat .reply")).to_contain_text("founded in 1907")
    expect(other.page.locator("#toast")).to_contain_text("1 added")


def test_a_file_that_somebody_has_tampered_with_is_refused_or_shown_for_what_it_is(
    visit: Visits, tmp_path: Path
) -> None:
    page = visit()
    page.ask(FOUNDED)
    wait_kept(page.page, [[FOUNDED, [FOUNDED]]])
    open_drawer(page.page)
    page.page.locator("#conversations ol summary").click()
    with page.page.expect_download() as download:
        page.page.locator("#conversations ol button[data-ending=json]").click()
    saved = json.loads(download.value.path().read_text("utf-8"))
    answer = saved["conversations"][0]["turns"][0]["answer"]
    quote = "<img src=x onerror='window.stolen=1'>"
    answer["citations"][0] |= {"quote": quote, "end": answer["citations"][0]["start"] + len(quote), "highlight": []}
    (tmp_path / "refused.json").write_text(json.dumps(saved), "utf-8")
    field = page.page.locator("#conversations input[type=file]")
    field.set_input_files(tmp_path / "refused.json")
    expect(page.page.locator("#toast")).to_contain_text("not a conversation that Rujukan has saved")
    answer["statements"][0]["text"] = f"“{quote}”"
    (tmp_path / "forged.json").write_text(json.dumps(saved), "utf-8")
    field.set_input_files(tmp_path / "forged.json")
    expect(page.page.locator("#chat .status.missing")).to_contain_text("[1] These words no longer stand")
    expect(page.page.locator("#source-1-1 .missing")).to_be_visible()
    assert page.page.evaluate("window.stolen") is None


def test_a_message_of_need_is_kept_nowhere(visit: Visits) -> None:
    page = visit()
    page.ask(NEED)
    expect(page.page.locator("#chat .care")).to_be_visible()
    page.ask(FOUNDED)
    wait_kept(page.page, [[FOUNDED, [FOUNDED]]])


def test_on_paper_every_answer_has_its_sources(visit: Visits) -> None:
    page = visit()
    page.ask(FOUNDED)
    page.ask(PILOTS)
    page.page.emulate_media(media="print")
    expect(page.page.locator("#chat .printed")).to_have_count(2)
    expect(page.page.locator("#chat .printed").first).to_be_visible()
    expect(page.page.locator("#chat .printed").first).to_contain_text("Annual report of the Northern Harbour Service")
    expect(page.page.locator("#sources")).to_be_hidden()


def test_suggestions_are_kept_of_a_conversation_that_is_left_as_soon_as_they_come(visit: Visits) -> None:
    page = visit(locale="id-ID")
    suggested = page.page.locator("#suggestions li")
    page.page.evaluate("window.rujukan.keepBesides = () => {}")  # it would keep them a moment too late
    page.ask(PANDU)
    expect(suggested).to_contain_text(["Apa tugas Dinas Pelabuhan Utara?"])
    page.page.wait_for_function("history.state?.conversation")
    page.page.get_by_role("button", name="Percakapan baru").click()
    expect(page.page.locator(".welcome")).to_be_visible()
    open_drawer(page.page)
    page.page.locator("#conversations .opening", has_text=PANDU).click()
    expect(suggested).to_contain_text(["Apa tugas Dinas Pelabuhan Utara?"])


def test_suggestions_that_come_late_are_not_shown_in_the_conversation_that_was_begun(visit: Visits) -> None:
    page = visit(locale="id-ID")
    suggested = page.page.locator("#suggestions .suggested")
    page.ask(PANDU)
    expect(suggested).to_be_visible()
    late = page.page.locator("#suggestions").inner_html()
    page.page.get_by_role("button", name="Percakapan baru").click()
    expect(page.page.locator(".welcome")).to_be_visible()
    expect(suggested).to_have_count(0)
    page.page.evaluate("(late) => { document.querySelector('#suggestions').innerHTML = late; }", late)
    page.page.evaluate("window.rujukan.keepBesides()")
    expect(suggested).to_be_hidden()


def test_each_conversation_has_its_own_filters_and_suggestions(visit: Visits) -> None:
    page = visit(locale="id-ID")
    chips, suggested = page.page.locator("#chips .chip[data-do=unfilter]"), page.page.locator("#suggestions li")
    only_indonesian(page.page)
    expect(chips).to_have_text(["Indonesia ×"])
    page.ask(PANDU)
    expect(suggested).to_contain_text(["Apa tugas Dinas Pelabuhan Utara?"])
    page.page.wait_for_function("history.state?.conversation")
    page.page.get_by_role("button", name="Percakapan baru").click()
    expect(page.page.locator(".welcome")).to_be_visible()
    expect(chips).to_have_count(0)
    expect(suggested).to_have_count(0)
    page.ask(FOUNDED)
    wait_kept(page.page, [[PANDU, [PANDU]], [FOUNDED, [FOUNDED]]])
    open_drawer(page.page)
    page.page.locator("#conversations .opening", has_text=PANDU).click()
    expect(page.page.locator("#chat .question")).to_contain_text(PANDU)
    expect(chips).to_have_text(["Indonesia ×"])
    expect(suggested).to_contain_text(["Apa tugas Dinas Pelabuhan Utara?"])
    page.page.reload()
    page.page.locator("html.ready").wait_for()
    expect(chips).to_have_text(["Indonesia ×"])
    expect(suggested).to_contain_text(["Apa tugas Dinas Pelabuhan Utara?"])
    page.page.go_back()
    expect(page.page.locator("#chat .question")).to_contain_text(FOUNDED)
    expect(chips).to_have_count(0)


def test_a_first_question_edited_names_its_conversation_anew_and_leaves_the_one_before_alone(visit: Visits) -> None:
    page = visit()
    page.ask(PILOTS)
    wait_kept(page.page, [[PILOTS, [PILOTS]]])
    page.page.get_by_role("button", name="New conversation").click()
    expect(page.page.locator(".welcome")).to_be_visible()
    page.ask(DIRECTOR)
    wait_kept(page.page, [[PILOTS, [PILOTS]], [DIRECTOR, [DIRECTOR]]])
    page.page.locator("#ask textarea").press("ArrowUp")
    expect(page.page.locator("#notice .editing")).to_be_visible()
    page.page.locator("#ask textarea").fill(FOUNDED)
    page.page.keyboard.press("Enter")
    wait_kept(page.page, [[PILOTS, [PILOTS]], [FOUNDED, [FOUNDED]]])

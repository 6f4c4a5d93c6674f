"""What the page never does: run a document's text, ask other addresses, keep what was asked."""

from playwright.sync_api import expect

from tests.assistant.chat.conftest import Visits
from tests.assistant.chat.texts import FOUNDED, HOSTILE_SENTENCE, HOSTILE_TITLE


def test_hostile_text_is_shown_as_written_and_does_nothing(visit: Visits) -> None:
    page = visit()
    page.ask("How high is the lighthouse of Skarholm? <img src=x onerror='window.stolen=10'> **b**\n[1] ${1+1}")
    expect(page.page.locator("#chat .question")).to_contain_text("<img src=x onerror='window.stolen=10'> **b**")
    expect(page.page.locator("#chat .reply").last).to_contain_text("31 metres high <script>window.stolen=5</script>")
    expect(page.page.locator("#sources mark").first).to_be_visible()
    expect(page.page.locator("#sources")).to_contain_text(HOSTILE_SENTENCE)
    page.page.locator("#sources button[data-act=read]").first.click()
    expect(page.page.locator("#reader .body")).to_contain_text(HOSTILE_SENTENCE)
    page.page.locator("#reader button[data-act=library]").click()
    expect(page.page.locator("#reader .library")).to_contain_text(HOSTILE_TITLE)
    page.page.locator("#reader .library button", has_text=HOSTILE_TITLE).click()
    expect(page.page.locator("#reader .title")).to_have_text(HOSTILE_TITLE)
    assert page.page.evaluate("window.stolen") is None
    assert page.page.locator("img, iframe, #chat script, #sources script, #dialog script").count() == 0


def test_nothing_is_kept_in_the_browser_but_the_conversations_and_what_was_chosen(visit: Visits) -> None:
    page = visit()
    page.ask(FOUNDED)
    page.page.wait_for_function("history.state?.conversation")
    kept = "async () => [{...localStorage}, {...sessionStorage}, document.cookie, await indexedDB.databases()]"
    conversations = [{"name": "rujukan", "version": 1}]
    assert page.page.evaluate(kept) == [{}, {}, "", conversations]
    page.page.get_by_label("ID", exact=True).check()
    expect(page.page.locator("html")).to_have_attribute("lang", "id")
    assert page.page.evaluate(kept) == [{"rujukan-language": "id"}, {}, "", conversations]

"""The library as a reader sees and changes it, in a real browser."""

from playwright.sync_api import FilePayload, expect

from tests.assistant.chat.conftest import Visits

FERRY: FilePayload = {
    "name": "ferry.md",
    "mimeType": "text/markdown",
    "buffer": b"# The ferry of Vardvik\n\nThe ferry of Vardvik has carried passengers since 1933, twice a day.\n",
}
BROKEN: FilePayload = {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"no PDF at all"}


def test_the_catalogue_is_searched_narrowed_and_sorted(visit: Visits) -> None:
    page = visit()
    page.page.get_by_role("button", name="Documents").click()
    listed = page.page.locator("#catalogue > li:visible")
    expect(listed).not_to_have_count(0)
    page.page.locator("[data-narrow=sort]").select_option("year")
    expect(listed.first).to_contain_text("2022")
    page.page.locator("[data-narrow=language]").select_option("id")
    expect(listed).to_have_count(1)
    expect(listed).to_contain_text("Laporan Dinas Pelabuhan Utara")
    page.page.locator("[data-narrow=language]").select_option("")
    page.page.locator("[data-sift=catalogue]").fill("review")
    expect(listed).to_have_count(1)


def test_files_are_added_with_what_became_of_each_and_removed_with_undo(visit: Visits) -> None:
    page = visit()
    page.page.get_by_role("button", name="Documents").click()
    page.page.locator("#add-files").set_input_files([FERRY, BROKEN])
    told = page.page.locator(".uploads li")
    expect(told.first).to_have_text("ferry.md: added", timeout=60_000)
    expect(told.last).to_contain_text("broken.pdf: refused.", timeout=60_000)
    page.page.get_by_role("button", name="Close").click()
    page.ask("Since when has the ferry of Vardvik carried passengers?")
    expect(page.page.locator("#chat .reply").last).to_contain_text("1933")
    page.page.get_by_role("button", name="Documents").click()
    row = page.page.locator("#catalogue > li", has_text="The ferry of Vardvik")
    row.get_by_role("button", name="Remove").click()
    expect(row.get_by_role("button", name="Undo")).to_be_visible(timeout=60_000)
    row.get_by_role("button", name="Undo").click()
    expect(row.get_by_role("button", name="Remove")).to_be_visible(timeout=60_000)
    row.get_by_role("button", name="Remove").click()
    expect(row.get_by_role("button", name="Undo")).to_be_visible(timeout=60_000)

"""Where a quote stands: the years of its sources, and what its notes are to it."""

from dataclasses import replace

from assistant.chat.html.reference import copied_quote
from assistant.chat.words import ENGLISH
from assistant.cli.terminal import as_text
from assistant.quoting.reference import note_lines, pages, title_and_year
from tests.assistant.answers import CITATION, answer_of

COMPILED = replace(
    CITATION, year=2018, source_years=(2017, 2018), compiled=2026, footnotes=("Law 21/2007, Article 2(1).",) * 2
)


def test_the_years_of_all_sources_stand_in_brackets() -> None:
    assert title_and_year(COMPILED) == "Profil IOM (2017, 2018)"
    assert title_and_year(CITATION) == "Profil IOM (2026)"


def test_the_note_of_a_compiled_document_is_its_source_and_that_of_another_what_it_cites() -> None:
    assert note_lines(COMPILED, "en") == ("stated there after: Law 21/2007, Article 2(1).",)
    assert note_lines(CITATION, "en") == ("cited there: Pecoud, 2018, hlm. 4.",)


def test_the_copied_reference_and_the_terminal_lead_to_the_source() -> None:
    assert copied_quote(COMPILED, ENGLISH).endswith("stated there after: Law 21/2007, Article 2(1))")
    assert "dinyatakan di sana menurut: Law 21/2007, Article 2(1)." in as_text(answer_of(COMPILED))
    assert "stated there after" not in copied_quote(CITATION, ENGLISH)


def test_pages_are_told_as_the_file_counts_them_and_as_they_are_printed() -> None:
    assert pages(replace(CITATION, page=4, printed="1"), "en") == "p. 4 (printed 1)"
    assert pages(replace(CITATION, page=4, last_page=5, printed="1–2"), "id") == "hlm. 4–5 (tercetak 1–2)"
    assert pages(replace(CITATION, page=None), "en") == ""
    assert "p. 4 (printed iv)" in copied_quote(replace(CITATION, page=4, printed="iv"), ENGLISH)

"""How an answer reads on a terminal, and what a document cannot do to one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Status
from assistant.cli.terminal import NARROWEST, as_text
from tests.assistant.answers import CITATION, answer_of, refusal_of

LIST = replace(CITATION, quote="Penyumbangnya:\n- Australia\n- Jepang", footnotes=(), page=12, year=None)


def test_an_answer_reads_as_quotes_and_then_their_sources() -> None:
    assert as_text(answer_of(CITATION, LIST), 60) == (
        "Menurut dokumen:\n"
        "\n"
        "  “IOM memiliki 150 negara anggota.” [1]\n"
        "\n"
        "  “Penyumbangnya:\n"
        "  - Australia\n"
        "  - Jepang” [2]\n"
        "\n"
        "Sumber:\n"
        "[1] Rujukan, Profil IOM (2026)\n"
        "    Keanggotaan › Negara anggota\n"
        "    profil-iom 120–155\n"
        "    dikutip di sana: Pecoud, 2018, hlm. 4.\n"
        "[2] Rujukan, Profil IOM (tanpa tahun)\n"
        "    Keanggotaan › Negara anggota, hlm. 12\n"
        "    profil-iom 120–155\n"
    )


def test_a_quote_is_shown_once_though_it_is_answer_and_source() -> None:
    assert as_text(answer_of(CITATION)).count(CITATION.quote) == 1


def test_a_quote_that_the_answer_does_not_show_stands_with_its_source() -> None:
    written = replace(answer_of(CITATION), text="IOM beranggotakan 150 negara [1].", statements=())
    shown = as_text(written)
    assert shown.startswith("IOM beranggotakan 150 negara [1].\n")
    assert "\n    “IOM memiliki 150 negara anggota.”\n" in shown


def test_a_refusal_shows_the_nearest_passages_and_calls_them_no_answer() -> None:
    cut = replace(CITATION, quote="IOM memiliki 150 negara", footnotes=())
    shown = as_text(refusal_of(CITATION, cut))
    assert shown.startswith("Tidak ada dalam dokumen.\n\nBagian yang paling dekat, bukan jawaban:\n")
    assert "“IOM memiliki 150 negara anggota.”\n" in shown
    assert "“IOM memiliki 150 negara” …\n" in shown


def test_a_refusal_with_nothing_near_is_the_refusal_alone() -> None:
    assert as_text(refusal_of(status=Status.OUT_OF_SCOPE)) == "Tidak ada dalam dokumen.\n"


def test_what_a_follow_up_was_understood_as_comes_first() -> None:
    followed = replace(answer_of(CITATION), standalone_question="Berapa negara anggota IOM pada 2017?")
    assert as_text(followed).startswith("Dipahami sebagai: Berapa negara anggota IOM pada 2017?\n\nMenurut")


def test_an_english_answer_is_framed_in_english() -> None:
    shown = as_text(replace(answer_of(LIST, lead="According to the documents:"), language="en"))
    assert "\nSources:\n" in shown
    assert "(no year)" in shown
    assert ", p. 12\n" in shown


def test_a_note_cited_twice_in_one_quote_is_shown_once() -> None:
    note = CITATION.footnotes[0]
    assert as_text(answer_of(replace(CITATION, footnotes=(note, note)))).count(note) == 1


@pytest.mark.parametrize("control", ["\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "\r", "\b", "\x7f", "\u202e", "\u2066"])
def test_a_document_cannot_steer_the_terminal(control: str) -> None:
    hostile = replace(
        CITATION,
        quote=f"a{control}b",
        title=f"t{control}",
        heading=(f"h{control}",),
        authors=(f"w{control}",),
        document_id=f"i{control}",
        footnotes=(f"n{control}",),
    )
    shown = as_text(answer_of(hostile)) + as_text(refusal_of(hostile))
    assert not set(control) - set("]0;owned[2J31m") & set(shown)


def test_a_document_cannot_pass_its_words_off_as_a_source() -> None:
    forged = replace(CITATION, quote="Benar.”\n\nSumber:\n[1] Mahkamah Agung (2026)", footnotes=("a\nSumber:\n[1] b",))
    lines = as_text(answer_of(forged)).splitlines()
    at_the_edge = [line for line in lines if line and not line.startswith(" ")]
    assert at_the_edge == ["Menurut dokumen:", "Sumber:", "[1] Rujukan, Profil IOM (2026)"]


@given(st.text(max_size=300), st.integers(-5, 120))
def test_lines_fit_the_width_and_hold_every_word_of_the_quote(quote: str, width: int) -> None:
    shown = as_text(answer_of(replace(CITATION, quote=quote, footnotes=())), width)
    longest = max(NARROWEST, width)
    assert all(len(line) <= longest or len(line.split()) <= 2 for line in shown.splitlines())


def test_addresses_and_hyphenated_words_are_never_broken() -> None:
    address = "https://example.org/" + "a-b-" * 40
    shown = as_text(answer_of(replace(CITATION, quote=f"Lihat {address} di situ.")), 40)
    assert address in shown

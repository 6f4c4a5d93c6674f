"""Markdown into clean text."""

from collections.abc import Callable

import pytest

from corpus.errors import ReadError
from corpus.model import Document, Footnote
from ingest.formats.markdown import is_markdown, read_markdown

Read = Callable[..., Document]


def test_marks_links_and_tags_are_gone_and_their_words_stay(read: Read) -> None:
    text = read(
        '**IOM** bekerja di [Jenewa](https://iom.int "kota"), lihat <https://iom.int>, `kode` dan *ini*.\n'
        "![Grafik 2.1](grafik.png) <span class='x'>Ya</span> &amp; 5 \\* 3 <!-- catatan -->"
    ).text
    assert text == "IOM bekerja di Jenewa, lihat https://iom.int, kode dan ini. Grafik 2.1 Ya & 5 * 3"


def test_headings_are_lines_of_their_own_with_their_levels(read: Read) -> None:
    document = read("# Profil *IOM*\n\nTeks.\n\nAnggaran\n--------\n\nLagi.\n\n##Rapat\n\nAkhir.\n")
    assert document.text == "Profil IOM\n\nTeks.\n\nAnggaran\n\nLagi.\n\nRapat\n\nAkhir."
    assert [(document.text[h.start : h.end], h.level) for h in document.headings] == [
        ("Profil IOM", 1),
        ("Anggaran", 2),
        ("Rapat", 2),
    ]
    assert document.title == "Profil IOM"


def test_a_list_stays_with_the_line_that_introduces_it(read: Read) -> None:
    text = read("Tugas IOM:\n\n* satu\n* dua\n\n  lanjutan dua\n* tiga\n  1. anak\n\nBerikutnya.\n").text
    assert text == "Tugas IOM:\n- satu\n- dua\nlanjutan dua\n- tiga\n1. anak\n\nBerikutnya."


@pytest.mark.parametrize("depth", [12, 30])
def test_a_deep_list_and_what_follows_it_are_whole(read: Read, depth: int) -> None:
    items = "".join("  " * level + f"- butir {level}\n" for level in range(depth))
    text = read(f"{items}\nAkhir.\n").text
    assert all(f"- butir {level}" in text for level in range(depth))
    assert text.endswith("Akhir.")


@pytest.mark.parametrize("text", ["> " * 100 + "isi", "".join("  " * level + "- butir\n" for level in range(100))])
def test_what_is_nested_too_deeply_is_refused_and_not_left_out(read: Read, text: str) -> None:
    with pytest.raises(ReadError, match="nested too deeply"):
        read(f"# Judul\n\n{text}\n")


def test_a_list_after_a_full_stop_is_a_block_of_its_own(read: Read) -> None:
    assert read("Selesai.\n\n3) tiga\n4) empat\n").text == "Selesai.\n\n3) tiga\n4) empat"


def test_lettered_lines_that_markdown_takes_for_one_paragraph_are_items(read: Read) -> None:
    text = read("1. The purposes shall be:\n  - a. to make arrangements;\n  - b. to concern itself.\n").text
    assert text == "1. The purposes shall be:\na. to make arrangements;\nb. to concern itself."
    assert read("Menimbang:\na. bahwa satu;\nb. bahwa dua;\n").text == "Menimbang:\na. bahwa satu;\nb. bahwa dua;"


def test_a_table_is_readable_rows(read: Read) -> None:
    text = read("Nilai:\n\n| Bab | Staf |\n|---|---|\n| **2017** | 8.400 [x](y) |\n| 2018 | |\n\nAkhir.\n").text
    assert text == "Nilai:\nBab | Staf\n2017 | 8.400 x\n2018 |\n\nAkhir."


def test_block_quotes_and_code_keep_their_words(read: Read) -> None:
    text = read("> **Editor's note:** The year\n> is wrong.\n\n```python\nx = 1\n\ny = 2\n```\n\n---\n\nAkhir.").text
    assert text == "Editor's note: The year is wrong.\n\nx = 1\ny = 2\n\nAkhir."


def test_notes_leave_the_text_and_stay_tied_to_their_sentence(read: Read) -> None:
    document = read(
        "IOM berdiri 1951.[^1] Lalu tumbuh [^b], ya.\n\n[^1]: Derks, *Combating*,\n    2000.\n[^b]: Ibid.\n\nAkhir.\n"
    )
    assert document.text == "IOM berdiri 1951. Lalu tumbuh, ya.\n\nAkhir."
    assert document.footnotes == (
        Footnote("1", "Derks, Combating, 2000.", "Derks, Combating, 2000.", 17),
        Footnote("b", "Ibid.", "Derks, Combating, 2000.", 29),
    )


def test_a_note_written_inside_the_text_is_a_note(read: Read) -> None:
    document = read("Satu.^[Richard, *1999*] Dua.\n")
    assert document.text == "Satu. Dua."
    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "Richard, 1999")]


def test_a_note_may_be_named_twice_and_one_never_named_stays_in_the_text(read: Read) -> None:
    document = read("Satu.[^1] Dua.[^1]\n\n[^1]: Derks\n[^2]: Tak bertuan.\n")
    assert [(note.mark, note.position) for note in document.footnotes] == [("1", 5), ("1", 10)]
    assert document.text == "Satu. Dua.\n\nTak bertuan."


def test_a_mark_without_a_note_stays_as_written(read: Read) -> None:
    assert read("# Judul\n\nSatu.[^9] Dua.\n").text == "Judul\n\nSatu.[^9] Dua."


def test_raised_digits_are_not_glued_to_a_number(read: Read) -> None:
    assert read("Tahun 1951<sup>1</sup> di 5 m<sup>2</sup>.").text == "Tahun 1951¹ di 5 m²."


def test_hard_wrapped_paragraphs_are_whole(read: Read) -> None:
    wrapped = (
        "The organization implements operational assistance programmes for migrants,\n"
        "including internally displaced persons, refugees, and migrant workers. It is\n"
        "based in Geneva and its director general is chosen by the member states. The\n"
        "first-\never agreement came later.\n"
    )
    assert "\n" not in read(wrapped).text
    assert "The first-ever agreement" in read(wrapped).text


def test_html_inside_markdown_gives_its_words_and_no_script(read: Read) -> None:
    text = read("# A\n\n<div>Satu<br>Dua</div>\n\n<script>\nalert(1)\n</script>\n\n<!-- x\n\ny -->\n\nTiga.").text
    assert text == "A\n\nSatu Dua\n\nTiga."


def test_a_law_without_heading_marks_gets_its_articles_as_headings(read: Read) -> None:
    document = read("BAB I\nKETENTUAN UMUM\n\nPasal 1\nDalam Undang-Undang ini:\n1. Anak.\n\nPasal 2\nSetiap orang.\n")
    assert [document.text[h.start : h.end] for h in document.headings] == ["BAB I KETENTUAN UMUM", "Pasal 1", "Pasal 2"]
    assert "Dalam Undang-Undang ini:\n1. Anak." in document.text


@pytest.mark.parametrize(
    "text",
    ["# Judul\n", "teks\n\n## Bagian\n", "---\nid: a\n---\nteks", "a | b\n--- | ---\n1 | 2\n", "x[^1]\n\n[^1]: y"],
)
def test_markdown_is_known_by_its_signs(text: str) -> None:
    assert is_markdown(text)


@pytest.mark.parametrize("text", ["BAB II\n\nTeks biasa.\n", "#tanda pagar\n", "- butir\n- butir\n", "2 * 3 * 4"])
def test_plain_text_is_not_taken_for_markdown(text: str) -> None:
    assert not is_markdown(text)


@pytest.mark.parametrize("struck", ["~~lama~~", "<del>lama</del>", "<s>la*ma*</s>"])
def test_struck_text_is_left_out_and_noted(struck: str) -> None:
    draft = read_markdown(f"Iuran {struck} baru.".encode(), "a.md")
    assert " ".join(draft.blocks[0].text.split()) == "Iuran baru."
    assert draft.warnings == ("4 characters of struck text left out: “lama”",)

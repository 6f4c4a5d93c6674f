"""Plain text into clean text."""

from collections.abc import Callable

from corpus.model import Document

Read = Callable[..., Document]


def headings(document: Document) -> list[tuple[int, str]]:
    return [(heading.level, document.text[heading.start : heading.end]) for heading in document.headings]


def test_a_line_is_a_paragraph_where_lines_are_not_wrapped(read: Read) -> None:
    document = read("Satu kalimat yang utuh.\nDua kalimat.\n\n\nTiga.\n", "a.txt")
    assert document.text == "Satu kalimat yang utuh.\n\nDua kalimat.\n\nTiga."


def test_lines_of_one_width_are_paragraphs_again(read: Read) -> None:
    lines = ["The organization implements operational programmes for migrants, including"] * 2
    document = read("\n".join([*lines, *lines, "the last line.", "", "Next."]), "a.txt")
    assert document.text.count("\n\n") == 1
    assert document.text.endswith("including the last line.\n\nNext.")


def test_titles_standing_alone_are_headings(read: Read) -> None:
    document = read(
        "BAB II\nPROFIL IOM\n\nTeks.\n\nA. Sejarah\n\nTeks.\n\n1.1 Asal Usul\n\nTeks.\n\nB. Akhir\n\nTeks.\n", "a.txt"
    )
    assert headings(document) == [(1, "BAB II PROFIL IOM"), (2, "A. Sejarah"), (3, "1.1 Asal Usul"), (2, "B. Akhir")]


def test_bookmarks_of_the_contents_are_the_only_headings_where_there_are_any(read: Read) -> None:
    text = "1. [bookmark: _Toc1]Thailand\n\nTeks.\n\nA. Bukan Judul\n\nTeks.\n\n2. [bookmark: _Toc2]Myanmar\nTeks.\n"
    assert headings(read(text, "a.txt")) == [(1, "1. Thailand"), (1, "2. Myanmar")]


def test_a_list_is_kept_together(read: Read) -> None:
    text = read("Tugas:\n1. satu;\n\n2. dua;\n• tiga.\nLalu.\n", "a.txt").text
    assert text == "Tugas:\n1. satu;\n2. dua;\n- tiga.\n\nLalu."


def test_markdown_in_a_text_file_is_read_as_markdown(read: Read) -> None:
    assert headings(read("## **Profil**\n\nTeks *miring*.\n", "a.txt")) == [(1, "Profil")]


def test_asterisks_in_plain_text_stay(read: Read) -> None:
    assert read("Nilai 2 * 3 * 4 dan *penting*.\n", "a.txt").text == "Nilai 2 * 3 * 4 dan *penting*."

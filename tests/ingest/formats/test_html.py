"""Web pages into clean text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.model import Document
from ingest.formats.read import read_document

Load = Callable[[bytes, str], Document]


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def test_menus_boxes_and_footers_are_no_text(load: Load) -> None:
    links = "".join(f"<li><a href='/{n}'>Halaman nomor {n}</a></li>" for n in range(5))
    body = (
        f"<nav>Menu</nav><div><ul>{links}</ul></div><div class='infobox'>Kotak</div><div role='banner'>Spanduk</div>"
        "<p hidden>Rahasia</p><p style='display: none'>Rahasia</p><script>x()</script><form>Cari</form>"
        "<h1>Profil <a href='x'>IOM</a></h1><p>Teks <b>tebal</b>,<br>lalu lagi.</p><footer>Kaki</footer>"
    )
    assert load(page(body), "a.html").text == "Profil IOM\n\nTeks tebal, lalu lagi."


def test_the_main_element_is_the_text_where_there_is_one(load: Load) -> None:
    body = "<div><p>Iklan di luar.</p></div><main><h2>Judul</h2><p>Isi halaman yang sebenarnya ada di sini.</p></main>"
    assert load(page(body), "a.html").text == "Judul\n\nIsi halaman yang sebenarnya ada di sini."


def test_lists_tables_and_quotes_keep_their_shape(load: Load) -> None:
    body = (
        "<p>Tugas:</p><ul><li>satu<ol start='3' type='a'><li>anak</li></ol></li><li>dua<p>lanjutan</p></li></ul>"
        "<table><caption>Tabel 1</caption><tr><th>Bab</th><th>Staf</th></tr>"
        "<tr><td>2017</td><td>8.400<sup>1</sup></td></tr></table>"
        "<blockquote>Kutipan.</blockquote><pre>a = 1\n\nb = 2</pre><dl><dt>PICMME</dt><dd>nama lama</dd></dl>"
    )
    assert load(page(body), "a.html").text == (
        "Tugas:\n- satu\nc. anak\n- dua\nlanjutan\n\nTabel 1\nBab | Staf\n2017 | 8.400¹\n\nKutipan.\n\na = 1\nb = 2\n\n"
        "PICMME\n\nnama lama"
    )


def test_a_table_that_arranges_the_page_is_read_as_text(load: Load) -> None:
    body = (
        "<table><tr><td><h2>Judul</h2><p>Satu.</p></td><td><p>Dua.</p></td></tr><tr><td>x</td><td>y</td></tr></table>"
    )
    assert load(page(body), "a.html").text.startswith("Judul\n\nSatu.\n\nDua.")


def test_notes_are_tied_to_the_sentences_that_name_them(load: Load) -> None:
    body = (
        "<p>Satu.<sup id='r1'><a href='#n1'>[1]</a></sup> Dua<a href='#n2' id='r2'>2</a>."
        " Lihat <a href='#bab'>3</a>.</p>"
        "<h2 id='bab'>Bab</h2><p>Teks.</p><ol><li id='n1'><a href='#r1'>^</a> Derks, <i>2000</i></li>"
        "<li><a id='n2'></a>Ibid. <a href='#r2'>↩</a></li></ol>"
    )
    document = load(page(body), "a.html")
    assert document.text == "Satu. Dua. Lihat 3.\n\nBab\n\nTeks."
    assert [(n.mark, n.text, n.work, n.position) for n in document.footnotes] == [
        ("1", "Derks, 2000", "Derks, 2000", 5),
        ("2", "Ibid.", "Derks, 2000", 9),
    ]


def test_title_author_date_and_language_come_from_the_page(load: Load) -> None:
    head = (
        "<title>Judul  Halaman</title><meta name='author' content='Derks'><meta name='date' content='2015-06-01T10:00'>"
    )
    document = load(page("<p>Teks saja.</p>", head), "a.html")
    assert (document.title, document.authors, document.year, document.date, document.language) == (
        *("Judul Halaman", ("Derks",), 2015, "2015-06-01", "en"),
    )


@pytest.mark.parametrize(
    "raw",
    [
        "<meta charset='windows-1252'><p>Pécoud</p>".encode("cp1252"),
        "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'><p>Pécoud</p>".encode("latin-1"),
        "<p>Pécoud</p>".encode(),
        "<p>Pécoud</p>".encode("utf-16"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_names(load: Load, raw: bytes) -> None:
    assert load(raw, "a.html").text == "Pécoud"


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        ("<p>a\nPécoud</p>".encode("cp1252"), r"line 2: byte 7 is not UTF-8"),
        (b"<meta charset='klingon'><p>x</p>", "its encoding 'klingon' is not known"),
        (b"<div>" * 300 + b"x", "nested too deeply"),
        (b"<script>x()</script>", "it holds no text"),
    ],
)
def test_a_bad_page_is_refused_with_reason(load: Load, raw: bytes, complaint: str) -> None:
    with pytest.raises(ReadError, match=complaint):
        load(raw, "a.html")


def test_no_character_of_a_page_can_pass_for_a_mark_of_ours(load: Load) -> None:
    document = load(page("<p>Satu.&#xE000;n1&#xE001; Dua &#xE000;pabc&#xE001; tiga.</p>"), "a.html")
    assert document.footnotes == ()
    assert not set(document.text) & set("\ue000\ue001")


def test_an_encyclopaedia_article_gives_its_text_headings_and_notes(shared: Path) -> None:
    document = read_document(shared / "data" / "documents" / "wikipedia-human-trafficking-2015.html")
    assert document.title == "Human trafficking"
    assert len(document.headings) == 54
    assert len(document.footnotes) == 244
    assert document.footnotes[0].text.startswith('"UNODC on human trafficking and migrant smuggling"')
    assert "[edit]" not in document.text
    assert "Jump to:" not in document.text
    assert "Privacy policy" not in document.text
    before = document.text[: document.footnotes[0].position]
    assert before.endswith("commercial sexual exploitation for the trafficker or others.")


def test_a_landing_page_gives_its_news_and_no_menu(shared: Path) -> None:
    document = read_document(shared / "data" / "documents" / "state-gov-j-tip.html")
    assert document.title == "Office to Monitor and Combat Trafficking in Persons"
    assert "More than 20 million people, a conservative estimate" in document.text
    assert "Skip to content" not in document.text
    assert "External links to other Internet sites" not in document.text


def test_a_link_that_only_points_to_more_is_no_text(load: Load) -> None:
    body = "<h1>A</h1><p>Korban dipulangkan. <a href='x'>Full Text»</a> Lihat <a href='y'>«Profil»</a>.</p>"
    assert load(page(body), "a.html").text == "A\n\nKorban dipulangkan. Lihat «Profil»."


def test_a_form_around_the_page_is_a_wrapper_and_a_small_one_is_not_read(load: Load) -> None:
    page = b"<body><form><h1>Siaran</h1><p>Posko dibuka pada hari Senin.</p></form></body>"
    assert load(page, "a.html").text == "Siaran\n\nPosko dibuka pada hari Senin."
    small = (
        b"<body><p>Posko dibuka pada hari Senin di kantor.</p><form>Cari <input> <button>Cari</button></form></body>"
    )
    assert load(small, "b.html").text == "Posko dibuka pada hari Senin di kantor."


def test_text_directly_in_a_list_is_read(load: Load) -> None:
    assert load(b"<body><p>x.</p><ul>Hak:<li>satu</li>lagi</ul></body>", "a.html").text == "x.\n\nHak:\n- satu\n\nlagi"


@pytest.mark.parametrize(
    "struck",
    [
        "<del>lama</del>",
        "<s>lama</s>",
        "<strike>lama</strike>",
        '<span style="text-decoration: line-through">lama</span>',
    ],
)
def test_struck_text_is_left_out_and_noted(load: Load, struck: str) -> None:
    document = load(f"<body><p>Iuran {struck} baru.</p></body>".encode(), "a.html")
    assert document.text == "Iuran baru."
    assert document.warnings == ("4 characters of struck text left out: “lama”",)


def test_what_a_page_hides_is_left_out_and_noted(load: Load) -> None:
    page = (
        b"<head><style>.off{display:none} @media print{.web{display:none}}</style></head><body><p>Tampak.</p>"
        b'<p class="off">satu</p><p style="visibility:hidden">dua</p><p class="web">Di layar.</p></body>'
    )
    document = load(page, "a.html")
    assert document.text == "Tampak.\n\nDi layar."
    assert document.warnings == ("7 characters of hidden text left out: “satu dua”",)


def test_a_page_that_says_latin_1_is_read_as_browsers_do(load: Load) -> None:
    page = '<meta charset="iso-8859-1"><p>“Jalan” – café</p>'.encode("windows-1252")
    assert load(page, "a.html").text == "“Jalan” – café"

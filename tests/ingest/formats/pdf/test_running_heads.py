"""Running heads, page numbers and catchwords."""

import pytest

from ingest.formats.pdf.running_heads import running_title, without_furniture
from tests.ingest.formats.pdf.lines import line


def left_over(*pages: list[str]) -> list[list[str]]:
    found = without_furniture([[line(text, top=700 - 20 * place) for place, text in enumerate(page)] for page in pages])
    return [[segment.text for segment in page] for page in found]


BODIES = ["Satu hal.", "Dua perkara.", "Tiga urusan.", "Empat tugas.", "Lima bidang.", "Enam negara."]


def test_heads_of_left_and_right_pages_are_one_whatever_their_order() -> None:
    heads = [f"2017, No.230 -{n}-" if n % 2 else f"-{n}- 2017, No.230" for n in range(2, 8)]
    assert left_over(*map(list, zip(heads, BODIES, strict=True))) == [[body] for body in BODIES]


def test_a_misread_head_is_a_head_too() -> None:
    heads = ["PRESIDEN REPUBLIK", "PRESIDEN REPUBLIK", "FRESIDEN REPUBLIK", "PRESIDEN REPUBLIK"]
    assert left_over(*map(list, zip(heads, BODIES[:4], strict=True))) == [[body] for body in BODIES[:4]]


def test_articles_at_the_head_of_every_page_are_text_although_they_look_alike() -> None:
    pages = [[f"Pasal {number}", body] for number, body in enumerate(BODIES, start=21)]
    assert left_over(*pages) == pages


def test_a_head_is_taken_off_only_from_the_edge_inwards() -> None:
    pages = [["Kepala tetap", body, "Kepala tetap", body[::-1], f"Akhir {body}"] for body in BODIES]
    assert left_over(*pages) == [page[1:] for page in pages]


@pytest.mark.parametrize("number", ["7", "- 7 -", "vii", "Halaman 7 dari 20", "Page 7 of 20", "hal. 7", "7/20"])
def test_page_numbers_in_all_their_forms_are_no_text(number: str) -> None:
    assert left_over(["Isi satu.", number]) == [["Isi satu."]]


def test_a_number_inside_the_page_stays() -> None:
    assert left_over(["Isi satu.", "7", "Isi dua."]) == [["Isi satu.", "7", "Isi dua."]]


def test_a_catchword_goes_only_where_the_next_page_begins_with_it() -> None:
    assert left_over(["Isi.", "Pasal 3 . . ."], ["Pasal 3", "Isi lagi."]) == [["Isi."], ["Pasal 3", "Isi lagi."]]
    assert left_over(["Isi.", "dan lain . . ."], ["Pasal 3"]) == [["Isi.", "dan lain . . ."], ["Pasal 3"]]


def book(head: str) -> list[list[str]]:
    """Sixty pages in five chapters, each opened by its number and title, with `head` on the others."""
    titles = ["Penerimaan", "Kesehatan", "Makanan", "Keamanan", "Hukum"]
    pages = []
    for page in range(1, 61):
        chapter = (page - 1) // 12
        named = head.format(n=chapter + 1, title=titles[chapter] + " Penghuni", page=page)
        opens = [f"BAB {chapter + 1}", f"{titles[chapter]} Penghuni"]
        pages.append([*(opens if page % 12 == 1 else [named]), f"Isi halaman yang ke-{page * 7} ada di sini"])
    return pages


@pytest.mark.parametrize("head", ["BAB {n} {title} {page}", "{title} {page}", "{page} BAB {n}: {title}"])
def test_a_chapters_own_head_goes_and_the_chapters_opening_stays(head: str) -> None:
    pages = book(head)
    assert left_over(*pages) == [page if number % 12 == 0 else page[1:] for number, page in enumerate(pages)]


def test_what_a_law_says_of_one_article_after_the_other_is_text_at_the_head_of_a_page_too() -> None:
    pages = [["Cukup jelas.", f"Pasal {number} mengatur hal ke-{number * 3}"] for number in range(21, 25)]
    assert left_over(*pages, *[[f"Lain hal {n * 11}"] for n in range(40)])[:4] == pages


def test_a_title_that_heads_repeat_in_smaller_letters_stays() -> None:
    title = [line("Keamanan Gedung", top=700, size=16), line("Isi pertama.", top=670)]
    others = [[line("Keamanan Gedung", top=700, size=9), line(body, top=680)] for body in BODIES]
    assert [segment.text for segment in without_furniture([title, *others])[0]] == ["Keamanan Gedung", "Isi pertama."]


def test_a_book_is_called_by_what_its_left_pages_are_headed_with() -> None:
    pages = [
        [line(f"{n} Pedoman Rumah Aman" if n % 2 == 0 else f"BAB 1 Penghuni {n}"), line("Isi.", top=680)]
        for n in range(1, 13)
    ]
    assert running_title(pages) == "Pedoman Rumah Aman"
    assert running_title(pages[:2]) == ""

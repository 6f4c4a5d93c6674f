"""Running heads, page numbers and catchwords."""

import pytest

from ingest.formats.pdf.running_heads import without_furniture
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

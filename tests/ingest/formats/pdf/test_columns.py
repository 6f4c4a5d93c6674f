"""The order in which a page is read."""

from ingest.formats.pdf.columns import lines_in_order
from ingest.formats.pdf.lines import Segment
from tests.ingest.formats.pdf.lines import line


def column(name: str, left: float, top: float, count: int) -> list[Segment]:
    return [line(f"{name} {number}", top=top - 15 * number, left=left, width=200) for number in range(count)]


def texts(segments: list[Segment]) -> list[str]:
    return [segment.text for segment in lines_in_order(segments)]


def test_a_line_across_both_columns_parts_them_into_bands() -> None:
    segments = [
        *(line("judul", top=760, width=440), line("tengah", top=600, width=440)),
        *column("kiri atas", 70, 740, 5),
        *column("kanan atas", 310, 740, 5),
        *column("kiri bawah", 70, 580, 5),
        *column("kanan bawah", 310, 580, 5),
    ]
    found = texts(segments)
    places = [
        found.index(text)
        for text in ("judul", "kiri atas 4", "kanan atas 0", "tengah", "kiri bawah 0", "kanan bawah 4")
    ]
    assert places == sorted(places)


def test_a_narrow_label_beside_the_text_is_no_column() -> None:
    label = [line("Menimbang :", top=700, width=60)]
    body = [line(f"baris {number}", top=700 - 15 * number, left=170, width=340) for number in range(14)]
    assert texts([*body, *label])[:2] == ["Menimbang : baris 0", "baris 1"]


def test_segments_of_one_line_are_read_from_the_left() -> None:
    assert texts([line("dua", left=200), line("satu", left=70)]) == ["satu dua"]


def test_three_lines_of_as_many_cells_are_a_table_and_two_are_not() -> None:
    def row(number: int) -> list[Segment]:
        return [line(f"a{number}", top=700 - 20 * number), line(f"b{number}", top=700 - 20 * number, left=300)]

    assert texts([*row(0), *row(1), *row(2)]) == ["a0 | b0", "a1 | b1", "a2 | b2"]
    assert texts([*row(0), *row(1)]) == ["a0 b0", "a1 b1"]

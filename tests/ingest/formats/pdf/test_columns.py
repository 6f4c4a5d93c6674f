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


def written(name: str, left: float, top: float, count: int) -> list[Segment]:
    """Lines of running text; the last is short."""
    return [
        line(f"baris {name} yang ke-{number} dari semua", top=top - 15 * number, left=left, width=40 if last else 140)
        for number in range(count)
        for last in (number == count - 1,)
    ]


def cells(top: float, *texts_of_cells: str) -> list[Segment]:
    return [line(text, top=top, left=70 + 170 * place) for place, text in enumerate(texts_of_cells)]


def test_three_columns_are_read_one_after_the_other() -> None:
    found = texts([*written("a", 50, 700, 6), *written("b", 220, 700, 6), *written("c", 390, 700, 6)])
    assert [text.split()[1] for text in found] == [*"aaaaaa", *"bbbbbb", *"cccccc"]


def test_two_short_columns_are_columns_where_a_line_goes_on_below() -> None:
    upper = [line("The committee reviewed the annual", width=170), line("approved it for the", left=330, width=130)]
    lower = [line("report and", top=685, width=50), line("coming fiscal year.", top=685, left=330, width=90)]
    assert texts([*upper, *lower]) == [
        *("The committee reviewed the annual", "report and", "approved it for the", "coming fiscal year."),
    ]


def test_a_table_between_columns_is_whole() -> None:
    table = [
        cell
        for row, values in enumerate([("Wilayah", "Masuk", "Selesai"), ("Riau", "14", "9"), ("Jambi", "10", "6")])
        for cell in cells(560 - 15 * row, *values)
    ]
    above = [*written("kiri", 70, 700, 6), *written("kanan", 330, 700, 6)]
    below = [*written("bawah", 70, 480, 6), *written("akhir", 330, 480, 6)]
    found = texts([*above, *table, *below])
    assert found[12:15] == ["Wilayah | Masuk | Selesai", "Riau | 14 | 9", "Jambi | 10 | 6"]
    assert [text.split()[1] for text in found if "|" not in text] == [
        *("kiri",) * 6,
        *("kanan",) * 6,
        *("bawah",) * 6,
        *("akhir",) * 6,
    ]


def test_a_table_within_a_column_stays_there() -> None:
    right = [*written("b", 330, 700, 4)]
    for row, values in enumerate([("Desa", "Anak"), ("Suka", "34"), ("Maju", "29")]):
        right += [line(text, top=636 - 12 * row, left=330 + 80 * n) for n, text in enumerate(values)]
    found = texts([*written("a", 70, 700, 9), *right])
    assert [text.split()[1] for text in found[:9]] == ["a"] * 9
    assert found[-3:] == ["Desa | Anak", "Suka | 34", "Maju | 29"]

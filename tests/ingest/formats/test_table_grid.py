"""Spans of table cells written out."""

from ingest.formats.table_grid import WIDEST, Cell, Row, row_blocks


def texts(*rows: Row) -> list[tuple[str, int]]:
    return [(block.text, block.level) for block in row_blocks(rows)]


def test_a_label_over_rows_stands_in_each_and_one_over_columns_names_each() -> None:
    assert texts(
        Row((Cell("Tahun", 1, 2), Cell("Korban", 2)), heads=True),
        Row((Cell("Perempuan"), Cell("Anak")), heads=True),
        Row((Cell("2019", 1, 2), Cell("1"), Cell("2"))),
        Row((Cell("3"), Cell("4"))),
        Row((Cell("Jumlah", 2), Cell("10"))),
    ) == [
        ("Tahun | Korban | Korban", 1),
        ("Tahun | Perempuan | Anak", 1),
        ("2019 | 1 | 2", 0),
        ("2019 | 3 | 4", 0),
        ("Jumlah |  | 10", 0),
    ]


def test_a_span_without_measure_is_bounded() -> None:
    ((text, _),) = texts(Row((Cell("x", 10**9, 10**9), Cell("y")), heads=True))
    assert text.count("|") == WIDEST - 1

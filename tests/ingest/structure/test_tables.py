"""Which rows stand under which header."""

import pytest

from ingest.structure.tables import PlacedRow, headed, names_columns


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (["No | Nama | 2020", "1 | Aceh | 7"], True),
        (["Tahun | Jumlah", "2016 | 8.712", "2017 | 9.000"], True),
        (["Nama pelapor: | Siti", "Upah: | 4.350"], False),
        (["Nama | Siti", "Alamat | Jalan Mawar"], False),
        (["1 | Aceh | 7", "2 | Bali | 8"], False),
        (["Nama | Kota | Jabatan"], False),
    ],
)
def test_a_first_row_of_short_words_above_figures_names_the_columns(rows: list[str], names: bool) -> None:
    assert names_columns([row.split(" | ") for row in rows]) is names


def test_a_marked_row_heads_those_below_it_up_to_the_next_marked_one() -> None:
    heads = (True, True, False, False, True, False)
    run = [PlacedRow(place * 10, place * 10 + 9, "a | b", head) for place, head in enumerate(heads)]
    found = [(table.start, table.end, table.header_start, table.header_end) for table in headed([run])]
    assert found == [(20, 39, 0, 19), (50, 59, 40, 49)]

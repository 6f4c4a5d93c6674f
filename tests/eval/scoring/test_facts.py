from pathlib import Path

import pytest

from corpus.text.glossary import load_glossary
from eval.scoring.facts import holds


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("IOM has 1.3 billion dollars", "1,3 miliar"),
        ("anggaran sebesar $ 1,3 Milyar", "1.3 billion"),
        ("sebanyak 4.067 orang", "4,067"),
        ("4,067 people", "4067"),
        ("8400 staf", "8.400"),
        ("hampir 200.000 orang Hongaria", "200,000"),
        ("ten weeks", "sepuluh minggu"),
        ("kurang dari sepuluh minggu", "10 weeks"),
        ("95 persen dana", "95%"),
        ("4 (empat) tugas", "empat"),
        ("ditandatangani pada 19 Oktober 1953", "19 October 1953"),
        ("ditandatangani pada 19 Oktober 1953", "1953"),
        ("since 1994,", "1994"),
        ("kerja di “Jenewa”, Swiss", "Jenewa Swiss"),
        ("Direktur‑Jenderal William Lacy Swing", "william lacy swing"),
        ("counter-trafficking work", "counter trafficking"),
        ("the traffickers were", "traffick*"),
        ("Belgium's initiative", "Belgium"),
        ("Pécoud (2018)", "Pecoud"),
        ("orang\u00a0terlantar", "orang terlantar"),
        ("negara anggota: 150 [1] dan", "150"),
        ("Undang-Undang Nomor 21 Tahun 2007", "undang-undang nomor 21"),
        ("lebih dari 14.000 korban", "more than 14,000"),
        ("the first conference", "pertama"),
    ],
)
def test_a_fact_is_held_whatever_its_spelling_notation_and_language(text: str, way: str) -> None:
    assert holds(text, (way,))


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("pada tahun 2013", "13"),
        ("4.067 orang", "067"),
        ("14.000 korban", "14"),
        ("IOM [13] adalah", "13"),
        ("14.000 korban", "lebih dari 14.000"),
        ("1,3 juta", "1,3 miliar"),
        ("as soon as possible", "AS"),
        ("Peru", "Per"),
        ("20 Oktober 1953", "19 Oktober 1953"),
        ("selama 2008–2015", "2010"),
        ("95 orang", "95%"),
        ("", "IOM"),
    ],
)
def test_a_fact_is_not_held_by_what_only_resembles_it(text: str, way: str) -> None:
    assert not holds(text, (way,))


def test_any_way_of_saying_it_will_do() -> None:
    assert holds("didukung Amerika Serikat", ("AS", "Amerika Serikat", "United States"))


def test_the_glossary_gives_a_name_its_other_names(tmp_path: Path) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(
        '[[entry]]\nid = ["perdagangan orang"]\nen = ["human trafficking"]\nabbreviations = ["TPPO"]', "utf-8"
    )
    glossary = load_glossary(path)
    assert holds("korban perdagangan orang", ("TPPO",), glossary)
    assert not holds("korban perdagangan orang", ("TPPO",))
    assert not holds("tppo", ("human trafficking",), glossary)

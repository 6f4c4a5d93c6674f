"""Where sentences begin and end."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satu. Dua? Tiga!", ["Satu.", "Dua?", "Tiga!"]),
        (
            "Lihat hal. 5 dan no. 21 jo. Pasal 3. Lalu selesai.",
            ["Lihat hal. 5 dan no. 21 jo. Pasal 3.", "Lalu selesai."],
        ),
        ("Ibu, anak, dll. Kemudian ayah.", ["Ibu, anak, dll.", "Kemudian ayah."]),
        ("Derks dkk. menulis ini.", ["Derks dkk. menulis ini."]),
        ("Prof. Dr. H. Amin, M.A., Ph.D. datang.", ["Prof. Dr. H. Amin, M.A., Ph.D. datang."]),
        ("William L. Swing came. He left.", ["William L. Swing came.", "He left."]),
        ("No. The answer is in Art. 3 and p. 4.", ["No.", "The answer is in Art. 3 and p. 4."]),
        (
            "oleh kepemimpinan A.S. Setelah itu A.S. Donald pergi.",
            ["oleh kepemimpinan A.S.", "Setelah itu A.S. Donald pergi."],
        ),
        ("Perang Dunia II. Pasalnya 4.067 orang.", ["Perang Dunia II.", "Pasalnya 4.067 orang."]),
        ("pada tahun 2011. 774 anak perempuan.", ["pada tahun 2011.", "774 anak perempuan."]),
        ("Eropa ... untuk menahan '...'. Dengan", ["Eropa ... untuk menahan '...'.", "Dengan"]),
        ("dunia... Namun tidak.", ["dunia...", "Namun tidak."]),
        ("“Apa itu?” tanya dia. “Stop!” Dia pergi.", ["“Apa itu?” tanya dia.", "“Stop!”", "Dia pergi."]),
        ("(Ia pergi.) Lalu pulang.", ["(Ia pergi.)", "Lalu pulang."]),
        ("pekerjaan logistik . Tetapi mandat", ["pekerjaan logistik .", "Tetapi mandat"]),
        ("bidang migrasi. ditemukan pada", ["bidang migrasi.", "ditemukan pada"]),
        ("Perdagangan Orang (ICAT), . IOM juga", ["Perdagangan Orang (ICAT), .", "IOM juga"]),
        ("kemanusiaan. (IOM , 2018) Lalu", ["kemanusiaan. (IOM , 2018)", "Lalu"]),
        ("tersebut.Kemudian iom.int dibuka.", ["tersebut.", "Kemudian iom.int dibuka."]),
        ("aneh . . . Lalu", ["aneh . . .", "Lalu"]),
    ],
)
def test_a_stop_ends_a_sentence_only_where_one_ends(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_list_mark_belongs_to_the_first_sentence_of_its_item() -> None:
    text = "Fokus IOM:\n1. Melindungi korban. Lalu membantu.\na. To provide; b. To concern.\n(2) Setiap orang."
    assert split(text) == [
        "Fokus IOM:",
        "1. Melindungi korban.",
        "Lalu membantu.",
        "a. To provide; b. To concern.",
        "(2) Setiap orang.",
    ]


def test_a_table_row_is_one_sentence() -> None:
    assert split("Nama | Arti\nPICMME | Nama lama. Dipakai dulu. | 1951") == [
        "Nama | Arti",
        "PICMME | Nama lama. Dipakai dulu. | 1951",
    ]


def test_a_line_without_a_stop_is_a_sentence_of_its_own() -> None:
    assert split("BAB II\n\nIOM bekerja di sini\n\nLalu selesai.") == ["BAB II", "IOM bekerja di sini", "Lalu selesai."]


def test_a_window_is_split_as_if_it_were_the_whole() -> None:
    text = "Satu dua. Tiga empat. Lima enam."
    assert [text[a:b] for a, b in sentences(text, 5, 21)] == ["dua.", "Tiga empat."]


SEEDS = ("000_3d6dac913b9a52cd.txt", "001_175aee2044635d7f.txt")


@pytest.mark.parametrize("name", SEEDS)
def test_the_sentences_of_a_real_chapter_hold_all_of_it(name: str, shared: Path) -> None:
    holds_everything(shared.joinpath("seeds", name).read_text("utf-8"))


@given(st.text(alphabet=st.sampled_from("aAbB12.?!…,;:()[]\"'“”’ -|\n\t\u00a0\u2028é°"), max_size=120))
def test_sentences_are_ordered_apart_trimmed_and_hold_every_visible_character(text: str) -> None:
    holds_everything(text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_line_break_always_ends_a_sentence(first: str, second: str) -> None:
    text = f"{first}\n{second}"
    assert not any(start < len(first) < end for start, end in sentences(text))


def holds_everything(text: str) -> None:
    place = 0
    for start, end in sentences(text):
        assert place <= start < end <= len(text)
        assert not text[place:start].strip()
        assert text[start:end].strip() == text[start:end]
        place = end
    assert not text[place:].strip()

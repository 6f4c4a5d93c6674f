from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantities.quantities import Quantity, quantities, unit_words


def one(text: str, language: str = "id") -> Quantity:
    (found,) = quantities(text, language)
    return found


def brief(quantity: Quantity) -> tuple[Any, ...]:
    return quantity.low, quantity.high, quantity.unit, quantity.kind, quantity.approximate, quantity.comparison


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("4.067 orang", "4,067 people"),
        ("1,3 miliar", "1.3 billion"),
        ("anggaran 1,3 milyar dolar AS", "a budget of US$1.3 billion"),
        ("USD 8,1 juta", "8.1 million US dollars"),
        ("lebih dari seratus ribu", "more than one hundred thousand"),
        ("hampir 200.000 orang", "nearly 200,000 people"),
        ("sekitar 8.400 staf", "about 8400 staff"),
        ("kurang dari sepuluh minggu", "less than ten weeks"),
        ("setidaknya 12 negara", "at least twelve countries"),
        ("95 persen", "95 per cent"),
        ("95 %", "95%"),
        ("19 Oktober 1953", "19 October 1953"),
        ("pada bulan Juli 2012", "in July 2012"),
        ("antara 200.000 dan 225.000 perempuan", "between 200,000 and 225,000 women"),
        ("200-225,000 perempuan", "200,000–225,000 women"),
        ("5–10 juta", "5 to 10 million"),
        ("sejak 2008 sampai 2015", "from 2008 to 2015"),
        ("antara tahun 2002 dan 2016", "between 2002 and 2016"),
        ("pertengahan 1990-an", "the mid-1990s"),
        ("ratusan ribu orang", "hundreds of thousands of people"),
        ("selama 67 tahun", "for 67 years"),
        ("lima bulan", "five months"),
        ("abad ke-20", "the 20th century"),
        ("Pasal 1", "Article 1"),
        ("setengah juta", "500,000"),
        ("tidak kurang dari 12 negara", "no fewer than twelve countries"),
        ("tidak lebih dari 12 negara", "no more than 12 countries"),
        ("tidak sampai 3 bulan", "under three months"),
        ("menurut kedua bab", "according to the two chapters"),
        ("1,3 miliar dolar Amerika Serikat", "1.3 billion United States dollars"),
        ("14.000 orang lebih", "14,000 or more"),
    ],
)
def test_the_two_languages_give_one_value(indonesian: str, english: str) -> None:
    assert brief(one(indonesian, "id")) == brief(one(english, "en"))


def test_a_range_over_a_year_and_a_month_covers_the_days_between() -> None:
    found = one("Sejak tahun 2005 hingga bulan Desember 2011")
    assert (int(found.low), int(found.high)) == (20050101, 20111231)
    assert found.kind == "date"


def test_a_number_with_its_words_in_brackets_is_one_quantity() -> None:
    text = "4 (empat) tugas"
    found = one(text)
    assert found.low == 4
    assert text[found.start : found.end] == "4 (empat)"


def test_the_offsets_take_in_the_unit_but_not_the_comparison() -> None:
    text = "dengan lebih dari USD 1,4 juta saja"
    found = one(text)
    assert text[found.start : found.end] == "USD 1,4 juta"
    assert text[found.lead : found.start] == "lebih dari "


@pytest.mark.parametrize(
    "text",
    [
        "lihat [3] dan [12]",
        "https://www.iom.int/2012/09/19/7",
        "1. pertanian\n2) perikanan",
        "1) membantu",
        "COVID-19",
        "3D",
    ],
)
def test_marks_addresses_and_names_hold_no_quantity(text: str) -> None:
    assert [q for q in quantities(text, "id") if q.kind != "ordinal"] == []


def test_a_unit_written_at_a_number_does_not_hide_it() -> None:
    assert [int(q.low) for q in quantities("sekitar 40km di timur, seluas 7.663.941km2", "id")] == [40, 7_663_941]


def test_a_law_has_a_label_and_a_year() -> None:
    for text, language in (("UU No. 21 Tahun 2007", "id"), ("Law 21/2007", "en")):
        assert [f"{q.kind} {q.low}" for q in quantities(text, language)] == ["label 21", "year 2007"]


@pytest.mark.parametrize(
    "text", ["Perang Dunia Kedua telah usai", "Kedua, menyadarkan masyarakat", "misi yang kedua adalah"]
)
def test_an_ordinal_after_its_noun_or_alone_orders(text: str) -> None:
    assert one(text).kind == "ordinal"


def test_every_number_of_a_list_of_labels_is_one() -> None:
    assert [q.kind for q in quantities("paragraphs 1, 2 and 3 of Article 1", "en")] == ["label"] * 4


def test_thirteen_is_not_in_2013_nor_067_in_4_067() -> None:
    assert [q.low for q in quantities("pada 2013 ada 4.067 orang", "id")] == [2013, 4067]


def test_a_day_written_as_an_ordinal_is_one_date() -> None:
    assert [q.kind for q in quantities("on 19th October 1953, in the 20th century", "en")] == ["date", "ordinal"]


def test_the_words_behind_a_quantity_say_what_it_counts() -> None:
    text = "IOM memiliki 150 negara anggota, dan lain-lain."
    assert unit_words(text, one(text)) == ("negara", "anggota")
    assert unit_words("hanya 150.", one("hanya 150.")) == ()


@given(st.integers(1, 10**12), st.sampled_from(["id", "en"]))
def test_a_count_in_a_sentence_is_found_whole(number: int, language: str) -> None:
    written = f"{number:,}"
    text = f"ada {written.replace(',', '.') if language == 'id' else written} korban"
    found = one(text, language)
    assert (found.low, found.kind) == (Decimal(number), "count")


@given(st.text(alphabet="0123456789., -–/()%$[]jutaantolebhdrs\n\u00a0ke", max_size=120), st.sampled_from(["id", "en"]))
def test_quantities_are_in_order_apart_and_inside_any_text(text: str, language: str) -> None:
    found = quantities(text, language)
    edges = [edge for quantity in found for edge in (quantity.start, quantity.end)]
    assert edges == sorted(edges)
    assert all(0 <= q.start < q.end <= len(text) and q.low <= q.high for q in found)


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("Rp850 M", "id", 850 * 10**9, "IDR"),
        ("Rp1,2 T", "id", 12 * 10**11, "IDR"),
        ("Rp850 M", "en", 850 * 10**9, "IDR"),
        ("5 M rupiah", "id", 5 * 10**9, "IDR"),
        ("US$5M", "en", 5 * 10**6, "USD"),
        ("US$2.5 B", "en", 25 * 10**8, "USD"),
        ("Rp75 jt", "id", 75 * 10**6, "IDR"),
        ("tinggi 12 M", "id", 12, ""),
        ("622 M", "id", 622, ""),
    ],
)
def test_capitals_shorten_magnitudes_of_money_alone(text: str, language: str, value: int, unit: str) -> None:
    (found,) = quantities(text, language)
    assert (int(found.low), found.unit) == (value, unit)

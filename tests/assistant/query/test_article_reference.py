"""Articles of law as questions name them."""

import pytest

from assistant.query.article_reference import article_reference


@pytest.mark.parametrize(
    ("question", "article", "paragraph", "law"),
    [
        ("Isi Pasal 5 UU 21/2007", "5", "", ("21", 2007)),
        ("Apa bunyi Pasal 29 ayat (2)?", "29", "2", None),
        ("Pasal 7A ayat 3 Undang-Undang Nomor 6 Tahun 2011", "7A", "3", ("6", 2011)),
        ("What does Article 3 paragraph 1 of Law No. 21 of 2007 say?", "3", "1", ("21", 2007)),
        ("paragraph 2 of Article 5", "5", "2", None),
        ("Pasal 29(2) PP No. 59 Tahun 2021", "29", "2", ("59", 2021)),
        ("Perda DIY 6/2025 Pasal 4", "4", "", ("6", 2025)),
    ],
)
def test_number_paragraph_and_law_are_read(question: str, article: str, paragraph: str, law: tuple[str, int]) -> None:
    found = article_reference(question)
    assert found
    assert (found.article, found.paragraph, found.law, found.rest) == (article, paragraph, law, ())


def test_what_else_is_wanted_stands_beside_it() -> None:
    found = article_reference("Berapa denda menurut Pasal 5 UU 21/2007?")
    assert found
    assert found.rest == ("berapa", "denda")


def test_a_name_behind_an_article_is_kept_as_such() -> None:
    found = article_reference("Who is a child under Article 3 of the Palermo Protocol?")
    assert found
    assert found.rest[-found.behind :] == ("palermo", "protocol")


@pytest.mark.parametrize("question", ["Berapa negara anggota IOM?", "Pasal 4 atau Pasal 5?", "an article of 2017"])
def test_no_article_or_several_are_none(question: str) -> None:
    assert article_reference(question) is None

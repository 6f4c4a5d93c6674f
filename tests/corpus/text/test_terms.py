"""What texts are indexed under and questions look for."""

import hashlib

from corpus.text.terms import TERMS, defined_in, definition_asked, passage_terms, query_terms, terms
from tests.stores import tile

SAMPLE = "Pada 2018 IOM memiliki 166 negara-negara anggota; re-integrasi korban Ke-3 di Côte d’Ivoire. Victims' rights…"

RECORDED = {2: "b168ca758e8dfc4e", 3: "b168ca758e8dfc4e"}
"""Digests of what the sample gives, by the number under which indexes are kept."""


def test_a_change_of_the_terms_comes_with_a_new_number() -> None:
    given = repr([terms(SAMPLE, "id"), terms(SAMPLE, "en"), query_terms(SAMPLE)])
    digest = hashlib.sha256(given.encode()).hexdigest()[:16]
    assert RECORDED.get(TERMS) == digest, f"raise TERMS, so that indexes are made anew, and record {digest} here"


def test_a_word_is_followed_by_its_stem_where_that_differs() -> None:
    assert terms("Korban dilindungi", "id") == ["korban", "dilindungi", "lindung"]
    assert terms("The victims", "en") == ["the", "victims", "victim"]


def test_a_passage_has_the_terms_of_its_title_and_headings() -> None:
    (passage,) = tile("Isi.")
    assert passage_terms(passage)[:3] == ["judul", "a", "bab"]


def test_a_question_looks_for_the_stems_of_both_languages_once() -> None:
    found = query_terms("victims dilindungi victims")
    assert found == list(dict.fromkeys(found))
    assert {"victim", "lindung"} <= set(found)


def test_the_names_that_a_text_defines_are_found_at_the_beginning_of_its_lines() -> None:
    law = "1. Perdagangan Orang adalah …\n2. Korban adalah orang …\n3. Daerah yang selanjutnya disebut Pemda, adalah …"
    assert defined_in(law) == ["defines=perdagangan orang", "defines=korban", "defines=daerah"]
    assert defined_in("The Fund is the source of money.") == ["defines=fund"]
    assert defined_in("Hak korban diatur di sini.") == []


def test_a_question_for_a_definition_looks_for_the_passage_that_gives_it() -> None:
    for question in ("Apa itu korban menurut perda?", "apa yang dimaksud dengan korban", "Pengertian korban."):
        assert definition_asked(question) == ["defines=korban"]
    assert definition_asked("What is the Fund?") == ["defines=fund"]
    assert definition_asked("Berapa korban di Thailand?") == []
    (passage,) = tile("Korban adalah orang yang menderita.")
    assert set(query_terms("Apa itu korban?")) & set(passage_terms(passage)) == {"korban", "defines=korban"}

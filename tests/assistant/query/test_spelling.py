"""Typing errors are mended by words that the documents use, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.query.spelling import correct_spelling

TERMS = ("trafficking", "korban", "organisasi", "migration")
NAMES = ("myanmar", "hungaria", "indonesia", *TERMS)
KNOWN = frozenset({"human", "founded", "funded", "korban", "myanmar", "hungary", "trafficking"})


def mended(text: str) -> str:
    return correct_spelling(text, TERMS, NAMES, lambda word: word.lower() in KNOWN)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Maynmar", "Myanmar"),
        ("human traficking", "human trafficking"),
        ("korbna", "korban"),
        ("orgnaisasi", "organisasi"),
        ("migrtaion?", "migration?"),
        ("INDONESAI", "Indonesia"),
        ("KORBNA IN INDONESAI?", "Korban IN Indonesia?"),
    ],
)
def test_a_slip_or_two_are_mended(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("funded", "a word that is known"),
        ("maynmar", "a name is only mended where it has a capital"),
        ("orang", "no term is near"),
        ("korb", "too short to tell"),
        ("gorban", "the first letter is taken to be right"),
        ("korbans", "an ending is no slip"),
        ("mgrtn", "too far"),
        ("When was KORBNA adopted?", "an acronym of its own"),
        ("korbna2", "a word with a digit is a code"),
    ],
)
def test_anything_else_is_left_as_typed(typed: str, why: str) -> None:
    assert mended(typed) == typed, why


def test_nearer_words_with_another_first_letter_do_not_hide_the_one_meant() -> None:
    others = tuple(f"{letter}anata" for letter in "abcdfghij")
    assert correct_spelling("Kanata", (), (*others, "kanada"), lambda _: False) == "Kanada"


@given(st.text(max_size=200))
def test_what_is_no_letter_is_never_touched(text: str) -> None:
    def others(one: str) -> str:
        return "".join(letter for letter in one if not letter.isalpha())

    assert others(mended(text)) == others(text)


@given(st.text(max_size=200))
def test_where_every_word_is_known_nothing_changes(text: str) -> None:
    assert correct_spelling(text, TERMS, NAMES, lambda _: True) == text


@pytest.mark.parametrize(("typed", "meant"), [("Interpol", "Interpol"), ("Phillipines", "Philippines")])
def test_in_a_short_name_one_slip_is_mended_and_two_are_another_name(typed: str, meant: str) -> None:
    assert correct_spelling(typed, TERMS, ("internal", "philippines"), lambda _: False) == meant

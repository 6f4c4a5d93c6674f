"""A question in the words of the other language."""

from assistant.query.translation import in_other_words, word_table


def test_content_words_are_translated_and_function_words_left_out() -> None:
    assert in_other_words("What is the penalty for the victim?", "en").split() == ["hukuman", "korban"]
    assert "victims" in in_other_words("Apa hak korban?", "id").split()


def test_names_and_numbers_stay_as_they_are() -> None:
    assert {"swing", "2017"} <= set(in_other_words("Was Swing the head in 2017?", "en").split())


def test_a_language_without_a_table_gives_the_words_themselves() -> None:
    assert in_other_words("wie is dat", "nl") == "wie is dat"


def test_the_table_knows_the_subjects_words_in_both_languages() -> None:
    assert all(len(word_table()[language]) > 1000 for language in ("en", "id"))
    assert word_table()["en"]["passport"][0] == "paspor"

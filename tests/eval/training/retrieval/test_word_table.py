"""The table of words: learned from what says the same, and as it is shipped."""

from assistant.query.translation import word_table as shipped_table
from eval.training.retrieval.word_table import DOCUMENTS, learn, sentence_pairs, word_table

PAIRS = [
    ("The ferry is green.", "Feri itu hijau."),
    ("The ferry is old.", "Feri itu tua."),
    ("The harbour is old.", "Pelabuhan itu tua."),
    ("The harbour is green.", "Pelabuhan itu hijau."),
]


def test_words_that_come_and_go_together_translate_each_other() -> None:
    table = word_table(PAIRS)
    assert table["en"] == {"ferry": ["feri"], "green": ["hijau"], "harbour": ["pelabuhan"], "old": ["tua"]}
    assert table["id"]["pelabuhan"] == ["harbour"]


def test_what_is_learned_of_a_word_are_probabilities() -> None:
    likely = learn([(["ferry", "green"], ["feri", "hijau"]), (["ferry"], ["feri"])])
    assert likely["ferry", "feri"] > 0.8
    assert sum(share for (word, _), share in likely.items() if word == "ferry") <= 1.000001


def test_paragraphs_of_twins_are_paired_by_their_order() -> None:
    pairs = sentence_pairs(DOCUMENTS)
    assert len(pairs) > 2000
    assert any("IOM" in english and "IOM" in indonesian for english, indonesian in pairs)


def test_the_table_that_is_shipped_is_that_of_the_documents() -> None:
    assert shipped_table() == word_table(sentence_pairs(DOCUMENTS)), (
        "renew it: python -m eval.training.retrieval.word_table"
    )

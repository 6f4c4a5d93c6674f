"""Yes-or-no questions that assert a value: opened, and compared with what the documents give."""

import pytest

from assistant.judging.asserted import opened, says_otherwise
from assistant.query.question import parse_question
from tests.assistant.made import evidence_of, passage_of


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Was IOM founded in 1960?", "Was IOM founded in which year?"),
        ("Apakah IOM didirikan pada tahun 1960?", "Apakah IOM didirikan pada tahun berapa?"),
        ("Does IOM have 500 member states?", "Does IOM have how many member states?"),
        ("emang bener stafnya 9.000 orang?", "emang bener stafnya berapa orang?"),
        ("When was IOM founded, in 1960?", ""),
        ("Was IOM founded in Geneva?", ""),
        ("Did IOM have 500 states in 1960?", ""),
        ("Does Article 5 say so?", ""),
        ("", ""),
    ],
)
def test_one_asserted_value_is_asked_for_instead(question: str, whole: str) -> None:
    assert opened(parse_question(question)) == whole


@pytest.mark.parametrize(
    ("question", "sentences", "otherwise"),
    [
        ("Was it founded in 1960?", ["It was founded in 1951."], True),
        ("Was it founded in 1951?", ["It was founded in 1951."], False),
        ("Was it founded in 1951?", ["It was founded on 6 December 1951."], False),
        ("Apakah anggotanya 500 negara?", ["It has 150 member states."], True),
        ("Was it founded in 1951?", ["It began in 1945.", "It was founded in 1951."], False),
        ("Was it founded in 1960?", ["It was founded by 23 states."], False),
        ("Is it true that a third of 500 states left in 1960?", ["In 1970 all 20 states left."], False),
        ("When was it founded, in 1960?", ["It was founded in 1951."], False),
        ("Does Article 5 forbid it?", ["Article 7 forbids it."], False),
        ("Was it founded in 1960?", [], False),
        ("Has it more than 100 members?", ["It has 150 members."], False),
        ("Apakah anggotanya sekitar 170 negara?", ["It has 166 member states."], False),
        ("Did it grow between 1990 and 1995?", ["It grew in 2001."], False),
    ],
)
def test_another_value_of_the_kind_sets_it_right(question: str, sentences: list[str], otherwise: bool) -> None:
    evidence = [evidence_of(one) for one in sentences]
    assert says_otherwise(parse_question(question), evidence, [one.passage for one in evidence]) == otherwise


def test_a_value_that_stands_anywhere_in_what_was_looked_through_is_not_denied() -> None:
    question, best = parse_question("Was it founded in 1960?"), evidence_of("It was founded in 1951.")
    other = passage_of("Its rules were revised. A second source dates it to 1960.", document="b")
    assert says_otherwise(question, [best], [best.passage])
    assert not says_otherwise(question, [best], [best.passage, other])

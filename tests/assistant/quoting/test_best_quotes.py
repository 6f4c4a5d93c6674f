"""What is quoted: short first, nothing twice, lists and accounts whole."""

from assistant.query.question import parse_question
from assistant.quoting.best_quotes import BESIDE, MARGIN, ROOM, best_quotes
from tests.assistant.made import evidence_of, passage_of

FACT = parse_question("How many ferries does it run?")
WHY = parse_question("Why was the line closed?")


def test_the_best_sentence_comes_first_whatever_its_place_in_the_document() -> None:
    passage = passage_of("It was founded in 1911.\n\nIts boats are green.\n\nIt runs 14 ferries.")
    late, early = evidence_of("It runs 14 ferries.", passage), evidence_of("It was founded in 1911.", passage, 9.0)
    assert [quote.text for quote in best_quotes(FACT, [late, early])] == [
        "It runs 14 ferries.",
        "It was founded in 1911.",
    ]


def test_what_is_far_behind_the_best_is_not_quoted() -> None:
    far = evidence_of("The sea is cold.", passage_of("The sea is cold.", "b"), score=2.0)
    assert len(best_quotes(FACT, [evidence_of("It runs 14 ferries."), far])) == 1


def test_the_same_words_are_quoted_once() -> None:
    again = evidence_of("It runs 14 ferries.", passage_of("It runs 14 ferries.", "b"), score=9.5)
    assert len(best_quotes(FACT, [evidence_of("It runs 14 ferries."), again])) == 1


def test_sentences_that_follow_one_another_are_one_quote() -> None:
    passage = passage_of("It runs 14 ferries. Two of them are new.")
    both = [evidence_of("It runs 14 ferries.", passage), evidence_of("Two of them are new.", passage, 9.5)]
    assert [quote.text for quote in best_quotes(FACT, both)] == ["It runs 14 ferries. Two of them are new."]


def test_a_list_is_quoted_whole_and_can_be_left_alone() -> None:
    passage = passage_of("Its duties:\n- to sail\n- to dock\n- to wait")
    one = evidence_of("- to dock", passage)
    assert "- to wait" in best_quotes(FACT, [one])[0].text
    assert best_quotes(FACT, [one], lists=False)[0].text == "- to dock"


def test_an_account_takes_in_the_sentences_around_it() -> None:
    passage = passage_of("The harbour silted up. So the line was closed. Nobody protested.")
    assert best_quotes(WHY, [evidence_of("So the line was closed.", passage)])[0].text == passage.text


def test_quotes_have_room_and_the_first_is_never_left_out() -> None:
    long = "It runs " + "very " * 400 + "many ferries."
    more = [evidence_of(f"Ferry {n} is new.", passage_of(f"Ferry {n} is new.", str(n)), 9.9) for n in range(3)]
    assert [quote.text for quote in best_quotes(FACT, [evidence_of(long), *more])] == [long]
    assert sum(len(quote.text) for quote in best_quotes(FACT, more)) < ROOM


def test_of_a_long_list_a_single_fact_is_quoted_alone_and_for_a_list_all_of_it() -> None:
    items = [f"- in the port of Vardal {number} ships lie{' and wait' * 12}" for number in range(1, 9)]
    passage = passage_of("Its ships:\n" + "\n".join(items))
    one = evidence_of(items[2], passage)
    assert best_quotes(FACT, [one])[0].text == items[2]
    assert items[7] in best_quotes(parse_question("Which ships does it list?"), [one])[0].text


def test_beside_a_number_only_sentences_with_a_number_are_quoted() -> None:
    best, plain, counted = (
        evidence_of(text, passage_of(text, name), score, expected=expected)
        for text, name, score, expected in (
            ("It runs 14 ferries.", "a", 10.0, 1.0),
            ("The ferries are white.", "b", 9.9, 0.0),
            ("It ran 9 ferries.", "c", 9.8, 1.0),
        )
    )
    assert [quote.text for quote in best_quotes(FACT, [best, plain, counted])] == [best.text, counted.text]
    assert len(best_quotes(WHY, [best, plain, counted])) == 3


def test_a_sentence_beside_what_is_quoted_may_be_further_behind_than_one_elsewhere() -> None:
    passage = passage_of("Article 4 punishes smugglers. The penalty in Article 4 is 3 years.")
    best, beside = (
        evidence_of(text, passage, score, has=3.0)
        for text, score in zip(
            ("Article 4 punishes smugglers.", "The penalty in Article 4 is 3 years."),
            (10.0, 10.0 - MARGIN - BESIDE / 2),
            strict=True,
        )
    )
    elsewhere = evidence_of(
        "Article 5 is old.", passage_of("Article 5 is old.", "b"), 10.0 - MARGIN - BESIDE / 2, has=3.0
    )
    asked = parse_question("What about Article 4?")
    assert [quote.text for quote in best_quotes(asked, [best, elsewhere, beside])] == [passage.text]

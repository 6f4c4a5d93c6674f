from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation, CourtesyKind, Statement, StatementKind, Status
from assistant.chat.html.messages import answer_bubble, messages, question_bubble
from assistant.chat.turns import ChatTurn, Trouble
from assistant.chat.words import ENGLISH, INDONESIAN, Words
from corpus.errors import EmptyStoreError
from tests.assistant.chat.examples import ANSWER, CITATION, REFUSAL
from tests.assistant.chat.reading import seen


def test_each_turn_is_a_question_and_a_reply() -> None:
    turns = (ChatTurn(1, "One?", ANSWER), ChatTurn(2, "Two?"))
    assert [role for role, _ in messages(turns, ENGLISH)] == ["user", "assistant", "user", "assistant"]


def test_a_statement_ends_with_numbers_that_lead_to_this_turns_sources() -> None:
    read = seen(answer_bubble(ChatTurn(3, "When?", ANSWER), ENGLISH))
    assert read.only("a", "cite") == {
        "class": "cite",
        "href": "#source-3-1",
        "title": "Annual report",
        "aria-label": "[1] Annual report",
    }
    assert "“It was founded in 1907.”[1]" in read.text


def test_the_answering_words_of_a_quote_are_bold_in_the_answer_too() -> None:
    assert seen(answer_bubble(ChatTurn(1, "When?", ANSWER), ENGLISH)).inside["strong"] == ["1907"]


def test_a_marker_in_the_text_or_a_number_without_a_citation_is_no_link() -> None:
    answer = replace(ANSWER, statements=(Statement("See [7] and [1].", (1, 9), kind=StatementKind.PROSE),))
    read = seen(answer_bubble(ChatTurn(1, "Q", answer), ENGLISH))
    assert [attrs["href"] for tag, attrs in read.elements if tag == "a"] == ["#source-1-1", "#sources-1"]


def test_a_question_understood_differently_is_shown_as_understood() -> None:
    read = seen(
        answer_bubble(ChatTurn(1, "And then?", replace(ANSWER, standalone_question="What came <then>?")), ENGLISH)
    )
    assert "Understood as: What came <then>?" in read.text
    assert not seen(answer_bubble(ChatTurn(1, "When?", ANSWER), ENGLISH)).has("understood")


@pytest.mark.parametrize("words", [ENGLISH, INDONESIAN])
@pytest.mark.parametrize("status", [Status.CONFLICTING, Status.NOT_FOUND, Status.OUT_OF_SCOPE])
def test_a_status_other_than_answered_is_said_in_plain_words(status: Status, words: Words) -> None:
    assert words.status[status] in seen(answer_bubble(ChatTurn(1, "Q", replace(ANSWER, status=status)), words)).text


def test_nearest_passages_are_listed_where_nothing_answers_and_claimed_to_be_no_answer() -> None:
    read = seen(answer_bubble(ChatTurn(2, "Q", REFUSAL), ENGLISH))
    assert read.has("nearest")
    assert "They do not answer it." in read.text
    assert ("a", {"href": "#source-2-1", "lang": "en"}) in read.elements
    assert not read.has("statement")


def test_a_refusal_never_shows_text_that_stands_on_no_statement() -> None:
    assert "Not in the documents." not in seen(answer_bubble(ChatTurn(1, "Q", REFUSAL), INDONESIAN)).text


def test_a_greeting_is_answered_with_its_own_line_and_not_called_outside_the_subject() -> None:
    answer = replace(REFUSAL, courtesy=CourtesyKind.HELLO, status=Status.OUT_OF_SCOPE, opening="Hello! Ask <away>.")
    read = seen(answer_bubble(ChatTurn(1, "Hello!", answer), ENGLISH))
    assert "Hello! Ask <away>." in read.text
    assert ENGLISH.status[Status.OUT_OF_SCOPE] not in read.text


def test_a_click_on_an_example_in_the_reply_to_a_greeting_asks_it() -> None:
    questions = ("How many?", "What is <b>?")
    opening = "Hello! The title “Quoted”."
    answer = replace(REFUSAL, courtesy=CourtesyKind.HELLO, opening=opening, suggestions=questions)
    read = seen(answer_bubble(ChatTurn(1, "Hello!", answer), ENGLISH))
    asked = [attrs["data-question"] for tag, attrs in read.elements if "data-question" in attrs]
    assert asked == read.inside["button"][:2] == ["How many?", "What is <b>?"]


def test_outside_the_subject_no_passages_are_offered() -> None:
    assert not seen(answer_bubble(ChatTurn(1, "Q", replace(REFUSAL, status=Status.OUT_OF_SCOPE)), ENGLISH)).has(
        "nearest"
    )


def test_a_models_name_is_told_and_the_quoting_answerers_is_not() -> None:
    told = seen(answer_bubble(ChatTurn(1, "Q", replace(ANSWER, answerer="<m> 7B")), ENGLISH)).text
    assert "Worded by <m> 7B, checked against the sources" in told
    assert "Worded by" not in seen(answer_bubble(ChatTurn(1, "Q", ANSWER), ENGLISH)).text


def test_line_breaks_of_a_question_are_kept() -> None:
    assert seen(question_bubble(ChatTurn(1, "One\n<two>"), ENGLISH)).text == "You asked: One\n<two>"


def test_of_a_pasted_book_only_the_beginning_is_shown() -> None:
    text = seen(question_bubble(ChatTurn(1, "word " * 20_000), ENGLISH)).text
    assert text.startswith("You asked: word word")
    assert text.endswith(" …")
    assert len(text) < 300


def test_trouble_is_told_in_the_readers_language_with_the_errors_own_words() -> None:
    text = seen(answer_bubble(ChatTurn(1, "Q", trouble=Trouble("store", "/data: <gone>")), INDONESIAN)).text
    assert INDONESIAN.trouble["store"] in text
    assert "/data: <gone>" in text


def test_an_errors_own_words_are_told_in_the_readers_language_too() -> None:
    trouble = Trouble("store", EmptyStoreError("/data").message)
    assert (
        "/data: belum ada dokumen di sini." in seen(answer_bubble(ChatTurn(1, "Q", trouble=trouble), INDONESIAN)).text
    )
    assert (
        "/data: there are no documents here yet."
        in seen(answer_bubble(ChatTurn(1, "Q", trouble=trouble), ENGLISH)).text
    )


def test_a_source_without_a_year_or_sections_is_named_by_its_title_alone() -> None:
    bare = replace(CITATION, year=None, heading=(), authors=(), page=None)
    read = seen(answer_bubble(ChatTurn(1, "Q", _sourced("Annual report", bare)), ENGLISH))
    assert read.only("p", "whence") == {"class": "whence", "lang": "en"}
    assert "Annual report" in read.inside["p"]


def test_a_source_behind_a_quote_has_a_line_of_its_own_and_what_follows_it_stays() -> None:
    read = seen(
        answer_bubble(ChatTurn(1, "Q", _sourced("Annual report (1908), The sea\nCited there: Moe", CITATION)), ENGLISH)
    )
    assert read.has("whence")
    assert "“It was founded in 1907.” Cited there: Moe[1]" in " ".join(read.text.split())
    assert "The sea\nCited" not in read.text


def _sourced(behind: str, citation: Citation) -> Answer:
    source, *notes = behind.split("\n")
    statement = Statement(f"“{citation.quote}”", (citation.number,), source=source, notes=tuple(notes))
    return replace(ANSWER, statements=(statement,), citations=(citation,))


def test_sources_that_differ_stand_side_by_side_with_their_year() -> None:
    statement = Statement("“It was founded in 1907.” — Annual report (2019)", (1,), source="Annual report (2019)")
    answer = replace(ANSWER, status=Status.CONFLICTING, statements=(statement, statement))
    read = seen(answer_bubble(ChatTurn(1, "When?", answer), ENGLISH))
    assert read.has("sides")
    assert [text for text in read.inside["p"] if "(2019)" in text] == ["Annual report (2019) › Organisation"] * 2
    assert not seen(answer_bubble(ChatTurn(1, "When?", ANSWER), ENGLISH)).has("sides")


def test_what_a_question_takes_for_granted_is_set_right_before_anything_else() -> None:
    answer = replace(ANSWER, premise_corrected=True, opening="The documents do not say what is taken for granted.")
    text = seen(answer_bubble(ChatTurn(1, "When?", answer), ENGLISH)).text
    assert text.startswith(answer.opening)


@pytest.mark.parametrize("words", [ENGLISH, INDONESIAN])
def test_where_nothing_answers_what_is_near_is_named(words: Words) -> None:
    assert "“Organisation”" in seen(answer_bubble(ChatTurn(1, "How tall?", REFUSAL), words)).text

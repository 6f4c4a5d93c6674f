"""What another package's answerer gives is shown only where it stands in the documents."""

from dataclasses import replace

import pytest

from assistant.answer import Answer, Statement
from assistant.answerer import check_citations, find_answerer
from assistant.ask import Assistant
from corpus.errors import PluginError, UsageError

QUESTION = "How many ferries does the Orsa Ferry Company run?"


@pytest.fixture
def quoted(over_small: Assistant) -> Answer:
    """An answer in quotes."""
    return over_small.ask(QUESTION)


def test_an_exact_answer_is_left_alone(quoted: Answer, over_small: Assistant) -> None:
    assert check_citations(quoted, "other", over_small._store) == quoted


def test_the_text_is_made_of_what_was_checked(quoted: Answer, over_small: Assistant) -> None:
    changed = replace(quoted, opening="They say:", text="The moon is made of cheese.")
    assert check_citations(changed, "other", over_small._store).text.startswith("They say:\n“")


def test_a_quote_that_is_not_exact_is_refused(quoted: Answer, over_small: Assistant) -> None:
    citation = replace(quoted.citations[0], quote=quoted.citations[0].quote.replace("14", "15") + "!")
    with pytest.raises(PluginError, match="the answerer 'other' gave what stands in no document"):
        check_citations(replace(quoted, citations=(citation, *quoted.citations[1:])), "other", over_small._store)


@pytest.mark.parametrize("citations", [(), (99,)])
def test_a_statement_without_a_citation_is_refused(
    quoted: Answer, over_small: Assistant, citations: tuple[int, ...]
) -> None:
    invented = replace(quoted, statements=(Statement("The moon is made of cheese.", citations),))
    with pytest.raises(PluginError, match="cheese"):
        check_citations(invented, "other", over_small._store)


def test_an_unknown_answerer_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="choose from: quotes"):
        find_answerer("poet")

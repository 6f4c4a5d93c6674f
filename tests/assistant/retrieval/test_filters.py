"""What a question is to be answered from: documents, years and languages, and what is said where nothing is left."""

from argparse import ArgumentParser
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ask import Assistant
from assistant.cli.filter_flags import add_filter_flags, filters_from
from assistant.retrieval.filters import EVERYTHING, Filters, Scope, scope_of, undated
from corpus.errors import UsageError
from corpus.model import DocumentRow

BARE = DocumentRow("bare", "Bare", "en", "v", "h", (0,), 10, ("/bare.md",))
ROWS = {
    row.id: row
    for row in (
        BARE,
        replace(BARE, id="old", year=2011),
        replace(BARE, id="lama", year=2011, language="id"),
        replace(BARE, id="new", year=2019),
    )
}
FERRIES = "How many ferries does the Orsa Ferry Company run?"


def spoken(document: str) -> set[str]:
    """The languages of a document's passages: the old one quotes a passage in Indonesian."""
    return {"en", "id"} if document == "old" else {ROWS[document].language}


def left(**filters: object) -> tuple[str, ...]:
    return scope_of(Filters(**filters), ROWS, spoken).documents  # type: ignore[arg-type]


def test_without_filters_everything_is_looked_into() -> None:
    assert scope_of(Filters(), ROWS, spoken) is EVERYTHING


def test_years_are_limits_that_are_included() -> None:
    assert left(since=2011, until=2011) == ("old", "lama")
    assert left(since=2012) == ("new",)
    assert left(until=2018) == ("old", "lama")


def test_what_is_compiled_from_others_is_of_the_year_of_its_latest_source() -> None:
    compiled = {"compiled": replace(BARE, id="compiled", year=2026, sources_until=2018)}
    found = scope_of(Filters(until=2018), compiled, lambda _: ("en",))
    assert found.documents == ("compiled",)
    with pytest.raises(UsageError, match="their years: 2018"):
        scope_of(Filters(since=2019), compiled, lambda _: ("en",))


def test_a_document_without_a_year_is_of_no_year() -> None:
    assert "bare" not in left(since=1)
    assert left(source_language="en") == ("bare", "old", "new")


def test_filters_hold_together() -> None:
    assert left(documents=("old", "new", "lama"), until=2011, source_language="id") == ("old", "lama")
    assert scope_of(Filters(source_language="id"), ROWS, spoken) == Scope(("old", "lama"), "id")


def test_it_is_known_how_many_a_filter_by_years_leaves_out_for_want_of_one() -> None:
    assert undated(Filters(since=2011), ROWS) == 1
    assert undated(Filters(source_language="en"), ROWS) == 0
    assert undated(Filters(documents=("old", "new"), until=2011), ROWS) == 0


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ({"documents": ("old", "nowhere")}, "there is no document nowhere. See `rujukan documents list`"),
        (
            {"since": 2015, "until": 2015},
            r"is of 2015 \(--year.* of 4 in question; their years: 2011, 2019",
        ),
        ({"since": 2020}, r"no document is of 2020 or later"),
        ({"since": 2012, "until": 2018}, r"no document is of 2012 or later and 2018 or earlier"),
        ({"documents": ("bare",), "since": 2000}, "of 1 in question; their years: none given"),
        ({"since": 2019, "source_language": "id"}, r"in the language id \(--source-language\), of 1 .*languages: en"),
    ],
)
def test_the_filter_that_leaves_nothing_is_named(filters: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        left(**filters)


@given(st.integers(2000, 2030), st.integers(2000, 2030))
def test_a_narrower_time_never_leaves_more(one: int, other: int) -> None:
    since, until = sorted((one, other))
    try:
        narrow = left(since=since, until=until)
    except UsageError:
        return
    assert set(narrow) <= set(left(since=since)) & set(left(until=until))


def flags(*given: str) -> Filters:
    parser = ArgumentParser()
    add_filter_flags(parser)
    return filters_from(parser.parse_args(given))


def test_the_flags_are_the_filters() -> None:
    assert flags() == Filters()
    assert flags("--year", "2011", "--source-language", "id") == Filters((), "id", 2011, 2011)
    assert flags("--document", "a", "b", "--since", "2011") == Filters(("a", "b"), None, 2011, None)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--year", "2011", "--until", "2012"), "--year names one year"),
        (("--since", "2012", "--until", "2011"), "no year is since 2012 and until 2011"),
    ],
)
def test_years_that_contradict_one_another_are_wrong_use(given: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        flags(*given)


def test_only_documents_of_the_years_are_cited(over_small: Assistant) -> None:
    assert {one.year for one in over_small.ask(FERRIES).citations} == {2019, 2022}
    assert {one.year for one in over_small.ask(FERRIES, filters=Filters(since=2020)).citations} == {2022}
    assert "17" in over_small.ask(FERRIES, filters=Filters(since=2020)).text


def test_only_passages_in_the_language_are_cited(over_small: Assistant) -> None:
    question = "How many workers does the paper mill of Halden employ?"
    cited = over_small.ask(question, filters=Filters(source_language="id")).citations
    assert {(one.document_id, one.language) for one in cited} == {("pabrik", "id")}
    assert {one.document_id for one in over_small.ask(question).citations} == {"mill"}

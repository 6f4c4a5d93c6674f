"""The public contract: these names and shapes are what programs read."""

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from assistant.answer import Answer, Status, answer_schema
from tests.assistant.answers import CITATION, answer_of, refusal_of
from tests.conftest import FirstQuestion

ROOT = Path(__file__).parents[2]
ANSWER_KEYS = [
    "question",
    "standalone_question",
    "language",
    "status",
    "text",
    "statements",
    "citations",
    "related",
    "confidence",
    "answerer",
    "timings_ms",
    "opening",
    "premise_corrected",
    "courtesy",
    "suggestions",
    "contacts",
    "about",
    "notes",
    "struck",
    "proven_share",
    "cost",
]
STATEMENT_KEYS = ["text", "citations", "kind", "side", "source", "notes", "proven"]
CITATION_KEYS = [
    "number",
    "document_id",
    "title",
    "authors",
    "year",
    "heading",
    "page",
    "passage_id",
    "start",
    "end",
    "last_page",
    "printed",
    "source_years",
    "compiled",
    "quote",
    "language",
    "footnotes",
    "highlight",
    "also",
    "notes",
    "table_header",
]


def test_an_answer_as_json_has_the_documented_names_in_their_order() -> None:
    found = answer_of(CITATION).to_json()
    assert list(found) == ANSWER_KEYS
    assert list(found["statements"][0]) == STATEMENT_KEYS
    assert list(found["citations"][0]) == CITATION_KEYS
    assert list(found["timings_ms"]) == ["retrieve", "answer", "total"]


def test_a_related_passage_has_the_shape_of_a_citation() -> None:
    assert list(refusal_of(CITATION).to_json()["related"][0]) == CITATION_KEYS


def test_an_answer_as_json_is_read_back_as_it_was_written() -> None:
    found = answer_of(CITATION).to_json()
    assert json.loads(json.dumps(found)) == found
    assert found["citations"][0]["highlight"] == [[133, 151]]
    assert found["citations"][0]["page"] is None


def test_the_status_is_one_of_five_words() -> None:
    assert [str(status) for status in Status] == ["answered", "conflicting", "not_found", "out_of_scope", "help"]


def test_the_command_prints_this_contract(first_question: FirstQuestion) -> None:
    answer = first_question.answer
    assert list(answer) == ANSWER_KEYS
    assert all(list(citation) == CITATION_KEYS for citation in answer["citations"])
    numbers = [citation["number"] for citation in answer["citations"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(set(statement["citations"]) <= set(numbers) for statement in answer["statements"])
    assert all(statement["citations"] for statement in answer["statements"])
    for citation in answer["citations"]:
        assert len(citation["quote"]) == citation["end"] - citation["start"]
        assert all(citation["start"] <= start < end <= citation["end"] for start, end in citation["highlight"])


def test_the_schema_in_the_documentation_is_that_of_the_answer() -> None:
    assert json.loads((ROOT / "docs" / "answer.schema.json").read_text("utf-8")) == answer_schema(), "run: make docs"


def test_what_the_command_prints_meets_the_schema(first_question: FirstQuestion) -> None:
    answer = TypeAdapter(Answer).validate_json(json.dumps(first_question.answer), strict=False)
    assert answer.to_json() == first_question.answer


def test_the_schema_refuses_what_the_contract_does_not_have() -> None:
    plain = answer_of(CITATION).to_json()
    for wrong in (plain | {"status": "maybe"}, {**plain, "statements": [{"text": "No citation."}]}):
        with pytest.raises(ValidationError):
            TypeAdapter(Answer).validate_json(json.dumps(wrong))

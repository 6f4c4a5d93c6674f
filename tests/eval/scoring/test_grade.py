from dataclasses import replace
from typing import Any

import pytest

from assistant.answer import Answer, Status
from corpus.model import Span
from corpus.text.glossary import Glossary
from eval.question import KnownQuestion
from eval.scoring.grade import failed, grade, is_correct, locate
from eval.scoring.outcome import Outcome
from tests.eval.samples import TEXT, TEXTS, answer, citation, passage, question, refusable

NONE = Glossary((), {}, 0)
MEMBERS = "IOM beranggotakan 150 negara pada 2017."


def graded(asked: KnownQuestion, given: Answer) -> Outcome:
    passages = [passage(0, 24), passage(25, len(TEXT))]
    return grade(
        asked,
        "dev",
        given,
        passages,
        texts=TEXTS,
        languages={"profil": "id"},
        glossary=NONE,
        milliseconds=3.0,
        correct_whole=None,
    )


def test_a_fact_in_the_text_or_in_a_quote_is_shown() -> None:
    assert is_correct(question(), answer("Ada 150 negara."), NONE)
    assert is_correct(question(), answer("Menurut profil [1]", citation(MEMBERS)), NONE)
    assert not is_correct(question(), answer("Menurut profil [1]", citation("Stafnya 8.400 orang.")), NONE)


def test_a_citation_mark_is_no_fact() -> None:
    assert not is_correct(question(facts=[["1"]]), answer("Menurut profil [1]"), NONE)


def test_every_fact_is_wanted() -> None:
    assert not is_correct(question(facts=[["150"], ["166"]]), answer("Ada 150 negara."), NONE)


def test_an_answer_that_confirms_what_is_false_is_wrong_though_it_holds_the_facts() -> None:
    given = graded(
        question(forbidden=[["NGO"]]), answer("IOM, sebuah NGO, beranggotakan 150 negara.", citation(MEMBERS))
    )
    assert (given.correct, given.confirmed, given.missing) == (False, ("NGO",), ())


@pytest.mark.parametrize("status", [Status.NOT_FOUND, Status.OUT_OF_SCOPE])
def test_any_refusal_is_right_where_refusing_is_and_wrong_elsewhere(status: Status) -> None:
    given = answer("Dokumen tidak memuatnya.", status=status)
    assert is_correct(refusable(), given, NONE)
    assert not is_correct(question(), given, NONE)


def test_answering_what_must_be_refused_is_wrong() -> None:
    assert not is_correct(refusable(), answer("Ada 150 negara."), NONE)


def test_a_question_that_may_be_either_is_right_either_way() -> None:
    either = question(status=["answered", "not_found"])
    assert is_correct(either, answer("Tidak ada.", status=Status.NOT_FOUND), NONE)
    assert is_correct(either, answer("Ada 150 negara."), NONE)
    assert not is_correct(either, answer("Ada banyak negara."), NONE)


def test_a_number_cut_in_two_by_the_limit_is_not_shown() -> None:
    given = answer("Ada 1500 negara.")
    assert not is_correct(question(), given, NONE, within=7)
    assert is_correct(question(facts=[["1500"]]), given, NONE, within=9)


def test_works_in_the_notes_count_only_for_who_is_cited() -> None:
    given = answer("Menurut profil [1]", citation(MEMBERS, footnotes=("Kompas, 2012",)))
    assert is_correct(question(category="footnote", facts=[["Kompas"]]), given, NONE)
    assert not is_correct(question(facts=[["Kompas"]]), given, NONE)


def test_a_citation_is_relevant_where_it_overlaps_evidence_or_says_a_fact() -> None:
    beside = citation("Stafnya 8.400 orang.", 2)
    assert graded(question(), answer("x", citation(MEMBERS), beside)).citations_relevant == 1
    assert graded(question(facts=[["150"], ["8,400"]]), answer("x", citation(MEMBERS), beside)).citations_relevant == 2
    assert graded(question(facts=[["8,400"]]), answer("x", citation(MEMBERS))).facts_cited == 0


def test_a_quote_that_differs_from_the_store_by_a_letter_is_not_exact() -> None:
    exact = citation(MEMBERS)
    changes: tuple[dict[str, Any], ...] = ({"quote": MEMBERS.upper()}, {"start": 0}, {"document_id": "x"})
    for change in changes:
        other = replace(exact, **change)
        given = graded(question(), answer("x", exact, other))
        assert (given.citations, given.citations_exact) == (2, 1)


def test_the_rank_is_that_of_the_first_passage_that_holds_half_of_a_quote() -> None:
    both = question(
        evidence=[
            [{"document": "profil", "quote": "IOM beranggotakan 150 negara"}],
            [{"document": "profil", "quote": "bermarkas di Jenewa"}, {"document": "other", "quote": "Geneva"}],
        ]
    )
    assert graded(both, answer("x")).ranks == (2, 1)
    gone = question(evidence=[[{"document": "other", "quote": "IOM beranggotakan 150 negara"}]])
    assert graded(gone, answer("x")).ranks == (None,)


def test_evidence_is_found_wherever_its_words_stand() -> None:
    asked = question(evidence=[[{"document": "profil", "quote": "IOM be"}]])
    assert locate(asked, TEXTS) == ((Span("profil", 0, 6), Span("profil", 25, 31)),)


def test_a_question_that_raised_an_error_has_nothing_right() -> None:
    given = failed(question(), "dev", "the store is gone")
    assert (given.status, given.correct, given.missing, given.ranks) == ("error", False, ("150",), (None,))

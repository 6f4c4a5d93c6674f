"""Passages are quoted in the order in which the evidence, taken together, speaks for them."""

from dataclasses import replace

from assistant.query.concepts import PhraseBook
from assistant.quoting.passage_choice import MOST, choose_passages
from assistant.reading.evidence import Evidence
from corpus.model import Passage
from tests.assistant.made import asked_in, evidence_of, passage_of

FERRIES = passage_of("It runs ferries. They are white. They are old.", "a")
SEAT = passage_of("Its seat is in Vardal. The house is old.", "b")


def of(sentence: str, passage: Passage, cosine: float = 0.05) -> Evidence:
    return evidence_of(sentence, passage, cosine=cosine)


def documents(*evidence: Evidence, account: bool = False) -> list[str]:
    return [one.passage.document_id for one in choose_passages(evidence, account)]


def test_several_good_sentences_outweigh_the_best() -> None:
    seat, *ferries = (
        of("Its seat is in Vardal.", SEAT, 0.0),
        of("It runs ferries.", FERRIES),
        of("They are old.", FERRIES),
    )
    assert documents(seat, *ferries, of("They are white.", FERRIES)) == ["a", "b"]


def test_a_passage_is_stood_for_by_its_best_sentence() -> None:
    found = choose_passages([of("They are old.", FERRIES), of("It runs ferries.", FERRIES)], account=False)
    assert [one.text for one in found] == ["They are old."]


def test_for_an_account_the_nearness_of_the_whole_passage_counts_for_more() -> None:
    evidence = [of("It runs ferries.", FERRIES, 0.01), of("Its seat is in Vardal.", SEAT, 0.09)]
    evidence += [of("The house is old.", SEAT, 0.09)]
    assert documents(*evidence) == ["a", "b"]
    assert documents(*evidence, account=True) == ["b", "a"]


def test_for_an_account_headings_that_hold_what_is_asked_count(book: PhraseBook) -> None:
    headed = replace(SEAT, heading=("The seat",))
    evidence = [of("It runs ferries.", FERRIES), of("They are old.", FERRIES), of("The house is old.", headed)]
    concepts_of = asked_in("Tell me about the seat.", book)
    assert choose_passages(evidence, True, concepts_of)[0].passage.document_id == "b"
    assert choose_passages(evidence, False, concepts_of)[0].passage.document_id == "a"


def test_a_passage_far_behind_is_left_out() -> None:
    ferries = [of(text, FERRIES) for text in ("It runs ferries.", "They are white.", "They are old.")]
    assert documents(*ferries, of("Its seat is in Vardal.", SEAT, 0.0)) == ["a"]


def test_only_so_many_passages_are_quoted() -> None:
    alike = [of("It runs ferries.", passage_of("It runs ferries.", f"document {i}")) for i in range(MOST + 2)]
    assert len(choose_passages(alike, account=True)) <= MOST


def test_a_passage_of_a_far_lower_score_is_left_out_though_nothing_else_was_found() -> None:
    assert documents(of("It runs ferries.", FERRIES), evidence_of("The house is old.", SEAT, 5.0)) == ["a"]

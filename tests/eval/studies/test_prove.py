"""The set that the proof is measured on: large enough, in both languages and across, more than half of it false."""

from pathlib import Path

from assistant.proving.proof import Doubt, Proof
from eval.studies.prove import TRUE, caught_and_struck, load_sentences, report


def test_the_set_is_what_it_claims_to_be(shared: Path) -> None:
    found = load_sentences(shared)
    assert len(found) >= 300
    assert len({one.id for one in found}) == len(found)
    assert 0.5 <= sum(one.kind != TRUE for one in found) / len(found) <= 0.6
    across = {(one.language, one.passages[0].language) for one in found}
    assert across == {("id", "id"), ("id", "en"), ("en", "id"), ("en", "en")}
    kinds = {TRUE, "number", "negation", "names", "roles", "cause", "addition", "scope", "outside", "source"}
    assert {one.kind for one in found if len(one.passages) == 1} == kinds
    assert {one.kind for one in found if len(one.passages) == 2} == {TRUE, "value", "subject", "link", "half"}


def test_no_evidence_is_in_two_halves(shared: Path) -> None:
    halves: dict[str, set[str]] = {}
    for one in load_sentences(shared):
        for passage in one.passages:
            halves.setdefault(passage.id, set()).add(one.half)
    assert all(len(half) == 1 for half in halves.values())


def test_without_the_shared_folder_the_shipped_evidence_is_left() -> None:
    assert 400 < len(load_sentences(None)) < 700


def test_the_figures_count_what_is_caught_and_what_is_struck(shared: Path) -> None:
    chosen = load_sentences(shared)[:7]
    proofs = [(one, Proof((), None, "", 0.9 if one.kind == TRUE else 0.2)) for one in chosen]
    assert caught_and_struck(proofs, 0.5) == (1.0, 0.0)
    wrong = [(one, Proof((), Doubt.MEANING, "", 0.2 if one.kind == TRUE else 0.9)) for one in chosen]
    assert caught_and_struck(wrong, 0.5) == (0.0, 1.0)
    assert any("false caught" in line for line in report(proofs, 0.5))

from eval.scoring.slices import by_slice, correct_by_slice, slices_of
from tests.eval.samples import outcome, question, refusable


def test_a_question_belongs_to_a_slice_of_every_trait() -> None:
    assert list(slices_of(outcome(evidence_languages=("en",)))) == [
        ("direction", "id→en"),
        ("category", "factoid"),
        ("style", "plain"),
        ("length", "short"),
        ("document", "profil"),
    ]


def test_a_question_without_evidence_has_no_document_and_its_own_language_alone() -> None:
    found = list(slices_of(outcome(refusable())))
    assert ("direction", "id→–") in found
    assert "document" not in dict(found)


def test_the_share_correct_is_told_for_every_slice_with_its_count_and_interval() -> None:
    typo = outcome(question(style="typo", question="brp " * 20))
    found = correct_by_slice([outcome(correct=True), typo])
    assert (found["category", "factoid"].value, found["style", "typo"].value) == (0.5, 0.0)
    assert found["length", "long"].count == 1
    assert found["category", "factoid"].low < 0.5 < found["category", "factoid"].high
    assert list(by_slice([typo, outcome()]))[:1] == [("direction", "id→–")]

"""Notes, cited pages and figures as questions name them."""

import pytest

from assistant.query.note_reference import NoteQuestion, note_reference


@pytest.mark.parametrize(
    ("question", "asks", "number"),
    [
        ("What does Ibid. in note 14 refer to?", NoteQuestion.NOTE, "14"),
        ("Apa isi catatan kaki nomor 8?", NoteQuestion.NOTE, "8"),
        ("When was the page on IOM history opened?", NoteQuestion.OPENED, ""),
        ("Kapan laman dalam catatan 5 diakses?", NoteQuestion.OPENED, "5"),
        ("Where does Figure 2.1 come from?", NoteQuestion.FIGURE, "2.1"),
        ("grafik 2.1 sumbernya apa?", NoteQuestion.FIGURE, "2.1"),
    ],
)
def test_what_is_asked_of_which_number(question: str, asks: NoteQuestion, number: str) -> None:
    found = note_reference(question)
    assert found
    assert (found.asks, found.number) == (asks, number)


@pytest.mark.parametrize(
    "question",
    [
        "Kapan kantor IOM di Jakarta dibuka?",
        "When was the first office opened?",
        "Berapa korban menurut Tabel 3?",
        "Apa catatan 5 tahun terakhir IOM?",
        "Which work is cited for the number of staff?",
    ],
)
def test_other_questions_are_none(question: str) -> None:
    assert note_reference(question) is None

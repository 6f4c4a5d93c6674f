"""Which work a note refers to."""

import pytest

from ingest.structure.footnotes import works


@pytest.mark.parametrize("same", ["Ibid.", "ibid", "Ibid., hal. 5", "Ibidem.", "Id.", "Idem, hlm. 3", " Ibid. "])
def test_ibid_in_all_its_forms_goes_back_to_the_note_before(same: str) -> None:
    assert works(["Derks, 2000", same]) == ["Derks, 2000", "Derks, 2000"]


def test_a_chain_of_ibid_goes_back_to_its_beginning_and_no_further() -> None:
    assert works(["A", "Ibid.", "Ibid.", "B", "Ibid."]) == ["A", "A", "A", "B", "B"]


def test_op_cit_goes_back_to_the_latest_work_of_its_author() -> None:
    notes = ["Annuska Derks, Combating, 2000", "Richard, 1999", "Derks, op. cit., hal. 4", "Richard, Op.Cit."]
    assert works(notes)[2:] == [notes[0], notes[1]]


@pytest.mark.parametrize("lost", ["Ibid.", "Derks, op. cit.", "op. cit."])
def test_what_leads_nowhere_stays_as_written(lost: str) -> None:
    assert works([lost]) == [lost]


@pytest.mark.parametrize("text", ['Cited by "Ibid.", which refers to Derks', "IDM 2015", "Ideal", "ID card"])
def test_a_note_that_only_mentions_ibid_is_a_work_itself(text: str) -> None:
    assert works(["Derks, 2000", text])[1] == text

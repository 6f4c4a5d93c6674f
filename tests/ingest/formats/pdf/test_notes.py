"""Notes at the foot of a page."""

from ingest.formats.draft import Note, note_mark
from ingest.formats.pdf.notes import lift_foot_notes
from tests.ingest.formats.pdf.lines import line


def test_notes_are_read_in_the_order_of_their_numbers_only() -> None:
    page = [
        line(f"Satu.{note_mark('1')} Dua.{note_mark('2')}"),
        line("1 Derks, 2000, hal.", top=90, size=8),
        line("15 dan seterusnya", top=80, size=8),
        line("2 Ibid.", top=70, size=8),
    ]
    bodies, notes = lift_foot_notes([page], 10)
    assert notes == {"1.1": Note("1", "Derks, 2000, hal. 15 dan seterusnya"), "2.1": Note("2", "Ibid.")}
    assert [segment.text for segment in bodies[0]] == [f"Satu.{note_mark('1.1')} Dua.{note_mark('2.1')}"]


def test_small_print_that_no_mark_names_stays_in_the_text() -> None:
    page = [line("Satu."), line("1 Keterangan gambar", top=90, size=8)]
    bodies, notes = lift_foot_notes([page], 10)
    assert not notes
    assert [segment.text for segment in bodies[0]] == ["Satu.", "1 Keterangan gambar"]


def test_numbers_begin_anew_on_each_page() -> None:
    pages = [[line(f"Isi {n}.{note_mark('1')}"), line(f"1 Karya {n}", top=90, size=8)] for n in (1, 2)]
    _, notes = lift_foot_notes(pages, 10)
    assert [(key, note.text) for key, note in notes.items()] == [("1.1", "Karya 1"), ("1.2", "Karya 2")]


def test_small_print_at_the_foot_that_begins_no_note_stays_in_the_text() -> None:
    page = [line("Satu."), line("Sumber: laporan tahunan", top=90, size=8)]
    bodies, notes = lift_foot_notes([page], 10)
    assert not notes
    assert [segment.text for segment in bodies[0]] == ["Satu.", "Sumber: laporan tahunan"]

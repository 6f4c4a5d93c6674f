"""What of a source is not among the blocks is told."""

from ingest.formats.draft import Block, Draft, Note
from ingest.formats.omissions import MOST, Stretch, losses


def told(source: list[str], *kept: str) -> tuple[str, ...]:
    draft = Draft(tuple(Block("paragraph", text) for text in kept), {"1": Note("1", "Derks, 2000")})
    return losses([Stretch(text, f"paragraph {number}") for number, text in enumerate(source, 1)], draft)


def test_nothing_is_told_of_what_was_kept_in_whatever_order() -> None:
    assert told(["Satu dua.", "Derks, 2000", "ﬁnal x²"], "x² final", "dua, satu") == ()


def test_a_lost_stretch_is_told_with_its_place_and_first_words() -> None:
    assert told(["Pelatihan komputer", "Yang lain."], "Yang lain.") == (
        "paragraph 1: 17 characters could not be read: “Pelatihan komputer”",
    )


def test_a_cell_is_missed_even_where_another_holds_the_same() -> None:
    assert len(told(["41", "41"], "41")) == 1


def test_a_trace_is_not_worth_a_word() -> None:
    assert told(["a. Seluruh isi pasal ini berlaku"], "Seluruh isi pasal ini berlaku") == ()


def test_many_losses_are_counted() -> None:
    found = told([f"hilang{number:03}hilang" for number in range(MOST + 5)])
    assert len(found) == MOST + 1
    assert found[-1] == "5 more stretches of its text could not be read"


def test_a_sentence_is_missed_although_each_of_its_words_stands_elsewhere() -> None:
    lost = "Korban berhak atas ganti kerugian dari pelaku menurut putusan pengadilan"
    kept = "Putusan pengadilan menurut pelaku atas kerugian korban. Dari ganti itu berhak siapa pun."
    assert [
        warning[:12]
        for warning in told(
            [kept, lost], kept, "Berhak dari atas, pelaku. Korban menurut ganti;", "kerugian putusan, pengadilan"
        )
    ] == ["paragraph 2:"]

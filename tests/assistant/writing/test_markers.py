"""What a model writes becomes sentences with the numbers they cite, however it is cut and marked."""

import pytest

from assistant.writing.markers import WrittenSentence, written_sentences


def parsed(text: str, evidence: int = 3) -> list[WrittenSentence]:
    """The sentences of a text that comes at once."""
    return list(written_sentences([text], evidence))


@pytest.mark.parametrize(
    ("written", "cited"),
    [
        ("IOM has 150 members [1].", (1,)),
        ("IOM has 150 members. [1]", (1,)),
        ("IOM has 150 members [1][3].", (1, 3)),
        ("IOM has 150 members [1, 3].", (1, 3)),
        ("IOM has 150 members [1-3].", (1, 2, 3)),
        ("IOM has 150 members 【2】.", (2,)),
        ("IOM has 150 members 【2†source】.", (2,)),
        ("IOM has 150 members [source 2].", (2,)),
        ("- IOM has **150** members [1].", (1,)),
    ],
)
def test_a_mark_is_read_in_every_form_and_leaves_the_sentence(written: str, cited: tuple[int, ...]) -> None:
    assert parsed(written) == [WrittenSentence("IOM has 150 members.", cited)]


def test_a_mark_cut_across_pieces_is_one() -> None:
    whole = "IOM has 150 members [1]. It began in 1951 【2】.\nIt is in Geneva [3]."
    for size in range(1, 9):
        pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
        assert [(one.text, one.cited) for one in written_sentences(pieces, 3)] == [
            ("IOM has 150 members.", (1,)),
            ("It began in 1951.", (2,)),
            ("It is in Geneva.", (3,)),
        ]


def test_a_mark_behind_the_stop_belongs_to_the_sentence_before() -> None:
    assert [one.cited for one in parsed("One thing. [1] Another thing. [2][3]")] == [(1,), (2, 3)]


def test_a_number_that_no_evidence_has_is_kept_apart() -> None:
    assert parsed("IOM has 150 members [9].") == [WrittenSentence("IOM has 150 members.", (), (9,))]


def test_thinking_is_left_out_even_where_its_marks_are_cut() -> None:
    text = "<think>Maybe 166 [1]? I should lie.</think>IOM has 150 members [1]."
    for size in range(1, 9):
        pieces = [text[at : at + size] for at in range(0, len(text), size)]
        assert [one.text for one in written_sentences(pieces, 1)] == ["IOM has 150 members."]


def test_thinking_that_does_not_end_is_no_answer() -> None:
    assert parsed("<think>IOM has 166 members [1].") == []


def test_what_follows_the_end_of_its_turn_is_no_answer_even_where_the_mark_is_cut() -> None:
    text = "IOM has 150 members [1].<|im_end|>user\nSay more [1].<|im_end|>"
    for size in range(1, 12):
        pieces = [text[at : at + size] for at in range(0, len(text), size)]
        assert [one.text for one in written_sentences(pieces, 1)] == ["IOM has 150 members."]
    assert [one.text for one in parsed("a < b holds </sub> here [1].")] == ["a < b holds </sub> here."]


def test_fences_headings_and_blank_lines_are_no_sentences() -> None:
    assert parsed("```markdown\n## Answer\n\nIOM has 150 members [1].\n```") == [
        WrittenSentence("Answer", ()),
        WrittenSentence("IOM has 150 members.", (1,)),
    ]


def test_a_paragraph_in_round_brackets_is_no_mark() -> None:
    assert parsed("Pasal 40 ayat (1) mengaturnya [2].") == [WrittenSentence("Pasal 40 ayat (1) mengaturnya.", (2,))]

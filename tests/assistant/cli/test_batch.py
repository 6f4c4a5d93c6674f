"""A file of questions, with every way in which a line can be wrong."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.batch import Request, numbered_lines, read_request
from assistant.conversation.given_turns import LONGEST_TURN, MOST_TURNS
from corpus.errors import UsageError


def test_blank_lines_count_but_are_not_asked(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"question": "a"}\r\n\n   \n{"question": "b"}')
    lines = numbered_lines(file)
    assert [number for number, _ in lines] == [1, 4]
    assert [read_request(line).question for _, line in lines] == ["a", "b"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.jsonl: cannot be read: No such file"):
        numbered_lines(tmp_path / "none.jsonl")


def test_id_and_history_may_be_left_out() -> None:
    assert read_request(b'{"question": "Apa itu IOM?"}') == Request(None, "Apa itu IOM?", ())


def test_earlier_turns_are_pairs_of_question_and_answer() -> None:
    line = b'{"id": 7, "question": "Kapan?", "history": [["Apa itu IOM?", "Sebuah organisasi."]]}'
    assert read_request(line) == Request(7, "Kapan?", (("Apa itu IOM?", "Sebuah organisasi."),))


@pytest.mark.parametrize(
    "history",
    [
        '["Apa itu IOM?", "Di mana?"]',
        '[["Apa itu IOM?"], ["Di mana?", null]]',
        '[{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Apa itu IOM?"}, '
        '{"role": "user", "content": [{"type": "text", "text": "Di mana?"}]}]',
    ],
)
def test_earlier_turns_may_be_bare_questions_or_messages(history: str) -> None:
    found = read_request(f'{{"question": "Kapan?", "history": {history}}}'.encode())
    assert found.history == (("Apa itu IOM?", None), ("Di mana?", None))


def test_an_answer_among_messages_belongs_to_the_question_before_it() -> None:
    line = b'{"question": "c", "history": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]}'
    assert read_request(line).history == (("a", "b"),)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"Apa itu IOM?", r"not JSON: Expecting value in column 1\. Each"),
        (b'{"question": "a"', "not JSON"),
        (b"9" * 5000, "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"question": "\xff"}', "not UTF-8"),
        (b'{"question": "\\ud800"}', "not UTF-8"),
        (b'{"id": "\\udfff", "question": "a"}', "not UTF-8"),
        (b'["Apa itu IOM?"]', 'no "question"'),
        (b'{"id": 1}', 'no "question"'),
        (b'{"question": 5}', 'no "question"'),
        (b'{"question": "a", "history": "b"}', '"history" must be'),
        (b'{"question": "a", "history": [["b", "c", "d"]]}', '"history" must be'),
        (b'{"question": "a", "history": [7]}', '"history" must be'),
        (b'{"question": "a", "history": [{"role": "user"}]}', "needs role"),
        (b'{"question": "a", "history": [{"role": "assistant", "content": "b"}]}', "must follow one of the user"),
        (b'{"question": "a", "history": ["b", {"role": "user", "content": "c"}]}', "cannot be mixed"),
    ],
)
def test_a_line_of_another_shape_is_refused_with_the_reason(line: bytes, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        read_request(line)


@given(st.text(), st.lists(st.tuples(st.text(), st.text())), st.none() | st.integers() | st.text())
def test_whatever_is_written_as_documented_is_read_back(
    question: str, history: list[tuple[str, str]], name: object
) -> None:
    line = json.dumps({"id": name, "question": question, "history": history}, ensure_ascii=False).encode()
    assert read_request(line) == Request(name, question, tuple(history))


@given(st.binary(max_size=200))
def test_no_line_whatever_its_bytes_raises_anything_but_a_clear_error(line: bytes) -> None:
    with suppress(UsageError):
        assert isinstance(read_request(line).question, str)


@pytest.mark.parametrize("number", ["1e400", "-1e400", "NaN", "Infinity"])
def test_an_id_that_json_cannot_write_again_is_refused(number: str) -> None:
    with pytest.raises(UsageError, match="not JSON"):
        read_request(f'{{"id": {number}, "question": "Apa?"}}'.encode())


@pytest.mark.parametrize("history", [[["a", "b"]] * (MOST_TURNS + 1), [["a", "b" * (LONGEST_TURN + 1)]]])
def test_a_history_beyond_any_conversation_is_refused(history: list[list[str]]) -> None:
    with pytest.raises(UsageError, match=r'"history" has more than 200 turns, or a text of more than 100,000'):
        read_request(json.dumps({"question": "Apa?", "history": history}).encode())

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.reading.reader import AnswerSpan, Entailment, PassageReading
from corpus.embedding.encoder import Encoder
from corpus.errors import UsageError
from corpus.model import Passage
from eval.memory.remembering import KEPT_AFTER, Memory, RememberingEncoder, RememberingReader
from tests.stores import tile

READING = PassageReading(-1.25, (AnswerSpan(0, 3, 2.5), AnswerSpan(5, 9, -0.1)))


class CountingReader:
    """Gives the same for every text, and counts what it was given."""

    name = "counting"

    def __init__(self) -> None:
        self.read_texts: list[str] = []
        self.judged = 0

    def read(self, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
        assert question
        self.read_texts += [one.text for one in passages]
        return [READING for _ in passages]

    def entailment(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        self.judged += len(pairs)
        return [Entailment(0.5, 0.25, 0.25) for _ in pairs]


@pytest.fixture
def passages() -> list[Passage]:
    return [*tile("Satu kalimat. Dua kalimat.", (0, 14), "satu"), *tile("Tiga.", (0,), "dua")]


def test_an_encoder_that_remembers_gives_the_same_vectors(encoder: Encoder, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.sqlite")
    remembering = RememberingEncoder(encoder, memory)
    first, second = remembering.encode_passages(["a", "b", "a"]), remembering.encode_passages(["a", "b", "a"])
    assert first.tolist() == second.tolist() == encoder.encode_passages(["a", "b", "a"]).tolist()
    assert remembering.encode_query("a").tolist() == encoder.encode_query("a").tolist() != first[0].tolist()
    assert remembering.encode_passages([]).shape == (0, encoder.dimension)
    assert remembering.spared_s > 0
    memory.close()
    again = RememberingEncoder(encoder, Memory(tmp_path / "memory.sqlite"))
    assert again.encode_passages(["b"]).tolist() == first[1:2].tolist()
    assert again.spared_s > 0


def test_a_reader_that_remembers_reads_what_is_new_alone(tmp_path: Path, passages: list[Passage]) -> None:
    reader, memory = CountingReader(), Memory(tmp_path / "memory.sqlite")
    remembering = RememberingReader(reader, memory)
    assert remembering.read("Berapa?", passages[:2]) == [READING, READING]
    assert remembering.read("Berapa?", passages) == [READING] * 3
    assert reader.read_texts == [one.text for one in passages]
    assert remembering.read("Kapan?", passages[:1]) == [READING]
    assert len(reader.read_texts) == 4
    assert remembering.entailment([("a", "b"), ("a", "b")]) == [Entailment(0.5, 0.25, 0.25)] * 2
    assert reader.judged == 1
    memory.close()
    RememberingReader(reader, Memory(tmp_path / "memory.sqlite")).read("Berapa?", passages)
    assert len(reader.read_texts) == 4


def test_the_memory_is_its_owners_alone_and_another_file_in_its_place_is_told(tmp_path: Path) -> None:
    Memory(tmp_path / "memory.sqlite").close()
    assert (tmp_path / "memory.sqlite").stat().st_mode & 0o077 == 0
    (tmp_path / "other.sqlite").write_text("no database, and long enough to be read as one " * 50, "utf-8")
    with pytest.raises(UsageError, match="made anew"):
        Memory(tmp_path / "other.sqlite")


def test_two_runs_share_a_memory(tmp_path: Path) -> None:
    one, other = Memory(tmp_path / "memory.sqlite"), Memory(tmp_path / "memory.sqlite")
    for number in range(KEPT_AFTER + 1):
        one.put(b"one", 0.5, "one", str(number))
        other.put(b"other", 0.25, "other", str(number))
    assert other.get("one", "0") == (b"one", 0.5)
    assert one.get("one", str(KEPT_AFTER)) == (b"one", 0.5)
    assert other.get("one", str(KEPT_AFTER)) is None
    one.close()
    assert other.get("one", str(KEPT_AFTER)) == (b"one", 0.5)
    other.close()

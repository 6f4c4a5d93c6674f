"""Which mined passages are negatives, and that none is scored twice."""

from collections.abc import Callable
from pathlib import Path

from tokenizers import Tokenizer

from corpus.embedding.encoder import Encoder
from eval.training.configuration import load_configuration
from eval.training.examples import load_written
from eval.training.mining import Mined, load_mined, mine, negatives
from eval.training.model import Reader

MINING = load_configuration().mining.model_copy(
    update={"questions": 4, "nearest": 2, "margin": 1.0, "sure": 1.0, "sure_elsewhere": 3.0}
)


def test_what_may_answer_is_no_negative(data: Path) -> None:
    written = load_written(data, "train")
    answerable = next(one for one in written.questions if one.id == "a1")
    mined = Mined("a1", own=2.0, others={"p1": -3.0, "p2": 0.5, "p3": 1.5})
    assert negatives(answerable, mined, written, MINING) == ["p2"], "p1 holds the answer, of p3 the reader is as sure"
    missed = next(one for one in written.questions if one.id == "n1")
    mined = Mined("n1", own=2.0, others={"p0": -4.0, "p2": 1.1, "p3": 2.9})
    assert negatives(missed, mined, written, MINING) == ["p3", "p0"], (
        "the surest first; p2, of its document, may answer"
    )


def test_a_mining_that_was_stopped_goes_on(
    data: Path, tmp_path: Path, encoder: Encoder, small_reader: Callable[[], Reader], tokenizer: Tokenizer
) -> None:
    written, told = load_written(data, "train"), list[int]()

    def mined(count: int) -> dict[str, Mined]:
        settings = MINING.model_copy(update={"questions": count})
        reader = small_reader().eval()
        return mine(
            written, settings, encoder, reader=reader, tokenizer=tokenizer, folder=tmp_path, progress=told.append
        )

    first = mined(2)
    assert {one.answerable for one in written.questions if one.id in first} == {True, False}
    again = mined(4)
    assert told == [0, 2, 2, 2]
    assert load_mined(tmp_path / "mined.jsonl") == again
    assert all(len(one.others) == 2 for one in again.values())
    assert not {name for one in again.values() for name in one.others} & {"p0"}, "of the half dev"

"""Questions from several threads at the same time: answered as one thread would, also while a writer publishes."""

import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Barrier, Event
from time import sleep
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from corpus.embedding.encoder import Encoder
from corpus.setup.settings import Settings
from corpus.store.store import Store, StoreLocation
from corpus.store.vectors import Vectors
from ingest.sync.run import ingest

THREADS = 8
QUESTIONS = (
    "How many ferries does the Orsa Ferry Company run?",
    "Who is the director of the Orsa Ferry Company?",
    "When was the Orsa Ferry Company founded?",
    "What are the duties of the Orsa Ferry Company?",
    "How many workers does the paper mill of Halden employ?",
    "Kapan pabrik kertas Halden terbakar?",
    "Who built the lighthouse of Skarvik?",
    "How many penguins live in Antarctica?",
)
NEWS = "# The ferries in 2024\n\n## Boats\n\nThe Orsa Ferry Company runs 21 ferries.\n"


@pytest.fixture
def data(small_store: Path, tmp_path: Path) -> Path:
    """A store that a test may write to."""
    return Path(shutil.copytree(small_store, tmp_path / "data"))


@pytest.fixture
def assistant(data: Path, encoder: Encoder) -> Iterator[Assistant]:
    with Assistant(Store(StoreLocation(data), encoder.name, encoder.dimension), encoder) as opened:
        yield opened


def asked(assistant: Assistant, question: str) -> Answer:
    """The answer, without the times it took."""
    return replace(assistant.ask(question), timings_ms={})


def asked_until(assistant: Assistant, published: Event, first: int) -> list[tuple[str, Answer]]:
    """All questions again and again, beginning with another one in each thread, and once more after the event."""
    found: list[tuple[str, Answer]] = []
    last_round = False
    while not last_round:
        last_round = published.is_set()
        found += [(one, asked(assistant, one)) for one in (*QUESTIONS[first:], *QUESTIONS[:first])]
    return found


def test_eight_threads_answer_as_one_while_a_writer_publishes(assistant: Assistant, data: Path, tmp_path: Path) -> None:
    before = {question: asked(assistant, question) for question in QUESTIONS}
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "ferries-2024.md").write_text(NEWS, "utf-8")
    published = Event()
    with ThreadPoolExecutor(THREADS) as pool:
        asking = [pool.submit(asked_until, assistant, published, first) for first in range(THREADS)]
        try:
            ingest(Settings(data=data), [tmp_path / "news"], quiet=True)
        finally:
            published.set()
        answers = [one for done in asking for one in done.result()]
    after = {question: asked(assistant, question) for question in QUESTIONS}
    assert before[QUESTIONS[0]] != after[QUESTIONS[0]]
    assert [answer for question, answer in answers if answer not in (before[question], after[question])] == []
    assert [answers[-1][1], answers[0][1]] == [after[answers[-1][0]], before[answers[0][0]]]


@dataclass
class MeetingEncoder:
    """An encoder in which every question waits until another one is being encoded too."""

    encoder: Encoder
    meeting: Barrier
    alone: int = 0
    """Questions encoded before the meeting: whether somebody is in need is asked of the vector first."""
    over: bool = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.encoder, name)

    def encode_query(self, text: str) -> Vectors:
        if self.alone:
            self.alone -= 1
        elif not self.over:
            self.meeting.wait(timeout=120)
        return self.encoder.encode_query(text)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return self.encoder.encode_passages(texts)


def test_two_questions_are_encoded_at_the_same_time(data: Path, encoder: Encoder) -> None:
    meeting = MeetingEncoder(encoder, Barrier(2))
    store = Store(StoreLocation(data), encoder.name, encoder.dimension)
    with (
        Assistant(
            store,
            meeting,
        ) as assistant,
        ThreadPoolExecutor(2) as pool,
    ):
        assert [answer.status for answer in pool.map(assistant.ask, QUESTIONS[4:6])] == ["answered", "answered"]


def test_leaving_while_a_question_is_being_answered_lets_it_end(data: Path, encoder: Encoder) -> None:
    meeting = MeetingEncoder(encoder, Barrier(2), alone=1)
    store = Store(StoreLocation(data), encoder.name, encoder.dimension)
    with ThreadPoolExecutor(1) as pool:
        with Assistant(store, meeting) as assistant:
            asking = pool.submit(assistant.ask, QUESTIONS[4])
            while not meeting.meeting.n_waiting:
                sleep(0.01)
        meeting.over = True
        meeting.meeting.wait()
        assert "320 workers" in asking.result().text

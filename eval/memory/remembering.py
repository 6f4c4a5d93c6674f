"""An encoder and a reader that work on each text once, and tell what it would have cost to do so each time.

What they made is kept in a memory: of one run, or in a file for the runs that follow. A run that only changes rules,
weights or a few documents then encodes and reads what is new alone. What is remembered is found by the model's name,
which holds a digest of its files, by the code that works with it, and by the very texts; of a model that bears the name
of a hub, that name alone tells.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import astuple
from pathlib import Path
from time import process_time

import numpy as np

import assistant.reading.cross_encoder
from assistant.reading.cross_encoder import context_of
from assistant.reading.reader import AnswerSpan, Entailment, PassageReading, Reader
from corpus.embedding.encoder import Encoder
from corpus.embedding.precisions import EXACT
from corpus.errors import UsageError
from corpus.messages import message, reason_of
from corpus.model import Passage
from corpus.setup.settings import Settings
from corpus.store.private import PRIVATE_FOLDER, make_private
from corpus.store.vectors import Vectors

KEPT_AFTER = 200
"""Entries after which the file is brought up to date: a run that is killed loses no more of its work."""

PATIENCE_S = 60
"""Seconds that a run waits for another that is just writing to the same file."""


def memory_of(settings: Settings) -> Path:
    """The file in which runs on this machine remember."""
    return settings.cache / "evaluations" / "memory.sqlite"


class Memory:
    """Values by what they were made of, each with the seconds of processor time that making it took."""

    def __init__(self, file: Path | None = None) -> None:
        """In `file`, which is made where it is missing; without one, for as long as it lives.

        Raises:
            UsageError: the file cannot be written, or is no memory.
        """
        try:
            if file:
                file.parent.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
            self._known = sqlite3.connect(file or ":memory:", timeout=PATIENCE_S, check_same_thread=False)
            self._known.execute("CREATE TABLE IF NOT EXISTS known (made_of BLOB PRIMARY KEY, value BLOB, cost_s REAL)")
            if file:
                make_private(file)
        except (OSError, sqlite3.Error) as error:
            raise UsageError(
                message(
                    "{file}: cannot be used ({reason}). Remove this file: it is made anew.",
                    file=file or "",
                    reason=reason_of(error) if isinstance(error, OSError) else str(error),
                )
            ) from error
        # Written many at once: an open transaction would shut other runs out.
        self._new: dict[bytes, tuple[bytes, float]] = {}

    def get(self, *made_of: str) -> tuple[bytes, float] | None:
        """The value and what it cost, where it is known."""
        key = _digest(made_of)
        if key in self._new:
            return self._new[key]
        row = self._known.execute("SELECT value, cost_s FROM known WHERE made_of = ?", (key,)).fetchone()
        return (row[0], row[1]) if row else None

    def put(self, value: bytes, cost_s: float, *made_of: str) -> None:
        """Keep a value."""
        self._new[_digest(made_of)] = value, cost_s
        if len(self._new) >= KEPT_AFTER:
            self._write()

    def close(self) -> None:
        """Keep all, and let go of the file."""
        self._write()
        self._known.close()

    def _write(self) -> None:
        rows = [(key, *value) for key, value in self._new.items()]
        with self._known:
            self._known.executemany("INSERT OR REPLACE INTO known VALUES (?, ?, ?)", rows)
        self._new = {}


class RememberingEncoder:
    """Another encoder's vectors, kept; see `Encoder`.

    `spared_s` are the seconds of processor time that encoding the texts anew would have taken since it was made.
    """

    def __init__(self, encoder: Encoder, memory: Memory | None = None, precision: str = EXACT) -> None:
        """Without a `memory`, one of its own; `precision` is that of the encoder."""
        self._encoder = encoder
        self._precision = precision
        self._memory = memory or Memory()
        self.name = encoder.name
        self.dimension = encoder.dimension
        self.max_tokens = encoder.max_tokens
        self.spared_s = 0.0

    def encode_query(self, text: str) -> Vectors:
        """See `Encoder`."""
        found: Vectors = self._of("query", [text], lambda missing: self._encoder.encode_query(missing[0])[None])[0]
        return found

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        return self._of("passage", texts, self._encoder.encode_passages)

    def count_tokens(self, text: str) -> int:
        """See `Encoder`."""
        return self._encoder.count_tokens(text)

    def knows_word(self, word: str) -> bool:
        """See `Encoder`."""
        return self._encoder.knows_word(word)

    def _of(self, kind: str, texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors]) -> Vectors:
        known = {text: self._memory.get(self.name, self._precision, kind, text) for text in dict.fromkeys(texts)}
        self.spared_s += sum(found[1] for found in known.values() if found)
        rows = {text: np.frombuffer(found[0], np.float32) for text, found in known.items() if found}
        missing = [text for text, found in known.items() if found is None]
        if missing:
            begun = process_time()
            made = encode(missing)
            each_s = (process_time() - begun) / len(missing)
            for text, row in zip(missing, made, strict=True):
                self._memory.put(row.astype(np.float32).tobytes(), each_s, self.name, self._precision, kind, text)
                rows[text] = row
        found: Vectors = (
            np.stack([rows[text] for text in texts]) if texts else np.empty((0, self.dimension), np.float32)
        )
        return found


class RememberingReader:
    """Another reader's readings, kept; see `Reader`. `spared_s` as of `RememberingEncoder`."""

    def __init__(self, reader: Reader, memory: Memory | None = None) -> None:
        """Without a `memory`, one of its own."""
        self._reader = reader
        self._memory = memory or Memory()
        self._code = _code_of_reading()
        self.name = reader.name
        self.spared_s = 0.0

    def read(self, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
        """See `Reader`."""
        keys = [(self.name, self._code, "read", question, context_of(one), one.text) for one in passages]
        known = [self._memory.get(*key) for key in keys]
        self.spared_s += sum(found[1] for found in known if found)
        readings = [_as_reading(found[0]) if found else None for found in known]
        missing = [place for place, found in enumerate(known) if found is None]
        if missing:
            begun = process_time()
            made = self._reader.read(question, [passages[place] for place in missing])
            each_s = (process_time() - begun) / len(missing)
            for place, reading in zip(missing, made, strict=True):
                self._memory.put(_as_bytes(reading), each_s, *keys[place])
                readings[place] = reading
        return [reading for reading in readings if reading is not None]

    def entailment(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        """See `Reader`."""
        return [self._entailment(pair) for pair in pairs]

    def _entailment(self, pair: tuple[str, str]) -> Entailment:
        key = (self.name, self._code, "entailment", *pair)
        found = self._memory.get(*key)
        if found:
            self.spared_s += found[1]
            return Entailment(*json.loads(found[0]))
        begun = process_time()
        (made,) = self._reader.entailment([pair])
        self._memory.put(json.dumps(astuple(made)).encode(), process_time() - begun, *key)
        return made


def _digest(made_of: Sequence[str]) -> bytes:
    return hashlib.sha256(json.dumps(made_of).encode()).digest()


def _code_of_reading() -> str:
    """Tells the code that turns logits into spans from any other."""
    return hashlib.sha256(Path(assistant.reading.cross_encoder.__file__).read_bytes()).hexdigest()


def _as_bytes(reading: PassageReading) -> bytes:
    return json.dumps([reading.has, [astuple(span) for span in reading.spans]]).encode()


def _as_reading(value: bytes) -> PassageReading:
    has, spans = json.loads(value)
    return PassageReading(has, tuple(AnswerSpan(*span) for span in spans))

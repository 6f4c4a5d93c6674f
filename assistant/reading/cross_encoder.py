"""The shipped reader: the default encoder, trained to read a question and a passage as one text. ONNX Runtime alone."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.reading.reader import AnswerSpan, Entailment, PassageReading
from corpus.embedding.graph.bert_graph import MASK_IN, WORDS_IN
from corpus.embedding.tokenizer import read_tokenizer
from corpus.embedding.word_vectors import WordVectors
from corpus.errors import ModelError
from corpus.messages import message
from corpus.model import Passage
from corpus.setup.offline import go_offline

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

QUESTION_TOKENS = 48
"""Tokens of a question that are read, as in training."""

STATEMENT_TOKENS, PREMISE_TOKENS = 96, 320
"""Tokens of a statement, and of the premise that it is held against, as the checker was trained."""

WINDOW = 240
"""Tokens of a passage, with its title and headings, that are read at once, as in training."""

OVERLAP = 60
"""Tokens that two windows of a passage share: twice the longest answer."""

CONTEXT_CHARACTERS = 160
"""Characters of title and headings put before the passage, as in training."""

LONGEST_SPAN = 30
"""Tokens of the longest answer, as in training."""

SPANS = 5
"""Answers given of each passage."""

STARTS = 12
"""Likeliest beginnings looked at for each answer."""

Logits = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Window:
    """One text for the model; `offsets` are the characters of the passage that its tokens from `first` on stand for."""

    ids: list[int]
    first: int
    offsets: list[tuple[int, int]]


class CrossEncoder:
    """A reader exported into the folder of the unpacked encoder; see `Reader`.

    Each window runs alone on one thread, `threads` of them at a time, as the encoder does and for its reasons.
    """

    def __init__(self, graph: Path, threads: int) -> None:
        """Raises ModelError where the graph, or the tokenizer beside it, is not whole."""
        self._session, self._words, self._tokenizer, self._bos, self._eos = _open(graph)
        self._threads = threads
        self.name = graph.stem

    def read(self, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
        """See `Reader`."""
        asked = self._tokens(question)[0][:QUESTION_TOKENS]
        windows = [(place, window) for place, one in enumerate(passages) for window in self._windows(asked, one)]
        results = self._run([window for _, window in windows])
        has = [-np.inf] * len(passages)
        spans: list[list[AnswerSpan]] = [[] for _ in passages]
        for (place, window), (span, logit, _) in zip(windows, results, strict=True):
            has[place] = max(has[place], float(logit[0]))
            spans[place] += _spans(span, window)
        return [
            PassageReading(logit, _best(found, passage.text))
            for logit, found, passage in zip(has, spans, passages, strict=True)
        ]

    def entailment(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        """See `Reader`."""
        windows = []
        for premise, hypothesis in pairs:
            asked, said = self._tokens(hypothesis)[0][:STATEMENT_TOKENS], self._tokens(premise)[0][:PREMISE_TOKENS]
            windows.append(_Window(self._joined(asked, said), 0, []))
        results = [_softmax(nli) for _, _, nli in self._run(windows)]
        return [Entailment(*map(float, result)) for result in results]

    def _windows(self, asked: list[int], passage: Passage) -> Iterator[_Window]:
        context = self._tokens(context_of(passage))[0][: WINDOW // 2]
        ids, offsets = self._tokens(passage.text)
        room, first = WINDOW - len(context), len(asked) + 3 + len(context)
        start = 0
        while True:
            end = min(start + room, len(ids))
            yield _Window(self._joined(asked, context + ids[start:end]), first, offsets[start:end])
            if end == len(ids):
                return
            start = end - OVERLAP

    def _joined(self, asked: list[int], said: list[int]) -> list[int]:
        return [self._bos, *asked, self._eos, self._eos, *said, self._eos]

    def _tokens(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return encoding.ids, encoding.offsets

    def _run(self, windows: Sequence[_Window]) -> list[tuple[Logits, Logits, Logits]]:
        """Span, has and nli logits of each window, the longest window first: no thread ends on a long one."""
        order = sorted(range(len(windows)), key=lambda row: -len(windows[row].ids))
        if self._threads == 1 or len(windows) == 1:
            done = {row: self._run_one(windows[row]) for row in order}
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                done = dict(zip(order, pool.map(lambda row: self._run_one(windows[row]), order), strict=True))
        return [done[row] for row in range(len(windows))]

    def _run_one(self, window: _Window) -> tuple[Logits, Logits, Logits]:
        shown = np.ones((1, len(window.ids)), np.int64)
        inputs = {WORDS_IN: self._words.of(window.ids)[None], MASK_IN: shown}
        span, has, nli = self._session.run(["span", "has", "nli"], inputs)
        if not all(np.isfinite(logits).all() for logits in (span, has, nli)):
            raise ModelError(message("The model {name} gave no number for a text.", name=self.name))
        return span[0], has[0], nli[0]


def context_of(passage: Passage) -> str:
    """What is read before a passage: its title and headings."""
    path = " › ".join(part for part in (passage.title, *passage.heading) if part)
    return f"{path[:CONTEXT_CHARACTERS]}:" if path else ""


def _spans(logits: Logits, window: _Window) -> list[AnswerSpan]:
    """The likeliest spans of a window, which may overlap; the first token stands for "no answer"."""
    count = len(window.offsets)
    none = float(logits[0].sum())
    starts = logits[window.first : window.first + count, 0]
    ends = logits[window.first : window.first + count, 1]
    found = []
    for start in np.argsort(-starts, kind="stable")[:STARTS].tolist():
        end = start + int(np.argmax(ends[start : start + LONGEST_SPAN]))
        score = float(starts[start] + ends[end]) - none
        found.append(AnswerSpan(window.offsets[start][0], window.offsets[end][1], score))
    return found


def _best(spans: Iterable[AnswerSpan], text: str) -> tuple[AnswerSpan, ...]:
    """The best spans of which none overlaps a better one, without the space that a token begins with."""
    kept: list[AnswerSpan] = []
    trimmed = (_trimmed(span, text) for span in spans)
    for span in sorted(trimmed, key=lambda span: (-span.score, span.start, span.end)):
        if span.end > span.start and all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(kept[:SPANS])


def _trimmed(span: AnswerSpan, text: str) -> AnswerSpan:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return AnswerSpan(start, start + len(words.strip()), span.score)


def _softmax(logits: Logits) -> Logits:
    raised = np.exp(logits - logits.max())
    result: Logits = raised / raised.sum()
    return result


def _open(graph: Path) -> tuple["InferenceSession", WordVectors, "Tokenizer", int, int]:
    go_offline()
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        words, tokenizer = WordVectors(graph.parent), read_tokenizer(graph.parent)
        bos, eos = tokenizer.encode("").ids
    except Exception as error:
        # Neither library has a class of its own for a file it cannot read.
        raise ModelError(
            message(
                "{folder}: not a whole model ({reason}). Remove this folder: it is made anew.",
                folder=graph.parent,
                reason=str(error),
            )
        ) from error
    return session, words, tokenizer, bos, eos

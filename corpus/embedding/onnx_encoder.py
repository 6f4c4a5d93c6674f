"""The default encoder: ONNX Runtime and tokenizers alone, neither torch nor sentence-transformers."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.embedding.graph.bert_graph import MASK_IN, OUTPUT, WORDS_IN
from corpus.embedding.graph.export import MODEL_FILE
from corpus.embedding.model_files import check, unreadable
from corpus.embedding.slices import slices
from corpus.embedding.tokenizer import read_tokenizer
from corpus.embedding.word_vectors import WordVectors
from corpus.errors import ModelError
from corpus.messages import message
from corpus.setup.offline import go_offline
from corpus.store.vectors import Vectors, finite

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

QUERY, PASSAGE = "query: ", "passage: "


class OnnxEncoder:
    """An unpacked default model, read from `folder`; see `Encoder`.

    Each text runs alone on one thread, `threads` texts at a time. Measured on two cores with 100 passages of 172
    tokens: 22 passages a second, against 21 with both threads on one text at a time, and 13 against 6 while another
    process kept a core busy. A batch of several texts only adds padding. To measure again, time
    `encode_passages` with other `threads`, and with `intra_op_num_threads` raised. What else was tried stands in
    docs/encoding.md.
    """

    def __init__(self, folder: Path, threads: int, graph: str = MODEL_FILE) -> None:
        """Raises ModelError where the folder does not hold a whole model with this graph."""
        self._session, self._words, self._tokenizer, positions = _open(folder, graph)
        self._threads = threads
        self._room = positions - self._tokenizer.num_special_tokens_to_add(is_pair=False)
        self.name = folder.stem
        self.dimension = int(self._session.get_outputs()[0].shape[1])
        self.max_tokens = self._room - self.count_tokens(PASSAGE)

    def encode_query(self, text: str) -> Vectors:
        """See `Encoder`."""
        return finite(self._encode(QUERY + text), self.name)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        rows = self._spread([PASSAGE + text for text in texts])
        return finite(np.stack(rows) if rows else np.empty((0, self.dimension), np.float32), self.name)

    def count_tokens(self, text: str) -> int:
        """See `Encoder`."""
        return sum(len(self._tokenizer.encode(part, add_special_tokens=False).ids) for part in slices(text))

    def knows_word(self, word: str) -> bool:
        """See `Encoder`."""
        return self.count_tokens(word) == 1

    def _encode(self, text: str) -> Vectors:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        encoding.truncate(self._room)
        ids = self._tokenizer.post_process(encoding).ids
        inputs = {WORDS_IN: self._words.of(ids)[None], MASK_IN: np.ones((1, len(ids)), np.int64)}
        (embeddings,) = self._session.run([OUTPUT], inputs)
        vector: Vectors = embeddings[0]
        return vector

    def _spread(self, texts: Sequence[str]) -> list[Vectors]:
        """The vector of each text, the longest text first: no thread ends on a long one."""
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        with ThreadPoolExecutor(self._threads) as pool:
            done = dict(zip(order, pool.map(lambda row: self._encode(texts[row]), order), strict=True))
        return [done[row] for row in range(len(texts))]


def _open(folder: Path, graph: str) -> tuple["InferenceSession", WordVectors, "Tokenizer", int]:
    check(folder)
    go_offline()
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    try:
        with (folder / graph).open("rb"):
            # ONNX Runtime says no more than that it could not load it.
            pass
        session = onnxruntime.InferenceSession(folder / graph, options, providers=["CPUExecutionProvider"])
        positions = json.loads((folder / "config.json").read_bytes())["max_position_embeddings"]
        return session, WordVectors(folder), read_tokenizer(folder), positions
    except PermissionError as error:
        raise unreadable(folder, error) from error
    except Exception as error:
        # Neither library has a class of its own for a file it cannot read.
        raise ModelError(
            message(
                "{folder}: not a whole model ({reason}). Remove this folder: it is made anew.",
                folder=folder,
                reason=str(error),
            )
        ) from error

"""Any other embedding model, by sentence-transformers: a folder, or a name that was downloaded before."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import ModelError
from corpus.late_chunking import Pooled, fill_alone, pool_sentences
from corpus.offline import go_offline
from corpus.vectors import Vectors, finite, unit

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_E5 = re.compile(r"e5-(small|base|large)(-v2)?$")
_E5_PROMPTS = {"query": "query: ", "document": "passage: "}
_MODEL_FILES = {".bin", ".json", ".model", ".safetensors", ".txt"}
_BATCH = 8
_NO_LIMIT = 1_000_000


class SentenceTransformerEncoder:
    """A sentence-transformers model; see `Encoder`.

    Prefixes are the model's own prompts "query" and "document"; the E5 family, published without prompts, is known by
    its name. Vectors of sentences are pooled from the passage's tokens where the model is a transformer with mean
    pooling and nothing behind it; with any other, each sentence is encoded on its own.
    """

    def __init__(self, model: str, threads: int) -> None:
        """Raises ModelError where the model cannot be loaded."""
        self._model = _open(model, threads)
        self._query, self._passage = _prompts(self._model, model)
        self._limit = min(self._model.max_seq_length or _NO_LIMIT, _NO_LIMIT)
        self._pools_tokens = _pools_tokens(self._model)
        self.name = _name(model)
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.max_tokens = self._limit - len(self._ids(self._passage, True))

    def encode_query(self, text: str) -> Vectors:
        """See `Encoder`."""
        vector: Vectors = self._encode([self._query + text])[0]
        return vector

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        return self._encode([self._passage + text for text in texts])

    def encode_with_sentences(
        self, texts: Sequence[str], sentences: Sequence[Sequence[tuple[int, int]]]
    ) -> tuple[Vectors, list[Vectors]]:
        """See `Encoder`."""
        prefixed = [self._passage + text for text in texts]
        rows: Any = self._model.encode(prefixed, output_value=None, batch_size=_BATCH, show_progress_bar=False)
        passages = [row["sentence_embedding"].numpy(force=True) for row in rows]
        pooled = [self._pool(*columns) for columns in zip(rows, texts, sentences, strict=True)]
        return self._unit(passages), fill_alone(texts, sentences, pooled, self.encode_passages)

    def count_tokens(self, text: str) -> int:
        """See `Encoder`."""
        return len(self._ids(text, False))

    def knows_word(self, word: str) -> bool:
        """See `Encoder`."""
        return self.count_tokens(word) == 1

    def _encode(self, texts: Sequence[str]) -> Vectors:
        return self._unit(list(self._model.encode(list(texts), batch_size=_BATCH, show_progress_bar=False)))

    def _pool(self, row: dict[str, Any], text: str, sentences: Sequence[tuple[int, int]]) -> Pooled:
        if not self._pools_tokens:
            return np.empty((len(sentences), self.dimension), np.float32), list(range(len(sentences)))
        tokens = row["token_embeddings"][row["attention_mask"].bool()].numpy(force=True)
        encoding = self._model.tokenizer(
            self._passage + text, return_offsets_mapping=True, truncation=True, max_length=self._limit
        )
        ends = np.array([end for _, end in encoding["offset_mapping"]]) - len(self._passage)
        read = int(ends.max()) if len(ends) == self._limit else len(text)
        return pool_sentences(tokens, ends, read, sentences)

    def _ids(self, text: str, special: bool) -> list[int]:
        from tokenizers import Tokenizer

        tokenizer = self._model.tokenizer
        if isinstance(tokenizer, Tokenizer):
            return list(tokenizer.encode(text, add_special_tokens=special).ids)
        return list(tokenizer(text, add_special_tokens=special, verbose=False)["input_ids"])

    def _unit(self, rows: Sequence[Vectors]) -> Vectors:
        if not rows:
            return np.empty((0, self.dimension), np.float32)
        return unit(finite(np.stack(rows), self.name))


def _open(model: str, threads: int) -> "SentenceTransformer":
    go_offline()
    import torch
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    try:
        return SentenceTransformer(model, local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise ModelError(
            f"{model}: not a sentence-transformers model on this computer ({reason}). "
            "Give the folder of one, or download it by its name first: nothing is fetched here."
        ) from error


def _prompts(model: "SentenceTransformer", name: str) -> tuple[str, str]:
    prompts = {key: prompt for key, prompt in model.prompts.items() if prompt}
    if not prompts and _E5.search(Path(name).name):
        prompts = _E5_PROMPTS
    return prompts.get("query", ""), prompts.get("document", prompts.get("passage", ""))


def _pools_tokens(model: "SentenceTransformer") -> bool:
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    transformer, *rest = model
    return (
        isinstance(transformer, Transformer)
        and bool(getattr(transformer.tokenizer, "is_fast", False))
        and all(isinstance(module, Normalize | Pooling) for module in rest)
        and all(module.pooling_mode == "mean" for module in rest if isinstance(module, Pooling))
    )


def _name(model: str) -> str:
    """A folder's name with a digest of the files that decide its vectors; a hub name as it is."""
    folder = Path(model)
    if not folder.is_dir():
        return model
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _MODEL_FILES):
        with path.open("rb") as file:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return f"{folder.resolve().name}-{digest.hexdigest()[:12]}"

"""Any other embedding model, by sentence-transformers: a folder, or a name that was downloaded before."""

import hashlib
import logging
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.embedding.slices import slices
from corpus.errors import ModelError
from corpus.messages import message
from corpus.setup.offline import go_offline
from corpus.store.vectors import Vectors, finite, unit

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
    its name.
    """

    def __init__(self, model: str, threads: int) -> None:
        """Raises ModelError where the model cannot be loaded."""
        self._model = _open(model, threads)
        self._query, self._passage = _prompts(self._model, model)
        self.name = _name(model)
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.max_tokens = min(self._model.max_seq_length or _NO_LIMIT, _NO_LIMIT) - len(self._ids(self._passage, True))

    def encode_query(self, text: str) -> Vectors:
        """See `Encoder`."""
        vector: Vectors = self._encode([self._query + text])[0]
        return vector

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        return self._encode([self._passage + text for text in texts])

    def count_tokens(self, text: str) -> int:
        """See `Encoder`."""
        return sum(len(self._ids(part, False)) for part in slices(text))

    def knows_word(self, word: str) -> bool:
        """See `Encoder`."""
        return self.count_tokens(word) == 1

    def _encode(self, texts: Sequence[str]) -> Vectors:
        return self._unit(list(self._model.encode(list(texts), batch_size=_BATCH, show_progress_bar=False)))

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
    try:
        import torch
        from sentence_transformers import SentenceTransformer
    except ModuleNotFoundError as error:
        raise ModelError(
            message(
                "{model}: other embedding models than `default` need {package}, which is not installed. Install it: "
                "pip install 'rujukan[torch]'.",
                model=model,
                package=error.name or "sentence-transformers",
            )
        ) from error
    from safetensors import SafetensorError

    torch.set_num_threads(threads)
    # Its warnings only say beforehand, in its own words, what the error below says.
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    try:
        return SentenceTransformer(model, local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise ModelError(
            message(
                "{model}: not a sentence-transformers model on this computer ({reason}). Give the folder of "
                "one, or download it by its name first: nothing is fetched here.",
                model=model,
                reason=reason,
            )
        ) from error


def _prompts(model: "SentenceTransformer", name: str) -> tuple[str, str]:
    prompts = {key: prompt for key, prompt in model.prompts.items() if prompt}
    if not prompts and _E5.search(Path(name).name):
        prompts = _E5_PROMPTS
    return prompts.get("query", ""), prompts.get("document", prompts.get("passage", ""))


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

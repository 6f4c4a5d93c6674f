"""The tokenizer of the unpacked model, which encoder and reader share: reading it twice took 1.2 s and 290 MB more."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def read_tokenizer(folder: Path) -> "Tokenizer":
    """The tokenizer in a model's folder. Whoever gets it must not change it. Raises what the library raises."""
    file = folder / "tokenizer.json"
    return _read(str(file), file.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _read(file: str, _: int) -> "Tokenizer":
    from tokenizers import Tokenizer

    return Tokenizer.from_file(file)

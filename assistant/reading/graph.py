"""The encoder's ONNX graph turned into the reader's: other weights in the same places, three heads in place of one.

Nothing is traced, so neither torch nor transformers is needed.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.bert_graph import PREFIX, WORDS
from corpus.embedding.export import MODEL_FILE

if TYPE_CHECKING:
    from onnx import GraphProto, NodeProto

Weights = Mapping[str, NDArray[np.float32]]

_EXTERNAL_FROM_BYTES = 1024
INPUTS = ("input_ids", "attention_mask")
OUTPUTS = ("span", "has", "nli")


def export_reader(encoder: Path, weights: Weights, folder: Path, data: str) -> str:
    """Write `model.onnx` and the file `data` beside it into `folder`; gives `data`.

    Inputs `input_ids` and `attention_mask`, (batch, sequence) of int64. Outputs `span` (batch, sequence, 2), `has`
    (batch, 1), `nli` (batch, 3), all logits. The word vectors are read from the encoder's own file, so the graph must
    be moved into the encoder's folder.
    """
    import onnx
    from onnx.external_data_helper import convert_model_to_external_data

    model = onnx.load(encoder / MODEL_FILE, load_external_data=False)
    graph = model.graph
    hidden = _replace_weights(graph, weights)
    _replace_outputs(graph, hidden, weights)
    _drop_unused(graph)
    words = next(tensor for tensor in graph.initializer if tensor.name == PREFIX + WORDS)
    kept = onnx.TensorProto()
    kept.CopyFrom(words)
    graph.initializer.remove(words)
    convert_model_to_external_data(model, location=data, size_threshold=_EXTERNAL_FROM_BYTES)
    onnx.save_model(model, folder / MODEL_FILE)
    written = onnx.load(folder / MODEL_FILE, load_external_data=False)
    written.graph.initializer.append(kept)
    (folder / MODEL_FILE).write_bytes(written.SerializeToString())
    return data


def _replace_weights(graph: "GraphProto", weights: Weights) -> str:
    """Put the reader's tensors into the graph; the name of the last layer's output.

    The matrix before each bias stands in it turned over and under a name of its own: it is found as what the bias is
    added to. Raises ValueError where a tensor has no place: the reader would then be another than was trained.
    """
    from onnx import numpy_helper

    made = {output: node for node in graph.node for output in node.output}
    new = {PREFIX + name: tensor for name, tensor in weights.items() if name.startswith(("embeddings.", "encoder."))}
    last = ""
    for node in graph.node:
        bias = next((name for name in node.input if name.startswith(PREFIX) and name.endswith(".bias")), "")
        matrix = bias.removesuffix("bias") + "weight"
        if node.op_type == "Add" and matrix in new:
            product = next(made[name] for name in node.input if name != bias)
            new[product.input[1]] = np.ascontiguousarray(new.pop(matrix).T)
        if node.op_type == "LayerNormalization":
            last = node.output[0]
    for place, tensor in enumerate(graph.initializer):
        if tensor.name in new:
            graph.initializer[place].CopyFrom(numpy_helper.from_array(new.pop(tensor.name), tensor.name))
    if new:
        raise ValueError(f"no place in the graph for {', '.join(sorted(new))}")
    return last


def _replace_outputs(graph: "GraphProto", hidden: str, weights: Weights) -> None:
    from onnx import TensorProto, helper, numpy_helper

    def layer(source: str, name: str, result: str) -> list["NodeProto"]:
        matrix = np.ascontiguousarray(weights[f"{name}.weight"].T)
        graph.initializer.append(numpy_helper.from_array(matrix, f"{name}.w"))
        graph.initializer.append(numpy_helper.from_array(weights[f"{name}.bias"], f"{name}.b"))
        return [
            helper.make_node("MatMul", [source, f"{name}.w"], [f"{name}.product"]),
            helper.make_node("Add", [f"{name}.product", f"{name}.b"], [result]),
        ]

    graph.initializer.append(numpy_helper.from_array(np.array(0, np.int64), "first"))
    graph.node.append(helper.make_node("Gather", [hidden, "first"], ["opening"], axis=1))
    graph.node.extend(layer(hidden, "span", "span"))
    for head in ("has", "nli"):
        graph.node.extend(layer("opening", f"{head}.0", f"{head}.wide"))
        graph.node.append(helper.make_node("Tanh", [f"{head}.wide"], [f"{head}.bent"]))
        graph.node.extend(layer(f"{head}.bent", f"{head}.2", head))
    del graph.output[:]
    shapes: dict[str, list[str | int | None]] = {
        "span": ["batch", "sequence", 2],
        "has": ["batch", 1],
        "nli": ["batch", 3],
    }
    graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, shapes[name]) for name in OUTPUTS)


def _drop_unused(graph: "GraphProto") -> None:
    """Leave out what no output needs: the mean and its length."""
    wanted = set(OUTPUTS)
    kept: list[NodeProto] = []
    for node in reversed(graph.node):
        if wanted & set(node.output):
            wanted |= set(node.input)
            kept.append(node)
    del graph.node[:]
    graph.node.extend(reversed(kept))
    for tensor in [tensor for tensor in graph.initializer if tensor.name not in wanted]:
        graph.initializer.remove(tensor)

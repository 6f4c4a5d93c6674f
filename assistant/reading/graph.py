"""The reader's ONNX graph: the encoder's layers with other weights, and three heads in place of the mean.

Nothing is traced, so neither torch nor transformers is needed.
"""

from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.graph.bert_graph import Graph, as_model, hidden_states
from corpus.embedding.graph.export import write_graph
from corpus.embedding.graph.integer_graph import IntegerGraph, input_maxima
from corpus.embedding.graph.precision import sample_texts
from corpus.embedding.graph.unpacked import sizes_of, tensors_in
from corpus.embedding.precisions import EXACT
from corpus.embedding.tokenizer import read_tokenizer

Weights = Mapping[str, NDArray[np.float32]]

OUTPUTS: Mapping[str, Sequence[str | int | None]] = {
    "span": ["batch", "sequence", 2],
    "has": ["batch", 1],
    "nli": ["batch", 3],
}

ASKED = (
    "Berapa banyak negara anggota?",
    "Who decides, and when?",
    "Apa yang dimaksud dengan perdagangan orang?",
    "How much does it cost?",
    "Kapan didirikan dan oleh siapa?",
    "Why did the number rise after 2010?",
    "Sebutkan tujuannya.",
    "Which article says so?",
)
"""What the sample texts are read for when it is looked how large numbers grow."""


def export_reader(encoder: Path, weights: Weights, file: Path, data: str, precision: str = EXACT) -> None:
    """Write the graph into `file`, `EXACT` or `FAST`, and its weights into `data` beside it; see `write_graph`.

    `encoder` is the folder of the unpacked encoder. Inputs as `bert_graph` has them. Outputs `span` (batch, sequence,
    2), `has` (batch, 1), `nli` (batch, 3), all logits.

    Raises ValueError where a weight has no place: the reader would then be another than was trained.
    """
    sizes, tensors = sizes_of(encoder), tensors_in(encoder)
    inner = {name: tensor for name, tensor in weights.items() if name.startswith(("embeddings.", "encoder."))}
    if inner.keys() - tensors.keys():
        raise ValueError(f"no place in the graph for {', '.join(sorted(inner.keys() - tensors.keys()))}")
    tensors |= inner
    graph = Graph(tensors)
    if precision != EXACT:
        graph = IntegerGraph(tensors, maxima=input_maxima(sizes, tensors, _samples(encoder, sizes.positions), encoder))
    _add_heads(graph, hidden_states(graph, sizes), weights)
    write_graph(as_model(graph, sizes, OUTPUTS), file, data)


def _samples(encoder: Path, longest: int) -> list[list[int]]:
    tokenizer = read_tokenizer(encoder)
    return [
        tokenizer.encode(asked, text).ids[:longest] for asked, text in zip(cycle(ASKED), sample_texts(), strict=False)
    ]


def _add_heads(graph: Graph, hidden: str, weights: Weights) -> None:
    def layer(source: str, name: str, result: str = "") -> str:
        matrix = graph.constant(np.ascontiguousarray(weights[f"{name}.weight"].T), f"{name}.w")
        bias = graph.constant(weights[f"{name}.bias"], f"{name}.b")
        return graph.add("Add", [graph.add("MatMul", [source, matrix]), bias], result)

    layer(hidden, "span", "span")
    opening = graph.add("Gather", [hidden, graph.constant(np.array(0, np.int64))], axis=1)
    for head in ("has", "nli"):
        layer(graph.add("Tanh", [layer(opening, f"{head}.0")]), f"{head}.2", head)

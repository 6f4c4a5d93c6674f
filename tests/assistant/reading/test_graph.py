"""The graphs of encoder and reader, made anew, against the same weights in PyTorch."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.reading.cross_encoder import CrossEncoder
from assistant.reading.graph import export_reader
from assistant.reading.weights import read_weights, reader_graph
from corpus.embedding.graph.export import MODEL_FILE
from corpus.embedding.precisions import EXACT, FAST
from corpus.embedding.weights import default_model_folder
from corpus.embedding.word_vectors import WordVectors
from corpus.model import Passage

Tensors = dict[str, NDArray[np.float32]]

SHORT = np.array([[0, 21, 338, 9, 2], [0, 555, 2, 1, 1]])
MASK = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]])
CLOSE = 2e-4


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model unpacked by the code as it is, whatever stands in the user's cache."""
    return default_model_folder(tmp_path_factory.mktemp("fresh"), lambda _: None)


def run(graph: Path, outputs: list[str]) -> list[NDArray[np.float32]]:
    import onnxruntime

    words = WordVectors(graph.parent).of(SHORT.ravel().tolist()).reshape(*SHORT.shape, -1)
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    found: list[NDArray[np.float32]] = session.run(outputs, {"words": words, "attention_mask": MASK})
    return found


def by_torch(folder: Path, weights: Tensors) -> NDArray[np.float32]:
    """The last layer as transformers computes it with these weights in place of the folder's own."""
    import torch
    from sentence_transformers import SentenceTransformer

    transformer: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True)[0]
    model = transformer.model.eval()
    placed = model.load_state_dict({name: torch.tensor(tensor) for name, tensor in weights.items()}, strict=False)
    assert not placed.unexpected_keys
    with torch.no_grad():
        hidden = model(input_ids=torch.tensor(SHORT), attention_mask=torch.tensor(MASK)).last_hidden_state
    result: NDArray[np.float32] = hidden.numpy()
    return result


def test_the_encoders_graph_gives_what_pytorch_does(folder: Path) -> None:
    hidden, wide = by_torch(folder, {}), MASK[:, :, None]
    mean = (hidden * wide).sum(1) / wide.sum(1)
    (embedding,) = run(folder / MODEL_FILE, ["embedding"])
    np.testing.assert_allclose(embedding, mean / np.linalg.norm(mean, axis=1, keepdims=True), atol=1e-6)


def test_the_readers_graph_gives_what_pytorch_does(folder: Path) -> None:
    weights: Tensors = dict(read_weights(folder))
    inner = {name: tensor for name, tensor in weights.items() if name.startswith(("embeddings.", "encoder."))}
    hidden = by_torch(folder, inner)

    def layer(source: NDArray[np.float32], name: str) -> NDArray[np.float32]:
        made: NDArray[np.float32] = source @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
        return made

    has, nli = (layer(np.tanh(layer(hidden[:, 0], f"{head}.0")), f"{head}.2") for head in ("has", "nli"))
    given = run(reader_graph(folder, lambda _: None), ["span", "has", "nli"])
    for ours, theirs in zip(given, (layer(hidden, "span"), has, nli), strict=True):
        # Where the mask is 0 nothing is read.
        shown = MASK.astype(bool) if ours.ndim == 3 else slice(None)
        np.testing.assert_allclose(ours[shown], theirs[shown], atol=CLOSE)


def test_a_weight_without_a_place_is_never_left_out_in_silence(folder: Path, tmp_path: Path) -> None:
    weights = dict(read_weights(folder)) | {"encoder.layer.99.output.dense.weight": np.zeros((2, 2), np.float32)}
    with pytest.raises(ValueError, match=r"layer\.99"):
        export_reader(folder, weights, tmp_path / "graph", "data")


def test_the_reader_in_integers_says_nearly_the_same(folder: Path) -> None:
    asked = "Berapa negara anggota IOM?"
    texts = [
        "IOM memiliki 173 negara anggota pada tahun 2018.",
        "The budget of the Organization was USD 1.4 billion.",
        "Pasal 1 mendefinisikan perdagangan orang sebagai tindakan perekrutan.",
    ]
    passages = [Passage("d", "1", order, 0, len(text), 0, text, (), "id", "IOM") for order, text in enumerate(texts)]
    exact, fast = (
        CrossEncoder(reader_graph(folder, lambda _: None, precision), 1).read(asked, passages)
        for precision in (EXACT, FAST)
    )
    for one, other in zip(exact, fast, strict=True):
        assert one.has == pytest.approx(other.has, abs=0.6)
        assert one.has != other.has
    best = max(zip(exact, fast, strict=True), key=lambda both: both[0].has)
    assert best[0].spans[0].start == best[1].spans[0].start

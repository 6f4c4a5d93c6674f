"""The matrix that turns a question's vector to where its answers stand: `assistant/retrieval/query-map.safetensors`.

`python -m eval.training.retrieval.query_map --data FOLDER` learns it anew from the train half of the written questions,
in two minutes, nearly all of them for encoding: of all passages of that half, the one that answers must come first. The
encoder is left as it is, so that vectors in a store stay good. With `--held-out DOCUMENT…` nothing is learned of these
documents and nothing is written; what is told then is how often their questions find their passage among all.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.query_map import MAP_FILE, MATRIX, MODEL, QueryMap
from corpus.embedding.encoder import load_encoder
from corpus.errors import RujukanError, UsageError
from corpus.messages import message
from corpus.setup.settings import load_settings
from eval.training.collection import embed
from eval.training.examples import load_written

SHIPPED = Path(__file__).parents[3] / "assistant" / "retrieval" / MAP_FILE
PASSES = 10
"""Over all questions; with 20 as good on documents held out."""

RATE = 6e-4
BATCH = 256
TEMPERATURE = 0.01
"""Of the cosines, as multilingual-e5 itself was trained; 0.02 finds less on documents held out."""

DROPPED = 0.03
"""Share of a question's numbers left out at random at each step."""

DECAY = 0.01
SEEDS = (0, 1, 2)
"""Of the runs whose mean is taken."""

KEPT = 0.4
"""What the question's vector as it was counts for beside the turned one, both of unit length. Chosen with one seed on
`chapters`, documents of another kind: 0.918 are then found among twelve, as many as without a map, with the turned one
alone 0.902. The mean of three seeds, which is shipped, finds 0.907."""

DEPTHS = (1, 5, 12, 24)
"""Of the recall that is told."""

Vectors = NDArray[np.float32]
Places = NDArray[np.intp]


def learn(queries: Vectors, passages: Vectors, answering: Places, seeds: Sequence[int] = SEEDS) -> QueryMap:
    """The map with which each question, shape (n, d), comes nearest to its own of all passages, shape (m, d).

    `answering`, shape (n,), is that passage's place.
    """
    identity = np.eye(queries.shape[1], dtype=np.float32)
    matrix = identity + np.mean([_change(queries, passages, answering, seed) for seed in seeds], axis=0)
    length = np.linalg.norm(queries @ matrix, axis=1).mean()
    return QueryMap((matrix / length + KEPT * identity).astype(np.float32))


def _change(queries: Vectors, passages: Vectors, answering: Places, seed: int) -> Vectors:
    """What is added to the identity: AdamW on the cross-entropy of the softmax over all passages."""
    import torch
    from torch.nn.functional import cross_entropy, dropout, normalize

    torch.manual_seed(seed)
    asked, found, right = torch.from_numpy(queries), torch.from_numpy(passages), torch.from_numpy(answering)
    change = torch.zeros(queries.shape[1], queries.shape[1], requires_grad=True)
    optimizer = torch.optim.AdamW([change], lr=RATE, weight_decay=DECAY)
    for _ in range(PASSES):
        for batch in torch.split(torch.randperm(len(asked)), BATCH):
            some = dropout(asked[batch], DROPPED)
            loss = cross_entropy(normalize(some + some @ change, dim=-1) @ found.T / TEMPERATURE, right[batch])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    learned: Vectors = change.detach().numpy()
    return learned


def recalls(
    queries: Vectors, passages: Vectors, answering: Places, directions: Sequence[str]
) -> dict[str, list[float]]:
    """The share of questions whose passage is among the nearest, for each of `DEPTHS`, by direction and over all."""
    similar = queries @ passages.T
    before = (similar > similar[np.arange(len(queries)), answering][:, None]).sum(1)
    named = np.array(directions)
    parts = {name: before[named == name] for name in sorted(set(directions))} | {"all": before}
    return {name: [round(float((part < depth).mean()), 3) for depth in DEPTHS] for name, part in parts.items()}


def write(query_map: QueryMap, model: str, path: Path = SHIPPED) -> None:
    """Write the map, in half precision, with the name of the model whose vectors it turns."""
    from safetensors.numpy import save_file

    save_file({MATRIX: query_map.matrix.astype(np.float16)}, path, {MODEL: model})


def main(argv: Sequence[str] | None = None) -> int:
    """Learn and write, or measure; 2 where what is needed is not there."""
    parser = ArgumentParser(
        prog="python -m eval.training.retrieval.query_map",
        description=(__doc__ or "").partition("\n")[0],
        allow_abbrev=False,
    )
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the question sets")
    parser.add_argument("--held-out", nargs="+", metavar="DOCUMENT", default=[], help="measure on these; write nothing")
    arguments = parser.parse_args(argv)
    try:
        _run(arguments.data, frozenset(arguments.held_out))
    except ImportError:
        _say(str(message("Training needs PyTorch. Install it: pip install 'rujukan[train]'.")))
        return UsageError.exit_code
    except RujukanError as error:
        _say(str(error))
        return error.exit_code
    return 0


def _run(data: Path, held_out: frozenset[str]) -> None:
    written = load_written(data, "train")
    homes = {name: passage.document for name, passage in written.passages.items()}
    if held_out - set(homes.values()):
        raise UsageError(
            message("there is no document {name}.", name=", ".join(sorted(held_out - set(homes.values()))))
        )
    settings = load_settings()
    encoder = load_encoder(settings.model, settings.cache, settings.threads, _say)
    places = {name: place for place, name in enumerate(sorted(homes))}
    kept = settings.cache / "evaluations" / "written-passages.npy"
    kept.parent.mkdir(parents=True, exist_ok=True)
    passages = embed(encoder, [written.passages[name] for name in places], kept)
    asked = [one for one in written.questions if one.answerable]
    queries = np.stack([encoder.encode_query(one.text) for one in asked])
    answering = np.array([places[one.passage] for one in asked])
    learned = np.array([homes[one.passage] not in held_out for one in asked])
    own = np.unique(answering[learned])
    query_map = learn(queries[learned], passages[own], np.searchsorted(own, answering[learned]))
    if not held_out:
        write(query_map, encoder.name)
        return
    rest = ~learned
    directions = [f"{one.language}→{written.passages[one.passage].language}" for one in asked]
    measured = (answering[rest], [name for name, out in zip(directions, rest, strict=True) if out])
    turned = np.stack([query_map.turned(query) for query in queries[rest]])
    figures = {
        "questions": int(rest.sum()),
        "depths": DEPTHS,
        "before": recalls(queries[rest], passages, *measured),
        "after": recalls(turned, passages, *measured),
    }
    sys.stdout.write(json.dumps(figures, ensure_ascii=False) + "\n")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())

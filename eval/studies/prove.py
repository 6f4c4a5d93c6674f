"""How much of what is false the proof catches, and how much of what is true it strikes: `python -m eval.studies.prove`.

Sentences as a model writes them, over real evidence, in the evidence's language and the other; half and more of them
false: a number, a negation, a name or a role, cause and effect, an addition, a condition left out, another source. The
checks were made looking at `dev`, on which the likelihood is fitted too (`--fit`); `test` was written after them, and
`held` and `unseen`, by others, over documents and passages that nothing was made or trained on; of `unseen` nothing had
been read. Each of `joined` cites two passages: a true one needs both, a false one gives one's value or subject to the
other, or a link that neither tells. Part of the evidence stands in the shared folder.
"""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np

from assistant.proving.checker import open_checker
from assistant.proving.meaning import CENTRES, MeaningSigns
from assistant.proving.proof import Proof, Prover
from assistant.reading.evidence import SentenceVectors
from corpus.embedding.encoder import load_encoder
from corpus.model import Language, Passage
from corpus.setup.settings import load_settings
from eval.suites.suite import shared_folder

HERE = Path(__file__).parent
TRUE = "true"
HALVES = ("dev", "test", "held", "unseen", "joined")
STEPS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class ModelSentence:
    """A sentence as a model may write it of a passage; `kind` is "true", or how it was falsified."""

    id: str
    text: str
    language: Language
    kind: str
    passages: tuple[Passage, ...]
    half: str

    @property
    def across(self) -> bool:
        """Whether it is in another language than its evidence."""
        return self.language != self.passages[0].language


def load_sentences(shared: Path | None) -> list[ModelSentence]:
    """The sentences whose evidence is here; that of public sets is read from the shared folder."""
    rows = [json.loads(line) for line in (HERE / "proof_evidence.jsonl").read_text("utf-8").splitlines()]
    known = dict(_evidence(rows, shared))
    halves = {row["id"]: row["half"] for row in rows}
    lines = (HERE / "proof_sentences.jsonl").read_text("utf-8").splitlines()
    return [
        ModelSentence(
            one["id"],
            one["text"],
            one["language"],
            one["kind"],
            tuple(known[cited] for cited in one["evidence"].split()),
            halves[one["evidence"].split()[0]],
        )
        for one in map(json.loads, lines)
        if all(cited in known for cited in one["evidence"].split())
    ]


def _evidence(rows: Sequence[dict[str, str]], shared: Path | None) -> Iterator[tuple[str, Passage]]:
    sets: dict[str, dict[str, dict[str, str]]] = {}
    for row in rows:
        found = row
        if "set" in row:
            if shared is None:
                continue
            if row["set"] not in sets:
                lines = (shared / "data" / row["set"] / "passages.jsonl").read_text("utf-8").splitlines()
                sets[row["set"]] = {one["id"]: one for one in map(json.loads, lines)}
            found = sets[row["set"]][row["id"]]
        text = found["text"]
        language = found.get("language") or found["lang"]
        yield row["id"], Passage(row["id"], "v", 0, 0, len(text), 0, text, (), language, found.get("title") or "")


def caught_and_struck(proofs: Sequence[tuple[ModelSentence, Proof]], threshold: float) -> tuple[float, float]:
    """The share of the false that is not shown as proven, and of the true that is struck."""
    false = [proof for one, proof in proofs if one.kind != TRUE]
    true = [proof for one, proof in proofs if one.kind == TRUE]
    caught = sum(proof.likelihood < threshold for proof in false) / max(1, len(false))
    return caught, sum(proof.likelihood < threshold for proof in true) / max(1, len(true))


def fit(proofs: Sequence[tuple[ModelSentence, Proof]]) -> tuple[list[float], float]:
    """Weights of the signs, and the intercept, by the sentences that no plain doubt has ruled out."""
    from sklearn.linear_model import LogisticRegression

    left = [(one, proof.signs) for one, proof in proofs if proof.signs]
    scale = np.array(astuple(SPREADS))
    rows = np.array([(np.array(astuple(signs)) - astuple(CENTRES)) / scale for _, signs in left])
    model = LogisticRegression(C=0.5, class_weight="balanced", max_iter=2000)
    model.fit(rows, [one.kind == TRUE for one, _ in left])
    return (model.coef_[0] / scale).round(2).tolist(), round(float(model.intercept_[0]), 2)


SPREADS = MeaningSigns(1.0, 0.15, 1.0, 1.0, 0.03, 1.0, 0.5)
"""About the deviation of each sign, so that the regularisation is even."""


def main(given: Sequence[str] | None = None) -> None:
    """Print the curve by half, what was caught by what, and with `--list` each sentence that went wrong."""
    parser = ArgumentParser(prog="python -m eval.studies.prove", description=__doc__)
    parser.add_argument("--half", choices=HALVES, help="only this half; tune on dev alone")
    parser.add_argument("--fit", action="store_true", help="fit the likelihood on dev and print its weights")
    parser.add_argument("--list", action="store_true", help="name each sentence that went wrong")
    arguments = parser.parse_args(given)
    settings = load_settings()
    encoder = load_encoder(settings.model, settings.cache, settings.threads, lambda _: None)
    prover = Prover(SentenceVectors(encoder.encode_passages).of, open_checker(settings, lambda _: None))
    shared = shared_folder(settings.shared)
    found = [
        (one, prover.prove(one.text, one.language, one.passages))
        for one in load_sentences(shared if shared and shared.is_dir() else None)
        if arguments.half in {None, one.half}
    ]
    for line in report(found, prover.threshold, each=arguments.list):
        sys.stdout.write(line + "\n")
    if arguments.fit:
        sys.stdout.write(f"weights {fit([pair for pair in found if pair[0].half == 'dev'])}\n")


def report(proofs: Sequence[tuple[ModelSentence, Proof]], threshold: float, *, each: bool = False) -> Iterator[str]:
    """The figures as lines."""
    for half in HALVES:
        mine = [(one, proof) for one, proof in proofs if one.half == half]
        if not mine:
            continue
        count = Counter(one.kind == TRUE for one, _ in mine)
        yield f"{half}: {count[False]} false, {count[True]} true"
        for step in STEPS:
            caught, struck = caught_and_struck(mine, step)
            mark = "  <- in use" if step == threshold else ""
            yield f"  from {step:.1f}: false caught {caught:.3f}, true struck {struck:.3f}{mark}"
        for name, group in (
            ("across languages", [pair for pair in mine if pair[0].across]),
            ("in one language", [pair for pair in mine if not pair[0].across]),
        ):
            caught, struck = caught_and_struck(group, threshold)
            yield f"  {name}: false caught {caught:.3f}, true struck {struck:.3f}"
        for kind in sorted({one.kind for one, _ in mine} - {TRUE}):
            of_kind = [proof for one, proof in mine if one.kind == kind]
            yield f"  {kind}: {sum(not proof.proven for proof in of_kind)} of {len(of_kind)} caught"
    for one, proof in proofs if each else ():
        if proof.proven != (one.kind == TRUE):
            what = "struck though true" if one.kind == TRUE else f"passed though false ({one.kind})"
            yield f"{one.half} {one.id} {what}: {one.text} [{proof.doubt} {proof.at!r} {proof.likelihood:.2f}]"
            yield f"    {proof.signs}"


if __name__ == "__main__":
    main()

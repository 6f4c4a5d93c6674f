"""How good a reader is: over a whole collection, by passage, and on what it must not forget."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from assistant.retrieval.query_map import query_map_of
from corpus.embedding.encoder import Encoder
from corpus.store.vectors import Vectors
from eval.benchmark.reading import auc
from eval.scoring.token_f1 import token_f1
from eval.suites.passages import GivenPassage, GivenQuestion, load_given_questions, load_passages
from eval.training.collection import embed, nearest, read_pairs
from eval.training.examples import Candidate, Written, candidate_of, windows
from eval.training.features import relation_row
from eval.training.judged import Judged
from eval.training.model import Reader, Reading, relations_of
from eval.training.statements import Stated

FALSE_REFUSALS = 0.10
"""Share of the answerable questions refused, at which the share of the others refused is told: what the product is
held to."""

CAUGHT = 0.95
"""Share of the statements not supported that must be caught where it is told how many of the others are struck."""

IDK_WINDOWS = 8
"""Windows read of an IDK-MRC passage, as when the first weights were measured."""

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the candidates of the whole collection, nearest first, and the passage it was written for."""

    question: GivenQuestion
    own: GivenPassage
    candidates: tuple[GivenPassage, ...]


def asked_of_all(written: Written, encoder: Encoder, count: int, candidates: int, folder: Path) -> list[Asked]:
    """`count` drawn questions, half of them near misses while there are any, with the nearest of all passages."""
    passages = [written.passages[name] for name in sorted(written.passages)]
    vectors = embed(encoder, passages, folder / "all-passages.npy")
    query_map = query_map_of(encoder.name)
    turned: Callable[[Vectors], Vectors] = query_map.turned if query_map else lambda query: query
    drawn: list[GivenQuestion] = []
    for kind in (False, True):
        pool = [one for one in written.questions if one.answerable is kind]
        wanted = (count if kind else count // 2) - len(drawn)
        drawn += random.Random(0).sample(pool, min(len(pool), wanted))  # noqa: S311
    return [
        Asked(
            one,
            written.passages[one.passage],
            tuple(passages[at] for at in nearest(turned(encoder.encode_query(one.text)), vectors, candidates)),
        )
        for one in drawn
    ]


def on_written(reader: Reader, tokenizer: Tokenizer, asked: Sequence[Asked]) -> Figures:
    """Answerable against near miss, over the collection and by passage. No pair is read twice."""
    pairs = {
        (one.question.id, passage.id): (one.question.text, candidate_of(passage))
        for one in asked
        for passage in (one.own, *one.candidates)
    }
    read = dict(zip(pairs, read_pairs(reader, tokenizer, list(pairs.values())), strict=True))
    signs = [[read[one.question.id, passage.id].has for passage in one.candidates] for one in asked]
    answerable = [one.question.answerable for one in asked]
    own = [read[one.question.id, one.own.id] for one in asked]
    f1 = [_f1(one.question, got, one.own.text) for one, got in zip(asked, own, strict=True) if one.question.answerable]
    found = {
        "collection_best": separation([max(one) for one in signs], answerable),
        "collection_odds": separation([log_sum(one) for one in signs], answerable),
        "collection_refused": refused_rightly([log_sum(one) for one in signs], answerable),
        "passage": separation([one.has for one in own], answerable),
        "passage_f1": sum(f1) / max(1, len(f1)),
    }
    for ours, theirs in (("en", "id"), ("id", "en")):
        there = [n for n, one in enumerate(asked) if (one.question.language, one.own.language) == (ours, theirs)]
        found[f"passage_{ours}_{theirs}"] = separation([own[n].has for n in there], [answerable[n] for n in there])
    return found


def on_judged(reader: Reader, tokenizer: Tokenizer, judged: Sequence[Judged], count: int) -> Figures:
    """Questions that passages answer against near misses, `count` drawn, each over all passages judged for it."""
    drawn = random.Random(0).sample(judged, min(count, len(judged)))  # noqa: S311
    signs, first = [], []
    for one in drawn:
        read = read_pairs(
            reader, tokenizer, [(one.text, passage) for passage in (*one.answers, *one.beside, *one.others)]
        )
        has = [each.has for each in read]
        signs.append(log_sum(has))
        if one.answers and len(has) > len(one.answers):
            first.append(max(has[: len(one.answers)]) > max(has[len(one.answers) :]))
    answerable = [bool(one.answers) for one in drawn]
    return {
        "theses_odds": separation(signs, answerable),
        "theses_refused": refused_rightly(signs, answerable),
        "theses_first": sum(first) / max(1, len(first)),
    }


def on_statements(reader: Reader, tokenizer: Tokenizer, stated: Sequence[Stated]) -> Figures:
    """Supported statements against those that are not, and the share of each struck where 0.95 of the others are."""
    rows = [relation_row(tokenizer, one.text, candidate_of(one.passage)) for one in stated]
    signs, true = [entailed for entailed, *_ in relations_of(reader, rows)], [one.kind == "true" for one in stated]
    false = sorted(sign for sign, is_so in zip(signs, true, strict=True) if not is_so)
    threshold = false[int(CAUGHT * len(false))] if false else 0.0
    struck = [sign <= threshold for sign, is_so in zip(signs, true, strict=True) if is_so]
    return {"statements": separation(signs, true), "statements_struck": sum(struck) / max(1, len(struck))}


def separation(signs: Sequence[float], answerable: Sequence[bool]) -> float:
    """AUC; a half where there is but one kind."""
    kinds = [[sign for sign, is_so in zip(signs, answerable, strict=True) if is_so is kind] for kind in (True, False)]
    found = auc(*kinds)
    return 0.5 if found is None else found


def log_sum(has: Sequence[float]) -> float:
    """The log of the summed odds, by which the product decides."""
    best = max(has)
    return best + math.log(sum(math.exp(one - best) for one in has))


def refused_rightly(signs: Sequence[float], answerable: Sequence[bool], wrongly: float = FALSE_REFUSALS) -> float:
    """The share of the unanswerable that lie below the sign that refuses so many of the answerable."""
    held = sorted(sign for sign, is_so in zip(signs, answerable, strict=True) if is_so)
    others = [sign for sign, is_so in zip(signs, answerable, strict=True) if not is_so]
    threshold = held[int(wrongly * len(held))] if held else 0.0
    return sum(sign < threshold for sign in others) / max(1, len(others))


def on_idk_mrc(reader: Reader, tokenizer: Tokenizer, data: Path, progress: Callable[[int], object]) -> Figures:
    """IDK-MRC's validation half, each question over the windows of its passage: F1 of the answerable, and AUC."""
    folder = data / "idk_mrc"
    passages = {one.id: one for one in load_passages(folder)}
    questions = load_given_questions(folder, "valid")
    pairs: list[tuple[str, Candidate]] = []
    owners: list[int] = []
    for place, question in enumerate(questions):
        text = passages[question.passage].text
        for start, end in list(windows(text))[:IDK_WINDOWS]:
            pairs.append((question.text, Candidate("", text[start:end])))
            owners.append(place)
    surest: dict[int, tuple[Reading, str]] = {}
    read = read_pairs(reader, tokenizer, pairs, progress)
    for owner, (_, candidate), one in zip(owners, pairs, read, strict=True):
        if owner not in surest or one.score > surest[owner][0].score:
            surest[owner] = (one, candidate.text)
    order = range(len(questions))
    f1 = [_f1(questions[n], *surest[n]) for n in order if questions[n].answerable]
    signs = [surest[n][0].has for n in order]
    return {"idk": separation(signs, [one.answerable for one in questions]), "idk_f1": sum(f1) / max(1, len(f1))}


def _f1(question: GivenQuestion, reading: Reading, text: str) -> float:
    return max(token_f1(text[reading.start : reading.end], one) for one in question.answers)

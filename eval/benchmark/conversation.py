"""Conversations: whether a turn that the passages answer is answered, and one that they do not is refused."""

from collections.abc import Sequence
from time import perf_counter

import numpy as np

from assistant.answer import REFUSALS
from corpus.errors import RujukanError
from eval.run import Door
from eval.suites.passages import GivenQuestion


def ask_all(questions: Sequence[GivenQuestion], door: Door) -> dict[str, float | None]:
    """`refused_rightly` and `refused_wrongly`, as shares, and the median time of an answer."""
    refused: dict[bool, list[bool]] = {True: [], False: []}
    times = []
    for question in questions:
        begun = perf_counter()
        try:
            status = door.ask(question.text, question.history).status
        except RujukanError:
            continue
        times.append(1000 * (perf_counter() - begun))
        refused[question.answerable].append(status in REFUSALS)
    return {
        "refused_rightly": _share(refused[False]),
        "refused_wrongly": _share(refused[True]),
        "latency_p50_ms": round(float(np.median(times)), 1) if times else None,
    }


def _share(hits: Sequence[bool]) -> float | None:
    return round(sum(hits) / len(hits), 4) if hits else None

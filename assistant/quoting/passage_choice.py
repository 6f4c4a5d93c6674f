"""Which passages the evidence speaks for, taken together: what an answer quotes from."""

from collections import defaultdict
from collections.abc import Sequence

from assistant.query.concepts import Concept, stems, weighted_share
from assistant.reading.evidence import Evidence

VOTERS = 8
"""Best sentences whose ranks vote for their passages."""

NEAREST = 0.3
"""What the nearest passage's own vector counts for, against 1 for the best sentence; `1 / place` of it for the next."""

NEAREST_TOLD = 1.0
"""The same where an account is wanted: there the passage as a whole must be about the question."""

HEADED = 2.0
"""What headings that hold all of the question's concepts count for, where an account is wanted."""

SHARE = 0.4
"""Share of the first passage's votes from which another is quoted too."""

BEHIND = 2.5
"""How far below the best sentence that of another passage may score."""

MOST = 3
"""Passages that an answer quotes from."""


def choose_passages(evidence: Sequence[Evidence], account: bool, concepts: Sequence[Concept] = ()) -> list[Evidence]:
    """The best evidence of each passage worth quoting, the passage with most votes first.

    A passage gets `1 / rank` from each of the best sentences and `1 / place` for its own nearness to the question, so
    that ranks count and hardly any scale. `account` is whether an account is wanted rather than a fact: then headings
    that hold the concepts `concepts` count too.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    best: dict[str, Evidence] = {}
    for rank, one in enumerate(evidence, 1):
        votes[one.passage.id] += 1.0 / rank if rank <= VOTERS else 0.0
        best.setdefault(one.passage.id, one)
    for place, one in enumerate(sorted(best.values(), key=lambda one: -one.cosine), 1):
        votes[one.passage.id] += (NEAREST_TOLD if account else NEAREST) / place
    for one in best.values() if account else ():
        votes[one.passage.id] += HEADED * _headed(one, concepts)
    found = sorted(best.values(), key=lambda one: -votes[one.passage.id])[:MOST]
    enough, least = SHARE * votes[found[0].passage.id], evidence[0].score - BEHIND
    return [one for one in found if one is found[0] or (votes[one.passage.id] >= enough and one.score >= least)]


def _headed(evidence: Evidence, concepts: Sequence[Concept]) -> float:
    """The share of the concepts, by weight, that the headings of its passage hold."""
    headings = stems("\n".join(evidence.passage.heading))
    return weighted_share(concepts, [concept.held_by(headings) for concept in concepts])

"""How likely evidence says what a statement says, by what words it lacks, and by vectors."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from math import exp

from assistant.proving.checks.binding import scattered
from assistant.proving.checks.roles import descents
from assistant.proving.premises import Premise
from assistant.proving.words.alignment import Aligned, WordVectors
from corpus.model import Language


@dataclass(frozen=True, slots=True)
class MeaningSigns:
    """What the likelihood is made of, of a statement against one premise.

    `unsupported` is how many of its words the premise has not, `share` what part that is of all, `alien` how many of
    them are on the list of meanings, so that they would have been found in other words too; `scattered` how many stand
    in another sentence than the rest of their clause; `cosine` is that of the two texts, `moved` how often words step
    back in the premise; `across`: the languages differ.
    """

    unsupported: float
    share: float
    alien: float
    scattered: float
    cosine: float
    moved: float
    across: float


INTERCEPT = 2.2
WEIGHTS = MeaningSigns(-0.6, -6.5, -1.2, -0.3, 5.0, -0.6, 0.5)
CENTRES = MeaningSigns(0.0, 0.0, 0.0, 0.0, 0.9, 0.0, 0.0)


def likelihood(signs: MeaningSigns) -> float:
    """Between 0 and 1."""
    logit = INTERCEPT + sum(
        weight * (sign - centre)
        for weight, sign, centre in zip(astuple(WEIGHTS), astuple(signs), astuple(CENTRES), strict=True)
    )
    return 1 / (1 + exp(-logit))


def signs_of(
    statement: str,
    language: Language,
    premise: Premise,
    aligned: Sequence[Aligned],
    vectors: WordVectors,
) -> MeaningSigns:
    """The signs of a statement against a premise."""
    lacking = sum(1 - one.support for one in aligned)
    mine, theirs = vectors([statement, premise.text])
    return MeaningSigns(
        unsupported=lacking,
        share=lacking / max(1, len(aligned)),
        alien=sum(1 - one.support for one in aligned if any(key.startswith("meaning") for key in one.word.keys)),
        scattered=scattered(statement, premise, aligned),
        cosine=float(mine @ theirs),
        moved=float(descents(premise.text, aligned)),
        across=float(language != premise.language),
    )

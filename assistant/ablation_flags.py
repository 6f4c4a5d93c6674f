"""The parts of answering that can be left out, one by one, to see what each is worth."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts are at work: all of them, but where `eval.studies.ablate` measures an answer without one."""

    short_forms: bool = True
    spelling: bool = True
    history: bool = True
    dense: bool = True
    lexical: bool = True
    language_weight: bool = True
    lexical_stems: bool = True
    twins: bool = True
    repeats: bool = True
    synonyms: bool = True
    restrictors: bool = True
    expected: bool = True
    headings: bool = True
    sentence_vectors: bool = True
    abstention: bool = True
    premises: bool = True
    disagreement: bool = True
    lists: bool = True
    context: bool = True
    sides: bool = True


ALL = Parts()

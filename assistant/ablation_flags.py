"""The parts of answering that can be left out, one by one, to see what each is worth."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AblationFlags:
    """Which parts are at work: all of them, but where `eval.studies.ablate` measures an answer without one."""

    abbreviations: bool = True
    spelling: bool = True
    history: bool = True
    dense: bool = True
    query_map: bool = True
    lexical: bool = True
    language_weight: bool = True
    translation: bool = True
    lexical_stems: bool = True
    paired_documents: bool = True
    near_duplicates: bool = True
    synonyms: bool = True
    constraints: bool = True
    answer_type: bool = True
    reader: bool = True
    headings: bool = True
    sentence_vectors: bool = True
    abstention: bool = True
    premises: bool = True
    disagreement: bool = True
    lists: bool = True
    expansion: bool = True
    sub_questions: bool = True


ALL = AblationFlags()

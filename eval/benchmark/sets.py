"""The public sets: where each lies under a folder of data, which split is asked, and what others reached on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError
from corpus.messages import message


@dataclass(frozen=True, slots=True)
class PublicSet:
    """`folders` hold passages.jsonl and questions.jsonl; `published` names a system and its figures."""

    name: str
    folders: tuple[str, ...]
    split: str
    published: Mapping[str, Mapping[str, float]]
    distractors: str = ""
    asks: bool = False


SETS: Mapping[str, PublicSet] = {
    one.name: one
    for one in (
        PublicSet(
            "idk_mrc",
            ("idk_mrc",),
            "valid",
            {
                "IndoBERT-base, test (Putri and Oh, EMNLP 2022)": {"f1": 0.725},
                "XLM-R-large, test (Putri and Oh, EMNLP 2022)": {"f1": 0.82},
            },
        ),
        PublicSet(
            "tydiqa",
            ("tydiqa_goldp_id", "tydiqa_goldp_en"),
            "valid",
            {"BM25, simple tokens, its own passages (id)": {"recall@1": 0.785, "recall@10": 0.941}},
        ),
        PublicSet("written", ("written",), "dev", {}),
        PublicSet("xling", ("xling_en_id",), "dev", {"BM25, simple tokens": {"recall@10": 0.44}}),
        PublicSet("mtrag", ("followups/mtrag_un",), "eval", {}, asks=True),
        PublicSet(
            "scale",
            ("tydiqa_goldp_id",),
            "valid",
            {"BM25, simple tokens, all 216,981 passages": {"recall@1": 0.719, "recall@10": 0.891}},
            distractors="scale",
        ),
    )
}


def folders_of(one: PublicSet, given: Path) -> list[Path]:
    """The folders of the set: under the folder given, or the folder given where it is one of them itself.

    Raises:
        UsageError: neither holds questions.
    """
    under = [given / name for name in one.folders if (given / name / "questions.jsonl").is_file()]
    found = under or ([given] if (given / "questions.jsonl").is_file() else [])
    if not found:
        raise UsageError(
            message(
                "{folder}: holds neither {names} nor questions.jsonl. See docs/evaluation.md for the layout.",
                folder=given,
                names=_listed(one.folders),
            )
        )
    return found


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)

"""Passages with questions on them, in the layout of public reading sets: passages.jsonl and questions.jsonl."""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Status
from corpus.messages import message
from corpus.text.other_languages import other_language
from eval.errors import QuestionsError
from eval.question import EvidenceQuote, KnownQuestion

CATEGORY_OF: Mapping[str, str] = {"list": "list", "definition": "definition", "why": "why_how", "how": "why_how"}
"""Kind in the file → category; all others are factoids."""


@dataclass(frozen=True, slots=True)
class GivenPassage:
    """A passage as a public set gives it; `document` is the file it was taken from, where the set says so."""

    id: str
    text: str
    language: str
    title: str = ""
    heading: tuple[str, ...] = ()
    document: str = ""


@dataclass(frozen=True, slots=True)
class GivenQuestion:
    """A question as a public set gives it; `passage` is the one it is read with, `gold` all that answer it.

    `history` holds (question, answer) pairs. `starts` are where the answers begin in the passage, if told.
    """

    id: str
    text: str
    language: str
    answers: tuple[str, ...]
    passage: str
    gold: tuple[str, ...]
    split: str
    answerable: bool
    kind: str = ""
    style: str = "plain"
    history: tuple[tuple[str, str], ...] = ()
    starts: tuple[int, ...] = ()


def load_passages(folder: Path) -> list[GivenPassage]:
    """The passages of a set.

    Raises:
        QuestionsError: the file is missing, or a line is no passage.
    """
    return [
        GivenPassage(
            str(raw["id"]),
            str(raw["text"]),
            str(raw["lang"]),
            str(raw.get("title") or ""),
            tuple(map(str, raw.get("heading") or ())),
            str(raw.get("document") or ""),
        )
        for raw in _records(folder, "passages.jsonl", ("id", "text", "lang"))
    ]


def load_given_questions(folder: Path, split: str = "") -> list[GivenQuestion]:
    """The questions of a set, of one split or of all; those that say nothing of a passage are left out.

    Raises:
        QuestionsError: the file is missing, or a line is no question, or none is in that split.
    """
    found = [_question(raw) for raw in _records(folder, "questions.jsonl", ("id", "text", "lang", "answerable"))]
    kept = [one for one in found if one.passage and split in {"", one.split}]
    if not kept:
        splits = ", ".join(sorted({one.split for one in found}))
        raise QuestionsError(
            str(folder / "questions.jsonl"),
            message("has no question of the split {split}; there are {splits}", split=split, splits=splits),
        )
    return kept


def _question(raw: Mapping[str, Any]) -> GivenQuestion:
    gold = raw.get("passage_ids") or ([raw["passage_id"]] if raw.get("passage_id") else [])
    turns = [turn.get("text", "") for turn in raw.get("history") or [] if isinstance(turn, dict)]
    return GivenQuestion(
        id=str(raw["id"]),
        text=str(raw["text"]),
        language=str(raw["lang"]),
        answers=tuple(raw.get("answers") or ()),
        passage=str(raw.get("context_passage_id") or raw.get("passage_id") or ""),
        gold=tuple(map(str, gold)) if raw["answerable"] else (),
        split=str(raw.get("split") or ""),
        answerable=bool(raw["answerable"]),
        kind=str(raw.get("kind") or ""),
        style=str(raw.get("style") or "plain"),
        history=tuple(zip(turns[::2], turns[1::2], strict=False)),
        starts=tuple(raw.get("answer_starts") or ()),
    )


def _records(folder: Path, name: str, required: Sequence[str]) -> Iterator[dict[str, Any]]:
    path = folder / name
    packed = path.with_name(name + ".gz")
    try:
        data = path.read_bytes() if path.exists() or not packed.exists() else gzip.decompress(packed.read_bytes())
        lines = data.decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsError(str(path), message("cannot be read: {reason}", reason=str(error))) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
        except json.JSONDecodeError as error:
            raise QuestionsError(
                message("{file}:{line}", file=path, line=number), message("is not JSON ({reason})", reason=str(error))
            ) from error
        missing = sorted(set(required) - raw.keys()) if isinstance(raw, dict) else list(required)
        if missing:
            raise QuestionsError(
                message("{file}:{line}", file=path, line=number), message("lacks {missing}", missing=", ".join(missing))
            )
        yield raw


def as_known(
    questions: Sequence[GivenQuestion], passages: Mapping[str, GivenPassage], texts: Mapping[str, str], *, alone: bool
) -> list[KnownQuestion]:
    """The questions as known ones, their answers as facts, their evidence sought in the stored texts.

    With `alone` each passage is a document; else questions on documents that are not stored are left out. So are those
    on text in another language than is answered from, whatever the set calls it.
    """
    found = []
    for number, question in enumerate(questions, start=1):
        passage = passages.get(question.passage)
        if passage is None or other_language(passage.text):
            continue
        document = passage.id if alone else passage.document
        if document in texts:
            found.append(_known(question, passage, document, texts[document], f"questions.jsonl:{number}"))
    return found


def _known(question: GivenQuestion, passage: GivenPassage, document: str, text: str, place: str) -> KnownQuestion:
    answers = tuple(dict.fromkeys(question.answers))
    style = "colloquial" if question.style in {"colloquial", "keyword"} else question.style
    category = CATEGORY_OF.get(question.kind, "factoid") if question.answerable else "unanswerable"
    statuses = (Status.ANSWERED, Status.CONFLICTING) if question.answerable else (Status.NOT_FOUND, Status.OUT_OF_SCOPE)
    quotes = tuple(EvidenceQuote(document, quote) for quote in _evidence(answers, passage.text, text))
    return KnownQuestion(
        id=question.id,
        language=question.language,
        category=category,
        question=question.text,
        answerable=question.answerable,
        statuses=statuses,
        reference=answers[0] if answers else "",
        facts=(answers,) if answers else (),
        evidence=(quotes,) if quotes else (),
        style=style if style in {"plain", "colloquial", "typo"} else "plain",
        place=place,
    )


def _evidence(answers: Sequence[str], passage: str, text: str) -> list[str]:
    """The lines of the passage that hold an answer, where they stand in the stored text; else the answer, if once."""
    lines = [line.strip() for line in passage.splitlines() if any(answer in line for answer in answers)]
    standing = [line for line in lines if line in text]
    return standing or [answer for answer in answers if text.count(answer) == 1]

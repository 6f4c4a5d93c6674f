"""`rujukan eval new SOURCE`: drafts of known questions, for a person to word and accept.

SOURCE is a document's id, whose sentences with a figure, a date or an amount become drafts, or a file of JSON lines
with what users asked. A draft bears a field `draft` that no known question may have, and asks in the words of the
document, which `--check` refuses: so it cannot slip in unread.
"""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.conversation.given_turns import read_history
from corpus.errors import UsageError
from corpus.messages import message
from corpus.quantities.quantities import quantities
from corpus.setup.flags import settings_from
from corpus.setup.speech import notify, translated
from corpus.text.language import detect_language
from corpus.text.sentences import sentences
from eval.errors import QuestionsError
from eval.run import Door

TO_DO = "word the question anew, check facts and evidence, choose the category, then remove this field"
MOST = 40
"""Drafts of one document: more than a person accepts at a sitting."""

SHORTEST, LONGEST = 40, 300
"""Characters of a sentence that makes a draft: shorter ones are headings, longer ones several facts."""


def run(arguments: Namespace) -> int:
    """Print the drafts, one JSON object a line."""
    if len(arguments.operands) != 1:
        raise UsageError("`rujukan eval new` takes a document's id or a file of questions that were asked.")
    from assistant.open_assistant import open_assistant

    source = arguments.operands[0]
    with open_assistant(settings_from(arguments), notify) as door:
        found = list(from_feedback(Path(source), door) if Path(source).is_file() else from_document(source, door))
    sys.stdout.write("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found))
    notify(translated(message("{count} drafts: {what}", count=len(found), what=TO_DO)))
    return 0


def from_document(document: str, door: Door) -> Iterator[dict[str, Any]]:
    """A draft for sentences of the document that hold one quantity, spread over it.

    Raises:
        UsageError: there is no such document.
    """
    rows = {row.id: row for row in door.documents()}
    if document not in rows:
        raise UsageError(message("there is no document {id!r}. See `rujukan documents list`.", id=document))
    language = rows[document].language
    text = "".join(passage.text for passage in door.passages(document))
    spans = [(start, end) for start, end in sentences(text) if SHORTEST <= end - start <= LONGEST]
    one = [
        (text[start:end], found[0]) for start, end in spans if len(found := quantities(text[start:end], language)) == 1
    ]
    step = max(1.0, len(one) / MOST)
    for number in range(min(MOST, len(one))):
        sentence, quantity = one[int(number * step)]
        said = sentence[quantity.lead : quantity.end]
        yield {
            "id": f"draft-{number + 1:03}-{language}",
            "language": language,
            "category": "factoid",
            "question": sentence.replace(said, "…", 1),
            "answerable": True,
            "status": "answered",
            "reference": said,
            "facts": [[said]],
            "evidence": [[{"document": document, "quote": sentence}]],
            "draft": TO_DO,
        }


def from_feedback(path: Path, door: Door) -> Iterator[dict[str, Any]]:
    """A draft for every question in the file, with the answer that the product gives now.

    Raises:
        QuestionsError: a line is no JSON object with a question.
    """
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), start=1):
        if not line.strip():
            continue
        place = message("{file}:{line}", file=path.name, line=number)
        try:
            raw = json.loads(line)
            question, turns = raw["question"], read_history(raw.get("history") or [])
        except (ValueError, KeyError, TypeError) as error:
            raise QuestionsError(
                place, message("is no JSON object with a question ({reason})", reason=str(error))
            ) from error
        yield _asked(number, question, [[one for one in turn if one] for turn in turns], raw, door)


def _asked(number: int, question: str, history: list[list[str]], raw: dict[str, Any], door: Door) -> dict[str, Any]:
    answer = door.ask(question, [(turn[0], turn[1] if len(turn) == 2 else "") for turn in history])
    language = detect_language(question)
    evidence = [[{"document": one.document_id, "quote": one.quote}] for one in answer.citations[:1]]
    marked = [one.quote[a - one.start : b - one.start] for one in answer.citations[:1] for a, b in one.highlight]
    draft = {
        "id": f"draft-{number:03}-{language}",
        "language": language,
        "category": "follow_up" if history else "factoid",
        "question": question,
        "answerable": bool(evidence),
        "status": answer.status,
        "reference": str(raw.get("correct") or raw.get("comment") or answer.text),
        "facts": [[said] for said in marked],
        "evidence": evidence,
        "draft": TO_DO,
    }
    return draft | ({"history": history, "standalone": answer.standalone_question} if history else {})

"""The worst misses, and how one is told."""

from collections.abc import Callable, Sequence

from assistant.answer import REFUSALS
from corpus.setup.speech import translated
from eval.scoring.outcome import ERROR, Outcome

WORST = 10
LONGEST = 300
"""Characters of an answer that a miss shows."""


def worst(outcomes: Sequence[Outcome], count: int = WORST) -> list[Outcome]:
    """The misses that hurt most, the more confident first.

    Errors come first, then falsehoods said, answers where none is known, wrong answers, and refusals.
    """
    missed = [outcome for outcome in outcomes if not outcome.correct]
    return sorted(missed, key=lambda o: (_gravity(o), -o.confidence, o.question.id))[:count]


def _gravity(outcome: Outcome) -> int:
    grave: tuple[Callable[[Outcome], bool], ...] = (
        lambda o: o.status == ERROR,
        lambda o: bool(o.confirmed),
        lambda o: o.answered and set(o.question.statuses) <= REFUSALS,
        lambda o: o.answered,
    )
    return next((place for place, holds in enumerate(grave) if holds(outcome)), len(grave))


def miss_lines(outcome: Outcome) -> list[str]:
    """What was asked, what was wanted and what came, a line each."""
    asked = outcome.question
    lines = [f"{asked.id}: {shortened(asked.question)}"]
    if outcome.standalone not in {"", asked.question}:
        lines.append(f"  {translated('understood')}: {shortened(outcome.standalone)}")
    lines.append(f"  {translated('wanted')} ({', '.join(asked.statuses)}): {shortened(asked.reference)}")
    lines.append(f"  {translated('came')} ({outcome.status}, {outcome.confidence:.2f}): {shortened(outcome.text)}")
    if outcome.missing:
        lines.append(f"  {translated('not shown')}: {'; '.join(outcome.missing)}")
    if outcome.confirmed:
        lines.append(f"  {translated('said though false')}: {'; '.join(outcome.confirmed)}")
    if asked.evidence:
        lines.append(f"  {translated('evidence found at')}: {', '.join(str(rank or '–') for rank in outcome.ranks)}")
    return lines


def shortened(text: str) -> str:
    """A text as one line without control characters, cut where it is long."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(plain.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"

"""What the reader is to get right: the answering words, whether a passage answers, which of several, entailment."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional

from eval.training.configuration import Losses
from eval.training.features import RowGroup
from eval.training.model import NEVER, Reader, collate


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a batch's loss, each a mean over what it is about; None where the batch has none of it."""

    span: Tensor | None = None
    has: Tensor | None = None
    listwise: Tensor | None = None
    relation: Tensor | None = None

    def weighed(self, weights: Losses) -> Tensor:
        """What is minimised."""
        counted = (
            (weights.span, self.span),
            (weights.has, self.has),
            (weights.listwise, self.listwise),
            (weights.relation, self.relation),
        )
        return torch.stack([weight * part for weight, part in counted if part is not None]).sum()


def batch_loss(reader: Reader, batch: Sequence[RowGroup], masked: float, seed: int, *, unanswered: float) -> Parts:
    """Read a batch and compare it with what is right; `seed` says which tokens are masked.

    `unanswered` is what a row without an answer counts for in the loss of the span; one whose answer is not exact
    counts for nothing there.
    """
    rows = [row for group in batch for row in group.rows]
    device = next(reader.parameters()).device
    given = collate(rows, device, masked, seed)
    span, has, relations = reader(given.ids, given.shown)
    reading = torch.tensor([group.relation is None for group in batch for _ in group.rows], device=device)
    targets = torch.tensor([row.answer or (0, 0) for row in rows], device=device)
    premises = torch.tensor([group.relation for group in batch if group.relation is not None], device=device)
    listed = [
        listwise(has[start:end], [place for place, row in enumerate(group.rows) if row.answer])
        for group, (start, end) in zip(batch, _ranges(batch), strict=True)
        if group.relation is None
    ]
    relation = functional.cross_entropy(relations[~reading], premises) if len(premises) else None
    if not listed:
        return Parts(relation=relation)
    span = span.masked_fill(~given.passage[..., None], NEVER)[reading]
    answers = (targets[reading][:, 0] > 0).float()
    counted = [float(row.exact) if row.answer else unanswered for row in rows]
    return Parts(
        span_loss(span, targets[reading], torch.tensor(counted, device=device)[reading]),
        functional.binary_cross_entropy_with_logits(has[reading], answers),
        torch.stack(listed).mean(),
        relation,
    )


def span_loss(span: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
    """Cross-entropy of starts and ends, the weighed mean over rows."""
    ends = [functional.cross_entropy(span[..., place], targets[:, place], reduction="none") for place in (0, 1)]
    return (torch.stack(ends).mean(0) * weights).sum() / weights.sum().clamp(min=1e-6)


def listwise(has: Tensor, golds: Sequence[int]) -> Tensor:
    """Cross-entropy of "nothing answers", whose logit is 0, against all passages that do, together.

    For a near miss it is softplus of the log of the summed odds: of what
    `assistant.judging.answerability` decides by.
    """
    logits = torch.cat([has.new_zeros(1), has])
    right = logits[[gold + 1 for gold in golds] or [0]]
    return torch.logsumexp(logits, 0) - torch.logsumexp(right, 0)


def _ranges(batch: Sequence[RowGroup]) -> list[tuple[int, int]]:
    """The rows of each group in the batch."""
    edges = [0]
    for group in batch:
        edges.append(edges[-1] + len(group.rows))
    return list(pairwise(edges))

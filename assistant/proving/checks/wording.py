"""Whether a statement keeps to the words of evidence in its own language: all of them there, in their order.

What says a thing with other words, or with the same in another order, may say another thing: on sentences nobody had
looked at, everything weaker let a quarter of the false ones pass (`docs/language-models.md`).
"""

import re
from collections.abc import Sequence

from assistant.proving.words.alignment import FROM_CONTEXT, Aligned
from assistant.proving.words.text_words import text_words

MOST_FROM_CONTEXT = 3
"""Words of a statement that may stand in the heading or the sentence before alone: what a pronoun stands for."""

_MOVABLE = re.compile(
    r"(?:,|\b(?:menurut|according to|in|on|at|by|from|during|since|until|between|under|for|di|pada|dari|oleh|dalam"
    r"|sejak|sampai|hingga|antara|bagi|untuk|kepada|dengan|with|to|of|says|said|states?|kata))"
    r"\s+(?:the |a |an |tahun |para )*$",
    re.IGNORECASE,
)


def departure(statement: str, evidence: str, aligned: Sequence[Aligned]) -> str | None:
    """The first word by which a statement leaves the words of its evidence or their order; None where none does.

    One part may be moved, where a comma or a preposition opens it: "In 2010, …" for "… in 2010".
    """
    kept = [one for one in aligned if one.places and one.support == 1.0]
    around = [one for one in aligned if not one.places and one.support == FROM_CONTEXT]
    other = next((one for one in aligned if one not in kept and one not in around), None)
    if other is not None or len(around) > MOST_FROM_CONTEXT or len(around) > len(kept):
        word = (other or around[-1]).word
        return statement[word.start : word.end]
    words = text_words(evidence)
    last, moved = -1, 0
    for one in kept:
        spots = [words[place].start for place in one.places]
        following = [spot for spot in spots if spot > last]
        # The nearest place behind the word before it: what speaks most for the statement.
        spot = min(following) if following else min(spots)
        if spot < last:
            moved += 1
            if moved > 1 or not _MOVABLE.search(statement[: one.word.start]):
                return statement[one.word.start : one.word.end]
        last = spot
    return None

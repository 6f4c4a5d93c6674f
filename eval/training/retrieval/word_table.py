"""The table of words in both languages, learned from the shipped documents, each of which exists in both.

`python -m eval.training.retrieval.word_table` writes `assistant/query/word_table.json` anew, in seconds, after the
documents have changed. The probability that a word stands for another is found as by Brown et al. (1993), Model 1: in
sentences that say the same, each word of the one is shared out among the words of the other, by what was learned so
far.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from corpus.model import Language
from corpus.text.function_words import ENGLISH, INDONESIAN
from corpus.text.language import words

DOCUMENTS = Path(__file__).parents[3] / "corpus" / "documents"
TABLE = DOCUMENTS.parents[1] / "assistant" / "query" / "word_table.json"
FUNCTION_WORDS: Mapping[Language, frozenset[str]] = {"en": ENGLISH, "id": INDONESIAN}
ROUNDS = 8
LEAST = 0.15
"""Probability from which a word is kept as another's translation."""

SEEN = 2
"""Sentences that a word must stand in."""

MOST = 2
"""Translations kept of a word."""

NOTHING = ""
"""What words stand for that have no counterpart."""

Pair = tuple[list[str], list[str]]

_ID = re.compile(r"^id: *(\S+)", re.MULTILINE)
_PAIR = re.compile(r"^pair: *(\S+)", re.MULTILINE)
_NOTE = re.compile(r"\[\^[^\]]*\]:?")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n")


def sentence_pairs(folder: Path) -> list[tuple[str, str]]:
    """English and Indonesian that say the same: sentences where two paragraphs have as many, else the paragraphs."""
    english, indonesian = (_paragraphs(folder / language) for language in ("en", "id"))
    found: list[tuple[str, str]] = []
    for twin, paragraphs in english.values():
        for one, other in zip(paragraphs, indonesian.get(twin, ("", []))[1], strict=False):
            ours, theirs = _sentences(one), _sentences(other)
            found += zip(ours, theirs, strict=True) if len(ours) == len(theirs) else [(one, other)]
    return found


def _paragraphs(folder: Path) -> dict[str, tuple[str, list[str]]]:
    """The paragraphs of each document by its id, with the id of its twin."""
    found = {}
    for path in sorted(folder.glob("*.md")):
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        own, twin = _ID.search(front), _PAIR.search(front)
        if own and twin:
            parts = [_NOTE.sub("", part).strip() for part in re.split(r"\n\n+", body)]
            found[own[1]] = (twin[1], [part for part in parts if part])
    return found


def _sentences(paragraph: str) -> list[str]:
    return [one for one in _SENTENCE.split(paragraph) if one.strip()]


def content_words(text: str, language: Language) -> list[str]:
    """The words of a text that are more than grammar."""
    return [word for word in words(text) if word.isalpha() and word not in FUNCTION_WORDS[language]]


def learn(pairs: Sequence[Pair], rounds: int = ROUNDS) -> dict[tuple[str, str], float]:
    """For (word, its translation) how likely the one stands for the other: Model 1, from (words, their counterpart)."""
    likely: dict[tuple[str, str], float] = {}
    for _ in range(rounds):
        counts: defaultdict[tuple[str, str], float] = defaultdict(float)
        totals: defaultdict[str, float] = defaultdict(float)
        for ours, theirs in pairs:
            for word in theirs:
                shares = {one: likely.get((one, word), 0.0 if likely else 1.0) for one in (*ours, NOTHING)}
                whole = sum(shares.values())
                for one, share in shares.items():
                    if share:
                        counts[one, word] += share / whole
                        totals[one] += share / whole
        likely = {pair: count / totals[pair[0]] for pair, count in counts.items()}
    return likely


def translations(pairs: Sequence[Pair]) -> dict[str, list[str]]:
    """The likeliest translations of each word, best first; none of what likely stands for itself, as a name does."""
    seen = Counter(word for ours, _ in pairs for word in set(ours))
    likely = learn(pairs)
    found: dict[str, list[tuple[float, str]]] = {}
    for (word, other), share in likely.items():
        itself = likely.get((word, word), 0.0) >= LEAST
        if word != NOTHING and not itself and seen[word] >= SEEN and share >= LEAST:
            found.setdefault(word, []).append((-share, other))
    return {word: [other for _, other in sorted(ranked)[:MOST]] for word, ranked in sorted(found.items())}


def word_table(pairs: Iterable[tuple[str, str]]) -> dict[Language, dict[str, list[str]]]:
    """The translations of the words of each language, from (English, Indonesian) sentences that say the same."""
    split = [(content_words(english, "en"), content_words(indonesian, "id")) for english, indonesian in pairs]
    return {"en": translations(split), "id": translations([(theirs, ours) for ours, theirs in split])}


def main() -> int:
    """Write the table; prints how much it holds."""
    table = word_table(sentence_pairs(DOCUMENTS))
    lines = [
        f"{json.dumps(language)}: {{\n"
        + ",\n".join(f"{json.dumps(word)}: {json.dumps(others)}" for word, others in found.items())
        + "\n}"
        for language, found in table.items()
    ]
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    sys.stdout.write(", ".join(f"{language}: {len(words)} words" for language, words in table.items()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

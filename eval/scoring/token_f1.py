"""How well a span of text fits an answer: exact match and token F1, as SQuAD counts them."""

from collections import Counter

from corpus.text.words import words


def exact_match(found: str, wanted: str) -> bool:
    """Whether both are the same words, capitals and punctuation aside."""
    return words(found) == words(wanted)


def token_f1(found: str, wanted: str) -> float:
    """Harmonic mean of the shares of tokens they have in common (Rajpurkar et al. 2016); 1 where both are empty."""
    ones, others = words(found), words(wanted)
    if not ones or not others:
        return float(ones == others)
    shared = sum((Counter(ones) & Counter(others)).values())
    return 2 * shared / (len(ones) + len(others))

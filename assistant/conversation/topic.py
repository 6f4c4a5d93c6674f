"""What a question is about, in nouns: what a later question that names nothing of its own is read with."""

import re

from assistant.query.question import content_terms
from corpus.text.function_words import ENGLISH, INDONESIAN, QUESTION_WORDS
from corpus.text.language import words

_WH = frozenset().union(*QUESTION_WORDS.values())
ASKS = _WH | {"which", "apakah", "siapakah", "sebutkan", "list", "name"}
"""Words that ask, in either language."""

NAME = re.compile(r"(?<![\w’'])[A-Z][\w’'-]+(?:[ ](?:of |the |dan |and )?[A-Z][\w’'-]+)*")
"""A name by its capitals, in a text without the capital that only opens it."""

_AUXILIARIES = frozenset(
    "do does did has have had is are was were be been being will can could apakah".split()  # noqa: SIM905
)
_VERBS = frozenset(
    """
    adopted become becomes became began begin begins begun born bubar change changes close closes created die died dies
    do done end ended ends establish established form formed found founded ganti give given gives go goes grew grow
    happen happened happens head heads help helped helps join joined joins lahir lead leading leads led leave leaves
    left made make makes mean means meninggal met mulai open opened opens pindah renamed run runs ran selesai sign
    signed start started starts take taken takes took use used uses went work works
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
_NOUNS = frozenset(
    """
    bencana bentuk berita berkas dialog diaspora dinas diplomat diplomasi direktur direktorat dirjen disabilitas distrik
    diskriminasi media mekanisme mekong menteri metode terapi teror terorisme
    """.split()  # noqa: SIM905
)
_ENGLISH_END = re.compile(r"(?:nt|nce|ncy|ty|ct|ctor|ctors|[ts]ion|ments|rs|ms|es|ed|rship|er|al|th|ry|ve|ble|le)$")
_VERB_BEGINS = re.compile(r"(?:di|ber|be(?=kerja)|ter|mem|men|meng|meny|mel|mer|mew)[a-z]{4,}$")
_ACTED = re.compile(
    r"(\b(?:do|does|did)\s+(?:(?:the\s+|its\s+)?(?:[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*|it|they))\s+)([a-z]+)\b"
)
_PARTICIPLE = re.compile(
    r"(\b(?:is|are|was|were|been|has|have|had|be)\s+(?:it\s+|they\s+|first\s+)?)[a-z]+(?:ed|ing)\b"
)
_SMALL = ENGLISH | INDONESIAN | {"", "aja", "first", "sih"}
_PAST = re.compile(r"[a-z]{2,}ed")
_DEGREE = re.compile(r"\bhow (?:big|fast|far|large|long|old|quickly|soon)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\((?:about|tentang):[^()]*\)?")
_OFFICE = re.compile(
    r"(?:(?:hq|headquarters?|head|heads|leader|chief|boss|director(?: general)?|seat|markas(?: besar)?|kepala|pemimpin"
    r"|ketua|kantor pusat|direktur(?: jenderal)?|dirjen)\s+)(?:of\s+(?:the\s+)?|dari\s+)?(?=[A-Z])",
    re.IGNORECASE,
)
_EDGES = " \t\n?!.,;:()\"'“”"


def unbracketed(text: str) -> str:
    """The text without the topic that an earlier reading put behind it."""
    return _BRACKET.sub("", text)


def without_opening(text: str) -> str:
    """The text without the capital that only opens it."""
    return text[:1].lower() + text[1:] if len(text.split()) > 1 and not text[:2].isupper() else text


def topic_of(text: str) -> str:
    """The nouns that a question is about, with the words between them; "" where it has none.

    What it asks by is left out: words of asking, auxiliaries and its verb. A verb that only tells which thing is meant
    ("korban yang ditolong IOM") belongs to the noun. The head or the seat of a named body stands for the body.
    """
    plain = _DEGREE.sub("how", without_opening(unbracketed(text)))
    plain = _PARTICIPLE.sub(r"\1", _ACTED.sub(r"\1", plain))
    kept: list[str] = []
    for word in plain.split():
        bare = word.strip(_EDGES)
        of_a_noun = kept[-1:] == ["yang"] and any(map(content_terms, kept))
        if bare.casefold() in _AUXILIARIES | _WH or (is_verb(bare) and not of_a_noun):
            continue
        kept.append(word)
    return _OFFICE.sub("", " ".join(_from_noun_to_noun(kept)).strip(_EDGES))


def _from_noun_to_noun(kept: list[str]) -> list[str]:
    nouns = [place for place, word in enumerate(kept) if content_terms(word)]
    if not nouns:
        return []
    kept = kept[nouns[0] :]
    while len(kept) > 1 and (kept[-1].strip(_EDGES).casefold() in _SMALL or _PAST.fullmatch(kept[-1].strip(_EDGES))):
        kept.pop()
    return kept


def is_verb(word: str) -> bool:
    """Whether a word is a verb by its form or by a short list; names, and nouns that look like verbs, are none."""
    if not word.islower() or word in _NOUNS:
        return False
    return word in _VERBS or bool(_VERB_BEGINS.match(word) and not _ENGLISH_END.search(word))


def names_no_subject(text: str) -> bool:
    """Whether a question says what happened and not to what: "kapan dimulai?", "who leads?"."""
    kept = content_terms(text)
    return bool(kept) and all(is_verb(word) for word in kept) and len(set(words(text)) & ASKS) > 0

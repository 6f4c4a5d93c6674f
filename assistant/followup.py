"""A question in its conversation: the ways to read it as a question that stands alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.kinds import Kind, kind_of
from assistant.ordinals import item_meant
from assistant.question import content_terms, whole_characters, write_out
from corpus.function_words import QUESTION_WORDS
from corpus.language import detect_language, words

Turn = tuple[str, str]
"""An earlier question and the text of its answer."""

REMEMBERED = 5
"""Earlier questions that are looked back at; what was asked before that is rarely meant."""

_OPENING = re.compile(
    r"^\s*(?:(?:ok(?:e|ay)?|and|dan|lalu|lantas|terus|trus|nah|then|so|but|tapi|no|bukan|tidak|sorry|maaf)[,\s]+)*"
    r"(?:(?:bagaimana|gimana|bagaimana kalau) (?:dengan|kalau|kalo|soal|untuk)|(?:what|how) about"
    r"|kal(?:au|o)(?: (?:di|untuk|menurut|pada|tahun))?|(?:maksud (?:saya|ku|gue|aku)|maksudku|maksudnya"
    r"|i mean(?:t)?|rather|i was asking about))?[,:\s]*",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:itu|tersebut|mereka|dia|ia|beliau|di sana|disana|di situ|disitu|tadi|sana|(?:it|its|they|them|their|theirs|"
    r"there|that|those|these|this|he|she|his|her|him))\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"\b(\w{4,})nya\b", re.IGNORECASE)
_PLAIN_ITU = re.compile(
    r"\bapa(?:kah)? itu\b|\bthat (?:is|are|were|was|has|have)\b|\bthere (?:is|are|were|was)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d.,])(?:1[89]|20)\d\d(?!\d|[.,]\d)")
_NAMED = re.compile(r"(?<![\w’'])[A-Z][\w’'-]+(?:[ ](?:of |the |dan |and )?[A-Z][\w’'-]+)*")
_TAIL = re.compile(r"[\s?!.,]+$")
_ASKS = frozenset().union(*QUESTION_WORDS.values()) | {"which", "apakah", "siapakah", "sebutkan", "list", "name"}
_ASKING_ENDS = frozenset({"saja", "aja", "sih", "ya", "dong", "itu", "ada", "kah"})
_AUXILIARIES = frozenset({"do", "does", "did", "has", "have", "had", "apakah"})
_ABOUT = {"id": "tentang", "en": "about"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it stands alone; `doubtful` where another reading may be meant."""

    text: str
    doubtful: bool = False


def readings(question: str, history: Sequence[Turn]) -> tuple[Reading, ...]:
    """The ways to read a question, the likeliest first; the only one is the question itself where nothing came before.

    A fragment ("And in 2018?", "Bagaimana dengan Thailand?") takes the earlier question's place: its year or name is
    put in for theirs. A question that points back ("how long did that take?") is read with what the earlier one was
    about; where it names something of its own, the reading alone comes too, and evidence decides. One that means an
    item of the list shown last by its place ("the second one") is read with that item.
    """
    item = item_meant(question, history[-1][1]) if history else ""
    if item:
        return (Reading(_about(question, item)), Reading(question, doubtful=True))
    before = ""
    for earlier, _ in history[-REMEMBERED:]:
        before = max((one.text for one in _readings(write_out(whole_characters(earlier)), before)), key=len)
    return _readings(question, before)


def _readings(question: str, before: str) -> tuple[Reading, ...]:
    if not before:
        return (Reading(question),)
    rest = _OPENING.sub("", question, count=1)
    own = content_terms(rest)
    whole = _completed(question, rest, own, before)
    if whole:
        return (Reading(whole),)
    return _with_the_past(question, rest, own, before)


def _with_the_past(question: str, rest: str, own: Sequence[str], before: str) -> tuple[Reading, ...]:
    """The readings of a question that is no fragment, by how much it points back and how little it says itself."""
    points = _POINTING.search(_PLAIN_ITU.sub(" ", rest)) is not None
    names_nothing = not _NAMED.search(_without_opening(rest))
    alone = Reading(question, doubtful=True)
    if not points and len(own) <= 2 and _POSSESSIVE.search(rest) and _NAMED.search(_without_opening(before)):
        return Reading(_owned(question, before)), alone
    if points or not own:
        return Reading(_with_topic(question, before), doubtful=len(own) > 2), alone
    if len(own) <= 2 and names_nothing:
        return Reading(question), Reading(_with_topic(question, before), doubtful=True)
    return (Reading(question),)


def _completed(question: str, rest: str, own: Sequence[str], before: str) -> str:
    """What the earlier question makes of a fragment, or of a bare "who says so?"; empty where it is neither."""
    if not _asks(rest) and len(own) <= 4:
        return _put_in(rest, before)
    if kind_of(rest) is Kind.CITED and len(own) <= 1 and not _NAMED.search(_without_opening(rest)):
        return f"{_TAIL.sub('', before)}? {question}"
    return ""


def _asks(text: str) -> bool:
    return kind_of(text) is not Kind.OTHER or any(word in _ASKS for word in words(text))


def _put_in(fragment: str, before: str) -> str:
    """The earlier question with the fragment's year or name in place of its own, else with the fragment behind it."""
    fragment = _TAIL.sub("", fragment)
    years, names = _YEAR.findall(fragment), _NAMED.findall(_without_opening(fragment))
    if years and _YEAR.search(before):
        return _YEAR.sub(years[-1], before)
    theirs = [name for name in _NAMED.findall(_without_opening(before)) if not name.isupper()]
    if names and theirs:
        return before.replace(theirs[-1], names[-1])
    return f"{_TAIL.sub('', before)}, {fragment}?"


def _without_opening(text: str) -> str:
    """The text without the capital that only opens it."""
    return text[:1].lower() + text[1:] if len(text.split()) > 1 else text


def _owned(question: str, before: str) -> str:
    """The question with whose it is: "stafnya" after a question about IOM is "staf IOM"."""
    owner = " ".join(dict.fromkeys(_NAMED.findall(_without_opening(before))))
    return _POSSESSIVE.sub(lambda found: f"{found[1]} {owner}".rstrip(), question, count=1)


def _with_topic(question: str, before: str) -> str:
    """The question with what the earlier one was about: all of that from its first word of meaning, asking left out."""
    asked = before.split()
    telling = [place for place, word in enumerate(asked) if content_terms(word)]
    if not telling:
        return question
    topic = [word for word in asked[telling[0] :] if word.casefold() not in _AUXILIARIES]
    while topic and _only_asks(topic[-1]):
        topic.pop()
    known = set(words(question))
    if not any(set(content_terms(word)) - known for word in topic):
        return question
    return _about(question, " ".join(topic))


def _about(question: str, topic: str) -> str:
    return f"{_TAIL.sub('', question)} ({_ABOUT[detect_language(question)]}: {_TAIL.sub('', topic).strip('(),:;')})?"


def _only_asks(word: str) -> bool:
    folded = words(word)
    return bool(folded) and not content_terms(word) and all(one in _ASKS or one in _ASKING_ENDS for one in folded)

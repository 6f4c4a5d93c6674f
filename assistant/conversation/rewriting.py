"""A question in its conversation: the ways to read it as a question that stands alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conversation.about import about_in
from assistant.conversation.care import is_of_need
from assistant.conversation.courtesies import courtesy_in
from assistant.conversation.ordinals import item_meant
from assistant.conversation.topic import ASKS, NAME, names_no_subject, topic_of, unbracketed, without_opening
from assistant.query.question import content_terms, expand_abbreviations, whole_characters
from assistant.query.question_type import QuestionType, question_type_of
from corpus.text.language import detect_language, words
from corpus.text.years import YEAR

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
_TAIL = "?!.," + "".join(filter(str.isspace, map(chr, range(0x3001))))
"""What may follow a question's last word. Stripped, not matched: a pattern tries every place where it could begin."""
_ASKING_PHRASE = (
    r"(?:(?:on|in|at|since|from|sejak|pada|di) )?(?:(?:what|which) (?:date|day|month|year|city|country|place)"
    r"|(?:tanggal|tahun|bulan) berapa|(?:kota|negara) mana)|when|where|why|sejak kapan|kapan|di ?mana|mengapa|kenapa"
)
_ASKED_BY = re.compile(rf"\b(?:{_ASKING_PHRASE})\b", re.IGNORECASE)
_BARELY = re.compile(rf"\s*({_ASKING_PHRASE})(?: (?:itu|that|sih|ya))?[\s?!.]*", re.IGNORECASE)
_HELD = re.compile(r"its (?P<en>[a-z]+(?: [a-z]+)?)|(?P<id>[a-z]+(?: [a-z]+)?)nya", re.IGNORECASE)
_SEATS = frozenset({"hq", "headquarters", "headquarter", "seat", "kantor pusat", "markas", "markas besar"})
_HEADS = frozenset({"head", "leader", "director", "director general", "kepala", "ketua", "pemimpin", "direktur"})
_ABOUT = {"id": "tentang", "en": "about"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it stands alone; `doubtful` where another reading may be meant."""

    text: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Past:
    """The last question as it was read, and the nouns of the last question that has any."""

    question: str
    topic: str


def readings(question: str, history: Sequence[Turn]) -> tuple[Reading, ...]:
    """The ways to read a question, the likeliest first; the only one is the question itself where nothing came before.

    A fragment ("And in 2018?", "Bagaimana dengan Thailand?") takes the earlier question's place: its year or name is
    put in for theirs. A question that points back ("how long did that take?") is read with what the earlier one was
    about; where it names something of its own, the reading alone comes too, and evidence decides. One that means an
    item of the list shown last by its place ("the second one") is read with that item.
    """
    told = [turn for turn in history if not courtesy_in(turn[0]) and not about_in(turn[0]) and not is_of_need(turn)]
    item = item_meant(question, told[-1][1]) if told else ""
    if item:
        return (Reading(_about(question, item)), Reading(question, doubtful=True))
    past = _Past("", "")
    for earlier, _ in told[-REMEMBERED:]:
        past = _later(past, expand_abbreviations(whole_characters(earlier)))
    return _readings(question, past)


def _later(past: _Past, question: str) -> _Past:
    """What is remembered after one more question: one that only points back leaves the topic as it was."""
    question = unbracketed(question)
    whole = max((one.text for one in _readings(question, past)), key=len)
    rest = _OPENING.sub("", question, count=1)
    owned = _POSSESSIVE.search(rest) and not NAME.search(without_opening(rest))
    if past.topic and (_points(rest) or owned or _BARELY.fullmatch(rest)):
        return _Past(whole, past.topic)
    return _Past(whole, topic_of(_OPENING.sub("", whole, count=1)) or past.topic)


def _readings(question: str, past: _Past) -> tuple[Reading, ...]:
    if not past.question:
        return (Reading(question),)
    rest = _OPENING.sub("", question, count=1)
    own = content_terms(rest)
    whole = _completed(question, rest, own, past)
    if whole:
        return (Reading(whole),)
    return _with_the_past(question, rest, own, past)


def _with_the_past(question: str, rest: str, own: Sequence[str], past: _Past) -> tuple[Reading, ...]:
    """The readings of a question that is no fragment, by how much it points back and how little it says itself."""
    points = _points(rest) or names_no_subject(_ASKED_BY.sub("what", rest))
    names_nothing = not NAME.search(without_opening(rest))
    alone = Reading(question, doubtful=True)
    if not points and len(own) <= 2 and _POSSESSIVE.search(rest) and NAME.search(without_opening(past.topic)):
        return Reading(_owned(question, past.topic)), alone
    if points or not own:
        return Reading(_with_topic(question, past.topic), doubtful=len(own) > 2), alone
    if len(own) <= 2 and names_nothing:
        return Reading(question), Reading(_with_topic(question, past.topic), doubtful=True)
    return (Reading(question),)


def _completed(question: str, rest: str, own: Sequence[str], past: _Past) -> str:
    """What the earlier question makes of a fragment, or of a bare "who says so?"; empty where it is neither."""
    if _BARELY.fullmatch(rest) and _ASKED_BY.search(past.question):
        return _ASKED_BY.sub(_BARELY.sub(r"\1", rest).lower(), past.question, count=1)
    if not _asks(rest) and len(own) <= 4:
        return _held(rest, past.topic) or _put_in(rest, past.question)
    if question_type_of(rest) is QuestionType.CITED and len(own) <= 1 and not NAME.search(without_opening(rest)):
        return f"{past.question.rstrip(_TAIL)}? {question}"
    return ""


def _points(text: str) -> bool:
    return _POINTING.search(_PLAIN_ITU.sub(" ", text)) is not None


def _held(fragment: str, topic: str) -> str:
    """A question after what a named thing has ("its headquarters"); "" where the fragment asks for no such thing."""
    found, names = _HELD.fullmatch(fragment.rstrip(_TAIL)), NAME.findall(topic)
    if found is None or not names:
        return ""
    thing, owner = (found["en"] or found["id"]).lower(), names[0]
    if found["id"]:
        asking = "Di mana " if thing in _SEATS else "Siapa " if thing in _HEADS else ""
        whole = f"{asking}{thing} {owner}?"
    else:
        asking = "Where is " if thing in _SEATS else "Who is " if thing in _HEADS else ""
        whole = f"{asking}the {thing} of {owner}?"
    return whole[0].upper() + whole[1:]


def _asks(text: str) -> bool:
    return question_type_of(text) is not QuestionType.OTHER or any(word in ASKS for word in words(text))


def _put_in(fragment: str, before: str) -> str:
    """The earlier question with the fragment's year or name in place of its own, else with the fragment behind it."""
    fragment = fragment.rstrip(_TAIL)
    years, names = YEAR.findall(fragment), NAME.findall(without_opening(fragment))
    if years and YEAR.search(before):
        return YEAR.sub(years[-1], before)
    theirs = _names_to_replace(before, acronyms=bool(names) and fragment == names[-1] and fragment.isupper())
    if names and theirs:
        named = re.search(rf"\bthe {re.escape(names[-1])}", fragment)
        return re.sub(rf"(?:\bthe )?{re.escape(theirs[-1])}", lambda _: named[0] if named else names[-1], before)
    tail = f", {fragment}?"
    bare, bracket = unbracketed(before), before[len(unbracketed(before).rstrip(_TAIL)) :]
    return f"{bare.rstrip(_TAIL)}{tail}" if bare == before else f"{bare.rstrip(_TAIL)}, {fragment}{bracket}"


def _names_to_replace(before: str, *, acronyms: bool) -> list[str]:
    """The names in a question that another of their kind can stand for: outside the bracket where there are any."""
    for text in (unbracketed(before), before):
        found = [name for name in NAME.findall(without_opening(text)) if name.isupper() is acronyms]
        if found:
            return found
    return []


def _owned(question: str, topic: str) -> str:
    """The question with whose it is: "stafnya" after a question about IOM is "staf IOM"."""
    owner = " ".join(dict.fromkeys(NAME.findall(topic)))
    return _POSSESSIVE.sub(lambda found: f"{found[1]} {owner}".rstrip(), question, count=1)


def _with_topic(question: str, topic: str) -> str:
    """The question with the topic in brackets, where the topic says what the question does not."""
    known = set(words(question))
    return _about(question, topic) if set(content_terms(topic)) - known else question


def _about(question: str, topic: str) -> str:
    bare = topic.strip("(),:;")
    return f"{unbracketed(question).rstrip(_TAIL)} ({_ABOUT[detect_language(question)]}: {bare.rstrip(_TAIL)})?"

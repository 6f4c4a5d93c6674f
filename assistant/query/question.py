"""What a question asks for: its kind, the words that carry its meaning, and what it restricts itself to."""

import re
from dataclasses import dataclass

from assistant.query.abbreviations import SHORT_FORMS
from assistant.query.question_type import QuestionType, question_type_of
from corpus.errors import UsageError
from corpus.messages import message
from corpus.model import Language
from corpus.text.function_words import ENGLISH, INDONESIAN
from corpus.text.language import detect_language, sentences, words
from corpus.text.years import YEAR

LONGEST = 2000
"""Characters of a question: ten times what people type; more is a pasted text, not a question."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart. `terms` are its content words, folded and in order; `years` those it names."""

    text: str
    language: Language
    type: QuestionType
    terms: tuple[str, ...]
    years: tuple[int, ...]


_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")

_ASKING = frozenset(
    """
    aja bisa coba dong jumlah jumlahnya kah nih saja sebutkan sebutin sih tahun tanggal tolong nama
    called exactly give list many much name number please tell year date
    menurut dokumen according documents says bab chapter
    disebut disebutkan dikatakan mentioned stated
    beda bedanya berbeda perbedaan bandingkan dibandingkan perbandingan masing
    compare compared comparison differ different difference differences differs respectively versus vs
    ceritakan gambarkan garis ikhtisar intinya jelaskan pokok rangkum ringkas ringkasan ringkasin ringkaslah singkat
    singkatnya uraikan
    arti artinya definisi dimaksud maksud maksudnya pengertian define defined definition mean meaning means
    kepanjangan kepanjangannya singkatan
    sekarang kini terkini current currently now nowadays today
    account brief briefly describe explain outline overview short sum summarise summarize summary
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
"""Words that say how to answer and not what about."""


def check_question(text: str) -> str:
    """The question without white space around it.

    Raises:
        UsageError: it is empty or longer than `LONGEST` characters.
    """
    question = whole_characters(text).strip()
    if not any(letter.isalnum() for letter in question):
        raise UsageError("The question is empty. Type a question, for example: How many member states does IOM have?")
    if len(question) > LONGEST:
        raise UsageError(
            message(
                "The question has {length:,} characters; at most {longest:,} are read. Shorten it.",
                length=len(question),
                longest=LONGEST,
            )
        )
    return question


def whole_characters(text: str) -> str:
    """The text with "?" for each half of a surrogate pair, which could not be written down, encoded or stemmed."""
    return text.encode("utf-8", "replace").decode("utf-8")


def parse_question(text: str, language: Language | None = None) -> Question:
    """Take a question that is written out apart; `language` where it is known, else the question's own."""
    return Question(
        text=text,
        language=language or detect_language(text),
        type=question_type_of(text),
        terms=content_terms(text),
        years=tuple(int(year) for year in YEAR.findall(text)),
    )


_MARKUP = re.compile(
    r"<!--.*?(?:-->|$)|<[^<>]*>|\{[^{}]*\}|!?\[[^\[\]]*\]\([^()]*\)"
    r"|(?:,?\s*\b(?:with|dengan)\s+(?:source|citation|reference|sumber|kutipan|rujukan)\s+)?"
    r"(?:\[\d{1,3}\]|\(ref\.? ?\d+\))",
    re.DOTALL | re.IGNORECASE,
)
_SPACED = re.compile(r"\s+(?=[,.;:?!])")


def question_part(text: str) -> str:
    """The part of what was typed that asks: the sentences with a question mark where others stand beside them.

    Markup, braces and marks such as [3] are left out: they are nobody's question and never a citation.
    """
    plain = _SPACED.sub("", " ".join(_MARKUP.sub(" ", text).split())) or text
    parts = [plain[start:end] for start, end in sentences(plain)]
    asking = [part for part in parts if "?" in part]
    asked = " ".join(asking)
    return asked if len(asking) < len(parts) and len(content_terms(asked)) > 1 else plain


def expand_abbreviations(text: str) -> str:
    """The question with chat abbreviations written out ("brp org" → "berapa orang"); all else as typed."""
    return _WORD.sub(lambda found: SHORT_FORMS.get(found.group().lower(), found.group()), text).strip()


def content_terms(text: str) -> tuple[str, ...]:
    """The words that carry the meaning, folded, without repeats; function words and words of asking left out."""
    found = dict.fromkeys(words(text))
    return tuple(w for w in found if len(w) > 1 and w not in INDONESIAN and w not in ENGLISH and w not in _ASKING)

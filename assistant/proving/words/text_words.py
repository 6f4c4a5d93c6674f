"""The words of a sentence with where they stand, what they may be recognised by, and which of them say something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.proving.words.lexicon import LANGUAGES, lexicon, phrases_at
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.language import stem, words

_TOKEN = re.compile(r"[^\W_]+(?:['’](?=[^\W_])[^\W_]+)*")
_GRAMMATICAL = frozenset().union(*FUNCTION_WORDS.values()) | frozenset(
    """
    ialah yakni yaitu adalah merupakan secara para pihak hal ini itu tersebut begitu demikian antara sebagai dalam juga
    hendaknya sebagaimana dimaksud seperti misalnya said was were been being has have had do did does done the another
    said whom whose whereas while also both each other others same one ones thus hence anyone anybody somebody someone
    siapa siapapun setiap seseorang orang sejumlah yang usually often called so-called namely via per suatu sebuah
    waktu berstatus status cara terdapat keadaan
    sendiri himself herself itself themselves whole various certain salah satu one juga pula lagi mereka dirinya diri
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
_REPORTING = frozenset(
    """
    menurut kata mengatakan menyatakan menyebut menyebutkan mencatat menulis menjelaskan menambahkan disebutkan
    dinyatakan dikatakan dijelaskan tercatat sebut nyata says say said states stated state mentions mention mentioned
    notes noted writes wrote adds added reports reported according describes explains explained indicates source
    sources document documents dokumen sumber information informasi berdasarkan evidence
    """.split()  # noqa: SIM905
)
"""Who says a thing is held as a name or a number; that it is said adds nothing."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `text[start:end]`; `written` is folded, `keys` are what it and a word that may stand for it share.

    `content`: it says something; `reports`: it says that something is said.
    """

    written: str
    start: int
    end: int
    keys: frozenset[str]
    content: bool
    reports: bool
    capital: bool
    opens: bool


@lru_cache(maxsize=4096)
def text_words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; a doubled one ("negara-negara") is one, numbers are none."""
    found = list(_tokens(text))
    sequences = [
        [written for written, _ in found],
        *([stem(written, language) for written, _ in found] for language in LANGUAGES),
    ]
    known = lexicon()
    keys: list[set[str]] = [{f"word {part[place]}" for part in sequences} for place in range(len(found))]
    for sequence in sequences:
        for place in range(len(sequence)):
            for form in phrases_at(sequence, place, known.longest):
                for key in known.keys.get(form, ()):
                    for inside in range(place, place + len(form)):
                        keys[inside].add(key)
    return tuple(
        Word(
            written=written,
            start=match.start(),
            end=match.end(),
            keys=frozenset(keys[place]),
            content=written not in _GRAMMATICAL and written not in _REPORTING and len(written) > 1,
            reports=written in _REPORTING,
            capital=match.group()[0].isupper(),
            opens=_opens(text, match.start()),
        )
        for place, (written, match) in enumerate(found)
    )


def _tokens(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    last = ""
    for match in _TOKEN.finditer(text):
        written = match.group()
        # "NGOs" is an acronym with the English plural.
        folded = words(written[:-1] if written[:-1].isupper() and written[-1] == "s" and len(written) > 2 else written)
        doubled = bool(folded) and folded[0] == last and text[match.start() - 1 : match.start()] in {"-", "‑", "‐"}
        if folded and not written.isdigit() and not doubled:
            yield folded[0], match
        last = folded[0] if folded else ""


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins here: its capital then says nothing."""
    before = text[:start].rstrip(" \"'“‘«([-•*")
    return not before or before[-1] in ".!?:\n"

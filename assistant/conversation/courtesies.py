"""Greetings, thanks and questions about Rujukan itself: not for the documents to answer, and no reason to be cold."""

import re
from dataclasses import dataclass

from assistant.answer import CourtesyKind
from corpus.model import Language

LONGEST = 80
"""Characters: small talk is short, and what is longer asks for something."""


@dataclass(frozen=True, slots=True)
class Courtesy:
    """What is said, and the language it is said in."""

    kind: CourtesyKind
    language: Language


# Nothing with "this" or "it", which may mean what was spoken of before.
# Where several are in one line, the last one here is replied to: "hello, who are you?" asks.
_PHRASES: dict[CourtesyKind, dict[Language, str]] = {
    CourtesyKind.HELLO: {
        "id": "halo|hallo|hai|hei|assalamu ?alaikum|selamat (?:pagi|siang|sore|malam|datang)|pagi|siang|sore|permisi|"
        "apa kabar|salam kenal",
        "en": "hi|hello|hey|greetings|good (?:morning|afternoon|evening|day)|how are you(?: doing)?|nice to meet you",
    },
    CourtesyKind.THANKS: {
        "id": "terima ?kasih|te?rima ?kasih|makasih|makasi|trims|trimakasih",
        "en": "thanks?|thank you|thx|many thanks|cheers",
    },
    CourtesyKind.BYE: {
        "id": "sampai (?:jumpa|nanti)|selamat tinggal|dadah",
        "en": "bye|bye bye|good ?bye|see you(?: later| soon)?",
    },
    CourtesyKind.ABOUT: {
        "id": "siapa(?:kah)? (?:kamu|anda|kau|namamu|nama (?:kamu|anda))|(?:kamu|anda|kau|namamu) (?:ini |itu )?siapa|"
        "(?:kamu|anda|kau) (?:ini |itu )?apa|apa (?:yang |aja yang |saja yang )?(?:bisa|dapat) (?:kamu|anda|kau) "
        "(?:lakukan|jawab|bantu)|(?:kamu|anda|kau) (?:bisa|dapat) (?:melakukan |menjawab |bantu |ngapain |jawab )?"
        "apa(?: saja| aja)?|bisa apa(?: saja| aja)?|bantuan|"
        "(?:tolong )?bantu (?:saya|aku)|(?:bagaimana )?cara (?:pakai|memakai|menggunakan)(?: ini)?|"
        "bagaimana cara kerjamu",
        "en": "who are you|what are you|(?:what is|whats) (?:your name|rujukan)|what (?:can|do) you (?:do|know|answer)|"
        "what (?:can|could) you help (?:me )?with|how can you help(?: me)?|help|"
        "can you help(?: me)?|how do you work|how do i use this",
    },
}
_FILLERS: dict[Language, str] = {
    "id": "ya|yah|dong|kak|min|admin|pak|bu|mas|mbak|semua|semuanya|banyak|sekali|atas (?:bantuannya|jawabannya)|"
    "baik|oke|untuk (?:bantuannya|jawabannya)|juga|lagi|kembali",
    "en": "there|again|everyone|all|very much|so much|a lot|a bunch|for (?:your|the) (?:help|answers?)|ok|okay|please|"
    "rujukan|bot|and|then|for now",
}


def _either(language: Language) -> str:
    return "|".join((*(phrases[language] for phrases in _PHRASES.values()), _FILLERS[language]))


_FILLER_ALONE = re.compile(f"(?:(?:{'|'.join(_FILLERS.values())})(?: |$))+")
_WHOLE = re.compile(f"(?:(?:{_either('id')}|{_either('en')})(?: |$))+")
_INDONESIAN = re.compile(rf"\b(?:{_either('id')})\b")


def courtesy_in(text: str) -> Courtesy | None:
    """What is said, where all of a text is small talk; None where any of it may ask about the documents."""
    plain = _plain(text)
    if len(plain) > LONGEST or not _WHOLE.fullmatch(plain) or _FILLER_ALONE.fullmatch(plain):
        return None
    said = [kind for kind, phrases in _PHRASES.items() if re.search(rf"\b(?:{'|'.join(phrases.values())})\b", plain)]
    return Courtesy(said[-1], "id" if _INDONESIAN.search(plain) else "en")


def _plain(text: str) -> str:
    """Lower case, words alone, letters that are drawn out ("haloooo") once."""
    words = " ".join(re.sub(r"[^\w\s]|_", lambda mark: "" if mark.group() in "'’" else " ", text.casefold()).split())
    return re.sub(r"(\w)\1{2,}", r"\1", words)

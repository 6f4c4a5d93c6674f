"""What a question asks for: its kind, the words that carry its meaning, and what it restricts itself to."""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.errors import UsageError
from corpus.function_words import ENGLISH, INDONESIAN
from corpus.language import detect_language, words
from corpus.model import Language

LONGEST = 2000
"""Characters of a question: ten times what people type; more is a pasted text, not a question."""


class Kind(StrEnum):
    """What kind of answer a question wants."""

    HOW_MANY = "how_many"
    WHEN = "when"
    WHO = "who"
    CITED = "cited"
    WHERE = "where"
    WHY = "why"
    HOW = "how"
    LIST = "list"
    DEFINITION = "definition"
    COMPARE = "compare"
    SUMMARY = "summary"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart. `terms` are its content words, folded and in order; `years` those it names."""

    text: str
    language: Language
    kind: Kind
    terms: tuple[str, ...]
    years: tuple[int, ...]


SHORT_FORMS = {
    "ap": "apa",
    "bgmn": "bagaimana",
    "bgm": "bagaimana",
    "blm": "belum",
    "brp": "berapa",
    "brapa": "berapa",
    "dgn": "dengan",
    "dlm": "dalam",
    "dmn": "di mana",
    "dr": "dari",
    "gmn": "bagaimana",
    "gimana": "bagaimana",
    "hr": "hari",
    "jd": "jadi",
    "jml": "jumlah",
    "jmlh": "jumlah",
    "kmn": "ke mana",
    "knp": "kenapa",
    "kpn": "kapan",
    "krn": "karena",
    "msh": "masih",
    "ngapain": "melakukan apa",
    "ngara": "negara",
    "org": "orang",
    "pd": "pada",
    "plg": "paling",
    "sdh": "sudah",
    "sj": "saja",
    "skrg": "sekarang",
    "spt": "seperti",
    "sp": "siapa",
    "taun": "tahun",
    "tdk": "tidak",
    "tgl": "tanggal",
    "thd": "terhadap",
    "thn": "tahun",
    "th": "tahun",
    "tsb": "tersebut",
    "ttg": "tentang",
    "utk": "untuk",
    "yg": "yang",
    "abt": "about",
    "btw": "",
    "govt": "government",
    "pls": "please",
    "ppl": "people",
    "u": "you",
    "ur": "your",
    "wat": "what",
    "whats": "what is",
    "wht": "what",
    "yr": "year",
    "yrs": "years",
}
"""What people type in chats, and the word it stands for."""

# The first pattern that fits decides, so that "apa saja alasan" is a list and "apa alasan" asks why.
_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.CITED,
        r"\b(?:cite[sd]?|citation|footnotes?|catatan kaki|rujukannya|dirujuk|merujuk|dikutip|mengutip|kutipan dari"
        r"|sumber(?:nya)? (?:apa|mana|siapa)|(?:apa|siapa|karya|dari) (?:\w+ )?sumber(?:nya)?|(?:what|which) (?:source|work|reference)"
        r"|whose work|says who|who says|kata siapa|menurut siapa|source (?:for|of))\b",
    ),
    (
        Kind.COMPARE,
        r"\b(?:bandingkan|perbandingan|perbedaan|bedanya|beda|berbeda|persamaan|berubah|compare[sd]?|comparison|"
        r"differ(?:s|ence|ences|ent|ently)?|disagree|versus|vs|dibandingkan|contrast|agree on)\b",
    ),
    (Kind.SUMMARY, r"\b(?:ringkas\w*|rangkum\w*|ikhtisar\w*|simpulkan|gambarkan|ceritakan|uraikan|summar\w+|overview|outline|tell me about|describe|sketch|briefly)\b"),
    (Kind.HOW_MANY, r"\b(?:how (?:many|much|large|big|long|old)|what (?:number|share|percentage|proportion|amount)|berapa(?! tahun (?:itu|ini))|number of|jumlah\w*|seberapa (?:besar|banyak)|persentase)\b"),
    (Kind.LIST, r"\b(?:apa saja|apa aja|siapa saja|mana saja|sebutkan|sebutin|daftar|list|name (?:the|all|some)|enumerate|(?:what|which) (?:\w+ ){0,3}are|(?:what|which) (?:countries|states|sectors|languages|forms|kinds|types|partners|tasks|missions|fields|purposes|names|crises|services|groups))\b"),
    (Kind.WHY, r"\b(?:mengapa|kenapa|alasan\w*|sebab\w*|penyebab\w*|why|reasons?|what (?:caused|led)|how come)\b"),
    (Kind.WHEN, r"\b(?:kapan|bilamana|when|(?:what|which) (?:year|date|month|day|period)|sejak kapan|since when|(?:tanggal|bulan) (?:apa|berapa))\b"),
    (Kind.WHO, r"\b(?:siapa\w*|who|whom|whose|oleh siapa)\b"),
    (Kind.WHERE, r"\b(?:di ?mana|ke ?mana|dari ?mana|where|(?:what|which) (?:country|city|town|place|region)|negara mana|kota (?:mana|apa)|negara apa)\b"),
    (Kind.DEFINITION, r"\b(?:apa itu|apakah itu|apa yang dimaksud|apa maksud\w*|apa arti\w*|arti dari|pengertian|definisi\w*|define|definition|meaning of|stand(?:s)? for|singkatan|kepanjangan\w*|what(?: is|'s) (?:an? |the )?[\w-]+(?: [\w-]+){0,3}\??$|what does .+ mean|apa (?:sih )?\w+\??$)"),
    (Kind.HOW, r"\b(?:bagaimana\w*|how|cara)\b"),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_YEAR_ASKED = re.compile(r"\b(?:(?:pada |di )?tahun (?:berapa|brp)|berapa tahun(?:nya)?\s*\?*$)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]+")

_ASKING = frozenset(
    """
    aja bisa coba dong jumlah jumlahnya kah nih saja sebutkan sebutin sih tahun tanggal tolong nama
    called exactly give list many much name number please tell year date
    menurut dokumen according documents says bab chapter
    disebut disebutkan dikatakan mentioned stated
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
"""Words that say how to answer and not what about."""


def check_question(text: str) -> str:
    """The question without white space around it.

    Raises:
        UsageError: it is empty, longer than `LONGEST` characters, or holds what is no character.
    """
    question = text.strip()
    if not any(letter.isalnum() for letter in question):
        raise UsageError("The question is empty. Type a question, for example: How many member states does IOM have?")
    if len(question) > LONGEST:
        raise UsageError(f"The question has {len(question):,} characters; at most {LONGEST:,} are read. Shorten it.")
    if any("\ud800" <= letter <= "\udfff" for letter in question):
        # Bytes that are not UTF-8 reach Python as halves of surrogate pairs, which no model and no file takes.
        raise UsageError("The question holds bytes that are no text in UTF-8. Type it again, or save it as UTF-8.")
    return question


def understand(text: str, language: Language | None = None) -> Question:
    """Take a question apart; `language` where it is known, else the question's own."""
    written_out = write_out(text)
    return Question(
        text=written_out,
        language=language or detect_language(written_out),
        kind=kind_of(written_out),
        terms=content_terms(written_out),
        years=tuple(int(year) for year in _YEAR.findall(written_out)),
    )


def write_out(text: str) -> str:
    """The question with chat abbreviations written out ("brp org" → "berapa orang"); all else as typed."""
    return _WORD.sub(lambda found: SHORT_FORMS.get(found.group().lower(), found.group()), text).strip()


def kind_of(text: str) -> Kind:
    """The kind of answer that the words of a question ask for."""
    if _YEAR_ASKED.search(text):
        return Kind.WHEN
    return next((kind for kind, pattern in _PATTERNS if pattern.search(text)), Kind.OTHER)


def content_terms(text: str) -> tuple[str, ...]:
    """The words that carry the meaning, folded, without repeats; function words and words of asking left out."""
    found = dict.fromkeys(words(text))
    return tuple(w for w in found if len(w) > 1 and w not in INDONESIAN and w not in ENGLISH and w not in _ASKING)

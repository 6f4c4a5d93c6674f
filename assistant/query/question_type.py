"""What kind of answer a question wants, by the words it asks with."""

import re
from enum import StrEnum

from assistant.query.source_question.asked import asks_for_source


class QuestionType(StrEnum):
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


# One pattern a line. The first kind that fits decides, so that "apa saja alasan" is a list and "apa alasan" asks why;
# behind the first stand questions after sources, which are told by what was learnt of them.
_PHRASES: tuple[tuple[QuestionType, str], ...] = (
    (
        QuestionType.WHY,
        r"""
        (?<![^.?!,]\s)(?:mengapa|kenapa|why|how come)
        """,
    ),
    (
        QuestionType.WHEN,
        r"""
        (?:pada |di )?tahun berapa
        berapa tahun(?:nya)?\s*\?*$
        """,
    ),
    (
        QuestionType.COMPARE,
        r"""
        (?:di)?bandingkan
        perbandingan
        perbedaan
        (?:ber)?beda(?:nya)?
        persamaan
        berubah
        compare[sd]?
        comparison
        contrast
        differ(?:s|ence|ences|ent|ently)?
        disagree
        agree on
        versus
        vs
        masing-masing
        respectively
        (?:in|for|of) each
        """,
    ),
    (
        QuestionType.SUMMARY,
        r"""
        ringkas\w*
        rangkum\w*
        ikhtisar\w*
        menyimpulkan
        (?:ke|di)?simpul(?:an|kan)\w*
        singkatnya
        secara singkat
        isi pokok\w*
        pokok-pokok\w*
        intinya
        gambarkan
        ceritakan
        uraikan
        garis besar
        summar\w+
        sum up
        overview
        outline
        tell me (?:\w+ ){0,2}about
        (?:short|brief) account
        describe
        sketch
        briefly
        in (?:short|brief|a nutshell)
        main points?
        conclu\w+
        """,
    ),
    (
        QuestionType.HOW_MANY,
        r"""
        how (?:many|much|large|big|long|old|tall|high|deep|wide|heavy|fast)
        what (?:number|share|percentage|proportion|amount)
        number of
        berapa
        seberapa (?:besar|banyak)
        jumlah\w*
        persentase
        """,
    ),
    (
        QuestionType.LIST,
        r"""
        (?:apa|siapa|mana) (?:saja|aja)
        sebut(?:kan|in)
        daftar
        list
        name (?:the|all|some)
        enumerate
        (?:what|which) (?:\w+ ){0,3}are
        (?:what|which) (?:countries|states|sectors|languages|forms|kinds|types|partners|tasks|missions|fields|purposes)
        (?:what|which) (?:names|crises|services|groups)
        """,
    ),
    (
        QuestionType.WHY,
        r"""
        mengapa
        kenapa
        alasan\w*
        (?:penye)?sebab\w*
        why
        reasons?
        what (?:caused|led|made|makes|drove|drives)
        apa(?:kah)? (?:yang )?(?:membuat|menyebabkan|memicu|mendorong)
        how come
        """,
    ),
    (
        QuestionType.WHEN,
        r"""
        (?:sejak )?kapan
        bilamana
        (?<!\w\s)when
        (?:since|until|till|by|and|or|exactly|from|up to) when
        when(?=\s*\?*$)
        (?:what|which) (?:year|date|month|day|period)
        (?:tanggal|bulan) (?:apa|berapa)
        """,
    ),
    (
        QuestionType.WHO,
        r"""
        (?:oleh )?siapa\w*
        who
        whom
        whose
        """,
    ),
    (
        QuestionType.COMPARE,
        r"""
        or
        atau(?:kah)?
        """,
    ),
    (
        QuestionType.WHERE,
        r"""
        (?:di|ke|dari) ?mana
        where
        (?:what|which) (?:country|city|town|place|region)
        negara (?:mana|apa)
        kota (?:mana|apa)
        """,
    ),
    (
        QuestionType.DEFINITION,
        r"""
        apa(?:kah)? itu
        apa yang dimaksud
        apa maksud\w*
        (?:apa )?arti\w*
        pengertian
        definisi\w*
        singkatan
        kepanjangan\w*
        define
        definition
        meaning of
        stands? for
        what does .+ mean
        what(?: is|'s) (?:an? |the )?[\w-]+(?: [\w-]+){0,3}\??$
        apa (?:sih )?\w+\??$
        """,
    ),
    (
        QuestionType.HOW,
        r"""
        bagaimana\w*
        how
        cara
        """,
    ),
)
_PATTERNS = tuple(
    (
        kind,
        re.compile(rf"\b(?:{'|'.join(phrases.strip().split(chr(10)))})(?!\w)".replace("        ", ""), re.IGNORECASE),
    )
    for kind, phrases in _PHRASES
)


def question_type_of(text: str, *, source: bool | None = None) -> QuestionType:
    """The kind of answer that the words of a question ask for; `source` where it is known if it is after a source."""
    (first, opening), *_ = _PATTERNS
    if opening.search(text):
        return first
    if asks_for_source(text) if source is None else source:
        return QuestionType.CITED
    return next((kind for kind, pattern in _PATTERNS if pattern.search(text)), QuestionType.OTHER)

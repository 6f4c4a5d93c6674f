"""The fixed sentences of an answer, in both languages: what surrounds quotes and never claims anything itself."""

from collections.abc import Mapping
from typing import Final

from corpus.model import Language

_WORDING: Final[Mapping[Language, Mapping[str, str]]] = {
    "id": {
        "answered": "Menurut dokumen:",
        "conflicting": "Sumber-sumbernya berbeda:",
        "not_found": "Tidak ada dalam dokumen. Dokumen yang tersedia tidak memuat jawaban atas pertanyaan ini.",
        "out_of_scope": (
            "Di luar cakupan dokumen. Dokumen yang tersedia membahas {topics}; pertanyaan ini tidak menyangkut isinya."
        ),
        "related": "Bagian yang paling dekat, bukan jawaban:",
        "understood_as": "Dipahami sebagai: {question}",
        "sources": "Sumber:",
        "page": "hlm. {page}",
        "cited_there": "dikutip di sana: {note}",
        "no_year": "tanpa tahun",
    },
    "en": {
        "answered": "According to the documents:",
        "conflicting": "The sources differ:",
        "not_found": "Not in the documents. The documents at hand do not hold an answer to this question.",
        "out_of_scope": (
            "Outside the documents. The documents at hand are about {topics}; this question has nothing to do with "
            "them."
        ),
        "related": "The nearest passages, not an answer:",
        "understood_as": "Understood as: {question}",
        "sources": "Sources:",
        "page": "p. {page}",
        "cited_there": "cited there: {note}",
        "no_year": "no year",
    },
}


def say(key: str, language: Language, **values: object) -> str:
    """The sentence of this name in this language, with its values filled in."""
    return _WORDING[language][key].format(**values)

"""The fixed sentences of an answer, in both languages: what surrounds quotes and never claims anything itself."""

from collections.abc import Collection, Mapping
from typing import Final

from corpus.model import Language

_WORDING: Final[Mapping[Language, Mapping[str, str]]] = {
    "id": {
        "answered": "Menurut dokumen:",
        "conflicting": "Sumber-sumbernya berbeda:",
        "taken_for_granted": "Yang dianggap benar oleh pertanyaan ini tidak ada dalam dokumen. Yang tertulis di sana:",
        "not_found": "Tidak ada dalam dokumen. Dokumen yang tersedia tidak memuat jawaban atas pertanyaan ini.",
        "out_of_scope": (
            "Di luar cakupan dokumen. Dokumen yang tersedia membahas {topics}; pertanyaan ini tidak menyangkut isinya."
        ),
        "hello": "Halo! {about}",
        "thanks": "Sama-sama! {about}",
        "bye": "Sampai jumpa! {about}",
        "about": "Rujukan menjawab pertanyaan dengan kutipan persis dari dokumennya: {topics}.",
        "examples": "Coba tanyakan, misalnya: {examples}",
        "related": "Bagian yang paling dekat, bukan jawaban:",
        "understood_as": "Dipahami sebagai: {question}",
        "sources": "Sumber:",
        "page": "hlm. {page}",
        "page_printed": "{page} (tercetak {printed})",
        "columns": "kolom: {header}",
        "cited_there": "dikutip di sana: {note}",
        "also_in": "juga dalam: {place}",
        "no_year": "tanpa tahun",
        "no_such_law": "Tidak ada dalam dokumen. Peraturan yang ditanyakan tidak ada di antara dokumen yang tersedia.",
        "no_such_article": "Pasal {article} tidak ada. Tidak ada pasal dengan nomor itu dalam {laws}.",
        "no_such_paragraph": "Pasal {article} tidak mempunyai ayat ({paragraph}). Bunyi seluruh pasalnya:",
        "article_without_text": "Pasal {article} ada, tetapi bunyinya tidak termuat dalam dokumen.",
        "article_of_several": "Menurut dokumen (Pasal {article} juga ada dalam {others}):",
        "elucidation": "Penjelasan Pasal {article}",
        "note": "catatan {mark}: “{text}”",
        "among_others": "antara lain {topics}",
    },
    "en": {
        "answered": "According to the documents:",
        "conflicting": "The sources differ:",
        "taken_for_granted": "The documents do not say what this question takes for granted. What they say:",
        "not_found": "Not in the documents. The documents at hand do not hold an answer to this question.",
        "out_of_scope": (
            "Outside the documents. The documents at hand are about {topics}; this question has nothing to do with "
            "them."
        ),
        "hello": "Hello! {about}",
        "thanks": "You are welcome! {about}",
        "bye": "Goodbye! {about}",
        "about": "Rujukan answers questions in the exact words of its documents: {topics}.",
        "examples": "You could ask, for example: {examples}",
        "related": "The nearest passages, not an answer:",
        "understood_as": "Understood as: {question}",
        "sources": "Sources:",
        "page": "p. {page}",
        "page_printed": "{page} (printed {printed})",
        "columns": "columns: {header}",
        "cited_there": "cited there: {note}",
        "also_in": "also in: {place}",
        "no_year": "no year",
        "no_such_law": "Not in the documents. The law that is asked about is not among the documents at hand.",
        "no_such_article": "There is no Article {article}. No article of that number stands in {laws}.",
        "no_such_paragraph": "Article {article} has no paragraph ({paragraph}). The whole article:",
        "article_without_text": "There is an Article {article}, but its text is not in the document.",
        "article_of_several": "According to the documents (Article {article} also stands in {others}):",
        "elucidation": "Elucidation of Article {article}",
        "note": "note {mark}: “{text}”",
        "among_others": "{topics}, among others",
    },
}

EXAMPLES: Final[Mapping[Language, Mapping[str, str]]] = {
    "id": {
        "profil-iom": "Berapa jumlah negara anggota IOM?",
        "iom-asia-tenggara": "Apa itu Bali Process?",
    },
    "en": {
        "iom-profile": "How many member states does IOM have?",
        "iom-southeast-asia": "What is the Bali Process?",
    },
}
"""Questions to begin with, by the shipped document that answers them."""


def say(key: str, language: Language, **values: object) -> str:
    """The sentence of this name in this language, with its values filled in."""
    return _WORDING[language][key].format(**values)


def examples(language: Language, documents: Collection[str]) -> tuple[str, ...]:
    """Questions to begin with that these documents answer."""
    return tuple(question for document, question in EXAMPLES[language].items() if document in documents)


def with_examples(opening: str, questions: Collection[str], language: Language) -> str:
    """A reply, and behind it the questions that could be asked, where there are any."""
    quoted = " ".join(f"“{question}”" for question in questions)
    return f"{opening}\n{say('examples', language, examples=quoted)}" if questions else opening

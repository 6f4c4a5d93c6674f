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
        "not_in_filtered": "Tidak ada di antara yang dicari: sesuai saringan, hanya {count} dari {all} dokumen.",
        "hello": "Halo! {about}",
        "thanks": "Sama-sama! {about}",
        "bye": "Sampai jumpa! {about}",
        "about": "Rujukan menjawab pertanyaan dengan kutipan persis dari dokumennya: {topics}.",
        "help": (
            "Apa yang Anda tulis terdengar serius, dan Anda berhak mendapat pertolongan. Program ini hanya mencari di "
            "dalam dokumen: tidak ada orang yang membaca pesan ini, dan tidak ada yang akan datang karenanya. Bila "
            "Anda atau orang lain sedang dalam bahaya, hubungi nomor darurat di negara tempat Anda berada; selain itu "
            "hubungi polisi, kedutaan besar atau konsulat, dinas tenaga kerja atau lembaga perlindungan korban, atau "
            "orang yang Anda percaya."
        ),
        "help_to_die": (
            "Apa yang Anda tulis terdengar serius, dan Anda tidak perlu menanggungnya sendirian. Program ini hanya "
            "mencari di dalam dokumen: tidak ada orang yang membaca pesan ini. Hubungi sekarang juga nomor darurat di "
            "negara tempat Anda berada, dokter atau rumah sakit, atau orang yang Anda percaya, dan mintalah ditemani; "
            "bila ada yang menahan atau memaksa Anda, hubungi juga polisi, kedutaan besar atau konsulat, atau lembaga "
            "perlindungan korban."
        ),
        "help_contacts": "Kontak dari pengelola program ini:",
        "contact": "- {name}: {reach} (sumber: {source}, {date})",
        "help_documents": "Yang tertulis dalam dokumen tentang perlindungan dan pelaporan:",
        "about_documents": "Jawaban diambil dari {count} dokumen ini dan dari tidak ada yang lain:",
        "about_document": "- {title} ({year})",
        "about_compiled": "- {title} (sumber sampai {year})",
        "about_more": "- dan {count} lagi; semuanya terdaftar dengan perintah `rujukan documents list`",
        "about_topics": "Tanyakan apa saja yang dibahas dokumen ini: {topics}. Jawabannya kutipan persis dari sana.",
        "about_adding": (
            "Sebutkan folder atau berkasnya di terminal: `rujukan ingest FOLDER`. PDF, Word, OpenDocument, EPUB, HTML, "
            "Markdown, teks, dan Excel dapat dibaca, dan langsung dipakai untuk menjawab."
        ),
        "about_maker": (
            "Rujukan dibuat oleh proyek Rujukan, sebagai perangkat lunak bebas (Apache License 2.0). Dokumen yang "
            "disertakan juga disusun proyek ini; catatan kaki setiap pernyataan menyebut sumbernya."
        ),
        "about_machine": (
            "Ini program, bukan manusia. Program ini memakai model bahasa kecil hanya untuk mencari dan memilih; yang "
            "ditampilkannya adalah kutipan kata demi kata dari dokumen, kecuali bila di bawah jawaban disebutkan nama "
            "model yang merumuskannya."
        ),
        "about_dates": "Dokumen yang ada, yang sumbernya paling lama lebih dahulu:",
        "examples": "Coba tanyakan, misalnya: {examples}",
        "related": "Bagian yang paling dekat, bukan jawaban:",
        "understood_as": "Dipahami sebagai: {question}",
        "sources": "Sumber:",
        "page": "hlm. {page}",
        "page_printed": "{page} (tercetak {printed})",
        "columns": "kolom: {header}",
        "cited_there": "dikutip di sana: {note}",
        "stated_after": "dinyatakan di sana menurut: {note}",
        "also_in": "juga dalam: {place}",
        "no_year": "tanpa tahun",
        "no_such_law": "Tidak ada dalam dokumen. Teks peraturan yang ditanyakan tidak ada di antara dokumen di sini.",
        "no_such_article": "Pasal {article} tidak ada. Tidak ada pasal dengan nomor itu dalam {laws}.",
        "no_such_paragraph": "Pasal {article} tidak mempunyai ayat ({paragraph}). Bunyi seluruh pasalnya:",
        "article_without_text": "Pasal {article} ada, tetapi bunyinya tidak termuat dalam dokumen.",
        "article_of_several": "Menurut dokumen (Pasal {article} juga ada dalam {others}):",
        "elucidation": "Penjelasan Pasal {article}",
        "note": "catatan {mark}: “{text}”",
        "among_others": "antara lain {topics}",
        "worded": "Dirumuskan oleh {model}; setiap kalimat terbukti dari kutipan yang disebut:",
        "struck": "Dicoret, karena tidak terbukti: “{text}” ({reason}).",
        "model_failed": "Model bahasa {model} tidak memberi jawaban yang dapat dipakai: {reason}. Ini kutipannya.",
        "model_unproven": "Tidak satu pun kalimat model bahasa {model} terbukti. Ini kutipannya.",
        "model_silent": "Model bahasa {model} tidak menemukan jawaban dalam bukti. Ini kutipannya.",
        "model_other_language": "Model bahasa {model} menjawab dalam bahasa lain. Ini kutipannya.",
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
        "not_in_filtered": "Not in what was searched: as the filters say, only {count} of {all} documents.",
        "hello": "Hello! {about}",
        "thanks": "You are welcome! {about}",
        "bye": "Goodbye! {about}",
        "about": "Rujukan answers questions in the exact words of its documents: {topics}.",
        "help": (
            "What you write sounds serious, and you have a right to be helped. This program only looks things up in "
            "documents: nobody reads this message, and nobody will come because of it. If you or somebody else is in "
            "danger now, call the emergency number of the country you are in; otherwise turn to the police, an embassy "
            "or consulate, the labour office or an agency that protects victims, or a person you trust."
        ),
        "help_to_die": (
            "What you write sounds serious, and you need not carry it alone. This program only looks things up in "
            "documents: nobody reads this message. Please call the emergency number of the country you are in, a "
            "doctor or hospital, or a person you trust now, and ask them to stay with you; if somebody holds or "
            "forces you, turn also to the police, an embassy or consulate, or an agency that protects victims."
        ),
        "help_contacts": "Contacts given by whoever runs this program:",
        "contact": "- {name}: {reach} (source: {source}, {date})",
        "help_documents": "What the documents say about protection and reporting:",
        "about_documents": "Answers come from these {count} documents and from nothing else:",
        "about_document": "- {title} ({year})",
        "about_compiled": "- {title} (sources until {year})",
        "about_more": "- and {count} more; `rujukan documents list` names them all",
        "about_topics": "Ask anything that these documents treat: {topics}. The answers are their exact words.",
        "about_adding": (
            "Give the folder or file in a terminal: `rujukan ingest FOLDER`. PDF, Word, OpenDocument, EPUB, HTML, "
            "Markdown, text and Excel can be read, and are answered from at once."
        ),
        "about_maker": (
            "Rujukan is made by the Rujukan project, as free software (Apache License 2.0). The documents that come "
            "with it were compiled by the project too; the note of each statement names its source."
        ),
        "about_machine": (
            "This is a program, not a person. It uses a small language model only to search and to choose; what "
            "it shows are quotes from the documents, word for word, unless a model is named below the "
            "answer that worded it."
        ),
        "about_dates": "The documents there are, those with the oldest sources first:",
        "examples": "You could ask, for example: {examples}",
        "related": "The nearest passages, not an answer:",
        "understood_as": "Understood as: {question}",
        "sources": "Sources:",
        "page": "p. {page}",
        "page_printed": "{page} (printed {printed})",
        "columns": "columns: {header}",
        "cited_there": "cited there: {note}",
        "stated_after": "stated there after: {note}",
        "also_in": "also in: {place}",
        "no_year": "no year",
        "no_such_law": "Not in the documents. The text of the law that is asked about is not among those at hand.",
        "no_such_article": "There is no Article {article}. No article of that number stands in {laws}.",
        "no_such_paragraph": "Article {article} has no paragraph ({paragraph}). The whole article:",
        "article_without_text": "There is an Article {article}, but its text is not in the document.",
        "article_of_several": "According to the documents (Article {article} also stands in {others}):",
        "elucidation": "Elucidation of Article {article}",
        "note": "note {mark}: “{text}”",
        "among_others": "{topics}, among others",
        "worded": "Worded by {model}; each sentence is proven by the quotes it names:",
        "struck": "Struck out, as it is not proven: “{text}” ({reason}).",
        "model_failed": "The language model {model} gave no answer that can be used: {reason}. These are the quotes.",
        "model_unproven": "No sentence of the language model {model} was proven. These are the quotes.",
        "model_silent": "The language model {model} found no answer in the evidence. These are the quotes.",
        "model_other_language": "The language model {model} answered in another language. These are the quotes.",
    },
}

EXAMPLES: Final[Mapping[Language, Mapping[str, str]]] = {
    "id": {
        "profil-iom": "Berapa jumlah negara anggota IOM?",
        "iom-asia-tenggara": "Apa itu Bali Process?",
        "iom-sekilas": "Apa kepanjangan IOM?",
        "apa-itu-perdagangan-orang": "Apa itu perdagangan orang?",
        "uu-21-2007-tindak-pidana": "Apa hukuman untuk perdagangan orang?",
    },
    "en": {
        "iom-profile": "How many member states does IOM have?",
        "iom-southeast-asia": "What is the Bali Process?",
        "iom-in-brief": "What does IOM stand for?",
        "what-is-human-trafficking": "What is human trafficking?",
        "law-21-2007-offences": "Which penalty does trafficking carry?",
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

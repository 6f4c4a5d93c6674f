"""Every text of the interface, in both languages: a text missing in one of them is a type error."""

from dataclasses import dataclass

from assistant.answer import Status
from assistant.chat.turns import TroubleKind
from corpus.model import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language. Names in braces are filled in by `str.format`."""

    code: Language
    tagline: str
    welcome: str
    welcome_note: str
    examples_label: str
    examples: tuple[str, ...]
    question_label: str
    placeholder: str
    send: str
    language_label: str
    documents: str
    new_conversation: str
    conversation_label: str
    you_asked: str
    looking: str
    understood_as: str
    written_by: str
    status: dict[Status, str]
    status_note: dict[Status, str]
    sources: str
    source: str
    sources_of: str
    source_count: tuple[str, str]
    nearest: str
    nearest_note: str
    cited_there: str
    stated_after: str
    sources_until: str
    also_in: str
    page: str
    language_names: dict[Language, str]
    copy_quote: str
    copy_answer: str
    copied: str
    read: str
    library_note: str
    library_empty: str
    library_add: str
    passage_count: tuple[str, str]
    contents: str
    notes: str
    documents_all: str
    earlier: str
    later: str
    close: str
    trouble: dict[TroubleKind, str]
    gone: str


ENGLISH = Words(
    code="en",
    tagline="Answers in the exact words of their source",
    welcome="What would you like to know?",
    welcome_note="Ask about the International Organization for Migration and human trafficking, in English or "
    "Indonesian. Every statement comes with the words of the document it stands on; what the documents do not say, "
    "you are told.",
    examples_label="For example",
    examples=(
        "How many member states does IOM have?",
        "Where is IOM's headquarters?",
        "What are the four main tasks of IOM?",
        "How many people live in modern slavery?",
        "What is the Bali Process?",
    ),
    question_label="Your question",
    placeholder="Ask a question",
    send="Ask",
    language_label="Language of the interface",
    documents="Documents",
    new_conversation="New conversation",
    conversation_label="Conversation",
    you_asked="You asked",
    looking="Looking in the documents",
    understood_as="Understood as",
    written_by="Worded by {model}, checked against the sources",
    status={
        Status.CONFLICTING: "The sources disagree",
        Status.NOT_FOUND: "Not in the documents",
        Status.OUT_OF_SCOPE: "Outside the subject",
        Status.HELP: "Please turn to people who can help",
    },
    status_note={
        Status.NOT_FOUND: "The documents do not answer this question.",
        Status.OUT_OF_SCOPE: "The documents are about other things, so there is nothing to quote.",
    },
    sources="Sources",
    source="Source {number}",
    sources_of="For",
    source_count=("{count} source", "{count} sources"),
    nearest="Nearest passages",
    nearest_note="These come closest to the question. They do not answer it.",
    cited_there="Cited there",
    stated_after="Stated there after",
    sources_until="sources until {year}",
    also_in="The same words also in",
    page="p. {number}",
    language_names={"id": "Indonesian", "en": "English"},
    copy_quote="Copy quote with reference",
    copy_answer="Copy answer with sources",
    copied="Copied",
    read="Read in document",
    library_note="Answers come from these documents and from nothing else.",
    library_empty="There are no documents yet.",
    library_add="To add documents of your own, give the folder they are in, in a terminal: {command}",
    passage_count=("{count} passage", "{count} passages"),
    contents="Contents",
    notes="Notes",
    documents_all="All documents",
    earlier="Earlier in this document",
    later="Later in this document",
    close="Close",
    trouble={
        "too_long": "This question is too long: {limit} characters are the most. Please shorten it.",
        "input": "This question could not be used as it stands.",
        "filters": "The filters leave no document to answer from. Remove one of them and ask again.",
        "store": "The document store cannot be read just now.",
        "model": "The embedding model cannot be used just now.",
        "stopped": "Stopped before there was an answer.",
        "busy": "Too many questions are waiting just now. Please ask again in a moment.",
        "too_many": "That was many questions in a short time. Please wait {seconds} seconds.",
        "unknown": "Something went wrong while looking for an answer. Nothing was lost; please ask again.",
    },
    gone="This document is no longer in the store.",
)

INDONESIAN = Words(
    code="id",
    tagline="Jawaban dengan kata-kata persis dari sumbernya",
    welcome="Apa yang ingin Anda ketahui?",
    welcome_note="Tanyakan tentang Organisasi Internasional untuk Migrasi (IOM) dan perdagangan orang, dalam bahasa "
    "Indonesia atau Inggris. Setiap pernyataan disertai kata-kata dokumen yang menjadi dasarnya. Bila dokumen tidak "
    "memuatnya, Anda diberi tahu.",
    examples_label="Misalnya",
    examples=(
        "Berapa jumlah negara anggota IOM?",
        "Di mana kantor pusat IOM?",
        "Apa saja empat tugas utama IOM?",
        "Sejak kapan IOM bekerja melawan perdagangan orang?",
        "Apa itu Bali Process?",
    ),
    question_label="Pertanyaan Anda",
    placeholder="Ajukan pertanyaan",
    send="Tanya",
    language_label="Bahasa antarmuka",
    documents="Dokumen",
    new_conversation="Percakapan baru",
    conversation_label="Percakapan",
    you_asked="Anda bertanya",
    looking="Mencari di dalam dokumen",
    understood_as="Dipahami sebagai",
    written_by="Dirumuskan oleh {model}, diperiksa terhadap sumbernya",
    status={
        Status.CONFLICTING: "Sumber-sumber berbeda",
        Status.NOT_FOUND: "Tidak ada dalam dokumen",
        Status.OUT_OF_SCOPE: "Di luar pokok bahasan",
        Status.HELP: "Carilah orang yang dapat menolong",
    },
    status_note={
        Status.NOT_FOUND: "Dokumen tidak menjawab pertanyaan ini.",
        Status.OUT_OF_SCOPE: "Dokumen membahas hal lain, sehingga tidak ada yang dapat dikutip.",
    },
    sources="Sumber",
    source="Sumber {number}",
    sources_of="Untuk",
    source_count=("{count} sumber", "{count} sumber"),
    nearest="Bagian terdekat",
    nearest_note="Bagian ini paling dekat dengan pertanyaan, tetapi tidak menjawabnya.",
    cited_there="Dirujuk di sana",
    stated_after="Dinyatakan di sana menurut",
    sources_until="sumber sampai {year}",
    also_in="Kata-kata yang sama juga dalam",
    page="hlm. {number}",
    language_names={"id": "Indonesia", "en": "Inggris"},
    copy_quote="Salin kutipan dan rujukan",
    copy_answer="Salin jawaban dan sumber",
    copied="Tersalin",
    read="Baca dalam dokumen",
    library_note="Jawaban diambil dari dokumen-dokumen ini saja.",
    library_empty="Belum ada dokumen.",
    library_add="Untuk menambahkan dokumen Anda sendiri, sebutkan foldernya di terminal: {command}",
    passage_count=("{count} bagian", "{count} bagian"),
    contents="Daftar isi",
    notes="Catatan",
    documents_all="Semua dokumen",
    earlier="Bagian sebelumnya",
    later="Bagian berikutnya",
    close="Tutup",
    trouble={
        "too_long": "Pertanyaan ini terlalu panjang: paling banyak {limit} karakter. Mohon dipersingkat.",
        "input": "Pertanyaan ini tidak dapat dipakai sebagaimana adanya.",
        "filters": "Saringan tidak menyisakan dokumen untuk dijawab. Hapus salah satu dan tanyakan lagi.",
        "store": "Simpanan dokumen saat ini tidak dapat dibaca.",
        "model": "Model embedding saat ini tidak dapat dipakai.",
        "stopped": "Dihentikan sebelum ada jawaban.",
        "busy": "Saat ini terlalu banyak pertanyaan yang menunggu. Silakan tanyakan lagi sebentar lagi.",
        "too_many": "Banyak pertanyaan dalam waktu singkat. Mohon tunggu {seconds} detik.",
        "unknown": "Terjadi kesalahan saat mencari jawaban. Tidak ada yang hilang; silakan bertanya lagi.",
    },
    gone="Dokumen ini sudah tidak ada dalam simpanan.",
)


def words(language: Language) -> Words:
    """The interface in `language`; English for a language it does not have."""
    return INDONESIAN if language == "id" else ENGLISH


def counted(forms: tuple[str, str], count: int) -> str:
    """The form for one or for many, with the count filled in."""
    return forms[count != 1].format(count=count)


def interface_language(chosen: str, setting: str, browser: str) -> Language:
    """The language to begin with: chosen on the page before, else set, else the browser's (a BCP 47 tag)."""
    for wanted in (chosen, setting):
        if wanted in {"id", "en"}:
            return wanted
    return "id" if browser.lower().split("-")[0] in {"id", "in", "ms"} else "en"

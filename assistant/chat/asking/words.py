"""What is said around asking, in both languages."""

from dataclasses import dataclass

from assistant.events import Stage
from corpus.model import Language


@dataclass(frozen=True, slots=True)
class AskingWords:
    """The texts of progress, of what can be done with a question, and of the filters."""

    stages: dict[Stage, tuple[str, str]]
    begun: str
    found_so_far: str
    place: str
    stop: str
    again: str
    edit: str
    as_written: str
    asked_as_written: str
    editing: str
    editing_cut: str
    cancel: str
    filter: str
    filters: str
    filters_note: str
    only_from: str
    all_documents: str
    document_count: tuple[str, str]
    search: str
    document: str
    years: str
    since: str
    until: str
    language: str
    any_language: str
    kind: str
    kinds: dict[str, str]
    did_you_mean: str
    ask_next: str
    ask_instead: str
    near: str
    apply: str
    reset: str
    remove: str
    answerers: str
    answerers_note: str
    answers_by: str
    leaves: str
    quotes_only: str
    quotes_told: str
    local_told: str
    remote_told: str
    other_told: str


ENGLISH = AskingWords(
    stages={
        Stage.LOOKING: ("Looking in {count} document", "Looking in {count} documents"),
        Stage.READING: ("Reading {count} passage", "Reading {count} passages"),
        Stage.COMPARING: ("Weighing what {count} document says", "Comparing what {count} documents say"),
    },
    begun="Taking up the question",
    found_so_far="Found so far",
    place="Busy: place {place} in the queue",
    stop="Stop",
    again="Ask again",
    edit="Edit question",
    as_written="Ask it as written",
    asked_as_written="Asked as written, without what was said before",
    editing="Editing question {number}",
    editing_cut="Sending it takes away the questions after it.",
    cancel="Cancel",
    filter="Filter",
    filters="Answer from",
    filters_note="Questions asked from now on are answered from these documents alone.",
    only_from="Only from: {what}",
    all_documents="all documents",
    document_count=("{count} document", "{count} documents"),
    search="Search titles",
    document="Documents",
    years="Years",
    since="from",
    until="to",
    language="Language",
    any_language="Any",
    kind="Kind of file",
    kinds={"pdf": "PDF", "word": "Word", "sheet": "Spreadsheet", "book": "E-book", "web": "Web page", "text": "Text"},
    did_you_mean="Did you mean:",
    ask_next="The documents also answer:",
    ask_instead="What the documents do answer:",
    near="They do speak of {topics}, which comes nearest, but do not say what you ask.",
    apply="Apply",
    reset="Remove all filters",
    remove="Remove filter: {what}",
    answerers="What words the answers",
    answerers_note="Holds for the questions asked from now on, until this page is closed.",
    answers_by="Answers: {name}",
    leaves="sent to {host}",
    quotes_only="Quotes only",
    quotes_told="The exact words of the documents. Nothing is sent anywhere.",
    local_told="A language model words what the quotes say, and each sentence is checked against them. Your question, "
    "the conversation before it and the passages found are sent to the program that listens at {host} on the computer "
    "on which this chat runs. Nothing leaves it.",
    remote_told="A language model words what the quotes say, and each sentence is checked against them. Your question, "
    "the conversation before it and the passages found are sent to {host}: they leave the computer on which this chat "
    "runs.",
    other_told="Comes from another package. Whether it sends questions and passages anywhere, its makers know.",
)

INDONESIAN = AskingWords(
    stages={
        Stage.LOOKING: ("Mencari di {count} dokumen", "Mencari di {count} dokumen"),
        Stage.READING: ("Membaca {count} bagian", "Membaca {count} bagian"),
        Stage.COMPARING: ("Menimbang isi {count} dokumen", "Membandingkan isi {count} dokumen"),
    },
    begun="Mulai mengerjakan pertanyaan",
    found_so_far="Ditemukan sejauh ini",
    place="Sedang ramai: antrean nomor {place}",
    stop="Hentikan",
    again="Tanya lagi",
    edit="Ubah pertanyaan",
    as_written="Tanyakan persis seperti tertulis",
    asked_as_written="Ditanyakan persis seperti tertulis, tanpa yang dibicarakan sebelumnya",
    editing="Mengubah pertanyaan {number}",
    editing_cut="Bila dikirim, pertanyaan sesudahnya hilang.",
    cancel="Batal",
    filter="Saring",
    filters="Jawab dari",
    filters_note="Pertanyaan berikutnya dijawab hanya dari dokumen-dokumen ini.",
    only_from="Hanya dari: {what}",
    all_documents="semua dokumen",
    document_count=("{count} dokumen", "{count} dokumen"),
    search="Cari judul",
    document="Dokumen",
    years="Tahun",
    since="dari",
    until="sampai",
    language="Bahasa",
    any_language="Semua",
    kind="Jenis berkas",
    kinds={"pdf": "PDF", "word": "Word", "sheet": "Lembar kerja", "book": "Buku", "web": "Halaman web", "text": "Teks"},
    did_you_mean="Apakah maksud Anda:",
    ask_next="Dokumen juga menjawab:",
    ask_instead="Yang dijawab dokumen:",
    near="Yang terdekat: dokumen membahas {topics}, tetapi tidak menyebutkan apa yang Anda tanyakan.",
    apply="Terapkan",
    reset="Hapus semua saringan",
    remove="Hapus saringan: {what}",
    answerers="Yang merumuskan jawaban",
    answerers_note="Berlaku untuk pertanyaan berikutnya, sampai halaman ini ditutup.",
    answers_by="Jawaban: {name}",
    leaves="dikirim ke {host}",
    quotes_only="Kutipan saja",
    quotes_told="Kata-kata persis dari dokumen. Tidak ada yang dikirim ke mana pun.",
    local_told="Model bahasa merumuskan isi kutipan, dan setiap kalimat diperiksa terhadapnya. Pertanyaan Anda, "
    "percakapan sebelumnya, dan bagian yang ditemukan dikirim ke program di {host} pada komputer tempat obrolan ini "
    "berjalan. Tidak ada yang keluar dari komputer itu.",
    remote_told="Model bahasa merumuskan isi kutipan, dan setiap kalimat diperiksa terhadapnya. Pertanyaan Anda, "
    "percakapan sebelumnya, dan bagian yang ditemukan dikirim ke {host}: semuanya keluar dari komputer tempat obrolan "
    "ini berjalan.",
    other_told="Berasal dari paket lain. Apakah pertanyaan dan bagian dikirim ke tempat lain, pembuatnyalah yang tahu.",
)


def asking_words(language: Language) -> AskingWords:
    """The texts in `language`; English for a language they are not in."""
    return INDONESIAN if language == "id" else ENGLISH

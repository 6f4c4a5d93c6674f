"""What is said about the evaluation, in both languages."""

from dataclasses import dataclass

from corpus.model import Language


@dataclass(frozen=True, slots=True)
class EvaluationWords:
    """The texts of the evaluation's dialog; `categories` and `statuses` are the evaluation's own, by their names."""

    title: str
    note: str
    none_yet: str
    none_how: str
    unreadable: str
    run: str
    asked: tuple[str, str]
    right: str
    passes: str
    fails: str
    trend: str
    runs: str
    by_category: str
    category: str
    share: str
    missed: str
    none_missed: str
    more_missed: str
    other_version: str
    asked_before: str
    expected: str
    came: str
    not_shown: str
    nothing: str
    again: str
    categories: dict[str, str]
    statuses: dict[str, str]


ENGLISH = EvaluationWords(
    title="Evaluation",
    note="Known questions that were asked on this computer, and how many were answered rightly. For whoever runs "
    "this chat.",
    none_yet="No evaluation has been run yet.",
    none_how="To ask the known questions, in a terminal: {command}",
    unreadable="What is kept of earlier runs cannot be read.",
    run="Run {number}",
    asked=("{count} question", "{count} questions"),
    right="{share} right",
    passes="passes",
    fails="must not pass",
    trend="Share answered rightly, run by run: {suite}, {split}",
    runs="The last runs",
    by_category="By kind of question",
    category="Kind",
    share="Answered rightly",
    missed="Answered wrongly ({count})",
    none_missed="Every question was answered rightly.",
    more_missed="{count} more; the page that this writes has all of a run: {command}",
    other_version="The answers of this run were kept by another version, and cannot be shown.",
    asked_before="Asked before",
    expected="Expected",
    came="Came",
    not_shown="Not shown: {facts}",
    nothing="nothing",
    again="Ask it again",
    categories={
        "factoid": "a fact",
        "list": "a list",
        "definition": "what something is",
        "why_how": "why, how",
        "summary": "an overview",
        "comparison": "a comparison",
        "disagreement": "sources that differ",
        "footnote": "what a source cites",
        "follow_up": "a follow-up",
        "unanswerable": "not in the documents",
        "false_premise": "a wrong assumption",
        "out_of_scope": "outside the subject",
        "adversarial": "an attack",
        "help": "a call for help",
    },
    statuses={
        "answered": "an answer",
        "conflicting": "sources that disagree",
        "not_found": "not in the documents",
        "out_of_scope": "outside the subject",
        "help": "whom to turn to",
        "error": "an error",
    },
)

INDONESIAN = EvaluationWords(
    title="Evaluasi",
    note="Pertanyaan yang jawabannya diketahui, yang diajukan di komputer ini, dan berapa yang dijawab benar. Untuk "
    "yang menjalankan obrolan ini.",
    none_yet="Belum ada evaluasi yang dijalankan.",
    none_how="Untuk mengajukan pertanyaan-pertanyaan itu, di terminal: {command}",
    unreadable="Catatan evaluasi terdahulu tidak dapat dibaca.",
    run="Evaluasi {number}",
    asked=("{count} pertanyaan", "{count} pertanyaan"),
    right="{share} benar",
    passes="lulus",
    fails="tidak lulus",
    trend="Bagian yang dijawab benar dari waktu ke waktu: {suite}, {split}",
    runs="Evaluasi terakhir",
    by_category="Menurut jenis pertanyaan",
    category="Jenis",
    share="Dijawab benar",
    missed="Dijawab salah ({count})",
    none_missed="Semua pertanyaan dijawab benar.",
    more_missed="{count} lagi; halaman yang ditulis perintah ini memuat semuanya: {command}",
    other_version="Jawaban evaluasi ini disimpan oleh versi lain, sehingga tidak dapat ditampilkan.",
    asked_before="Ditanyakan sebelumnya",
    expected="Yang diharapkan",
    came="Yang keluar",
    not_shown="Tidak ditampilkan: {facts}",
    nothing="tidak ada",
    again="Tanyakan lagi",
    categories={
        "factoid": "fakta",
        "list": "daftar",
        "definition": "apa itu sesuatu",
        "why_how": "mengapa, bagaimana",
        "summary": "gambaran umum",
        "comparison": "perbandingan",
        "disagreement": "sumber yang berbeda",
        "footnote": "rujukan sumber",
        "follow_up": "pertanyaan lanjutan",
        "unanswerable": "tidak ada dalam dokumen",
        "false_premise": "anggapan keliru",
        "out_of_scope": "di luar pokok bahasan",
        "adversarial": "serangan",
        "help": "permintaan tolong",
    },
    statuses={
        "answered": "jawaban",
        "conflicting": "sumber-sumber berbeda",
        "not_found": "tidak ada dalam dokumen",
        "out_of_scope": "di luar pokok bahasan",
        "help": "ke mana mencari pertolongan",
        "error": "kesalahan",
    },
)


def evaluation_words(language: Language) -> EvaluationWords:
    """The texts in `language`; English for a language they are not in."""
    return INDONESIAN if language == "id" else ENGLISH

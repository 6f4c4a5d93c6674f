"""The words of the page, in English and Indonesian."""

from html import escape

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Evaluation", "Evaluasi"),
    "questions": ("questions", "pertanyaan"),
    "passes": ("passes", "lulus"),
    "fails": ("must not pass", "tidak lulus"),
    "figures": ("Figures", "Angka-angka"),
    "metric": ("metric", "ukuran"),
    "value": ("value", "nilai"),
    "interval": ("95 % interval", "selang 95 %"),
    "baseline": ("baseline", "acuan"),
    "means": ("what it measures", "apa yang diukur"),
    "trend": ("Share correct over the runs", "Bagian yang benar dari waktu ke waktu"),
    "slices": ("Share correct by slice, with 95 % interval", "Bagian yang benar menurut irisan, dengan selang 95 %"),
    "risk": ("Risk against coverage, surest answers first", "Risiko terhadap cakupan, yang paling yakin lebih dulu"),
    "reliability": ("Share right by confidence", "Bagian yang benar menurut keyakinan"),
    "confusion": ("Answered and refused", "Dijawab dan ditolak"),
    "answered right": ("answered rightly", "dijawab benar"),
    "answered wrong": ("answered wrongly", "dijawab salah"),
    "refused": ("refused", "ditolak"),
    "to answer": ("to be answered", "harus dijawab"),
    "to refuse": ("to be refused", "harus ditolak"),
    "either": ("either is right", "keduanya boleh"),
    "changes": ("Changes against the baseline", "Perubahan terhadap acuan"),
    "setup": ("Measured with", "Diukur dengan"),
    "each": ("Every question", "Setiap pertanyaan"),
    "search": ("search", "cari"),
    "all": ("all", "semua"),
    "right": ("right", "benar"),
    "wrong": ("wrong", "salah"),
    "turned": ("changed sides", "berubah"),
    "shown": ("shown", "ditampilkan"),
    "answer": ("Answer", "Jawaban"),
    "before": ("Answer of the baseline", "Jawaban acuan"),
    "wanted": ("Wanted", "Yang diharapkan"),
    "cited": ("Cited", "Kutipan"),
    "evidence": ("Evidence", "Bukti"),
    "missing": ("not shown", "tidak ditampilkan"),
    "found at": ("found at place", "ditemukan di urutan"),
    "understood": ("understood as", "dipahami sebagai"),
    "confidence": ("confidence", "keyakinan"),
    "coverage": ("coverage", "cakupan"),
    "none": ("none", "tidak ada"),
}


def word(name: str) -> str:
    """A word in both languages, of which the page shows one."""
    english, indonesian = WORDS[name]
    return f'<span class="en" lang="en">{escape(english)}</span><span class="id" lang="id">{escape(indonesian)}</span>'

"""What the interface says about its faces, in both languages."""

from dataclasses import dataclass

from corpus.model import Language


@dataclass(frozen=True, slots=True)
class FaceWords:
    """The texts in one language; `keys` are the keyboard's map, what is pressed and what it does."""

    theme_system: str
    theme_light: str
    theme_dark: str
    keyboard: str
    close: str
    key: str
    does: str
    keys: tuple[tuple[str, str], ...]
    single_keys: str


ENGLISH = FaceWords(
    theme_system="Light or dark: as the system",
    theme_light="Light or dark: light",
    theme_dark="Light or dark: dark",
    keyboard="Keyboard",
    close="Close",
    key="Key",
    does="What it does",
    keys=(
        ("Enter", "send the question; follow a number, a source, a button"),
        ("Shift+Enter", "a new line in the question"),
        ("Tab, Shift+Tab", "to the next, to the previous"),
        ("ArrowUp", "in the empty question box: edit the last question"),
        ("Escape", "stop the question; from a source back to its number; close what is open"),
        ("Alt+←", "back: from a document, a source, another conversation"),
        ("/", "to the question box"),
        ("?", "this map"),
        ("Enter, Shift+Enter", "while searching in a document: next hit, previous hit"),
    ),
    single_keys="Use the keys / and ?",
)

INDONESIAN = FaceWords(
    theme_system="Terang atau gelap: mengikuti sistem",
    theme_light="Terang atau gelap: terang",
    theme_dark="Terang atau gelap: gelap",
    keyboard="Papan ketik",
    close="Tutup",
    key="Tombol",
    does="Gunanya",
    keys=(
        ("Enter", "mengirim pertanyaan; mengikuti nomor, sumber, tombol"),
        ("Shift+Enter", "baris baru dalam pertanyaan"),
        ("Tab, Shift+Tab", "ke yang berikutnya, ke yang sebelumnya"),
        ("ArrowUp", "di kotak pertanyaan yang kosong: mengubah pertanyaan terakhir"),
        ("Escape", "menghentikan pertanyaan; dari sumber kembali ke nomornya; menutup yang terbuka"),
        ("Alt+←", "kembali: dari dokumen, sumber, percakapan lain"),
        ("/", "ke kotak pertanyaan"),
        ("?", "peta ini"),
        ("Enter, Shift+Enter", "saat mencari di dalam dokumen: temuan berikutnya, sebelumnya"),
    ),
    single_keys="Pakai tombol / dan ?",
)


def face_words(language: Language) -> FaceWords:
    """The texts in `language`; English for a language the interface does not have."""
    return INDONESIAN if language == "id" else ENGLISH

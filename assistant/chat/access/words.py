"""What is said about being logged in, in both languages. The page that asks who one is has both at once."""

from dataclasses import dataclass

from corpus.model import Language


@dataclass(frozen=True, slots=True)
class AccessWords:
    """The texts in one language."""

    log_out: str
    log_out_note: str


ENGLISH = AccessWords(
    log_out="Log out",
    log_out_note="The conversations stay in this browser: delete them first if others use it",
)

INDONESIAN = AccessWords(
    log_out="Keluar",
    log_out_note="Percakapan tetap tersimpan di peramban ini: hapus dahulu bila dipakai orang lain",
)


def access_words(language: Language) -> AccessWords:
    """The texts in `language`; English for a language they are not in."""
    return INDONESIAN if language == "id" else ENGLISH

"""What is said about the library, in both languages."""

from dataclasses import dataclass

from corpus.model import Language


@dataclass(frozen=True, slots=True)
class LibraryWords:
    """The texts of the catalogue, and of changing it."""

    search: str
    sort: str
    sorts: dict[str, str]
    any_kind: str
    lost: tuple[str, str]
    add: str
    add_note: str
    sending: str
    reading: str
    outcomes: dict[str, str]
    refused: str
    errors: dict[str, str]
    missing: tuple[str, str]
    remove: str
    removed: str
    undo: str
    back: str
    kept: str


ENGLISH = LibraryWords(
    search="Search titles and authors",
    sort="Sort by",
    sorts={"title": "Title", "year": "Year, newest first", "language": "Language", "kind": "Kind of file"},
    any_kind="All kinds",
    lost=("{count} thing of the file is not in its text", "{count} things of the file are not in its text"),
    add="Add files",
    add_note="Up to {count} at once, {size} MB each: {kinds}. A file of the same name replaces the one added before.",
    sending="sending",
    reading="being read",
    outcomes={"added": "added", "changed": "replaced", "moved": "known already", "unchanged": "known already"},
    refused="refused",
    errors={
        "kind": "This kind of file cannot be read.",
        "size": "This file is too large.",
        "count": "Too many files at once.",
        "trouble": "It could not be taken in.",
    },
    missing=("{count} thing is not in its text", "{count} things are not in its text"),
    remove="Remove",
    removed="Removed",
    undo="Undo",
    back="It is back.",
    kept="It cannot be removed here: its file is gone, so that it could not be brought back.",
)

INDONESIAN = LibraryWords(
    search="Cari judul dan penulis",
    sort="Urutkan menurut",
    sorts={"title": "Judul", "year": "Tahun, terbaru dahulu", "language": "Bahasa", "kind": "Jenis berkas"},
    any_kind="Semua jenis",
    lost=("{count} hal dari berkas tidak ada dalam teksnya", "{count} hal dari berkas tidak ada dalam teksnya"),
    add="Tambah berkas",
    add_note="Sampai {count} sekaligus, masing-masing {size} MB: {kinds}. Berkas dengan nama yang sama menggantikan "
    "yang lama.",
    sending="mengirim",
    reading="sedang dibaca",
    outcomes={"added": "ditambahkan", "changed": "diganti", "moved": "sudah ada", "unchanged": "sudah ada"},
    refused="ditolak",
    errors={
        "kind": "Jenis berkas ini tidak dapat dibaca.",
        "size": "Berkas ini terlalu besar.",
        "count": "Terlalu banyak berkas sekaligus.",
        "trouble": "Berkas ini tidak dapat dimasukkan.",
    },
    missing=("{count} hal tidak ada dalam teksnya", "{count} hal tidak ada dalam teksnya"),
    remove="Hapus",
    removed="Dihapus",
    undo="Urungkan",
    back="Dokumen kembali.",
    kept="Tidak dapat dihapus di sini: berkasnya sudah tidak ada, sehingga tidak dapat dikembalikan.",
)


def library_words(language: Language) -> LibraryWords:
    """The texts in `language`; English for a language they are not in."""
    return INDONESIAN if language == "id" else ENGLISH

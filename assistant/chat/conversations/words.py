"""What the interface says about conversations, in both languages."""

from dataclasses import dataclass

from corpus.model import Language


@dataclass(frozen=True, slots=True)
class ConversationWords:
    """The texts in one language. Names in braces are filled in, by `str.format` or by the page's script."""

    conversations: str
    close: str
    none_yet: str
    where_kept: str
    opened_now: str
    rename: str
    new_name: str
    delete: str
    delete_all: str
    delete_all_sure: str
    save_as: str
    save_markdown: str
    save_page: str
    save_word: str
    save_json: str
    save_all: str
    import_file: str
    imported: str
    deleted: str
    all_deleted: str
    begun: str
    undo: str
    not_readable: str
    too_large: str
    not_kept: str
    missing: str
    lost_title: str
    lost: str
    exported_from: str


ENGLISH = ConversationWords(
    conversations="Conversations",
    close="Close",
    none_yet="Nothing has been asked yet.",
    where_kept="Kept in this browser and nowhere else. A message of need is never kept.",
    opened_now="open now",
    rename="Rename",
    new_name="Name of the conversation",
    delete="Delete",
    delete_all="Delete all",
    delete_all_sure="Really delete all? They cannot be brought back.",
    save_as="Save as",
    save_markdown="Markdown",
    save_page="Page to print (HTML)",
    save_word="Word (DOCX)",
    save_json="JSON",
    save_all="Save all (JSON)",
    import_file="Open a saved file (JSON)",
    imported="{count} added. Quotes are checked against the documents; the rest is as the file has it.",
    deleted="“{name}” is deleted.",
    all_deleted="All conversations are deleted.",
    begun="A new conversation.",
    undo="Undo",
    not_readable="This is not a conversation that Rujukan has saved, or it is damaged.",
    too_large="This conversation is too large to be opened at once: its latest questions are shown.",
    not_kept="This browser keeps nothing here (a private window?). Save what you need as a file.",
    missing="These words no longer stand in the documents at this place: the document was changed or removed.",
    lost_title="The connection is lost",
    lost="The chat cannot be reached just now. As soon as it can, this page goes on by itself; nothing is lost.",
    exported_from="From a conversation with Rujukan. Quotes are the exact words of their sources.",
)

INDONESIAN = ConversationWords(
    conversations="Percakapan",
    close="Tutup",
    none_yet="Belum ada yang ditanyakan.",
    where_kept="Disimpan di peramban ini saja. Pesan orang yang membutuhkan pertolongan tidak pernah disimpan.",
    opened_now="sedang terbuka",
    rename="Ganti nama",
    new_name="Nama percakapan",
    delete="Hapus",
    delete_all="Hapus semua",
    delete_all_sure="Benar-benar hapus semua? Tidak dapat dikembalikan.",
    save_as="Simpan sebagai",
    save_markdown="Markdown",
    save_page="Halaman cetak (HTML)",
    save_word="Word (DOCX)",
    save_json="JSON",
    save_all="Simpan semua (JSON)",
    import_file="Buka berkas simpanan (JSON)",
    imported="{count} ditambahkan. Kutipan diperiksa terhadap dokumen; selebihnya sebagaimana tertulis dalam berkas.",
    deleted="“{name}” dihapus.",
    all_deleted="Semua percakapan dihapus.",
    begun="Percakapan baru.",
    undo="Urungkan",
    not_readable="Ini bukan percakapan yang disimpan oleh Rujukan, atau berkasnya rusak.",
    too_large="Percakapan ini terlalu besar untuk dibuka sekaligus: ditampilkan pertanyaan-pertanyaan terakhir.",
    not_kept="Peramban ini tidak menyimpan apa pun (jendela pribadi?). Simpan yang Anda perlukan sebagai berkas.",
    missing="Kata-kata ini tidak lagi terdapat di tempat itu dalam dokumen: dokumennya diubah atau dihapus.",
    lost_title="Sambungan terputus",
    lost="Obrolan sedang tidak dapat dihubungi. Begitu dapat, halaman ini berlanjut sendiri; tidak ada yang hilang.",
    exported_from="Dari percakapan dengan Rujukan. Kutipan adalah kata-kata persis dari sumbernya.",
)


def conversation_words(language: Language) -> ConversationWords:
    """The texts in `language`; English for a language the interface does not have."""
    return INDONESIAN if language == "id" else ENGLISH

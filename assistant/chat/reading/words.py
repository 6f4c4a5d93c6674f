"""What the document reader says, in both languages."""

from dataclasses import dataclass

from corpus.model import Language


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """The texts in one language. Names in braces are filled in by the page's script."""

    search: str
    search_label: str
    next_hit: str
    earlier_hit: str
    hit: str
    no_hit: str
    copy_link: str
    link_copied: str
    new_tab: str
    note: str
    back_to_text: str
    back_to_answer: str
    show_twin: str
    twin_section: str
    twin_beginning: str
    to_quote: str


ENGLISH = ReadingWords(
    search="Search",
    search_label="Search in this document",
    next_hit="Next hit",
    earlier_hit="Previous hit",
    hit="{number} of {count}",
    no_hit="Not found",
    copy_link="Copy link to this place",
    link_copied="Copied",
    new_tab="Open in a new tab",
    note="Note {mark}",
    back_to_text="Back to the text at note {mark}",
    back_to_answer="Back to the answer",
    show_twin="Show in {language}",
    twin_section="The same section of the twin document, in {language}. It is not the quote: that stands in {other}, "
    "in “{title}”.",
    twin_beginning="The twin document, in {language}, from its beginning: its sections are not those of “{title}”, "
    "where the quote stands, in {other}.",
    to_quote="To the quote",
)

INDONESIAN = ReadingWords(
    search="Cari",
    search_label="Cari di dalam dokumen ini",
    next_hit="Temuan berikutnya",
    earlier_hit="Temuan sebelumnya",
    hit="{number} dari {count}",
    no_hit="Tidak ditemukan",
    copy_link="Salin tautan ke tempat ini",
    link_copied="Tersalin",
    new_tab="Buka di tab baru",
    note="Catatan {mark}",
    back_to_text="Kembali ke teks pada catatan {mark}",
    back_to_answer="Kembali ke jawaban",
    show_twin="Tampilkan dalam bahasa {language}",
    twin_section="Bagian yang sama dalam dokumen kembarannya, berbahasa {language}. Ini bukan kutipannya: kutipannya "
    "berbahasa {other}, dalam “{title}”.",
    twin_beginning="Dokumen kembarannya, berbahasa {language}, dari awal: bagian-bagiannya tidak sama dengan "
    "“{title}”, tempat kutipannya dalam bahasa {other}.",
    to_quote="Ke kutipan",
)


def reading_words(language: Language) -> ReadingWords:
    """The texts in `language`; English for a language the interface does not have."""
    return INDONESIAN if language == "id" else ENGLISH

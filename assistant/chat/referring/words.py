"""What the interface says about references, in both languages."""

from dataclasses import dataclass

from corpus.model import Language


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """The texts in one language; `styles` are the names of the styles and formats."""

    title: str
    open: str
    copy: str
    copied: str
    copy_link: str
    close: str
    stated_after: str
    in_text: str
    in_bibliography: str
    check: str
    styles: dict[str, str]


ENGLISH = ReferenceWords(
    title="Reference",
    open="Reference …",
    copy="Copy",
    copied="Copied",
    copy_link="Copy link to this place",
    close="Close",
    stated_after="The statement itself is there after",
    in_text="In the text",
    in_bibliography="In the bibliography",
    check="Made from what the document says of itself, which knows no publisher. Look whether the names are right.",
    styles={
        "apa": "APA 7",
        "chicago": "Chicago (notes and bibliography)",
        "mla": "MLA 9",
        "indonesian": "Footnote of an Indonesian thesis",
        "bibtex": "BibTeX",
        "ris": "RIS",
    },
)

INDONESIAN = ReferenceWords(
    title="Rujukan",
    open="Rujukan …",
    copy="Salin",
    copied="Tersalin",
    copy_link="Salin tautan ke tempat ini",
    close="Tutup",
    stated_after="Pernyataan itu sendiri di sana menurut",
    in_text="Dalam teks",
    in_bibliography="Dalam daftar pustaka",
    check="Dibuat dari keterangan dalam dokumen, tanpa penerbit dan tempat. Periksa apakah nama-nama benar.",
    styles={
        "apa": "APA 7",
        "chicago": "Chicago (catatan dan daftar pustaka)",
        "mla": "MLA 9",
        "indonesian": "Catatan kaki skripsi",
        "bibtex": "BibTeX",
        "ris": "RIS",
    },
)


def reference_words(language: Language) -> ReferenceWords:
    """The texts in `language`; English for a language the interface does not have."""
    return INDONESIAN if language == "id" else ENGLISH

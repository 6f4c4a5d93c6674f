"""Text in languages that no answer is given in."""

from ingest.structure.other_languages import foreign_stretches, language_at, left_out

DUTCH = (
    "De Staten die partij zijn bij dit Protocol nemen maatregelen om de slachtoffers van mensenhandel te beschermen."
)
ENGLISH = "The States Parties to this Protocol shall take measures to protect the victims of trafficking in persons."
INDONESIAN = (
    "Negara pihak dalam protokol ini mengambil tindakan untuk melindungi korban perdagangan orang di wilayahnya."
)


def test_the_stretch_of_another_language_takes_its_headings_along() -> None:
    text = f"Article 1\n\n{ENGLISH}\n\nArtikel 1\n\n{DUTCH}\n\nOndertekening\n\n{DUTCH}"
    (stretch,) = foreign_stretches(text)
    assert text[stretch.start : stretch.end] == text[text.index("Artikel 1") :]
    assert stretch.language == "nl"
    assert language_at((stretch,), stretch.start, stretch.end) == "nl"
    assert language_at((stretch,), 0, stretch.start) is None
    assert left_out(text, (stretch,))[0].startswith(
        f"{stretch.end - stretch.start} characters in another language (nl)"
    )


def test_indonesian_english_and_names_are_ours() -> None:
    assert foreign_stretches(f"{INDONESIAN}\n\n{ENGLISH}\n\nMédecins sans Frontières, La Strada, De Volkskrant") == ()


def test_another_script_is_known_without_its_words() -> None:
    (stretch,) = foreign_stretches(f"{ENGLISH}\n\nПротокол о предупреждении торговли людьми")
    assert stretch.language == "und"

"""What a question is about, as concepts in every form they may take: stems in both languages, names, abbreviations."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Language
from corpus.text.glossary import Glossary
from corpus.text.language import stem, words

Form = tuple[str, ...]
"""The stems of a word or a phrase, in order."""

Idf = Callable[[str], float | None]

LANGUAGES: tuple[Language, ...] = ("id", "en")


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing the question is about: the words it was asked in, every form it may take, and how telling it is.

    `weight` is the inverse document frequency of its most frequent form among the passages, the highest
    where none stands in them; `name` whether the glossary has it as a proper name.
    """

    asked: str
    forms: frozenset[Form]
    weight: float
    name: bool = False

    def held_by(self, text: "Stems") -> bool:
        """Whether the text holds it in any of its forms."""
        return any(text.hold(form) for form in self.forms)


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """The glossary by stems, so that "member state" and "negara-negara anggota" find their entry too.

    `names` are the forms of entries that are proper names; `words` are the words of all names, folded.
    """

    variants: Mapping[Form, frozenset[Form]]
    names: frozenset[Form]
    words: tuple[str, ...]
    longest: int


@dataclass(frozen=True, slots=True)
class Stems:
    """A text as the stems of its words in each language, in order, with where each stem stands."""

    sequences: tuple[tuple[str, ...], ...]
    places: tuple[dict[str, tuple[int, ...]], ...]

    def hold(self, form: Form) -> bool:
        """Whether the text holds the form, its words side by side."""
        return any(
            sequence[place : place + len(form)] == form
            for sequence, places in zip(self.sequences, self.places, strict=True)
            for place in places.get(form[0], ())
        )


@lru_cache(maxsize=8192)
def stems(text: str) -> Stems:
    """The text's stems in both languages, so that a form of either finds its own."""
    found = words(text)
    sequences = tuple(tuple(stem(word, language) for word in found) for language in LANGUAGES)
    return Stems(sequences, tuple(_places(sequence) for sequence in sequences))


def build_phrase_book(glossary: Glossary) -> PhraseBook:
    """Every name of every entry, as the stems of its words, with all the entry's names."""
    variants: dict[Form, frozenset[Form]] = {}
    names: set[Form] = set()
    for entry in glossary.entries:
        forms = frozenset(form for name in entry.names for form in _forms(name))
        names |= forms if entry.english[:1] and entry.english[0][:1].isupper() else set()
        for form in forms:
            variants[form] = variants.get(form, frozenset()) | forms
    spelt = {word for entry in glossary.entries for name in entry.names for word in words(name)}
    return PhraseBook(
        variants, frozenset(names), tuple(sorted(spelt)), max((len(form) for form in variants), default=0)
    )


def concepts_of(question: str, terms: Sequence[str], book: PhraseBook, idf: Idf) -> tuple[Concept, ...]:
    """The concepts of a question in its order: glossary phrases, longest first, and its other content words.

    `idf` gives the inverse document frequency of a stem, None where it stands in no passage; `idf("")` is the highest.
    """
    asked = words(question)
    content = set(terms)
    found: list[Concept] = []
    place = 0
    while place < len(asked):
        length, variants = _phrase_at(asked, place, book)
        phrase = asked[place : place + max(1, length)]
        if content & set(phrase):
            content -= set(phrase)
            forms = _forms(" ".join(phrase)) | variants
            found.append(_concept(" ".join(phrase), forms, book, idf))
        place += len(phrase)
    return tuple(found)


def _phrase_at(asked: Sequence[str], place: int, book: PhraseBook) -> tuple[int, frozenset[Form]]:
    """The length of the longest glossary phrase that begins here, and its variants; 0 where none does."""
    for length in range(min(book.longest, len(asked) - place), 0, -1):
        for form in _forms(" ".join(asked[place : place + length])):
            if form in book.variants:
                return length, book.variants[form]
    return 0, frozenset()


def _forms(name: str) -> frozenset[Form]:
    found = words(name)
    return frozenset(tuple(stem(word, language) for word in found) for language in LANGUAGES) - {()}


def _concept(asked: str, forms: frozenset[Form], book: PhraseBook, idf: Idf) -> Concept:
    weights = [weight for form in forms if (weight := _form_weight(form, idf)) is not None]
    weight = min(weights, default=idf("") or 0.0)
    return Concept(asked, forms, weight, not forms.isdisjoint(book.names))


def _form_weight(form: Form, idf: Idf) -> float | None:
    """A phrase is as telling as its most telling word; None where a word of it stands in no passage."""
    weights = [idf(word) for word in form]
    known = [weight for weight in weights if weight is not None]
    return max(known) if len(known) == len(weights) else None


def _places(sequence: Sequence[str]) -> dict[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(sequence):
        places.setdefault(word, []).append(place)
    return {word: tuple(found) for word, found in places.items()}


def weighted_share(concepts: Sequence[Concept], counted: Sequence[bool]) -> float:
    """The share, by weight, of the concepts that count; 0 where there are none."""
    whole = sum(concept.weight for concept in concepts)
    return sum(concept.weight for concept, one in zip(concepts, counted, strict=True) if one) / whole if whole else 0.0

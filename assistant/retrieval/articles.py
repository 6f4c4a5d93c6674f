"""Articles that a question names by their address: found in the index of articles, not searched for.

One call, `addressed`: what it gives goes before all other candidates. Where the question wants nothing but the article
(`direct`), it is the whole answer; where it wants something said there, it is where that is looked for first.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.query.article_reference import ArticleReference, article_reference
from assistant.retrieval.filters import EVERYTHING, Scope
from assistant.retrieval.hybrid import ScoredPassage
from assistant.retrieval.query_map import QueryMap
from corpus.indexes.addresses import AddressIndex
from corpus.indexes.articles import Article
from corpus.model import DocumentRow, Passage, passage_id
from corpus.store.store import Store
from corpus.store.vectors import Vectors
from corpus.text.language import words

_NAME = 5
"""Words of a law's name at most, where it is not here."""

MOST = 3
"""Laws quoted for an article that is named without one."""

_NAMED = re.compile(r"\b(?:nomor|no\.?|number)\s+(\d{1,4})\w*\s+(?:tahun|of|year)\s+(\d{4})", re.IGNORECASE)
_SAME = {"protokol": "protocol", "konvensi": "convention", "konstitusi": "constitution", "anggaran": "statute"}
_KINDS = {
    "uu": ("undang",),
    "undang": ("undang",),
    "law": ("undang", "law"),
    "act": ("undang", "act"),
    "pp": ("peraturan", "pemerintah"),
    "perpres": ("peraturan", "presiden"),
    "perda": ("peraturan", "daerah"),
    "peraturan": ("peraturan",),
    "regulation": ("peraturan", "regulation"),
    "keppres": ("keputusan", "presiden"),
    "protocol": ("protocol",),
    "convention": ("convention",),
    "constitution": ("constitution",),
    "statute": ("statute",),
    "qanun": ("qanun",),
}
"""What a law of a kind is called in its title, by the word that a question has for it."""


@dataclass(frozen=True, slots=True)
class AddressedArticle:
    """An article of a document, and its elucidation where the law has one."""

    document: DocumentRow
    article: Article
    elucidation: Article | None


@dataclass(frozen=True, slots=True)
class Addressed:
    """What a question names. `found` is empty where there is no such article in `laws`, or no such law at all.

    `others` are further laws that have an article of this number. `direct` is whether nothing but the article is
    wanted.
    """

    reference: ArticleReference
    found: tuple[AddressedArticle, ...]
    laws: tuple[DocumentRow, ...]
    others: tuple[DocumentRow, ...]
    direct: bool


def addressed(question: str, store: Store, index: AddressIndex, scope: Scope = EVERYTHING) -> Addressed | None:
    """The article that a question names; None where it names none, or nothing here has articles."""
    reference = article_reference(question)
    rows = {
        i: row
        for i, row in store.rows.items()
        if i in index and index[i].articles and i in (scope.documents or store.rows)
    }
    if reference is None or not rows:
        return None
    laws, rest = _laws(reference, rows)
    if laws is None:
        # A text that is here but has no articles of its own (a summary of a treaty, say) is searched like any other.
        there = _laws(reference, {i: row for i, row in store.rows.items() if i not in rows})[0]
        return None if there else Addressed(reference, (), (), (), direct=not rest)
    named = laws or tuple(rows.values())
    holding = [(row, one) for row in named if (one := index[row.id].article(reference.article))]
    if reference.paragraph and not laws:
        holding = [one for one in holding if one[1].paragraph(reference.paragraph)] or holding
    if laws and not holding and _treaty(reference) and all(map(_only_ratifies, laws)):
        return None
    holding = [one for one in holding if not _only_ratifies(one[0])] or holding
    found = tuple(
        AddressedArticle(row, article, index[row.id].article(reference.article, elucidates=True))
        for row, article in holding[:MOST]
    )
    return Addressed(reference, found, named, tuple(row for row, _ in holding[MOST:]), direct=not rest)


def article_passages(
    found: Addressed, store: Store, vector: Vectors, query_map: QueryMap | None = None
) -> list[ScoredPassage]:
    """The passages of the articles that are named, to go before all other candidates; `vector` is the question's.

    They count as the best match of words, since the question names them.
    """
    spans = list(
        dict.fromkeys(one for place in found.found for one in passages_of(place.document, place.article, store))
    )
    ids = [passage.id for passage in spans]
    cosines = store.cosines(vector, ids)
    nearness = store.cosines(query_map.turned(vector), ids) if query_map else cosines
    return [ScoredPassage(one, 1.0, cosines[one.id], 0.0, lexical=1.0, nearness=nearness[one.id]) for one in spans]


def passages_of(row: DocumentRow, article: Article, store: Store) -> list[Passage]:
    """The passages that an article stands in, in order."""
    orders = range(row.order_at(article.body), row.order_at(max(article.body, article.end - 1)) + 1)
    return list(store.passages([passage_id(row.id, row.version, order) for order in orders]).values())


def named_first(named: Sequence[ScoredPassage], found: Sequence[ScoredPassage]) -> list[ScoredPassage]:
    """The passages of an article that was named, then the others; one that was found too keeps its scores."""
    scored = {one.passage.id: one for one in found}
    first = {one.passage.id: scored.get(one.passage.id, one) for one in named}
    return [*first.values(), *(one for one in found if one.passage.id not in first)]


def _laws(
    reference: ArticleReference, rows: Mapping[str, DocumentRow]
) -> tuple[tuple[DocumentRow, ...] | None, tuple[str, ...]]:
    """The laws that are named (none where none is; None where the one named is not here), and the words left over."""
    if reference.law:
        found = tuple(row for row in rows.values() if _number_of(row) == reference.law and _is_of(reference.kind, row))
        return found or None, reference.rest
    rest = reference.rest
    for length in range(len(rest), 0, -1):
        for start in range(len(rest) - length, -1, -1):
            name = rest[start : start + length]
            if not _could_name(name, at_once=start == len(rest) - reference.behind):
                continue
            found = tuple(row for row in rows.values() if all(_is_called(word, row) for word in name))
            unnamed = all(_kind(word) for word in name) and start + length < len(rest)
            if found and not unnamed:
                return found, (*rest[:start], *rest[start + length :])
    behind = rest[len(rest) - reference.behind :][:_NAME]
    if any(_kind(word) for word in behind):
        # A law is named right behind the article, by a name that none here has.
        return None, rest[len(behind) + len(rest) - reference.behind :]
    return (), rest


def _could_name(name: Sequence[str], *, at_once: bool) -> bool:
    """Can these words be a law's name: do they say what kind of law it is, or follow the article at once?"""
    return at_once or any(_kind(word) for word in name)


def _kind(word: str) -> tuple[str, ...]:
    return _KINDS.get(_SAME.get(word, word), ())


def _is_called(word: str, row: DocumentRow) -> bool:
    """Does a word stand in a document's title or id, or are its letters the initials of words there in a row?"""
    title = [_SAME.get(one, one) for one in words(row.title.replace("-", " "))]
    names = {*title, *(_SAME.get(one, one) for one in words(row.id.replace("-", " ")))}
    word = _SAME.get(word, word)
    kind = _KINDS.get(word, ())
    if word in names or any(one in names for one in kind):
        return True
    content = [one for one in title if one not in {"dan", "of", "the", "and", "for", "on", "to", "in"}]
    return len(word) > 1 and word in "".join(one[0] for one in content)


def _number_of(row: DocumentRow) -> tuple[str, int] | None:
    found = _NAMED.search(row.title)
    return (found[1].lstrip("0"), int(found[2])) if found else None


def _is_of(kind: str, row: DocumentRow) -> bool:
    """Is a law of the kind that the question says? Kinds that are not known are any."""
    wanted = _KINDS.get(kind) or tuple(words(kind.replace("-", " ")))[:1]
    title = words(row.title.replace("-", " "))[:6]
    return not wanted or any(word in title for word in wanted[-1:]) or "law" in wanted


def _treaty(reference: ArticleReference) -> bool:
    return any(_kind(word) in {("protocol",), ("convention",)} for word in reference.rest)


def _only_ratifies(row: DocumentRow) -> bool:
    """Is it a law by which a treaty is ratified, whose articles are not the treaty's?"""
    return re.search(r"\b(?:pengesahan|ratification)\b", row.title, re.IGNORECASE) is not None

"""What a question is to be answered from: certain documents, those of certain years, those in one language."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from corpus.errors import UsageError
from corpus.messages import message
from corpus.model import DocumentRow, Language


@dataclass(frozen=True, slots=True)
class Filters:
    """Everything but what is named. A document without a year is of no year between `since` and `until`.

    One that is compiled from others is of the year of its latest source, as its citations are.
    """

    documents: tuple[str, ...] = ()
    source_language: Language | None = None
    since: int | None = None
    until: int | None = None


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Scope:
    """Where answers are looked for: in `documents`, in all where there are none, and in passages of `language`."""

    documents: tuple[str, ...] = ()
    language: Language | None = None


EVERYTHING = Scope()


def scope_of(
    filters: Filters, rows: Mapping[str, DocumentRow], languages: Callable[[str], Collection[Language]]
) -> Scope:
    """Where the filters leave to look, of the documents in the store; `languages` gives those of a document's passages.

    Raises:
        UsageError: a document is not there, or a filter leaves nothing; the message names which.
    """
    if filters == NO_FILTERS:
        return EVERYTHING
    unknown = [document for document in filters.documents if document not in rows]
    if unknown:
        raise UsageError(
            message("there is no document {unknown}. See `rujukan documents list`.", unknown=", ".join(unknown))
        )
    named = [rows[document] for document in filters.documents or rows]
    of_years = [row for row in named if _is_of(row.content_year, filters)]
    if not of_years:
        raise UsageError(
            message(
                "no document is of {years} (--year, --since, --until), of {count} in question; their years: {found}; "
                "{undated} have none.",
                years=_years(filters),
                count=len(named),
                undated=undated(filters, rows),
                found=_listed(year for row in named if (year := row.content_year) is not None),
            )
        )
    wanted = filters.source_language
    left = [row for row in of_years if wanted is None or wanted in languages(row.id)]
    if not left:
        raise UsageError(
            message(
                "no document is in the language {language} (--source-language), of {count} in question; "
                "their languages: {found}.",
                language=filters.source_language,
                count=len(of_years),
                found=_listed(spoken for row in of_years for spoken in languages(row.id)),
            )
        )
    return Scope(tuple(row.id for row in left), filters.source_language)


def undated(filters: Filters, rows: Mapping[str, DocumentRow]) -> int:
    """How many documents a filter by years leaves out because nothing says of which year they are."""
    if filters.since is None and filters.until is None:
        return 0
    return sum(rows[document].content_year is None for document in filters.documents or rows if document in rows)


def _is_of(year: int | None, filters: Filters) -> bool:
    if filters.since is None and filters.until is None:
        return True
    return year is not None and (filters.since or year) <= year <= (filters.until or year)


def _years(filters: Filters) -> str:
    since, until = filters.since, filters.until
    if since == until:
        return str(since)
    if until is None:
        return message("{since} or later", since=since)
    if since is None:
        return message("{until} or earlier", until=until)
    return message("{since} or later and {until} or earlier", since=since, until=until)


def _listed(values: Iterable[object]) -> str:
    return ", ".join(sorted(set(map(str, values)))) or message("none given")

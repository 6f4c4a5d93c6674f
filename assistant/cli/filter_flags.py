"""Command-line flags for what a question is to be answered from."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from assistant.retrieval.filters import Filters
from corpus.errors import UsageError
from corpus.messages import message
from corpus.setup.speech import translated


def add_filter_flags(parser: ArgumentParser) -> None:
    """Give a command the flags of `Filters`."""
    group = parser.add_argument_group("filters", "answer from a part of the documents only")
    group.add_argument("--document", nargs="+", action="extend", default=[], metavar="ID", help="from these documents")
    group.add_argument("--source-language", choices=("id", "en"), help="from what is written in this language")
    group.add_argument("--year", type=_year, metavar="YEAR", help="from documents of this year")
    group.add_argument("--since", type=_year, metavar="YEAR", help="from documents of this year or later")
    group.add_argument("--until", type=_year, metavar="YEAR", help="from documents of this year or earlier")


def _year(given: str) -> int:
    try:
        return int(given)
    except ValueError:
        raise ArgumentTypeError(translated(message("{given} is no year", given=given))) from None


def filters_from(arguments: Namespace) -> Filters:
    """The filters that the flags give. Raises UsageError where the years contradict one another."""
    since, until = arguments.since, arguments.until
    if arguments.year is not None:
        if since is not None or until is not None:
            raise UsageError("--year names one year; to name several, use --since and --until alone.")
        since = until = arguments.year
    if since is not None and until is not None and since > until:
        raise UsageError(
            message(
                "no year is since {since} and until {until}. Exchange --since and --until.", since=since, until=until
            )
        )
    return Filters(tuple(arguments.document), arguments.source_language, since, until)

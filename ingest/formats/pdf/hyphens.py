"""Lines of print joined: a word parted at a line's end is whole again, with its hyphen if it is written with one."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.formats.draft import bare
from ingest.formats.pdf.lines import HYPHEN

_DOUBLED = 4
"""Letters that the halves of a doubled word share at least ("perundang-undangan")."""

_WHOLE = 4
"""Letters of both halves from which they are taken for words of a compound, where each stands elsewhere by itself."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTED = re.compile(rf"[^\W_][{HYPHEN}-]$")
_AFTER_DOUBLED = re.compile(r"(?:nya|ku|mu|an|kan|i|lah)?")
_FIRST = frozenset(
    """
    all cross decision early east far fast first four five full good half hard high higher ill large least long low
    lower mass medium mid middle multi near new non north one part problem quarter real right school second seven six
    short single small south third three time top two wide world
    """.split()  # noqa: SIM905
)
_LAST = frozenset(
    """
    based border borders born bound called cutting day days dependent depth earning effective end established focused
    friendly funded grown half hand income known leaver leavers led level lived looking made making minded minute month
    months off oriented owned paid party point quality range ranking related round running scale sectional sector
    skilled specific speed standing stage step tech term time track trained up user week weeks wide year years
    """.split()  # noqa: SIM905
)
"""Words that open and close compounds which English writes with a hyphen, none of which fuse with one of the others."""

_ALWAYS_FIRST = frozenset("e quasi self vice well".split())  # noqa: SIM905
_ALWAYS_LAST = frozenset(
    "based driven established funded known leaver leavers level oriented owned related skilled term wide year".split()  # noqa: SIM905
)
"""Those that hardly ever are the half of a broken word, but after a prefix ("un-known")."""

_PREFIXES = frozenset("be co de dis en fore inter mis out over pre re sub un under".split())  # noqa: SIM905


def words_of_lines(lines: Iterable[str]) -> Counter[str]:
    """The words of a document as it writes them, without the halves of those parted at the ends of lines."""
    found: Counter[str] = Counter()
    parted = False
    for line in map(bare, lines):
        words = [match.group().lower() for match in _WORD.finditer(line.replace(HYPHEN, "-"))]
        ends_parted = _PARTED.search(line.rstrip()) is not None
        found.update(words[int(parted) : len(words) - int(ends_parted)])
        parted = ends_parted
    return found


def joined(lines: Sequence[str], vocabulary: Counter[str]) -> str:
    """Lines as one. Digits and compounds keep the hyphen at which a line ends ("2015-2017"), broken words lose it."""
    text = lines[0]
    for line in lines[1:]:
        if _PARTED.search(text) and bare(line)[:1].isalnum():
            text = text[:-1] + ("-" if _keeps_hyphen(text[:-1], bare(line), vocabulary) else "") + line
        else:
            text = f"{text} {line}"
    return text.replace(HYPHEN, "-")


def _keeps_hyphen(before: str, after: str, vocabulary: Counter[str]) -> bool:
    """Is what stands here written with the hyphen at which the line was broken?"""
    if bare(before)[-1:].isdigit() or after[:1].isdigit():
        return True
    words, following = _WORD.findall(bare(before)), _WORD.findall(after)
    if not words or not following or following[0][:1].isupper():
        return True
    *earlier, first = words[-1].lower().split("-")
    second = following[0].lower()
    if earlier and (first + second).startswith(earlier[-1][:_DOUBLED]):
        return False
    return bool(earlier) or "-" in second or _is_doubled(first, second) or _is_compound(first, second, vocabulary)


def _is_doubled(first: str, second: str) -> bool:
    """Is a word said twice, as Indonesian does for many: "hak-hak", "bersama-sama", "perundang-undangan"?"""
    if len(first) > 1 and second.startswith(first) and _AFTER_DOUBLED.fullmatch(second[len(first) :]):
        return True
    return any(second.startswith(first[-length:]) for length in range(_DOUBLED, len(first) + 1))


def _is_compound(first: str, second: str, vocabulary: Counter[str]) -> bool:
    """Are both halves words of their own that the document, or English, writes with a hyphen?"""
    together, parted = vocabulary[first + second], vocabulary[f"{first}-{second}"]
    if together or parted:
        return parted > together
    if first in _ALWAYS_FIRST or (second in _ALWAYS_LAST and first not in _PREFIXES and len(first) > 2):
        return True
    if first in _FIRST and second in _LAST:
        return True
    known = min(len(first), len(second)) >= _WHOLE and vocabulary[first] and vocabulary[second]
    return bool(known and (first in _FIRST or second in _LAST))

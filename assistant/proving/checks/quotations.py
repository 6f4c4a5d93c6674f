"""Whether what a statement puts in quotation marks stands in its evidence, word for word."""

import re
from collections.abc import Sequence

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]")
_SPACE = re.compile(r"\s+")
_CURLY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


def altered_quotation(statement: str, passages: Sequence[str]) -> str:
    """The first quotation that no passage has exactly; "" where all are exact.

    Spaces and the shape of inner marks may differ, and a closing stop may stand inside the marks.
    """
    texts = [_plain(passage) for passage in passages]
    for match in _QUOTED.finditer(statement):
        quoted = next(group for group in match.groups() if group is not None)
        if not any(_plain(quoted).rstrip(".,;") in text for text in texts):
            return quoted
    return ""


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_CURLY)).strip()

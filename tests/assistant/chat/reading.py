"""Reads markup back as a browser would, so that tests compare what is seen and not how it is written."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "input"}


@dataclass
class Seen(HTMLParser):
    """The text of some markup, its elements, and the text inside each kind of element."""

    text: str = ""
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    inside: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "br":
            self.text += "\n"
        if tag not in VOID:
            self._open.append((tag, len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        opened, start = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"
        self.inside.setdefault(tag, []).append(self.text[start:])

    def handle_data(self, data: str) -> None:
        self.text += data

    def only(self, tag: str, class_: str) -> dict[str, str | None]:
        """The attributes of the one element of that kind and class."""
        found = [attrs for name, attrs in self.elements if name == tag and class_ in (attrs.get("class") or "").split()]
        assert len(found) == 1, f"{len(found)} of <{tag} class={class_}>"
        return found[0]

    def has(self, class_: str) -> bool:
        """Whether any element has that class."""
        return any(class_ in (attrs.get("class") or "").split() for _, attrs in self.elements)


def seen(markup: str) -> Seen:
    """What a browser makes of `markup`; every element must be closed."""
    reader = Seen()
    reader.feed(markup)
    reader.close()
    assert not reader._open
    return reader

"""What on a web page is no part of its text: menus, boxes, forms, what is hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.formats.xml.markup import Element

_APART = re.compile(
    r"nav|navbar|navbox|vertical-navbox|navigation|breadcrumbs?|menu|sidebar|toc|infobox|metadata|ambox|mbox|catlinks|noprint"
    r"|printfooter|mw-editsection|mw-jump(?:-link)?|hatnote|footer|site-footer|page-footer|cookie\S*|share|sharing|social\S*"
    r"|advert\S*|ads?|banner|comments?|related(?:-\w+)?|search\S*|login\S*|skip\S*|pagination|newsletter|popup|modal"
)
_MAY_SPEAK = frozenset("alert banner dialog header menu metadata modal popup".split())  # noqa: SIM905
"""Names of boxes that also hold what the page has to say: such a box stays where it holds a sentence."""

_ROLES = frozenset("navigation banner contentinfo search complementary menu menubar dialog alert".split())  # noqa: SIM905
_NEVER_TEXT = frozenset("script style noscript template nav".split())  # noqa: SIM905
_ALWAYS_TEXT = frozenset("html body main article h1 h2 h3 li".split())  # noqa: SIM905
_INLINE = frozenset("a abbr b cite code dfn em i kbd mark q small span strong sub sup time u var".split())  # noqa: SIM905
_CONTROLS = frozenset("button datalist input label optgroup option select textarea".split())  # noqa: SIM905
_HIDDEN = re.compile(
    r"display:\s*none|visibility:\s*hidden|font-size:\s*0(?![.\d]*[1-9])|(?:left|top|text-indent):\s*-\d{3,}"
)
_HIDDEN_NAMES = frozenset("d-none hidden invisible screen-reader-text sr-only visually-hidden".split())  # noqa: SIM905
_MEDIA = re.compile(r"@media[^{]{0,200}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S+[.!?]")
_SKIP = re.compile(r"\s*(?:skip|jump|lewati|langsung) (?:to|ke)\b", re.I)
_POINTER = re.compile(r"[^«]{1,40}[»›→]\s*")
"""A link that points to more ("Full Text»") and says nothing itself."""

_LINKS = 0.6
"""Share of its text that a block outside of any main content has in links when it is a menu."""

_FEWEST_LINKS = 3
_WRAPS = 0.5
"""Share of the page's words from which an element is a wrapper around the page, whatever it is called."""


@dataclass(slots=True)
class Furniture:
    """Tells what is apart in the content of a page; `whole_page` where no part of it is marked as the main one."""

    content: Element
    whole_page: bool
    hidden_classes: frozenset[str]
    hidden: list[str] = field(default_factory=list)
    """The first words of what is hidden and was left out."""

    whole: int = 0

    def __post_init__(self) -> None:
        """Count the words of the page once."""
        self.whole = length(self.content)

    def take_out(self) -> None:
        """Take what is apart out of the content."""
        for element in [*self.content.iter()]:
            if element is self.content or not isinstance(element.tag, str):
                continue
            if element.tag not in _NEVER_TEXT and self._is_hidden(element):
                self.hidden.append(" ".join("".join(element.itertext()).split()))
                _drop(element)
            elif self._is_apart(element):
                _drop(element)

    def _is_apart(self, element: Element) -> bool:
        """Is an element no part of the text: a menu, a box?"""
        if element.tag == "form":
            return not self._wraps(element) and not _speaks(element)
        if element.tag == "a" or element.tag in _NEVER_TEXT or element.tag in _ALWAYS_TEXT:
            return element.tag in _NEVER_TEXT or (element.tag == "a" and _only_points(element))
        named = {name for name in _names(element) if _APART.fullmatch(name)}
        role = element.get("role")
        if role in _ROLES:
            named.add(role)
        if element.tag in _INLINE:
            return not named <= _MAY_SPEAK
        if named:
            return not (self._wraps(element) or (named <= _MAY_SPEAK and _speaks(element)))
        beside = element.tag == "footer" or (element.tag == "aside" and not element.get("id"))
        return self.whole_page and (beside or _is_menu(element))

    def _is_hidden(self, element: Element) -> bool:
        style = (element.get("style") or "").lower()
        hidden = (
            element.get("hidden") is not None
            or (element.get("aria-hidden") == "true" and element.tag != "math")
            or _HIDDEN.search(style) is not None
            or not self.hidden_classes.isdisjoint(_names(element))
        )
        return hidden and element.find(".//math") is None and not self._wraps(element)

    def _wraps(self, element: Element) -> bool:
        """Does an element hold most of the page? Then it is no box on it."""
        return length(element) > _WRAPS * self.whole and not _is_menu(element)


def hidden_classes(root: Element) -> frozenset[str]:
    """The classes that the page's own style sheets hide, and those that are called so everywhere."""
    found = set(_HIDDEN_NAMES)
    for sheet in root.iter("style"):
        for rule in _RULE.finditer(_MEDIA.sub("", sheet.text or "")):
            if _HIDDEN.search(rule[2].lower()):
                found.update(match[1].lower() for match in re.finditer(r"(?:^|,)\s*\.([\w-]+)\s*(?=,|$)", rule[1]))
    return frozenset(found)


def length(element: Element) -> int:
    """The letters of an element that somebody could read."""
    return sum(len(text.strip()) for text in _texts(element))


def _texts(element: Element) -> Iterator[str]:
    for inner in element.iter():
        if isinstance(inner.tag, str) and inner.tag not in {"script", "style", "noscript", "template"}:
            yield inner.text or ""
        if inner is not element:
            yield inner.tail or ""


def _names(element: Element) -> list[str]:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()


def _speaks(element: Element) -> bool:
    """Does an element hold a sentence that is no link, no label of a field, and not about cookies?"""
    words: list[str] = []
    for inner in element.iter():
        if not isinstance(inner.tag, str) or inner.tag in _CONTROLS or inner.tag in {"a", "script", "style"}:
            continue
        words.append(inner.text or "")
        words += [child.tail or "" for child in inner]
    text = " ".join(" ".join(words).split())
    return _SENTENCE.search(text) is not None and "cookie" not in text.lower() and not _is_menu(element)


def _only_points(link: Element) -> bool:
    """Does a link only lead on, to the text or to more of it?"""
    words = "".join(link.itertext())
    skips = (link.get("href") or "")[:1] == "#" and _SKIP.match(words) is not None
    return skips or _POINTER.fullmatch(words) is not None


def _is_menu(element: Element) -> bool:
    if element.tag not in {"div", "ul", "ol", "dl", "table", "header", "section", "form"}:
        return False
    links = [length(link) for link in element.iter("a")]
    return len(links) >= _FEWEST_LINKS and sum(links) >= _LINKS * length(element)


def _drop(element: Element) -> None:
    """Take an element out, not the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)

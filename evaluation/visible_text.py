"""All visible text of a web page, as a browser's "select all, copy" would give it: a plain-text scrape."""

from __future__ import annotations

import re

import lxml.html

# Elements whose text is not shown, and elements that begin a line of their own (HTML standard,
# section 15.3 "Non-replaced elements": display: none, display: block and the table displays).
_UNSEEN_TAGS = "head script style noscript template svg math iframe object video audio canvas textarea select"
_BLOCK_TAGS = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup option p pre search "
    "section summary table tbody tfoot thead tr caption ul br"
)
_UNSEEN, _BLOCKS = frozenset(_UNSEEN_TAGS.split()), frozenset(_BLOCK_TAGS.split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f\v]+")


def visible_text(page: bytes) -> str:
    """The page's visible text, a line for each block and a blank line around each paragraph."""
    root = lxml.html.document_fromstring(_decoded(page))
    pieces: list[str] = []
    _walk(root, pieces)
    return _tidy("".join(pieces))


def _decoded(page: bytes) -> str:
    try:
        text = page.decode("utf-8")
    except UnicodeDecodeError:
        text = page.decode("cp1252", "replace")
    return re.sub(r"^\s*<\?xml[^>]*>", "", text).replace("\0", "")


def _walk(root: lxml.html.HtmlElement, pieces: list[str]) -> None:
    """Depth first and without recursion: pages nest deeper than Python does."""
    stack: list[tuple[lxml.html.HtmlElement, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        breaks = "\n\n" if tag == "p" else "\n" if tag in _BLOCKS else "\t" if tag in ("td", "th") else ""
        if closing:
            pieces.append(breaks)
            pieces.append(_flat(element.tail))
        elif not tag or _unseen(element):
            pieces.append(_flat(element.tail))
        else:
            pieces.append(breaks + _flat(element.text))
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))


def _unseen(element: lxml.html.HtmlElement) -> bool:
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _flat(text: str | None) -> str:
    return _WHITE.sub(" ", text) if text else ""


def _tidy(text: str) -> str:
    lines = (_WHITE.sub(" ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"

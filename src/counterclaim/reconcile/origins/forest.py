"""Who repeats whom: tellings hung under what they repeat, and how many origins are left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from counterclaim.reconcile.origins.lexicon import limits
from counterclaim.reconcile.origins.likeness import Likeness
from counterclaim.reconcile.origins.telling import OUTLET, Telling, before, in_order

_STOP = re.compile(r"[.!?][\"'’”]?\s|\n")

Reason = Literal["source", "copy", "credit", "passages", "citation", "quotation", "outlet"]

# The order in which reasons are preferred for the tree: explicit source and chain first, then wire
# credits and reprints, then near-identical text, then citations in the text.
_PREFERENCE: tuple[Reason, ...] = ("source", "copy", "credit", "passages", "citation", "quotation", "outlet")


@dataclass(frozen=True, slots=True)
class Link:
    """`child` repeats `parent`, for a reason, with the words of it for a reader.

    Both are tellings' ids; a parent can also be an origin by name: "outlet:" with an outlet's one name,
    or a source that a telling came with. What is not `sure` may be repetition or not.
    """

    child: str
    parent: str
    reason: Reason
    sure: bool
    words: str
    share: float = 0.0


@dataclass(frozen=True)
class Origins:
    """The forest: every link found, and of each telling the one that says best whom it repeats."""

    tellings: tuple[str, ...]
    links: tuple[Link, ...]

    @cached_property
    def parents(self) -> dict[str, Link]:
        """The tree's link of each telling that repeats something: no telling is its own forebear."""
        found: dict[str, Link] = {}
        for link in sorted(self.links, key=_preference):
            if link.child not in found and not _is_forebear(found, link.child, link.parent):
                found[link.child] = link
        return found

    @property
    def roots(self) -> tuple[str, ...]:
        """What the trees stand on: tellings that repeat nothing, and origins by name."""
        parents = self.parents
        nodes = {*self.tellings, *(link.parent for link in parents.values())}
        return tuple(sorted(node for node in nodes if node not in parents))

    def groups(self, *, sure: bool) -> tuple[tuple[str, ...], ...]:
        """The tellings of one origin each: joined by sure links only, or by all."""
        heads: dict[str, str] = {}
        for link in self.links:
            if link.sure or not sure:
                heads[_head(heads, link.child)] = _head(heads, link.parent)
        found: dict[str, list[str]] = {}
        for telling in self.tellings:
            found.setdefault(_head(heads, telling), []).append(telling)
        return tuple(sorted(tuple(group) for group in found.values()))

    @property
    def low(self) -> int:
        """Origins where every link is repetition."""
        return len(self.groups(sure=False))

    @property
    def high(self) -> int:
        """Origins where only what is sure is repetition."""
        return len(self.groups(sure=True))


def origins(tellings: Sequence[Telling], likenesses: Iterable[Likeness]) -> Origins:
    """The forest of the tellings; the order of neither makes a difference.

    `likenesses` are of the tellings' reports; those of other reports are passed over.
    """
    ordered = in_order(tellings)
    links = set(_text_links(ordered, likenesses))
    for telling in ordered:
        links.update(_source_links(telling))
        if telling.speaker is None:
            links.update(_credit_links(telling))
            links.update(_citation_links(telling))
    repeating = {link.child for link in links if link.sure and link.reason != "quotation"}
    for telling in ordered:
        if telling.id not in repeating:
            links.update(_own_link(telling))
    return Origins(tuple(telling.id for telling in ordered), tuple(sorted(links, key=_preference)))


def _source_links(telling: Telling) -> Iterator[Link]:
    """The surest source; the others only where it is an outlet, since a speaker is an origin by itself."""
    for number, source in enumerate(telling.sources[:1] if telling.speaker else telling.sources):
        yield Link(telling.id, source, "source", number == 0, "names its source")


def _credit_links(telling: Telling) -> Iterator[Link]:
    for credit in telling.credits:
        words = f"credits {credit.outlet}" if credit.whole else f"says that {credit.outlet} contributed"
        yield Link(telling.id, f"{OUTLET}{credit.outlet}", "credit", credit.whole, words)


def _citation_links(telling: Telling) -> Iterator[Link]:
    """A citation in the sentence of what is told is sure; one near it, or in a whole report, may be of it."""
    for citation in telling.citations:
        gap = telling.gap(citation.span)
        if gap is not None:
            words = f"{'was told to' if citation.kind == 'heard' else 'cites'} {citation.outlet}"
            sure = bool(telling.spans) and _STOP.search(gap) is None
            yield Link(telling.id, f"{OUTLET}{citation.outlet}", "citation", sure, words)


def _own_link(telling: Telling) -> Iterator[Link]:
    """Who repeats nobody speaks for the own outlet; where that is not known, for the own report."""
    if telling.outlet:
        words = f"{telling.outlet}'s own report"
        yield Link(telling.id, f"{OUTLET}{telling.outlet}", "outlet", True, words)
    elif telling.spans:
        yield Link(telling.id, telling.report.id, "outlet", True, "told in one report")


def _text_links(tellings: Sequence[Telling], likenesses: Iterable[Likeness]) -> Iterator[Link]:
    of_report: dict[str, list[Telling]] = {}
    for telling in tellings:
        of_report.setdefault(telling.report.id, []).append(telling)
    for likeness in likenesses:
        for one in of_report.get(likeness.one, ()):
            for other in of_report.get(likeness.other, ()):
                yield from _text_link(one, other, likeness)


def _text_link(one: Telling, other: Telling, likeness: Likeness) -> Iterator[Link]:
    """The link between two tellings whose reports are alike, if what they tell stands in the shared text."""
    shared = [
        repeat for repeat in likeness.repeats if one.within([repeat.one]) and other.within([repeat.other])
    ]
    placed = bool(one.spans and other.spans)
    if not shared or one.id == other.id or _different_speakers(one, other):
        return
    child, parent = (other, one) if before(one, other) else (one, other)
    told, quoted = sum(repeat.told for repeat in shared), sum(repeat.quoted for repeat in shared)
    if likeness.verdict == "copy" or (likeness.same_text and told >= quoted):
        sure = placed or likeness.verdict == "copy" or likeness.share >= limits().copy
        reason: Reason = "copy" if likeness.verdict == "copy" else "passages"
        yield Link(child.id, parent.id, reason, sure, _words(reason, child, parent), likeness.share)
    elif quoted >= limits().quoted:
        words = "has the same words of a speaker as"
        yield Link(child.id, parent.id, "quotation", placed, words, likeness.share)


def _different_speakers(one: Telling, other: Telling) -> bool:
    """Two people quoted in one copied text are two origins."""
    return None not in (one.speaker, other.speaker) and one.speaker != other.speaker


def _words(reason: Reason, child: Telling, parent: Telling) -> str:
    known = child.report.published is not None and parent.report.published is not None
    what = "has nearly the same text as" if reason == "copy" else "shares passages with"
    return what if known else f"{what} (not known which came first)"


def _preference(link: Link) -> tuple[bool, int, float, str, str, str]:
    return (
        not link.sure,
        _PREFERENCE.index(link.reason),
        -link.share,
        link.parent,
        link.child,
        link.words,
    )


def _is_forebear(parents: dict[str, Link], one: str, other: str) -> bool:
    """Whether the one is the other, or something that the other repeats."""
    while other != one:
        if other not in parents:
            return False
        other = parents[other].parent
    return True


def _head(heads: dict[str, str], node: str) -> str:
    """The one node that stands for all that are joined with it."""
    while heads.get(node, node) != node:
        heads[node] = heads.get(heads[node], heads[node])
        node = heads[node]
    return node

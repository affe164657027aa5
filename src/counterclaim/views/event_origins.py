"""The tree of who repeats whom in what is told of an event, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from counterclaim.reconcile.origins import Link, Origins, outlet_of
from counterclaim.reconcile.origins.telling import OUTLET
from counterclaim.records import Claim, Report, Span
from counterclaim.views.claims import report_line
from counterclaim.views.dates import in_words
from counterclaim.views.event_parts import Branch
from counterclaim.views.event_words import party_words
from counterclaim.views.harmless import one_line
from counterclaim.views.speaker import own_voice_label

_UNNAMED = "unnamed:"


def tree(
    origins: Origins, reports: Mapping[str, Report], claims: Mapping[str, Claim], names: Mapping[str, str]
) -> tuple[Branch, ...]:
    """The forest from its roots down, the larger trees first, then those that were published first.

    `reports` by id, `claims` by id; `names` are what to call origins that are speakers, by their keys.
    """
    return tuple(_Tree(origins, reports, claims, names).branches())


class _Tree:
    """One forest being written down."""

    def __init__(
        self,
        origins: Origins,
        reports: Mapping[str, Report],
        claims: Mapping[str, Claim],
        names: Mapping[str, str],
    ) -> None:
        self.tellings = frozenset(origins.tellings)
        self.parents = origins.parents
        self.roots = origins.roots
        self.reports, self.names = reports, names
        self.claims: dict[str, list[tuple[str, Claim]]] = {}
        for name, claim in claims.items():
            self.claims.setdefault(claim.report, []).append((name, claim))
        self.below: dict[str, list[str]] = {}
        for child, link in self.parents.items():
            self.below.setdefault(link.parent, []).append(child)

    def branches(self) -> Iterator[Branch]:
        stack = [(root, 0) for root in self._ordered(self.roots, reverse=True)]
        while stack:
            name, depth = stack.pop()
            yield self._branch(name, depth)
            stack += [(child, depth + 1) for child in self._ordered(self.below.get(name, ()), reverse=True)]

    def _ordered(self, names: Iterable[str], *, reverse: bool) -> list[str]:
        """Never by name: who stands first must not hang on what a side is called."""

        def place(name: str) -> tuple[int, tuple[str, str, int], str]:
            return -len(self._under(name)), self._first(name), name

        return sorted(names, key=place, reverse=reverse)

    def _under(self, name: str) -> list[str]:
        """Itself and all that hangs on it."""
        found, waiting = [], [name]
        while waiting:
            found.append(waiting.pop())
            waiting += self.below.get(found[-1], ())
        return found

    def _first(self, name: str) -> tuple[str, str, int]:
        """When and where the earliest telling under it stands; what is not dated comes last."""
        placed = [
            (_date(report), report.locator, min(_spans(one), default=Span(0, 0)).start)
            for one in self._under(name)
            if (report := self._report(one)) is not None
        ]
        return min(placed, default=("~", "", 0))

    def _report(self, name: str) -> Report | None:
        return self.reports.get(name.partition(":")[0])

    def _branch(self, name: str, depth: int) -> Branch:
        report = self._report(name)
        link = self.parents.get(name)
        return Branch(
            name=name,
            words=_telling_words(report) if report else self._origin_words(name),
            depth=depth,
            report=report_line(report) if report else None,
            claims=tuple(self._claims_of(name)) if report and name in self.tellings else (),
            reason=_reason(link, report) if link else "",
            sure=link.sure if link else True,
        )

    def _origin_words(self, name: str) -> str:
        if name in self.names:
            return self.names[name]
        if name.startswith(OUTLET):
            return one_line(name.removeprefix(OUTLET))
        return "a source that is not named" if name.startswith(_UNNAMED) else party_words(name)

    def _claims_of(self, name: str) -> Iterator[str]:
        """The claims that stand where the telling does; all of the report's where it is the whole."""
        spans = _spans(name)
        for claim_id, claim in self.claims.get(name.partition(":")[0], ()):
            if not spans or any(one.overlaps(other) for one in claim.content for other in spans):
                yield claim_id


def _date(report: Report) -> str:
    return report.published.value if report.published else "~"


def _spans(name: str) -> list[Span]:
    """The places of a telling's id ("report:5-20,40-61")."""
    places = name.partition(":")[2]
    pairs = [place.partition("-") for place in places.split(",") if place]
    return [Span(int(start), int(end)) for start, _, end in pairs]


def _telling_words(report: Report) -> str:
    return f"{own_voice_label(report)}, {in_words(report.published)}"


def _reason(link: Link, report: Report | None) -> str:
    """Why it hangs there; that a report is its own outlet's needs no word."""
    if report is not None and link.parent in (f"{OUTLET}{outlet_of(report)}", report.id):
        return ""
    return one_line(link.words)

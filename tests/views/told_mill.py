"""An event made by hand for its page: two sides tell of one shelling, with rival tolls, a denial and a revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from counterclaim.reconcile.origins import Likeness, likenesses
from counterclaim.records import (
    Act,
    Attribution,
    Claim,
    Happening,
    Judgement,
    Party,
    Place,
    Quantity,
    Report,
    Span,
    Stance,
)
from counterclaim.views.event_memory import EventReader
from counterclaim.views.event_parts import EventView

from .shelf import Shelf, report_of, said, span_of


@dataclass(frozen=True)
class Gathered:
    event: str
    claims: tuple[str, ...]
    former: tuple[str, ...] = ()


@dataclass
class EventShelf(Shelf):
    """A shelf that has events: their ids, and the keys of their claims."""

    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    decided: list[Judgement] = field(default_factory=list)

    def gather(self, event: str, *claims: Claim) -> EventShelf:
        self.members[event] = tuple(claim.key for claim in claims)
        return self

    def tell(self, report: Report, attribution: Attribution, claim: Claim) -> Claim:
        """Puts a claim on the shelf, with its attribution and, where it is new, its report."""
        kept = next((said for known, said in self.kept if known.id == report.id), None)
        if kept is None:
            self.put(report, attribution)
        else:
            kept.append(attribution)
        self.interpreted.append(claim)
        return claim

    def events(self) -> Iterator[Gathered]:
        yield from (Gathered(event, keys, self.merged) for event, keys in self.members.items())

    def tellings(self) -> dict[str, tuple[int, int]]:
        outlets = {report.id: report.outlet or report.id for report, _ in self.kept}
        found = {}
        for event, keys in self.members.items():
            told = {claim.report for claim in self.claims_by_key(keys)}
            found[event] = len(told), len({outlets[report] for report in told})
        return found

    def event(self, name: str) -> Gathered:
        return next(gathered for gathered in self.events() if gathered.event == name)

    def claims_by_key(self, keys: Iterable[str]) -> list[Claim]:
        wanted = set(keys)
        return [claim for claim in self.interpreted if claim.key in wanted]

    def judgements(
        self, claims: Iterable[str] | None = None, *, before: str | None = None
    ) -> list[Judgement]:
        return list(self.decided)

    def likenesses(self, reports: Iterable[str]) -> list[Likeness]:
        wanted = set(reports)
        return list(likenesses(report for report, _ in self.kept if report.id in wanted))


MILL = "e" * 64
NORTH = Party(Span(0, 1), "government", "russia-ukraine/russia", "russia")
SOUTH = Party(Span(0, 1), "government", "russia-ukraine/ukraine", "ukraine")

FIRST = (
    "The northern ministry said southern troops shelled the mill in Riverton, killing 40 people. "
    "The southern command denied that its troops had shelled the mill in Riverton."
)
SECOND = (
    "The northern ministry said southern troops shelled the mill in Riverton, killing 53 people. "
    "The southern command said northern gunners shelled the mill in Riverton, killing dozens of people."
)
THIRD = "Smoke stood over the mill. Up to 60 people died when southern troops shelled the mill in Riverton."


def _party(party: Party, text: str, words: str, after: str) -> Party:
    return Party(span_of(text, words, after), party.kind, party.entity, party.side)


def _claim(
    shelf: EventShelf,
    report: Report,
    content: str,
    who: tuple[str, Party] | None,
    actor: tuple[str, Party],
    *,
    cue: str = "said",
    act: Act = "assert",
    toll: tuple[str, float | None, float | None] | None = None,
    words_at: str | None = None,
) -> Claim:
    """One claim of the shelling by `who` (None: in the report's own voice), the first that stands there."""
    text, after = report.text, words_at or (who[0] if who else content)
    attribution = said(report, content, source=who[0] if who else None, cue=cue if who else None, after=after)
    start = attribution.content[0].start
    inside = text[start:]
    quantities = ()
    if toll:
        number = Span(start + inside.index(toll[0]), start + inside.index(toll[0]) + len(toll[0]))
        people = span_of(text, "people", text[number.start :])
        quantities = (Quantity(number, toll[1], toll[2], "people", "killed", people),)
    claim = Claim(
        report=report.id,
        attribution=attribution.id,
        ordinal=0,
        content=attribution.content,
        stance=Stance(act, tense="past"),
        generation="2" * 64,
        speaker=_party(who[1], text, who[0], after) if who else None,
        happening=Happening("shelling", span_of(text, "shelled", inside)),
        actors=(_party(actor[1], text, actor[0], inside),),
        places=(
            Place(span_of(text, "Riverton", inside), "settlement", "x:9", "Riverton", (47.5, 35.25), 5000),
        ),
        quantities=quantities,
    )
    shelf.tell(report, attribution, claim)
    return claim


def mill_shelf(*, outlet: str = "Harbour Wire") -> EventShelf:
    """Three reports of one event, of three outlets and days."""
    shelf = EventShelf()
    first = report_of(FIRST, locator="wire/1.txt", outlet=outlet, published="2031-04-05", language="en")
    second = report_of(
        SECOND, locator="post/2.txt", outlet="Valley Post", published="2031-04-06", language="en"
    )
    third = report_of(THIRD, locator="star/3.txt", outlet="Hill Star", published="2031-04-09", language="en")
    ministry, command = ("The northern ministry", NORTH), ("The southern command", SOUTH)
    shelled = "southern troops shelled the mill in Riverton, killing"
    claims = [
        _claim(
            shelf, first, f"{shelled} 40 people", ministry, ("southern troops", SOUTH), toll=("40", 40, 40)
        ),
        _claim(
            shelf,
            first,
            "its troops had shelled the mill in Riverton",
            command,
            ("its troops", SOUTH),
            cue="denied that",
            act="deny",
        ),
        _claim(
            shelf, second, f"{shelled} 53 people", ministry, ("southern troops", SOUTH), toll=("53", 53, 53)
        ),
        _claim(
            shelf,
            second,
            "northern gunners shelled the mill in Riverton, killing dozens of people",
            command,
            ("northern gunners", NORTH),
            toll=("dozens", 24, None),
        ),
        _claim(
            shelf,
            third,
            "Up to 60 people died when southern troops shelled the mill in Riverton",
            None,
            ("southern troops", SOUTH),
            toll=("Up to 60", None, 60),
        ),
    ]
    return shelf.gather(MILL, *claims)


def mill_view(shelf: EventShelf | None = None) -> EventView:
    shelf = shelf or mill_shelf()
    reader = EventReader(shelf)
    return reader.view(MILL, reader.told(reader.claims(shelf.event(MILL).claims)))


def long_view(times: int) -> EventView:
    """The mill with each of its five claims so many times in the timeline, in the order of the days."""
    view = mill_view()
    timeline = tuple(turn for turn in view.found.timeline for _ in range(times))
    return replace(view, found=replace(view.found, timeline=timeline))

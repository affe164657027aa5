"""What the views of events read of a ledger: each claim once, and nothing that does not fit its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from counterclaim.records import Claim
from counterclaim.views.events import EventFilter, event_view, event_views, events
from counterclaim.views.words import Refusal

from .told_mill import MILL, EventShelf, mill_shelf


@dataclass
class CountingShelf(EventShelf):
    """A shelf that notes which claims are read of it."""

    read: list[str] = field(default_factory=list)

    def claims_by_key(self, keys: Iterable[str]) -> list[Claim]:
        found = super().claims_by_key(keys)
        self.read += [claim.id for claim in found]
        return found

    def tellings(self) -> dict[str, tuple[int, int]]:
        return dict.fromkeys(self.members, (3, 3))


def test_the_claims_of_an_event_are_read_once_for_all_that_is_shown_of_it() -> None:
    mill = mill_shelf()
    shelf = CountingShelf(kept=mill.kept, interpreted=mill.interpreted, members=mill.members)
    (view,) = event_views(shelf, EventFilter(contested=True, kinds=frozenset({"shelling"})))
    assert sorted(shelf.read) == sorted(view.claims)


def test_a_claim_that_does_not_fit_its_text_is_refused_and_shown_nowhere() -> None:
    shelf = mill_shelf()
    report = _damaged(shelf)
    refused: list[Refusal] = []
    view = event_view(shelf, MILL, refused.append)
    assert refused
    assert view.row.reports == 2
    assert not any(claim.row.report.id == report for claim in view.claims.values())


def test_it_is_refused_once_where_events_are_listed_too() -> None:
    shelf = mill_shelf()
    report = _damaged(shelf)
    refused: list[Refusal] = []
    (row,) = events(shelf, None, refused.append)
    assert (row.reports, row.claims) == (2, 3)
    assert [one.report for one in refused] == [report] * 2


def _damaged(shelf: EventShelf) -> str:
    """A stored report whose text is another than that of its id, as only damage can make it."""
    report, attributions = shelf.kept[0]

    class Damaged:
        id = report.id

        def __getattr__(self, field: str) -> object:
            return "short" if field == "text" else getattr(report, field)

    shelf.kept[0] = (Damaged(), attributions)  # type: ignore[assignment]
    return report.id

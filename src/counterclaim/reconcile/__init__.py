"""From claims to events and accounts: same event? same account? same origin?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.reconcile.events import take_in
from counterclaim.reconcile.generation import generation
from counterclaim.reconcile.index import CandidateIndex
from counterclaim.reconcile.memory import MemoryIndex
from counterclaim.reconcile.scenes import Scene, gather_scenes
from counterclaim.records import Claim, EventChange, Report

__all__ = ["CandidateIndex", "MemoryIndex", "Scene", "gather_scenes", "generation", "reconcile"]


def reconcile(
    told: Iterable[tuple[Report, Sequence[Claim]]], index: CandidateIndex, gone: Iterable[str] = ()
) -> list[EventChange]:
    """Brings the events of `index` up to date with all claims of these reports, and says what changed.

    `gone` are ids of reports whose claims count no longer. Which claims are one event depends on the claims
    and the judgements alone: any order of reports and any size of batches gives the same events. Only the
    ids of events remember who came first.
    """
    return take_in(_scenes(told, index, gone), index)


def _scenes(
    told: Iterable[tuple[Report, Sequence[Claim]]], index: CandidateIndex, gone: Iterable[str]
) -> Iterator[tuple[str, list[Scene]]]:
    yield from ((report, []) for report in gone)
    for report, claims in told:
        judgements = index.judgements(claim.key for claim in claims)
        yield report.id, gather_scenes(report, claims, judgements)

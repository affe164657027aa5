"""Why reports are taken to speak of one event: what each telling has in common with one before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from counterclaim.reconcile import Scene
from counterclaim.reconcile.events.likeness import reasons, score
from counterclaim.records import Report
from counterclaim.views.claims import ReportLine, report_line
from counterclaim.views.harmless import one_line

# Each telling is held beside so many before it at most, the earliest.
_LOOKED_AT = 200
_SHOWN, _AGAINST = 4, 2


class SceneMemory(Protocol):
    """The part of a ledger that tells how events were gathered."""

    def scenes(self, event: str) -> Sequence[Scene]: ...

    def report(self, name: str) -> Report: ...


@dataclass(frozen=True, slots=True)
class Bond:
    """A telling, the one before it that it is most like, and what speaks for and against one event."""

    report: ReportLine
    other: ReportLine
    alike: tuple[str, ...]
    unlike: tuple[str, ...]


def bonds(memory: SceneMemory, event: str) -> Iterator[Bond]:
    """The tellings of an event but for the first, in order of publication, each with what ties it to it.

    `event` is a whole id. What a person judged is not told here, and a tie can rest on judgements alone.
    """
    scenes = memory.scenes(event)
    lines = {scene.report: report_line(memory.report(scene.report)) for scene in scenes}
    for at, scene in enumerate(scenes[1:], start=1):
        other = max(scenes[: min(at, _LOOKED_AT)], key=lambda before: (score(scene, before), before.id))
        found = reasons(scene, other)
        yield Bond(
            lines[scene.report],
            lines[other.report],
            tuple(one_line(reason.words) for reason in found if reason.added > 0)[:_SHOWN],
            tuple(one_line(reason.words) for reason in found if reason.added < 0)[:_AGAINST],
        )

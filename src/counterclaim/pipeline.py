"""The order of the stages: reports are read, kept, attributed, interpreted, kept again, and reconciled.

The only place that knows all stages. Reading files and writing the ledger stay in this process; the
model, attribution and interpretation are a map over reports and run on any number of worker processes.
A report, its attributions and its claims are each kept in one transaction, and so is what a few reports
change in the events, so that stopping at any moment loses nothing that was finished, and running again goes
on from there.
"""

from __future__ import annotations

import multiprocessing
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from counterclaim import interpret as interpreting
from counterclaim.attribute import attribute
from counterclaim.attribute import generation as attribution_generation
from counterclaim.interpret import background, interpret
from counterclaim.ledger import Ledger
from counterclaim.model import Model, card, encode, load
from counterclaim.read import Told, read
from counterclaim.reconcile import generation as reconciliation_generation
from counterclaim.reconcile import reconcile
from counterclaim.records import Attribution, Claim, EventChange, Problem, Report, SpeakerKind
from counterclaim.settings import Settings

Item = TypeVar("Item")

# Languages that the model reads; a report without a known one is taken for readable.
READABLE = frozenset({"en", None})
# Reports handed to a worker at a time, and batches waiting for each worker: enough to keep it busy.
_BATCH = 8
_AHEAD = 3
_HANDFUL = 24
# Reports reconciled in one transaction: enough that it costs little beside them, few to do again.
_TOGETHER = 32


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run has come: what was just finished, and the counts so far."""

    locator: str
    reports: int
    attributed: int
    problems: int
    reconciled: int = 0


@dataclass(slots=True)
class Summary:
    """What a run did: reports by what became of them, claims by kind of speaker, problems.

    `unresolved` counts the names of places in claims that the gazetteer does not know.
    """

    new: int = 0
    known: int = 0
    revised: int = 0
    attributed: int = 0
    claims: Counter[SpeakerKind] = field(default_factory=Counter)
    unresolved: int = 0
    events: Changed = field(default_factory=lambda: Changed())
    problems: list[Problem] = field(default_factory=list)

    @property
    def reports(self) -> int:
        return self.new + self.known + self.revised


@dataclass(slots=True)
class Changed:
    """What reconciling changed: events that are new, that gained or lost claims, and that were merged."""

    reports: int = 0
    new: int = 0
    grown: int = 0
    merged: int = 0

    def count(self, change: EventChange) -> None:
        self.merged += change.into is not None
        self.new += change.after is None
        self.grown += change.after is not None and change.into is None


def fill(
    ledger: Ledger,
    locators: Sequence[str],
    *,
    told: Told | None = None,
    base: Path | None = None,
    settings: Settings | None = None,
    workers: int = 1,
    progress: Callable[[Step], None] | None = None,
) -> Summary:
    """Reads everything at `locators` into the ledger, and brings its events up to date.

    The model does not read again what is there already.
    """
    settings = settings or Settings()
    run = _Run(ledger, _generations(settings), progress or (lambda step: None))
    found = (item for locator in locators for item in read(locator, told=told or Told(), base=base))
    waiting = run.keep_reports(found)
    for report, said in _interpreted(waiting, settings, workers):
        run.keep_said(report, said)
    run.summary.events = reconcile_ledger(ledger, run.tell_reconciled)
    return run.summary


def reconcile_ledger(
    ledger: Ledger,
    progress: Callable[[str, int], None] | None = None,
    tell: Callable[[EventChange], None] | None = None,
) -> Changed:
    """Brings the events up to date with the claims and judgements that count; nothing the second time.

    `progress` is told the id of the report last done, and how many are; `tell` every change.
    """
    made, changed = reconciliation_generation(), Changed()
    pending = [report for report, _ in ledger.unreconciled(made)]
    # Where events are all gathered anew (other rules, a rebuild), those that are half back would seem to fall
    # apart: all at once.
    anew = not ledger.begun(made) and any(True for _ in ledger.events())
    for batch in _grouped(pending, len(pending) if anew else _TOGETHER):
        with ledger.reconciling() as index:
            # Asked here, since another program may have withdrawn or corrected a report since it was listed.
            counting = {report: index.counts(report) for report in batch}
            gone = [report for report in batch if not counting[report]]
            for change in reconcile(_told(ledger, counting, progress, changed), index, gone):
                changed.count(change)
                if tell:
                    tell(change)
            for report in batch:
                index.done(report, made)
    return changed


def _told(
    ledger: Ledger,
    counting: Mapping[str, bool],
    progress: Callable[[str, int], None] | None,
    changed: Changed,
) -> Iterator[tuple[Report, list[Claim]]]:
    """The reports that count, one by one, with their claims; each is told of as it is taken in."""
    for report, counts in counting.items():
        changed.reports += 1
        if progress:
            progress(report, changed.reports)
        if counts:
            yield ledger.report(report), list(ledger.claims(report))


class _Generations(NamedTuple):
    """Which attributions and claims this program makes with these settings."""

    attribute: str
    interpret: str


def _generations(settings: Settings) -> _Generations:
    attributions = attribution_generation(card().weights_sha256)
    known = background(settings.profile, settings.gazetteer)
    return _Generations(attributions, interpreting.generation(attributions, known))


class _Run:
    """One run of the pipeline over one ledger."""

    def __init__(self, ledger: Ledger, generations: _Generations, progress: Callable[[Step], None]) -> None:
        self.ledger = ledger
        self.generations = generations
        self.progress = progress
        self.summary = Summary()
        # The report last read, by the id it was read with: its problems follow it at once.
        self.settled: dict[str, Report] = {}

    def keep_reports(self, found: Iterable[Report | Problem]) -> Iterator[Report]:
        """Keeps every report and problem; passes on the reports that are still to be attributed."""
        for item in found:
            if isinstance(item, Problem):
                self._keep_problem(item)
            else:
                report = self._keep_report(item)
                if report and self._done(report):
                    self._resume(report)
                elif report:
                    yield replace(report, archive=None)
            self._tell(item.locator)

    def _done(self, report: Report) -> bool:
        return all(self.ledger.done(report.id, *work) for work in self.generations._asdict().items())

    def _resume(self, report: Report) -> None:
        """What was read with other settings since gives way to what these settings made before."""
        for stage, generation in self.generations._asdict().items():
            self.ledger.resume(report.id, stage, generation)

    def _keep_report(self, read_now: Report) -> Report | None:
        """The report as the ledger knows it, if the model is to read it."""
        self.settled.clear()
        if self.ledger.withdrawn(read_now):
            self.summary.known += 1
            return None
        report = self.ledger.settle(read_now)
        self.settled[read_now.id] = report
        if not self.ledger.keep(report):
            self.summary.known += 1
        elif report is read_now:
            self.summary.new += 1
        else:
            self.summary.revised += 1
        return report if report.language in READABLE else None

    def _keep_problem(self, problem: Problem) -> None:
        """Keeps a problem; one of a report as that of the report which the ledger knows."""
        if problem.report:
            report = self.settled.get(problem.report)
            if report is None or (problem.kind == "metadata" and "published" in report.told):
                return
            problem = replace(problem, report=report.id)
        self.ledger.keep_problem(problem)
        self.summary.problems.append(problem)

    def keep_said(self, report: Report, said: Said) -> None:
        """Keeps all that was attributed in one report, and all that it claims."""
        self.ledger.keep_attributions(report.id, self.generations.attribute, said.attributions)
        self.ledger.resume(report.id, "attribute", self.generations.attribute)
        self.ledger.keep_claims(report.id, self.generations.interpret, said.claims)
        self.summary.attributed += 1
        kinds = {attribution.id: attribution.speaker.kind for attribution in said.attributions}
        self.summary.claims.update(kinds[claim.attribution] for claim in said.claims)
        self.summary.unresolved += sum(
            place.entry is None and place.level == "unknown"
            for claim in said.claims
            for place in claim.places
        )
        self._tell(report.locator)

    def tell_reconciled(self, report: str, count: int) -> None:
        self._tell(f"report {report[:12]}", count)

    def _tell(self, locator: str, reconciled: int = 0) -> None:
        summary = self.summary
        counts = (summary.reports, summary.attributed, len(summary.problems))
        self.progress(Step(locator, *counts, reconciled))


# -- the map over reports -------------------------------------------------------------------------


class Said(NamedTuple):
    """What one report says: who says what, and what they say happened."""

    attributions: list[Attribution]
    claims: list[Claim]


_model: Model | None = None


def _read_all(reports: Sequence[Report], settings: Settings) -> list[Said]:
    """Model, attribution and interpretation of a few reports, in a worker; each loads the model once."""
    global _model
    if _model is None:
        _model = load()
    known = background(settings.profile, settings.gazetteer)
    said = []
    for reading in encode(reports, _model):
        attributions = list(attribute(reading))
        said.append(Said(attributions, list(interpret(reading, attributions, known))))
    return said


def _interpreted(
    reports: Iterator[Report], settings: Settings, workers: int
) -> Iterator[tuple[Report, Said]]:
    """Every report with what it says, in the order they came in, on `workers` processes.

    A handful of reports is done in this process: starting others would take longer.
    """
    handful = list(islice(reports, _HANDFUL))
    if workers <= 1 or len(handful) < _HANDFUL:
        for report in chain(handful, reports):
            yield report, _read_all([report], settings)[0]
        return
    with _pool(workers) as pool:
        pending: deque[tuple[list[Report], Future[list[Said]]]] = deque()
        for batch in _grouped(chain(handful, reports), _BATCH):
            pending.append((batch, pool.submit(_read_all, batch, settings)))
            if len(pending) > workers * _AHEAD:
                yield from _collect(*pending.popleft())
        while pending:
            yield from _collect(*pending.popleft())


def _collect(batch: list[Report], future: Future[list[Said]]) -> Iterator[tuple[Report, Said]]:
    yield from zip(batch, future.result(), strict=True)


def _grouped(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _pool(workers: int) -> ProcessPoolExecutor:
    """Fresh processes: a forked one would share the ledger's open file and the model's threads."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))

"""The order of the stages: reports are read, kept, read by the model, attributed, interpreted, kept again.

The only place that knows all stages. Reading files and writing the ledger stay in this process; the
model, attribution and interpretation are a map over reports and run on any number of worker processes.
A report, its attributions and its claims are each kept in one transaction, so that stopping at any moment
loses nothing that was finished, and running again goes on from there.
"""

from __future__ import annotations

import multiprocessing
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from counterclaim import interpret as interpreting
from counterclaim.attribute import attribute
from counterclaim.attribute import generation as attribution_generation
from counterclaim.interpret import background, interpret
from counterclaim.ledger import Ledger
from counterclaim.model import Model, card, encode, load
from counterclaim.read import Told, read
from counterclaim.records import Attribution, Claim, Problem, Report, SpeakerKind
from counterclaim.settings import Settings

# Languages that the model reads; a report without a known one is taken for readable.
READABLE = frozenset({"en", None})
# Reports handed to a worker at a time, and batches waiting for each worker: enough to keep it busy.
_BATCH = 8
_AHEAD = 3
_HANDFUL = 24


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run has come: what was just finished, and the counts so far."""

    locator: str
    reports: int
    attributed: int
    problems: int


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
    problems: list[Problem] = field(default_factory=list)

    @property
    def reports(self) -> int:
        return self.new + self.known + self.revised


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
    """Reads everything at `locators` into the ledger; the model does not read again what is there already."""
    settings = settings or Settings()
    run = _Run(ledger, _generations(settings), progress or (lambda step: None))
    found = (item for locator in locators for item in read(locator, told=told or Told(), base=base))
    waiting = run.keep_reports(found)
    for report, said in _interpreted(waiting, settings, workers):
        run.keep_said(report, said)
    return run.summary


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

    def _tell(self, locator: str) -> None:
        summary = self.summary
        self.progress(Step(locator, summary.reports, summary.attributed, len(summary.problems)))


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
        for batch in _batches(chain(handful, reports)):
            pending.append((batch, pool.submit(_read_all, batch, settings)))
            if len(pending) > workers * _AHEAD:
                yield from _collect(*pending.popleft())
        while pending:
            yield from _collect(*pending.popleft())


def _collect(batch: list[Report], future: Future[list[Said]]) -> Iterator[tuple[Report, Said]]:
    yield from zip(batch, future.result(), strict=True)


def _batches(reports: Iterator[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    for report in reports:
        batch.append(report)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _pool(workers: int) -> ProcessPoolExecutor:
    """Fresh processes: a forked one would share the ledger's open file and the model's threads."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))

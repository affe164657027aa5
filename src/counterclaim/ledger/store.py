"""The ledger in one SQLite file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from counterclaim.errors import RecordError, UsageError
from counterclaim.ledger import derived, words
from counterclaim.ledger.acts import Resumption, Revision, Withdrawal, Work
from counterclaim.ledger.anchors import anchored, anchored_claims
from counterclaim.ledger.append import Appender, known, tail
from counterclaim.ledger.candidates import LedgerIndex
from counterclaim.ledger.current import (
    attributions_of,
    claims_of,
    current_versions,
    entries_where,
    is_current,
    latest_work,
)
from counterclaim.ledger.decode import problem_from, report_key
from counterclaim.ledger.derived import Current, current
from counterclaim.ledger.entry import Entry
from counterclaim.ledger.event_store import EventStore
from counterclaim.ledger.sqlite import moment, scrub, snapshot, transaction
from counterclaim.ledger.verify import Finding, findings
from counterclaim.ledger.versions import check_told, entry_of, load, readable, resolve, settled, unchanged
from counterclaim.records import Archive, Attribution, Claim, Problem, Report


class SqliteLedger(EventStore):
    """A `Ledger` in one file. Open it once a thread; any number of processes may have it open."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        super().__init__(path, create=create)
        self._archived: tuple[Archive, str, str] | None = None  # the last archive, its record id, its SHA-256

    def close(self) -> None:
        self._archived = None
        super().close()

    # ── write ──

    def settle(self, report: Report) -> Report:
        with moment(self._db):
            latest = current(self._db, report.key)
            if latest is None or latest.withdrawn is not None:
                return report
            return settled(load(self._db, latest), report)

    def keep(self, report: Report) -> bool:
        check_told(report)
        with self._write("read") as entries:
            latest = current(self._db, report.key)
            if latest and latest.withdrawn is not None:
                return False
            archive = self._archive(entries, report.archive)
            if latest:
                added = self._keep_version(entries, latest, report)
            else:
                words.put_texts(self._db, report)
                _, added = entries.add(report.record(), [archive] if archive else [])
            self._keep_bytes(report.archive)
            return added

    def keep_attributions(self, report_id: str, generation: str, attributions: Iterable[Attribution]) -> int:
        given = list(attributions)  # before the ledger is locked: they may still have to be made
        with self._write("attribute") as entries:
            report = self._version(report_id)
            if self._withdrawn(report):
                return 0
            records = anchored(given, report, generation)
            work = Work(report_id, "attribute", generation, 0)
            return self._keep_all(entries, work, records, dict.fromkeys(records, report_id))

    def keep_claims(self, report_id: str, generation: str, claims: Iterable[Claim]) -> int:
        given = list(claims)
        with self._write("interpret") as entries:
            report = self._version(report_id)
            if self._withdrawn(report):
                return 0
            records = anchored_claims(given, report, generation, list(attributions_of(self._db, report_id)))
            sources = {record_id: record["attribution"] for record_id, record in records.items()}
            return self._keep_all(entries, Work(report_id, "interpret", generation, 0), records, sources)

    def resume(self, report_id: str, stage: str, generation: str) -> bool:
        with self._write(stage) as entries:
            latest = latest_work(self._db, report_id, stage)
            if latest is None or latest.generation == generation:
                return False
            if not self.done(report_id, stage, generation):
                return False
            again = Resumption(report_id, stage, generation, after=latest.current_by)
            return entries.add(again.record(), [report_id, latest.current_by])[1]

    def keep_problem(self, problem: Problem) -> bool:
        with self._write("read") as entries:
            if problem.report is None:
                return entries.add(problem.record())[1]
            if self._withdrawn(self._version(problem.report)):
                return False
            return entries.add(problem.record(), [problem.report])[1]

    def withdraw(self, report_id: str, *, by: str, reason: str) -> bool:
        with self._write("withdraw") as entries:
            latest = resolve(self._db, report_id)
            if latest.withdrawn is not None:
                return False
            act = Withdrawal(latest.key, latest.report, by, reason)
            LedgerIndex(self._db, entries).withdraw(latest.key)
            entries.add(act.record(), [latest.report])
            words.withdraw(self._db, latest.key, latest.locator)
        self._archived = None
        scrub(self._db)
        return True

    def rebuild(self) -> None:
        with transaction(self._db):
            derived.rebuild(self._db)

    # ── read ──

    def done(self, report_id: str, stage: str, generation: str) -> bool:
        row = self._db.execute(
            "SELECT 1 FROM work WHERE report = :report AND stage = :stage AND generation = :generation",
            {"report": report_id, "stage": stage, "generation": generation},
        ).fetchone()
        if row is not None:
            return True
        entry = entry_of(self._db, report_id)
        return entry is not None and entry.type == "report" and self._withdrawn(entry)

    def withdrawn(self, report: Report) -> bool:
        latest = current(self._db, report.key)
        return latest is not None and latest.withdrawn is not None

    def reports(self) -> Iterator[Report]:
        with snapshot(self.path) as db:
            for row in db.execute("SELECT * FROM current_reports WHERE withdrawn IS NULL ORDER BY first"):
                yield load(db, Current(*row))

    def report(self, name: str) -> Report:
        with moment(self._db):
            return load(self._db, readable(self._db, resolve(self._db, name)))

    def reports_of(self, prefix: str) -> set[str]:
        # The type is looked at here: asked for both, SQLite would go through all attributions and claims.
        rows = self._db.execute(
            "SELECT type, record FROM entries WHERE record_id >= :prefix AND record_id < :prefix || 'g'",
            {"prefix": prefix},
        )
        return {json.loads(record)["report"] for kind, record in rows if kind in ("attribution", "claim")}

    def attributions(self, report: str | None = None) -> Iterator[Attribution]:
        if report is None:
            return self._all_attributions()
        with moment(self._db):
            latest = readable(self._db, resolve(self._db, report))
            return iter(list(attributions_of(self._db, latest.report)))

    def claims(self, report: str | None = None) -> Iterator[Claim]:
        if report is None:
            return self._all_claims()
        with moment(self._db):
            latest = readable(self._db, resolve(self._db, report))
            return iter(list(claims_of(self._db, latest.report)))

    def problems(self) -> Iterator[Problem]:
        with snapshot(self.path) as db:
            for entry in entries_where(db, "WHERE type = 'problem'"):
                problem = problem_from(unchanged(entry).body)
                if problem.report is None or is_current(db, problem.report):
                    yield problem

    def entries(self) -> Iterator[Entry]:
        with snapshot(self.path) as db:
            yield from entries_where(db)

    def blob(self, sha256: str) -> bytes:
        data = words.blob(self._db, sha256)
        if data is None:
            raise UsageError(f"no archived bytes have the hash {sha256!r}, or they were withdrawn")
        return data

    def head(self) -> str:
        return tail(self._db)[1]

    def verify(self, head: str | None = None) -> Iterator[Finding]:
        with snapshot(self.path) as db:
            yield from findings(db, head)

    # ── within ──

    @contextmanager
    def _write(self, stage: str) -> Iterator[Appender]:
        try:
            with super()._write(stage) as entries:
                yield entries
        except BaseException:
            self._archived = None  # its entry was not written after all
            raise

    def _archive(self, entries: Appender, archive: Archive | None) -> str | None:
        """The archive record's id. Members share one archive, whose hash is taken once."""
        if archive is None:
            return None
        if self._archived is None or self._archived[0] is not archive:
            record = archive.record()
            name, _ = entries.add(record)
            self._archived = (archive, name, record["bytes_sha256"])
        return self._archived[1]

    def _keep_bytes(self, archive: Archive | None) -> None:
        if archive is not None and self._archived is not None:
            hashed = self._archived[2]
            if not words.gone(self._db, hashed):
                words.put_blob(self._db, hashed, archive.data)

    def _keep_version(self, entries: Appender, latest: Current, report: Report) -> bool:
        """A version of a known report: nothing, a new version, or an older one that is current again."""
        version = settled(load(self._db, latest), report)
        if version.id == latest.report:
            return False
        words.put_texts(self._db, version)
        if not known(self._db, version.id):
            return entries.add(version.record(), [latest.report])[1]
        again = Revision(latest.key, version.id, after=latest.pointed_by)
        return entries.add(again.record(), [version.id, latest.report])[1]

    def _version(self, report_id: str) -> Entry:
        """The entry of a version of a report; RecordError where it is none."""
        entry = entry_of(self._db, report_id)
        if entry is None or entry.type != "report":
            raise RecordError(f"report {report_id[:12]} is not in the ledger: keep it, then settle it")
        return entry

    def _withdrawn(self, version: Entry) -> bool:
        latest = current(self._db, report_key(version.body))
        return latest is not None and latest.withdrawn is not None

    def _keep_all(
        self,
        entries: Appender,
        work: Work,
        records: Mapping[str, Mapping[str, Any]],
        sources: Mapping[str, str],
    ) -> int:
        """The records of one stage of one report, each from its source, and the work entry behind them."""
        if self.done(work.report, work.stage, work.generation):
            self._check_same(records)
            return 0
        added = sum(entries.add(record, [sources[name]])[1] for name, record in records.items())
        entries.add(replace(work, count=added).record(), [work.report])
        return added

    def _check_same(self, records: Mapping[str, Mapping[str, Any]]) -> None:
        strange = [record_id for record_id in records if not known(self._db, record_id)]
        if strange:
            raise RecordError(
                f"{records[strange[0]]['type']} {strange[0][:12]} came out otherwise than before: "
                "one report and one generation must always give the same"
            )

    def _all_attributions(self) -> Iterator[Attribution]:
        with snapshot(self.path) as db:
            for report in current_versions(db):
                yield from attributions_of(db, report)

    def _all_claims(self) -> Iterator[Claim]:
        with snapshot(self.path) as db:
            for report in current_versions(db):
                yield from claims_of(db, report)

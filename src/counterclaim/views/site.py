"""Writing the pages of a whole ledger into a folder, without touching what is not ours."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from counterclaim.errors import UsageError
from counterclaim.views.claims import ClaimRow, report_line
from counterclaim.views.event_memory import EventMemory
from counterclaim.views.pages import ReportEntry, index_page, report_page, speaker_page
from counterclaim.views.pages_events import EventEntry, event_pages, events_pages, in_order, moved_page
from counterclaim.views.pages_paths import event_path, report_path, speaker_path
from counterclaim.views.pages_setting import GENERATOR
from counterclaim.views.report import ReportView, report_view
from counterclaim.views.site_events import Shown
from counterclaim.views.speakers import tally
from counterclaim.views.words import Refuse, ignore

_OURS = f'<meta name="generator" content="{GENERATOR} '.encode()
_HEAD = 2048


def write_pages(memory: EventMemory, folder: Path, refuse: Refuse = ignore) -> int:
    """Writes every page and returns how many; pages of an earlier run that nothing needs any more go.

    UsageError where the folder cannot be written, or holds a page that somebody else wrote.
    """
    check_folder(folder)
    try:
        return _Site(folder).write(memory, refuse)
    except OSError as error:
        raise UsageError(
            f"{folder}: pages cannot be written there: {error.strerror or error}; name another folder"
        ) from error


def check_folder(folder: Path) -> None:
    """UsageError where pages could not go, so that it is known before the long work and not after."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder for the pages")
    _may_replace(folder / "index.html")


def _may_replace(path: Path) -> None:
    if path.exists() and not _ours(path):
        raise UsageError(f"{path} was not written by {GENERATOR} and is left alone; name another folder")


class _Site:
    """One run of writing. The index comes last, so that it never links to a page that is not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: set[Path] = set()

    def write(self, memory: EventMemory, refuse: Refuse) -> int:
        rows: dict[str, list[ClaimRow]] = defaultdict(list)
        entries = []
        events = self._events(memory)
        for report in memory.reports():
            view = report_view(memory, report, refuse)
            entries.append(self._report(view, events.of_claim))
            for claim in view.claims:
                rows[claim.row.speaker.key].append(claim.row)
        speakers = tally(row for group in rows.values() for row in group)
        for speaker in speakers:
            path = speaker_path(speaker)
            if path is not None:
                self._put(path, speaker_page(speaker, rows[speaker.key]))
        listed = in_order(events.entries)
        for path, page in events_pages(listed, events.alone) if listed else ():
            self._put(path, page)
        self._put("index.html", index_page(speakers, entries, list(memory.problems()), listed))
        self._sweep()
        return len(self.written)

    def _events(self, memory: EventMemory) -> Shown:
        """Writes a page for each event that is worth one, and remembers them for the other pages.

        Their claims are refused where the reports are written, which have them all.
        """
        shown = Shown()
        for view in shown.views(memory):
            for path, page in event_pages(view):
                self._put(path, page)
            for former in view.former:
                self._put(event_path(former), moved_page(view))
        return shown

    def _report(self, view: ReportView, events: Mapping[str, EventEntry]) -> ReportEntry:
        line = report_line(view.report)
        self._put(report_path(line.key), report_page(view, events))
        quoted = sum(not claim.row.own_voice for claim in view.claims)
        return ReportEntry(line, len(view.claims), quoted)

    def _put(self, name: str, page: str) -> None:
        """Writes one page whole or not at all."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _may_replace(path)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".page-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(page.encode("utf-8", "replace"))
            Path(beside).chmod(0o644)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        self.written.add(path)

    def _sweep(self) -> None:
        """Removes our own pages of reports, speakers and events that the ledger no longer shows."""
        for pattern in ("reports/*.html", "speakers/*.html", "events/*.html", "events*.html"):
            for path in self.folder.glob(pattern):
                if path not in self.written and _ours(path):
                    path.unlink()


def _ours(path: Path) -> bool:
    """Whether the page names us as its generator."""
    with path.open("rb") as file:
        return _OURS in file.read(_HEAD)

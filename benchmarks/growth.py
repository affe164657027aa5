"""What one more report costs to reconcile as the ledger grows.

Reports are made from real ones by substitution: each round tells the same in another month, with other names
in place of all capitalised words but those of places, so that towns are told of again and again and events
are new. Rounds are kept and reconciled until a size is reached; then the next reports are timed one by one.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from benchmarks.machine import peak_megabytes
from benchmarks.table import Row
from counterclaim import model
from counterclaim.attribute import attribute
from counterclaim.interpret import background, interpret
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.pipeline import reconcile_ledger
from counterclaim.read import read
from counterclaim.records import Attribution, Claim, Published, Report, Span, Time, sha256

_NAME = re.compile(r"(?<=[^\W\d_] )[A-Z][a-z]{3,}")
_ROUND = timedelta(days=28)
_TIMED = 60
_BASE = 250  # real reports that all others are made from
_LETTERS = "bcdfghjklmnpqrstvwxz"


@dataclass(frozen=True, slots=True)
class Read:
    """A report with all that was made of it."""

    report: Report
    attributions: Sequence[Attribution]
    claims: Sequence[Claim]


def growth(source: Path, sizes: Sequence[int], folder: Path) -> Iterator[Row]:
    """A row a size: reports, and the seconds that one more takes; memory and growth beside."""
    found = list(islice(_read(source, _BASE), _BASE))
    supply = _supply(found)
    first: float | None = None
    with open_ledger(folder / "growth.db") as ledger:
        held = 0
        for size in sizes:
            while held < size:
                _keep(ledger, islice(supply, min(200, size - held)))
                reconcile_ledger(ledger)
                held += min(200, size - held)
            # The same reports at every size, told in the month that comes next.
            seconds = _timed(ledger, [_substituted(one, held // len(found) + 1) for one in found[:_TIMED]])
            first = first or seconds
            yield Row(
                f"reconcile one more report at {size:,}",
                _TIMED,
                "reports",
                seconds * _TIMED,
                f"median {seconds * 1000:.0f} ms, {seconds / first:.2f} times that at {sizes[0]:,}; "
                f"peak {peak_megabytes()} MB",
            )


def _timed(ledger: Ledger, reports: Iterable[Read]) -> float:
    """The median of the seconds that reports take, one at a time."""
    taken = []
    for one in reports:
        _keep(ledger, [one])
        began = time.perf_counter()
        reconcile_ledger(ledger)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def _keep(ledger: Ledger, reports: Iterable[Read]) -> None:
    for one in reports:
        ledger.keep(one.report)
        ledger.keep_attributions(one.report.id, "growth", one.attributions)
        ledger.keep_claims(one.report.id, "growth", one.claims)


def _read(source: Path, most: int) -> Iterator[Read]:
    """Real reports, every so manieth of the source, so that they are of many months."""
    reader, known = model.load(), background()
    dated = [item for item in read(str(source)) if isinstance(item, Report) and _to_the_day(item)]
    step = max(1, len(dated) // most)
    for report in dated[::step]:
        reading = next(model.encode([report], reader))
        attributions = list(attribute(reading))
        yield Read(report, attributions, list(interpret(reading, attributions, known)))


def _to_the_day(report: Report) -> bool:
    return report.published is not None and report.published.precision not in ("year", "month")


def _supply(found: Sequence[Read]) -> Iterator[Read]:
    """Round after round of the reports, each in another month and with other names."""
    number = 0
    while True:
        for one in found:
            yield _substituted(one, number)
        number += 1


def _substituted(one: Read, number: int) -> Read:
    places = {place.span for claim in one.claims for place in claim.places}
    text = _NAME.sub(lambda match: _other(match, number, places), one.report.text)
    published = one.report.published
    assert published is not None
    report = replace(
        one.report,
        bytes_sha256=sha256(f"{one.report.bytes_sha256} {number}".encode()),
        locator=f"{one.report.locator}-{number}",
        text=text,
        published=Published(_later(published.value, number)),
        archive=None,
    )
    attributions = [
        replace(each, report=report.id, generation="growth", parent=None) for each in one.attributions
    ]
    names = {old.id: new.id for old, new in zip(one.attributions, attributions, strict=True)}
    claims = [
        replace(
            claim,
            report=report.id,
            attribution=names[claim.attribution],
            generation="growth",
            time=_moved(claim.time, number),
        )
        for claim in one.claims
    ]
    return Read(report, attributions, claims)


def _other(match: re.Match[str], number: int, places: Set[Span]) -> str:
    """Another name of the same length, so that every offset holds."""
    if not number or any(place.start <= match.start() < place.end for place in places):
        return match[0]
    rest = (_LETTERS[(ord(letter) * 7 + number) % len(_LETTERS)] for letter in match[0][1:])
    return match[0][0] + "".join(rest)


def _later(value: str, number: int) -> str:
    day = date.fromisoformat(value[:10]) + number * _ROUND
    return day.isoformat() + value[10:]


def _moved(found: Time | None, number: int) -> Time | None:
    """The same time that many rounds later, where it is known to the day."""
    if found is None or not (found.start and found.end and len(found.start) >= 10 and len(found.end) >= 10):
        return found
    return replace(found, start=_later(found.start, number), end=_later(found.end, number))

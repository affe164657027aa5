"""The stages one by one on one core, and the whole way on all of them."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.machine import peak_megabytes
from benchmarks.table import Row
from counterclaim import model
from counterclaim.attribute import attribute, generation
from counterclaim.interpret import background, interpret
from counterclaim.interpret import generation as interpretation
from counterclaim.ledger import open_ledger
from counterclaim.model.pieces import PieceTable
from counterclaim.model.reader import WEIGHTS
from counterclaim.pipeline import fill, reconcile_ledger
from counterclaim.read import read
from counterclaim.records import Report
from counterclaim.text.words import word_offsets, words_in


def stages(source: Path, sample: int, folder: Path) -> Iterator[Row]:
    """Reading, encoding, attributing and keeping the same reports, each timed by itself on one core."""
    began = time.perf_counter()
    reports = [item for item in islice(read(str(source)), 2 * sample) if isinstance(item, Report)][:sample]
    yield _row("read: files to reports", reports, began)

    reader = model.load()
    began = time.perf_counter()
    readings = list(model.encode(reports, reader))
    seconds = time.perf_counter() - began
    yield Row("encode: the model", sum(map(_words, reports)), "words", seconds)
    yield Row(
        "the same",
        _pieces(reports),
        "wordpieces",
        seconds,
        "without those that overlapping windows read twice",
    )

    began = time.perf_counter()
    attributions = [list(attribute(reading)) for reading in readings]
    yield _row("attribute: who said it", reports, began, f"{sum(map(len, attributions)):,} attributions")

    known = background()
    began = time.perf_counter()
    claims = [
        list(interpret(reading, found, known)) for reading, found in zip(readings, attributions, strict=True)
    ]
    yield _row("interpret: what they say happened", reports, began, f"{sum(map(len, claims)):,} claims")

    made = generation(model.card().weights_sha256)
    made_of_it = interpretation(made, known)
    began = time.perf_counter()
    with open_ledger(folder / "stages.db") as ledger:
        for report, found, claimed in zip(reports, attributions, claims, strict=True):
            ledger.keep(report)
            ledger.keep_attributions(report.id, made, found)
            ledger.keep_claims(report.id, made_of_it, claimed)
    yield _row("keep: append to the ledger", reports, began)
    with open_ledger(folder / "stages.db") as ledger:
        began = time.perf_counter()
        changed = reconcile_ledger(ledger)
        yield _row("reconcile: claims to events, texts to origins", reports, began, f"{changed.new:,} events")
    with open_ledger(folder / "stages.db") as ledger:
        began = time.perf_counter()
        faults = sum(1 for _ in ledger.verify())
    yield _row("verify the ledger", reports, began, f"{faults} findings")


def end_to_end(source: Path, workers: int, folder: Path) -> Iterator[Row]:
    """The command `read` on the whole input, and once more on a ledger that has it all."""
    for name in ("end to end", "the same again (nothing new)"):
        began, used = time.perf_counter(), _processor_seconds()
        with open_ledger(folder / "whole.db") as ledger:
            summary = fill(ledger, [str(source)], workers=workers)
            words = sum(_words(report) for report in ledger.reports()) if name == "end to end" else 0
        seconds = time.perf_counter() - began
        spent = _processor_seconds() - used
        remark = f"{workers} workers, {spent:.0f} s of processor time, peak {peak_megabytes()} MB"
        amount = words or summary.reports
        yield Row(
            name, amount, "words" if words else "reports", seconds, f"{summary.reports:,} reports; {remark}"
        )


def _row(name: str, reports: list[Report], began: float, remark: str = "") -> Row:
    return Row(
        name,
        sum(map(_words, reports)),
        "words",
        time.perf_counter() - began,
        remark or f"{len(reports)} reports",
    )


def _words(report: Report) -> int:
    return len(report.text.split())


def _pieces(reports: list[Report]) -> int:
    """Wordpieces that the model reads, without those that overlapping windows read twice."""
    table = PieceTable.load(WEIGHTS / "tokenizer.json")
    words = (words_in(report.text, word_offsets(report.text)) for report in reports)
    return sum(len(table.cut(one).ids) for one in words)


def _processor_seconds() -> float:
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, both))

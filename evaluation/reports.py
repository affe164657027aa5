"""The whole way from a file to attributions on the hand-annotated war reports, by the scorer beside them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.attribute import attribute
from counterclaim.interpret import interpret
from counterclaim.model import encode
from counterclaim.read import read
from counterclaim.records import Attribution, Claim, Report
from evaluation.figure import Figure
from evaluation.how_sure import facets
from evaluation.places import reports_folder, scorer

_RESULT = re.compile(r"^(attributed|own voice)\s+found (\d+)/(\d+) .*right (\d+)/(\d+)", re.M)
_FACET = re.compile(
    r"^(act|polarity|hedge_kind|evidence_kind)\s+n (\d+)\s+macro F1 ([\d.]+) \(always \"[^\"]*\": ([\d.]+)\)"
    r"\s+recall off the commonest (\d+)/(\d+)",
    re.M,
)
_FURNITURE = re.compile(r"^claims over furniture: (\d+)", re.M)


def measure(data: Path, quick: bool) -> list[Figure]:
    """Claims found and right, and how sure they are; the scorer's own lines are printed."""
    reports = reports_folder()
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "predictions.jsonl"
        with path.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in predictions(reports))
        said = _score(path, reports)
    print(said, file=sys.stderr)
    return figures(said)


def predictions(reports: Path) -> Iterator[dict[str, Any]]:
    """One row a claim, in the form that the scorer takes."""
    for path in sorted(reports.glob("*.txt")):
        for report in read(str(path), base=reports):
            if not isinstance(report, Report):
                raise ValueError(f"{path.name} was not read: {report.reason}")
            reading = next(encode([report]))
            found = {attribution.id: attribution for attribution in attribute(reading)}
            for claim in interpret(reading, found.values()):
                yield _row(path.name, report, found[claim.attribution], claim)


def figures(said: str) -> list[Figure]:
    """The counts in what the scorer printed, as shares; no claim over furniture is 1, else 0."""
    made: list[Figure] = []
    for name, found, wanted, right, claimed in _RESULT.findall(said):
        made.append(Figure(f"{name} found", _share(found, wanted), count=f"{found}/{wanted}"))
        made.append(Figure(f"{name} right", _share(right, claimed), count=f"{right}/{claimed}"))
    for facet, count, macro, constant, rare, all_rare in _FACET.findall(said):
        made.append(Figure(f"{facet}, macro F1", float(macro), float(constant), count=count))
        made.append(
            Figure(f"{facet}, off the commonest", _share(rare, all_rare), 0.0, count=f"{rare}/{all_rare}")
        )
    over = _FURNITURE.search(said)
    if over:
        made.append(Figure("claims over furniture", float(over[1] == "0"), count=over[1]))
    return made


def _row(name: str, report: Report, found: Attribution, claim: Claim) -> dict[str, Any]:
    named = found.speaker.name
    outside = (report.author or report.outlet or "report") if found.own_voice else ""
    return {
        "report": name,
        "source": [list(span) for span in found.source],
        "cue": [list(span) for span in found.cue],
        "content": [list(span) for span in claim.content],
        "speaker": named.of(report.text) if named else outside,
        "own_voice": found.own_voice,
        **facets(claim.stance),
    }


def _score(predicted: Path, reports: Path) -> str:
    command = [
        sys.executable,
        str(scorer()),
        str(predicted),
        str(reports / "gold.jsonl"),
        str(reports),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout.rstrip()


def _share(part: str, whole: str) -> float:
    return int(part) / int(whole) if int(whole) else 0.0

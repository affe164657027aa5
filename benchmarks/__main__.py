"""`python -m benchmarks`: how fast reports become a ledger, by stage, end to end, and as the ledger grows.

The input is a JSON-lines file of articles (default: the war articles of COUNTERCLAIM_DATA); without it,
the repository's own examples are read again and again. Prints a table; `--write` puts it into
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.growth import growth
from benchmarks.machine import machine
from benchmarks.model_alone import model_alone
from benchmarks.stages import end_to_end, stages
from benchmarks.table import Row, render, write

ROOT = Path(__file__).parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--articles", type=Path, default=None, help="JSON lines, one article a line (.gz too)"
    )
    parser.add_argument("--sample", type=int, default=200, help="articles for the figures by stage")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--growth",
        type=int,
        nargs="+",
        default=[1000, 4000],
        metavar="N",
        help="reports in the ledger when the cost of one more is measured (1,000 take a minute to fill in)",
    )
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    asked = parser.parse_args()
    source = asked.articles or _war_articles() or ROOT / "examples"
    with tempfile.TemporaryDirectory() as folder:
        # The model of BERT's size comes last: what memory a process once took counts for all rows after.
        rows: list[Row] = [
            *stages(source, asked.sample, Path(folder)),
            *end_to_end(source, asked.workers, Path(folder)),
            *growth(source, sorted(asked.growth), Path(folder)),
            *model_alone(Path(folder)),
        ]
    lines = [f"Input: {source.name}. Machine: {machine()}.", "", *render(rows)]
    print("\n".join(lines))
    if asked.write:
        write(ROOT / "docs" / "benchmarks.md", lines)
    return 0


def _war_articles() -> Path | None:
    folder = Path(os.environ.get("COUNTERCLAIM_DATA", "../shared/data")) / "ukraine_media"
    return next(iter(sorted(folder.glob("*.jsonl.gz"))), None)


if __name__ == "__main__":
    sys.exit(main())

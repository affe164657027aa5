"""`python -m evaluation`: accuracy on the public sets, beside baselines, published figures and floors."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from evaluation.figure import Figure
from evaluation.gate import FLOORS, SETS, Outcome, measured, passed, read_floors
from evaluation.places import data_folder

_HEADINGS = ("figure", "value", "floor", "baseline", "n", "published")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where every figure that was measured is at its floor or over it, else 1."""
    options = _options(arguments)
    data = data_folder()
    chosen = [one for one in SETS if not options.only or one.name in options.only]
    floors = read_floors(options.floors, quick=options.quick)
    outcomes = []
    for outcome in measured(chosen, data, options.quick, floors):
        outcomes.append(outcome)
        if not options.json:
            print("\n".join(table(outcome)), flush=True)
    if options.json:
        print(json.dumps([asdict(one) for one in outcomes], indent=2))
    for line in verdict(outcomes):
        print(line, file=sys.stderr if options.json else sys.stdout)
    return 0 if passed(outcomes) else 1


def table(outcome: Outcome) -> Iterator[str]:
    """The lines of one set."""
    if outcome.skipped:
        yield f"{outcome.name}: SKIPPED, {outcome.skipped}\n"
        return
    if outcome.broken:
        yield f"{outcome.name}: BROKEN, {outcome.broken}\n"
        return
    rows = [_HEADINGS, *(_cells(figure, outcome.floors.get(figure.name)) for figure in outcome.figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    yield outcome.name
    for row in rows:
        cells = [
            cell.ljust(width) if column in (0, len(row) - 1) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  " + "  ".join(cells).rstrip()
    yield ""


def verdict(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What was skipped and what lies under its floor, or that nothing does."""
    skipped = [one.name for one in outcomes if one.skipped]
    if skipped:
        yield f"Skipped, so not checked: {', '.join(skipped)}."
    failures = [line for one in outcomes for line in one.failures]
    yield from (f"UNDER ITS FLOOR  {line}" for line in failures)
    if len(skipped) == len(outcomes):
        yield "Nothing was measured."
    elif not failures:
        yield "Every figure that has a floor is at it or over it."


def _cells(figure: Figure, floor: float | None) -> tuple[str, ...]:
    value = f"{figure.value:.3f}{' ' + figure.unit if figure.unit else ''}"
    if figure.interval:
        value += f" [{figure.interval[0]:.3f}, {figure.interval[1]:.3f}]"
    return (figure.name, value, _number(floor), _number(figure.baseline), str(figure.count), figure.published)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    names = [one.name for one in SETS]
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--quick", action="store_true", help="a part of each large set")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument(
        "--floors", type=Path, default=FLOORS, help="a file of floors in place of the project's own"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())

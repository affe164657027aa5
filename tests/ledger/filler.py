"""Fills a ledger as a run does, in a process of its own that a test can kill.

`python filler.py LEDGER FIRST LAST` keeps the reports with those numbers; it prints "ready" when it starts.
"""

from __future__ import annotations

import sys
from pathlib import Path

from counterclaim.ledger import open_ledger
from tests.ledger.made import TEXT, fill, problem, report


def main(path: str, first: str, last: str) -> None:
    print("ready", flush=True)
    with open_ledger(Path(path)) as ledger:
        for number in range(int(first), int(last)):
            made = report(f"{number}.txt", f"{TEXT} {number}" + " and so on" * 400)
            (settled,) = fill(ledger, made, count=number % 12)
            if number % 5 == 0:
                ledger.keep_problem(problem(f"{number}.txt", settled))


if __name__ == "__main__":
    main(*sys.argv[1:])

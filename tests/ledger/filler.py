"""Fills a ledger as a run does, in a process of its own that a test can kill.

`python filler.py LEDGER FIRST LAST` keeps the reports with those numbers; it prints "ready" when it starts.
"""

from __future__ import annotations

import sys
from pathlib import Path

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.records import event_id
from tests.ledger.made import FIRST, TEXT, change, claims, fill, problem, report, scene


def reconcile(ledger: Ledger) -> None:
    """Makes an event of the claims of every report that is to be reconciled."""
    with ledger.reconciling() as index:
        for name, _ in list(ledger.unreconciled(FIRST)):
            found = list(ledger.claims(name))
            if found:
                index.add(scene(ledger.report(name)), [1, 2, 3])
                keys = sorted(claim.key for claim in found)
                index.keep([change(event_id(keys[0]), keys, after=index.last_change(event_id(keys[0])))])
            index.done(name, FIRST)


def main(path: str, first: str, last: str) -> None:
    print("ready", flush=True)
    with open_ledger(Path(path)) as ledger:
        for number in range(int(first), int(last)):
            text = f"{TEXT} {number}" + " and so on" * 400
            made = report(f"{number}.txt", text, outlet="The Pier")
            (settled,) = fill(ledger, made, count=number % 12)
            if number % 12 and number % 3 == 0:
                ledger.keep_claims(settled.id, FIRST, claims(settled))
                reconcile(ledger)
            if number % 5 == 0:
                ledger.keep_problem(problem(f"{number}.txt", settled))


if __name__ == "__main__":
    main(*sys.argv[1:])

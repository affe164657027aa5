"""Runs that are killed, and runs at the same time: real processes, real SIGKILL."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counterclaim.ledger import Entry, Ledger, open_ledger

from .made import record_ids

ROOT = Path(__file__).parents[2]
REPORTS = 120


def start(path: Path, first: int = 0, last: int = REPORTS) -> subprocess.Popen[str]:
    """A run in a process of its own, when its imports are done."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    command = [sys.executable, str(Path(__file__).with_name("filler.py")), str(path), str(first), str(last)]
    run = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    assert run.stdout.readline() == "ready\n"
    return run


def finish(run: subprocess.Popen[str]) -> None:
    run.communicate(timeout=120)
    assert run.returncode == 0


def whole_transactions(entries: list[Entry]) -> bool:
    """Whether the entries are 1 to n, and no records are there without the work entry behind them."""
    gapless = [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
    return gapless and (not entries or entries[-1].type not in ("archive", "attribution", "claim"))


@pytest.mark.parametrize("seed", range(3))
def test_a_run_that_was_killed_anywhere_ends_like_one_that_was_not(tmp_path: Path, seed: int) -> None:
    run = start(tmp_path / "whole.db")
    began = time.monotonic()
    finish(run)
    took = time.monotonic() - began
    chance = random.Random(seed)
    ended = []
    for _ in range(6):
        run = start(tmp_path / "killed.db")
        time.sleep(chance.uniform(0, took / 3))
        run.kill()
        run.communicate()
        ended.append(run.returncode)
    assert -signal.SIGKILL in ended
    finish(start(tmp_path / "killed.db"))
    with open_ledger(tmp_path / "whole.db") as whole, open_ledger(tmp_path / "killed.db") as killed:
        assert set(record_ids(whole)) == set(record_ids(killed))
        assert list(killed.verify()) == []


def test_two_runs_at_once_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    for run in [start(path, 0, 80), start(path, 40, 120)]:
        finish(run)
    finish(start(tmp_path / "one.db"))
    with open_ledger(path) as ledger, open_ledger(tmp_path / "one.db") as one:
        assert set(record_ids(ledger)) == set(record_ids(one))
        assert list(ledger.verify()) == []


def test_a_reader_sees_whole_transactions_and_skips_none(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_ledger(path).close()
    runs = [start(path, 0, 80), start(path, 40, 120)]
    with open_ledger(path) as ledger:
        seen = follow(ledger, runs)
        assert seen == record_ids(ledger)
    assert [run.returncode for run in runs] == [0, 0]


def follow(ledger: Ledger, runs: list[subprocess.Popen[str]]) -> list[str]:
    """The records as a reader sees them that looks again and again and only takes what is new at the end."""
    seen: list[str] = []
    running = True
    while running:
        running = any(run.poll() is None for run in runs)
        entries = list(ledger.entries())
        assert whole_transactions(entries)
        assert [entry.record_id for entry in entries[: len(seen)]] == seen
        seen += [entry.record_id for entry in entries[len(seen) :]]
    return seen

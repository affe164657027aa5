"""Where the sets lie: `COUNTERCLAIM_DATA` and `COUNTERCLAIM_REPORTS` name the two folders."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    return Path(os.environ.get("COUNTERCLAIM_DATA") or "../shared/data").absolute()


def reports_folder() -> Path:
    return Path(os.environ.get("COUNTERCLAIM_REPORTS") or "../shared/reports").absolute()


def scorer() -> Path:
    """The program that scores predictions on the reports: in `tools`, beside their folder."""
    return reports_folder().parent / "tools" / "score_reports.py"

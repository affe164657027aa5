"""What every ledger must do, wherever it is kept. A store's own test gives it a ledger to open."""

from __future__ import annotations

from .suite_events import EventSuite
from .suite_index import IndexSuite
from .suite_judgements import JudgementSuite
from .suite_records import RecordSuite
from .suite_repetition import RepetitionSuite
from .suite_versions import VersionSuite
from .suite_withdrawing import WithdrawingSuite


class LedgerSuite(
    RecordSuite, VersionSuite, WithdrawingSuite, EventSuite, IndexSuite, JudgementSuite, RepetitionSuite
):
    """All of it."""

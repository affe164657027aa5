"""Accounts of one event: which claims can be true together, and where they part."""

from __future__ import annotations

from counterclaim.reconcile.accounts.account import (
    Account,
    Accounts,
    Denial,
    Edge,
    EdgeKind,
    Resting,
    Revision,
    Standing,
    Told,
    Turn,
    Value,
    Voice,
)
from counterclaim.reconcile.accounts.find import accounts
from counterclaim.reconcile.accounts.saying import words

__all__ = [
    "Account",
    "Accounts",
    "Denial",
    "Edge",
    "EdgeKind",
    "Resting",
    "Revision",
    "Standing",
    "Told",
    "Turn",
    "Value",
    "Voice",
    "accounts",
    "words",
]

"""Words for the parts of an event's page."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.reconcile.accounts import Value
from counterclaim.reconcile.accounts.account import WHEN, WHETHER, WHO, WHOM, WITH_WHAT
from counterclaim.views.claims import ClaimRow
from counterclaim.views.event_parts import AccountView
from counterclaim.views.event_words import value_words
from counterclaim.views.facets import designates
from counterclaim.views.harmless import one_line

_QUESTIONS = frozenset({WHO, WHOM, WITH_WHAT, WHEN, WHETHER})


def facet_words(facet: str) -> str:
    """A facet as a question; those that are numbers are named by what was counted."""
    return facet if facet in _QUESTIONS else f"how many {facet}"


def facets_words(facets: Iterable[str]) -> str:
    return ", ".join(facet_words(facet) for facet in facets)


def said_value(value: Value) -> str:
    """The value; a number that the report gives without figures in its words too: “dozens” (at least 24)."""
    return as_written(value_words(value), value.name) if _is_number(value) else value_words(value)


def as_written(number: str, name: str) -> str:
    """A number with the report's words before it where those have no figure, and name no unit."""
    name = one_line(name)
    plain = name and not any(sign.isdigit() for sign in name) and not designates(name)
    return f"“{name}” ({number})" if plain else number


def _is_number(value: Value) -> bool:
    return value.low is not None or value.high is not None


def heading(account: AccountView) -> str:
    """What sets the account apart: its values of what is contested, as far as it has any."""
    facets = account.account.facets
    return "; ".join(
        f"{facet_words(name)}: {', '.join(dict.fromkeys(said_value(value) for value in facets[name]))}"
        for name in account.account.contested
        if name in facets
    )


def cue_leads(row: ClaimRow) -> bool:
    """Whether the report has the cue before the speaker ("according to X"), so that it is told so here."""
    return bool(row.cue and row.source) and row.cue[0].span.start < row.source[0].span.start

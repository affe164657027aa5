"""An event for other programs as JSON: what is told, the accounts, their standing as data, and the claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counterclaim.reconcile.accounts import Edge, Revision, Standing, Turn, Value, Voice
from counterclaim.views.event_bonds import Bond
from counterclaim.views.event_parts import AccountView, Branch, EventRow, EventView
from counterclaim.views.event_words import exported_voice, party_words, value_words
from counterclaim.views.exports import as_json
from counterclaim.views.harmless import one_line


def row_json(row: EventRow) -> dict[str, Any]:
    """An event in a list."""
    return {
        "type": "event",
        "id": row.id,
        "title": row.title,
        "kinds": [{"name": kind.name, "claims": list(kind.claims)} for kind in row.kinds],
        "places": [
            {
                "name": place.name,
                "level": place.level,
                "id": place.entry,
                "point": list(place.point) if place.point else None,
                "precision_m": place.precision_m,
                "claims": list(place.claims),
            }
            for place in row.places
        ],
        "days": {"first": row.days.first, "last": row.days.last},
        "claims": row.claims,
        "reports": row.reports,
        "outlets": list(row.outlets),
        "published": {"first": row.first, "last": row.last},
    }


def event_json(view: EventView) -> dict[str, Any]:
    """The whole event; claims as `export` gives them, with their key and their accounts."""
    found = view.found
    return {
        **row_json(view.row),
        "former_ids": list(view.former),
        "contested": list(found.contested),
        "common": [value_json(value) for value in found.common],
        "accounts": [_account(account) for account in view.accounts],
        "standing": standing_json(found.standing),
        "origins": _branches(view.origins),
        "edges": [edge_json(edge) for edge in found.edges],
        "revisions": [revision_json(revision) for revision in found.revisions],
        "timeline": [_turn(turn) for turn in found.timeline],
        "claims": [
            {**as_json(claim.row), "key": claim.key, "accounts": list(claim.accounts)}
            for claim in view.claims.values()
        ],
    }


def standing_json(standing: Standing) -> dict[str, Any]:
    """What stands behind an account: counts, reasons and the claims that they rest on; no score."""
    return {
        "origins": {"low": standing.low, "high": standing.high},
        "reports": standing.reports,
        "outlets": [one_line(outlet) for outlet in standing.outlets],
        "single_source": standing.single_source,
        "denials": [
            {"speaker": voice_json(denial.speaker), "since": denial.since, "claims": list(denial.claims)}
            for denial in standing.denials
        ],
        "hedges": [{"kind": kind, "claims": list(claims)} for kind, claims in standing.hedges],
        "evidence": [
            {"kind": resting.kind, "state": resting.state, "claims": list(resting.claims)}
            for resting in standing.evidence
        ],
        "could_not_verify": list(standing.unverified),
        "revised_on": list(standing.revised_on),
        "contested": standing.contested,
        "contested_since": standing.contested_since,
        "judgements": [{"id": one.id, **one.record()} for one in standing.judgements],
    }


def value_json(value: Value) -> dict[str, Any]:
    """A value of a facet; `best` of a number is for a person to set, and always null here."""
    return {
        "facet": value.facet,
        "words": value_words(value),
        "low": value.low,
        "best": None,
        "high": value.high,
        "claims": list(value.claims),
    }


def voice_json(voice: Voice) -> dict[str, Any]:
    """A speaker, a unit as its party; `entity` where a profile has it."""
    known = "/" in voice.key and ":" not in voice.key
    return {
        "words": exported_voice(voice),
        "kind": voice.kind,
        "side": voice.side,
        "entity": voice.key if known else None,
        "named": voice.named,
    }


def edge_json(edge: Edge) -> dict[str, Any]:
    return {
        "kind": edge.kind,
        "speaker": voice_json(edge.speaker),
        "claim": edge.claim,
        "against": list(edge.against),
        "accused": party_words(edge.party) if edge.party else None,
        "whole": edge.whole,
        "answers": edge.answers,
    }


def revision_json(revision: Revision) -> dict[str, Any]:
    return {
        "facet": revision.facet,
        "before": value_json(revision.before),
        "after": value_json(revision.after),
        "by": voice_json(revision.by),
        "published": revision.published,
    }


def _account(account: AccountView) -> dict[str, Any]:
    return {
        "number": account.number,
        "values": [value_json(value) for value in account.account.values],
        "contested": list(account.account.contested),
        "speakers": [voice_json(voice) for voice in account.account.speakers],
        "claims": list(account.account.claims),
        "standing": standing_json(account.account.standing),
        "origins": _branches(account.origins),
    }


def _branches(branches: Sequence[Branch]) -> list[dict[str, Any]]:
    """The tree line by line, each with its depth, and the reason why it hangs where it does."""
    return [
        {
            "depth": branch.depth,
            "words": branch.words,
            "report": branch.report.id if branch.report else None,
            "claims": list(branch.claims),
            "reason": branch.reason or None,
            "sure": branch.sure,
        }
        for branch in branches
    ]


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "published": turn.published,
        "speaker": voice_json(turn.speaker),
        "act": turn.act,
        "polarity": turn.polarity,
        "claim": turn.claim,
        "report": turn.report,
        "accounts": list(turn.accounts),
    }


def bond_json(bond: Bond) -> dict[str, object]:
    """Why a telling is taken for the same event as one before it."""
    return {
        "report": bond.report.id,
        "like": bond.other.id,
        "alike": list(bond.alike),
        "unlike": list(bond.unlike),
    }

"""An event put in the order in which its page tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from counterclaim.reconcile.accounts import Revision, Turn, Value
from counterclaim.views.event_against import claims_in
from counterclaim.views.event_days import spoken_day
from counterclaim.views.event_parts import AccountView, Branch, EventClaim, EventView, FacetRow
from counterclaim.views.event_words import revision_words, with_side
from counterclaim.views.harmless import one_line
from counterclaim.views.pages_paging import Part, parts
from counterclaim.views.words import cue_words

# Accounts that stand side by side before the words get too narrow to read.
_SIDE_BY_SIDE = 4
# Uncontested facets that stand in the table, those of most claims.
_AGREED = 5
# How deep the tree is drawn; what repeats a repetition of a repetition is told by its reason.
_DEEPEST = 6
# Claims of the timeline on one page: some 200 KB.
_TURNS = 200
_ACTS = {
    "deny": "denial",
    "accuse": "accusation",
    "assess": "assessment",
    "predict": "prediction",
    "want": "demand",
    "intend": "intention",
    "ask": "question",
}


@dataclass(slots=True)
class Twig:
    """A line of the tree with those below it, and the claims of all tellings that the line stands for."""

    branch: Branch
    claims: list[str]
    below: list[Twig] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One facet over the accounts of a table; where it is `shared`, one cell says it for all."""

    facet: str
    contested: bool
    cells: tuple[tuple[Value, ...], ...]
    shared: bool

    @property
    def claims(self) -> int:
        return sum(len(value.claims) for cell in self.cells for value in cell)


@dataclass(frozen=True, slots=True)
class Table:
    """Some accounts side by side, and uncontested facets that few claims give, for who wants them too."""

    accounts: tuple[AccountView, ...]
    rows: tuple[TableRow, ...]
    folded: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the timeline, by the report's own cue; `act` is "" where something is plainly said."""

    claim: EventClaim
    speaker: str
    own_voice: bool
    cue: str
    act: str
    time: str
    accounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Revised:
    """A figure that changed, in words, with a claim that had it and one that has it now."""

    words: str
    before: EventClaim | None
    after: EventClaim | None


def twigs(branches: Iterable[Branch]) -> list[Twig]:
    """The tree's lines, each under the one that it hangs on; what one report tells there is one line."""
    roots: list[Twig] = []
    path: list[Twig] = []
    for branch in branches:
        del path[min(branch.depth, _DEEPEST) :]
        beside = path[-1].below if path else roots
        same = next((twig for twig in (*path[-1:], *beside) if _one_line(twig.branch, branch)), None)
        if same:
            same.claims += branch.claims
        else:
            beside.append(Twig(branch, list(branch.claims)))
        path.append(same or beside[-1])
    return roots


def _one_line(one: Branch, other: Branch) -> bool:
    """Whether both are the same report for the same reason: also one that is its own origin."""
    kept = (one.report, one.reason, one.sure) == (other.report, other.reason, other.sure)
    return one.report is not None and kept


def tables(view: EventView) -> list[Table]:
    """All accounts, a few side by side at a time; what nobody contests is told once, in the first table."""
    starts = range(0, len(view.accounts), _SIDE_BY_SIDE)
    return [_table(view, slice(start, start + _SIDE_BY_SIDE)) for start in starts]


def _table(view: EventView, part: slice) -> Table:
    rows = [row for facet in view.facets if any((row := _row(facet, part)).cells)]
    agreed = [row for row in rows if row.shared or (len(view.accounts) == 1 and not row.contested)]
    told = sorted(agreed, key=lambda row: -row.claims)[:_AGREED] if part.start == 0 else []
    return Table(
        view.accounts[part],
        tuple(row for row in rows if row not in agreed or row in told),
        tuple(row for row in agreed if row not in told) if part.start == 0 else (),
    )


def _row(row: FacetRow, part: slice) -> TableRow:
    cells = row.cells[part] if any(row.cells[part]) else ()
    shared = not row.contested and len(row.cells) > 1 and len(set(row.cells)) == 1
    return TableRow(row.facet, row.contested, cells[:1] if shared else cells, shared)


def revised(view: EventView) -> list[Revised]:
    """The revisions in the order in which they were published."""
    ordered = sorted(view.found.revisions, key=lambda revision: revision.published or "~")
    told: dict[str, Revision] = {}
    for revision in ordered:
        told.setdefault(revision_words(revision), revision)
    return [
        Revised(
            words,
            next(claims_in(view, revision.before.claims), None),
            next(claims_in(view, revision.after.claims), None),
        )
        for words, revision in told.items()
    ]


def timeline(view: EventView) -> list[Part[Turn]]:
    """Who said what, each claim once, by publication, in parts that a page can hold."""
    return parts([turn for turn in view.found.timeline if turn.claim in view.claims], _TURNS)


def days(view: EventView, turns: Iterable[Turn]) -> list[tuple[str, list[Said]]]:
    """A part of the timeline by day of publication."""
    grouped = groupby(turns, key=lambda turn: spoken_day(turn.published))
    return [(day, [_said(view, turn) for turn in told]) for day, told in grouped]


def _said(view: EventView, turn: Turn) -> Said:
    claim = view.claims[turn.claim]
    act = [_ACTS[turn.act]] if turn.act in _ACTS else []
    return Said(
        claim=claim,
        speaker=with_side(turn.speaker),
        own_voice=claim.row.own_voice,
        cue="in its own voice" if claim.row.own_voice else one_line(cue_words(claim.row.cue)),
        act=", ".join([*act, *(["negative"] if turn.polarity == "negative" else [])]),
        time=_clock(turn.published),
        accounts=turn.accounts,
    )


def _clock(published: str | None) -> str:
    """The time of day where the report gives one, with the zone that it gives."""
    _, _, time = (published or "").partition("T")
    return f"{time[:5]}{' UTC' if time.endswith(('Z', '+00:00')) else ''}" if time else ""


def telling(view: EventView, account: AccountView) -> list[EventClaim]:
    """The account's claims, those first that give most of what is contested, quoted ones first of equals."""
    contested = [value for value in account.account.values if value.facet in account.account.contested]
    weight = Counter(claim for value in contested for claim in value.claims)
    found = claims_in(view, account.account.claims)
    return sorted(found, key=lambda claim: -min(weight[claim.row.id], 2))

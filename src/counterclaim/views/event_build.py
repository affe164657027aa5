"""An event's claims, their reports and its accounts, put together into what a reader is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from counterclaim.interpret.what import codes_of
from counterclaim.reconcile.accounts import Account, Accounts, Told, Value, Voice
from counterclaim.reconcile.origins import outlet_of
from counterclaim.records import Claim, Report
from counterclaim.views.claims import ClaimRow, report_line
from counterclaim.views.event_days import days_of
from counterclaim.views.event_origins import tree
from counterclaim.views.event_parts import AccountView, EventClaim, EventRow, EventView, FacetRow
from counterclaim.views.event_standing import standing_words
from counterclaim.views.event_title import kinds_of, leading, places_of, title_of
from counterclaim.views.event_words import with_side
from counterclaim.views.facets import designates, exported_speaker


def row_of(event: str, claims: Sequence[Claim], reports: Mapping[str, Report]) -> EventRow:
    """The event in a list, from its claims and their reports (by id), without its accounts."""
    ordered = in_order(claims, reports)
    told = list(dict.fromkeys(claim.report for claim in ordered))
    kinds, days = kinds_of(ordered), days_of(ordered)
    first = leading(kinds, {claim.id: claim.report for claim in ordered})
    places = places_of(ordered, {name: reports[name].text for name in told})
    if any(codes_of(kind).moves for kind in first):
        places = tuple(replace(place, point=None, precision_m=None) for place in places)
    dated = [report.published.value for name in told if (report := reports[name]).published]
    return EventRow(
        id=event,
        title=title_of(first, places, days),
        kinds=kinds,
        places=places,
        days=days,
        claims=len(ordered),
        reports=len(told),
        outlets=tuple(dict.fromkeys(outlet for name in told if (outlet := outlet_of(reports[name])))),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
    )


def view_of(event: str, told: Sequence[Told], rows: Mapping[str, ClaimRow], found: Accounts) -> EventView:
    """The event with its accounts; `rows` are of all its claims, by claim id."""
    reports = {one.report.id: one.report for one in told}
    claims = {claim.id: claim for claim in in_order([one.claim for one in told], reports)}
    shown = {
        name: EventClaim(rows[name], claim.key, shown_speaker(rows[name]), _numbers(name, found))
        for name, claim in claims.items()
    }
    names = {voice.key: with_side(voice) for voice in _voices(found)}
    row = row_of(event, list(claims.values()), reports)
    return EventView(
        row=row,
        found=found,
        accounts=tuple(
            AccountView(
                account=account,
                standing=standing_words(account.standing, names),
                origins=tree(account.standing.origins, reports, _only(claims, account.claims), names),
                claims=tuple(claim for name, claim in shown.items() if name in account.claims),
            )
            for account in found.accounts
        ),
        facets=facet_rows(found),
        standing=standing_words(found.standing, names),
        origins=tree(found.standing.origins, reports, claims, names),
        claims=shown,
        reports=tuple(
            report_line(reports[name]) for name in dict.fromkeys(c.report for c in claims.values())
        ),
    )


def in_order(claims: Iterable[Claim], reports: Mapping[str, Report]) -> list[Claim]:
    """By publication, undated reports last, then by locator and place in the text."""

    def place(claim: Claim) -> tuple[str, str, int, int]:
        report = reports[claim.report]
        published = report.published.value if report.published else "~"
        return published, report.locator, claim.content[0].start, claim.ordinal

    return sorted(claims, key=place)


def facet_rows(found: Accounts) -> tuple[FacetRow, ...]:
    """Facet by facet what each account says: what they part on first, then what nobody contests."""
    named = [value.facet for account in found.accounts for value in account.values]
    shared = [value.facet for value in found.common]
    facets = dict.fromkeys([*found.contested, *named, *shared])
    return tuple(
        FacetRow(
            facet, facet in found.contested, tuple(_cell(account, facet, found) for account in found.accounts)
        )
        for facet in facets
    )


def _cell(account: Account, facet: str, found: Accounts) -> tuple[Value, ...]:
    """What nobody contests is the same in all cells: some of it may be told outside of every account."""
    return found.facets.get(facet, ()) or account.facets.get(facet, ())


def shown_speaker(row: ClaimRow) -> str:
    """The speaker with its kind, a designated unit named as its party."""
    said = row.speaker.words
    if row.speaker.kind in ("unnamed", "own voice"):
        return f"{said} ({row.speaker.kind})"
    named = "" if row.speaker.named else ", unnamed"
    who = exported_speaker(said, row.facets) if designates(said) else said
    return f"{who} ({row.speaker.kind}{named})"


def _numbers(claim: str, found: Accounts) -> tuple[int, ...]:
    return tuple(account.number for account in found.accounts if claim in account.claims)


def _only(claims: Mapping[str, Claim], names: Sequence[str]) -> dict[str, Claim]:
    return {name: claims[name] for name in names if name in claims}


def _voices(found: Accounts) -> Iterable[Voice]:
    for account in found.accounts:
        yield from account.speakers
    yield from (turn.speaker for turn in found.timeline)
    yield from (edge.speaker for edge in found.edges)

"""The way from the claims of one event to its accounts, step by step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from counterclaim.reconcile.accounts.account import (
    WHETHER,
    Account,
    Accounts,
    Edge,
    Revision,
    Standing,
    Told,
    Turn,
)
from counterclaim.reconcile.accounts.bundles import bundles, together
from counterclaim.reconcile.accounts.counted import joined
from counterclaim.reconcile.accounts.edges import Versions, edges
from counterclaim.reconcile.accounts.figure import Stated, Together, agrees, excludes
from counterclaim.reconcile.accounts.gathering import Draft, facet_order, gathered, parted, value_of
from counterclaim.reconcile.accounts.revised import Change, in_force
from counterclaim.reconcile.accounts.stated import Matter, dated, matter_of, nothing_happened, says_so, stated
from counterclaim.reconcile.accounts.support import Known, forest, opposed, standing, tellings
from counterclaim.reconcile.accounts.voices import cast, place
from counterclaim.reconcile.origins import Likeness, Origins
from counterclaim.records import Judgement


def accounts(
    told: Sequence[Told], likenesses: Iterable[Likeness], judgements: Sequence[Judgement] = ()
) -> Accounts:
    """The accounts of one event, from its claims alone; in whatever order these are given.

    `likenesses` are of the claims' reports; those of other reports are passed over. `judgements` are those
    that hold, each once and the earliest first, as a ledger gives them.
    """
    ordered = sorted({each.id: each for each in told}.values(), key=place)
    reports = {each.source for each in ordered}
    alike = tuple(each for each in likenesses if each.one in reports and each.other in reports)
    known = Known(cast(ordered), alike, tuple(judgements))
    matter = matter_of(ordered, known.cast)
    values, changes, nothing = _values(ordered, matter, forest(ordered, known))
    drafts, contested, common = _drafts(ordered, values, matter)
    found = _numbered(drafts, ordered, known)
    versions = _versions(found, nothing)
    edged = edges(ordered, matter, versions, known)
    revisions = _revisions(changes, known)
    said = tuple(value for of_claim in values.values() for value in of_claim)
    made = tuple(
        _account(number, draft, _opposed(number, draft, base, said, edged, ordered), contested, revisions)
        for number, (draft, base) in found.items()
    )
    return Accounts(
        accounts=made,
        common=gathered(value for value in common if value.facet != WHETHER),
        contested=tuple(sorted(contested, key=facet_order)),
        edges=edged,
        revisions=revisions,
        timeline=tuple(_turn(each, made, known) for each in ordered),
        standing=_of_all(
            _whole(ordered, _bearing(values, edged, made, ordered), known), made, edged, ordered, revisions
        ),
    )


def _whole(told: Sequence[Told], bearing: Sequence[Told], known: Known) -> Standing:
    """The standing of all that is told, whose origins are those of what bears on how it was."""
    behind = standing(bearing, known)
    return replace(standing(told, known), origins=behind.origins, low=behind.low, high=behind.high)


def _bearing(
    values: Mapping[str, Sequence[Stated]],
    edged: Iterable[Edge],
    made: Iterable[Account],
    told: Sequence[Told],
) -> Sequence[Told]:
    """The claims that say how it was, or that it was not so; all where none does.

    What else is said of an event ("a tragedy", "we are looking into it") supports nothing.
    """
    saying = {claim for claim, given in values.items() if given} | {edge.claim for edge in edged}
    saying.update(claim for account in made for claim in account.claims)
    return list(_of(saying, told)) or told


def _values(
    told: Sequence[Told], matter: Matter, traced: Origins
) -> tuple[dict[str, list[Stated]], tuple[Change, ...], frozenset[str]]:
    """The values in force by claim, what changed, and the claims that nothing happened."""
    given = [value for each in told for value in stated(each, matter)]
    nothing = nothing_happened(told, given, matter)
    all_values = dated(joined([*given, *nothing]))
    origin = _origins_of(told, matter, traced)
    kept, changes = in_force(
        all_values,
        {each.id: each for each in told},
        lambda claim: matter.cast.voices[claim].key,
        lambda claim: origin[claim],
    )
    found: dict[str, list[Stated]] = defaultdict(list)
    for value in all_values:
        found[value.claim] += [value] if value in kept else []
    return dict(found), changes, frozenset(value.claim for value in nothing)


def _origins_of(told: Sequence[Told], matter: Matter, traced: Origins) -> dict[str, str]:
    """The origin of each claim: a named speaker; for others what their telling surely goes back to.

    Of those without a name only the same sort of speakers of the same side can revise each other's figures.
    """
    telling = tellings(told, matter.cast)
    groups = {each: group[0] for group in traced.groups(sure=True) for each in group}
    found = {}
    for each in told:
        voice = matter.cast.of(each)
        spoken = voice.named and voice.kind != "own voice"
        of = telling[each.source, voice.key].id
        found[each.id] = voice.key if spoken else f"{groups.get(of, of)} {voice.kind} {voice.side}"
    return found


def _drafts(
    told: Sequence[Told], values: Mapping[str, Sequence[Stated]], matter: Matter
) -> tuple[list[Draft], frozenset[str], tuple[Stated, ...]]:
    """The accounts, one of all where nothing is contested; the contested facets; the values of the others."""
    found = bundles(told, values, matter.cast)
    drafts, contested = parted(found, together(value for some in values.values() for value in some))
    common = tuple(value for bundle in found for value in bundle.values if value.facet not in contested)
    return drafts or _one(told, values, matter), contested, common


def _one(told: Sequence[Told], values: Mapping[str, Sequence[Stated]], matter: Matter) -> list[Draft]:
    """One account of all that says that something is so, be it only that it happened."""
    saying = {each.id: values.get(each.id, ()) for each in told if each.id in values or says_so(each)}
    found = bundles(told, saying, matter.cast)
    return [Draft(found)] if found else []


def _numbered(
    drafts: Iterable[Draft], told: Sequence[Told], known: Known
) -> dict[int, tuple[Draft, Standing]]:
    """The accounts with their numbers: most origins first, then most reports, then the earliest."""
    found = [(draft, standing(_of(draft.claims, told), known)) for draft in drafts]
    found.sort(
        key=lambda each: (
            -each[1].high, -each[1].low, -each[1].reports, min(one.place for one in each[0].members)
        )
    )  # fmt: skip
    return dict(enumerate(found, start=1))


def _versions(found: Mapping[int, tuple[Draft, Standing]], nothing: frozenset[str]) -> Versions:
    return Versions(
        {number: tuple(draft.values()) for number, (draft, _) in found.items()},
        {
            number: frozenset(bundle.voice.key for bundle in draft.members)
            for number, (draft, _) in found.items()
        },
        nothing,
    )


def _of(claims: Iterable[str], told: Iterable[Told]) -> list[Told]:
    wanted = frozenset(claims)
    return [each for each in told if each.id in wanted]


def _opposed(
    number: int,
    draft: Draft,
    base: Standing,
    said: Sequence[Stated],
    edged: Sequence[Edge],
    told: Sequence[Told],
) -> Standing:
    against = [edge for edge in edged if edge.kind == "denies" and number in edge.against]
    claims = {*(edge.claim for edge in against), *_conflicting(draft, said)}
    return opposed(base, _of(draft.claims, told), against, {each.id: each for each in _of(claims, told)})


def _conflicting(draft: Draft, said: Sequence[Stated]) -> Iterator[str]:
    """The claims whose value for some facet excludes one of the account's and agrees with none."""
    own, claims = [value for bundle in draft.members for value in bundle.values], draft.claims
    beside: Together = together(said)
    for value in said:
        against = value.claim not in claims and any(excludes(value, other, beside) for other in own)
        if against and not any(agrees(value, other) for other in own):
            yield value.claim


def _account(
    number: int, draft: Draft, found: Standing, contested: frozenset[str], revisions: Sequence[Revision]
) -> Account:
    facets = {value.facet for bundle in draft.members for value in bundle.values} & contested
    claims = draft.claims
    voices = {bundle.voice.key: bundle.voice for bundle in sorted(draft.members, key=lambda one: one.place)}
    return Account(
        number=number,
        values=gathered(value for value in draft.values() if value.facet != WHETHER or WHETHER in contested),
        claims=tuple(dict.fromkeys(each.id for bundle in draft.members for each in bundle.told)),
        speakers=tuple(voices.values()),
        contested=tuple(sorted(facets, key=facet_order)),
        standing=replace(found, revised_on=_days(revisions, claims)),
    )


def _days(revisions: Iterable[Revision], claims: frozenset[str]) -> tuple[str, ...]:
    days = {each.published[:10] for each in revisions if each.published and claims & {*each.after.claims}}
    return tuple(sorted(days))


def _revisions(changes: Iterable[Change], known: Known) -> tuple[Revision, ...]:
    found: dict[tuple[str, str, str, str], list[Change]] = defaultdict(list)
    for change in changes:
        voice = known.cast.of(change.later)
        found[change.after.facet, voice.key, change.before.key, change.after.key].append(change)
    made = [_revision(some, known) for some in found.values()]
    return tuple(sorted(made, key=lambda each: (each.published or "~", facet_order(each.facet))))


def _revision(changes: Sequence[Change], known: Known) -> Revision:
    first = min(changes, key=lambda change: place(change.later))
    published = first.later.report.published
    return Revision(
        facet=first.after.facet,
        before=value_of([change.before for change in changes]),
        after=value_of([change.after for change in changes]),
        by=known.cast.of(first.later),
        published=published.value if published else None,
    )


def _turn(told: Told, made: Sequence[Account], known: Known) -> Turn:
    claim, published = told.claim, told.report.published
    return Turn(
        published=published.value if published else None,
        speaker=known.cast.of(told),
        act=claim.stance.act,
        polarity=claim.stance.polarity,
        claim=told.id,
        report=told.source,
        accounts=tuple(account.number for account in made if told.id in account.claims),
    )


def _of_all(
    whole: Standing,
    made: Sequence[Account],
    edged: Sequence[Edge],
    told: Sequence[Told],
    revisions: Sequence[Revision],
) -> Standing:
    """The standing of the event: contested where one of its accounts is."""
    against = [edge for edge in edged if edge.kind == "denies"]
    denying = {each.id: each for each in _of((edge.claim for edge in against), told)}
    since = [each.standing.contested_since for each in made if each.standing.contested_since]
    return replace(
        opposed(whole, told, against, denying),
        contested=any(each.standing.contested for each in made) or bool(against),
        contested_since=min(since, default=None),
        revised_on=_days(revisions, frozenset(each.id for each in told)),
    )

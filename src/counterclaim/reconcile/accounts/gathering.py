"""From bundles to accounts: on which facets they part, and which of them are one version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from counterclaim.reconcile.accounts.account import WHEN, WHETHER, WHO, WHOM, WITH_WHAT, Value
from counterclaim.reconcile.accounts.bundles import Bundle
from counterclaim.reconcile.accounts.figure import Stated, Together, agrees, excludes

_ORDER = (WHETHER, WHO, WHOM, WITH_WHAT, WHEN)
_LEADING = (WHO, WHETHER)
"""The first of these that is contested makes the version: who agrees on a figure alone says no more."""


@dataclass
class Draft:
    """An account in the making: those who tell it, and what others say on some facets alone that agrees."""

    members: list[Bundle] = field(default_factory=list)
    supported: list[Stated] = field(default_factory=list)

    @property
    def claims(self) -> frozenset[str]:
        return frozenset(claim for bundle in self.members for claim in bundle.claims)

    def values(self) -> Iterator[Stated]:
        for bundle in self.members:
            yield from bundle.values
        yield from self.supported


@dataclass(frozen=True)
class Parting:
    """Where the bundles part: the facets, and which values make them."""

    bundles: tuple[Bundle, ...]
    together: Together

    @cached_property
    def touched(self) -> dict[int, frozenset[str]]:
        """The contested facets that each bundle touches, by the bundle's identity."""
        return {id(bundle): self._contested(bundle) for bundle in self.bundles}

    def excludes(self, one: Bundle, other: Bundle, facet: str) -> bool:
        """Whether no value of the one can stand beside any of the other's."""
        pairs = [(value, beside) for value in one.of(facet) for beside in other.of(facet)]
        return bool(pairs) and all(excludes(value, beside, self.together) for value, beside in pairs)

    def _contested(self, bundle: Bundle) -> frozenset[str]:
        """The facets on which some other bundle excludes this one."""
        facets = {value.facet for value in bundle.values}
        return frozenset(
            facet
            for facet in facets
            if any(self.excludes(bundle, other, facet) for other in self.bundles if other is not bundle)
        )

    def fits(self, bundle: Bundle, draft: Draft, facets: frozenset[str]) -> bool:
        return not any(self.excludes(bundle, member, facet) for member in draft.members for facet in facets)


def parted(bundles: Sequence[Bundle], together: Together) -> tuple[list[Draft], frozenset[str]]:
    """The accounts and the contested facets; a bundle that says nothing of those is in no account.

    Bundles that lead come first, then those that touch most, of those the more exact, the earlier published.
    """
    parting = Parting(tuple(bundles), together)
    touched = parting.touched
    contested = frozenset(facet for facets in touched.values() for facet in facets)
    drafts: list[Draft] = []
    for bundle in sorted(bundles, key=lambda each: _turn(each, touched[id(each)])):
        _settle(bundle, drafts, parting, contested)
    return drafts, contested


def _turn(bundle: Bundle, touched: frozenset[str]) -> tuple[object, ...]:
    """When a bundle is settled."""
    leads = [facet in touched for facet in _LEADING]
    return [not leading for leading in leads], -len(touched), _openness(bundle), bundle.place


def _settle(bundle: Bundle, drafts: list[Draft], parting: Parting, contested: frozenset[str]) -> None:
    """Puts a bundle with all accounts that it fits and agrees with; what it contests alone makes one.

    Where accounts part on who did it, a figure that nobody named gives makes none.
    """
    open_facets = parting.touched[id(bundle)]
    facets = frozenset(value.facet for value in bundle.values) & contested
    for draft in drafts:
        agreeing = _agreeing(bundle, draft, facets)
        if not agreeing or not parting.fits(bundle, draft, facets):
            continue
        shared = frozenset(value.facet for value in agreeing)
        leading = _leading(draft, parting)
        if leading is None or leading in shared:
            draft.members.append(bundle)
            open_facets = frozenset()
        else:
            draft.supported += [value for value in agreeing if value.facet != WHETHER]
        open_facets -= shared
    if open_facets and (bundle.voice.named or open_facets & {*_LEADING} or not contested & {*_LEADING}):
        drafts.append(Draft([bundle]))


def _leading(draft: Draft, parting: Parting) -> str | None:
    touched = {facet for member in draft.members for facet in parting.touched[id(member)]}
    return next((facet for facet in _LEADING if facet in touched), None)


def _agreeing(bundle: Bundle, draft: Draft, facets: frozenset[str]) -> list[Stated]:
    """The values of the bundle that say the same as somebody of the account."""
    return [
        value
        for value in bundle.values
        if value.facet in facets
        and any(agrees(value, other) for member in draft.members for other in member.of(value.facet))
    ]


def _openness(bundle: Bundle) -> int:
    return sum(value.low is None or value.high is None for value in bundle.values if value.is_number)


def gathered(values: Iterable[Stated]) -> tuple[Value, ...]:
    """Equal values as one, facets in their order and values by the number of their claims."""
    found: dict[tuple[str, str], list[Stated]] = {}
    for value in values:
        found.setdefault((value.facet, value.key), []).append(value)
    return tuple(sorted(map(value_of, found.values()), key=_value_order))


def value_of(same: Sequence[Stated]) -> Value:
    """One value that several claims give."""
    names = [value.name for value in same]
    name = min(set(names), key=lambda each: (-names.count(each), len(each), each))
    claims = tuple(sorted({value.claim for value in same}))
    return Value(same[0].facet, same[0].key, name, claims, same[0].low, same[0].high)


def facet_order(facet: str) -> tuple[int, str]:
    return (_ORDER.index(facet) if facet in _ORDER else len(_ORDER), facet)


def _value_order(value: Value) -> tuple[tuple[int, str], int]:
    """Ties stay in the order of the claims: an order of keys would put one side's name first."""
    return facet_order(value.facet), -len(value.claims)

"""The numbers of an event as a picture needs them: who gave which figure on which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.reconcile.accounts import Turn, Value
from counterclaim.views.event_parts import EventClaim, EventView
from counterclaim.views.event_words import with_side

_DAY = len("2022-07-29")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, as one speaker gave it in the reports of one day, and the claims that give it.

    `day` is that of publication, cut to what is known, None where it is not known. `low` and `high` are as
    given, None where left open. `voice` tells speakers apart, `speaker` is for a reader, `name` how one of
    the reports writes it. `accounts` are the
    numbers of the accounts that hold these claims.
    """

    facet: str
    day: str | None
    voice: str
    speaker: str
    low: float | None
    high: float | None
    name: str
    claims: tuple[str, ...]
    accounts: tuple[int, ...]

    @property
    def place(self) -> tuple[str, float, float]:
        """Where it stands among others: by day, undated ones last, then by size."""
        known = self.low if self.low is not None else self.high
        return self.day or "~", known or 0.0, self.high if self.high is not None else float("inf")


def figures(view: EventView) -> dict[str, tuple[Figure, ...]]:
    """The figures of each facet that is a number, contested ones first, then those of most figures.

    No two are made one: not averaged, and none left out because it was revised since.
    """
    turns = {turn.claim: turn for turn in view.found.timeline}
    gathered: dict[tuple[str, str, str, str], list[str]] = {}
    values: dict[tuple[str, str], Value] = {}
    for value in _numbers(view):
        values[value.facet, value.key] = value
        for claim in value.claims:
            if claim in view.claims:
                day, voice = _day(claim, view, turns) or "", _voice(claim, view, turns)[0]
                told = gathered.setdefault((value.facet, value.key, day, voice), [])
                told.extend([claim] if claim not in told else [])
    found: dict[str, list[Figure]] = {}
    for (facet, key, _, _), claims in gathered.items():
        found.setdefault(facet, []).append(_figure(values[facet, key], claims, view, turns))
    contested = view.found.contested
    ordered = sorted(found.items(), key=lambda item: (item[0] not in contested, -len(item[1])))
    return {facet: tuple(sorted(told, key=lambda figure: figure.place)) for facet, told in ordered}


def _numbers(view: EventView) -> Iterator[Value]:
    """Every value that is a number, also what was revised since and is in no account any more."""
    held: Iterable[Value] = (value for account in view.found.accounts for value in account.values)
    revised = (value for revision in view.found.revisions for value in (revision.before, revision.after))
    for value in (*revised, *held, *view.found.common):
        if value.low is not None or value.high is not None:
            yield value


def _figure(value: Value, claims: list[str], view: EventView, turns: dict[str, Turn]) -> Figure:
    voice, speaker = _voice(claims[0], view, turns)
    return Figure(
        facet=value.facet,
        day=_day(claims[0], view, turns),
        voice=voice,
        speaker=speaker,
        low=value.low,
        high=value.high,
        name=value.name,
        claims=tuple(claims),
        accounts=tuple(sorted({number for claim in claims for number in view.claims[claim].accounts})),
    )


def _day(claim: str, view: EventView, turns: dict[str, Turn]) -> str | None:
    if claim in turns:
        published = turns[claim].published
    else:
        reported = view.claims[claim].row.report.published
        published = reported.value if reported else None
    return published[:_DAY] if published else None


def _voice(claim: str, view: EventView, turns: dict[str, Turn]) -> tuple[str, str]:
    """Whose figure it is: what tells the speaker from others, and its name."""
    if claim not in turns:
        said: EventClaim = view.claims[claim]
        return said.row.speaker.key, said.speaker
    voice = turns[claim].speaker
    own = " (own voice)" if voice.kind == "own voice" else ""
    return voice.key, with_side(voice) + own

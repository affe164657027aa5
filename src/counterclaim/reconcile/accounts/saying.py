"""Standing in plain English: what stands behind an account, and never whether it is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counterclaim.reconcile.accounts.account import Resting, Standing, Voice

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_HEDGES = {
    "unverified": "told as not checked",
    "distancing": "told at a distance",
    "uncertain": "told as uncertain",
    "unnamed-source": "by sources without a name",
}
_CHECKED = {
    "verified": ", checked as the report says",
    "unverified": ", not checked as the report says",
    "unknown": "",
}


def words(standing: Standing, names: Mapping[str, str] | None = None) -> list[str]:
    """One line for each thing there is to say, people's judgements first.

    `names` are better names by the keys of voices, as a profile has them.
    """
    known = names or {}
    return [*_judged(standing), _origins(standing), *_opposed(standing, known), *_told(standing)]


def _judged(standing: Standing) -> Iterator[str]:
    for judgement in standing.judgements:
        if judgement.kind in ("unverifiable", "retracted", "same origin"):
            what = {"unverifiable": "cannot be checked", "retracted": "was retracted"}.get(judgement.kind)
            of = "one claim" if what else "two claims"
            said = what or "have one origin"
            yield f"{judgement.by} decided on {in_words(judgement.at)} that {of} {said}: {judgement.why}"


def _origins(standing: Standing) -> str:
    if not standing.reports:
        return "no report is left that tells it"
    low, high = standing.low, standing.high
    count = str(low) if low == high else f"{low} to {high}"
    single = ": a single source, as far as was read" if standing.single_source else ""
    independent = "independent origins" if high > 1 else "origin"
    outlets = f" of {_many(len(standing.outlets), 'outlet')}" if standing.outlets else ""
    return f"{count} {independent} in {_many(standing.reports, 'report')}{outlets}{single}"


def _opposed(standing: Standing, names: Mapping[str, str]) -> Iterator[str]:
    for denial in standing.denials:
        since = f" since {in_words(denial.since)}" if denial.since else ""
        yield f"denied by {_name(denial.speaker, names)}{since}"
    if not standing.denials:
        yield "No denial found."
    if standing.contested:
        since = f" since {in_words(standing.contested_since)}" if standing.contested_since else ""
        yield f"contested{since}"


def _told(standing: Standing) -> Iterator[str]:
    if standing.unverified:
        says = "says" if len(standing.unverified) == 1 else "say"
        yield f"{_many(len(standing.unverified), 'report')} {says} that it could not be checked"
    for kind, claims in standing.hedges:
        yield f"{_many(len(claims), 'claim')} {_HEDGES[kind]}"
    for resting in standing.evidence:
        yield _rests(resting)
    if standing.revised_on:
        yield f"figures revised on {', '.join(in_words(each) for each in standing.revised_on)}"


def _rests(resting: Resting) -> str:
    kind = resting.kind.replace("-", " ")
    rest = "rests" if len(resting.claims) == 1 else "rest"
    return f"{_many(len(resting.claims), 'claim')} {rest} on {kind}{_CHECKED[resting.state]}"


def _name(voice: Voice, names: Mapping[str, str]) -> str:
    return names.get(voice.key, voice.name)


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def in_words(value: str) -> str:
    """A date of ISO 8601 as English writes it, as far as it goes: "29 July 2022", "July 2022", "2022"."""
    year, *rest = value[:10].split("-")
    if not rest or not 1 <= int(rest[0]) <= len(_MONTHS):
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"

"""Voices, values, denials and revisions of an event in words, never with the designation of a unit."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.errors import RecordError
from counterclaim.reconcile.accounts import Edge, Revision, Value, Voice
from counterclaim.reconcile.accounts.account import WHEN, WHETHER, WHO, WHOM
from counterclaim.records import Judgement
from counterclaim.views.event_days import in_range, spoken_day
from counterclaim.views.facets import designates, entity_name, side_name
from counterclaim.views.harmless import one_line

_UNIT = "armed forces"
_DAY = len("2022-07-29")
_ARMED = frozenset({"military", "armed group", "soldier"})
_WHETHER = {"yes": "said to have happened", "no": "said not to have happened"}


def voice_words(voice: Voice) -> str:
    """What a speaker is called: by name, by the profile's name where the words designate a unit."""
    said = one_line(voice.name)
    if said and not designates(said):
        return said
    if _entity(voice.key):
        return entity_name(voice.key)
    return _UNIT + (f" ({side_name(voice.side)})" if voice.side else "") if said else "somebody unnamed"


def exported_voice(voice: Voice) -> str:
    """The speaker in exports, beside places: armed people whom no profile has are named as their party."""
    if voice.kind in _ARMED and not _entity(voice.key):
        return _UNIT + (f" ({side_name(voice.side)})" if voice.side else "")
    return voice_words(voice)


def with_side(voice: Voice) -> str:
    """The speaker with its side behind it, where that is known and the name does not say it."""
    said = voice_words(voice)
    side = side_name(voice.side) if voice.side else ""
    return f"{said} ({side})" if side and side.casefold() not in said.casefold() else said


def party_words(key: str) -> str:
    """A side, an entity of a profile, or the name of somebody that no profile has."""
    if "/" in key:
        return entity_name(key)
    return _UNIT if designates(key) else side_name(one_line(key.removeprefix("name:")))


def value_words(value: Value) -> str:
    """A value for a reader; numbers with what they leave open, both bounds and no average of them."""
    if value.low is not None or value.high is not None:
        return number_words(value.low, value.high)
    if value.facet == WHETHER:
        return _WHETHER.get(value.key, value.key)
    if value.facet == WHEN:
        return _days(value)
    if value.facet in (WHO, WHOM):
        named = party_words(value.key) if _known(value.key) else one_line(value.name)
        return _UNIT if designates(named) else named
    return one_line(value.name) or one_line(value.key)


def number_words(low: float | None, high: float | None) -> str:
    """For example "53", "at least 40", "40 to 53", "at most 100"."""
    if low is None:
        return f"at most {_written(high or 0)}"
    if high is None:
        return f"at least {_written(low)}"
    return _written(low) if low == high else f"{_written(low)} to {_written(high)}"


def values_words(values: Sequence[Value]) -> str:
    """Several values of one facet: "40; at least 53"."""
    return "; ".join(dict.fromkeys(value_words(value) for value in values))


def edge_words(edge: Edge, answered: str | None = None) -> str:
    """Who speaks against what: "X denied account 2", "Y accused Z"; `answered` is whom an answer answers."""
    who = with_side(edge.speaker)
    against = accounts_words(edge.against)
    if edge.kind == "accuses":
        accused = party_words(edge.party) if edge.party else "somebody who is not named"
        return f"{who} accused {accused}"
    if edge.kind == "answers an accusation":
        return f"{who} answered an accusation{f' by {answered}' if answered else ''}"
    if edge.kind == "takes back":
        return f"{who} took back what was said before{f' in {against}' if against else ''}"
    what = "all of it" if edge.whole else against or "it"
    return f"{who} denied {what}"


def accounts_words(numbers: Sequence[int]) -> str:
    """For example "account 2", "accounts 1 and 3"; nothing where there are none."""
    if not numbers:
        return ""
    said = [str(number) for number in numbers]
    return f"account {said[0]}" if len(said) == 1 else f"accounts {', '.join(said[:-1])} and {said[-1]}"


def revision_words(revision: Revision) -> str:
    """For example "killed: from 40 to 53, by X, published on 30 July 2022"."""
    published = f", published on {spoken_day(revision.published)}" if revision.published else ""
    before, after = value_words(revision.before), value_words(revision.after)
    return f"{revision.facet}: from {before} to {after}, by {with_side(revision.by)}{published}"


def judgement_words(judgement: Judgement) -> str:
    """What a person decided, who, when and why."""
    by, why = one_line(judgement.by), one_line(judgement.why)
    return f"judged {judgement.kind} by {by} on {spoken_day(judgement.at)}: {why}"


def _days(value: Value) -> str:
    """The days that a time stands for: "Friday" alone says little in an event of many weeks."""
    first, _, last = value.key.partition("/")
    try:
        return in_range(first[:_DAY], last[:_DAY])
    except (RecordError, ValueError):
        return one_line(value.name) or one_line(value.key)


def _entity(key: str) -> bool:
    """Whether a voice's key is the id of an entity of a profile."""
    return "/" in key and ":" not in key


def _known(key: str) -> bool:
    return "/" in key or side_name(key) != key.replace("-", " ")


def _written(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"

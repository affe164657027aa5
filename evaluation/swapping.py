"""Names that change places in a text: the swap rows of a conflict profile, and what each id becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from counterclaim.interpret.who.lexicon import Words, surname, words_of_language
from counterclaim.profiles import Entity, Profile, Swap
from counterclaim.records import Span


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where the words of a text went: pieces (old start, old end, new start, new end), in order."""

    pieces: tuple[tuple[int, int, int, int], ...]

    def moved(self, span: Span) -> Span:
        """The span in the new text; an edge inside a replaced name goes to that name's edge."""
        return Span(self._edge(span.start, 0), self._edge(span.end, 1))

    def _edge(self, edge: int, side: int) -> int:
        shift = 0
        for old_start, old_end, new_start, new_end in self.pieces:
            if edge <= old_start:
                break
            if edge < old_end:
                return (new_start, new_end)[side]
            shift = new_end - old_end
        return edge + shift


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and what it becomes."""

    what: str
    old: str
    new: str


def both_ways(rows: Iterable[Swap], *, control: bool = False) -> tuple[Pair, ...]:
    """The pairs of a swap, each way; those of the control countries on demand."""
    names = [
        (row.what, row.control_first, row.control_second) if control else (row.what, row.first, row.second)
        for row in rows
    ]
    return tuple(
        pair for what, one, other in names for pair in (Pair(what, one, other), Pair(what, other, one))
    )


def to_control(rows: Iterable[Swap]) -> tuple[Pair, ...]:
    """The pairs that move a report to the control countries."""
    return tuple(
        pair
        for row in rows
        for pair in (
            Pair(row.what, row.first, row.control_first),
            Pair(row.what, row.second, row.control_second),
        )
    )


def normal(text: str, profile: Profile) -> str:
    """The text with one spelling for each name that is swapped, and nothing else changed."""
    return swapped(text, _spellings(profile))[0]


@lru_cache(maxsize=4)
def _spellings(profile: Profile) -> tuple[Pair, ...]:
    """The profile's own spellings, and every further name of an entity that has a row."""
    spellings = dict(profile.spellings)
    rows = {name for row in all_rows(profile) for name in (row.first, row.second)}
    for entity in profile.entities:
        kept = next((name for name in entity.names if name in rows), None)
        for name in entity.names:
            if kept is not None and name not in rows and entity.role != "country":
                spellings.setdefault(name, kept)
                if entity.kind == "person" and surname(name) not in rows:
                    spellings.setdefault(surname(name), surname(kept))
    return tuple(Pair("spelling", old, new) for old, new in spellings.items())


def swapped(text: str, pairs: Sequence[Pair]) -> tuple[str, OffsetMap]:
    """The text with every name of the pairs replaced, and where its words went.

    Names stand between word edges: possessives, hyphens, plurals and capitals come along. A capital
    is replaced only where it stands for its state.
    """
    new: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    last = length = 0
    pattern, by_name = _pattern(tuple(pairs))
    for match in pattern.finditer(text):
        pair = by_name[match["name"].casefold()]
        if pair.what == "capital" and not _stands_for_state(text, match):
            continue
        name = pair.new.upper() if match["name"].isupper() and not pair.old.isupper() else pair.new
        new += [text[last : match.start()], name]
        length += match.start() - last
        pieces.append((match.start(), match.end("name"), length, length + len(name)))
        length += len(name)
        last = match.end("name")
    return "".join([*new, text[last:]]), OffsetMap(tuple(pieces))


@lru_cache(maxsize=8)
def _pattern(pairs: tuple[Pair, ...]) -> tuple[re.Pattern[str], Mapping[str, Pair]]:
    """One alternation of the names, the longest first; as written or in capitals, before a plural's s too."""
    names = sorted({pair.old for pair in pairs}, key=len, reverse=True)
    forms = "|".join(re.escape(form) for name in names for form in dict.fromkeys((name, name.upper())))
    return re.compile(rf"(?<!\w)(?P<name>{forms})(?=[sS]?(?!\w))"), {
        pair.old.casefold(): pair for pair in pairs
    }


_AFTER = re.compile(r"(?:['’]s ((?:[\w-]+ ){0,3}[\w-]+))|(?: ((?:[\w-]+ ){0,3}[\w-]+))")
_BEFORE = re.compile(r"(\w+) $")


def _stands_for_state(text: str, match: re.Match[str]) -> bool:
    """Whether a capital acts ("Oldtown denied"), owns ("Oldtown's forces") or has it done to it."""
    words: Words = words_of_language("en")
    before = _BEFORE.search(text, max(0, match.start() - 20), match.start())
    after = _AFTER.match(text, match.end())
    if after is not None and after[1]:
        return any(word in words["metonyms.owned"] for word in after[1].lower().split())
    if before and before[1].lower() in ("by", "against", "with", "between"):
        return True
    aligned = re.compile(r"-(\w+)").match(text, match.end())
    if aligned:
        return aligned[1].lower() in words["sides.aligned"]
    if after is None or (before and before[1].lower() in words["metonyms.place_before"] | _PREPOSITIONS):
        return False
    said = after[2].lower().split()
    first = next((word for word in said if word not in words["metonyms.auxiliaries"]), "")
    return first in words["metonyms.acts"]


_PREPOSITIONS = frozenset({"of", "on", "to", "for", "about", "under", "since", "until"})


def recast(profile: Profile, pairs: Sequence[Pair]) -> Profile:
    """The profile of the control countries: every name of the two sides with the pairs' names in it."""

    def names(old: tuple[str, ...]) -> tuple[str, ...]:
        plain = tuple(replace(pair, what="name") for pair in pairs)
        return tuple(dict.fromkeys(swapped(name, plain)[0] for name in old))

    return replace(
        profile,
        sides=tuple(
            replace(
                one,
                countries=names(one.countries),
                demonyms=names(one.demonyms),
                capitals=names(one.capitals),
            )
            for one in profile.sides
        ),
        entities=tuple(replace(entity, names=names(entity.names)) for entity in profile.entities),
    )


def all_rows(profile: Profile) -> tuple[Swap, ...]:
    """The profile's rows, and one for each further entity of the two parties that has a name and no row.

    Those are paired within their kind of body or role by order of ids; in the control their names swap with
    each other too, since no invented name is needed to see the model's unsteadiness.
    """
    rows = list(profile.swaps)
    used = {name for row in rows for name in (row.first, row.second)}
    for one, other in _further_pairs(profile, used):
        for first, second in zip(_forms(one), _forms(other), strict=False):
            if first not in used and second not in used:
                used |= {first, second}
                rows.append(Swap("leader" if one.kind == "person" else "body", first, second, first, second))
    return tuple(rows)


def _further_pairs(profile: Profile, used: set[str]) -> Iterator[tuple[Entity, Entity]]:
    sides: list[dict[str, list[Entity]]] = [{}, {}]
    for entity in sorted(profile.entities, key=lambda one: one.id):
        if entity.side in profile.main and entity.names and not used & set(entity.names):
            sides[profile.main.index(entity.side)].setdefault(entity.body or entity.role, []).append(entity)
    for sort, firsts in sides[0].items():
        yield from zip(firsts, sides[1].get(sort, []), strict=False)


def _forms(entity: Entity) -> tuple[str, ...]:
    """The name, and for a person the surname alone."""
    name = entity.names[0]
    return (name, surname(name)) if entity.kind == "person" else (name,)


def counterparts(profile: Profile) -> dict[str, str]:
    """What each side and entity of the two parties becomes: by swap row, by body, by id, else itself."""
    first, second = profile.main
    found = {first: second, second: first}
    rows = {row.first: row.second for row in all_rows(profile)}
    own = {side: [one for one in profile.entities if one.side == side] for side in (first, second)}
    for one in own[first]:
        becomes = {rows[name] for name in one.names if name in rows}
        other = next((other for other in own[second] if becomes & set(other.names)), None)
        other = other or next((o for o in own[second] if one.body and o.body == one.body), None)
        other = other or next((o for o in own[second] if o.id.split(".")[1] == one.id.split(".")[1]), None)
        if other is not None and other.id not in found:
            found[one.id], found[other.id] = other.id, one.id
    return found | {f"{profile.id}/{key}": f"{profile.id}/{value}" for key, value in found.items()}

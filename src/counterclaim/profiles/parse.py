"""From the tables of a profile's file to a `Profile`; every fault of the file is told at once."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, cast, get_args

from counterclaim.errors import RecordError, UsageError
from counterclaim.profiles.profile import KIND_OF_ROLE, ROLES, Entity, Profile, Role, Side, Swap
from counterclaim.records import PartyKind, Published, sha256

_SWAPPED = ("country", "demonym", "capital", "leader", "body")
_SIDE_KEYS = {"id", "name", "countries", "demonyms", "capitals", "main", "source", "entity"}
_ENTITY_KEYS = {"id", "role", "kind", "names", "body", "posts", "since", "until", "source", "unit"}
_PROFILE_KEYS = {"id", "title", "source", "side", "swap", "spellings"}

# A name with one of these is a unit's: it is hidden by its noun, and needs no entry. (A test holds these
# against the word list `parties`, which profiles do not see.)
UNIT_NOUNS = frozenset({"brigade", "battalion", "regiment", "platoon", "squadron"})

Fault = Callable[[str], None]


def parse_profile(content: bytes, name: str) -> Profile:
    """The profile that a file holds; UsageError names the file and lists all that is wrong with it."""
    faults: list[str] = []
    tables = _tables(content, name)
    profile = _profile(tables, sha256(content.replace(b"\r\n", b"\n")), faults.append)
    faults.extend(_contradictions(profile))
    if faults:
        listed = "\n".join(f"  - {fault}" for fault in faults)
        raise UsageError(f"{name} cannot be used as a conflict profile:\n{listed}")
    return profile


def _tables(content: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{name} is no TOML file in UTF-8: {error}") from error


def _profile(tables: dict[str, Any], fingerprint: str, fault: Fault) -> Profile:
    _known(tables, _PROFILE_KEYS, "the profile", fault)
    sides = _dicts(tables, "side", "the profile", fault)
    if not sides:
        fault("it has no [[side]]")
    spellings = tables.get("spellings", {})
    return Profile(
        id=_string(tables, "id", "the profile", fault),
        title=_string(tables, "title", "the profile", fault),
        source=_string(tables, "source", "the profile", fault),
        sides=tuple(_side(table, fault) for table in sides),
        entities=tuple(entity for table in sides for entity in _entities(table, fault)),
        swaps=tuple(_swaps(tables.get("swap", []), fault)),
        spellings=tuple(sorted((str(one), str(other)) for one, other in spellings.items())),
        sha256=fingerprint,
    )


def _side(table: dict[str, Any], fault: Fault) -> Side:
    where = f"side {table.get('id', '?')!r}"
    _known(table, _SIDE_KEYS, where, fault)
    return Side(
        id=_string(table, "id", where, fault),
        name=_string(table, "name", where, fault),
        countries=_strings(table, "countries", where, fault),
        demonyms=_strings(table, "demonyms", where, fault),
        capitals=_strings(table, "capitals", where, fault),
        standing="main" if table.get("main") is True else "other",
        source=_string(table, "source", where, fault),
    )


def _entities(side: dict[str, Any], fault: Fault) -> Iterator[Entity]:
    for table in _dicts(side, "entity", f"side {side.get('id', '?')!r}", fault):
        yield _entity(table, str(side.get("id", "?")), fault)


def _entity(table: dict[str, Any], side: str, fault: Fault) -> Entity:
    where = f"entity {side}.{table.get('id', '?')}"
    _known(table, _ENTITY_KEYS, where, fault)
    role = table.get("role")
    if role not in ROLES:
        fault(f"{where}: role {role!r} is none of {', '.join(ROLES)}")
        role = "organisation"
    kind = table.get("kind", KIND_OF_ROLE[cast(Role, role)])
    if kind not in get_args(PartyKind):
        fault(f"{where}: kind {kind!r} is none of {', '.join(get_args(PartyKind))}")
    since, until = (_date(table, key, where, fault) for key in ("since", "until"))
    entity = Entity(
        id=f"{side}.{_string(table, 'id', where, fault)}",
        side=side,
        role=cast(Role, role),
        kind=cast(PartyKind, kind),
        names=_strings(table, "names", where, fault),
        source=_string(table, "source", where, fault),
        body=table.get("body"),
        posts=_strings(table, "posts", where, fault),
        since=since,
        until=until,
        unit=table.get("unit") is True,
    )
    for name in entity.names:
        if UNIT_NOUNS & {word.removesuffix("s") for word in name.lower().split()}:
            fault(f"{where}: {name!r} names a unit by its noun; leave the noun out and set unit = true")
    if not (entity.names or entity.body or entity.posts):
        fault(f"{where}: it has no names, no body and no posts, so nothing can name it")
    return entity


def _swaps(rows: object, fault: Fault) -> Iterator[Swap]:
    if not isinstance(rows, list):
        fault("swap is no list of rows")
        return
    for row in rows:
        plain = (
            isinstance(row, list) and len(row) == 5 and all(isinstance(cell, str) and cell for cell in row)
        )
        if not plain or row[0] not in _SWAPPED:
            fault(f"swap row {row!r}: it must be [{' | '.join(_SWAPPED)}, first, second, control, control]")
        else:
            yield Swap(*row)


def _contradictions(profile: Profile) -> Iterator[str]:
    """What each table by itself cannot show: ids used twice, and names that swap with two others."""
    for what, ids in (
        ("side", [side.id for side in profile.sides]),
        ("entity", [entity.id for entity in profile.entities]),
    ):
        yield from (f"{what} {one!r} stands there twice" for one, count in Counter(ids).items() if count > 1)
    forces = {entity.side for entity in profile.entities if entity.body == "armed-forces"}
    for entity in profile.entities:
        if entity.unit and entity.side not in forces:
            yield f"entity {entity.id}: it is a unit, and its side has no entity with the body armed-forces"
    if len(profile.main) not in (0, 2):
        yield f"{len(profile.main)} sides are marked main: it takes two, or none"
    for names in (
        [name for row in profile.swaps for name in (row.first, row.second)],
        [name for row in profile.swaps for name in (row.control_first, row.control_second)],
    ):
        yield from (f"{one!r} is swapped twice" for one, count in Counter(names).items() if count > 1)


def _known(table: dict[str, Any], keys: set[str], where: str, fault: Fault) -> None:
    for key in sorted(set(table) - keys):
        fault(f"{where}: {key!r} is not a key of a profile")


def _string(table: dict[str, Any], key: str, where: str, fault: Fault) -> str:
    value = table.get(key)
    if isinstance(value, str) and value.strip():
        return value
    fault(f"{where}: {key} is missing or empty")
    return "?"


def _strings(table: dict[str, Any], key: str, where: str, fault: Fault) -> tuple[str, ...]:
    values = table.get(key, [])
    if isinstance(values, list) and all(isinstance(value, str) and value.strip() for value in values):
        return tuple(values)
    fault(f"{where}: {key} is no list of words")
    return ()


def _dicts(table: dict[str, Any], key: str, where: str, fault: Fault) -> list[dict[str, Any]]:
    values = table.get(key, [])
    if isinstance(values, list) and all(isinstance(value, dict) for value in values):
        return values
    fault(f"{where}: {key} is no list of tables")
    return []


def _date(table: dict[str, Any], key: str, where: str, fault: Fault) -> str | None:
    value = table.get(key)
    if value is None:
        return None
    try:
        return Published(str(value)).value
    except RecordError:
        fault(f"{where}: {key} {value!r} is no ISO 8601 date")
        return None

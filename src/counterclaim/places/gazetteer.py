"""The gazetteer: the shipped table, a table that the user loaded, and areas written by hand, asked as one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from counterclaim.places.areas import areas
from counterclaim.places.entry import Candidate, Entry
from counterclaim.places.spelling import key, rules_sha256, slavic_mark
from counterclaim.places.table import MATCHES, SPELLING, Table

# Smaller towns bear the name of their capital too.
_LEAST_CAPITAL = 100_000
EMBEDDED = Path(str(files(__package__) / "embedded.places.zlib"))
"""The table that ships: settlements of 500 people and more, regions, countries, counties of the US."""


class Gazetteer:
    """Looks names up in its tables; of an entry that several hold, the first table's stands."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._tables = list(tables)
        self._areas = areas()
        self._by_code = dict(self._coded())
        self.find = lru_cache(maxsize=100_000)(self._find)

    def _coded(self) -> Iterator[tuple[str, Entry]]:
        """The entries of regions and countries by their codes."""
        for table in reversed(self._tables):
            for entry in table.wide_entries():
                yield entry.region or entry.country, entry

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(self._tables)

    def fingerprint(self) -> str:
        """SHA-256 over the tables' hashes, areas and rules of spelling: part of a reading's generation."""
        parts = [table.fingerprint() for table in self._tables] + [self._areas.sha256, rules_sha256()]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def contested(self, entry: Entry) -> bool:
        """Whether an entry lies on territory that gets no country label."""
        return not self._areas.contested.isdisjoint((entry.id, entry.region, entry.country))

    def is_capital(self, entry: Entry) -> bool:
        """Whether an entry is the capital of its country, by its name."""
        if entry.level != "settlement" or entry.population < _LEAST_CAPITAL:
            return False
        return self._areas.capitals.get(entry.country) == key(entry.name)

    def with_code(self, code: str) -> Entry | None:
        """The entry of a region ("UA.05") or country ("UA")."""
        return self._by_code.get(code)

    def _find(self, name: str) -> tuple[Candidate, ...]:
        """All that a name may mean, in no order of likelihood; each entry once, as it met the name best.

        Besides entries of this very name those of a Slavic country whose names only share their sound
        with it: marked as met by "spelling", and to be taken only where the context speaks for them.
        """
        found: dict[str, Candidate] = {}
        for candidate in self._all(name):
            known = found.setdefault(candidate.entry.id, candidate)
            if MATCHES.index(candidate.match) < MATCHES.index(known.match):
                found[candidate.entry.id] = Candidate(known.entry, candidate.match)
        return tuple(found.values())

    def _all(self, name: str) -> Iterator[Candidate]:
        plain = key(name)
        if not plain:
            return
        yield from self._areas.found.get(plain, ())
        for code in self._areas.renamed.get(plain, ()):
            yield from self._renamed(code)
        for table in self._tables:
            yield from table.find(plain)
        mark = slavic_mark(name)
        if mark:
            for table in self._tables:
                yield from table.find(SPELLING + mark)

    def _renamed(self, code: str) -> Iterator[Candidate]:
        name, _, region = code.rpartition("@")
        if not name:
            if code in self._by_code:
                yield Candidate(self._by_code[code], "name")
            return
        for table in self._tables:
            entries = [one.entry for one in table.find(key(name))]
            found = [entry for entry in entries if (entry.level, entry.region) == ("settlement", region)]
            if found:
                yield Candidate(max(found, key=lambda entry: entry.population), "name")


@cache
def _embedded() -> Table:
    return Table.unpacked(EMBEDDED.read_bytes(), "the shipped gazetteer")


def load(path: Path | None = None) -> Gazetteer:
    """The shipped gazetteer, and the table at `path` besides if one is there.

    Opened once in a process, and again where the file has changed. UsageError where it is no table.
    """
    if path is None or not path.exists():
        return _opened(None, 0, 0)
    state = path.stat()
    return _opened(path.absolute(), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _opened(path: Path | None, changed: int, size: int) -> Gazetteer:
    return Gazetteer([_embedded(), *([Table.mapped(path)] if path else [])])

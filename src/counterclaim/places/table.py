"""A table of places in one file: written once, then only looked into.

After the magic line come the length of a JSON header and the header, then plain arrays, each on a multiple
of 16 bytes. The file is mapped into memory, so that many processes share one copy and opening it costs
nothing; the shipped table is the same, packed with zlib. Names are kept as one sorted run of bytes and
found by halving.
"""

from __future__ import annotations

import json
import mmap
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.errors import UsageError
from counterclaim.places.entry import Candidate, Entry, Match
from counterclaim.records import Level

MAGIC = b"counterclaim places 1\n"
MATCHES: tuple[Match, ...] = ("name", "alternate", "spelling")
LEVELS: tuple[Level, ...] = (
    "settlement", "site", "district", "region", "country", "continent", "water", "area", "unknown",
)  # fmt: skip
SPELLING = "~"
"""Stands before the keys that are marks of spelling and no names."""

_LARGEST_HEADER = 1 << 20
_ALIGN = 16
COLUMNS = {
    "latitude": "<i4", "longitude": "<i4", "population": "<u4", "extent": "<u2", "country": "<u2",
    "region": "<u4", "level": "|u1", "text_end": "<u8", "text": "|u1",
    "key_end": "<u8", "key": "|u1", "key_place": "<u4", "key_match": "|u1",
}  # fmt: skip
"""The arrays by name, with their types. Degrees are kept as whole numbers of 1/100,000."""


class Table:
    """An opened table; `info` is what its header says of the source."""

    def __init__(self, content: bytes | mmap.mmap, where: str) -> None:
        self._content = content
        try:
            header, start = _header(content)
            self.info: dict[str, str] = header["info"]
            self._codes: dict[str, list[str]] = header["codes"]
            self._columns = {
                name: _column(content, start, at, name) for name, at in header["columns"].items()
            }
            self.size: int = len(self._columns["level"])
            self._key_count = len(self._columns["key_end"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(f"{where} is no table of places, or a damaged one: load it again") from error
        self._keys = memoryview(self._columns["key"])  # type: ignore[arg-type]
        self._texts = memoryview(self._columns["text"])  # type: ignore[arg-type]

    @classmethod
    def mapped(cls, path: Path) -> Table:
        """The table in a file; UsageError where it is none."""
        with path.open("rb") as file:
            if path.stat().st_size == 0:
                raise UsageError(f"{path} is empty: load it again")
            return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), str(path))

    @classmethod
    def unpacked(cls, packed: bytes, where: str) -> Table:
        """The table in bytes packed with zlib."""
        return cls(zlib.decompress(packed), where)

    def fingerprint(self) -> str:
        """The hash that the header keeps of the table's content."""
        return self.info["sha256"]

    def find(self, key: str, *, only_names: bool = False) -> Iterator[Candidate]:
        """Every entry under a key, in the order of the file."""
        wanted = key.encode()
        place = self._columns["key_place"]
        match = self._columns["key_match"]
        at = self._first(wanted)
        while at < self._key_count and self._key(at) == wanted:
            if not (only_names and match[at]):
                yield Candidate(self.entry(int(place[at])), MATCHES[int(match[at])])
            at += 1

    def _first(self, wanted: bytes) -> int:
        low, high = 0, self._key_count
        while low < high:
            middle = (low + high) // 2
            if self._key(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def _key(self, at: int) -> bytes:
        ends = self._columns["key_end"]
        return bytes(self._keys[int(ends[at - 1]) if at else 0 : int(ends[at])])

    def entry(self, at: int) -> Entry:
        """The place at a row."""
        columns = self._columns
        ends = columns["text_end"]
        text = bytes(self._texts[int(ends[at - 1]) if at else 0 : int(ends[at])]).decode()
        identity, _, name = text.partition("\t")
        return Entry(
            identity,
            name,
            LEVELS[int(columns["level"][at])],
            int(columns["latitude"][at]) / 1e5,
            int(columns["longitude"][at]) / 1e5,
            int(columns["extent"][at]),
            self._codes["country"][int(columns["country"][at])],
            self._codes["region"][int(columns["region"][at])],
            int(columns["population"][at]),
        )

    def entries(self) -> Iterator[Entry]:
        """All entries, in the order of the file."""
        return (self.entry(at) for at in range(self.size))

    def wide_entries(self) -> Iterator[Entry]:
        """The entries of regions and countries."""
        level = self._columns["level"]
        wide = [LEVELS.index("region"), LEVELS.index("country")]
        return (self.entry(int(at)) for at in np.flatnonzero(np.isin(level, wide)))


def _header(content: bytes | mmap.mmap) -> tuple[dict[str, Any], int]:
    if content[: len(MAGIC)] != MAGIC:
        raise ValueError("no table")
    line = bytes(content[len(MAGIC) : len(MAGIC) + 16])
    length = int(line)
    if not 0 < length <= _LARGEST_HEADER:
        raise ValueError("no header")
    start = len(MAGIC) + 16
    return json.loads(bytes(content[start : start + length])), aligned(start + length)


def _column(content: bytes | mmap.mmap, start: int, at: list[int], name: str) -> NDArray[Any]:
    offset, count = at
    return np.frombuffer(content, COLUMNS[name], count, start + offset)


def aligned(offset: int) -> int:
    return -(-offset // _ALIGN) * _ALIGN

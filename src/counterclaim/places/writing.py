"""Makes a table of places out of a stream of entries, in bounded memory: names are sorted on disk."""

from __future__ import annotations

import hashlib
import heapq
import json
import os
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from counterclaim.places.entry import Entry
from counterclaim.places.spelling import is_cyrillic, key, slavic_mark
from counterclaim.places.table import COLUMNS, LEVELS, MAGIC, SPELLING, aligned

# Lines of sorted names kept in memory before they go to disk: about 60 MB.
_RUN = 400_000
_TYPES = {"<i4": "i", "<u4": "I", "<u2": "H", "|u1": "B", "<u8": "Q"}
_NAME, _ALTERNATE, _SPELLING = b"\x00\x01\x02"
_CHUNK = 1 << 20
_MOST_NAMES = 400

Named = tuple[Entry, Iterable[str]]
"""An entry and its other names, in any script."""


class Writer:
    """Takes entries one by one, and writes the table when told that there are no more."""

    def __init__(self, folder: Path, slavic_countries: frozenset[str]) -> None:
        self._folder = folder
        self._slavic = slavic_countries
        self._columns = {name: array(_TYPES[kind]) for name, kind in COLUMNS.items() if name != "text"}
        self._text = (folder / "text").open("w+b")
        self._codes: dict[str, dict[str, int]] = {"country": {"": 0}, "region": {"": 0}}
        self._run: list[bytes] = []
        self._runs: list[BinaryIO] = []

    def add(self, entry: Entry, others: Iterable[str] = ()) -> None:
        columns = self._columns
        row = len(columns["level"])
        self._text.write(f"{entry.id}\t{entry.name}".encode("utf-8", "replace"))
        columns["text_end"].append(self._text.tell())
        columns["latitude"].append(round(entry.latitude * 1e5))
        columns["longitude"].append(round(entry.longitude * 1e5))
        columns["population"].append(min(max(entry.population, 0), 0xFFFFFFFF))
        columns["extent"].append(min(entry.extent_km, 0xFFFF))
        columns["country"].append(self._code("country", entry.country))
        columns["region"].append(self._code("region", entry.region))
        columns["level"].append(LEVELS.index(entry.level))
        for found, match in self._keys(entry, others):
            self._add_key(found, match, row)

    def _code(self, kind: str, value: str) -> int:
        codes = self._codes[kind]
        return codes.setdefault(value, len(codes))

    def _keys(self, entry: Entry, others: Iterable[str]) -> Iterator[tuple[str, int]]:
        """The keys of an entry, each once, with how they meet it."""
        names = [entry.name, *list(others)[:_MOST_NAMES]]
        seen = {key(entry.name)}
        yield key(entry.name), _NAME
        for name in names[1:]:
            other = key(name)
            if other not in seen and _readable(other):
                seen.add(other)
                yield other, _ALTERNATE
        if entry.country in self._slavic:
            marks = {slavic_mark(name) for name in names if _readable(key(name)) or is_cyrillic(name)}
            for mark in sorted(marks - {""}):
                yield SPELLING + mark, _SPELLING

    def _add_key(self, found: str, match: int, row: int) -> None:
        if not found or found == SPELLING:
            return
        self._run.append(found.encode() + b"\x00" + bytes([match]) + row.to_bytes(4, "big"))
        if len(self._run) >= _RUN:
            self._spill()

    def _spill(self) -> None:
        self._run.sort()
        file: BinaryIO = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with the writer
        for line in self._run:
            file.write(len(line).to_bytes(2, "big") + line)
        file.seek(0)
        self._runs.append(file)
        self._run = []

    def finish(self, path: Path, info: Mapping[str, str]) -> None:
        """Writes the table in one step: until the last moment, what stood at `path` stands there."""
        self._run.sort()
        with (self._folder / "keys").open("w+b") as keys:
            for line in heapq.merge(self._run, *map(_lines, self._runs)):
                self._take_key(keys, line)
            self._write(path, info, keys)
        for file in (*self._runs, self._text):
            file.close()

    def _take_key(self, keys: BinaryIO, line: bytes) -> None:
        keys.write(line[:-6])
        self._columns["key_end"].append(keys.tell())
        self._columns["key_match"].append(line[-5])
        self._columns["key_place"].append(int.from_bytes(line[-4:], "big"))

    def _write(self, path: Path, info: Mapping[str, str], keys: BinaryIO) -> None:
        sources: dict[str, BinaryIO | array[int]] = {**self._columns, "text": self._text, "key": keys}
        digest = hashlib.sha256(json.dumps(self._lists(), sort_keys=True).encode())
        columns, offset = {}, 0
        for name in COLUMNS:
            size = 0
            for part in _parts(sources[name]):
                digest.update(part)
                size += len(part)
            columns[name] = [offset, size // _width(name)]
            offset = aligned(offset + size)
        header = {"info": {**info, "sha256": digest.hexdigest()}, "codes": self._lists(), "columns": columns}
        _write_file(path, header, (_parts(sources[name]) for name in COLUMNS))

    def _lists(self) -> dict[str, list[str]]:
        return {kind: list(codes) for kind, codes in self._codes.items()}


def _write_file(path: Path, header: Mapping[str, object], columns: Iterable[Iterator[bytes]]) -> None:
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as out:
        text = json.dumps(header, ensure_ascii=False, sort_keys=True).encode()
        out.write(MAGIC + b"%15d\n" % len(text) + text)
        for column in columns:
            out.write(b"\0" * (aligned(out.tell()) - out.tell()))
            for part in column:
                out.write(part)
        out.write(b"\0" * (aligned(out.tell()) - out.tell()))
        out.flush()
        os.fsync(out.fileno())
    beside.replace(path)


def _width(name: str) -> int:
    return int(COLUMNS[name][-1])


def _parts(source: BinaryIO | array[int]) -> Iterator[bytes]:
    if isinstance(source, array):
        for start in range(0, len(source), _CHUNK):
            yield source[start : start + _CHUNK].tobytes()
        return
    source.seek(0)
    while part := source.read(_CHUNK):
        yield part


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while size := file.read(2):
        yield file.read(int.from_bytes(size, "big"))


def _readable(found: str) -> bool:
    """Whether a key can stand in an English text: more than a letter, and all of them Latin."""
    return found.isascii() and len(found) > 1 and not found.isdigit()


def write(
    path: Path, named: Iterable[Named], info: Mapping[str, str], slavic_countries: frozenset[str]
) -> None:
    """Writes the table of all the entries to `path`; its folder is made where it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as folder:
        writer = Writer(Path(folder), slavic_countries)
        for entry, others in chain(named):
            writer.add(entry, others)
        writer.finish(path, info)

"""Reads a GeoNames dump: a tab-separated file of 19 columns, or the zip file that it comes in.

Taken are settlements, administrative areas, waters and areas with a name. Buildings, roads and other
things that stand in a settlement are left out: nothing here is finer than one.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from counterclaim.errors import UsageError
from counterclaim.places.areas import areas
from counterclaim.places.entry import Entry
from counterclaim.places.writing import Named, write
from counterclaim.records import Level, Problem

LICENCE = "GeoNames (geonames.org), CC BY 4.0"

_COLUMNS = 19
_LONGEST_LINE = 64_000
_MOST_LINES = 20_000_000
_LONGEST_NAME = 200

# By feature class and code; a code that is not here by its class alone; a class that is not here is left out.
_LEVELS: dict[str, Level] = {
    "P": "settlement", "PPLX": "district", "PCL": "country", "PCLI": "country", "PCLS": "country",
    "PCLD": "country", "PCLF": "country", "ADM1": "region", "ADM2": "district", "ADM3": "district",
    "ADM4": "district", "ADM5": "district", "ADMD": "district",
    "STM": "water", "STMS": "water", "RSV": "water",
    "LK": "water", "SEA": "water", "GULF": "water", "BAY": "water", "STRT": "water", "CNL": "water",
    "EST": "water", "LGN": "water",
    "ISL": "area", "ISLS": "area", "PEN": "area", "MTS": "area", "DSRT": "area",
    "RGN": "area", "SPIT": "area", "UPLD": "area", "PLN": "area", "VAL": "area",
}  # fmt: skip
_EXTENT_KM: dict[str, int] = {"country": 400, "region": 100, "district": 25, "water": 50, "area": 30}


def load_dump(dumps: list[Path], store: Path, tell: Callable[[Problem], None]) -> int:
    """Writes the places of the dumps to the table at `store`, in place of what was there; returns how many.

    Lines that cannot be used go to `tell` as problems. UsageError where a file is no dump or holds no
    place; the table that was there then stays as it was, as it does when the process is stopped.
    """
    taken = _Counted(tell)
    info = {
        "name": ", ".join(dump.name for dump in dumps),
        "licence": LICENCE,
        "source_sha256": " ".join(_hash(dump) for dump in dumps),
    }
    write(store, taken.all(dumps), info, areas().slavic_countries)
    return taken.count


def _hash(dump: Path) -> str:
    try:
        with dump.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UsageError(f"{dump} cannot be read: {error.strerror or error}") from error


class _Counted:
    """The places of several dumps, counted; no place at all ends in an error before anything is replaced."""

    def __init__(self, tell: Callable[[Problem], None]) -> None:
        self.count = 0
        self._tell = tell

    def all(self, dumps: list[Path]) -> Iterator[Named]:
        for dump in dumps:
            before = self.count
            for named in read_dump(dump, self._tell):
                self.count += 1
                yield named
            if self.count == before:
                raise UsageError(f"{dump} holds no place; a GeoNames dump such as UA.zip or UA.txt is wanted")


def read_dump(dump: Path, tell: Callable[[Problem], None]) -> Iterator[Named]:
    """The places of one dump with their other names, line by line."""
    with _opened(dump) as file:
        for number, line in enumerate(_lines(file), 1):
            if number > _MOST_LINES:
                raise UsageError(f"{dump} has more than {_MOST_LINES} lines")
            if not line.strip():
                continue
            try:
                named = _named(line)
            except ValueError as error:
                tell(
                    Problem("damaged", f"{dump}#line {number}", str(error), "get the dump again if many are")
                )
                continue
            if named:
                yield named


@contextmanager
def _opened(dump: Path) -> Iterator[IO[bytes]]:
    """The dump's lines as bytes; of a zip file the member that is the dump."""
    try:
        if not zipfile.is_zipfile(dump):
            with dump.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(dump) as packed, packed.open(_member(packed, dump)) as member:
            yield member
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UsageError(f"{dump} cannot be read: {error}") from error


def _member(packed: zipfile.ZipFile, dump: Path) -> zipfile.ZipInfo:
    names = [one for one in packed.infolist() if one.filename.lower().endswith(".txt")]
    names = [one for one in names if "readme" not in one.filename.lower()]
    if not names:
        raise UsageError(f"{dump} holds no table of places")
    return max(names, key=lambda one: (one.file_size, one.filename))


def _lines(file: IO[bytes]) -> Iterator[str]:
    """Lines of bounded length; of a longer one, a piece that no place can be read from."""
    buffered = io.BufferedReader(file) if isinstance(file, io.RawIOBase) else file
    while line := buffered.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := buffered.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            line = b"a line that is too long"
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _named(line: str) -> Named | None:
    """A line's place and its other names; None for a kind that is not kept, ValueError for a bad line."""
    cells = line.split("\t")
    if len(cells) != _COLUMNS:
        raise ValueError(f"{len(cells)} columns where {_COLUMNS} are wanted")
    level = _LEVELS.get(cells[7]) or _LEVELS.get(cells[6])
    if level is None:
        return None
    identity, name, plain, others = cells[0], cells[1], cells[2], cells[3]
    latitude, longitude = _degrees(cells[4], 90), _degrees(cells[5], 180)
    if not identity.isdecimal() or not identity.isascii() or not name.strip() or len(name) > _LONGEST_NAME:
        raise ValueError("no number or no name of a place")
    country = cells[8] if len(cells[8]) == 2 else ""
    region = f"{country}.{cells[10]}" if country and cells[10] not in ("", "00") else ""
    entry = Entry(
        f"geonames:{identity}", " ".join(name.split()), level, latitude, longitude,
        _EXTENT_KM.get(level, 0), country, "" if level == "country" else region, _people(cells[14]),
    )  # fmt: skip
    return entry, [other for other in (plain, *others.split(",")) if other and len(other) <= _LONGEST_NAME]


def _degrees(cell: str, most: int) -> float:
    degrees = float(cell)
    if not -most <= degrees <= most:
        raise ValueError(f"{cell} is no place on the earth")
    return degrees


def _people(cell: str) -> int:
    return int(cell) if cell.isascii() and cell.isdecimal() and len(cell) < 11 else 0

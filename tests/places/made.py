"""Gazetteers and dumps made by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from counterclaim.places import Entry
from counterclaim.places.table import Table
from counterclaim.places.writing import write

SLAVIC = frozenset({"UA", "RU"})


def entry(number: int, name: str, **known: object) -> Entry:
    fields: dict[str, object] = {"level": "settlement", "latitude": 50.0, "longitude": 30.0, **known}
    return Entry(f"geonames:{number}", name, **fields)  # type: ignore[arg-type]


def table(path: Path, named: Iterable[tuple[Entry, list[str]]]) -> Table:
    write(path, named, {"name": "made", "licence": "none"}, SLAVIC)
    return Table.mapped(path)


def line(number: object, name: str, **known: object) -> str:
    """A line of a GeoNames dump."""
    cells = [
        number, name, known.get("plain", name), known.get("others", ""), known.get("latitude", "49.5"),
        known.get("longitude", "36.5"), known.get("kind", "P"), known.get("code", "PPL"), known.get("country", "UA"),
        "", known.get("region", "07"), "", "", "", known.get("people", "120"), "", "90", "Europe/Kyiv", "2024-01-01",
    ]  # fmt: skip
    return "\t".join(map(str, cells))


def dump(path: Path, *lines: str) -> Path:
    content = "\n".join(lines) + "\n"
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("readme.txt", "what the columns are\n" * 500)
            packed.writestr(f"{path.stem}.txt", content)
    else:
        path.write_text(content, encoding="utf-8")
    return path

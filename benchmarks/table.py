"""Rows of figures as a Markdown table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_BEGIN, _END = "<!-- figures: begin -->", "<!-- figures: end -->"


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: what was done, to how many of what, in how many seconds."""

    name: str
    amount: int
    unit: str
    seconds: float
    remark: str = ""


def render(rows: Iterable[Row]) -> list[str]:
    lines = ["| what | amount | seconds | a second | |", "|---|---:|---:|---:|---|"]
    for row in rows:
        rate = row.amount / row.seconds if row.seconds else 0.0
        lines.append(
            f"| {row.name} | {row.amount:,} {row.unit} | {row.seconds:.1f} | {rate:,.0f} | {row.remark} |"
        )
    return lines


def write(path: Path, lines: list[str]) -> None:
    """Replaces what stands between the two marks of the page; the words around it stay."""
    page = path.read_text("utf-8")
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    path.write_text(f"{before}{_BEGIN}\n" + "\n".join(lines) + f"\n{_END}{after}", "utf-8")

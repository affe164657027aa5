"""The reliability table as a picture: `python -m evaluation.calibration_plot` writes docs/pictures.

A dot a bin, as large as the bin holds attributions, over its mean confidence; the line is where a dot
lies whose confidence is the share that is right. Plain SVG, and readable on white and on black.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from evaluation.calibration import development, table
from evaluation.places import data_folder

PICTURE = Path(__file__).parent.parent / "docs" / "pictures" / "reliability.svg"
_SIDE, _EDGE = 320, 48
_LARGEST = 14.0
_INK, _DOT, _GRID = "#767676", "#1f77b4", "#b8b8b8"

Bin = tuple[float, float, int]


def drawn(bins: Iterable[Bin]) -> str:
    """The picture of a reliability table: mean confidence, share right and size of each bin."""
    whole = _SIDE + 2 * _EDGE
    found = list(bins)
    body = "\n".join([*_frame(), *_dots(found)])
    said = f"Share of attributions right by confidence, {sum(n for _, _, n in found)} attributions"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" width="{whole}" '
        f'font-family="sans-serif" font-size="12" fill="{_INK}" role="img">\n'
        f"<title>{said}</title>\n{body}\n</svg>\n"
    )


def _frame() -> Iterator[str]:
    """Grid, numbers, names of the axes and the line of what is said and what is right alike."""
    low, high = _EDGE, _EDGE + _SIDE
    for tenth in range(0, 11, 2):
        at, name = _across(tenth / 10), f"{tenth / 10:.1f}"
        up = _up(tenth / 10)
        yield f'<path d="M{at:g} {low}V{high}M{low} {up:g}H{high}" stroke="{_GRID}" stroke-width=".5"/>'
        yield f'<text x="{at:g}" y="{high + 16}" text-anchor="middle">{name}</text>'
        yield f'<text x="{low - 6}" y="{up + 4:g}" text-anchor="end">{name}</text>'
    yield f'<path d="M{low} {high}L{high} {low}" stroke="{_INK}" stroke-dasharray="4 3"/>'
    yield f'<text x="{low + _SIDE / 2:g}" y="{high + 36}" text-anchor="middle">confidence</text>'
    middle = _EDGE + _SIDE / 2
    yield f'<text transform="translate(14 {middle:g}) rotate(-90)" text-anchor="middle">share right</text>'


def _dots(bins: list[Bin]) -> Iterator[str]:
    most = max((count for _, _, count in bins), default=1)
    for said, right, count in bins:
        radius = max(2.0, _LARGEST * (count / most) ** 0.5)
        yield (
            f'<circle cx="{_across(said):.1f}" cy="{_up(right):.1f}" r="{radius:.1f}" fill="{_DOT}" '
            f'fill-opacity=".75"><title>{said:.2f} said, {right:.2f} right, {count}</title></circle>'
        )


def _across(share: float) -> float:
    return _EDGE + _SIDE * share


def _up(share: float) -> float:
    return _EDGE + _SIDE * (1 - share)


def main() -> None:
    PICTURE.write_text(drawn(table(development(data_folder()))), encoding="utf-8")
    print(f"{PICTURE.name} written")


if __name__ == "__main__":
    main()

"""How speakers are told apart in a picture: by letter and shape, alike for all sides, never by a colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.views.pictures_figures import Figure

_LETTERS = "ABCDEFGHIJKL"
_OTHERS = "·"

_CIRCLE = "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z"
_SQUARE = "M-4.6 -4.6h9.2v9.2h-9.2z"
_UP = "M0 -5.8L5.6 4.4H-5.6z"
_DIAMOND = "M0 -6.4L6.4 0L0 6.4L-6.4 0z"
_DOWN = "M0 5.8L5.6 -4.4H-5.6z"
_CROSS = "M-1.8 -5.6h3.6v3.8h3.8v3.6h-3.8v3.8h-3.6v-3.8h-3.8v-3.6h3.8z"
_SHAPES = (_CIRCLE, _SQUARE, _UP, _DIAMOND, _DOWN, _CROSS)
_DOT = "M-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0z"


@dataclass(frozen=True, slots=True)
class Sign:
    """How a speaker is marked: a letter, an outline, filled or not; `speaker` as a reader knows it."""

    letter: str
    outline: str
    filled: bool
    speaker: str


def signs_of(told: Sequence[Figure]) -> dict[str, Sign]:
    """Letters by how many claims a speaker's figures have, then by who came first: never by who it is."""
    weight: dict[str, int] = {}
    names: dict[str, str] = {}
    for figure in told:
        weight[figure.voice] = weight.get(figure.voice, 0) + len(figure.claims)
        names.setdefault(figure.voice, figure.speaker)
    ordered = sorted(weight, key=lambda voice: -weight[voice])
    return {voice: _sign(number, names[voice]) for number, voice in enumerate(ordered)}


def key_of(told: Iterable[Figure], signs: Mapping[str, Sign]) -> tuple[Sign, ...]:
    """The signs that a picture of these figures has, but for the one that many share."""
    shown = {signs[figure.voice] for figure in told} - {
        sign for sign in signs.values() if sign.letter == _OTHERS
    }
    return tuple(sorted(shown, key=lambda sign: sign.letter))


def _sign(number: int, speaker: str) -> Sign:
    if number >= len(_LETTERS):
        return Sign(_OTHERS, _DOT, True, speaker)
    return Sign(_LETTERS[number], _SHAPES[number % len(_SHAPES)], number < len(_SHAPES), speaker)

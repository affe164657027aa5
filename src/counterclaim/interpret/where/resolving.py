"""Which entry of the gazetteer a name means, weighed against everything else that the report names.

Every name of a report has candidates. At first each is weighed by itself: by its size, and by how its
name met. What the candidates then say together (their countries, their regions, how near they lie to
one another) is held against each candidate, twice over. A name goes unresolved where the two best
candidates stay close, and where a small place has nothing in the report that speaks for its country.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.interpret.where.candidates import (
    alike,
    contains,
    inside,
    is_small,
    named_after_city,
    of_level,
    same_place,
    size_of,
    weights,
    wide_entries,
)
from counterclaim.places import Candidate, Entry, Gazetteer
from counterclaim.places.spelling import key
from counterclaim.records import Level

# Names that are held against one another at a time, and their candidates: what memory has room for.
_TOGETHER = 300
_MOST_ROWS = 2100


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be resolved, as often as the report has it.

    `said` are the levels that the words beside it allow ("region", "village"), none where they say
    nothing; `within` are the names of what it is said to lie in ("Akron, Ohio"); `times` how often.
    """

    words: str
    said: frozenset[Level] = frozenset()
    within: tuple[str, ...] = ()
    times: int = 1


def resolve(
    names: Sequence[Name], gazetteer: Gazetteer, spoken_of: Mapping[str, int] | None = None
) -> list[Entry | None]:
    """The entry of each name, None where the gazetteer has none or the report leaves it open.

    `spoken_of` counts, by country code, words of the report that point to a country without naming
    it as a place ("Syrian").
    """
    found: list[Entry | None] = []
    for start in range(0, len(names), _TOGETHER):
        board = _Board(names[start : start + _TOGETHER], gazetteer, spoken_of or {})
        board.weigh()
        found += [board.choice(at) for at in range(len(board.names))]
    return found


class _Board:
    """All candidates of a report side by side: arrays with one row a candidate."""

    def __init__(self, names: Sequence[Name], gazetteer: Gazetteer, spoken_of: Mapping[str, int]) -> None:
        self.gazetteer = gazetteer
        self.count = max(1, len(names))
        self.names = self._sharing(names)
        self.senses = _senses(names)
        self.spoken_of = spoken_of
        self.candidates: list[list[Candidate]] = [self._candidates(name) for name in self.names]
        self.rows = [(at, candidate) for at, some in enumerate(self.candidates) for candidate in some]
        self.owner = np.array([at for at, _ in self.rows], dtype=np.int64)
        self.sense = np.array([self.senses[at] for at, _ in self.rows], dtype=np.int64)
        self.own = np.array([self._own_score(self.names[at], one) for at, one in self.rows])
        self.supported = self.local = np.zeros(len(self.rows))
        self.shares = self._softmax(self.own)

    def _candidates(self, name: Name) -> list[Candidate]:
        """The likeliest of a name's candidates by themselves; of one sense of a name, the level said."""
        found = [one for one in self.gazetteer.find(name.words) if self._possible(name, one)]
        found = of_level(found, name.said)
        found = inside(found, self._wider(name))
        if not name.said:
            found = [one for one in found if not named_after_city(one, found)]
        old = _old_names(name, found)
        found = [one for one in found if one.entry.id not in old]
        found.sort(key=lambda one: (-self._own_score(name, one), one.entry.id))
        return found[: min(int(weights()["candidates"]), max(2, _MOST_ROWS // self.count))]

    def _sharing(self, names: Sequence[Name]) -> list[Name]:
        """The names, each with what others of the same words lie in where it is not said of it."""
        known: dict[str, tuple[str, ...]] = {}
        for name in names:
            areas = self._wider(name)
            found = self.gazetteer.find(name.words) if areas else ()
            if any(contains(area, one.entry) for area in areas for one in found):
                known.setdefault(key(name.words), name.within)
        return [replace(name, within=name.within or known.get(key(name.words), ())) for name in names]

    def _possible(self, name: Name, candidate: Candidate) -> bool:
        """A name of two letters is a region's only beside another ("Akron, OH"), and seldom a place's."""
        if len(key(name.words)) > 2 and not name.words.isupper():
            return True
        if candidate.entry.level == "region" and len(key(name.words)) <= 2:
            return bool(name.said) or "." in name.words
        return candidate.match == "name" or len(name.words) > 4

    def _wider(self, name: Name) -> list[Entry]:
        """The regions and countries that a name is said to lie in."""
        return [entry for within in name.within for entry in wide_entries(within, self.gazetteer)]

    def _own_score(self, name: Name, candidate: Candidate) -> float:
        known = weights()
        entry = candidate.entry
        score = size_of(entry) + float(known["match"][candidate.match])
        score += float(known["capital"]) if self.gazetteer.is_capital(entry) else 0.0
        score -= 0.0 if name.said else float(known["seldom_bare"].get(entry.region, 0.0))
        if candidate.match == "alternate":
            score += float(known["close_alternate"]) if alike(entry.name, name.words) else 0.0
            if entry.level == "settlement" and entry.country in known["english"]:
                score -= float(known["english_alternate"])
        return score

    def _softmax(self, scores: NDArray[Any]) -> NDArray[Any]:
        if not len(scores):
            return scores
        highest = np.full(len(self.names), -np.inf)
        np.maximum.at(highest, self.owner, scores)
        powers = np.exp((scores - highest[self.owner]) * float(weights()["sharpness"]))
        sums = np.bincount(self.owner, powers, minlength=len(self.names))
        return powers / sums[self.owner]  # type: ignore[no-any-return]

    def weigh(self) -> None:
        """Holds the candidates against one another, and what that gives against them again."""
        if not self.rows:
            return
        near = self._nearness()
        for _ in range(int(weights()["rounds"])):
            self.local = self._together("region") + self._near(near)
            together = self._together("country") + self.local
            most = float(weights()["most_support"])
            self.supported = most * (1 - np.exp(-together / most))
            self.shares = self._softmax(self.own + self.supported)

    def _together(self, kind: str) -> NDArray[Any]:
        """What the other names say for each candidate's country or region."""
        weight = float(weights()[kind])
        codes = [self._code(one.entry, kind) for _, one in self.rows]
        mass: dict[str, float] = defaultdict(float)
        own: dict[tuple[int, str], float] = defaultdict(float)
        for (at, _), code, share in zip(self.rows, codes, self.shares.tolist(), strict=True):
            if code:
                part = share * (1 + math.log(self.names[at].times))
                mass[code] += part
                own[self.senses[at], code] += part
        if kind == "country":
            for code, count in self.spoken_of.items():
                mass[code] += float(weights()["spoken_of"]) * (1 + math.log(count))
        total = sum(mass.values()) + 1.0
        return np.array(
            [
                weight * (mass[code] - own[sense, code]) / (total - own[sense, code]) if code else 0.0
                for sense, code in zip(self.sense.tolist(), codes, strict=True)
            ]
        )

    @staticmethod
    def _code(entry: Entry, kind: str) -> str:
        return entry.country if kind == "country" else entry.region

    def _nearness(self) -> NDArray[Any]:
        """How near every two candidates of different names lie, 1 in the same place to 0 far away."""
        points = [[one.entry.latitude, one.entry.longitude] for _, one in self.rows]
        middle = np.radians(np.array(points, dtype=np.float32))
        reach = np.array([min(one.entry.extent_km, 400) for _, one in self.rows], dtype=np.float32)
        pin = np.array([one.entry.level in ("settlement", "district", "region") for _, one in self.rows])
        latitude, longitude = middle[:, 0], middle[:, 1]
        half = np.sin((latitude[:, None] - latitude) / 2) ** 2
        half += (
            np.cos(latitude)[:, None] * np.cos(latitude) * np.sin((longitude[:, None] - longitude) / 2) ** 2
        )
        far = 12742 * np.arcsin(np.sqrt(np.minimum(half, 1)))
        near = np.exp(-np.maximum(far - reach[None, :], 0) / float(weights()["near_km"]))
        near *= pin[:, None] & pin[None, :] & (self.sense[:, None] != self.sense[None, :])
        return near  # type: ignore[no-any-return]

    def _near(self, near: NDArray[Any]) -> NDArray[Any]:
        """What lies near each candidate; a few neighbours are as good as many."""
        found = near @ self.shares
        return float(weights()["near"]) * found / (found + float(weights()["few"]))  # type: ignore[no-any-return]

    def choice(self, at: int) -> Entry | None:
        """The entry of a name, if one stands out and the report speaks for it."""
        rows = np.flatnonzero(self.owner == at)
        if not len(rows):
            return None
        best = int(rows[np.argmax(self.shares[rows])])
        chosen = self.rows[best][1]
        share = sum(
            float(self.shares[row])
            for row in rows.tolist()
            if same_place(chosen.entry, self.rows[row][1].entry)
        )
        return chosen.entry if self._stands(self.names[at], chosen, share, best) else None

    def _alone(self, name: Name, chosen: Candidate) -> bool:
        """Whether no other place bears the name, in any spelling, and this one is no village."""
        if float(weights()["alone"]) > size_of(chosen.entry) or chosen.match == "spelling":
            return False
        found = self.gazetteer.find(name.words)
        return all(same_place(chosen.entry, other.entry) for other in found)

    def _stands(self, name: Name, chosen: Candidate, share: float, row: int) -> bool:
        known = weights()
        if share < float(known["least_share"]):
            return False
        if any(contains(area, chosen.entry) for area in self._wider(name)):
            return True
        if self._alone(name, chosen):
            return True
        if is_small(chosen.entry):
            return float(self.local[row]) >= float(known["least_local"])
        unrivalled = share >= float(known["unrivalled_share"])
        size = float(known["unrivalled" if unrivalled else "large"])
        large = chosen.match != "spelling" and float(self.own[row]) >= size
        return large or float(self.supported[row]) >= float(known["least_support"][chosen.match])


def _senses(names: Sequence[Name]) -> list[int]:
    """Names by number, those of the same words with the same one: a name does not speak for itself."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(key(name.words), len(numbers)) for name in names]


def _old_names(name: Name, found: Sequence[Candidate]) -> frozenset[str]:
    """Candidates by a name that is not their own, where others bear it: Donetsk once was an Aleksandrovka."""
    if not any(one.match == "name" and one.entry.level == "settlement" for one in found):
        return frozenset()
    return frozenset(
        one.entry.id for one in found if one.match == "alternate" and not alike(one.entry.name, name.words)
    )

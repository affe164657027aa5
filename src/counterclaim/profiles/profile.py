"""What a conflict profile holds: the sides of one conflict, and who and what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from counterclaim.records import PartyKind

Role = Literal[
    "country", "government", "ministry", "parliament", "leader", "official", "spokesperson",
    "armed forces", "branch", "commander", "armed group", "administration", "intelligence", "police",
    "media", "organisation",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)

KIND_OF_ROLE: dict[Role, PartyKind] = {
    "country": "state",
    "government": "government",
    "ministry": "government",
    "parliament": "government",
    "leader": "person",
    "official": "person",
    "spokesperson": "person",
    "armed forces": "military",
    "branch": "military",
    "commander": "person",
    "armed group": "armed group",
    "administration": "government",
    "intelligence": "government",
    "police": "government",
    "media": "media",
    "organisation": "organisation",
}


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or some body of one side.

    `names` are proper names, matched as written (a name without lower-case letters only so). `body`
    is a kind of body of the word list `parties` ("defence-ministry"): with a word for the side before
    it ("the Russian defence ministry") it names this entity. `posts` are the offices a person held
    ("president"), between the ISO dates `since` and `until` where those are given. `source` names the
    public source of the fact. A `unit` is never an entity of its own in what is read: whoever names it is
    told of its side's armed forces.
    """

    id: str
    side: str
    role: Role
    kind: PartyKind
    names: tuple[str, ...]
    source: str
    body: str | None = None
    posts: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    unit: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One party of the conflict: a state, or a body that acts as one.

    `demonyms` are adjectives and nouns of its people ("Russian"), `capitals` the cities that stand
    for its government. `standing` tells the two chief parties from everybody else.
    """

    id: str
    name: str
    countries: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    standing: Literal["main", "other"]
    source: str


@dataclass(frozen=True, slots=True)
class Swap:
    """One row of the even-handedness test: what stands for what on the two sides.

    `first` and `second` change places; `control_first` and `control_second` are the same for two
    countries that have no part in the conflict. A capital changes only where it stands for its state.
    """

    what: Literal["country", "demonym", "capital", "leader", "body"]
    first: str
    second: str
    control_first: str
    control_second: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One conflict: its sides, their entities, and the names that change places in the swap test.

    `spellings` brings other spellings of the swapped names to the one that the rows have.
    """

    id: str
    title: str
    source: str
    sides: tuple[Side, ...]
    entities: tuple[Entity, ...]
    swaps: tuple[Swap, ...]
    spellings: tuple[tuple[str, str], ...]
    sha256: str

    @property
    def main(self) -> tuple[str, ...]:
        """The ids of the two chief parties."""
        return tuple(side.id for side in self.sides if side.standing == "main")

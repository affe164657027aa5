"""The words that a conflict profile and the list `parties` give, in one table for one pass."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from counterclaim.interpret.phrases import PhraseTable
from counterclaim.languages import load, word_list
from counterclaim.profiles import Entity, Profile
from counterclaim.records import PartyKind

NameForm = Literal["full", "surname"]


class Named(NamedTuple):
    """A proper name of the profile; a surname alone is one only where the model sees a person."""

    entity: Entity
    form: NameForm


class SideWord(NamedTuple):
    """A country, its people's adjective or its capital; `side` is None for a state without an entry."""

    side: str | None
    form: Literal["country", "demonym", "demonyms", "capital"]


class Head(NamedTuple):
    """A noun for a body, an office or a group. `body` is its kind in the word list."""

    body: str
    kind: PartyKind
    what: Literal["body", "post", "speaks for", "unit"]


Meaning = Named | SideWord | Head


@dataclass(frozen=True, slots=True)
class Words:
    """The plain lists of `parties.toml`, as sets."""

    sets: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that `parties` looks up for one profile. `bodies` and `posts` are found by side and kind."""

    profile: Profile
    table: PhraseTable[Meaning]
    words: Words
    bodies: Mapping[tuple[str, str], Entity]
    posts: Mapping[tuple[str, str], tuple[Entity, ...]]
    states: Mapping[str, Entity]

    def body_of(self, side: str | None, head: Head) -> Entity | None:
        """The side's body of that kind; for soldiers of any sort, its armed forces."""
        if side is None:
            return None
        return self.bodies.get((side, head.body))

    def forces_of(self, side: str | None) -> Entity | None:
        return self.bodies.get((side, "armed-forces")) if side else None

    def holder(self, side: str | None, post: str, date: str | None) -> Entity | None:
        """Who holds an office of a side on an ISO date; without a date, the one who ever did or nobody."""
        held = self.posts.get((side or "", post), ())
        if date is not None:
            held = tuple(one for one in held if (one.since or "") <= date <= (one.until or "9999"))
        return held[0] if len(held) == 1 else None

    def entity_id(self, entity: Entity) -> str:
        return f"{self.profile.id}/{entity.id}"


@lru_cache(maxsize=8)
def lexicon(profile: Profile, language: str = "en") -> Lexicon:
    """The lexicon of a profile, made once a process."""
    posts: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in profile.entities:
        for post in entity.posts:
            posts[entity.side, post].append(entity)
    return Lexicon(
        profile=profile,
        table=PhraseTable(_meanings(profile, load(language, "parties"))),
        words=words_of_language(language),
        bodies={
            (entity.side, entity.body): _shown(entity, profile) for entity in profile.entities if entity.body
        },
        posts={key: tuple(entities) for key, entities in posts.items()},
        states={entity.side: entity for entity in profile.entities if entity.role == "country"},
    )


_SETS = (
    "only_with_side", "not_first", "transparent", "deeds", "units.words", "units.plain", "units.ordinals",
    "units.inside", "sides.aligned", "sides.for", "sides.against", "titles.words", "speaks_for", "serves",
    "metonyms.place_before", "metonyms.place_nouns",
    "metonyms.party_before", "metonyms.done_to",
    "metonyms.giving", "metonyms.auxiliaries", "metonyms.owned", "participants.undergone",
    "participants.of_target", "participants.be", "participants.times",
    "participants.have", "participants.coordinate",
    "participants.relative", "participants.subordinate", "participants.suffered", "participants.suffers",
    "participants.said", "participants.target_prepositions", "participants.light",
    "participants.circumstance",
)  # fmt: skip


@lru_cache(maxsize=4)
def words_of_language(language: str) -> Words:
    """The plain lists of a language, made once a process."""
    sets = {name: word_list(language, f"parties.{name}") for name in _SETS}
    for name in ("metonyms.acts", "participants.undergone", "participants.light"):
        verbs = word_list(language, f"parties.{name}")
        sets[name] = frozenset(form for verb in verbs for form in verb_forms(verb))
    weapons = load(language, "weapons")
    families = [word.lower() for words in weapons["families"].values() for word in words]
    names = [name.lower() for entry in weapons["systems"].values() for name in entry["names"]]
    sets["arms"] = frozenset(word for word in families if " " not in word)
    sets["weapons"] = frozenset([*families, *names])
    return Words(sets)


def verb_forms(verb: str) -> set[str]:
    """The regular forms of a verb and the irregular ones listed; a form that is no word is harmless."""
    stem = verb.removesuffix("e")
    forms = {
        verb,
        verb + "s",
        verb + "es",
        stem + "ed",
        stem + "ing",
        verb + verb[-1] + "ed",
        verb + verb[-1] + "ing",
    }
    if verb.endswith("y"):
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    return forms | set(word_list("en", f"parties.irregular.{verb}") if verb in _irregular() else ())


@lru_cache(maxsize=1)
def _irregular() -> Mapping[str, Any]:
    irregular: Mapping[str, Any] = load("en", "parties")["irregular"]
    return irregular


def _meanings(profile: Profile, lists: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    yield from _names(profile)
    yield from _side_words(profile)
    yield from _other_states(profile, lists["states"])
    yield from _heads(lists)


def _names(profile: Profile) -> Iterator[tuple[str, Meaning]]:
    surnames = Counter(name for entity in profile.entities for name in set(_surnames(entity)))
    countries = {name for side in profile.sides for name in (*side.countries, *side.capitals)}
    for entity in profile.entities:
        named = Named(_shown(entity, profile), "full")
        yield from ((name, named) for name in entity.names if name not in countries)
        if entity.kind == "person":
            alone = sorted(set(_surnames(entity)) - set(entity.names))
            yield from ((name, Named(entity, "surname")) for name in alone if surnames[name] == 1)


def _shown(entity: Entity, profile: Profile) -> Entity:
    """The entity itself; for a unit, its side's armed forces."""
    if not entity.unit:
        return entity
    own = (one for one in profile.entities if one.side == entity.side and one.body == "armed-forces")
    return next(own, entity)


def _surnames(entity: Entity) -> Iterator[str]:
    if entity.kind == "person":
        for name in (surname(name) for name in entity.names if " " in name):
            yield name
            yield name.removeprefix("al-").removeprefix("Al-")


def surname(name: str) -> str:
    """The last word of a name, with the particles before it."""
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return " ".join(words[first:])


def _side_words(profile: Profile) -> Iterator[tuple[str, Meaning]]:
    for side in profile.sides:
        yield from ((name, SideWord(side.id, "country")) for name in side.countries)
        yield from ((name, SideWord(side.id, "capital")) for name in side.capitals)
        yield from (pair for demonym in side.demonyms for pair in _people(demonym, side.id))


def _other_states(profile: Profile, states: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    """States and peoples that the profile does not have: somebody all the same, on no side."""
    known = {name for side in profile.sides for name in (*side.countries, *side.demonyms)}
    yield from ((name, SideWord(None, "country")) for name in states["names"] if name not in known)
    for demonym in states["demonyms"]:
        if demonym not in known:
            yield from _people(demonym, None)


def _people(demonym: str, side: str | None) -> Iterator[tuple[str, Meaning]]:
    """The adjective, and the plural of the noun where it has one."""
    yield demonym, SideWord(side, "demonym")
    if not demonym.endswith(("sh", "ch", "se", "ss")):
        yield demonym + "s", SideWord(side, "demonyms")


def _heads(lists: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    for body, entry in lists["bodies"].items():
        yield from ((word, Head(body, entry["kind"], "body")) for word in entry["words"])
    for post, words in lists["posts"].items():
        for word in words:
            yield word, Head(post, "person", "post")
            if not word.endswith("s"):
                yield _plural(word), Head("government", "government", "body")
    yield from ((word, Head("", "person", "speaks for")) for word in lists["speaks_for"]["words"])
    taken = {word for entry in lists["bodies"].values() for word in entry["words"]}
    yield from _units(lists["units"]["words"], taken)


def _units(words: Iterable[str], taken: set[str]) -> Iterator[tuple[str, Meaning]]:
    for word in words:
        for form in {word, word if word.endswith("s") else _plural(word)} - taken:
            yield form, Head("armed-forces", "military", "unit")


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") else word + "s"

"""Names: those of the profile, and those that only the model sees, matched within the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from counterclaim.interpret.phrases import Found
from counterclaim.interpret.who.groups import whose
from counterclaim.interpret.who.lexicon import Head, Meaning, Named, SideWord
from counterclaim.interpret.who.scene import Mention, Scene, meaning_of
from counterclaim.interpret.who.tokens import entity_runs
from counterclaim.records import PartyKind, Span

_NOMINAL = frozenset({"NOUN", "NAME"})


def profile_names(scene: Scene, taken: list[bool]) -> Iterator[Mention]:
    """Names of the profile's entities that stand in no group."""
    for phrase in scene.found:
        named = meaning_of(phrase, Named)
        if named is None or taken[phrase.first] or meaning_of(phrase, SideWord) is not None:
            continue
        if not _modifies_thing(scene, phrase):
            entity = named.entity
            yield Mention(phrase.first, phrase.last, phrase.last, entity.kind, entity.side, entity, "name")


def _modifies_thing(scene: Scene, phrase: Found[Meaning]) -> bool:
    """Whether a body's name only tells of a thing: "NATO membership", "an EU-wide ban"."""
    tokens, after = scene.tokens, phrase.last + 1
    named = meaning_of(phrase, Named)
    if named is not None and named.entity.kind == "person":
        return False
    if tokens.at(after) == "-" and tokens.joined(phrase.last):
        return True
    if after >= len(tokens) or tokens.breaks(phrase.last, after):
        return False
    thing = tokens.pos[after] == "NOUN" and scene.meaning(after, Head) is None
    return thing and not scene.is_word(after, "deeds") and not scene.is_word(after + 1, "deeds")


def model_names(scene: Scene, taken: list[bool]) -> Iterator[Mention]:
    """Persons and organisations that the model sees and that nothing else has found."""
    tokens = scene.tokens
    placed = frozenset(_placed(scene))
    for first, last, label in entity_runs(tokens):
        if label not in ("PERSON", "ORGANIZATION") or (first == last and tokens.at(first) in placed):
            continue
        while first < last and (
            tokens.words[first][:1].islower()
            or tokens.at(first) in _NO_NAME
            or (label == "PERSON" and _is_rank(scene, first))
        ):
            first += 1
        if any(taken[first : last + 1]) or not _like_a_name(scene, first, last) or _known(scene, first, last):
            continue
        if label == "PERSON":
            yield Mention(first, last, last, "person", form="person")
        elif not _is_thing(scene, last):
            kind = _kind_of_body(scene, first, last)
            unit = _unit_in(scene, first, last) if kind == "military" else None
            yield (
                Mention(first, last, last, kind, form="name")
                if unit is None
                else Mention(unit, unit, unit, kind)
            )


def _unit_in(scene: Scene, first: int, last: int) -> int | None:
    """The unit's noun in the name of a military body: all that its span may show."""
    return next((index for index in range(last, first - 1, -1) if scene.is_word(index, "units.words")), None)


def _placed(scene: Scene) -> Iterator[str]:
    """Words that are a place somewhere in the report: the model or "in", "near", "the city of" say so."""
    tokens = scene.tokens
    for index, tag in enumerate(tokens.entity):
        if tag == "B-LOCATION" or (
            tag in ("B-PERSON", "B-ORGANIZATION")
            and (
                scene.is_word(_before_name(scene, index), "metonyms.place_before")
                or scene.is_word(index + 1, "metonyms.place_nouns")
                or (tokens.at(index - 1) == "of" and scene.is_word(index - 2, "metonyms.place_nouns"))
            )
        ):
            yield tokens.at(index)


def _before_name(scene: Scene, index: int) -> int:
    """The word before a name whose first words the model may have missed: "near Al Oldtown"."""
    index -= 1
    while scene.tokens.pos_at(index) == "NAME" and scene.tokens.entity[index] == "O":
        index -= 1
    return index


_NO_NAME = frozenset({"the", "a", "an", ".", "-", "mr", "mrs", "ms", "dr", "'", "s"})


def _is_rank(scene: Scene, index: int) -> bool:
    return scene.is_word(index, "titles.words") and scene.tokens.pos_at(index + 1) in ("NAME", "PUNCTUATION")


def _known(scene: Scene, first: int, last: int) -> bool:
    """Whether the lexicon knows every word, and as nobody here: a place, or what tells of a thing."""
    return all(
        scene.meaning(index, SideWord) is not None or scene.meaning(index, Named) is not None
        for index in range(first, last + 1)
    )


def _like_a_name(scene: Scene, first: int, last: int) -> bool:
    """Whether the words begin as a name does, and are no mere title, no weapon and no "… Oblast"."""
    words, alone = scene.lexicon.words, scene.tokens.lower[first : last + 1]
    title = first == last and alone[0] in words["titles.words"]
    phrase = " ".join(alone)
    weapon = phrase in words["weapons"] or phrase.removesuffix("s") in words["weapons"]
    place = alone[-1] in words["metonyms.place_nouns"]
    return scene.tokens.words[first][:1].isupper() and not (title or weapon or place)


def _is_thing(scene: Scene, last: int) -> bool:
    after = last + 1
    return scene.tokens.at(after) == "-" and scene.tokens.joined(last)


def _kind_of_body(scene: Scene, first: int, last: int) -> PartyKind:
    """By the first noun of the name that tells: "Ministry", "Army", "News Agency"."""
    for index in range(last, first - 1, -1):
        head = scene.meaning(index, Head)
        if head is not None and head.kind != "people":
            return head.kind
    return "organisation"


def with_sides(scene: Scene, mentions: list[Mention], titles: Mapping[int, Mention]) -> list[Mention]:
    """Each unknown name with the side that its title or apposition gives anywhere in the report."""
    sides: dict[str, set[str]] = defaultdict(set)
    ordered = sorted(mentions, key=lambda mention: mention.first)
    starts = {mention.first: mention for mention in ordered}
    for mention in ordered:
        if mention.form == "person":
            sides[_key(scene, mention)].update(_sides_told(scene, mention, titles, starts))
    _of_the_next(scene, ordered)
    told = {key: next(iter(found)) for key, found in sides.items() if len(found) == 1}
    return [
        replace(mention, side=told.get(_key(scene, mention)))
        if mention.form == "person"
        else _own_side(scene, mention)
        for mention in ordered
    ]


def _of_the_next(scene: Scene, ordered: list[Mention]) -> None:
    """ "Soldiers of the 5th Brigade": a group without a side has that of the body after "of"."""
    for index in range(len(ordered) - 2, -1, -1):
        one, other = ordered[index], ordered[index + 1]
        near = scene.tokens.at(one.last + 1) in ("of", "from") and other.first - one.last <= 8
        if (
            near
            and one.form == "group"
            and one.side is None
            and one.entity is None
            and other.side is not None
        ):
            same = other.entity if other.kind == one.kind else None
            ordered[index] = replace(one, side=other.side, entity=same)


def _own_side(scene: Scene, mention: Mention) -> Mention:
    """A body that only the model sees, with the side that a word of its own name gives."""
    if (
        mention.side is not None
        or mention.entity is not None
        or mention.form != "name"
        or mention.kind == "state"
    ):
        return mention
    side = whose(scene, mention.first, mention.last + 1).side
    return replace(mention, side=side) if side else mention


def _key(scene: Scene, mention: Mention) -> str:
    return scene.tokens.at(mention.last)


def _sides_told(
    scene: Scene, mention: Mention, titles: Mapping[int, Mention], starts: Mapping[int, Mention]
) -> Iterator[str]:
    title = titles.get(mention.first)
    if title is not None and title.side:
        yield title.side
    index = mention.last + 1
    if scene.tokens.at(index) not in (",", "(") or scene.tokens.breaks(mention.last, index):
        return
    for after in range(index + 1, index + 5):
        described = starts.get(after)
        if described is not None:
            if described.form == "group" and described.side and _whole_phrase(scene, index + 1, after):
                yield described.side
            return


def _whole_phrase(scene: Scene, first: int, last: int) -> bool:
    """Whether only determiners and adjectives stand between."""
    return all(
        scene.tokens.pos[index] in ("DETERMINER", "ADJECTIVE", "NOUN", "NUMBER")
        for index in range(first, last)
    )


def fullest(scene: Scene, mentions: Iterable[Mention]) -> dict[int, Span]:
    """For each unknown name by its first word, the span of its fullest mention in the report."""
    longest: dict[str, Mention] = {}
    rivals: dict[str, set[str]] = defaultdict(set)
    persons = [
        mention for mention in mentions if mention.form in ("person", "name") and mention.entity is None
    ]
    for mention in persons:
        key = _key(scene, mention)
        if key not in longest or mention.last - mention.first > longest[key].last - longest[key].first:
            longest[key] = mention
        if mention.last > mention.first:
            rivals[key].add(scene.tokens.at(mention.first))
    found = {}
    for mention in persons:
        one = longest[_key(scene, mention)]
        same = mention.last > mention.first or len(rivals[_key(scene, mention)]) <= 1
        full = (
            one
            if same and (mention.last == mention.first or len(rivals[_key(scene, mention)]) == 1)
            else mention
        )
        found[mention.first] = scene.tokens.span(full.first, full.last)
    return found

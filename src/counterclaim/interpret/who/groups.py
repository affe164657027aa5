"""Groups and bodies by their nouns: "the Ruritanian defence ministry", "civilians", "rebel fighters".

From a noun of the word list leftwards through its modifiers: a word for a side among them says whose
the body is, and the profile which body that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from counterclaim.interpret.phrases import Found
from counterclaim.interpret.who.lexicon import Head, Meaning, Named, SideWord
from counterclaim.interpret.who.scene import Mention, Scene, meaning_of
from counterclaim.profiles import Entity
from counterclaim.records import PartyKind

_MODIFIER = frozenset({"ADJECTIVE", "NOUN", "NAME", "NUMBER"})
_VERBAL = frozenset({"VERB_PARTICIPLE", "VERB_ING"})
_NOMINAL = frozenset({"NOUN", "NAME"})
_LONGEST = 10
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)?")


class Whose(NamedTuple):
    """Whose somebody is, and which name of the profile says so, if one does."""

    side: str | None
    entity: Entity | None = None
    person: bool = False


_NOBODYS = Whose(None)


def groups(scene: Scene) -> Iterator[tuple[Mention, bool]]:
    """Every group or body from last to first, and whether it is the title of a person named next."""
    free = len(scene.tokens)
    for phrase in reversed(scene.found):
        head = meaning_of(phrase, Head)
        if head is None or phrase.last >= free or not _is_somebody(scene, phrase):
            continue
        start = _start(scene, phrase.first)
        mention = _mention(scene, start, phrase, head)
        if mention is not None:
            free = start
            yield replace(mention, start=start), _names_person(scene, phrase.last + 1)


def _names_person(scene: Scene, index: int) -> bool:
    named = scene.meaning(index, Named)
    if scene.tokens.breaks(index - 1, index) if index < len(scene.tokens) else True:
        return False
    return scene.tokens.label(index) == "PERSON" or (named is not None and named.entity.kind == "person")


def _is_somebody(scene: Scene, phrase: Found[Meaning]) -> bool:
    """Whether the noun stands for itself, and not before another noun ("army base", "army-run")."""
    tokens, after = scene.tokens, phrase.last + 1
    plural = tokens.at(phrase.last).endswith("s")
    titled = tokens.pos[phrase.last] == "ADJECTIVE" and _names_person(scene, after)  # "terrorist Omar Tariq"
    if tokens.pos[phrase.last] not in _NOMINAL and not titled and not (plural and phrase.first < phrase.last):
        return False
    if after >= len(tokens) or tokens.breaks(phrase.last, after):
        return True
    if tokens.at(after) == "-" and tokens.joined(phrase.last):
        return False
    if tokens.pos[after] not in _NOMINAL or plural or _names_person(scene, after):
        return True
    return scene.meaning(after, Head) is not None and scene.meaning(after, Named) is None


def _start(scene: Scene, first: int) -> int:
    """The first word of the noun phrase, after its determiner."""
    tokens, index = scene.tokens, first - 1
    while (
        index >= max(0, first - _LONGEST) and not tokens.breaks(index, index + 1) and _modifies(scene, index)
    ):
        index -= 1
    return index + 1


def _shown(scene: Scene, start: int, first: int) -> int:
    """The first word that the span shows: none of a number, nor of a designated unit."""
    hidden = [at for at in range(start, first) if _counts(scene, at) or _designated(scene, at)]
    start = hidden[-1] + 1 if hidden else start
    while start < first and scene.is_word(start, "not_first"):
        start += 1
    return start


def _designated(scene: Scene, index: int) -> bool:
    return scene.is_word(index, "units.words") and _number_before(scene, index - 1)


def _counts(scene: Scene, index: int) -> bool:
    """Whether a word is a number and no age."""
    word, after = scene.tokens.at(index), scene.tokens.at(index + 1)
    return (scene.tokens.pos[index] == "NUMBER" or word[:1].isdigit()) and after != "-"


def _modifies(scene: Scene, index: int) -> bool:
    """Whether a word belongs to the noun phrase of the word after it."""
    tokens, word = scene.tokens, scene.tokens.at(index)
    if word == "-":
        return tokens.joined(index) or (index > 0 and tokens.joined(index - 1))
    if word == "'" or (word == "s" and tokens.at(index - 1) == "'"):
        return word == "s" or tokens.at(index + 1) == "s" or tokens.at(index - 1).endswith("s")
    if tokens.label(index) == "DATE" or (tokens.pos[index] == "NOUN" and _opens_phrase(scene, index + 1)):
        return False
    phrase = scene.phrase(index)
    if phrase is not None and (side := _sideways(scene, phrase)) is not None:
        return side
    if tokens.pos[index] in _VERBAL:
        before = tokens.pos_at(index - 1)
        described = word.endswith("ed") and before in ("ADJECTIVE", "NUMBER")
        return described or before in ("DETERMINER", "POSSESSIVE") or tokens.at(index - 1) == "-"
    return tokens.pos[index] in _MODIFIER or (word == "." and index > 0 and phrase is not None)


def _opens_phrase(scene: Scene, index: int) -> bool:
    """Whether a word for a side begins a new phrase after a noun: "the positions Ruritanian forces hold"."""
    phrase = scene.phrase(index)
    return phrase is not None and phrase.first == index and _side_said(scene, phrase) is not None


def _sideways(scene: Scene, phrase: Found[Meaning]) -> bool | None:
    """Whether a name or a word for a side takes part in the phrase after it; None for any other word."""
    side, named = meaning_of(phrase, SideWord), meaning_of(phrase, Named)
    if side is None and named is None:
        return None
    tied = scene.tokens.possessive_after(phrase.last) or scene.tokens.at(phrase.last + 1) == "-"
    if side is not None and side.form in ("country", "capital"):
        abbreviation = not any(char.islower() for char in scene.tokens.words[phrase.last])
        placed = scene.is_word(phrase.first - 1, "metonyms.place_before")
        return bool(tied) or abbreviation or (not placed and scene.tokens.pos_at(phrase.last + 1) in _NOMINAL)
    if named is not None and side is None:
        return bool(tied) or named.entity.kind != "person" or scene.tokens.pos_at(phrase.last + 1) in _NOMINAL
    return side is None or side.form == "demonym"


def whose(scene: Scene, start: int, end: int) -> Whose:
    """Whose the words from `start` to before `end` say that somebody is: the nearest word for a side.

    "Ruritanian-backed" and "pro-Ruritanian" go before every other; "Ruritanian-held" and
    "anti-Ruritanian" say nothing.
    """
    nearest: Whose | None = None
    weak: Whose | None = None
    index = end - 1
    while index >= start:
        phrase = scene.phrase(index)
        if phrase is None:
            index -= 1
            continue
        one = _side_said(scene, phrase)
        if one is not None:
            tie = _tie(scene, phrase)
            if tie == "aligned":
                return Whose(one.side)
            if tie == "plain" and meaning_of(phrase, Head) is not None:
                weak = weak or one
            elif tie == "plain" and nearest is None:
                nearest = one
        index = phrase.first - 1
    return nearest or weak or _NOBODYS


def _side_said(scene: Scene, phrase: Found[Meaning]) -> Whose | None:
    named, side = meaning_of(phrase, Named), meaning_of(phrase, SideWord)
    if side is not None:
        return Whose(side.side)
    if named is not None:
        return Whose(named.entity.side, named.entity, named.entity.kind == "person")
    return None


def _tie(scene: Scene, phrase: Found[Meaning]) -> str:
    """How a word for a side is tied to what follows: "aligned", "plain" or "" for not at all."""
    tokens = scene.tokens
    if tokens.at(phrase.first - 1) == "-" and tokens.joined(phrase.first - 1):
        if scene.is_word(phrase.first - 2, "sides.for"):
            return "aligned"
        return "" if scene.is_word(phrase.first - 2, "sides.against") else "plain"
    if tokens.at(phrase.last + 1) == "-" and tokens.joined(phrase.last):
        return "aligned" if scene.is_word(phrase.last + 2, "sides.aligned") else ""
    side = meaning_of(phrase, SideWord)
    if side is not None and side.form == "capital" and not tokens.possessive_after(phrase.last):
        return ""
    return "plain"


def _mention(scene: Scene, start: int, phrase: Found[Meaning], head: Head) -> Mention | None:
    side = whose(scene, start, phrase.first)
    if side is _NOBODYS:
        side = _whose_after(scene, phrase.last)
    if side is _NOBODYS and _own_entity(phrase) is not None:
        named = _own_entity(phrase)
        assert named is not None
        side = Whose(named.side, named)
        return Mention(phrase.first, phrase.last, phrase.last, named.kind, named.side, named, "name")
    word = scene.tokens.at(phrase.last)
    if scene.is_word(phrase.last, "units.words") and _is_unit(scene, phrase):
        return _unit(scene, phrase, side)
    if head.what == "unit":
        return None
    if side is _NOBODYS and word in scene.lexicon.words["only_with_side"] and phrase.first == phrase.last:
        return None
    kind, entity = _body(scene, phrase, head, side)
    return Mention(_shown(scene, start, phrase.first), phrase.last, phrase.last, kind, side.side, entity)


def _own_entity(phrase: Found[Meaning]) -> Entity | None:
    """The entity whose own name the noun is: "Ministry of Defence" where just one side writes it so."""
    named = meaning_of(phrase, Named)
    return named.entity if named else None


def _body(scene: Scene, phrase: Found[Meaning], head: Head, side: Whose) -> tuple[PartyKind, Entity | None]:
    """The kind of a group, and its entity: "rebel fighters" are rebels, ministry officials the ministry."""
    inner = _inner_head(scene, phrase.first - 1)
    transparent = head.what == "speaks for" or scene.is_word(phrase.last, "transparent")
    if inner is not None and transparent and (inner.kind == "armed group" or head.kind != "military"):
        head = Head(inner.body, inner.kind, "body")
    if head.what == "post":
        return "person", scene.lexicon.holder(side.side, head.body, scene.date)
    if side.entity is not None and not side.person:
        if head.kind == "people" and not transparent:
            return "people", None
        same = head.kind in ("military", "armed group", side.entity.kind)
        if transparent or same or side.entity.kind == "armed group":
            return side.entity.kind, side.entity
    if head.what == "speaks for":
        return "person", None
    return head.kind, scene.lexicon.body_of(side.side, head)


def _inner_head(scene: Scene, index: int) -> Head | None:
    """The body whose noun stands right before, with or without "'s"."""
    if scene.tokens.at(index) == "s" and scene.tokens.at(index - 1) == "'":
        index -= 2
    head = scene.meaning(index, Head)
    return head if head is not None and head.what in ("body", "post") and head.body != "people" else None


def _whose_after(scene: Scene, last: int) -> Whose:
    """Whose, by what follows: "of Ruritania", "of the Ruritanian army", "backed by Ruritania"."""
    index = _after_link(scene, last)
    phrase = scene.phrase(index) if index else None
    one = _side_said(scene, phrase) if phrase else None
    if phrase is None or one is None:
        return _NOBODYS
    possessive = scene.tokens.possessive_after(phrase.last)
    body = scene.meaning(phrase.last + 1 + possessive, Head)
    if body is not None and one.entity is None:
        return Whose(one.side, scene.lexicon.body_of(one.side, body))
    if body is not None or one.entity is not None or (_side_of_country(phrase) and not possessive):
        return one
    return _NOBODYS


def _after_link(scene: Scene, last: int) -> int:
    """The word that "of the", "backed by", "adviser to" lead to; 0 where nothing does."""
    tokens, index = scene.tokens, last + 1
    if scene.is_word(index, "sides.aligned") and tokens.at(index + 1) in ("by", "to", "with"):
        index += 1
    elif not (
        tokens.at(index) in ("of", "for") or (tokens.at(index) == "to" and scene.is_word(last, "serves"))
    ):
        return 0
    index += 1
    while tokens.at(index) in ("the", "a", "an"):
        index += 1
    return index


def _side_of_country(phrase: Found[Meaning]) -> str | None:
    side = meaning_of(phrase, SideWord)
    return side.side if side is not None and side.form == "country" else None


def _is_unit(scene: Scene, phrase: Found[Meaning]) -> bool:
    return _number_before(scene, phrase.first - 1) or scene.is_word(phrase.last, "units.plain")


def _unit(scene: Scene, phrase: Found[Meaning], side: Whose) -> Mention:
    """A unit is its party's armed forces, and its span no more than the unit's noun."""
    entity = side.entity if side.entity is not None and side.entity.kind == "armed group" else None
    entity = entity or scene.lexicon.forces_of(side.side)
    kind: PartyKind = entity.kind if entity is not None else "military"
    return Mention(phrase.last, phrase.last, phrase.last, kind, side.side, entity)


def _number_before(scene: Scene, index: int) -> bool:
    """Whether the unit is designated: "5th", "5th Guards Tank", "first separate", "battalion tactical"."""
    tokens, inside = scene.tokens, 0
    while inside < 7 and scene.is_word(index, "units.inside"):
        index, inside = index - 1, inside + 1
    word = tokens.at(index)
    if inside > 1:
        return True
    digits = _ORDINAL.fullmatch(word) is not None and (not word.isdigit() or inside > 0)
    return digits or (inside > 0 and scene.is_word(index, "units.ordinals"))

"""Who: everybody in a report who can act, suffer or speak, whose side they are on, who does it to whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.interpret.who.clause import clause_of
from counterclaim.interpret.who.groups import groups
from counterclaim.interpret.who.lexicon import lexicon, words_of_language
from counterclaim.interpret.who.metonyms import metonyms
from counterclaim.interpret.who.named import fullest, model_names, profile_names, with_sides
from counterclaim.interpret.who.roles import roles
from counterclaim.interpret.who.scene import Mention, Scene, scene_of
from counterclaim.interpret.who.speaking import speaker_party
from counterclaim.interpret.who.tokens import tokens_of
from counterclaim.interpret.who.units import designations
from counterclaim.profiles import Profile
from counterclaim.records import Party, Reading, Span

__all__ = ["designations", "participants", "parties", "speaker_party"]


def parties(reading: Reading, profile: Profile) -> list[Party]:
    """Everybody whom the report speaks of, in reading order and without overlap.

    Groups and bodies come first, since a name inside one says whose it is; then the names that the
    profile has, countries and capitals where they act, and the names that only the model sees.
    """
    published = reading.report.published
    scene = scene_of(tokens_of(reading), lexicon(profile), published.value[:10] if published else None)
    taken = [False] * len(scene.tokens)
    mentions: list[Mention] = []
    titles: dict[int, Mention] = {}
    for mention, is_title in groups(scene):
        if is_title:
            titles[mention.last + 1] = mention
        else:
            mentions.append(mention)
        _take(taken, [mention])
    for source in (profile_names, metonyms, model_names):
        found = list(source(scene, taken))
        _take(taken, found)
        mentions.extend(found)
    return _records(scene, with_sides(scene, mentions, titles))


def participants(
    trigger: Span, clause: Span, parties: Sequence[Party], reading: Reading
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The actors and the targets of the happening that `trigger` tells, among the parties of a clause.

    `parties` are those of the whole report in reading order. Either may be empty: it was not said.
    """
    words, first, last = clause_of(trigger, clause, parties, reading, words_of_language("en"))
    found = roles(words, first, last)
    return found.actors, found.targets


def _take(taken: list[bool], mentions: Iterable[Mention]) -> None:
    for mention in mentions:
        for index in mention.reach:
            taken[index] = True


def _records(scene: Scene, mentions: list[Mention]) -> list[Party]:
    names = fullest(scene, mentions)
    return [
        Party(
            span=scene.tokens.span(mention.first, mention.last),
            kind=mention.kind,
            entity=scene.lexicon.entity_id(mention.entity) if mention.entity else None,
            side=mention.side,
            name=names.get(mention.first),
        )
        for mention in mentions
    ]

"""The search for happenings: phrases first, then words in their senses, then words as they are."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.interpret.what.lexicon import Lexicon, Phrase
from counterclaim.interpret.what.sight import Part, Sight

# How many articles, possessives and the like a text may put between two words of a phrase.
_MOST_SKIPPED = 2
_NAMES = frozenset({"PERSON", "ORGANIZATION", "MISC", "LOCATION"})

Found = tuple[str, int, int]


def search(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Kind, first word and last word of every happening, in reading order and without overlap."""
    free = 0
    for at, word in enumerate(sight.words):
        if at < free or word not in lexicon.starts or sight.names[at] in _NAMES:
            continue
        if _describes_after_hyphen(sight, lexicon, at) or _barred(sight, lexicon, at):
            continue
        found = _phrase_at(sight, lexicon, at) or _word_at(sight, lexicon, at)
        if found is not None and found[0] and not _only_modifies(sight, lexicon, found):
            yield found
        free = found[2] + 1 if found else 0


def _barred(sight: Sight, lexicon: Lexicon, at: int) -> bool:
    """Whether the words beside it show that nothing of a known kind happens: "defied the odds"."""
    return any(bar.fits(sight, at, sight.parts[at]) for bar in lexicon.bars.get(sight.words[at], ()))


def _phrase_at(sight: Sight, lexicon: Lexicon, at: int) -> Found | None:
    for phrase in lexicon.phrases.get(sight.words[at], ()):
        end = _end_of(phrase, sight, lexicon, at)
        if end and (phrase.part is not Part.VERB or _can_be_verb(sight, at)):
            return phrase.kind, at, end
    return None


def _end_of(phrase: Phrase, sight: Sight, lexicon: Lexicon, at: int) -> int:
    """The last word of the phrase that begins at a word, 0 where it does not stand there."""
    place, last = at, sight.last[at]
    for word in phrase.rest:
        place += 1
        skips = 0
        while place <= last and sight.words[place] != word and skips < _MOST_SKIPPED:
            if sight.words[place] not in lexicon.skipped:
                return 0
            place, skips = place + 1, skips + 1
        if place > last or sight.words[place] != word:
            return 0
    return place


def _can_be_verb(sight: Sight, at: int) -> bool:
    """Whether a word that is no verb to the reader may yet be one: a participle, or an -ing form as noun.

    An -ing form that is an adjective only describes ("an advancing column").
    """
    part, word = sight.parts[at], sight.words[at]
    return (
        part is Part.VERB
        or word.endswith(("ed", "en"))
        or (word.endswith("ing") and part is not Part.ADJECTIVE)
    )


def _describes_after_hyphen(sight: Sight, lexicon: Lexicon, at: int) -> bool:
    """Whether a participle only describes, as in "drone-guided"."""
    return (
        at - 2 >= sight.first[at]
        and sight.words[at - 1] == "-"
        and sight.words[at].endswith(("ed", "en"))
        and sight.words[at - 2] not in lexicon.prefixes
    )


def _word_at(sight: Sight, lexicon: Lexicon, at: int) -> Found | None:
    """The happening of a single word; its kind is empty where a sense says that nothing happens."""
    word, part = sight.words[at], sight.parts[at]
    for sense in lexicon.senses.get(word, ()):
        if sense.fits(sight, at, part):
            return sense.kind or "", at, at
    kind = lexicon.words.get((word, part)) or lexicon.words.get((word, Part.OTHER))
    if kind is None and _can_be_verb(sight, at):
        kind = lexicon.words.get((word, Part.VERB))
    return (kind, at, at) if kind else None


def _only_modifies(sight: Sight, lexicon: Lexicon, found: Found) -> bool:
    """Whether a noun only says of what sort the next one is ("attack helicopter")."""
    last = found[2]
    return (
        sight.parts[last] is Part.NOUN
        and last < sight.last[last]
        and sight.words[last + 1] in lexicon.modified
    )

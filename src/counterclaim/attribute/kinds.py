"""What a noun phrase says of a speaker: the kind, and how English refers to it again.

A phrase is the list of its words in lower case, in reading order. The noun that heads it tells the
kind: the last telling word before a preposition or a relative clause. Words such as "head" and
"spokesman" take the kind of what they are head or spokesman of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from counterclaim.attribute.lexicon import SpeakerLexicon
from counterclaim.records import SpeakerKind

Number = Literal["person", "group", "body", "thing", "unknown"]
Phrase = Sequence[str]

# Endings of nouns for people in the plural.
_PEOPLE = ("ers", "ors", "ists", "ians", "ants", "ents", "ees", "men", "women", "ates")
# What somebody may be head or spokesman of; where it is none of these, an office is meant.
_HEADED = ("intelligence service", "military", "armed group", "media", "social-media channel", "organisation")


def kind_of(phrases: Sequence[Phrase], lexicon: SpeakerLexicon) -> SpeakerKind | None:
    """The kind that the first telling phrase tells, by its head, or else by any of its words."""
    for phrase in phrases:
        kind = _by_head(phrase, lexicon)
        if kind:
            return kind
    for phrase in phrases:
        kind = _by_any(phrase, lexicon)
        if kind:
            return kind
    return None


def front(phrase: Phrase, lexicon: SpeakerLexicon) -> Phrase:
    """The words up to the first preposition or relative pronoun that follows a word."""
    ends = lexicon.reference["after_head"]
    end = next((at for at, word in enumerate(phrase) if at and word in ends), len(phrase))
    return phrase[:end]


def head(phrase: Phrase, lexicon: SpeakerLexicon) -> str:
    """The noun that a phrase is about."""
    words = front(phrase, lexicon)
    return words[-1] if words else ""


def telling(phrase: Phrase, lexicon: SpeakerLexicon) -> list[str]:
    """The words of a phrase's front that tell a kind."""
    return [word for word in front(phrase, lexicon) if word in lexicon.single]


def number_of(phrase: Phrase, lexicon: SpeakerLexicon) -> Number:
    """Whether a description is of one person, of several, of a body, or of a thing."""
    words = front(phrase, lexicon)
    noun = head(phrase, lexicon)
    if "and" in words:
        return "group"
    number = lexicon.number
    if noun in number["things"]:
        return "thing"
    if noun in number["bodies"]:
        return "body"
    named = noun in lexicon.single or noun in lexicon.unnamed_heads
    if noun in number["plural"] or noun.endswith(_PEOPLE) or (named and noun.endswith("s")):
        return "group"
    if named or "who" in phrase:
        return "person"
    return "unknown"


def _by_head(phrase: Phrase, lexicon: SpeakerLexicon) -> SpeakerKind | None:
    words = front(phrase, lexicon)
    bygone: SpeakerKind | None = None
    for at in range(len(words) - 1, -1, -1):
        pair = " ".join(words[max(0, at - 1) : at + 1])
        kind = lexicon.phrases.get(pair) or lexicon.single.get(words[at])
        begin = at - (pair in lexicon.phrases)
        if kind is None:
            continue
        heading = words[at] in lexicon.number["heading"] or pair in lexicon.number["heading"]
        if heading:
            kind = _headed([*words[:begin], *phrase[len(words) :]], lexicon) or kind
        if "former" not in words[max(0, at - 2) : at]:
            return kind
        bygone = bygone or kind
    return bygone


def _headed(rest: Phrase, lexicon: SpeakerLexicon) -> SpeakerKind | None:
    """The kind of what a "head" or "spokesman" belongs to, where it is no office of state."""
    said = " ".join(rest)
    if any(phrase in said for phrase, kind in lexicon.phrases.items() if kind == "official"):
        return None
    for wanted, single, phrases in lexicon.kinds:
        if wanted in _HEADED and (single.intersection(rest) or any(one in said for one in phrases)):
            return wanted
    return None


def _by_any(phrase: Phrase, lexicon: SpeakerLexicon) -> SpeakerKind | None:
    present, said = frozenset(phrase), " ".join(phrase)
    for kind, single, phrases in lexicon.kinds:
        if present & single or any(one in said for one in phrases):
            return kind
    return None

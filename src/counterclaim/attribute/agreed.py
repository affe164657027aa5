"""The names of one report, compared with one another: what is a place's or a body's name is no person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.attribute.bodies import longer_names
from counterclaim.attribute.lexicon import SpeakerLexicon
from counterclaim.attribute.names import Name
from counterclaim.attribute.seats import city, town
from counterclaim.records import Span

# The kinds of those whose office stands before their name.
_OFFICES = ("official", "military", "soldier")


def agreed(found: Sequence[Name], lexicon: SpeakerLexicon) -> list[Name]:
    """The names in reading order, with labels that agree and without titles among their words."""
    placed = _bodies(list(_places(found)), lexicon)
    kept = (_untitled(name, lexicon) for name in sorted(placed, key=lambda name: name.span.start))
    return [name for name in kept if name.words]


def _places(found: Sequence[Name]) -> Iterator[Name]:
    """The names; a word that is mostly a place's is no person's name."""
    places = Counter(name.words for name in found if name.label == "LOCATION")
    persons = Counter(name.words for name in found if name.label == "PERSON")
    surnames = _in_full(found)
    before = None
    for name in found:
        part = before is not None and before.label == "LOCATION" and name.span.start - before.span.end == 1
        before = name
        single = name.label == "PERSON" and len(name.words) == 1 and name.words[0] not in surnames
        place = single and (
            places[name.words] > persons[name.words] or city(name.words[0]) or (part and town(name.words[0]))
        )
        yield replace(name, label="LOCATION") if place else name


def _bodies(found: Sequence[Name], lexicon: SpeakerLexicon) -> Iterator[Name]:
    """The names; a word that is mostly a body's, or that a body's full name begins with, is no person's.

    A body is named in full before it is named in short.
    """
    counts = Counter((name.label, name.words) for name in found)
    surnames = _in_full(found)
    longer = longer_names(found, lexicon)
    for name in found:
        single = name.label in ("PERSON", "MISC") and len(name.words) == 1 and name.words[0] not in surnames
        full = longer.get(name.words) if single else None
        more = single and counts["ORGANIZATION", name.words] > counts[name.label, name.words]
        body = more or (full is not None and full.span.start < name.span.start)
        yield replace(name, label="ORGANIZATION") if body else name


def _in_full(found: Sequence[Name]) -> set[str]:
    """Every word of the full names of persons."""
    return {word for name in found if name.label == "PERSON" and len(name.words) > 1 for word in name.words}


def _untitled(name: Name, lexicon: SpeakerLexicon) -> Name:
    """A person's name without courtesy titles among its words, and without an office before it.

    "Mayor Ada Lind" is Ada Lind; "King Jan" stays, for no other name stands behind the title.
    """
    if name.label != "PERSON":
        return name
    name = replace(name, words=tuple(w for w in name.words if w not in lexicon.reference["titles"]))
    first = name.words[0] if len(name.words) > 1 else ""
    office = lexicon.single.get(first) in _OFFICES and first not in lexicon.reference["royal"]
    return _behind(name, first) if office else name


def _behind(name: Name, first: str) -> Name:
    """A name without its first word, where a word in full letters and a blank stand there."""
    start = name.span.start + len(first) + 1
    return Name(Span(start, name.span.end), name.label, name.words[1:]) if start < name.span.end else name

"""Who the source is: pronouns, roles and surnames resolved to the fullest mention in the report.

What is plain is resolved, the rest is left as it stands: a pronoun without a fitting speaker before it
keeps its own words. The order of the steps is the order of how plain a case is: a name names itself, a
pronoun or "the spokesman" points back to the nearest speaker that fits, a description describes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.attribute.lexicon import SpeakerLexicon
from counterclaim.attribute.names import Name
from counterclaim.records import Span, Speaker, SpeakerKind

Number = Literal["person", "group", "body", "unknown"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# How far back a pronoun may look, in characters: about three paragraphs of news text.
_REACH = 1200
# An apposition reads "Jane Doe, the mayor of X, said": this much after a name is asked for its kind.
_APPOSITION = re.compile(r"\s*(?:,|—|–|\()\s*([^,.;:!?“”\"()—–]{3,120})")
_TITLE_BEFORE = re.compile(r"(?:[^\W\d_][\w’'-]*[ \t]+){1,7}$")


@dataclass(frozen=True, slots=True)
class _Known:
    """A speaker that the report has already quoted."""

    speaker: Speaker
    source: Span
    words: frozenset[str]
    number: Number


class SpeakerResolver:
    """Resolves the sources of one report in reading order, and remembers who has spoken."""

    def __init__(self, text: str, found: Sequence[Name], lexicon: SpeakerLexicon) -> None:
        self.text = text
        self.names = found
        self.lexicon = lexicon
        self.known: list[_Known] = []
        self.persons = [name for name in found if name.label == "PERSON"]
        self.bodies = [name for name in found if name.label in ("ORGANIZATION", "LOCATION")]

    def resolve(self, source: Sequence[Span], cue: Sequence[Span]) -> Speaker:
        """The speaker behind a source; without a source, what the cue itself names, or nobody."""
        if not source:
            return Speaker("unnamed")
        phrase = source[0]
        words = self._words(phrase)
        known = self._again(phrase, words) or self._named(phrase, words) or self._described(phrase, words)
        self.known.append(known)
        return known.speaker

    # -- a source that points back ------------------------------------------------------------

    def _again(self, phrase: Span, words: list[str]) -> _Known | None:
        if words and all(word in self.lexicon.pronouns for word in words):
            return self._pronoun(phrase, words[0])
        definite = bool(words) and words[0] in self.lexicon.reference["definite"]
        if definite and not self._names_in(phrase):
            return self._role(phrase, set(words[1:]))
        return None

    def _pronoun(self, phrase: Span, word: str) -> _Known | None:
        reference = self.lexicon.reference
        if word in reference["masculine"] | reference["feminine"]:
            return self._person_before(phrase, "feminine" if word in reference["feminine"] else "masculine")
        if word in reference["neuter"]:
            return self._body_before(phrase) or self._spoken_before(phrase, "body")
        if word in reference["plural"]:
            return self._spoken_before(phrase, "group")
        if word in reference["relative"]:
            return self._antecedent(phrase)
        return None

    def _person_before(self, phrase: Span, gender: str) -> _Known | None:
        """The nearest person: one who has spoken, unless a new person opened a later sentence."""
        spoken = self._spoken_before(phrase, "person", gender)
        last = spoken.source.start if spoken else phrase.start - _REACH
        between = [
            name
            for name in self.persons
            if last < name.span.start < phrase.start
            and self._opens_sentence(name)
            and self._may_be(name, gender)
        ]
        if between and not (spoken and set(between[-1].words) & spoken.words):
            return self._named(between[-1].span, list(between[-1].words))
        if spoken:
            return self._pointing(phrase, spoken)
        near = [
            name
            for name in self.persons
            if phrase.start - 400 < name.span.start < phrase.start and self._may_be(name, gender)
        ]
        distinct = {name.words[-1] for name in near}
        return self._named(near[-1].span, list(near[-1].words)) if len(distinct) == 1 else None

    def _may_be(self, name: Name, gender: str) -> bool:
        """Whether nothing before the name says that the person is of the other gender."""
        before = {
            word.lower()
            for word in _WORD.findall(self.text[max(0, name.span.start - 40) : name.span.start])[-2:]
        }
        other = "masculine" if gender == "feminine" else "feminine"
        return not before & self.lexicon.reference[f"{other}_titles"]

    def _opens_sentence(self, name: Name) -> bool:
        """Whether only a title or a role stands between the name and the start of its sentence."""
        before = self.text[max(0, name.span.start - 80) : name.span.start]
        opening = re.split(r"[.!?…:\n]\s*", before)[-1]
        return len(opening.split()) <= 5 and "," not in opening

    def _spoken_before(self, phrase: Span, number: Number, gender: str = "") -> _Known | None:
        """The last speaker of that number within reach."""
        other = {"feminine": "masculine", "masculine": "feminine"}.get(gender)
        barred = (
            self.lexicon.reference[f"{other}_titles"] | self.lexicon.reference[other]
            if other
            else frozenset()
        )
        for known in reversed(self.known):
            if known.source.start >= phrase.start:
                continue
            if phrase.start - known.source.end > _REACH:
                return None
            if known.number == number and not known.words & barred:
                return known
        return None

    def _body_before(self, phrase: Span) -> _Known | None:
        """The first organisation or place named earlier in the same sentence: its subject, mostly."""
        start = max(self.text.rfind(mark, 0, phrase.start) for mark in (". ", "\n", "! ", "? ")) + 1
        inside = [name for name in self.bodies if start <= name.span.start < phrase.start]
        return self._named(inside[0].span, list(inside[0].words)) if inside else None

    def _antecedent(self, phrase: Span) -> _Known | None:
        """What "who" or "which" relates to: the name that ends just before it."""
        before = [name for name in self.names if 0 <= phrase.start - name.span.end <= 3]
        return self._named(before[-1].span, list(before[-1].words)) if before else None

    def _role(self, phrase: Span, words: set[str]) -> _Known | None:
        """The last speaker described by the same noun: "the soldier" is "one Russian soldier"."""
        nouns = {word for word in words if self._tells_kind(word)}
        for known in reversed(self.known):
            if known.source.start < phrase.start and nouns and nouns & known.words:
                return self._pointing(phrase, known) if self._compatible(words, known) else None
        return None

    def _compatible(self, words: set[str], known: _Known) -> bool:
        """Every noun of the pointing phrase that tells a kind was said of the speaker too."""
        return all(word in known.words or not self._tells_kind(word) for word in words)

    def _tells_kind(self, word: str) -> bool:
        return any(word in single for _, single, _ in self.lexicon.kinds)

    @staticmethod
    def _pointing(phrase: Span, known: _Known) -> _Known:
        return _Known(known.speaker, phrase, known.words, known.number)

    # -- a source that names ------------------------------------------------------------------

    def _names_in(self, phrase: Span) -> list[Name]:
        return [name for name in self.names if phrase.overlaps(name.span) and name.label != "MISC"]

    def _named(self, phrase: Span, words: list[str]) -> _Known | None:
        inside = self._names_in(phrase)
        persons = [name for name in inside if name.label == "PERSON"]
        if persons and self._person_heads(phrase, persons[0]):
            return self._person(phrase, persons, words)
        if inside and self._is_name(phrase, inside[0]):
            return self._body(phrase, inside[0], words)
        return None

    def _person_heads(self, phrase: Span, person: Name) -> bool:
        """Whether the phrase is of the person, and not of somebody else's ("a spokesman for Doe")."""
        before = self.text[phrase.start : person.span.start].lower().split()
        after = self.text[person.span.end : person.span.end + 2]
        owned = after in ("’s", "'s") and person.span.end + 2 < phrase.end
        return not owned and not {"for", "of", "to", "by", "with"} & set(before)

    def _person(self, phrase: Span, persons: list[Name], words: list[str]) -> _Known:
        if len(persons) > 1 and self._joined(persons):
            together = Span(persons[0].span.start, persons[-1].span.end)
            return self._known("person", together, phrase, words, "group")
        full = self._fullest(persons[0])
        said = set(words) | set(self._said_of(full)) | set(self._said_of(persons[0].span))
        return self._known("person", full, phrase, sorted(said), "person")

    def _joined(self, persons: list[Name]) -> bool:
        between = self.text[persons[0].span.end : persons[-1].span.start]
        return re.search(r"\band\b", between) is not None and len(between) < 80

    def _fullest(self, person: Name) -> Span:
        """The longest mention whose last word is this person's; the first of equals."""
        surname = person.words[-1]
        same = [
            other
            for other in self.persons
            if set(person.words) <= set(other.words)
            and (other.words[-1] == surname or len(person.words) > 1)
            and len(other.words) <= 5
        ]
        if not same:
            return person.span
        return max(same, key=lambda other: (len(other.words), -other.span.start)).span

    def _said_of(self, name: Span) -> list[str]:
        """The words of the title before a name and of the apposition after it, in lower case."""
        before = _TITLE_BEFORE.search(self.text[max(0, name.start - 90) : name.start])
        after = _APPOSITION.match(self.text, name.end)
        said = (_last_phrase(before.group()) if before else "") + " " + (after[1] if after else "")
        return [word.lower() for word in _WORD.findall(said)]

    def _is_name(self, phrase: Span, name: Name) -> bool:
        """Whether the phrase is little more than the name itself."""
        rest = len(self._words(phrase)) - len(name.words)
        return rest <= 1

    def _body(self, phrase: Span, name: Name, words: list[str]) -> _Known:
        fallback: SpeakerKind = "official" if name.label == "LOCATION" else "organisation"
        said = sorted(set(words) | (set(self._said_of(name.span)) if name.label == "ORGANIZATION" else set()))
        return self._known(fallback, name.span, phrase, said, "body")

    # -- a source that describes --------------------------------------------------------------

    def _described(self, phrase: Span, words: list[str]) -> _Known:
        content = [word for word in words if word not in self.lexicon.pronouns]
        number: Number = "group" if self._plural(words) else "person"
        if any(name.label in ("ORGANIZATION", "LOCATION") for name in self._names_in(phrase)) and self._owns(
            phrase
        ):
            number = "body"
        fallback: SpeakerKind = (
            "unnamed"
            if self._nameless(phrase, words) or not content
            else "organisation"
            if number == "body"
            else "unnamed"
        )
        return self._known(fallback, phrase, phrase, words, number)

    def _owns(self, phrase: Span) -> bool:
        return re.search(r"[’']s\s+\w+", phrase.of(self.text)) is not None

    def _plural(self, words: list[str]) -> bool:
        head = next(
            (word for word in words if self._tells_kind(word) or word in self.lexicon.unnamed_heads), ""
        )
        return (head.endswith("s") and not head.endswith("ss")) or head in (
            "people",
            "men",
            "women",
            "military",
            "police",
            "troops",
        )

    def _nameless(self, phrase: Span, words: list[str]) -> bool:
        """Whether the report hides the speaker: anonymity is said, or the noun itself names nobody."""
        said = phrase.of(self.text).lower()
        return self._head(words) in self.lexicon.unnamed_heads or any(
            p in said for p in self.lexicon.unnamed_phrases
        )

    @staticmethod
    def _head(words: list[str]) -> str:
        """The noun that a phrase is about: the last word before a preposition or a relative clause."""
        end = next((i for i, word in enumerate(words) if i and word in _AFTER_HEAD), len(words))
        return words[end - 1] if words else ""

    def _known(
        self, fallback: SpeakerKind, name: Span, phrase: Span, words: Sequence[str], number: Number
    ) -> _Known:
        kind = self._kind(words) or fallback
        if name == phrase and kind not in ("intercept", "soldier") and self._nameless(phrase, list(words)):
            kind = "unnamed"
        return _Known(Speaker(kind, name), phrase, frozenset(words), number)

    def _kind(self, words: Sequence[str]) -> SpeakerKind | None:
        present, said = set(words), " ".join(words)
        for kind, single, phrases in self.lexicon.kinds:
            if present & single or any(phrase in said for phrase in phrases):
                return kind
        return None

    def _words(self, span: Span) -> list[str]:
        return [word.lower() for word in _WORD.findall(span.of(self.text))]


def _last_phrase(words: str) -> str:
    """The words before a name back to the last one that can be no part of its title."""
    kept: list[str] = []
    for word in reversed(words.split()):
        if word.lower() in _NO_TITLE:
            break
        kept.append(word)
    return " ".join(reversed(kept))


_NO_TITLE = frozenset(
    [
        "and",
        "or",
        "but",
        "said",
        "says",
        "told",
        "by",
        "with",
        "from",
        "to",
        "in",
        "on",
        "at",
        "that",
        "which",
        "who",
        "as",
        "while",
        "when",
        "after",
        "before",
        "for",
    ]
)
_AFTER_HEAD = frozenset(
    [
        "for",
        "of",
        "in",
        "at",
        "on",
        "from",
        "with",
        "who",
        "which",
        "that",
        "inside",
        "within",
        "close",
        "familiar",
        "near",
        "to",
        "by",
    ]
)

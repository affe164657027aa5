"""What a mention of somebody says by itself: a name with its title, a body, or a description."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.attribute.agreed import agreed
from counterclaim.attribute.bodies import Bodies
from counterclaim.attribute.kinds import Number, Phrase, head, kind_of, number_of, telling
from counterclaim.attribute.lexicon import SpeakerLexicon
from counterclaim.attribute.names import Name
from counterclaim.attribute.people import People
from counterclaim.attribute.seats import capital, country, town
from counterclaim.attribute.titles import of_person, without_aside
from counterclaim.records import Span, Speaker, SpeakerKind

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# An apposition reads "Jane Doe, the mayor of X, said": this much after a name is asked for its kind.
_APPOSITION = re.compile(r"\s*(?:,|—|–|\()\s*([^,.;:!?“”\"()—–\n]{3,120})")
_TITLE_BEFORE = re.compile(r"(?:[^\W\d_][\w’'.-]*[ \t]+){1,7}$")
# A sentence ends behind a word in lower case; what is abbreviated before a name is a title.
_STOP = re.compile(r"(?<=[a-z]{4})[.!?][\"”’]?\s")
_GENITIVE = re.compile(r"[’']s$")
# "X, a group that …"
_WHAT = re.compile(r"\s*[,(]\s*(?:an?|which|one of)\s[a-z]")
# "the mayor, Jane Doe, said": a description between a comma and a name that a comma ends.
_DESCRIBED = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|[’']s?)[ \t]+"
    r"((?:[\w’'-]+[ \t]+){0,7}[\w’'-]+),[ \t]+$"
)
# Endings of nouns for somebody who does something.
_AGENTS = ("er", "or", "ist", "ian", "ive")
# Stands for another name, whose own words count for nothing: "Doctors for Varn".
_OTHER = "Name"
# So many mentions of a person are asked for a title; more say nothing new.
_ASKED = 12


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom a phrase of the report stands for.

    `words` were said of them in any title, apposition or description, `telling` are those that tell a kind.
    """

    speaker: Speaker
    at: Span
    words: frozenset[str]
    telling: frozenset[str]
    number: Number


class Mentions:
    """Says who a phrase of one report is about."""

    def __init__(
        self, text: str, found: Sequence[Name], lexicon: SpeakerLexicon, verbs: Sequence[int] = ()
    ) -> None:
        """`verbs` are the places of the finite verbs, in order."""
        self.text = text
        self._verbs = verbs
        self.lexicon = lexicon
        self.names = agreed(found, lexicon)
        self._starts = [name.span.start for name in self.names]
        self.people = People(text, [name for name in self.names if name.label == "PERSON"], lexicon)
        self.bodies = Bodies(text, self.names, lexicon)

    def of(self, phrase: Span) -> Known:
        """Who a phrase is about, taken by itself."""
        return self.named(phrase) or self.described(phrase)

    def words(self, span: Span) -> list[str]:
        return [word.lower() for word in _WORD.findall(span.of(self.text))]

    def between(self, start: int, end: int) -> list[Name]:
        """The names that begin in a stretch of the text."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def inside(self, phrase: Span) -> list[Name]:
        first = max(0, bisect_right(self._starts, phrase.start) - 1)
        last = bisect_left(self._starts, phrase.end)
        return [name for name in self.names[first:last] if phrase.overlaps(name.span)]

    # -- a phrase that names ------------------------------------------------------------------

    def named(self, phrase: Span) -> Known | None:
        """The person or body that a phrase names; None where a name only says whose somebody is."""
        inside = [name for name in self.inside(phrase) if name.label != "MISC" or self._outlet(name.span)]
        persons = [name for name in inside if name.label == "PERSON" and not self._no_person(name)]
        heading = next((person for person in persons if self._heads(phrase, person)), None)
        if heading is None and not inside:
            heading = self._unseen(phrase)
        if heading is not None:
            return self._person(phrase, heading, persons)
        if not inside and (body := self.bodies.unseen(phrase) or self._unseen_country(phrase)):
            inside = [body]
        if inside and (self.is_name(phrase, inside) or self._introduces(phrase, inside)):
            return self._body(phrase, inside)
        if inside and self._apposed_body(phrase, inside):
            return self._body(phrase, inside[:1])
        return None

    def _apposed_body(self, phrase: Span, inside: list[Name]) -> bool:
        """Whether a phrase is a body's name and what the body is: "X, a group that counts arrests"."""
        name = inside[0]
        opens = (
            set(self.words(Span(phrase.start, name.span.start))) if phrase.start < name.span.start else set()
        )
        plain = name.label == "ORGANIZATION" and opens <= self.lexicon.reference["definite"]
        return plain and _WHAT.match(self.text, name.span.end, phrase.end) is not None

    def _introduces(self, phrase: Span, inside: list[Name]) -> bool:
        """Whether a phrase is a common noun for a body and its name: "the local charity X"."""
        name, reference = inside[-1], self.lexicon.reference
        if len(inside) > 1 or name.label != "ORGANIZATION" or name.span.end < phrase.end:
            return False
        before = set(self.text[phrase.start : name.span.start].lower().split())
        tied = before & (reference["after_head"] | reference["owner"] | reference["no_title"])
        return not tied and self.bodies.introduced(name)

    def _unseen(self, phrase: Span) -> Name | None:
        """The person whose surname ends a short phrase, though the model did not see a name there."""
        words = self.words(phrase)
        last = phrase.of(self.text).split()[-1:]
        known = (
            bool(words) and len(words) <= 3 and last[0][:1].isupper() and words[-1] in self.people.surnames
        )
        return Name(phrase, "PERSON", (words[-1],)) if known else None

    def _unseen_country(self, phrase: Span) -> Name | None:
        """The country that a phrase is nothing but the name of, though the model did not see it there."""
        called = phrase.of(self.text).removeprefix("The ").removeprefix("the ")
        return Name(phrase, "LOCATION", tuple(self.words(phrase))) if country(called) else None

    def _heads(self, phrase: Span, person: Name) -> bool:
        """Whether the phrase is of the person, and not of somebody else's ("a spokesman for Doe")."""
        before = self.text[phrase.start : person.span.start]
        after = self.text[person.span.end : person.span.end + 2]
        if after in ("’s", "'s") and person.span.end + 2 < phrase.end:
            return False
        following = _WORD.match(self.text, person.span.end + 1, phrase.end)
        if following and following.group() in self.lexicon.single:
            return False
        for name in self.inside(phrase):
            if name.label != "PERSON" and name.span.end <= person.span.start:
                before = before.replace(name.span.of(self.text), _OTHER)
        return of_person(before, self.lexicon)

    def _person(self, phrase: Span, person: Name, persons: list[Name]) -> Known:
        if len(persons) > 1 and self._joined(persons):
            together = Span(persons[0].span.start, persons[-1].span.end)
            kind = kind_of([self.words(phrase)], self.lexicon) or "person"
            return self._known(Speaker(kind, together), phrase, [self.words(phrase)], "group")
        around = self._without(phrase, person)
        full = self.people.fullest(person)
        # The title beside the full name is what somebody is throughout the report.
        titled = list(self._title(full)) if full != person.span else []
        phrases = [*titled, around, *self.said_of(person)]
        whole = self.words(phrase if around else Span(phrase.start, person.span.end))
        kind = kind_of([*phrases, whole], self.lexicon) or "person"
        said = [whole, *phrases]
        title = self.words(Span(phrase.start, person.span.start)) if phrase.start < person.span.start else []
        # "The Varn company Lind", but not "the head of the Varn company, Ada Lind".
        apposed = self.text[phrase.start : person.span.start].rstrip().endswith(",")
        body = bool(title) and not apposed and title[-1] in self.lexicon.number["bodies"]
        return self._known(Speaker(kind, full), phrase, said, "body" if body else "person")

    def _joined(self, persons: list[Name]) -> bool:
        between = self.text[persons[0].span.end : persons[-1].span.start]
        return re.search(r"\band\b", between) is not None and len(between) < 80

    def _without(self, phrase: Span, name: Name) -> Phrase:
        """The words of a phrase around a name: the title before it, or else what stands behind."""
        before, after = Span(phrase.start, name.span.start), Span(name.span.end, phrase.end)
        first = self.words(before) if before.start < before.end else []
        behind = self.words(after) if after.start < after.end else []
        return first or ([] if set(behind[:1]) & self.lexicon.reference["openers"] else behind)

    def said_of(self, person: Name) -> list[Phrase]:
        """Titles and appositions: of this mention, of the fullest, of the others; appositions last."""
        full = self.people.fullest(person)
        others = [
            name.span for name in self.people.same(person)[:_ASKED] if name.span not in (person.span, full)
        ]
        near = dict.fromkeys([person.span, full])
        said = [phrase for span in near for phrase in (*self._title(span), *self._apposition(span))]
        said += [phrase for span in others for phrase in self._title(span)]
        said += [["leader"]] if self.people.leads(person) else []
        return said + [phrase for span in others for phrase in self._apposition(span)]

    def _title(self, name: Span) -> Iterator[Phrase]:
        start = self._title_start(name.start)
        before = _TITLE_BEFORE.search(self.text, start, name.start)
        title = _last_phrase(before.group(), self.lexicon) if before else []
        if title:
            yield title[-4:]
        elif self.text[name.end : name.end + 1] in (",", ")", "."):
            yield from self._described_before(name)

    def _described_before(self, name: Span) -> Iterator[Phrase]:
        """What a name is the apposition of: "the mayor, Jane Doe, said". Reporters mostly ask."""
        found = _DESCRIBED.search(self.text, self._title_start(name.start), name.start)
        words = [word.lower() for word in _WORD.findall(found[1])] if found else []
        number, kind = number_of(words, self.lexicon), kind_of([words], self.lexicon)
        agent = number == "unknown" and head(words, self.lexicon).endswith(_AGENTS)
        if (agent or number == "person") and kind != "media":
            yield words

    def _title_start(self, name: int) -> int:
        """Where a title before a name may begin: behind the last verb, sentence and other person."""
        start = max(0, name - 90)
        at = bisect_left(self._verbs, name) - 1
        verb = self._verbs[at] if at >= 0 else -1
        persons = [one.span.end for one in self.between(start, name) if one.label == "PERSON"]
        stops = [stop.end() for stop in _STOP.finditer(self.text, start, name)]
        passed = _WORD.match(self.text, verb) if verb >= start else None
        return max([start, *persons, *stops[-1:], *([passed.end()] if passed else [])])

    def _apposition(self, name: Span) -> Iterator[Phrase]:
        after = _APPOSITION.match(self.text, name.end)
        if after:
            words = [word.lower() for word in _WORD.findall(after[1])]
            if (
                words
                and words[0] not in self.lexicon.reference["no_title"] | self.lexicon.reference["relative"]
            ):
                yield words

    def is_name(self, phrase: Span, inside: list[Name]) -> bool:
        """Whether the phrase is nothing but names, an article and joining words."""
        named = {word for name in inside for word in self.words(name.span)}
        rest = [word for word in self.words(phrase) if word not in named]
        return set(rest) <= self.lexicon.reference["definite"] | {"s", "and", "of"}

    def _body(self, phrase: Span, inside: list[Name]) -> Known:
        name = inside[0]
        whole = Span(name.span.start, inside[-1].span.end)
        if len(inside) == 1:
            name = self.bodies.full(name)
            whole = name.span if name is not inside[0] else whole
        together = self._bracketed(whole)
        # What a bracket in the name says tells its kind too.
        said: list[Phrase] = [self.words(whole)]
        if name.label == "ORGANIZATION":
            said += list(self._apposition(inside[0].span))
        number: Number = "group" if len(inside) > 1 and "and" in self.words(phrase) else "body"
        return self._known(Speaker(self._body_kind(name, together, said), together), phrase, said, number)

    def _bracketed(self, span: Span) -> Span:
        """A name without the bracket that opens in it and closes behind it: "Varn Institute (VI"."""
        opened = span.of(self.text).rfind("(")
        if opened <= 0 or ")" in span.of(self.text)[opened:]:
            return span
        return Span(span.start, span.start + len(span.of(self.text)[:opened].rstrip()))

    def _body_kind(self, name: Name, together: Span, said: Sequence[Phrase]) -> SpeakerKind:
        """What a body is: a known outlet, what its name says, what the report says, a state's, or any."""
        if self._outlet(together):
            return "media"
        given = self.bodies.said(name)
        if said[0] and said[0][-1] in self.lexicon.number["outlet_ends"]:
            return given or "media"
        return kind_of(said, self.lexicon) or given or ("official" if self._state(name) else "organisation")

    def _state(self, name: Name) -> bool:
        called = name.span.of(self.text).removeprefix("The ").removeprefix("the ")
        return name.label == "LOCATION" or capital(called) or country(called)

    def _no_person(self, name: Name) -> bool:
        """Whether what the model took for a person's name is an outlet's or a body's."""
        return self._outlet(name.span) or (len(name.words) == 1 and name.words[0] in self.lexicon.single)

    def town(self, known: Known) -> bool:
        """Whether somebody is nothing but the name of a town, which says nothing."""
        name = known.speaker.name
        if name is None or name.of(self.text) != self.text[known.at.start : known.at.end].strip():
            return False
        return {one.label for one in self.inside(name)} == {"LOCATION"} and town(name.of(self.text))

    def _outlet(self, span: Span) -> bool:
        return self.lexicon.outlets.fullmatch(self.text, span.start, span.end) is not None

    # -- a phrase that describes --------------------------------------------------------------

    def described(self, phrase: Span) -> Known:
        words = self.words(phrase)
        content = [word for word in words if word not in self.lexicon.pronouns]
        number = number_of(words, self.lexicon) if content else "unknown"
        kind = kind_of([words], self.lexicon) if content else None
        if self.lexicon.outlets.search(self.text, phrase.start, phrase.end) and kind in (None, "media"):
            kind = "media"
        if phrase.of(self.text).startswith("@"):
            kind = "social-media channel"
        hidden = kind not in ("intercept", "soldier", "witness") and self._nameless(phrase, words)
        kept: SpeakerKind = "unnamed" if hidden or kind is None else kind
        bare = without_aside(phrase.of(self.text), self.lexicon)
        return self._known(
            Speaker(kept, Span(phrase.start, phrase.start + len(bare))), phrase, [words], number
        )

    def _nameless(self, phrase: Span, words: Phrase) -> bool:
        """Whether the report hides the speaker: anonymity is said, or the noun itself names nobody."""
        said = phrase.of(self.text).lower()
        lexicon = self.lexicon
        if len(words) == 1 and words[0] in lexicon.hearsay:
            return True
        return head(words, lexicon) in lexicon.unnamed_heads or any(
            p in said for p in lexicon.unnamed_phrases
        )

    def _known(self, speaker: Speaker, at: Span, said: Sequence[Phrase], number: Number) -> Known:
        words = frozenset(word for phrase in said for word in phrase)
        tells = frozenset(word for phrase in said for word in telling(phrase, self.lexicon))
        return Known(speaker, at, words, tells, number)


def _last_phrase(words: str, lexicon: SpeakerLexicon) -> list[str]:
    """The words before a name back to the last one that can be no part of its title."""
    kept: list[str] = []
    for part in reversed(words.lower().split()):
        owner = _GENITIVE.sub("", part.strip("."))
        word = part if owner in lexicon.reference["kin"] else owner
        if word in lexicon.reference["no_title"]:
            break
        kept.append(word)
    return kept[::-1]

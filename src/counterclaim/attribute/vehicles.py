"""Whose words a statement is: "the ministry's statement said" is the ministry speaking.

A source may name what carries the words instead of who speaks through it. The grammar says whose it is:
an owner ("the governor's post", "its report"), an agent behind "from" or "by" ("a letter from the mayor"), or
the name of a body before the noun ("a ministry statement"). A bare "the statement" is that of whoever said
something "in a statement" before. Whose it is must be somebody: "a report from the front" is nobody's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.attribute.chain_lexicon import chain_lexicon
from counterclaim.attribute.kinds import head
from counterclaim.attribute.lexicon import one_of
from counterclaim.attribute.mentions import Known
from counterclaim.attribute.reference import Reference
from counterclaim.attribute.sayings import Clauses
from counterclaim.languages import load
from counterclaim.languages.forms import Words
from counterclaim.records import Span
from counterclaim.text.sentences import sentences

# How far back a bare "the statement" may look, in characters: about three paragraphs of news text.
_REACH = 1200
# And how far from "in a statement" its maker is named, within one sentence.
_BESIDE = 60
# So much of a source is searched for a vehicle, in characters; a longer one is no noun phrase.
_SEARCHED = 300
# An owner has no more words than this.
_LONGEST = 12
_PLAIN = r"(?P<between>(?:[\w@-]+[ \t]+){0,5}?)"


@dataclass(frozen=True, slots=True)
class VehicleLexicon:
    """Patterns and words of one language's list."""

    owned: re.Pattern[str]
    own: re.Pattern[str]
    headed: re.Pattern[str]
    compound: re.Pattern[str]
    agents: re.Pattern[str]
    keepers: re.Pattern[str]
    bare: re.Pattern[str]
    mentioned: str
    introducing: re.Pattern[str]
    ends: re.Pattern[str]
    words: Words
    kept: Words
    placed: Words
    issued: Words
    modifiers: Words


@lru_cache(maxsize=8)
def vehicle_lexicon(language: str) -> VehicleLexicon:
    """The vehicles of words in a language (ISO 639-1)."""
    data = load(language, "vehicles")
    any_of, joined = one_of(data["vehicles"]).pattern, one_of(data["compound"]).pattern
    pointing, determiners = one_of(data["pointing"]).pattern, one_of(data["determiners"]).pattern
    described = rf"(?P<between>(?:(?!{determiners})[\w@’'-]+[ \t]+){{0,5}}?)"
    tied = one_of(data["tying"]).pattern
    last = rf"(?=[ \t]*(?:$|[,(—–])|[ \t]+(?:[a-z]+ed\b|{one_of(data['behind']).pattern}))"
    return VehicleLexicon(
        owned=re.compile(rf"(?P<owner>[^,;:]+)(?:[’']s|(?<=s)[’'])[ \t]+{_PLAIN}(?P<vehicle>{any_of}){last}"),
        own=re.compile(rf"(?P<owner>[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)[ \t]+{_PLAIN}(?P<vehicle>{any_of}){last}"),
        headed=re.compile(rf"[ \t]*(?:(?!{tied})[\w@’'-]+[ \t]+){{0,6}}?(?P<vehicle>{any_of}){last}"),
        compound=re.compile(rf"(?P<before>(?:[\w@.&’'-]+[ \t]+){{1,8}}?)(?P<vehicle>{joined}){last}"),
        agents=one_of(data["of"]),
        keepers=one_of([*data["of"], *data["kept_of"]]),
        bare=re.compile(rf"(?i:{pointing})[ \t]+(?P<between>(?:[a-z-]+[ \t]+){{0,3}}?)(?P<vehicle>{any_of})"),
        mentioned=rf"(?i:{determiners})[ \t]+{described}(?P<vehicle>%s)(?!\w)",
        introducing=re.compile(one_of(data["introducing"], re.I).pattern + r"[ \t]+$", re.I),
        ends=one_of(data["ends"]),
        words=frozenset(data["vehicles"]),
        kept=frozenset(data["kept"]),
        placed=frozenset(data["placed"]),
        issued=frozenset(data["issued"]),
        modifiers=frozenset(data["modifiers"]),
    )


class Vehicles:
    """Finds who speaks through the vehicles of one report."""

    def __init__(self, reference: Reference, clauses: Clauses, language: str) -> None:
        self.reference = reference
        self.mentions = reference.mentions
        self.text = reference.text
        self.clauses = clauses
        self.lexicon = vehicle_lexicon(language)
        self.platforms = chain_lexicon(language).platforms
        self._sentences = list(sentences(self.text))
        self._starts = [span.start for span in self._sentences]

    def owner(self, phrase: Span) -> Span | None:
        """Whose words a source carries; None where it is no vehicle, or nobody's."""
        phrase = _searched(phrase)
        return self._possessed(phrase) or self._agent(phrase) or self._compound(phrase)

    # -- "the ministry's statement" ------------------------------------------------------------

    def _possessed(self, phrase: Span) -> Span | None:
        pronoun = self.lexicon.own.match(self.text, phrase.start, phrase.end)
        if pronoun:
            return Span(*pronoun.span("owner"))
        found = self.lexicon.owned.match(self.text, phrase.start, phrase.end)
        if found is None:
            return None
        owner = Span(*found.span("owner"))
        return self._body_within(owner, found) if self._somebody(owner) else None

    def _body_within(self, owner: Span, found: re.Match[str]) -> Span:
        """The owner with a body of theirs that the statement is of: "the president's office statement"."""
        words = found["between"].lower().split()
        bodies = self.reference.lexicon.number["bodies"] - self.lexicon.words
        last = next((at for at in range(len(words) - 1, -1, -1) if words[at] in bodies), None)
        if last is None:
            return owner
        end = found.start("between") + found["between"].lower().index(words[last]) + len(words[last])
        return Span(owner.start, end)

    # -- "a statement from the ministry" -------------------------------------------------------

    def _agent(self, phrase: Span) -> Span | None:
        heading = self.lexicon.headed.match(self.text, phrase.start, phrase.end)
        if heading is None:
            return None
        vehicle = heading["vehicle"]
        ties = self.lexicon.keepers if vehicle in self.lexicon.kept else self.lexicon.agents
        for tie in ties.finditer(self.text, heading.end("vehicle"), phrase.end):
            owner = self._object(tie.end(), phrase.end)
            if owner and self._issued(tie.start()) and self._somebody(owner, vehicle):
                return owner
        return None

    def _object(self, start: int, end: int) -> Span | None:
        """The noun phrase behind a preposition, up to a comma or what goes on about the vehicle."""
        comma = re.compile(r"[,;:—–]").search(self.text, start, end)
        stops = [comma.start()] if comma else []
        for stop in self.lexicon.ends.finditer(self.text, start, end):
            if not any(one.span.covers(Span(*stop.span())) for one in self.mentions.between(start, end)):
                stops.append(stop.start())
                break
        words = self.text[start : min([end, *stops])]
        begin = start + len(words) - len(words.lstrip())
        return Span(begin, begin + len(words.strip())) if words.strip() else None

    def _issued(self, tie: int) -> bool:
        """Whether no other deed than issuing it stands before "by": "a letter seen by the mayor"."""
        first, last = self.clauses.under(Span(max(0, tie - 2), tie))
        if first >= last:
            return True
        return not self.clauses.pos[last - 1].startswith("VERB") or (
            self.clauses.words[last - 1] in self.lexicon.issued
        )

    # -- "a ministry statement" ----------------------------------------------------------------

    def _compound(self, phrase: Span) -> Span | None:
        found = self.lexicon.compound.match(self.text, phrase.start, phrase.end)
        if found is None:
            return None
        first, last = self.clauses.under(Span(*found.span("before")))
        drop = self.lexicon.modifiers | self.reference.lexicon.reference["indefinite"] | {"the"}
        drop |= self.reference.lexicon.reference["definite"]
        while first < last and self._drops(first, drop):
            first += 1
        while first < last and self._drops(last - 1, drop):
            last -= 1
        if first >= last:
            return None
        owner = Span(self.clauses.spans[first].start, self.clauses.spans[last - 1].end)
        return owner if self._named_body(owner, self.clauses.words[first:last]) else None

    def _drops(self, at: int, drop: Words) -> bool:
        span = self.clauses.spans[at]
        platform = self.platforms.fullmatch(self.text, span.start, span.end) is not None
        return platform or self.clauses.words[at] in drop or self.clauses.dated(at, at + 1)

    def _named_body(self, owner: Span, words: Sequence[str]) -> bool:
        """Whether the words before a vehicle end in a body, or in the name of one."""
        lexicon = self.reference.lexicon
        named = any(
            one.label == "ORGANIZATION" and one.span.end == owner.end for one in self.mentions.inside(owner)
        )
        body = words[-1] in lexicon.number["bodies"] and words[-1] in lexicon.single
        return named or body or " ".join(words[-2:]) in lexicon.phrases

    # -- "the statement" -----------------------------------------------------------------------

    def introduced(self, phrase: Span) -> Known | None:
        """Who said something before "in a statement", where "the statement" is now the source."""
        bare = self.lexicon.bare.fullmatch(self.text, phrase.start, phrase.end)
        if bare is None or bare["vehicle"] in self.lexicon.kept:
            return None
        start = max(0, phrase.start - _REACH)
        again = re.compile(self.lexicon.mentioned % re.escape(bare["vehicle"]))
        described = set(bare["between"].split()) - self.lexicon.modifiers
        near = list(self.reference.before(phrase, _REACH))
        for mention in reversed(list(again.finditer(self.text, start, phrase.start))):
            if not described <= set(mention["between"].lower().split()):
                return None
            vehicle = Span(*mention.span("vehicle"))
            held = next((known for known in near if self._heads(vehicle, known.at)), None)
            known = held or self._said_in(mention, phrase)
            if known:
                return Known(known.speaker, phrase, known.words, known.telling, known.number)
            if self.lexicon.bare.match(self.text, mention.start()) is None:
                return None
        return None

    def _heads(self, vehicle: Span, source: Span) -> bool:
        """Whether a vehicle is what a source is, and not only named in it."""
        source = _searched(source)
        found = (
            pattern.match(self.text, source.start, source.end)
            for pattern in (self.lexicon.headed, self.lexicon.owned)
        )
        return any(one is not None and one.end("vehicle") == vehicle.end for one in found)

    def _said_in(self, mention: re.Match[str], phrase: Span) -> Known | None:
        """Who speaks in the sentence of "in a statement"; where nobody does, whom it is about."""
        if self.lexicon.introducing.search(self.text, max(0, mention.start() - 20), mention.start()) is None:
            return None
        sentence = self._sentences[max(0, bisect_right(self._starts, mention.start()) - 1)]
        for spoken_only in (True, False):
            beside = [
                (max(mention.start() - known.at.end, known.at.start - mention.end()), known)
                for known in self.reference.before(phrase, _REACH, only_spoken=spoken_only)
                if sentence.covers(known.at) and known.number != "thing" and known.speaker.name
            ]
            away, nearest = min(beside, key=lambda pair: pair[0], default=(_BESIDE + 1, None))
            if away <= _BESIDE:
                return nearest
        return None

    # -- somebody ------------------------------------------------------------------------------

    def _somebody(self, owner: Span, vehicle: str = "") -> bool:
        """Whether a phrase names or describes a person or body, and no time, place or further vehicle."""
        words, lexicon = self.mentions.words(owner), self.reference.lexicon
        if not words or len(words) > _LONGEST or self.clauses.dated(*self.clauses.under(owner)):
            return False
        noun = head(words, lexicon)
        if noun in self.lexicon.words or noun in lexicon.number["things"]:
            return False
        known = self.mentions.named(owner)
        if known is None:
            return noun in lexicon.single or noun in lexicon.unnamed_heads
        place = not any(one.label in ("PERSON", "ORGANIZATION") for one in self.mentions.inside(owner))
        return not self.mentions.town(known) and not (place and vehicle in self.lexicon.placed)


def _searched(phrase: Span) -> Span:
    return Span(phrase.start, min(phrase.end, phrase.start + _SEARCHED))

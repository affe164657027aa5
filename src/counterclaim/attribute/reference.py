"""Who "he", "they" and "the spokesman" are: pointing back to a speaker or to a sentence's subject.

What is plain is resolved, the rest is left as it stands. Candidates are those who have spoken and the
subjects of the sentences outside anybody's words, the nearest first; number and gender must fit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from counterclaim.attribute.antecedents import Antecedents, sentence_start
from counterclaim.attribute.kinds import Number, head
from counterclaim.attribute.mentions import Known, Mentions
from counterclaim.attribute.quotations import in_quotation
from counterclaim.attribute.replies import Replies
from counterclaim.attribute.roles import Roles
from counterclaim.records import Span

# How far back a pronoun may look, in characters: about three paragraphs of news text.
_REACH = 1200
# "They" for one person or body points no farther than about two sentences.
_NEAR = 500
# How far behind a pronoun the object of its verb may stand.
_OBJECT = 40
_AGED = re.compile(r"the\s(\d{1,3})-year-old", re.I)
# So often somebody unnamed speaks in a lede; so many attributions back are asked for it; and so many letters
# of a demonym are the country's too.
_LEDE, _LATELY, _STEM = 2, 40, 5
_CLAUSE_END = re.compile(r"[,.;:!?\n\"“”«»]")


class Reference:
    """Resolves what points back, among the speakers of one report so far and its subjects."""

    def __init__(
        self, mentions: Mentions, subjects: Sequence[Span], phrase_before: Callable[[int], Span | None]
    ) -> None:
        self.mentions = mentions
        self.lexicon = mentions.lexicon
        self.antecedents = Antecedents(mentions, phrase_before)
        self.roles = Roles(mentions)
        self.replies = Replies(mentions)
        self.text = mentions.text
        self.subjects = sorted(subjects, key=lambda span: span.start)
        self._starts = [span.start for span in self.subjects]
        self._genders: dict[str, str] = {}
        self._described: dict[Span, Known] = {}
        self.spoken: list[Known] = []

    def remember(self, known: Known) -> None:
        """Takes down that somebody has spoken."""
        self.spoken.append(known)

    def again(self, phrase: Span, outer: Known | None) -> Known | None:
        """Whom a pronoun or a definite role points to; None for any other phrase, and where it is not plain.

        `outer` is who says the words that the phrase stands in.
        """
        words = self.mentions.words(phrase)
        if words and (
            all(word in self.lexicon.pronouns for word in words) or self.antecedents.relates(phrase)
        ):
            found = self._pronoun(phrase, words[0], outer)
            self._learn(phrase, words[0], found)
            return self._pointing(phrase, found)
        if aged := _AGED.fullmatch(phrase.of(self.text)):
            return self._pointing(phrase, self._aged(phrase, aged[1]))
        if words and words[0] in self.lexicon.reference["pointing"]:
            return self._pointing(phrase, self._role(phrase, words[1:]))
        # "Its governor" hangs on what "it" is: nobody who spoke before, unless the same body's.
        if words and words[0] in self.lexicon.reference["possessive"] - self.lexicon.reference["neuter"]:
            return self._pointing(phrase, self._role(phrase, words[1:], spoken_only=True))
        return None

    def _learn(self, phrase: Span, word: str, known: Known | None) -> None:
        """Takes down the gender that a pronoun gives to somebody, where nobody else was named near it."""
        told = [name for name in ("feminine", "masculine") if word in self.lexicon.reference[name]]
        if not told or known is None or not self._named(known):
            return
        if self._persons(max(0, phrase.start - _REACH), phrase.start) == {self._surname(known)}:
            self._genders.setdefault(self._surname(known), told[0])

    def _persons(self, start: int, end: int) -> set[str]:
        """A word for each person named in a stretch of the text."""
        near = self.mentions.between(start, end)
        return {self.mentions.people.key(name) for name in near if name.label == "PERSON"}

    def _surname(self, known: Known) -> str:
        words = self.mentions.words(known.speaker.name) if known.speaker.name else []
        return words[-1] if words else ""

    @staticmethod
    def _pointing(phrase: Span, known: Known | None) -> Known | None:
        if known is None:
            return None
        return Known(known.speaker, phrase, known.words, known.telling, known.number)

    # -- pronouns -----------------------------------------------------------------------------

    def _pronoun(self, phrase: Span, word: str, outer: Known | None) -> Known | None:
        reference = self.lexicon.reference
        if word in reference["relative"]:
            return self.antecedents.of(phrase, word)
        if word in reference["first"]:
            return None
        wanted, gender = self._wanted(word)
        if outer is not None and in_quotation(self.text, phrase):
            return self._quoted_about(phrase, outer, gender) if "person" in wanted else None
        if outer is not None:
            fits = outer.number in wanted and self._may_be(outer, gender)
            return outer if fits else self._within(phrase, wanted)
        if word in reference["neuter"]:
            return self._body(phrase)
        if word in reference["plural"] and (said := self._they(phrase)):
            return said
        near = self._nearest(phrase, wanted, gender, _REACH)
        asked = self.replies.asked(phrase, near) if near else None
        if asked and self._may_be(asked, gender):
            return asked
        return near or (self._alone(phrase, gender) if "person" in wanted else None)

    def _alone(self, phrase: Span, gender: str) -> Known | None:
        """The only person named in the sentence so far: "The request was made by Lind, and he argued"."""
        start = sentence_start(self.text, phrase)
        persons = [name for name in self.mentions.between(start, phrase.start) if name.label == "PERSON"]
        if not persons or len(self._persons(start, phrase.start)) > 1:
            return None
        known = self.mentions.named(persons[-1].span)
        return known if known and self._may_be(known, gender) else None

    def _quoted_about(self, phrase: Span, outer: Known, gender: str) -> Known | None:
        """The person last named before "he" in somebody's own words, who says "I" of himself."""
        before = self.mentions.between(max(0, phrase.start - _NEAR), phrase.start)
        for name in reversed([name for name in before if name.label == "PERSON"]):
            known = self.mentions.named(name.span)
            if known and known.speaker.name != outer.speaker.name and self._may_be(known, gender):
                return known
        return None

    def _within(self, phrase: Span, wanted: tuple[Number, ...]) -> Known | None:
        """The person last named in the same sentence, where somebody of another number says it."""
        before = self.mentions.between(sentence_start(self.text, phrase), phrase.start)
        persons = [name for name in before if name.label == "PERSON"]
        return self.mentions.named(persons[-1].span) if persons and "person" in wanted else None

    def _they(self, phrase: Span) -> Known | None:
        """The last speaker, where near and not a person whose name is given."""
        spoken = self.before(phrase, _NEAR, only_spoken=True)
        last = next(spoken, None)
        if last is None or (last.number == "person" and self._named(last)):
            return None
        return last

    def _named(self, known: Known) -> bool:
        name = known.speaker.name
        return name is not None and any(one.label == "PERSON" for one in self.mentions.inside(name))

    def _wanted(self, word: str) -> tuple[tuple[Number, ...], str]:
        reference = self.lexicon.reference
        if word in reference["plural"]:
            return ("group",), ""
        if word in reference["neuter"]:
            return ("body", "thing"), ""
        return ("person",), "feminine" if word in reference["feminine"] else "masculine"

    def _nearest(
        self, phrase: Span, wanted: Sequence[Number], gender: str, reach: int, *, only_spoken: bool = False
    ) -> Known | None:
        after = self._named_after(phrase)
        vague = None
        for known in self.before(phrase, reach, only_spoken=only_spoken):
            if known.number not in wanted or not self._may_be(known, gender) or known.words & after:
                continue
            if self._of(known, gender):
                continue
            if not self._vague(known):
                return known
            vague = vague or known
        return vague

    def _of(self, known: Known, gender: str) -> bool:
        """Whether a phrase only says what is hers or his: "she" is not "one of her cats"."""
        hers = gender and not self.lexicon.reference[gender].isdisjoint(self.mentions.words(known.at))
        return bool(hers) and known.speaker.kind == "unnamed"

    def _named_after(self, phrase: Span) -> frozenset[str]:
        """The surname right after a pronoun and its verb: "he told Doe" is not said by Doe."""
        stop = _CLAUSE_END.search(self.text, phrase.end, phrase.end + _OBJECT)
        named = self.mentions.between(phrase.end, stop.start() if stop else phrase.end + _OBJECT)
        return frozenset(name.words[-1] for name in named if name.label == "PERSON")

    def _vague(self, known: Known) -> bool:
        """Whether a subject is a definite description of somebody whose name the report has given already."""
        words = self.mentions.words(known.at)
        pointing = words[:1] and words[0] in self.lexicon.reference["pointing"]
        return bool(pointing) and known.speaker.name == known.at and known.number == "person"

    def _body(self, phrase: Span) -> Known | None:
        """What "it" is: the subject of its own sentence; else the last body that spoke or was a subject.

        A place that has not spoken is passed over where a body has: countries are named everywhere.
        """
        places = []
        for known in self.before(phrase, _REACH):
            if known.number not in ("body", "thing") or self.mentions.town(known):
                continue
            if known.at.start >= sentence_start(self.text, phrase) or not self._place(known):
                return known
            if phrase.start - known.at.end < _NEAR:
                places.append(known)
        return places[0] if places else None

    def _place(self, known: Known) -> bool:
        if known in self.spoken:
            return False
        return any(name.label == "LOCATION" for name in self.mentions.inside(known.at)) and not known.telling

    def before(self, phrase: Span, reach: int, *, only_spoken: bool = False) -> Iterator[Known]:
        """Who spoke and who was spoken about before a phrase, the nearest first."""
        spoken = [
            known for known in self.spoken[-40:] if phrase.start - reach < known.at.start < phrase.start
        ]
        at = bisect_left(self._starts, phrase.start)
        near = (
            []
            if only_spoken
            else [
                span
                for span in self.subjects[max(0, at - 30) : at]
                if phrase.start - reach < span.start and span.end <= phrase.start
            ]
        )
        taken = {known.at.start for known in spoken}
        every = [(known.at.start, known) for known in spoken]
        every += [(span.start, self._subject(span)) for span in near if span.start not in taken]
        every.sort(key=lambda pair: -pair[0])
        return (known for _, known in every)

    def _subject(self, span: Span) -> Known:
        if span not in self._described:
            known = self.mentions.of(span)
            words = self.mentions.words(span)
            pointing = words[:1] and words[0] in self.lexicon.reference["pointing"]
            self._described[span] = (self._role(span, words[1:]) if pointing else None) or known
        found = self._described[span]
        return Known(found.speaker, span, found.words, found.telling, found.number)

    def _may_be(self, known: Known, gender: str) -> bool:
        """Whether nothing said of somebody tells the other gender."""
        other = {"feminine": "masculine", "masculine": "feminine"}.get(gender)
        if other is None:
            return True
        titles = self.lexicon.reference
        learned = self._genders.get(self._surname(known)) if self._named(known) else None
        told = self._known_gender(known) or learned
        if told:
            return told == gender
        against = known.words & titles[f"{other}_titles"]
        return not against or bool(known.words & titles[f"{gender}_titles"])

    def _known_gender(self, known: Known) -> str:
        """The gender that the titles or the given name of somebody named tell, or nothing."""
        name = known.speaker.name
        persons = [one for one in self.mentions.inside(name) if one.label == "PERSON"] if name else []
        return self.mentions.people.known_gender(persons[0]) if len(persons) == 1 else ""

    def _aged(self, phrase: Span, age: str) -> Known | None:
        """The person of an age: the nearest of whom it was told, or else the nearest of whom no other was."""
        near = [known for known in self.before(phrase, _REACH) if known.number == "person"]
        told = (known for known in near if age in known.words)
        return next(told, None) or next((k for k in near if not any(map(str.isdigit, k.words))), None)

    # -- roles --------------------------------------------------------------------------------

    def _role(self, phrase: Span, words: list[str], *, spoken_only: bool = False) -> Known | None:
        """The last speaker, or the one person or body of the report so far, described by the same noun."""
        inside = self.mentions.inside(phrase)
        if any(name.label == "PERSON" for name in inside) or (
            inside and self.mentions.is_name(phrase, inside)
        ):
            return None
        noun = head(words, self.lexicon)
        if noun not in self.lexicon.single and noun not in self.lexicon.stands_for:
            return None
        if len(words) > 6 or "who" in words:
            return None
        same = [
            known
            for known in reversed(self.spoken[-60:])
            if known.at.start < phrase.start and self.roles.fits(phrase, noun, words, known)
        ]
        if same:
            if set(words) <= self.lexicon.reference["office"] and (last := self._holder(phrase, same[0])):
                return last
            exact = [known for known in same if noun in known.telling]
            return exact[0] if exact else next((known for known in same if self._named(known)), same[0])
        if spoken_only:
            return None
        return self.roles.titled(phrase, noun, words) or self._generic(phrase, noun, words)

    def _holder(self, phrase: Span, official: Known) -> Known | None:
        """The named official who spoke last, where an unnamed compatriot spoke in the opening alone.

        A lede has "a Varnian official" whom the next sentences name; who is quoted all along is another.
        """
        spoken = [known for known in self.spoken[-_LATELY:] if known.at.start < phrase.start]
        last = spoken[-1]
        named = last.number == "person" and last.speaker.kind == "official" and self._named(last)
        often = sum(known.speaker.name == official.speaker.name for known in spoken) > _LEDE
        of = self.lexicon.reference["demonyms"].intersection(official.words)
        same = any(word.startswith(demonym[:_STEM]) for demonym in of for word in last.words)
        return last if named and same and not often and not self._named(official) else None

    def _generic(self, phrase: Span, noun: str, words: list[str]) -> Known | None:
        """The last body of the kind that a bare noun names: "the outlet", "the company"."""
        kinds = {kind for kind, nouns in self.lexicon.generic.items() if noun in nouns}
        if len(words) > 1 or not kinds:
            return None
        for known in self.before(phrase, _REACH):
            if known.number == "body" and known.speaker.kind in kinds and known.speaker.name != known.at:
                return known
            if known.number == "body" and known.speaker.kind in kinds and self.mentions.inside(known.at):
                return known
        return None

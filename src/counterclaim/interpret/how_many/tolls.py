"""How many a report as a whole says were killed and injured in what it tells of.

The report's own figure stands in its first sentences and its headline; where it gives none, the persons
of whom it says that they died or were hurt are counted. Sentences that tell of other times ("last year",
"the 40th homicide of the year") do not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from counterclaim.interpret.how_many.evidence import Evidence
from counterclaim.interpret.how_many.groups import Group, Sentences, grouped
from counterclaim.interpret.how_many.lexicon import Lexicon
from counterclaim.interpret.how_many.mention import Mention
from counterclaim.interpret.how_many.words import Words
from counterclaim.records.span import Spans

_LEAD = 8
_ALSO_REACH = 6
_SELF_REACH = 60
_INJURED = ("wounded",)
_STRUCK = ("shot", "treated")


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people with its bounds (both included, None: open) and the words that state it.

    Without words it rests on such as tell of a death or an injury and count nobody.
    """

    low: float | None
    high: float | None
    spans: Spans = ()

    @property
    def number(self) -> int:
        """The bound that is known: four for "at least four", three for "several"."""
        return int(self.low if self.low is not None else self.high or 0)


@dataclass(frozen=True, slots=True)
class Tolls:
    """What a report states of the killed and the injured; None where it states nothing."""

    killed: Toll | None = None
    injured: Toll | None = None


class TollReader:
    """Reads the tolls of one text from its mentions."""

    def __init__(self, words: Words, mentions: list[Mention], lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.sentences = Sentences(words, lexicon)
        self.evidence = Evidence(self.sentences, lexicon, _LEAD)
        self.groups = list(grouped(mentions, self.sentences, lexicon))
        self.deadly = {one.sentence for one in self.groups if one.fate == "killed"}

    def tolls(self) -> Tolls:
        killed = self._killed()
        return Tolls(killed, self._injured(killed))

    def _of(self, *fates: str) -> list[Group]:
        """The groups with a fate and more than nobody in them, in sentences that tell of now."""
        now = [one for one in self.groups if one.sentence not in self.sentences.background]
        return [one for one in now if one.fate in fates and one.value > 0]

    def _toll(self, group: Group, change: float = 0) -> Toll:
        value = group.value + change
        spans = tuple(self.words.span(one.first, one.last) for one in group.mentions)
        return Toll(value, value if group.bounded else None, spans)

    def _nobody(self, fate: str) -> Toll | None:
        zero = [one for one in self.groups if one.fate == fate and one.value == 0]
        return self._toll(zero[0]) if zero else None

    def _chosen(self, groups: list[Group]) -> Group | None:
        """The first number above one in the lead; else the first person there; else the same anywhere."""
        lead = [one for one in groups if one.sentence < _LEAD]
        for some in (lead, groups):
            if some:
                return next((one for one in some if one.value >= 2), some[0])
        return None

    def _killed(self) -> Toll | None:
        groups = self._of("killed")
        chosen = self._chosen(groups)
        if chosen is not None:
            same = [one for one in groups if one.value == chosen.value and one.sentence < _LEAD]
            more = any(self._and_self(one) for one in same or [chosen])
            return self._toll(chosen, more or (chosen.value == 1 and self.evidence.of_suicide()))
        nobody = self._nobody("killed")
        if nobody is None and self.evidence.of_death():
            value = 2.0 if self.evidence.of_suicide() else 1.0
            return Toll(value, value)
        return nobody

    def _and_self(self, group: Group) -> bool:
        """Whether the killer then kills himself and the number is of the others."""
        last = group.mentions[-1]
        if last.side not in ("left", "joined"):
            return False
        inside = self.sentences.onward(last.last, _SELF_REACH)
        life = self.lexicon.sets["life"]
        own_life = any(word == "own" and after in life for word, after in pairwise(inside))
        return own_life or not self.lexicon.sets["reflexive"].isdisjoint(inside)

    def _injured(self, killed: Toll | None) -> Toll | None:
        counts = [toll for fates in (_INJURED, _STRUCK) if (toll := self._hurt(fates, killed))]
        if counts:
            return max(counts, key=lambda toll: toll.number)
        return self._one_by_one(killed)

    def _hurt(self, fates: tuple[str, ...], killed: Toll | None) -> Toll | None:
        """The first number above one; if of five who were shot one was killed, four were hurt."""
        chosen = self._chosen(self._of(*fates))
        if chosen is None or chosen.value < 2:
            return None
        dead = killed.number if killed and fates == _STRUCK and not chosen.other else 0
        return self._toll(chosen, -dead) if chosen.value > dead else None

    def _one_by_one(self, killed: Toll | None) -> Toll | None:
        hurt = [one for one in self._of(*_INJURED, *_STRUCK) if not killed or self._is_another(one)]
        if hurt:
            return max(self._by_sentence(hurt), key=lambda toll: toll.number)
        nobody = self._nobody("wounded")
        if nobody is None and killed is None and self.evidence.of_injury():
            return Toll(1.0, 1.0)
        return nobody

    def _by_sentence(self, groups: list[Group]) -> Iterator[Toll]:
        """The persons of one sentence together: "a boy was wounded … that also injured a woman"."""
        for sentence, run in groupby(groups, key=lambda one: one.sentence):
            here = list(run)
            new = [
                mention for one in here for mention in one.mentions if mention.form in ("a", "one", "bare")
            ]
            yield self._toll(Group(tuple(new or here[0].mentions[:1]), sentence, here[0].fate))

    def _is_another(self, group: Group) -> bool:
        """Whether a single wounded person is not the one who died of it."""
        if group.other or any(self._also(one) for one in group.mentions):
            return True
        if group.definite:
            return False
        return group.sentence in self.deadly or group.fate in _INJURED

    def _also(self, mention: Mention) -> bool:
        """ "was also shot"."""
        near = self.words.around(mention.first, mention.last + _ALSO_REACH - 1)
        return not self.lexicon.sets["also"].isdisjoint(near)

"""One claim of a report, described so that it can be laid beside the others of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from math import inf

from counterclaim.languages import word_list
from counterclaim.reconcile.same_event.mention import Mention, mention_of, sentences_of
from counterclaim.reconcile.same_event.wording import family, function_words
from counterclaim.reconcile.scenes.groups import groups, groups_of
from counterclaim.records import Claim, Report, Span

_WORD = re.compile(r"[^\W_]+")
_BEFORE = 40  # characters before a trigger in which its article stands
_DETERMINED = 3  # words before a trigger among which its article stands
_OPENING = 30  # characters of a sentence in which it says that it turns to something else


@dataclass(frozen=True)
class Sight:
    """A claim and its mention of a happening; `judged` where a person put it into an event."""

    report: Report
    claim: Claim
    mention: Mention
    judged: bool = False

    @cached_property
    def key(self) -> str:
        return self.claim.key

    @cached_property
    def groups(self) -> frozenset[str]:
        return groups_of(self.claim, frozenset(self.mention.trigger))

    @property
    def tells(self) -> bool:
        """Whether it tells of a happening that stands by itself."""
        return self.judged or bool(self.groups)

    @cached_property
    def said(self) -> bool:
        """Whether the claim only speaks of what another claim tells: blame, or that it was not so."""
        happening = self.claim.happening
        return self.claim.stance.act == "deny" or happening is None or happening.kind in groups().said

    @cached_property
    def start(self) -> int:
        return self.claim.content[0].start

    @cached_property
    def objects(self) -> frozenset[str]:
        """The content words of what is claimed, as families."""
        words = (word for span in self.claim.content for word in _WORD.findall(span.of(self.report.text)))
        found = frozenset(map(family, words)) - function_words()
        return frozenset(word for word in found if len(word) > 1) - frozenset(self.mention.trigger)

    @cached_property
    def tolls(self) -> dict[str, list[tuple[float, float]]]:
        """By what became of people, the ranges that it counts."""
        found: dict[str, list[tuple[float, float]]] = {}
        for state, low, high in self.mention.quantities:
            if state in groups().tolls:
                found.setdefault(state, []).append((low or 0.0, inf if high is None else high))
        return found

    @cached_property
    def definite(self) -> bool:
        """Whether the words point back at a happening that was told of ("the attack", "that strike")."""
        if self.claim.happening is None:
            return False
        at = self.claim.happening.trigger.start
        before = _WORD.findall(self.report.text[max(0, at - _BEFORE) : at].lower())[-_DETERMINED:]
        return not word_list("en", "scenes.definite").isdisjoint(before)

    @cached_property
    def points(self) -> bool:
        """Whether the words claimed are such as point back at what was told ("the accusation", "it")."""
        words = {word.lower() for span in self.claim.content for word in span.of(self.report.text).split()}
        return not word_list("en", "scenes.pointing").isdisjoint(words)

    @cached_property
    def turns(self) -> bool:
        """Whether its sentence says at its start that it turns to something else ("Elsewhere, …")."""
        sentence = self.sentence
        opening = self.report.text[sentence.start : sentence.start + _OPENING].lower()
        return any(opening.startswith(word) for word in word_list("en", "scenes.turns"))

    @property
    def sentence(self) -> Span:
        return sentences_of(self.report.text)[self.mention.sentence]


def sights(report: Report, claims: Sequence[Claim], judged: Set[str] = frozenset()) -> list[Sight]:
    """The claims in reading order, each once; `judged` are keys of those that a person put into an event."""
    distinct = {claim.key: claim for claim in claims}
    found = [
        Sight(report, claim, mention_of(claim, report), key in judged) for key, claim in distinct.items()
    ]
    return sorted(found, key=lambda sight: (sight.start, sight.key))

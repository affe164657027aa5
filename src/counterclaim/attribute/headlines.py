"""Headlines that name their speaker before a colon: "MOSCOW: STRIKE WAS STAGED", "Lind: The town holds".

A person, a body or a capital speaks so. Any other name before a colon is what the headline is about, and
whose words follow is not told: nobody's, then, and not the outlet's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.attribute.confidence import fixed
from counterclaim.attribute.names import Name
from counterclaim.attribute.relation import Relation
from counterclaim.attribute.relations import bare
from counterclaim.attribute.sayings import Clauses
from counterclaim.attribute.seats import capital, city, town
from counterclaim.records import Span
from counterclaim.text.sentences import paragraphs

_LABEL = re.compile(r"(?:#{1,6} )?(?P<who>[A-Z][^:.!?\n]{1,60}?)(?P<colon>:) (?=\S)")
_FINITE = frozenset({"VERB_PRESENT", "VERB_PAST", "MODAL"})
_SHORTEST = 3
_STOPS = (".", "…")


class Headlines:
    """The labelled headlines of one text."""

    def __init__(self, text: str, names: Sequence[Name], clauses: Clauses) -> None:
        self.text = text
        self.clauses = clauses
        self.labels = {name.span: name.label for name in names}

    def added(self, relations: Sequence[Relation], furniture: Sequence[Span]) -> list[Relation]:
        """The relations with those of headlines that none of them touches."""
        taken = [*furniture, *(one.extent for one in relations)]
        found = [one for who, one in self._found() if self._speaks(who)]
        return [*relations, *(one for one in found if not any(span.overlaps(one.extent) for span in taken))]

    def labelled(self) -> list[Span]:
        """The headlines with a name before a colon, whoever speaks in them."""
        return [one.extent for _, one in self._found()]

    def _found(self) -> Iterator[tuple[Span, Relation]]:
        for line in paragraphs(self.text):
            label = _LABEL.match(self.text, line.start, line.end)
            if label is None or line.of(self.text).endswith(_STOPS):
                continue
            who = Span(*label.span("who"))
            said = bare([Span(label.end(), line.end)], self.text)
            if who in self.labels and said and self._clause(said[0]):
                yield who, Relation((who,), (Span(*label.span("colon")),), said, fixed("missed"))

    def _clause(self, said: Span) -> bool:
        first, last = self.clauses.under(said)
        return last - first >= _SHORTEST and not _FINITE.isdisjoint(self.clauses.pos[first:last])

    def _speaks(self, who: Span) -> bool:
        name = who.of(self.text)
        if capital(name):
            return True
        place = self.labels[who] in ("LOCATION", "MISC") or town(name) or city(name)
        return not place

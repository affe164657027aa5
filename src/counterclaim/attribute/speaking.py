"""From relations to attributions: who a source is, inside whose words, and through whom they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from counterclaim.attribute.chains import Chains
from counterclaim.attribute.handed import Handed, author_at, wire
from counterclaim.attribute.kinds import head
from counterclaim.attribute.lexicon import speaker_lexicon
from counterclaim.attribute.mentions import Known
from counterclaim.attribute.names import Name
from counterclaim.attribute.relation import Relation
from counterclaim.attribute.sayings import Clauses
from counterclaim.attribute.speakers import SpeakerResolver
from counterclaim.attribute.subjects import subjects
from counterclaim.records import Reading, Span, Spans, Speaker


class Speaking:
    """Resolves the relations of one report in reading order, an outer one before those in its content."""

    def __init__(
        self, reading: Reading, names: Sequence[Name], found: Sequence[Relation], clauses: Clauses
    ) -> None:
        report = reading.report
        language = report.language or "en"
        said = sorted(span for relation in found for span in relation.content)
        about = list(subjects(reading, said))
        lexicon = speaker_lexicon(language)
        self.resolver = SpeakerResolver(report.text, names, lexicon, about, clauses, language)
        self.chains = Chains(report.text, names, language)
        self.found = found
        self.beside: dict[Span | None, list[Relation]] = defaultdict(list)
        for relation in found:
            self.beside[self.chains.sentence(relation)].append(relation)
        self.wire = wire(report)

    def speakers(self, handed: Sequence[Handed]) -> Iterator[tuple[Relation, Speaker, Spans]]:
        """Each relation with its speaker and its chain, the link nearest to the speaker first.

        What somebody says of their own words or wishes is part of what they say, and left out.
        """
        known: dict[Relation, Known | None] = {}
        links: dict[Relation, Spans] = {}
        for relation in self.found:
            outer = relation.inside
            who, chain = self._who(relation, known.get(outer) if outer else None)
            if outer and who and (told := known.get(outer)):
                if who.speaker.name == told.speaker.name:
                    continue
                chain = (*chain, *outer.source, *links.get(outer, ()))
            known[relation], links[relation] = who, chain
            passed = (*chain, *self._passed_on(relation, handed))
            yield relation, who.speaker if who else Speaker("unnamed"), tuple(dict.fromkeys(passed))

    def _who(self, relation: Relation, outer: Known | None) -> tuple[Known | None, Spans]:
        """The speaker and the links in the relation's own sentence.

        Whom a body cites is the speaker; a person who cites somebody speaks for themselves.
        """
        chain = self.chains.of(relation, self.beside[self.chains.sentence(relation)])
        who = self.resolver.resolve(relation.source, outer)
        owner = self.resolver.vehicles.owner(relation.source[0]) if relation.source else None
        if owner is not None:
            chain = tuple(dict.fromkeys([*self.chains.carrying(relation.source[0], owner), *chain]))
        cited = self.chains.cited(relation)
        apart = cited and relation.inside and not any(one.covers(cited) for one in relation.inside.content)
        if cited is None or apart or self._nobody(cited) or self._person(who):
            return who, chain
        told = tuple(link for link in chain if not link.overlaps(cited))
        return self.resolver.resolve((cited,), outer), (*relation.source, *told)

    def _nobody(self, phrase: Span) -> bool:
        """Whether a phrase can be no speaker: "citing a lack of fuel"."""
        mentions = self.resolver.mentions
        last = head(mentions.words(phrase), mentions.lexicon)
        known = last in mentions.lexicon.unnamed_heads | mentions.lexicon.hearsay
        return not known and not mentions.inside(phrase) and mentions.of(phrase).speaker.kind == "unnamed"

    def _person(self, who: Known | None) -> bool:
        """Whether somebody is one person, known or a mere pronoun, who speaks for themselves."""
        if who is None:
            return False
        mentions = self.resolver.mentions
        return who.number == "person" or mentions.lexicon.pronouns.issuperset(mentions.words(who.at))

    def _passed_on(self, relation: Relation, handed: Sequence[Handed]) -> Spans:
        """Who wrote the stretch that the relation stands in, where that is not the outlet."""
        author = author_at(handed, relation.first) or self.wire
        return (author,) if author and author not in relation.source else ()

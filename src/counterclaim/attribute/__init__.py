"""Stage 2, report -> attributions: who said it.

`attribute(reading)` reads like the way a careful person marks up a report: find who says what by which
words; let quotations that run on belong to who began them; look inside what is said for others who are
quoted there; find out who "he" and "the spokesman" are, and through whom their words came; and at last
take down what the report says in its own voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.attribute.beginnings import well_begun
from counterclaim.attribute.citations import without_citations
from counterclaim.attribute.confidence import fixed
from counterclaim.attribute.deeds import sayings_only, without_seeming
from counterclaim.attribute.endings import well_ended
from counterclaim.attribute.generation import generation
from counterclaim.attribute.handed import Handed, author_at, handed_over, wire
from counterclaim.attribute.headlines import Headlines
from counterclaim.attribute.lexicon import happening_words, speaker_lexicon
from counterclaim.attribute.missed import Missed
from counterclaim.attribute.names import Name, names
from counterclaim.attribute.nested import Nested
from counterclaim.attribute.own_voice import OwnVoice
from counterclaim.attribute.quotations import continued, in_quotation
from counterclaim.attribute.rejoined import rejoined
from counterclaim.attribute.relation import Relation
from counterclaim.attribute.relations import relations
from counterclaim.attribute.relatives import with_antecedents, without_led_in
from counterclaim.attribute.repairs import repaired
from counterclaim.attribute.sayings import Clauses
from counterclaim.attribute.sources import Sources
from counterclaim.attribute.speaking import Speaking
from counterclaim.attribute.turns import turns, with_turns
from counterclaim.attribute.unsaid import without_unsaid
from counterclaim.records import Attribution, ReaderVersion, Reading, Span, Spans, Speaker
from counterclaim.text.flow import flowed

__all__ = ["attribute", "generation"]


def attribute(reading: Reading) -> Iterator[Attribution]:
    """The attributions of one report in reading order, the own voice among them.

    A line end within a hard-wrapped paragraph counts as a blank everywhere in this folder; all other
    line ends are walls.
    """
    stored = reading
    report = replace(stored.report, text=flowed(stored.report.text))
    inside = tuple(replace(one, report=report) for one in stored.inside)
    reading = replace(stored, report=report, inside=inside)
    clauses, named = Clauses(reading), names(reading)
    spoken = _relations(reading, clauses, named)
    handed = handed_over(reading.report, named)
    speaking = Speaking(reading, named, spoken, clauses)
    own = (_attribution(stored, *parts) for parts in _own_voice(reading, clauses, spoken, handed))
    found = [*_attributed(stored, speaking, handed), *own]
    yield from sorted(
        found, key=lambda attribution: (attribution.content[0].start, attribution.parent is not None)
    )


def _attributed(reading: Reading, speaking: Speaking, handed: Sequence[Handed]) -> Iterator[Attribution]:
    """Attributions with a source or a cue, each after the one that it stands in."""
    ids: dict[Relation, str] = {}
    for relation, speaker, chain in speaking.speakers(handed):
        parent = ids.get(relation.inside) if relation.inside else None
        made = _attribution(reading, relation, speaker, parent, chain)
        ids[relation] = made.id
        yield made


def _relations(reading: Reading, clauses: Clauses, named: Sequence[Name]) -> list[Relation]:
    """Relations in reading order, an outer one before those that stand in its content."""
    report = reading.report
    text, furniture, language = report.text, report.marked("furniture"), report.language or "en"
    reference = speaker_lexicon(language).reference
    spotted = repaired(relations(reading, furniture), text)
    spotted = without_citations(sayings_only(spotted, clauses, text, language), text, language)
    spotted = Headlines(report, named, clauses, speaker_lexicon(language)).added(spotted, furniture)
    outer = continued([one for one in spotted if not _authors_own(one, reading)], text, furniture)
    ended = well_ended(Sources(reading, clauses).named(outer), clauses, reading, reference["relative"])
    sourced = with_turns(list(ended), turns(text, furniture))
    said = without_led_in(without_seeming(sourced, clauses, language), clauses, text)
    sourced = rejoined(with_antecedents(said, clauses, text, reference["lone"]), clauses, text)
    found = Missed(reading, clauses, furniture).added(sourced)
    finder = Nested(reading, clauses)
    every = finder.apart(list(well_begun(found, clauses, text, reference["openers"])))
    nested = [relation for one in every if not one.inside for relation in finder.inside(one, every)]
    inner = well_begun(sayings_only(nested, clauses, text, language), clauses, text, reference["openers"])
    ordered = sorted([*every, *inner], key=lambda relation: (relation.first, relation.inside is not None))
    return without_unsaid(ordered, clauses, language)


def _authors_own(relation: Relation, reading: Reading) -> bool:
    """Whether the author speaks ("I do not know", "you may recall", "history shows"): the own voice.

    "This suggests that …" is the author's inference too: a demonstrative alone is nobody. "According to this"
    tells that somebody else says it.
    """
    text, lexicon = reading.report.text, speaker_lexicon(reading.report.language or "en")
    words = [span.of(text).lower() for span in relation.source]
    if len(words) != 1:
        return False
    if words[0] in lexicon.reference["demonstrative"]:
        subject = not relation.cue or relation.source[0].start < relation.cue[0].start
        relative = words[0] in lexicon.reference["relative"]
        return subject and (not relative or _opens_clause(relation.source[0], text))
    if in_quotation(text, relation.source[0]):
        return False
    return words[0] in lexicon.reference["author"] or lexicon.abstract(relation.source[0].of(text))


def _opens_clause(word: Span, text: str) -> bool:
    """Whether nothing stands right before a word that it could relate to, as in "a body that said"."""
    before = text[max(0, word.start - 4) : word.start].rstrip()
    return not before or not before[-1].isalnum()


def _own_voice(
    reading: Reading, clauses: Clauses, found: Sequence[Relation], handed: Sequence[Handed]
) -> Iterator[tuple[Relation, Speaker, None]]:
    """What the report asserts itself; after a line like "Jane Doe writes:" it is she who speaks."""
    agency = wire(reading.report)
    language = reading.report.language or "en"
    labelled = Headlines(reading.report, names(reading), clauses, speaker_lexicon(language)).labelled()
    voice = OwnVoice(reading, clauses, happening_words(language))
    for span in voice.passages(found, labelled):
        author = author_at(handed, span.start) or agency
        yield Relation((), (), (span,), fixed("own voice")), Speaker("own voice", author), None


def _attribution(
    reading: Reading, relation: Relation, speaker: Speaker, parent: str | None, chain: Spans = ()
) -> Attribution:
    card = reading.card
    return Attribution(
        report=reading.report.id,
        source=relation.source,
        cue=relation.cue,
        content=relation.content,
        speaker=speaker,
        confidence=relation.confidence,
        made_by=ReaderVersion(card.name, card.version, card.weights_sha256),
        generation=generation(card.weights_sha256),
        parent=parent,
        chain=chain,
    )

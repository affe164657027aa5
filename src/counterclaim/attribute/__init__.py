"""Stage 2, report -> attributions: who said it.

`attribute(reading)` reads like the way a careful person marks up a report: find who says what by which
words; let quotations that run on belong to who began them; look inside what is said for others who are
quoted there; find out who "he" and "the spokesman" are; and at last take down what the report says in
its own voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.attribute.generation import generation
from counterclaim.attribute.lexicon import happening_words, speaker_lexicon
from counterclaim.attribute.names import names
from counterclaim.attribute.nested import nested
from counterclaim.attribute.own_voice import OwnVoice, quoted_authors
from counterclaim.attribute.quotations import continued, in_quotation
from counterclaim.attribute.relation import Relation
from counterclaim.attribute.relations import relations
from counterclaim.attribute.repairs import repaired
from counterclaim.attribute.speakers import SpeakerResolver
from counterclaim.records import Attribution, ReaderVersion, Reading, Speaker

__all__ = ["attribute", "generation"]

# How sure a passage in the own voice is, until a head is trained for it: what the rules' precision was.
_OWN_VOICE_CONFIDENCE = 600


def attribute(reading: Reading) -> Iterator[Attribution]:
    """The attributions of one report in reading order, the own voice among them."""
    spoken = _relations(reading)
    found = [*_attributed(reading, spoken), *_own_voice(reading, spoken)]
    yield from sorted(
        found, key=lambda attribution: (attribution.content[0].start, attribution.parent is not None)
    )


def _attributed(reading: Reading, found: Sequence[Relation]) -> Iterator[Attribution]:
    """Attributions with a source or a cue, each after the one that it stands in."""
    text, language = reading.report.text, reading.report.language or "en"
    resolver = SpeakerResolver(text, names(reading), speaker_lexicon(language))
    ids: dict[Relation, str] = {}
    for relation in found:
        speaker = resolver.resolve(relation.source, relation.cue)
        parent = ids.get(relation.inside) if relation.inside else None
        made = _attribution(reading, relation, speaker, parent)
        ids[relation] = made.id
        yield made


def _relations(reading: Reading) -> list[Relation]:
    """Relations in reading order, an outer one before those that stand in its content."""
    text, furniture = reading.report.text, reading.report.marked("furniture")
    spotted = repaired(relations(reading, furniture), text)
    outer = continued([one for one in spotted if not _authors_own(one, reading)], text, furniture)
    inner = [relation for one in outer for relation in nested(reading, one)]
    return sorted([*outer, *inner], key=lambda relation: (relation.first, relation.inside is not None))


def _authors_own(relation: Relation, reading: Reading) -> bool:
    """Whether the author speaks ("I do not know", "you may recall", "history shows"): the own voice."""
    text, lexicon = reading.report.text, speaker_lexicon(reading.report.language or "en")
    words = [span.of(text).lower() for span in relation.source]
    if len(words) != 1 or in_quotation(text, relation.source[0]):
        return False
    return words[0] in lexicon.reference["author"] or lexicon.abstract(relation.source[0].of(text))


def _own_voice(reading: Reading, found: Sequence[Relation]) -> Iterator[Attribution]:
    """What the report asserts itself; after a line like "Jane Doe writes:" it is she who speaks."""
    text, language = reading.report.text, reading.report.language or "en"
    handed = list(quoted_authors(text, names(reading)))
    for span in OwnVoice(reading, happening_words(language)).passages(found):
        author = next((who for start, who in reversed(handed) if start <= span.start), None)
        relation = Relation((), (), (span,), _OWN_VOICE_CONFIDENCE)
        yield _attribution(reading, relation, Speaker("own voice", author), None)


def _attribution(reading: Reading, relation: Relation, speaker: Speaker, parent: str | None) -> Attribution:
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
    )

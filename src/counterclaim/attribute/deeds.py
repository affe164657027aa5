"""Deeds, knowing and liking are no sayings: "approved a law" is the report's own claim about a parliament.

The corpus that the reader learned from counts many of them as cues. A relation whose cue is nothing but
such a verb goes, unless what it says is a "that" clause, a quotation, or a recording that shows something.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.attribute.lexicon import speaker_lexicon
from counterclaim.attribute.phrases import FINITE, LONGEST, SUPPOSED
from counterclaim.attribute.relation import Relation
from counterclaim.attribute.sayings import Clauses
from counterclaim.languages import load
from counterclaim.languages.forms import Words, forms
from counterclaim.languages.verbs import verbs
from counterclaim.records import Span

_VERBS = ("VERB_PRESENT", "VERB_PAST", "VERB_BASE", "VERB_ING", "VERB_PARTICIPLE")
_BESIDE = frozenset({*_VERBS, "MODAL", "ADVERB", "PREPOSITION", "PARTICLE", "TO"})
# What else stands in a cue such as "gave a tribute to".
_PHRASE = frozenset({"NOUN", "ADJECTIVE", "DETERMINER", "POSSESSIVE"})
_FINITE = FINITE | {"MODAL"}
_NAMED = frozenset({"NAME", "DETERMINER", "PRONOUN", "PREPOSITION"})
_QUOTES = '"“„«‘'
# How much of a content is searched for what a recording shows.
_LOOK = 200


@dataclass(frozen=True, slots=True)
class DeedLexicon:
    """The forms of the verbs; and forms of some, with words in their objects that make them sayings.

    A cue with a noun is a saying where a word of it is one of `spoken`. `appearing` say nothing at all.
    `plain` are deeds with an object, and so are those `by_people` where nothing of `things` does them. `felt`
    are words for feelings, which are sayings where a verb beside those of `being` stands with them. With
    nothing but a name behind it, a verb of `addressed` tells to whom something is said, and not what.
    """

    deeds: Words
    spoken: Words
    seeming: Words
    appearing: Words
    plain: Words
    by_people: Words
    things: Words
    felt: Words
    being: Words
    addressed: Words
    unless: tuple[tuple[Words, tuple[str, ...]], ...]


@lru_cache(maxsize=8)
def deed_lexicon(language: str) -> DeedLexicon:
    """The deeds of a language (ISO 639-1)."""
    data = dict(load(language, "deeds"))
    irregular = data["irregular"]
    appearing = data.pop("appearing")["verbs"]
    seeming, plain, felt = data.pop("seeming")["verbs"], data.pop("plain"), data.pop("felt")
    addressed = data.pop("addressed")["verbs"]
    known = verbs(language)
    spoken = frozenset(data.pop("spoken", ())) | known.nouns | known.all
    unless = [
        (forms({"verbs": one["verbs"], "irregular": {v: irregular.get(v, []) for v in one["verbs"]}}), one)
        for one in data.pop("unless")
    ]
    return DeedLexicon(
        deeds=forms(data),
        spoken=spoken,
        seeming=forms({"verbs": seeming, "irregular": {v: irregular.get(v, []) for v in seeming}}),
        appearing=forms({"verbs": appearing}),
        plain=forms(
            {"verbs": plain["verbs"], "irregular": {v: irregular.get(v, []) for v in plain["verbs"]}}
        ),
        by_people=forms({"verbs": plain["by_people"], "irregular": {"show": ["shown"]}}),
        things=speaker_lexicon(language).number["things"],
        felt=frozenset(felt["words"]),
        being=frozenset(felt["being"]),
        addressed=forms({"verbs": addressed, "irregular": {"tell": ["told"]}}),
        unless=tuple((verbs, tuple(one["objects"])) for verbs, one in unless),
    )


def sayings_only(relations: Iterable[Relation], clauses: Clauses, text: str, language: str) -> list[Relation]:
    """The relations without those that are deeds."""
    lexicon = deed_lexicon(language)
    return [one for one in relations if not _deed(one, clauses, text, lexicon)]


def without_seeming(relations: Iterable[Relation], clauses: Clauses, language: str) -> list[Relation]:
    """The relations without those that have no source and tell how something seems or what is felt."""
    lexicon = deed_lexicon(language)
    seeming = lexicon.seeming
    return [
        one
        for one in relations
        if one.source
        or len(one.cue) != 1
        or (_only_verb(one.cue[0], clauses) not in seeming and not _adjective(one.cue[0], clauses, lexicon))
    ]


def _deed(relation: Relation, clauses: Clauses, text: str, lexicon: DeedLexicon) -> bool:
    if len(relation.cue) != 1 or not relation.content:
        return False
    if _supposed(relation, clauses) or _heard(relation.cue[0], clauses) or _described(relation, clauses):
        return True
    verb = _only_verb(relation.cue[0], clauses)
    if verb in lexicon.appearing:
        return True
    shown = verb in lexicon.by_people and _person(relation, clauses, lexicon)
    plain = verb in lexicon.plain or shown or _felt(relation.cue[0], clauses, lexicon)
    deed = verb in lexicon.deeds or _phrase(relation.cue[0], clauses, lexicon)
    wish = relation.content[0].of(text).startswith("to ")
    deed = deed or (plain and not wish and not _clause(relation, clauses))
    behind = relation.content[0].start >= relation.cue[0].end
    deed = deed or (behind and verb in lexicon.addressed and _names(relation, clauses))
    if not deed or _says(relation, text) or _tag(relation, clauses, text):
        return False
    content = relation.content[0].of(text)[:_LOOK].lower()
    return not any(verb in verbs and any(o in content for o in objects) for verbs, objects in lexicon.unless)


def _tag(relation: Relation, clauses: Clauses, text: str) -> bool:
    """Whether source and cue stand behind a clause and a comma: "the town is lost, the mayor continued"."""
    if not relation.source:
        return False
    begin = min(relation.source[0].start, relation.cue[0].start)
    behind = all(span.end <= begin for span in relation.content)
    return behind and "," in text[relation.content[-1].end : begin] and _clause(relation, clauses)


def _supposed(relation: Relation, clauses: Clauses) -> bool:
    """Whether a clause of "if" holds source and cue: "if the mayor decided to leave" tells no decision."""
    if not relation.source or relation.source[0].start > relation.cue[0].start:
        return False
    first = clauses.under(relation.source[0])[0]
    return first > 0 and clauses.words[first - 1] in SUPPOSED


def _heard(cue: Span, clauses: Clauses) -> bool:
    """Whether a cue is what somebody reportedly did: "reportedly have begun offering"."""
    first, last = clauses.under(cue)
    words, tags = set(clauses.words[first:last]), clauses.pos[first:last]
    does = sum(tag in _VERBS for tag in tags) > 1
    return does and not clauses.verbs.heard.isdisjoint(words) and clauses.verbs.all.isdisjoint(words)


def _described(relation: Relation, clauses: Clauses) -> bool:
    """Whether a cue describes a noun that a preposition governs: "in a call said to be between two men"."""
    first, last = clauses.under(relation.cue[0])
    begins = clauses.words[last : last + 2] in (["to", "be"], ["to", "have"])
    if last - first != 1 or not begins or clauses.words[first] not in clauses.verbs.clause:
        return False
    noun = clauses.noun_phrase(first, max(0, first - LONGEST), opens=False)
    return noun is not None and noun[0] > 0 and clauses.pos[noun[0] - 1] == "PREPOSITION"


def _clause(relation: Relation, clauses: Clauses) -> bool:
    """Whether what is said has a finite verb."""
    spans = (clauses.under(span) for span in relation.content)
    return any(not _FINITE.isdisjoint(clauses.pos[slice(*span)]) for span in spans)


def _phrase(cue: Span, clauses: Clauses, lexicon: DeedLexicon) -> bool:
    """Whether a cue is a verb with a noun, none of which says anything: "drew attention to"."""
    first, last = clauses.under(cue)
    kept = [at for at in range(first, last) if not clauses.dated(at, at + 1)]
    words, pos = [clauses.words[at] for at in kept], [clauses.pos[at] for at in kept]
    plain = "NOUN" in pos and len(kept) > 1 and all(tag in _BESIDE or tag in _PHRASE for tag in pos)
    return plain and lexicon.spoken.isdisjoint(words)


def _person(relation: Relation, clauses: Clauses, lexicon: DeedLexicon) -> bool:
    """Whether a source is no thing that shows something by itself: "the video"."""
    words = {word for span in relation.source for word in clauses.words[slice(*clauses.under(span))]}
    return bool(words) and lexicon.things.isdisjoint(words)


def _names(relation: Relation, clauses: Clauses) -> bool:
    """Whether what is said is nothing but a name."""
    spans = (clauses.under(span) for span in relation.content)
    return all(_NAMED.issuperset(clauses.pos[slice(*span)]) for span in spans)


def _felt(cue: Span, clauses: Clauses, lexicon: DeedLexicon) -> bool:
    """Whether a cue only names a feeling: "is wary of", "concerns about", and not "voiced concern over"."""
    first, last = clauses.under(cue)
    verbs = {clauses.words[at] for at in range(first, last) if clauses.pos[at] in _VERBS}
    return not lexicon.felt.isdisjoint(clauses.words[first:last]) and verbs <= lexicon.being


def _adjective(cue: Span, clauses: Clauses, lexicon: DeedLexicon) -> bool:
    """Whether a cue is nothing but how somebody feels: "fearful", "mindful of"."""
    tags = set(clauses.pos[slice(*clauses.under(cue))])
    return _felt(cue, clauses, lexicon) and tags <= {"ADJECTIVE", "ADVERB", "PREPOSITION"}


def _only_verb(cue: Span, clauses: Clauses) -> str:
    """The last verb of a cue that holds nothing but verbs and their small words; else nothing."""
    first, last = clauses.under(cue)
    pos = clauses.pos[first:last]
    if not all(tag in _BESIDE for tag in pos):
        return ""
    verbs = [first + at for at, tag in enumerate(pos) if tag in _VERBS]
    return clauses.words[verbs[-1]] if verbs else ""


def _says(relation: Relation, text: str) -> bool:
    """Whether what is said is a "that" clause, or holds a quotation."""
    first = relation.content[0]
    before = text[max(0, first.start - 6) : first.start].rstrip()
    opened = before[-1:] in _QUOTES if before else False
    if any(mark in span.of(text) for span in relation.content for mark in '"“„«'):
        return True
    return opened or before.lower().endswith(("that", ":")) or first.of(text).lower().startswith("that ")

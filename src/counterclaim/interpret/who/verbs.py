"""Who does a verb and to whom: subject, object, passive, and verbs that take their subject from another."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.interpret.who.clause import NOMINAL, VERBAL, Clause
from counterclaim.records import Party

Parties = tuple[Party, ...]
FINITE = frozenset({"VERB_PRESENT", "VERB_PAST"})
_AUXILIARY = frozenset({"MODAL", "ADVERB", "PARTICLE"})
_DASHES = frozenset("–—")
# How deep one verb may take its subject from another: "accused of trying to kill".
DEEPEST = 5
# How many words on either side of a verb or noun are looked at.
FARTHEST = 30


class Roles(NamedTuple):
    """Who acts and who suffers; either may be nobody."""

    actors: Parties = ()
    targets: Parties = ()


def of_verb(clause: Clause, verb: int, depth: int) -> Roles:
    """Actors and targets of the verb at an index; `depth` bounds how many other verbs may be asked."""
    passive = passive_verb(clause, verb)
    subject = _subject(clause, verb, passive, depth)
    if passive:
        return Roles(agent_of(clause, verb), subject)
    if clause.said(verb, "undergone"):
        return Roles((), subject or object_of(clause, verb))
    return Roles(subject, object_of(clause, verb))


def passive_verb(clause: Clause, verb: int) -> bool:
    """ "was hit", "has been hit", or a bare participle after a noun: "soldiers hit by shells"."""
    if clause.pos_at(verb) not in ("VERB_PARTICIPLE", "VERB_PAST"):
        return False
    before = _before_adverbs(clause, verb - 1)
    if clause.said(before, "be"):
        return True
    if clause.said(before, "have"):
        return False
    if clause.said(before, "coordinate") and clause.pos_at(before - 1) == "VERB_PARTICIPLE":
        return passive_verb(clause, before - 1)
    bare = clause.pos_at(verb) == "VERB_PARTICIPLE"
    return clause.at(verb + 1) == "by" or (bare and not clause.in_phrase(verb + 1))


def _before_adverbs(clause: Clause, index: int) -> int:
    while clause.pos_at(index) in ("ADVERB", "PARTICLE") and index > 0:
        index -= 1
    return index


def agent_of(clause: Clause, verb: int) -> Parties:
    """The one after "by", before the sentence takes another turn."""
    for index in range(verb + 1, min(verb + FARTHEST, len(clause))):
        if clause.at(index) == "by" and clause.pos_at(index + 1) != "VERB_ING":
            found = first_group(clause, index + 1)
            if found:
                return found
        if clause.at(index) in (";", ":") or clause.pos_at(index) in FINITE | {"MODAL"}:
            return ()
    return ()


def object_of(clause: Clause, verb: int) -> Parties:
    """The first party after a verb that is its object, or stands after "against", "on", "of"."""
    index, led = verb + 1, "object"
    while index < min(len(clause), verb + FARTHEST):
        party = clause.party_at(index)
        if party is not None:
            return first_group(clause, index) if led else ()
        pos, word = clause.pos_at(index), clause.at(index)
        if pos in FINITE | {"MODAL", "WH_WORD"} or word in (";", ":", "that") or _turns(clause, index):
            return ()
        if word == "," and index > verb + 1:
            return ()
        if pos in ("PREPOSITION", "TO") and word != "than":
            led = "preposition" if clause.said(index, "target_prepositions") else ""
            if pos == "TO" and clause.pos_at(index + 1) == "VERB_BASE":
                return ()
        index += 1
    return ()


def _turns(clause: Clause, index: int) -> bool:
    """A comma or "and" after which another verb goes on."""
    word = clause.at(index)
    if clause.said(index, "coordinate"):
        return clause.pos_at(index + 1) in VERBAL
    return word == "," and (
        clause.pos_at(index + 1) in VERBAL | {"WH_WORD", "CONJUNCTION"} or clause.said(index + 1, "relative")
    )


def first_group(clause: Clause, index: int) -> Parties:
    """The party of the noun phrase at `index`, with those that "and" ties to it."""
    last = index
    while clause.in_phrase(last) or (
        clause.pos_at(last) in ("VERB_PARTICIPLE", "VERB_ING") and clause.in_phrase(last + 1)
    ):
        last += 1
    found = list(clause.parties_in(index, last - 1))[:1]
    if not found and clause.at(last) == "of":
        return first_group(clause, last + 1)
    if found and clause.at(last) in ("and", "or") and clause.in_phrase(last + 1):
        more = first_group(clause, last + 1)
        goes_on = any(clause.party_at(at) is more[0] for at in range(last + 1, last + 6)) if more else False
        if goes_on and not _subject_of_next(clause, last + 1):
            found.extend(more)
    return tuple(found)


def _subject_of_next(clause: Clause, index: int) -> bool:
    """Whether the noun phrase at `index` is the subject of a new clause."""
    while clause.in_phrase(index):
        index += 1
    return clause.pos_at(index) in FINITE | {"MODAL"}


def _subject(clause: Clause, verb: int, passive: bool, depth: int) -> Parties:
    before = _before_auxiliaries(clause, verb - 1)
    word, pos = clause.at(before), clause.pos_at(before)
    if before < 0 or depth == 0:
        return ()
    if pos == "TO" or (clause.pos_at(verb) == "VERB_ING" and pos == "PREPOSITION"):
        return _controlled(clause, before, depth)
    if clause.said(before, "relative") and pos != "DETERMINER":
        return _antecedent(clause, before)
    if clause.said(before, "coordinate"):
        return _shared(clause, before, passive, depth)
    if word == ",":
        return _over_comma(clause, verb, before, depth)
    if word in _DASHES:
        before = _before_aside(clause, before)
    if clause.in_phrase(before):
        first = clause.first_of_phrase(before)
        if clause.pos_at(first - 1) == "VERB_ING" and clause.pos_at(first - 2) in NOMINAL:
            return _before_participle(clause, before)
        return _chain(clause, before, by_too=not passive) or _before_participle(clause, before)
    return ()


def _before_aside(clause: Clause, dash: int) -> int:
    """The last word before an aside that ends with a dash: "a strike — the third — hit"."""
    for index in range(dash - 1, max(-1, dash - FARTHEST), -1):
        if clause.at(index) in _DASHES:
            return index - 1
    return -1


def _before_participle(clause: Clause, last: int) -> Parties:
    """The party of a noun that a participle goes on from: "a Ruritanian strike using two drones hit"."""
    for index in range(last, max(-1, last - FARTHEST), -1):
        if clause.pos_at(index) in FINITE | {"MODAL"} or clause.at(index) in (",", ";", ":"):
            return ()
        if clause.pos_at(index) == "VERB_ING" and clause.pos_at(index - 1) in NOMINAL:
            return _chain(clause, index - 1, by_too=True)
    return ()


def _before_auxiliaries(clause: Clause, index: int) -> int:
    """The last word before a verb's auxiliaries and adverbs."""
    while index >= 0 and (
        clause.pos_at(index) in _AUXILIARY
        or clause.said(index, "times")
        or clause.said(index, "be")
        or clause.said(index, "have")
        or clause.at(index) in ("did", "do", "does")
    ):
        index -= 1
    return index


def _chain(clause: Clause, last: int, by_too: bool) -> Parties:
    """The party of noun phrases in a row ("shelling by the army"): the first, or the one after "by"."""
    phrases: list[tuple[str, int, int]] = []
    while last >= 0:
        first = clause.first_of_phrase(last)
        if first > last:
            break
        leading = clause.at(first - 1) if clause.pos_at(first - 1) in ("PREPOSITION", "TO") else ""
        if clause.said(first - 1, "subordinate") or clause.at(first) in ("least", "most"):
            leading = ""  # "that the army", "at least ten civilians"
        phrases.append((leading, first, last))
        if not leading:
            break
        last = first - 3 if clause.at(first - 2) == "and" else first - 2
    phrases.reverse()
    for leading, first, last in phrases:
        if leading and leading not in ("of", "by", "from", "among", "including"):
            continue
        if leading == "by" and not by_too:
            continue
        found = _with_links(clause, first, last)
        if found:
            return found
    return ()


def _with_links(clause: Clause, first: int, last: int) -> Parties:
    """The parties of a phrase, and of the phrase that "and" ties to it on its left."""
    inside = tuple(clause.parties_in(first, last))
    found = inside[:1] if clause.at(first - 1) == "of" else inside[-1:]
    if clause.at(first - 1) in ("and", "or") and clause.in_phrase(first - 2):
        left = clause.first_of_phrase(first - 2)
        return (*tuple(clause.parties_in(left, first - 2))[-1:], *found)
    return found


def _controlled(clause: Clause, marker: int, depth: int) -> Parties:
    """Of "ordered the army to attack" the army; of "vowed to attack" whoever vowed."""
    for index in range(marker - 1, max(-1, marker - FARTHEST), -1):
        party = clause.party_at(index)
        if party is not None and clause.pos_at(index) in NOMINAL:
            return _chain(clause, index, by_too=True) or (party,)
        if clause.pos_at(index) in VERBAL and not _describes(clause, index):
            own = of_verb(clause, index, depth - 1)
            return own.targets if passive_verb(clause, index) else own.actors
    return ()


def _describes(clause: Clause, index: int) -> bool:
    """Whether a participle only describes the noun after it: "conduct renewed attacks"."""
    before = _before_adverbs(clause, index - 1)
    plain = clause.pos_at(index) == "VERB_PARTICIPLE" and clause.in_phrase(index + 1)
    return plain and not clause.said(before, "be") and not clause.said(before, "have")


def _antecedent(clause: Clause, relative: int) -> Parties:
    last = relative - 1
    while clause.at(last) in (",", "(") or clause.pos_at(last) == "PREPOSITION":
        last -= 1
    found = _chain(clause, last, by_too=True)
    return found or (_before_insertion(clause, relative - 1) if clause.at(relative - 1) == "," else ())


def _shared(clause: Clause, marker: int, passive: bool, depth: int) -> Parties:
    """ "attacked and destroyed": the second verb has the first one's subject."""
    for index in range(marker - 1, max(-1, marker - FARTHEST), -1):
        if clause.pos_at(index) in VERBAL and not clause.said(index, "be"):
            own = of_verb(clause, index, depth - 1)
            return (
                own.targets if passive_verb(clause, index) else own.actors or (own.targets if passive else ())
            )
    return ()


def _over_comma(clause: Clause, verb: int, comma: int, depth: int) -> Parties:
    """The subject of a verb right after a comma.

    ", killing three" is done by whoever does the verb before; what stands between two commas is passed
    over: "X, backed by Y, attacked" is done by X.
    """
    if clause.pos_at(verb) != "VERB_ING":
        return _before_insertion(clause, comma)
    for index in range(comma - 1, max(-1, comma - FARTHEST), -1):
        if clause.pos_at(index) in FINITE | {"VERB_PARTICIPLE"} and not clause.said(index, "be"):
            return () if clause.said(index, "said") else of_verb(clause, index, depth - 1).actors
    return _chain(clause, comma - 1, by_too=True)


def _before_insertion(clause: Clause, comma: int) -> Parties:
    """The party before the first of the commas that no other clause separates from this one."""
    opening = []
    for index in range(comma - 1, max(-1, comma - FARTHEST), -1):
        if clause.at(index) == ",":
            opening.append(index)
        finite = clause.pos_at(index) in FINITE | {"MODAL"}
        if finite and not clause.said(_before_auxiliaries(clause, index - 1), "relative"):
            break
    for index in [*reversed(opening), comma]:
        if found := _chain(clause, index - 1, by_too=True):
            return found
    return ()

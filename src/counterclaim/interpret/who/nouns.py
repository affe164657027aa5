"""Who does what a noun tells, and to whom: "X's attack on Y", "the killing of Y by X"."""

from __future__ import annotations

from counterclaim.interpret.who.clause import VERBAL, Clause
from counterclaim.interpret.who.verbs import (
    DEEPEST,
    FARTHEST,
    FINITE,
    Parties,
    Roles,
    agent_of,
    first_group,
    of_verb,
    passive_verb,
)


def of_noun(clause: Clause, noun: int) -> Roles:
    """ "X's attack on Y", "the killing of Y by X", "X launched an attack", "Y died in an attack"."""
    first = clause.first_of_phrase(noun)
    owner = tuple(clause.parties_in(first, noun))[-1:]
    undergone = clause.at(noun) in clause.words["participants.of_target"]
    actors, targets = _after_noun(clause, noun, undergone)
    if owner:
        suffered = clause.said(noun, "suffered") or (
            undergone and not targets and owner[0].kind in ("people", "person")
        )
        actors, targets = (actors, targets or owner) if suffered else (actors or owner, targets)
    if actors and targets:
        return Roles(actors, targets)
    return _with_verb(clause, first, noun, Roles(actors, targets))


def _after_noun(clause: Clause, noun: int, undergone: bool) -> tuple[Parties, Parties]:
    actors: Parties = ()
    targets: Parties = ()
    for index in range(noun + 1, min(noun + FARTHEST, len(clause))):
        pos, word = clause.pos_at(index), clause.at(index)
        if pos in FINITE | {"MODAL", "WH_WORD"} or word in (";", ":", ","):
            break
        if pos not in ("PREPOSITION", "TO") and word not in ("between",):
            continue
        group = first_group(clause, index + 1)
        if word == "by" or word == "between" or (word == "of" and not undergone):
            actors = actors or group
        elif clause.said(index, "target_prepositions"):
            targets = targets or group
    return actors, targets


def _with_verb(clause: Clause, first: int, noun: int, own: Roles) -> Roles:
    """What the noun itself leaves open, from the verb whose object, subject or circumstance it is."""
    before = first - 1
    for index in range(before, max(-1, before - FARTHEST), -1):
        if clause.at(index) in (";", ":") or clause.said(index, "said"):
            return own
        if clause.pos_at(index) in VERBAL and not clause.said(index, "be"):
            return _of_light_verb(clause, index, before, own)
    for index in range(noun + 1, min(noun + 8, len(clause))):
        if clause.pos_at(index) in VERBAL and passive_verb(clause, index):
            return Roles(own.actors or agent_of(clause, index), own.targets)
        if clause.at(index) in (",", ";"):
            break
    return own


def _of_light_verb(clause: Clause, verb: int, before: int, own: Roles) -> Roles:
    """What a verb adds that only carries the noun, or whose circumstance the noun is."""
    if clause.said(verb, "suffers"):
        return Roles(own.actors, own.targets or of_verb(clause, verb, DEEPEST - 1).actors)
    if not (clause.said(verb, "light") or clause.said(before, "circumstance")):
        return own
    main = of_verb(clause, verb, DEEPEST - 1)
    return Roles(
        own.actors or tuple(party for party in main.actors if party not in own.targets),
        own.targets or tuple(party for party in main.targets if party not in own.actors),
    )

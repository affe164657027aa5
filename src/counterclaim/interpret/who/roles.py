"""Who does it to whom: actors and targets of a happening, from word order and parts of speech.

There is no parser: around the trigger, noun phrases, prepositions, auxiliaries and commas tell subject
from object, active from passive, and a noun's possessor from its "of" and "by".
"""

from __future__ import annotations

from counterclaim.interpret.who.clause import VERBAL, Clause
from counterclaim.interpret.who.nouns import of_noun
from counterclaim.interpret.who.verbs import DEEPEST, Roles, object_of, of_verb, passive_verb


def roles(clause: Clause, first: int, last: int) -> Roles:
    """Actors and targets of the happening that words `first` to `last` tell."""
    verb = next((index for index in range(first, last + 1) if clause.pos_at(index) in VERBAL), None)
    if verb is None:
        return of_noun(clause, last)
    found = of_verb(clause, verb, DEEPEST)
    if last > verb and not found.targets and not passive_verb(clause, verb):
        return Roles(found.actors, object_of(clause, last))
    return found

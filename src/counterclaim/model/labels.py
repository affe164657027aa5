"""The label sets of the reader's heads, in the order of its outputs."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
ROLE_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")

# What a span can be linked to a cue as. The order is that of the rows of `distance_bias`.
LINKED = ("source", "content")

ENTITY_TAGS = (
    "O",
    "B-PERSON",
    "I-PERSON",
    "B-ORGANIZATION",
    "I-ORGANIZATION",
    "B-LOCATION",
    "I-LOCATION",
    "B-MISC",
    "I-MISC",
    "B-DATE",
    "I-DATE",
    "B-NUMBER",
    "I-NUMBER",
)

# Coarse parts of speech; the verb forms stay apart, because they tell finite clauses from others.
POS_TAGS = (
    "NOUN",
    "NAME",
    "PRONOUN",
    "POSSESSIVE",
    "DETERMINER",
    "ADJECTIVE",
    "ADVERB",
    "NUMBER",
    "PREPOSITION",
    "CONJUNCTION",
    "TO",
    "VERB_PRESENT",
    "VERB_PAST",
    "MODAL",
    "VERB_BASE",
    "VERB_ING",
    "VERB_PARTICIPLE",
    "WH_WORD",
    "EXISTENTIAL",
    "PARTICLE",
    "PUNCTUATION",
    "OTHER",
)

FINITE_VERBS = frozenset({"VERB_PRESENT", "VERB_PAST", "MODAL"})


def bio_tags(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """O, then B and I of each kind: the tag at 2k + 1 opens a span of kind k, 2k + 2 goes on with it."""
    return ("O", *(f"{prefix}-{kind}" for kind in kinds for prefix in "BI"))

"""What somebody did not say is no claim of theirs: "did not accuse", "stopped short of blaming".

The corpus that the reader learned from counts these as cues, and the act would be the verb's own: an
accusation by whoever made none. What hangs on a negated verb of saying goes, and with it what stands inside.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.attribute.relation import Relation
from counterclaim.attribute.sayings import Clauses
from counterclaim.languages import load
from counterclaim.languages.forms import Words, forms

_STOPS = frozenset(".!?;")
_APOSTROPHES = frozenset("'’")
_SKIPPED = frozenset({"ADVERB", "MODAL", "TO"})
# Forms of verbs that share one negation without repeating it.
_TIED = frozenset({"VERB_ING", "VERB_BASE"})
# How many words may stand between a negation and its verb.
_REACH = 6


@dataclass(frozen=True, slots=True)
class UnsaidLexicon:
    """Forms of verbs of saying, what negates them, and what may stand between."""

    verbs: Words
    negated: Words
    not_before: Words
    phrases: frozenset[tuple[str, ...]]
    nobody: Words
    ties: Words
    helping: Words


@lru_cache(maxsize=8)
def unsaid_lexicon(language: str) -> UnsaidLexicon:
    """The words of a language (ISO 639-1)."""
    data = load(language, "unsaid")
    return UnsaidLexicon(
        verbs=forms({"verbs": data["verbs"], "irregular": data["irregular"]}),
        phrases=frozenset(tuple(phrase.split()) for phrase in data["phrases"]),
        **{name: frozenset(data[name]) for name in ("negated", "not_before", "nobody", "ties", "helping")},
    )


def without_unsaid(found: Iterable[Relation], clauses: Clauses, language: str) -> list[Relation]:
    """The relations without those that were not said, and without those inside of these.

    An outer relation has to come before those inside of it.
    """
    lexicon = unsaid_lexicon(language)
    kept, gone = list[Relation](), set[Relation]()
    for relation in found:
        if relation.inside in gone or _unsaid(relation, clauses, lexicon):
            gone.add(relation)
        else:
            kept.append(relation)
    return kept


def _unsaid(relation: Relation, clauses: Clauses, lexicon: UnsaidLexicon) -> bool:
    verb = _verb(relation, clauses, lexicon)
    if verb is None:
        return False
    subject = clauses.words[clauses.under(relation.source[0])[0]] if relation.source else ""
    return (
        subject in lexicon.nobody
        or _negated(verb, clauses, lexicon)
        or (clauses.pos[verb] in _TIED and _tied(verb, clauses, lexicon))
    )


def _verb(relation: Relation, clauses: Clauses, lexicon: UnsaidLexicon) -> int | None:
    """The verb of saying that a cue ends with."""
    words = [at for span in relation.cue for at in range(*clauses.under(span))]
    verbs = [at for at in words if clauses.pos[at].startswith("VERB")]
    return verbs[-1] if verbs and clauses.words[verbs[-1]] in lexicon.verbs else None


def _negated(verb: int, clauses: Clauses, lexicon: UnsaidLexicon) -> bool:
    """Whether a negation stands before a verb, with nothing but helping verbs and adverbs between."""
    words = clauses.words
    for at in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        if words[at] in lexicon.negated or (words[at] == "t" and words[at - 1] in _APOSTROPHES):
            return words[at + 1] not in lexicon.not_before
        if any(tuple(words[max(0, at + 1 - len(phrase)) : at + 1]) == phrase for phrase in lexicon.phrases):
            return True
        if clauses.pos[at] not in _SKIPPED and words[at] not in lexicon.helping | _APOSTROPHES:
            return False
    return False


def _tied(verb: int, clauses: Clauses, lexicon: UnsaidLexicon) -> bool:
    """Whether a verb is one of several under one negation: "without naming X, asking Y or blaming Z"."""
    words, tag = clauses.words, clauses.pos[verb]
    first = max((at + 1 for at in range(verb) if words[at] in _STOPS), default=0)
    last = next((at for at in range(verb, len(words)) if words[at] in _STOPS), len(words))
    ties = [
        at for at in range(first, last) if words[at] in lexicon.ties and _opens_with(tag, at + 1, clauses)
    ]
    before = (at for at in range(first, verb) if clauses.pos[at] == tag and ties and at < ties[-1])
    return any(_negated(at, clauses, lexicon) for at in before)


def _opens_with(tag: str, at: int, clauses: Clauses) -> bool:
    """Whether the words from `at` on begin with a verb of this form, or an adverb and such a verb."""
    tags = clauses.pos[at : at + 2]
    return tags[:1] == [tag] or tags == ["ADVERB", tag]

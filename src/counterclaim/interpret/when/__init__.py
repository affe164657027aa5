"""When: the expressions of time in a text, with the dates that they stand for."""

from __future__ import annotations

from counterclaim.interpret.when.anchoring import time_of
from counterclaim.interpret.when.context import context_of
from counterclaim.interpret.when.drafts import draft_of
from counterclaim.interpret.when.finish import time_of_draft
from counterclaim.interpret.when.grammar import phrases
from counterclaim.interpret.when.links import link
from counterclaim.interpret.when.resolve import resolve
from counterclaim.interpret.when.screen import stands
from counterclaim.interpret.when.tense import direction
from counterclaim.interpret.when.words import is_known, read_words
from counterclaim.records import Published, Time

__all__ = ["time_of", "times"]


def times(text: str, published: Published | None, language: str = "en") -> list[Time]:
    """Every expression of time in `text`, in reading order, normalised against the report's date.

    Where the report's date is unknown, or known to the year alone, what is relative stays unanchored.
    In a language without a list of such words nothing is found.
    """
    if not is_known(language):
        return []
    words = read_words(text, language)
    found = [phrase for phrase in phrases(words) if stands(phrase, words, language)]
    context = context_of(words, found, published, language)
    drafts = [draft_of(phrase, words) for phrase in found]
    link(drafts, words)
    made = []
    for draft in drafts:
        way = direction(words, draft.first, draft.last, language) if draft.may_point_both_ways else 0
        resolved = resolve(draft, context, way)
        if resolved is None:
            continue
        context.remember(resolved.value, draft.rule)
        made.append(time_of_draft(draft, resolved, context))
    return made

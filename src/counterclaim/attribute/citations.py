"""Whom an outlet cites is not what it says: "…, citing the ministry" has the ministry speak."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.attribute.chain_lexicon import chain_lexicon
from counterclaim.attribute.relation import Relation
from counterclaim.records import Span

_THAT = re.compile(r",?\s(?:as saying )?that\s")
# Whom somebody cites is named in no more words than these.
_CITED_WORDS = 10


def without_citations(relations: Iterable[Relation], text: str, language: str) -> list[Relation]:
    """The relations without those whose cue is "citing" and whose content is only whom somebody cites.

    Where "that" and what was said follow the cited, the content is what was said.
    """
    cited = chain_lexicon(language).cited
    kept = []
    for one in relations:
        if not _cites(one, text, cited):
            kept.append(one)
            continue
        that = _THAT.search(text, one.content[0].start, one.content[0].end)
        if that and that.end() < one.content[0].end:
            kept.append(one.with_content((Span(that.end(), one.content[0].end), *one.content[1:])))
        elif len(one.content[0].of(text).split()) > _CITED_WORDS:
            kept.append(one)
    return kept


def _cites(relation: Relation, text: str, cited: re.Pattern[str]) -> bool:
    if len(relation.cue) != 1 or not relation.content:
        return False
    cue, content = relation.cue[0], relation.content[0]
    return cited.fullmatch(cue.of(text)) is not None and 0 <= content.start - cue.end <= 2

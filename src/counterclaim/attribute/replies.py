"""Who replies: whom the last speaker asked something ("a reporter asked Lind … "No," she said")."""

from __future__ import annotations

import re

from counterclaim.attribute.lexicon import one_of
from counterclaim.attribute.mentions import Known, Mentions
from counterclaim.languages import load
from counterclaim.records import Span

# How far behind a verb of asking the name of the asked may stand, in characters.
_OBJECT = 40
_CLAUSE_END = re.compile(r"[,.;:!?\n\"“”«»]")


class Replies:
    """Finds the asked in one report."""

    def __init__(self, mentions: Mentions, language: str = "en") -> None:
        words = load(language, "speakers")["replies"]
        self.mentions = mentions
        self.text = mentions.text
        before = rf"\s(?:{one_of(words['before']).pattern}\s)?"
        self._asks = re.compile(rf"{before}{one_of(words['ask']).pattern}\s")
        self._answers = re.compile(rf"{before}{one_of(words['answer']).pattern}")

    def asked(self, phrase: Span, asker: Known) -> Known | None:
        """Whom `asker` asked last, where a pronoun has a verb of answering or the asker is a reporter."""
        found = self._asks.match(self.text, asker.at.end)
        if found is None or not (asker.speaker.kind == "media" or self._answers.match(self.text, phrase.end)):
            return None
        near = self.mentions.between(found.end(), found.end() + _OBJECT)
        name = next((one for one in near if one.label == "PERSON"), None)
        if name is None or _CLAUSE_END.search(self.text, found.end(), name.span.start):
            return None
        return self.mentions.named(name.span)

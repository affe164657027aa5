"""The report's own voice: what it asserts of a war without naming anybody who says so.

A sentence, or what attributions leave over of it, is the report's own claim where it holds a finite
verb and a word that names a happening. Questions, first-person remarks and furniture assert nothing.
Precision comes before recall: what is in doubt is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from counterclaim.attribute.relation import Relation
from counterclaim.attribute.sayings import Clauses
from counterclaim.attribute.seats import settlement
from counterclaim.model.features import PARAGRAPH_START, positions
from counterclaim.model.quotation import INSIDE, NESTED, quotation
from counterclaim.records import Reading, Span, Spans
from counterclaim.text.sentences import sentences

_EDGE_LEFT = " \t•▪◦‣*,;:.…—–-“”\"'‘’)]"
_EDGE_RIGHT = " \t,;:.…—–-“”\"'‘’(["
# What opens an entry of a live blog: a mark and the time.
_BULLET = re.compile(
    r"[•▪◦‣*–—-]?\s{0,3}\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?\s{0,3}[-–—:]?\s{1,3}"
)
# "LVIV, Ukraine (Agency) — ": where a report was written from, and no place of what it tells.
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})"
    r"(?P<more>(?:, [A-Z][\w.'’ ]{2,30}){0,2}(?: \([^()\n]{2,30}\))?)"
    r" ?(?:—|–|--|-) (?=[\"“‘]?[A-Z])"
)
# A picture's caption says what is seen, by whom and when: "FILE - Soldiers march …", "(AP Photo/Ada Lind)",
# "near Varn, Friday, May 6, 2022.", "In this photo taken on Friday, May 6, 2022".
_CAPTION = re.compile(
    r"\bFILE(?: PHOTO)?\s?[-–—:]"
    r"|\((?:AP Photo|Photo by|[^()\n/]{2,40}/|[^()\n]{2,40}\bvia (?:AP|AFP|Getty|Reuters)\b)[^()\n]{0,60}\)"
    r"|(?:,|\b[Pp]hoto\b[^.!?\n]{0,60}) ?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? "
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? \d{4}(?:\W*$|(?=, [a-z]))"
)
# What a cut leaves hanging at the end: "…, which", "… and", "… as".
_DANGLING = re.compile(
    r"\b(?:which|that|who|whom|whose|and|but|or|as|while|when|if|because|although|though|to|of)$", re.I
)
# The same where the cut fell within the sentence; at its end these close it ("had to agree on").
_CUT = re.compile(r"\b(?:after|before|since|until|in|on|by|with)$", re.I)
_FINITE = frozenset({"VERB_PRESENT", "VERB_PAST", "MODAL"})
_SHORTEST = 4
# A passage that stands in quotation marks for more than this share of its words is somebody else's.
_MOST_QUOTED = 0.4
# Characters between a subject and a cue that leave room for another verb.
_FAR = 25
_SET_OFF = "—–;"
# A sentence that one of these opens is the author's remark about herself or to the reader.
_PERSONAL = frozenset({"i", "we", "you"})
# What would happen if something else did has not been asserted; what a thing is or can do is no happening.
_SUPPOSING = frozenset({"can", "could", "may", "might", "will", "would", "should", "must"})
_CONDITIONS = frozenset({"if", "unless", "imagine", "suppose"})
_COPULAS = frozenset({"is", "are", "isn", "aren"})
_MEASURES = frozenset({"a", "an", "about", "around", "roughly"})


class OwnVoice:
    """Finds the own-voice passages of one reading."""

    def __init__(self, reading: Reading, clauses: Clauses, happenings: frozenset[str]) -> None:
        self.clauses = clauses
        self.text = reading.report.text
        self.happenings = happenings
        self.starts = reading.words[:, 0].tolist()
        self.ends = reading.words[:, 1].tolist()
        pos = reading.card.pos
        self.pos = [pos[tag] for tag in reading.pos.tolist()]
        self.finite = [tag in _FINITE for tag in self.pos]
        report = reading.report
        self.closed = sorted(report.marked("furniture"))
        words = [self.text[a:b] for a, b in zip(self.starts, self.ends, strict=True)]
        starts = positions(self.text, reading.words, words) == PARAGRAPH_START
        self.quoted = np.isin(quotation(self.text, reading.words, words, starts), (INSIDE, NESTED))

    def passages(self, relations: Iterable[Relation], others: Sequence[Span] = ()) -> Iterator[Span]:
        """The parts of sentences that no relation covers, nor `others`, and that assert a happening."""
        taken = sorted(
            [*self.closed, *others, *(span for relation in relations for span in _whole(relation))]
        )
        for sentence in sentences(self.text):
            words = sentence.of(self.text)
            if words.rstrip("\"'”’»)").endswith("?") or _CAPTION.search(words):
                continue
            for part in _left_over(sentence, taken):
                span = self._trimmed(part)
                if span and self._stands_alone(sentence, span):
                    whole = span.end - span.start > 0.6 * (sentence.end - sentence.start)
                    if self._asserts(span, whole=whole):
                        yield span

    def _stands_alone(self, sentence: Span, span: Span) -> bool:
        """Whether a part opens its sentence or is set off by a dash or a semicolon.

        What follows somebody's words after a comma or a closing mark mostly goes on with them, and
        must not be laid in the mouth of the outlet.
        """
        bullet = _BULLET.match(self.text, sentence.start, span.start)
        begins = bullet.end() if bullet else self._dateline(sentence)
        opens = not any(sign.isalnum() for sign in self.text[begins : span.start])
        return opens or any(sign in _SET_OFF for sign in self.text[max(0, span.start - 4) : span.start])

    def _trimmed(self, part: Span) -> Span | None:
        """The part without marks at its edges and without joining words left dangling at its end."""
        bullet = _BULLET.match(self.text, part.start, part.end)
        part = Span(bullet.end(), part.end) if bullet and bullet.end() < part.end else part
        part = Span(self._dateline(part), part.end)
        words = self.text[part.start : part.end]
        start = part.start + len(words) - len(words.lstrip(_EDGE_LEFT))
        kept = words.rstrip(_EDGE_RIGHT)
        cut = not words.rstrip("\"'”’») ").endswith((".", "!", "…"))
        while dangling := _DANGLING.search(kept) or (_CUT.search(kept) if cut else None):
            kept = kept[: dangling.start()].rstrip(_EDGE_RIGHT)
        end = part.start + len(kept)
        return Span(start, end) if start < end else None

    def _dateline(self, part: Span) -> int:
        """Where a part begins behind the dateline that opens its line."""
        found = _DATELINE.match(self.text, part.start, part.end)
        opens = part.start == 0 or self.text[part.start - 1] == "\n"
        if found is None or not opens or not settlement(found["place"].title()):
            return part.start
        aside = any(dash in self.text[found.end() : part.end] for dash in (" — ", " – ", " -- ", " - "))
        return part.start if aside and not found["more"] and not found["place"].isupper() else found.end()

    def _asserts(self, span: Span, *, whole: bool) -> bool:
        first, last = bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)
        words = [
            self.text[a:b].lower()
            for a, b in zip(self.starts[first:last], self.ends[first:last], strict=True)
        ]
        said = [word for word in words if word[0].isalnum()]
        if _MOST_QUOTED * len(words) < int(self.quoted[first:last].sum()):
            return False
        if len(said) < (_SHORTEST if whole else _SHORTEST + 2) or said[0] in _PERSONAL:
            return False
        if "i" in said or self._supposes(words, first) or self.clauses.reports(first, last):
            return False
        return any(self.finite[first:last]) and any(word in self.happenings for word in said)

    def _supposes(self, words: Sequence[str], first: int) -> bool:
        """Whether a passage supposes or defines, and tells nothing that has happened beside."""
        tags = [self.pos[first + at] for at in range(len(words))]
        verbs = [at for at, tag in enumerate(tags) if tag in _FINITE]
        if not verbs or "VERB_PAST" in tags:
            return words[:1] != [] and words[0] in _CONDITIONS and "VERB_PAST" not in tags
        ability = words[verbs[0]] == "can"
        conditional = not _CONDITIONS.isdisjoint(words) and any(words[at] in _SUPPOSING for at in verbs)
        after = verbs[0] + 1
        named = after < len(words) and (words[after] in _MEASURES or tags[after] == "NUMBER")
        defines = words[verbs[0]] in _COPULAS and len(verbs) == 1 and named
        return ability or conditional or defines or words[0] in _CONDITIONS


def _whole(relation: Relation) -> Spans:
    """The spans of a relation; not a source far before its cue, the subject of a clause of its own."""
    far = relation.source and relation.cue and relation.cue[0].start - relation.source[-1].end > _FAR
    return (() if far else relation.source) + relation.cue + relation.content


def _left_over(sentence: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """What of a sentence no span of `taken` (sorted) touches."""
    at = sentence.start
    for span in taken[max(0, bisect_left(taken, (sentence.start,)) - 40) :]:
        if span.start >= sentence.end:
            break
        if span.end <= at:
            continue
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < sentence.end:
        yield Span(at, sentence.end)

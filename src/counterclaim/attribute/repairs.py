"""What the press's conventions say about a relation that the model left unfinished.

Each repair is a convention of written English, not of any one report, and moves spans only within the
relation's own sentence: a quotation that opens right after a cue is what the cue says; in "according to
X" the source is X; a parenthesis between dashes does not end what is said; the "it" of "it is unclear"
is nobody; and where somebody says that a thing is not so, "Instead, …" goes on to say how it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from counterclaim.attribute.relation import Relation
from counterclaim.records import Span, Spans
from counterclaim.text.sentences import sentences

# Repairs stay within a sentence: no more relations than these before and after one can be in their way.
_NEAR = 30
_ACCORDING = re.compile(r"(according to|in the words of|citing)\s+(\S.*)", re.I | re.S)
_BARE = re.compile(r"according to", re.I)
# A pronoun behind "according to", and what shows that it stands alone.
_POINTED = re.compile(
    r"\s(him|her|them|this)(?=[,.;:]|\s(?:there|it|he|she|they|we|the|an?|no|nobody|some|all|his|her|its|their)\b)"
)
_QUOTED = re.compile(
    r"[,:]?\s*(?:[\"“]([^\"“”\n]+)[\"”\n]|«([^«»\n]+)»|„([^„“”\n]+)[“”]"
    r"|‘([^‘\n]{3,600}?)’(?!\w)|'([^'\n]{3,600}?(?:'\w[^'\n]{0,600}?){0,8})'(?!\w))"
)
_OPENERS = "\"“„«‘'"
_NEXT_QUOTED = re.compile(
    r"[^.!?\"“”„«»\n]{0,120}\.\s{1,2}(?:[\"“„](?P<double>[^\"“”„\n]{3,2000})|«(?P<pointed>[^«»\n]{3,2000})|[‘'](?=\w)(?P<single>[^‘’'\n]{3,2000}))"
)
_AS_SAYING = re.compile(r"(?:was|were|is|are|been|being)\s(?:\w+ly\s)?(?:quoted|cited|reported)\s+as\s", re.I)
# The report's own word on what somebody says, at the end of a sentence.
_COMMENT = re.compile(
    r"(?:^|,\s)an?\s(?:\w+\s){0,2}(?:claim|charge|assertion|allegation|accusation|suggestion)"
    r"(?:\s(?:\w+ly\s)?(?:dismissed|rejected|denied|disputed|refuted|contradicted|condemned)\sby\b[^,.!?\n]*)?$"
)
# Words of a name with its title.
_NAME = 8
_EXPLETIVE = re.compile(r"(?:is|was|remains|remained|has been|'s|’s)\b(?!.*ing$)", re.I)
_NEGATED = re.compile(r"\b(?:not|no|never|nobody|nothing|neither|nor|denied|denies|deny)\b|n[’']t\b", re.I)
_CONTRAST = re.compile(r"(?:Instead|Rather),\s")
_DASHES = re.compile(r"\s*[—–]\s?[^.!?\n—–]{2,120}[—–]\s?([^.!?\n]{3,})")

# Characters within which the sentence after a denial ends.
_NEXT = 2000


def repaired(relations: Sequence[Relation], text: str) -> list[Relation]:
    """The relations with what their conventions ask for; no content is given to two of them."""
    done: list[Relation] = []
    for number, relation in enumerate(relations):
        others = [*done[-_NEAR:], *relations[number + 1 : number + 1 + _NEAR]]
        taken = tuple(span for one in others for span in one.source + one.cue + one.content)
        mended = _as_saying(_expletive(relation, text), text)
        mended = _quoted(_according(mended, text), text, taken)
        whole = _contrasted(_over_dashes(mended, text, taken), text, taken)
        done.append(_uncommented(_resumed(whole, text, taken), text))
    return done


def _expletive(relation: Relation, text: str) -> Relation:
    """ "It is difficult to confirm" is said by nobody."""
    said = [span.of(text).lower() for span in relation.source]
    expletive = said == ["it"] and relation.cue and _EXPLETIVE.match(relation.cue[0].of(text))
    return replace(relation, source=()) if expletive else relation


def _according(relation: Relation, text: str) -> Relation:
    """ "according to this" said by nobody is "according to" said by "this"."""
    if relation.source or len(relation.cue) != 1:
        return relation
    cue = relation.cue[0]
    found = _ACCORDING.fullmatch(text, cue.start, cue.end)
    alone = _POINTED.match(text, cue.end) if found is None else None
    if alone and _BARE.fullmatch(text, cue.start, cue.end):
        said = Span(*alone.span(1))
        opened = (_behind(said, one, text) for one in relation.content)
        return replace(relation, source=(said,), content=tuple(one for one in opened if one))
    if found is None:
        return relation
    return replace(relation, cue=(Span(*found.span(1)),), source=(Span(*found.span(2)),))


def _behind(said: Span, content: Span, text: str) -> Span | None:
    """A content without the pronoun that it was run together with."""
    if not said.overlaps(content):
        return content
    rest = text[said.end : content.end].lstrip(" ,;:.")
    return Span(content.end - len(rest), content.end) if rest else None


def _as_saying(relation: Relation, text: str) -> Relation:
    """Who "was quoted as saying" something says it, though the reader took the name for what is said."""
    cue = relation.cue[0] if len(relation.cue) == 1 else None
    if cue is None or not _AS_SAYING.match(text, cue.start, cue.end):
        return relation
    if relation.source and relation.source[0].end <= cue.start:
        return relation
    names = [span for span in relation.content if 0 < cue.start - span.end <= 2]
    rest = tuple(span for span in relation.content if span not in names)
    if len(names) != 1 or not rest or len(names[0].of(text).split()) > _NAME:
        return relation
    return replace(relation, source=(names[0],), content=rest)


def _quoted(relation: Relation, text: str, taken: Spans) -> Relation:
    """The quotation right after a cue becomes its content; what stood before the cue is then its source."""
    if not relation.cue:
        return relation
    cue = relation.cue[-1]
    found = _QUOTED.match(text, cue.end)
    if found is None:
        return relation
    said = Span(*next(found.span(i) for i in (1, 2, 3, 4, 5) if found[i]))
    before = tuple(span for span in relation.content if span.end <= cue.start)
    after = tuple(span for span in relation.content if span.start >= cue.end)
    if any(said.overlaps(span) for span in (*taken, *before)) or relation.source:
        return relation
    held = any(said.overlaps(span) for span in after)
    if len(before) == 1 and len(before[0].of(text).split()) <= 6:
        return replace(relation, source=before, content=after if held else (said,))
    return relation if held else relation.with_content(tuple(sorted((*relation.content, said))))


def _over_dashes(relation: Relation, text: str, taken: Spans) -> Relation:
    """What is said goes on after a parenthesis between dashes, to the end of the sentence."""
    if not relation.content or not relation.cue or relation.content[-1].start < relation.cue[-1].end:
        return relation
    last = relation.content[-1]
    found = _DASHES.match(text, last.end)
    if found is None:
        return relation
    longer = Span(last.start, last.start + len(text[last.start : found.end()].rstrip(" .,;:—–")))
    if any(longer.overlaps(span) for span in taken):
        return relation
    return relation.with_content((*relation.content[:-1], longer))


def _contrasted(relation: Relation, text: str, taken: Spans) -> Relation:
    """After a content that denies something, the next sentence says what was so "instead"."""
    if not relation.source or not relation.content:
        return relation
    last = relation.content[-1]
    if not _NEGATED.search(" ".join(span.of(text) for span in (*relation.cue, last))):
        return relation
    end = text.find("\n", last.end)
    rest = text[last.end : min(end if end >= 0 else len(text), last.end + _NEXT)]
    line = list(islice(sentences(rest), 2))
    if len(line) < 2 or not _CONTRAST.match(line[1].of(rest)):
        return relation
    words = line[1].of(rest)
    start = last.end + line[1].start
    more = Span(start + _CONTRAST.match(words).end(), start + len(words.rstrip(" .")))  # type: ignore[union-attr]
    if any(more.overlaps(span) for span in taken):
        return relation
    return relation.with_content((*relation.content, more))


def _uncommented(relation: Relation, text: str) -> Relation:
    """What is said without the report's own word on it: "…, a claim dismissed by historians"."""
    kept = []
    for span in relation.content:
        comment = _COMMENT.search(span.of(text))
        if comment is None or text[max(0, span.start - 1)] in _OPENERS:
            kept.append(span)
        elif comment.start():
            kept.append(Span(span.start, span.start + comment.start()))
    return relation.with_content(tuple(kept)) if kept and tuple(kept) != relation.content else relation


def _resumed(relation: Relation, text: str, taken: Spans) -> Relation:
    """ "…," said Doe. "…" goes on with Doe's words: the quotation that opens right behind the tag."""
    if not relation.source or not relation.cue or not relation.content:
        return relation
    first, end = relation.content[0], max(relation.source[-1].end, relation.cue[-1].end)
    marked = text[max(0, first.start - 1)] in _OPENERS
    if not marked or first.start > relation.cue[0].start:
        return relation
    found = _NEXT_QUOTED.match(text, end)
    if found is None:
        return relation
    more = Span(*found.span(found.lastgroup or 0))
    more = Span(more.start, more.start + len(more.of(text).rstrip(" .,")))
    if any(more.overlaps(span) for span in (*taken, *relation.content)):
        return relation
    return relation.with_content(tuple(sorted((*relation.content, more))))

"""Readings made by hand: a text in which roles, names and finite verbs are marked by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from counterclaim.model.distance import DISTANCE_EDGES
from counterclaim.model.labels import ENTITY_TAGS, POS_TAGS, ROLE_TAGS
from counterclaim.records import Maker, Mark, ModelCard, Reading, Report, Span, sha256
from counterclaim.text.words import word_offsets

SURE = 20.0
_FORBIDDEN = -1e4
_LINKS = 16
_VERBS = re.compile(
    r"(?:is|are|was|were|has|have|had|fell|hit|struck|killed|said|says|destroyed|retook|claims?|told|believes|wants|appears|showed|disclosed|struck|spoke|estimates|reports|put"
    r"|complained|reported|pointed|written|opposes|supposed|approved|agreed|quoted|sent|warned|burned|denied|added|issued|called|asked|offered|read|voiced|appeared)$"
)
_PRESENT = {"is", "are", "has", "have", "says", "claim", "claims", "believes", "wants"}
_KINDS = {
    "DETERMINER": {"the", "a", "an", "this"},
    "PRONOUN": {"he", "she", "it", "they", "him", "them"},
    "PREPOSITION": {
        "of",
        "in",
        "on",
        "at",
        "that",
        "as",
        "by",
        "with",
        "if",
        "about",
        "after",
        "according",
        "to",
    },
    "CONJUNCTION": {"and", "but", "or"},
    "ADVERB": {"previously", "also", "then", "not", "never", "publicly", "only"},
    "VERB_BASE": {"accuse", "blame", "do", "say"},
    "VERB_ING": {"accusing", "blaming", "saying", "calling"},
    "VERB_PARTICIPLE": {"alleged", "branded", "faulted"},
    "MODAL": {"could"},
    "ADJECTIVE": {"fearful", "aghast", "worried"},
    "TO": {"to"},
    "WH_WORD": {"who", "which"},
}


def card() -> ModelCard:
    transitions = np.zeros((len(ROLE_TAGS), len(ROLE_TAGS)), dtype=np.float32)
    for column, tag in enumerate(ROLE_TAGS):
        for row, before in enumerate(ROLE_TAGS):
            if tag.startswith("I-") and before[2:] != tag[2:]:
                transitions[row, column] = _FORBIDDEN
    none = np.zeros(2, dtype=np.float32)
    return ModelCard(
        name="by hand",
        version="0",
        weights_sha256="0" * 64,
        roles=ROLE_TAGS,
        entities=ENTITY_TAGS,
        pos=POS_TAGS,
        transitions=transitions,
        start=np.zeros(len(ROLE_TAGS), dtype=np.float32),
        end=np.zeros(len(ROLE_TAGS), dtype=np.float32),
        distance_edges=np.array(DISTANCE_EDGES, dtype=np.int32),
        distance_bias=np.zeros((2, len(DISTANCE_EDGES) + 1), dtype=np.float32),
        no_cue=none + 1,
        no_span=none + 1,
    )


def reading(
    marked: str,
    *,
    names: dict[str, str] | None = None,
    furniture: Sequence[str] = (),
    inside: Sequence[str] = (),
) -> Reading:
    """The reading of a text with roles in brackets: `{s1:He} {c1:said} {t1:the town fell}.`

    s, c and t are source, cue and content; the number ties them. `names` gives words their entity label.
    `inside` are parts of the text, marked as the reader sees them when it reads each by itself.
    """
    text, spans = _unmark(marked)
    offsets = word_offsets(text)
    count = len(offsets)
    roles = np.zeros((count, len(ROLE_TAGS)), dtype=np.float32)
    roles[:, 0] = SURE
    query, key = np.zeros((count, _LINKS), np.float32), np.zeros((count, _LINKS), np.float32)
    for kind, number, span in spans:
        for at, word in enumerate(_under(offsets, span)):
            roles[word] = 0
            roles[word, ROLE_TAGS.index(f"{'I' if at else 'B'}-{kind}")] = SURE
            (key if kind == "cue" else query)[word, number] = SURE**0.5
    report = Report(
        bytes_sha256=sha256(text.encode()),
        locator="by-hand.txt",
        text=text,
        reader=Maker("text", "1"),
        language="en",
        marks=tuple(Mark("furniture", Span(text.index(w), text.index(w) + len(w))) for w in furniture),
    )
    made = Reading(
        report, card(), offsets, roles, query, key, _entities(text, offsets, names or {}), _pos(text, offsets)
    )
    return replace(made, inside=tuple(_part(made, reading(one)) for one in inside))


def _part(whole: Reading, part: Reading) -> Reading:
    """A part's reading with its words at their places in the whole text."""
    words = part.words + whole.report.text.index(part.report.text)
    return replace(part, report=whole.report, words=words.astype(np.int32))


def _unmark(marked: str) -> tuple[str, list[tuple[str, int, Span]]]:
    text, spans = "", []
    kinds = {"s": "source", "c": "cue", "t": "content"}
    for part in re.split(r"(\{[sct]\d+:[^}]*\})", marked):
        tag = re.fullmatch(r"\{([sct])(\d+):([^}]*)\}", part)
        if tag:
            spans.append((kinds[tag[1]], int(tag[2]), Span(len(text), len(text) + len(tag[3]))))
        text += tag[3] if tag else part
    return text, spans


def _under(offsets: np.ndarray, span: Span) -> list[int]:  # type: ignore[type-arg]
    return [i for i, (start, end) in enumerate(offsets.tolist()) if start < span.end and end > span.start]


def _entities(text: str, offsets: np.ndarray, names: dict[str, str]) -> np.ndarray:  # type: ignore[type-arg]
    labels = np.zeros(len(offsets), dtype=np.uint8)
    for name in sorted(names, key=len):
        for found in re.finditer(re.escape(name), text):
            for at, word in enumerate(_under(offsets, Span(*found.span()))):
                labels[word] = ENTITY_TAGS.index(f"{'I' if at else 'B'}-{names[name]}")
    return labels


def _pos(text: str, offsets: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    return np.array(
        [POS_TAGS.index(_tag(text[start:end].lower())) for start, end in offsets.tolist()], dtype=np.uint8
    )


def _tag(word: str) -> str:
    """A word's kind by a list; whatever is on none is a noun."""
    if _VERBS.match(word):
        return "VERB_PRESENT" if word in _PRESENT else "VERB_PAST"
    if not word[0].isalnum():
        return "PUNCTUATION"
    return next((kind for kind, words in _KINDS.items() if word in words), "NOUN")

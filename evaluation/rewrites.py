"""Planted rewrites: what a desk does to a story it takes over, done to an article by rule.

Every kind keeps at least three sentences. The same article and kind always give the same rewrite.
"""

from __future__ import annotations

import hashlib
import random
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from counterclaim.text.sentences import sentences

_LIST = Path(__file__).parent / "rewrites.toml"
_QUOTED = re.compile(r"([\"“])([^\"”]{40,1000})([\"”])")
_LEAD = "This is what was known by the evening, as far as our desk could gather it from those concerned."
_BACKGROUND = "Nothing more could be learned at first, and several of those asked did not wish to be named."
_GROUP = 3  # sentences that stay together, for the articles have no paragraphs

Sentences = Sequence[str]


def truncated(told: Sentences, _: random.Random) -> list[str]:
    """The first half."""
    return list(told[: max(3, len(told) // 2)])


def reordered(told: Sentences, draw: random.Random) -> list[str]:
    """Groups of sentences in another order, three in ten left out."""
    groups = [told[start : start + _GROUP] for start in range(0, len(told), _GROUP)]
    kept = draw.sample(groups, k=max(1, round(0.7 * len(groups))))
    return [sentence for group in kept for sentence in group]


def reworded(told: Sentences, draw: random.Random) -> list[str]:
    """Synonyms put for two in three of the words that have one."""
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, _synonyms())) + r")\b", re.IGNORECASE)
    return [pattern.sub(lambda match: _synonym(match.group(), draw), sentence) for sentence in told]


def new_lead(told: Sentences, _: random.Random) -> list[str]:
    """Another lead, the first two sentences dropped, and a closing sentence of the desk's own."""
    return [_LEAD, *told[2:], _BACKGROUND] if len(told) > 4 else [_LEAD, *told, _BACKGROUND]


def unquoted(told: Sentences, _: random.Random) -> list[str]:
    """Long quotations cut to their first words, sentences that are all quotation left out."""
    kept = [sentence for sentence in told if not sentence.startswith(('"', "“"))]
    return [_QUOTED.sub(_shortened, sentence) for sentence in (kept if len(kept) > 2 else told)]


def heavy(told: Sentences, draw: random.Random) -> list[str]:
    """All at once, but for the cut."""
    return new_lead(reworded(reordered(unquoted(told, draw), draw), draw), draw)


def worked_in(told: Sentences, draw: random.Random, host: Sentences) -> list[str]:
    """A third of the article, in one piece, in the middle of another."""
    size = max(3, len(told) // 3)
    start = draw.randrange(max(1, len(told) - size))
    middle = len(host) // 2
    return [*host[:middle], *told[start : start + size], *host[middle:]]


KINDS: Mapping[str, Callable[[Sentences, random.Random], list[str]]] = {
    "truncated": truncated,
    "reordered": reordered,
    "reworded": reworded,
    "new lead": new_lead,
    "unquoted": unquoted,
    "heavy": heavy,
}


def rewrite(text: str, kind: str, host: str) -> str:
    """The article rewritten; `host` is the text that it is worked into, where the kind does that."""
    draw = random.Random(hashlib.sha256(f"{kind} {text}".encode()).digest())
    told = cut(text)
    return " ".join(KINDS[kind](told, draw) if kind in KINDS else worked_in(told, draw, cut(host)))


def cut(text: str) -> list[str]:
    """The sentences of a text."""
    return [span.of(text) for span in sentences(text)]


def _shortened(match: re.Match[str]) -> str:
    return match[1] + " ".join(match[2].split()[:6]) + match[3]


@cache
def _synonyms() -> dict[str, str]:
    pairs: dict[str, str] = tomllib.loads(_LIST.read_text("utf-8"))["synonyms"]
    both = {**{new: old for old, new in pairs.items()}, **pairs}
    return dict(sorted(both.items(), key=lambda each: (-len(each[0]), each[0])))


def _synonym(word: str, draw: random.Random) -> str:
    new = _synonyms()[word.lower()]
    if draw.random() > 2 / 3:
        return word
    return new.capitalize() if word[0].isupper() else new

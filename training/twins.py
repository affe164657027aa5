"""An article's twin: the same words, but its parties, genders and given names exchanged.

Who says what stays. A reader that sees both with the same labels has no reason to lean on whose name it is:
counterfactual data augmentation (Lu et al., "Gender Bias in Neural Natural Language Processing", 2018).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from counterclaim.model.features import features
from counterclaim.model.pieces import PieceTable
from counterclaim.profiles import load_profile, shipped
from counterclaim.text.words import word_offsets, words_in
from training.corpus import Article

_LIST = Path(__file__).parent / "twins.toml"
# After these "her" is "him": nothing that she has follows.
_NOT_OWNED = frozenset(
    "a about after again and as at because before but by for from if in into of on or over that the to "
    "when while who with".split()
)
_NEXT = re.compile(r" ([^\W\d_]+)")


def twin(article: Article, table: PieceTable) -> Article | None:
    """The article with its names exchanged, word for word; None where it has none of them."""
    text = exchanged(article.text)
    offsets = word_offsets(text)
    if text == article.text or len(offsets) != len(article.offsets):
        return None
    words = words_in(text, offsets)
    return replace(
        article,
        text=text,
        twin_of=article.text,
        offsets=offsets,
        pieces=table.cut(words),
        features=features(text, offsets, words),
        gold=(),
    )


def exchanged(text: str) -> str:
    """The text with every name and word of the rows replaced by its counterpart."""
    pattern, counterparts = _rows()

    def counterpart(match: re.Match[str]) -> str:
        after = _NEXT.match(text, match.end())
        owned = after is not None and after[1].lower() not in _NOT_OWNED
        return counterparts[match[0]][0 if owned else -1]

    return pattern.sub(counterpart, text)


@cache
def _rows() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """The words to look for, and what each becomes: before what it owns, and elsewhere."""
    lists = tomllib.loads(_LIST.read_text("utf-8"))
    plain = {"his": ("her",), "him": ("her",), "her": ("his", "him")}
    for one, other in [*lists["words"], *lists["names"], *_parties()]:
        plain |= {one: (other,), other: (one,)}
    for profile in map(load_profile, shipped()):
        known = ((other, name) for other, name in profile.spellings if name in plain)
        plain |= {other: plain[name] for other, name in known if _as_long(other, name)}
    written = {
        form(word): tuple(map(form, others))
        for form in (str.upper, _capital, str)  # as they stand come last, so that they win
        for word, others in plain.items()
    }
    longest_first = sorted(written, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), written


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def _parties() -> Iterator[tuple[str, str]]:
    """The rows of the profiles whose two names have as many words, so that every label keeps its word."""
    for profile in map(load_profile, shipped()):
        for row in profile.swaps:
            if _as_long(row.first, row.second):
                yield row.first, row.second
                if row.what == "demonym":
                    yield row.first + "s", row.second + "s"


def _as_long(one: str, other: str) -> bool:
    return len(word_offsets(one)) == len(word_offsets(other))

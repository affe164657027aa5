"""The words and patterns of one language that show who passes words on; `chains.toml` holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.attribute.lexicon import one_of
from counterclaim.languages import load
from counterclaim.languages.forms import Words

# How many words may stand between a phrase and the link behind it.
_BETWEEN = r"(?:[ \t]+[^\s,.;:!?\"“”()]{1,30}){0,5}[ \t]*$"
# The marks that open and close a quoted title.
OPENING, _CLOSING = "\"“„«'‘", "\"”“»'’"
_CAPITAL = r"[^\W\d_a-z][\w&-]{0,40}(?:[’'][a-z]\b)?"


@dataclass(frozen=True, slots=True)
class ChainLexicon:
    """Patterns and words of one language's list."""

    outlets: re.Pattern[str]
    platforms: re.Pattern[str]
    nouns: re.Pattern[str]
    media: re.Pattern[str]
    titles: re.Pattern[str]
    shows: re.Pattern[str]
    passed_on: re.Pattern[str]
    told: re.Pattern[str]
    posted: re.Pattern[str]
    cited: re.Pattern[str]
    after: re.Pattern[str]
    to: re.Pattern[str]
    writing_for: re.Pattern[str]
    audience: Words
    counted: tuple[str, ...]
    bare: re.Pattern[str]
    on_air: tuple[str, ...]


@lru_cache(maxsize=8)
def chain_lexicon(language: str) -> ChainLexicon:
    """The chain words of a language (ISO 639-1)."""
    data = load(language, "chains")
    phrases, outlets = data["phrases"], data["outlets"]
    behind = {
        name: re.compile(one_of(phrases[name]).pattern + _BETWEEN, re.I)
        for name in ("passed_on", "told", "posted")
    }
    nouns = "|".join(sorted(outlets["nouns"], key=len, reverse=True))
    parts = "|".join(sorted(phrases["parts"], key=len, reverse=True))
    return ChainLexicon(
        outlets=_outlets(outlets["names"], outlets.get("last_words", ())),
        platforms=one_of(data["platforms"]["names"]),
        nouns=re.compile(
            rf"\b(?:the|this|a|an|state|local)[ \t]+(?:[^\W\d_]+[ \t]+){{0,3}}(?:{nouns})\b(?![ \t]+[A-Z])"
        ),
        media=_media(*(outlets.get(name, ()) for name in ("media", "media_of", "articles"))),
        titles=_titles(outlets.get("small", ())),
        shows=_shows(outlets.get("last_words", ()), outlets.get("articles", ())),
        passed_on=behind["passed_on"],
        told=behind["told"],
        posted=behind["posted"],
        cited=one_of(phrases["cited"], re.I),
        after=re.compile(rf"(?:[’']s?)?(?:[ \t]+(?:{nouns}|{parts}))+\b"),
        to=_before(phrases.get("to", ())),
        writing_for=_before(phrases.get("writing_for", ())),
        counted=tuple(phrases["counted"]),
        bare=re.compile(rf"(?:{_either(phrases.get('bare', ()))})\b(?![ \t]+air\b)", re.I),
        on_air=tuple(outlets.get("on_air", ())),
        audience=frozenset(data["audience"]["words"]),
    )


def _before(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for phrases that end right before a name; for none, one that never fits."""
    return re.compile(rf"\b(?:{_either(phrases)})[ \t]+(?:the[ \t]+)?$")


def _media(nouns: Iterable[str], of: Iterable[str], articles: Iterable[str]) -> re.Pattern[str]:
    """Outlets of a country or a kind without a name: "Norland state television", "local media"."""
    ends, kinds, none = (_either(words) for words in (nouns, of, articles))
    kind = rf"(?:(?!(?:{none})\b){_CAPITAL}|(?:{kinds})\b)"
    return re.compile(
        rf"(?<![\w-])(?:the[ \t]+)?{kind}(?:[ \t]+{kind}){{0,2}}[ \t]+(?:{ends})\b(?![ \t]+[A-Z])"
    )


def _titles(small: Iterable[str]) -> re.Pattern[str]:
    """Titles in quotation marks, two words or more, of which all but the small ones have a capital."""
    more = rf"(?:{_CAPITAL}|&|\d{{1,4}}|{_either(small)})"
    return re.compile(rf"(?<!\w)[{OPENING}]({_CAPITAL}(?:[ \t]+{more}){{1,8}}),?[{_CLOSING}](?!\w)")


def _shows(last_words: Iterable[str], articles: Iterable[str]) -> re.Pattern[str]:
    """Titles that are surely a programme's or a paper's: by an article, a last word, or their length."""
    first, last = _either(articles), _either(last_words)
    return re.compile(rf"(?:{first})[ \t].*|.*[ \t](?:{last})|\S+(?:[ \t]+\S+){{2,}}")


def _either(phrases: Iterable[str]) -> str:
    """Phrases as alternatives; for none, what never fits."""
    return "|".join(map(re.escape, phrases)) or r"(?!)"


def _outlets(names: Iterable[str], last_words: Iterable[str]) -> re.Pattern[str]:
    """Known outlets, and names of several words that end as those of outlets do.

    A language may leave `last_words` out, as it may the other tables that are asked for with a default.
    """
    known = one_of(names).pattern
    ends = "|".join(sorted(map(re.escape, last_words), key=len, reverse=True))
    if not ends:
        return re.compile(known)
    return re.compile(rf"(?<![\w’'-])(?:[A-Z][\w’'-]{{0,40}}[ \t]+){{1,4}}(?:{ends})(?!\w)|{known}")

"""A mention of a happening, described so that it can be laid beside another: all that `compare` looks at."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from itertools import islice

from counterclaim.languages import load
from counterclaim.reconcile.same_event.wording import family, function_words, rarity
from counterclaim.records import Claim, Place, Report, Span
from counterclaim.text.sentences import sentences

_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_STOP = frozenset(".;:!?")
_NEAR = 3
_FADE = 0.08
_LONGEST_SENTENCE = 120
_MOST_WORDS = 80
_POINTS = frozenset({"settlement", "site"})
_DAY = len("2022-07-29")


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a happening, in one document.

    `trigger` holds the words that name it, as families (`wording.family`); `phrase` all its words in small
    letters. `before` and `after` are the nearest content words, nearest first; `names` the capitalised
    words and `numbers` the numerals of its sentence; `context` the sentence's words and `passage` those of
    the sentences around it with the document's first one, both as vectors of length one. `places` are ids
    of settlements, or names where there is none; `areas` wider places. `days` is the first and last day it
    may have happened on (ISO 8601). `parties` are entities of the profile. `quantities` are (state, low,
    high).
    """

    id: str
    document: str
    sentence: int
    trigger: tuple[str, ...]
    phrase: frozenset[str] = frozenset()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    context: Mapping[str, float] = field(default_factory=dict)
    passage: Mapping[str, float] = field(default_factory=dict)
    kind: str | None = None
    places: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    days: tuple[str, str] | None = None
    published: str | None = None
    parties: frozenset[str] = frozenset()
    quantities: frozenset[tuple[str, float | None, float | None]] = frozenset()


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence's words say of a trigger among them; the fields are those of `Mention`."""

    trigger: tuple[str, ...]
    phrase: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    context: Mapping[str, float]


def mention_of(claim: Claim, report: Report) -> Mention:
    """A claim of a report as a mention; one without a happening has its content's first words around it."""
    at = claim.happening.trigger if claim.happening else claim.content[0]
    around = sentences_of(report.text)
    here = _sentence_of(at, around)
    sentence = around[here]
    said = wording_of(
        _tokens(report.text, sentence), [at] if claim.happening else [], claim.happening is not None
    )
    near = {0, *range(max(0, here - 1), min(len(around), here + 2))}
    return Mention(
        id=claim.key,
        document=claim.report,
        sentence=here,
        trigger=said.trigger,
        phrase=said.phrase,
        before=said.before,
        after=said.after,
        names=said.names,
        numbers=said.numbers,
        context=said.context,
        passage=passage(word for n in sorted(near) for word in _tokens(report.text, around[n]).values()),
        kind=claim.happening.kind if claim.happening else None,
        places=frozenset(_place_id(place, report) for place in claim.places if _is_scene(place, claim)),
        areas=frozenset(_place_id(place, report) for place in claim.places if place.level not in _POINTS),
        days=_days(claim),
        published=_published(report),
        parties=frozenset(party.entity for party in (*claim.actors, *claim.targets) if party.entity),
        quantities=frozenset(
            (quantity.state or quantity.unit, quantity.low, quantity.high) for quantity in claim.quantities
        ),
    )


@lru_cache(maxsize=64)
def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of a text, the whole where it has none; kept for the next claims of the same report."""
    return tuple(sentences(text)) or (Span(0, len(text)),)


def _sentence_of(at: Span, around: Sequence[Span]) -> int:
    """The number of the first sentence that the span is in; 0 where it is in none."""
    here = bisect_right(around, at.start, key=lambda span: span.end)
    return here if here < len(around) and around[here].overlaps(at) else 0


@lru_cache(maxsize=256)  # the claims of one report look at the same few sentences
def _tokens(text: str, sentence: Span) -> Mapping[Span, str]:
    """The words and stops of a sentence by their place in the text."""
    found = _TOKEN.finditer(text, sentence.start, sentence.end)
    return {Span(*match.span()): match[0] for match in islice(found, _LONGEST_SENTENCE)}


def _is_scene(place: Place, claim: Claim) -> bool:
    """Whether it is told to happen in this settlement, and not by its government ("the capital denied it").

    A settlement that only names somebody has no point; of kinds that move forces none has one.
    """
    moving = claim.happening is not None and claim.happening.kind in _moving_kinds()
    return place.level in _POINTS and (place.point is not None or moving)


@cache
def _moving_kinds() -> frozenset[str]:
    return frozenset(name for name, kind in load("en", "kinds")["kinds"].items() if kind.get("moves"))


def _place_id(place: Place, report: Report) -> str:
    return place.entry or family(place.span.of(report.text))


def _days(claim: Claim) -> tuple[str, str] | None:
    """The first and last day, where both are known to the day."""
    time = claim.time
    if time is None or time.start is None or time.end is None:
        return None
    first, last = time.start[:_DAY], time.end[:_DAY]
    return (first, last) if _is_day(first) and _is_day(last) else None


def _published(report: Report) -> str | None:
    day = report.published.value[:_DAY] if report.published else ""
    return day if _is_day(day) else None


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def wording_of(tokens: Mapping[Span, str], triggers: Iterable[Span], named: bool = True) -> Said:
    """What the tokens of one sentence say of the trigger that `triggers` covers; none where not `named`."""
    spans = list(triggers)
    words = list(tokens.values())
    at = [n for n, span in enumerate(tokens) if any(span.overlaps(one) for one in spans)] if named else []
    phrase = [word for n in at for word in _WORD.findall(words[n])]
    content = tuple(family(word) for word in phrase if family(word) not in function_words())
    rest = [(n, word) for n, word in enumerate(words) if n not in set(at)]
    first, last = (at[0], at[-1]) if at else (len(words), len(words))
    return Said(
        trigger=content or tuple(family(word) for word in phrase),
        phrase=frozenset(word.lower() for word in phrase),
        before=tuple(islice(_content(word for n, word in reversed(rest) if n < first), _NEAR)),
        after=tuple(islice(_content(word for n, word in rest if n > last), _NEAR)),
        names=frozenset(word.lower() for n, word in rest if n and _is_name(word)),
        numbers=frozenset(word for word in words if any(letter.isdigit() for letter in word)),
        context=_length_one(_context(rest, at)),
    )


def _content(words: Iterable[str]) -> Iterator[str]:
    """The content words as families, up to the next full stop."""
    for word in words:
        if word in _STOP:
            return
        yield from _families(word)


@lru_cache(maxsize=1 << 16)
def _families(token: str) -> tuple[str, ...]:
    """The content words of a token as families."""
    bases = map(family, _WORD.findall(token))
    return tuple(base for base in bases if len(base) > 1 and base not in function_words())


def _is_name(word: str) -> bool:
    return word[0].isupper() and family(word) not in function_words()


def _context(rest: Iterable[tuple[int, str]], at: list[int]) -> dict[str, float]:
    """Each word's rarity, fading with its distance from the trigger."""
    found: dict[str, float] = {}
    for n, token in rest:
        distance = min((abs(n - place) for place in at), default=0)
        for base in _families(token):
            found[base] = max(found.get(base, 0.0), rarity(base) / (1 + _FADE * distance))
    return found


def passage(words: Iterable[str]) -> dict[str, float]:
    """The rarest words of a passage by how often they stand there, as a vector of length one."""
    counts = Counter(base for word in words for base in _families(word))
    weights = {base: (1 + math.log(count)) * rarity(base) for base, count in counts.items()}
    kept = sorted(weights, key=lambda base: (-weights[base], base))[:_MOST_WORDS]
    return _length_one({base: weights[base] for base in sorted(kept)})


def _length_one(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}

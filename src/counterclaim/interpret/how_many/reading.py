"""All mentions of one text in reading order, each with its fate, and how they hang together."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.interpret.how_many.counted import Counted, counted
from counterclaim.interpret.how_many.fates import Fates
from counterclaim.interpret.how_many.lexicon import Lexicon
from counterclaim.interpret.how_many.mention import Mention
from counterclaim.interpret.how_many.not_counts import is_count
from counterclaim.interpret.how_many.numerals import Numeral, numeral
from counterclaim.interpret.how_many.persons import person, stands_alone
from counterclaim.interpret.how_many.words import Words
from counterclaim.interpret.how_many.zero import nobody

_GAP = 3
_PART_GAP = 14
_NEAR = 4
_MEASURED = frozenset({"km", "m", "km2", "percent", "money", "tonnes"})
_COLLECTIVE_FATES = frozenset({"killed", "shot", "wounded"})


def mentions(words: Words, lexicon: Lexicon) -> list[Mention]:
    """Numbers, persons and "nobody", in order and without overlap."""
    fates = Fates(words, lexicon)
    found: list[Mention] = []
    for at, word in enumerate(words.lower):
        if not (word in lexicon.starts or word[0].isdecimal()) or (found and at <= found[-1].last):
            continue
        mention = _mention(words, at, lexicon, fates)
        if mention is not None:
            _add(found, mention)
    return [one for one in _shared(found, words, lexicon) if _says_something(one, lexicon)]


def _add(found: list[Mention], mention: Mention) -> None:
    """Adds a mention; a longer reading of the same phrase ("a teen", "a teen cyclist") takes its place."""
    if found and mention.first <= found[-1].last:
        if mention.first < found[-1].first or found[-1].form in ("number", "collective"):
            return
        found.pop()
    found.append(mention)


def _mention(words: Words, at: int, lexicon: Lexicon, fates: Fates) -> Mention | None:
    word = words.lower[at]
    if lexicon.has("nobody", word):
        return nobody(words, at, lexicon, fates)
    if word in lexicon.numbers.collectives:
        return _collective(words, at, lexicon)
    number = numeral(words, at, lexicon)
    if number is None:
        return person(words, at, lexicon, fates)
    if is_count(words, number, lexicon):
        return _numbered(words, number, lexicon, fates)
    return person(words, at, lexicon, fates) if lexicon.has("age_suffix", number.suffix) else None


def _collective(words: Words, at: int, lexicon: Lexicon) -> Mention | None:
    """ "a double murder", "a triple shooting"."""
    value = float(lexicon.numbers.collectives[words.lower[at]])
    for fate in lexicon.fates["noun_of"].get(words.at(at + 1), ()):
        if fate in _COLLECTIVE_FATES:
            return Mention(at, at + 1, value, value, "people", "collective", fate=fate, side="inside")
    return None


def _numbered(words: Words, number: Numeral, lexicon: Lexicon, fates: Fates) -> Mention | None:
    what = counted(words, number, lexicon)
    mention = fates.of(_as_mention(number, what, words, lexicon))
    if mention.form == "number":
        return mention if mention.fate or mention.unit else None
    if mention.unit in _MEASURED:
        return mention
    alone = number.core == number.last and not what.unit
    return mention if mention.fate and not (alone and not stands_alone(words, number.core, lexicon)) else None


def _as_mention(number: Numeral, what: Counted, words: Words, lexicon: Lexicon) -> Mention:
    last = max(number.last, what.last)
    single = number.low == number.high == 1 and not number.vague
    return Mention(
        first=number.first,
        last=last,
        low=_scaled(number.low, what.factor),
        high=_scaled(number.high, what.factor),
        unit=what.unit,
        form="one" if single else "number",
        approximate=number.approximate,
        noun=None if what.empty else (what.first, what.last),
        other=not lexicon.sets["on_top"].isdisjoint(words.around(number.first, last)),
    )


def _scaled(value: float | None, factor: float) -> float | None:
    """Ten significant digits: what a conversion adds beyond them is noise of the machine."""
    return None if value is None else float(f"{value * factor:.10g}")


def _says_something(mention: Mention, lexicon: Lexicon) -> bool:
    """A number says something of what it counts; a person alone only where harm came to him or her."""
    if mention.form in ("number", "collective") or mention.unit in _MEASURED:
        return bool(mention.fate or mention.unit)
    if mention.form == "one":
        return bool(mention.fate)
    return lexicon.has("harm" if mention.form == "bare" else "personal", mention.fate)


def _shared(found: list[Mention], words: Words, lexicon: Lexicon) -> list[Mention]:
    """Shares fates between mentions that are joined by "and" or a comma, and with the parts of a whole."""
    for index in range(len(found) - 2, -1, -1):
        here, after = found[index], found[index + 1]
        if _open(here) and after.side == "right" and _can_share(here, after, words, lexicon):
            found[index] = here.with_fate(after.fate, "right")
    for index in range(1, len(found)):
        found[index] = _from_before(found[index - 1], found[index], words, lexicon)
    return found


def _from_before(before: Mention, here: Mention, words: Words, lexicon: Lexicon) -> Mention:
    """What a mention takes over from the one before it."""
    if _part_of(before, here, words, lexicon):
        return replace(here, part=True, fate=here.fate or before.fate, side=here.side or "part")
    if before.part and before.fate and not here.fate and _linked(before, here, words, lexicon):
        return replace(here, part=True, fate=before.fate, side="part")
    if _open(here) and before.side in ("left", "joined") and _can_share(here, before, words, lexicon):
        return here.with_fate(before.fate, "joined")
    return here


def _open(mention: Mention) -> bool:
    """Whether nothing is said of what became of it, not even that it did not."""
    return not mention.fate and not mention.side


def _can_share(here: Mention, other: Mention, words: Words, lexicon: Lexicon) -> bool:
    """Whether two are joined, and what became of the other can have become of this: no tank is killed."""
    if other.fate not in lexicon.fate_units.get(here.unit or "people", ()):
        return False
    before, after = (here, other) if here.first < other.first else (other, here)
    return _linked(before, after, words, lexicon)


def _linked(before: Mention, after: Mention, words: Words, lexicon: Lexicon) -> bool:
    """Whether nothing but "and", "or", "as well as" or a comma stands between."""
    between = words.around(before.last + 1, after.first - 1)
    between = [word for word in between if not lexicon.has("determiners", word)]
    return 0 < len(between) <= _GAP and all(lexicon.has("joints", word) for word in between)


def _part_of(before: Mention, after: Mention, words: Words, lexicon: Lexicon) -> bool:
    """Whether "including" or "among them" stands between the whole and its part."""
    if not after.people and after.unit != before.unit:
        return False
    gap = range(before.last + 1, after.first)
    if len(gap) > _PART_GAP or any(words.breaks(at) for at in gap):
        return False
    near = words.around(max(before.last + 1, after.first - _NEAR), after.first - 1)
    return not lexicon.sets["including"].isdisjoint(near)

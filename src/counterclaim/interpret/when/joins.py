"""Words that belong together made one: phrases, spelled-out numbers, short forms with a full stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.interpret.when.classes import LETTERS, Phrase, Value, Words

_NUMBER, _DAY, _FIGURE, _YEAR = (LETTERS[name] for name in ("number", "day", "figure", "year"))
_STOP, _HYPHEN, _AND = LETTERS["stop"], LETTERS["hyphen"], LETTERS["and"]
_SHORTENED = LETTERS["month"] + LETTERS["weekday"]
_LONGEST_SHORT_FORM = 5
# Months whose full names are no longer than short forms.
_FULL_NAMES = ("may", "june", "july")
_MOST_PARTS = 9
_MAGNITUDES = (100, 1000)
_DAYS_OF_MONTH = range(1, 32)
_CENTURIES = range(10, 22)
_YEARS = range(1000, 2101)

# First and last word (included), the letter and the value of what they make together.
Join = tuple[int, int, str, Value]


def joined(words: Words, at: Sequence[int], heads: Mapping[str, Sequence[Phrase]]) -> Words:
    """The words with everything joined that begins at one of the indexes `at`."""
    joins: list[Join] = []
    for index in at:
        if joins and index <= joins[-1][1]:
            continue
        join = _join_at(words, index, heads)
        if join:
            joins.append(join)
    return _with(words, joins) if joins else words


def _join_at(words: Words, index: int, heads: Mapping[str, Sequence[Phrase]]) -> Join | None:
    for parts, letter, value in heads.get(words.word(index), ()):
        if all(words.word(index + place) == part for place, part in enumerate(parts)):
            return index, index + len(parts) - 1, letter, value
    letter = words.letters[index]
    if letter == _NUMBER:
        return _spelled_number(words, index)
    if letter in _SHORTENED and _has_stop(words, index):
        return index, index + 1, letter, words.values[index]
    return None


def _has_stop(words: Words, index: int) -> bool:
    short = words.ends[index] - words.starts[index] < _LONGEST_SHORT_FORM
    return (
        short
        and words.word(index) not in _FULL_NAMES
        and words.word(index + 1) == "."
        and words.starts[index + 1] == words.ends[index]
    )


def _spelled_number(words: Words, index: int) -> Join | None:
    """Numbers in letters: "twenty-four", "two hundred and ten", and years said in two halves."""
    parts, end = [int(words.values[index])], index
    while len(parts) < _MOST_PARTS:
        link = 2 if words.letters[end + 1 : end + 2] == _HYPHEN else 1
        if words.letters[end + 1 : end + 2] == _AND and parts[-1] in _MAGNITUDES:
            link = 2
        follower = end + link
        if words.letters[follower : follower + 1] != _NUMBER or not _follows(parts, words, follower):
            break
        parts.append(int(words.values[follower]))
        end = follower
    ordinal = words.letters[end + 1 : end + 3]
    if parts[-1] in (20, 30) and ordinal.lstrip(_HYPHEN)[:1] == LETTERS["ordinal"]:
        last = end + (2 if ordinal[0] == _HYPHEN else 1)
        return index, last, LETTERS["ordinal"], parts[-1] + int(words.values[last])
    value, letter = _sum(parts)
    return index, end, letter, value


def _follows(parts: list[int], words: Words, index: int) -> bool:
    """Whether a number word goes on with the number: "twenty four", not "two three"."""
    before, value = parts[-1], int(words.values[index])
    if value in _MAGNITUDES:
        return before < value
    if before in _MAGNITUDES:
        return True
    if before in _CENTURIES and len(parts) == 1 and value >= 20:
        return True
    return before >= 20 and before % 10 == 0 and value < 10


def _sum(parts: list[int]) -> tuple[int, str]:
    if len(parts) > 1 and parts[0] in _CENTURIES and 20 <= parts[1] < 100:
        year = 100 * parts[0] + sum(parts[1:])
        return year, _YEAR
    total = current = 0
    for part in parts:
        if part in _MAGNITUDES:
            current = max(current, 1) * part
            total, current = total + current, 0
        else:
            current += part
    total += current
    return total, _YEAR if len(parts) > 1 and parts[:2] == [2, 1000] and total in _YEARS else _NUMBER


def _with(words: Words, joins: Sequence[Join]) -> Words:
    made, letters, done = Words(words.text), [], 0
    for first, last, letter, value in joins:
        letters += [words.letters[done:first], letter]
        made.starts += [*words.starts[done:first], words.starts[first]]
        made.ends += [*words.ends[done:first], words.ends[last]]
        made.values += [*words.values[done:first], value]
        done = last + 1
    letters.append(words.letters[done:])
    made.starts += words.starts[done:]
    made.ends += words.ends[done:]
    made.values += words.values[done:]
    made.letters = "".join(letters)
    return made

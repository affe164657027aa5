"""What words have to do with each other: their base forms, how rare they are, which mean nearly the same.

Everything here is read from one shipped table (`words.json.zlib`, made by training/same_event_words.py from
texts that may train what ships, WordNet 3.0 and a sentence encoder). It is the same for every corpus, so
that what two words are to each other never depends on what else was read.
"""

from __future__ import annotations

import json
import math
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.languages import word_list

_VOWEL = re.compile(r"[aeiouy]")
_KEPT_DOUBLE = frozenset("lsz")
_TAKES_E = frozenset("cuvgz")
_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Wording:
    """The table: in how many of `documents` texts a family stands, and what is not regular.

    `families` leads from a noun to the verb that it is made of ("acquisition": "acquire"); `alike` holds
    per cent of likeness for pairs of base forms, under each of the two.
    """

    documents: int
    counts: Mapping[str, float]
    irregular: Mapping[str, str]
    families: Mapping[str, str]
    alike: Mapping[str, Mapping[str, int]]


@cache
def wording() -> Wording:
    packed = (files(__package__) / "words.json.zlib").read_bytes()
    table = json.loads(zlib.decompress(packed))
    alike: dict[str, dict[str, int]] = {}
    for one, others in table["alike"].items():
        for other, percent in others.items():
            alike.setdefault(one, {})[other] = percent
            alike.setdefault(other, {})[one] = percent
    return Wording(table["documents"], table["counts"], table["irregular"], table["families"], alike)


@cache
def function_words() -> frozenset[str]:
    """Base forms that say nothing about what happened ("be", "of", "their")."""
    return word_list("en", "same_event.function_words")


@cache
def base_form(word: str) -> str:
    """A word's base form in small letters, by list or else by its ending."""
    lower = word.lower()
    return wording().irregular.get(lower) or regular_base(lower)


@cache
def family(word: str) -> str:
    """What a word's derivations share: the verb's base form for a noun made of a verb, else its own."""
    base = base_form(word)
    return wording().families.get(base, base)


@cache
def rarity(base: str) -> float:
    """The logarithm of how many texts one must read to meet a base form once."""
    table = wording()
    return math.log(table.documents / (table.counts.get(base, 0) + 1))


def likeness(one: str, other: str) -> float:
    """How near in meaning two base forms are: 1 for the same, 0 for all pairs that the table leaves out."""
    if one == other:
        return 1.0
    return wording().alike.get(one, {}).get(other, 0) / _PERCENT


def regular_base(word: str) -> str:
    """The base form that a regular English ending points to; no dictionary."""
    size = len(word)
    if size > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if size > 4 and word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if size > 3 and word[-1] == "s" and word[-2] not in "sui":
        return word[:-1]
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3 and _VOWEL.search(stem):
            return _stem_base(stem, ending)
    return word


def _stem_base(stem: str, ending: str) -> str:
    """The verb whose -ed or -ing form has this stem."""
    if ending == "ed" and stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] not in _KEPT_DOUBLE:
        return stem[:-1]
    return stem + "e" if stem[-1] in _TAKES_E else stem

"""What spellings of one name have in common: a plain key, and a coarser one for Slavic names."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

LONGEST = 80
"""Longer than any name of a place; what is longer has no key."""

_APOSTROPHES = re.compile("['’‘ʼʹ`´ʻʿʾ.]")
_GAPS = re.compile(r"[\W_]+")
_SHORTEST_MARK = 4


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "spelling.toml").read_text("utf-8"))


@cache
def rules_sha256() -> str:
    """The hash of the rules, however the file's lines end."""
    content = (files(__package__) / "spelling.toml").read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(content).hexdigest()


@cache
def _letters() -> dict[int, str]:
    return {ord(letter): plain for letter, plain in _rules()["letters"].items()}


@cache
def _cyrillic() -> dict[int, str]:
    return {ord(letter): latin for letter, latin in _rules()["cyrillic"].items()}


@cache
def _slavic() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(wrong), right) for step in _rules()["slavic"] for wrong, right in step["rules"]]


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The name in small plain letters, without marks, apostrophes and a leading "the"; "" for no name."""
    if len(name) > LONGEST:
        return ""
    plain = _folded(_folded(name).translate(_letters()))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _GAPS.sub(" ", _APOSTROPHES.sub("", plain)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    short = _rules()["short"]
    return (
        " ".join(short.get(word, word) for word in words[:-1]) + " " * (len(words) > 1) + "".join(words[-1:])
    )


def _folded(text: str) -> str:
    """In small letters and taken apart, however the letters are styled."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())


def is_cyrillic(name: str) -> bool:
    return any("Ѐ" <= letter <= "ӿ" for letter in name)


def latin(name: str) -> str:
    """A Cyrillic name letter by letter; letters of no table are left out."""
    table = _cyrillic()
    folded = name.casefold()
    return "".join(table.get(ord(letter), letter if not is_cyrillic(letter) else "") for letter in folded)


@lru_cache(maxsize=65536)
def slavic_mark(name: str) -> str:
    """What the Russian and the Ukrainian form of a name share in any romanisation; "" if too little is left.

    Meant for names that are known to be Slavic: it brings others together that have nothing in common.
    """
    mark = key(latin(name)) if is_cyrillic(name) else key(name)
    for wrong, right in _slavic():
        mark = wrong.sub(right, mark)
    return mark if len(mark.replace(" ", "")) >= _SHORTEST_MARK else ""

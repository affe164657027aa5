"""Who speaks, as a reader is told it: always in the report's own words, or its outlet's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from counterclaim.errors import UsageError
from counterclaim.languages import load
from counterclaim.records import Attribution, Report, SpeakerKind
from counterclaim.records.identity import sha256
from counterclaim.views.harmless import one_line

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ONE_OF_MANY = frozenset({"soldier", "witness", "intercept"})
_EDGE = " ,;:–—-"
NOBODY = "a source that the report does not name"


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """A speaker's name or description, its kind, and `key`: equal keys are shown as one speaker.

    A described speaker ("a spokesman") is nobody in particular outside its report, so its key holds
    the report; two reports that both quote "a spokesman" are never shown as quoting the same one.
    """

    words: str
    kind: SpeakerKind
    named: bool
    key: str


def speaker_label(report: Report, attribution: Attribution) -> SpeakerLabel:
    """The label of the attribution's speaker; `fitting` has seen to it that its name lies in the text."""
    if attribution.own_voice:
        return _own_voice(report)
    kind, name = attribution.speaker.kind, attribution.speaker.name
    if name is None:
        return SpeakerLabel(NOBODY, kind, False, _key("nobody", report.key))
    said = one_line(name.of(report.text)).rstrip(_EDGE) or NOBODY
    if kind != "unnamed" and is_name(said, report.language or "en", one_of_many=kind in _ONE_OF_MANY):
        return SpeakerLabel(said, kind, True, _key("named", _folded(said)))
    return SpeakerLabel(said, kind, False, _key("described", report.key, _folded(said)))


def own_voice_label(report: Report) -> str:
    """Whose voice the report is: where it was forwarded from, else its author, outlet, or file."""
    if report.chain:
        return one_line(report.chain[-1])
    known = report.author or report.outlet
    return one_line(known) if known and known.strip() else f"unknown outlet ({file_name(report.locator)})"


def file_name(locator: str) -> str:
    """The last part of a locator, which a person knows the file by."""
    path, mark, member = locator.partition("#")
    return one_line(PurePosixPath(path.rstrip("/")).name + mark + member) or one_line(locator)


def is_name(said: str, language: str = "en", *, one_of_many: bool = False) -> bool:
    """Whether the words name somebody: "Kyiv", "the Defence Ministry"; not "a Kyiv official", "he".

    Of one out of many (a soldier, a witness) a name must stand last: "Russian soldier" is none.
    """
    indefinite, definite, pronouns = _reference(language)
    found = _WORD.findall(said)
    if not found or found[0].lower() in indefinite or all(word.lower() in pronouns for word in found):
        return False
    rest = found[1:] if found[0].lower() in definite else found
    return any(_capital(word) for word in (rest[-1:] if one_of_many else rest))


def _capital(word: str) -> bool:
    """Whether the word has a capital, or is of a script without any."""
    return word[0].isupper() or (word[0].isalpha() and word[0].lower() == word[0].upper())


@lru_cache(maxsize=8)
def _reference(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The language's indefinite and definite words and its pronouns; English where it has no list."""
    try:
        words = load(language, "speakers")["reference"]
    except UsageError:
        words = load("en", "speakers")["reference"]
    pronouns = ("masculine", "feminine", "neuter", "plural", "relative", "first")
    return (
        frozenset(words["indefinite"]),
        frozenset(words["definite"]),
        frozenset(word for group in pronouns for word in words[group]),
    )


def _own_voice(report: Report) -> SpeakerLabel:
    label = own_voice_label(report)
    named = bool(report.chain or report.author or report.outlet)
    return SpeakerLabel(label, "own voice", named, _key("own voice", _folded(label) if named else report.key))


def _folded(said: str) -> str:
    """What two mentions of one name share: no case, no article in front, no possessive behind."""
    folded = said.casefold().replace("’", "'")
    return folded.removeprefix("the ").removesuffix("'s")


def _key(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass"))

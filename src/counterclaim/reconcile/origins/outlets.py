"""Outlets by name: in running text, and as a report's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from counterclaim.languages import load
from counterclaim.reconcile.origins.lexicon import table
from counterclaim.records import Report, Span

_WORD = re.compile(r"(?<![\w@#.])(?:[A-Z][\w&]*|dpa|the(?= [A-Z]))")
_REST = re.compile(r"[\w&.'’/-]")


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet's name in a text, and the one name that all its forms stand for."""

    span: Span
    outlet: str


def named_outlets(text: str) -> Iterator[Named]:
    """The names of outlets in reading order, the longest form at each place.

    A short name with an article ("the Post") is the outlet named before it with that last word, and
    no outlet where there is none.
    """
    after = 0
    full: dict[str, str] = {}
    for word in _WORD.finditer(text):
        if word.start() < after:
            continue
        for form, outlet in _forms().get(word.group(), ()):
            end = word.start() + len(form)
            if not text.startswith(form, word.start()) or _goes_on(text, end):
                continue
            after = end
            last = form.split()[-1]
            if form.startswith(("the ", "The ")):
                outlet = full.get(last, outlet if form.startswith("The ") else "")
            else:
                full[last] = outlet
            if outlet:
                yield Named(Span(word.start(), end), outlet)
            break


def _goes_on(text: str, end: int) -> bool:
    """Whether the last word of a form is only the beginning of a word there."""
    return text[end : end + 1].isalnum() or (
        text[end : end + 1] in "/-" and _REST.match(text, end + 1) is not None and text[end + 1].isalpha()
    )


def outlet_of(report: Report) -> str | None:
    """The report's outlet by its one name, from its name, its host or its URL; None where none is known."""
    if report.outlet:
        plain = report.outlet.split(" (")[0].strip()
        return _names().get(plain.casefold()) or _hosts().get(_host(plain)) or plain
    if report.url:
        host = _host(urlsplit(report.url).hostname or "")
        return _hosts().get(host, host) or None
    return None


@cache
def agencies() -> frozenset[str]:
    """The outlets whose text is made to be printed by others."""
    return frozenset(each["name"] for each in table("outlet") if each.get("agency"))


def _host(name: str) -> str:
    return name.casefold().removeprefix("www.")


@cache
def _outlets() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each outlet's name with the forms of it, the outlets of chains.toml among them."""
    known = [(each["name"], tuple(each.get("forms", [each["name"]]))) for each in table("outlet")]
    taken = {form for _, forms in known for form in forms}
    others = [name for name in load("en", "chains")["outlets"]["names"] if name not in taken]
    names = {name.casefold(): name for name, _ in known}
    return (*known, *((_full_name(other, names), (other,)) for other in others))


def _full_name(form: str, names: dict[str, str]) -> str:
    """The name of an outlet that the form is: itself without its article, where no other is known."""
    bare = form.removeprefix("The ").removeprefix("the ")
    return names.get(bare.casefold(), bare)


@cache
def _forms() -> dict[str, tuple[tuple[str, str], ...]]:
    """The forms by their first word, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, forms in _outlets():
        for form in forms:
            first = _WORD.match(form)
            if first:
                found.setdefault(first.group(), []).append((form, name))
    return {word: tuple(sorted(forms, key=lambda each: -len(each[0]))) for word, forms in found.items()}


@cache
def _names() -> dict[str, str]:
    return {form.casefold(): name for name, forms in _outlets() for form in (name, *forms)}


@cache
def _hosts() -> dict[str, str]:
    return {host: each["name"] for each in table("outlet") for host in each["hosts"]}

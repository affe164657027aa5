"""Stage 1, anything -> reports: files, folders, patterns, web addresses, standard input.

What a thing is, is told from its bytes. What cannot be used becomes a `Problem`, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from counterclaim.read import feed, html, jsonlines, pdf, plain, telegram, telegram_html, wacz, warc
from counterclaim.read.fetch import fetch, is_address
from counterclaim.read.limits import Limits
from counterclaim.read.locate import located
from counterclaim.read.sniff import Format, Unpackable, gunzip, sniff
from counterclaim.read.source import Source
from counterclaim.read.told import Told
from counterclaim.records import Archive, Problem, Report

__all__ = ["Limits", "Told", "read"]

_PARSERS: dict[Format, Callable[[Source], Iterator[Report | Problem]]] = {
    "text": plain.parse,
    "html": html.parse,
    "feed": feed.parse,
    "warc": warc.parse,
    "wacz": wacz.parse,
    "telegram": telegram.parse,
    "telegram html": telegram_html.parse,
    "json lines": jsonlines.parse,
    "pdf": pdf.parse,
}


def read(
    locator: str, *, told: Told | None = None, base: Path | None = None, limits: Limits | None = None
) -> Iterator[Report | Problem]:
    """The reports that a locator names, and the problems with what it names.

    `locator` is a file, a folder, a pattern, a web address or "-". Names of files are noted as seen from
    `base` (the present folder where none is given); the members of a container follow after a "#".
    """
    told, limits = told or Told(), limits or Limits()
    if is_address(locator):
        yield from _input(fetch(locator, limits), told, limits, url=locator)
        return
    for found in located(locator, base or Path.cwd(), limits):
        yield from _input(found, told, limits)


def _input(
    found: Archive | Problem, told: Told, limits: Limits, url: str | None = None
) -> Iterator[Report | Problem]:
    """The reports of one input."""
    if isinstance(found, Problem):
        yield found
        return
    source = Source(found, told, limits, url)
    name = sniff(found.data)
    if name == "gzip":
        yield from _unpacked(source)
    elif name in _PARSERS:
        yield from _PARSERS[name](source)
    else:
        yield _unusable(source, name)


def _unpacked(source: Source) -> Iterator[Report | Problem]:
    """A gzip file of something else: read as what it holds, archived as it is."""
    try:
        data = gunzip(source.data, source.limits)
    except Unpackable as error:
        yield source.problem("damaged", str(error), "download or compress it again")
        return
    name = sniff(data)
    if name not in _PARSERS:
        yield _unusable(source, name)
        return
    inner = Source(Archive(source.locator, data), source.told, source.limits, source.url)
    for item in _PARSERS[name](inner):
        yield _archived(item, source.archive) if isinstance(item, Report) else item


def _archived(report: Report, archive: Archive) -> Report:
    return replace(report, archive=archive)


def _unusable(source: Source, name: Format) -> Problem:
    if name == "empty":
        return source.problem("empty", "there is nothing in it")
    remedy = "docs/formats.md lists what can be read"
    return source.problem("unsupported", "it is in no format that counterclaim reads", remedy)

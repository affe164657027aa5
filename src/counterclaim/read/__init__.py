"""Stage 1, anything -> reports: files, folders, patterns, web addresses, standard input.

What a thing is, is told from its bytes. What cannot be used becomes a `Problem`, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from counterclaim.read import feed, html, jsonlines, pdf, plain, telegram, telegram_html, wacz, warc
from counterclaim.read.dates import parse_date
from counterclaim.read.fetch import fetch, is_address
from counterclaim.read.limits import Limits
from counterclaim.read.locate import located
from counterclaim.read.sniff import Format, described, is_report_name, sniff, unpacked_head
from counterclaim.read.source import Refused, Source
from counterclaim.read.told import Told
from counterclaim.read.unpack import gunzipped, whole
from counterclaim.records import Archive, Problem, Report

__all__ = ["Limits", "Told", "parse_date", "read"]

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
# Formats with many reports: they may be as large as any input, and take their packed bytes apart as they go.
_CONTAINERS: frozenset[Format] = frozenset(("warc", "wacz", "telegram", "json lines"))
_STREAMED: frozenset[Format] = frozenset(("warc", "json lines"))
_SEE = "docs/formats.md lists what can be read"


def read(
    locator: str, *, told: Told | None = None, base: Path | None = None, limits: Limits | None = None
) -> Iterator[Report | Problem]:
    """The reports that a locator names, and the problems with what it names.

    `locator` is a file, a folder, a pattern, a web address or "-". Names of files are noted as seen from
    `base` (the present folder where none is given); the members of a container follow after a "#".
    """
    told, limits = told or Told(), limits or Limits()
    if is_address(locator):
        yield from _download(locator, told, limits)
        return
    for found in located(locator, base or Path.cwd(), limits):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _input(Source(found, told, limits))


def _download(url: str, told: Told, limits: Limits) -> Iterator[Report | Problem]:
    url = url.split("#")[0]
    try:
        found = fetch(url, limits)
    except Refused as refused:
        yield Problem(refused.kind, url, refused.reason, refused.remedy)
        return
    yield from _input(Source(found.archive, told, limits, url, found.charset))


def _input(source: Source) -> Iterator[Report | Problem]:
    """The reports of one input, whatever it turns out to be."""
    try:
        name = sniff(source.data)
        if name == "gzip":
            yield from _packed(source)
        else:
            yield from _parsed(source, name)
    except Refused as refused:
        yield source.refusal(refused)


def _packed(source: Source) -> Iterator[Report | Problem]:
    """A gzip file: read as what it holds, archived as it is."""
    name = sniff(unpacked_head(source.data))
    if name in _STREAMED:
        yield from _parsed(replace(source, packed=True), name)
        return
    bound = source.limits.input_bytes if name in _CONTAINERS else source.limits.member_bytes
    inner = Archive(source.locator, whole(gunzipped(source.data, source.limits), bound))
    for item in _parsed(replace(source, archive=inner), name):
        yield replace(item, archive=source.archive) if isinstance(item, Report) else item


def _parsed(source: Source, name: Format) -> Iterator[Report | Problem]:
    _refuse_unreadable(source, name)
    yield from _PARSERS[name](source)


def _refuse_unreadable(source: Source, name: Format) -> None:
    if name == "empty":
        raise Refused("empty", "there is nothing in it")
    if name == "xml":
        raise Refused("unsupported", "it is XML, but neither a feed nor a page", _SEE)
    if name not in _PARSERS:
        raise Refused("unsupported", f"it is {described(source.data)}, which is not read", _SEE)
    if name == "text" and not is_report_name(source.locator):
        raise Refused("unsupported", "by its name it is no report but a table, a program or settings", _SEE)
    if name not in _CONTAINERS and len(source.data) > source.limits.member_bytes:
        reason = (
            f"it has {len(source.data):,} bytes; the bound for one report is {source.limits.member_bytes:,}"
        )
        raise Refused("too-large", reason, "split it into its articles")

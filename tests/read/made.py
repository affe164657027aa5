"""Inputs made for these tests, and what reading them gives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from counterclaim.read import Limits, read
from counterclaim.records import Problem, Report

STORY = (
    "The governor said two people were hurt when a depot burned on Monday, and that nobody was missing. "
    "The ministry denied it and blamed an accident at the works near the river."
)
ARABIC = "قال المحافظ إن شخصين أصيبا عندما احترق مستودع يوم الاثنين، ونفت الوزارة ذلك."


def items(data: bytes | str, base: Path, limits: Limits | None = None) -> tuple[list[Report], list[Problem]]:
    """The reports and problems of one file with these bytes, always under the same name."""
    path = base / "input"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found = list(read(str(path), base=base, limits=limits))
    return [one for one in found if isinstance(one, Report)], [
        one for one in found if isinstance(one, Problem)
    ]


def page(words: str = STORY) -> bytes:
    return (
        f"<!doctype html><html lang='en'><head><title>Depot burns</title></head><body>"
        f"<article><h1>Depot burns</h1><p>{words}</p><p>{STORY}</p></article></body></html>"
    ).encode()


def warc(
    pages: Mapping[str, bytes], *, packed: bool = True, status: str = "200 OK", kind: str = "text/html"
) -> bytes:
    """A web archive with one answer for each address."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, body in pages.items():
        headers = StatusAndHeaders(status, [("Content-Type", f"{kind}; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2023-06-06T10:00:00Z", "WARC-Record-ID": f"<urn:test:{url}>"},
        )
        writer.write_record(record)
    return out.getvalue()


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()

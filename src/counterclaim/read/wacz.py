"""WACZ: a zip of web archives (WACZ 1.1.1, specs.webrecorder.net). No other zip is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from counterclaim.read import warc
from counterclaim.read.members import Members
from counterclaim.read.source import Refused, Source, hostile
from counterclaim.read.unpack import Gunzipped, Measured
from counterclaim.records import Problem, Report

_ENCRYPTED = 0x1
_UNPACK = "unpack it and read the folder"


def parse(source: Source) -> Iterator[Report | Problem]:
    """The documents of all archives in the zip."""
    with hostile("the zip file", "download it again"), zipfile.ZipFile(io.BytesIO(source.data)) as packed:
        names = Members()
        found = False
        for archive in _archives(packed, source):
            for item in warc.members(source, _opened(packed, archive, source), names):
                found = True
                yield item
        if not found:
            yield source.problem(
                "no-text", "its archives hold no page with status 200", "record the pages again"
            )


def _archives(packed: zipfile.ZipFile, source: Source) -> list[zipfile.ZipInfo]:
    """The web archives in the zip; Refused where there is none or it is over the bounds."""
    infos = packed.infolist()
    if len(infos) > source.limits.members:
        raise Refused("too-large", f"the zip has {len(infos):,} members", _UNPACK)
    found = [info for info in infos if info.filename.lower().endswith((".warc", ".warc.gz"))]
    if any(info.flag_bits & _ENCRYPTED for info in found or infos):
        raise Refused(
            "encrypted", "the zip file is encrypted", "unpack it with its password and read the folder"
        )
    if not found:
        names = {info.filename for info in infos}
        office = "word/document.xml" in names or "content.xml" in names
        if office:
            raise Refused("unsupported", "it is a document of an office program", "save it as text or PDF")
        raise Refused("unsupported", "it is a zip file that is no web archive (WACZ)", _UNPACK)
    return sorted(found, key=lambda info: info.filename)


def _opened(packed: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source) -> Measured | Gunzipped:
    """The records of one archive, unpacked from the zip and from their own packing, within the bounds."""
    with packed.open(info) as archive:
        is_packed = archive.read(2) == b"\x1f\x8b"
    stream = Measured(packed.open(info), info.compress_size, source.limits)
    return Gunzipped(stream, source.limits) if is_packed else stream

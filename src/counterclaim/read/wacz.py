"""WACZ: a zip with web archives in its folder `archive/`. No other zip is read."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from counterclaim.read import warc
from counterclaim.read.source import Source
from counterclaim.records import Problem, Report

_RATIO = 200


def parse(source: Source) -> Iterator[Report | Problem]:
    """The pages of all archives in a WACZ file."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as packed:
            yield from _archives(source, packed)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        yield source.problem(
            "damaged", f"the zip is damaged or cut short ({error})", "download or export it again"
        )


def _archives(source: Source, packed: zipfile.ZipFile) -> Iterator[Report | Problem]:
    inside = [one for one in packed.infolist() if one.filename.startswith("archive/") and not one.is_dir()]
    if not inside:
        yield source.problem(
            "unsupported", "it is a zip, and not a web archive (WACZ)", "unpack it and read its files"
        )
        return
    for one in inside:
        problem = _unfit(source, one)
        if problem:
            yield problem
            continue
        with packed.open(one) as member:
            data = member.read(source.limits.unpacked_bytes + 1)
        yield from warc.pages(source, data, "WACZ")


def _unfit(source: Source, one: zipfile.ZipInfo) -> Problem | None:
    """Why a member of the zip cannot be unpacked, told before unpacking it."""
    if one.flag_bits & 1:
        return source.problem("encrypted", "it is encrypted", "unpack it with its password", one.filename)
    bomb = one.file_size > _RATIO * max(one.compress_size, 1) + 1_000_000
    if one.file_size > source.limits.unpacked_bytes or bomb:
        reason = f"it unpacks from {one.compress_size:,} to {one.file_size:,} bytes, which is over the bound"
        return source.problem("too-large", reason, "unpack it and read the archive inside", one.filename)
    return None

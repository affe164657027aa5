"""Compressed bytes as a stream that ends in a refusal where it is damaged, cut short or a bomb."""

from __future__ import annotations

import io
import zlib
from typing import IO

from counterclaim.read.limits import MEBIBYTE, Limits
from counterclaim.read.source import Ended, Refused, hostile

_BLOCK = 65_536
# A small file may shrink to almost nothing; the ratio counts from here on.
_HARMLESS = 16 * MEBIBYTE
_CUT_SHORT = "the compressed file is damaged or cut short"
_AGAIN = "download or compress it again"
_TRUSTED = "unpack it yourself and read the parts that you trust"


class _Bounded(io.RawIOBase):
    """Unpacked bytes as they are asked for, never more than the bounds allow."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._given = 0
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        block = self._next(len(buffer))
        buffer[: len(block)] = block
        self._given += len(block)
        bomb = self._given > max(_HARMLESS, self._limits.unpacked_ratio * self.taken)
        if bomb or self._given > self._limits.unpacked_bytes:
            raise Ended("too-large", f"its {self.taken:,} bytes unpack to more than is allowed", _TRUSTED)
        return len(block)

    def _next(self, size: int) -> bytes:
        """Up to `size` bytes; none at the end."""
        raise NotImplementedError


class Gunzipped(_Bounded):
    """A gzip file of one or more parts."""

    def __init__(self, packed: IO[bytes] | Measured, limits: Limits) -> None:
        super().__init__(limits)
        self._packed = packed
        self._rest = b""
        self._part = zlib.decompressobj(wbits=31)

    def _next(self, size: int) -> bytes:
        while True:
            if not self._rest:
                self._rest = self._packed.read(_BLOCK) or b""
                self.taken += len(self._rest)
            if self._part.eof:
                self._rest = self._rest.lstrip(b"\0")  # padding between parts
                if not self._rest:
                    return b""
                self._part = zlib.decompressobj(wbits=31)
            elif not self._rest:
                raise Ended("damaged", _CUT_SHORT, _AGAIN)
            if block := self._unpacked(size):
                return block

    def _unpacked(self, size: int) -> bytes:
        try:
            block = self._part.decompress(self._rest, size)
        except zlib.error as error:
            raise Ended("damaged", _CUT_SHORT, _AGAIN) from error
        self._rest = self._part.unused_data if self._part.eof else self._part.unconsumed_tail
        return block


class Measured(_Bounded):
    """A stream that something else unpacks from `taken` bytes."""

    def __init__(self, stream: IO[bytes], taken: int, limits: Limits) -> None:
        super().__init__(limits)
        self._stream = stream
        self.taken = taken

    def _next(self, size: int) -> bytes:
        try:
            with hostile("the zip file", _AGAIN):
                return self._stream.read(size)
        except Refused as refused:  # also the EOFError of a damaged zip, which warcio would take for the end
            raise Ended(refused.kind, refused.reason, refused.remedy) from refused


def gunzipped(packed: bytes, limits: Limits) -> io.BufferedReader:
    """The unpacked bytes of a gzip file, as they are asked for."""
    return io.BufferedReader(Gunzipped(io.BytesIO(packed), limits), _BLOCK)


def whole(stream: IO[bytes], bound: int) -> bytes:
    """All bytes of a stream, refused where they are more than `bound`."""
    data = bytearray()
    while block := stream.read(min(_BLOCK * 16, bound + 1 - len(data))):
        data += block
        if len(data) > bound:
            raise Refused("too-large", f"it holds more than {bound:,} bytes", "split it, or read its parts")
    return bytes(data)

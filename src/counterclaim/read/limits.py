"""The bounds on every input. What is larger becomes a problem, not a wait."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds in bytes, code points, counts and seconds; docs/formats.md states the defaults."""

    input_bytes: int = 512 * MEBIBYTE  # one file or container as it lies on disk
    download_bytes: int = 64 * MEBIBYTE
    unpacked_bytes: int = 2048 * MEBIBYTE  # all that one container or compressed file unpacks to
    unpacked_ratio: int = 200  # unpacked bytes for each packed one, counted from the first 16 MiB on
    member_bytes: int = 64 * MEBIBYTE  # one member of a container, and a single text or PDF
    page_bytes: int = 16 * MEBIBYTE  # one web page or feed: taking them apart is slow
    text_chars: int = 1_000_000  # one report's working text
    article_chars: int = 80  # the least that is an article, on a web page
    members: int = 1_000_000
    pdf_pages: int = 2_000
    seconds: float = 60.0  # one download, and the pages of one PDF

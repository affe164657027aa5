"""Locators to inputs: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from counterclaim.read.limits import Limits
from counterclaim.records import Archive, Problem

# A ledger beside the reports is no report.
_LEFT_OUT = (".db", ".db-wal", ".db-shm", ".db-journal")


def located(locator: str, base: Path, limits: Limits) -> Iterator[Archive | Problem]:
    """Every input that a locator names, in the order of their names; what cannot be read is a problem."""
    if locator == "-":
        yield from _standard_input(limits)
        return
    for path in _paths(locator):
        name = name_of(path, base)
        if isinstance(path, Path) and path.is_dir():
            yield from _folder(path, base, limits)
        else:
            yield _file(path, name, limits)


def name_of(path: Path, base: Path) -> str:
    """The path as seen from `base`, with slashes; what is no character in a file's name is replaced."""
    try:
        seen = os.path.relpath(path, base)
    except ValueError:  # another drive
        seen = str(path)
    return seen.replace(os.sep, "/").encode("utf-8", "replace").decode("utf-8")


def _paths(locator: str) -> Iterator[Path]:
    path = Path(locator)
    if path.exists() or not any(sign in locator for sign in "*?["):
        yield path
        return
    found = sorted(glob.glob(locator, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    yield from (Path(one) for one in found or [locator])


def _folder(folder: Path, base: Path, limits: Limits) -> Iterator[Archive | Problem]:
    """All files under a folder, hidden ones and ledgers left out; links to folders are not followed."""
    empty = True
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for file in sorted(files):
            if not file.startswith(".") and not file.endswith(_LEFT_OUT):
                empty = False
                path = Path(root) / file
                yield _file(path, name_of(path, base), limits)
    if empty:
        yield Problem(
            "empty", name_of(folder, base), "the folder holds no files", "name a folder with reports"
        )


def _file(path: Path, name: str, limits: Limits) -> Archive | Problem:
    try:
        if path.exists() and not path.is_file():
            return Problem("unsupported", name, "it is not a regular file", "name a file or a folder")
        size = path.stat().st_size
        if size > limits.input_bytes:
            return _too_large(name, size, limits)
        return Archive(name, path.read_bytes())
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        remedy = "check the name" if isinstance(error, FileNotFoundError) else "check its permissions"
        return Problem("unreadable", name, reason, remedy)


def _standard_input(limits: Limits) -> Iterator[Archive | Problem]:
    data = sys.stdin.buffer.read(limits.input_bytes + 1)
    yield _too_large("-", len(data), limits) if len(data) > limits.input_bytes else Archive("-", data)


def _too_large(name: str, size: int, limits: Limits) -> Problem:
    reason = f"it has {size:,} bytes or more; the bound is {limits.input_bytes:,}"
    return Problem("too-large", name, reason, "split it, or read its parts")

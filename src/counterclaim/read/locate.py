"""Locators to inputs: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from counterclaim.read.limits import Limits
from counterclaim.records import Archive, Problem

# A ledger beside the reports is no report.
_LEFT_OUT = (".db", ".db-wal", ".db-shm", ".db-journal")


def located(locator: str, base: Path, limits: Limits) -> Iterator[Archive | Problem]:
    """Every input that a locator names, in the order of their names; what cannot be read is a problem."""
    if locator == "-":
        yield _bounded("-", sys.stdin.buffer, limits)
        return
    try:
        for path in _paths(locator):
            if path.is_dir():
                yield from _folder(path, base, limits)
            else:
                yield _file(path, base, limits)
    except (OSError, ValueError) as error:  # a name too long for a name, or with a NUL in it
        yield _unreadable(locator, error)


def name_of(path: Path, base: Path) -> str:
    """The path as seen from `base`, with slashes; a byte that is no character is written as its code."""
    try:
        seen = os.path.relpath(path, base)
    except ValueError:  # another drive
        seen = str(path)
    return seen.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode("utf-8")


def _paths(locator: str) -> Iterator[Path]:
    path = Path(locator)
    if not locator or path.exists() or not any(sign in locator for sign in "*?["):
        yield path if locator else Path("\0")
        return
    found = sorted(glob.glob(locator, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    for name in found:
        if not name.endswith(_LEFT_OUT):
            yield Path(name)
    if not found:
        raise FileNotFoundError(None, "no file matches the pattern")


def _folder(folder: Path, base: Path, limits: Limits) -> Iterator[Archive | Problem]:
    """All files under a folder, hidden ones and ledgers left out; links to folders are not followed."""
    empty = True
    unreadable: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        linked = [one for one in folders if (Path(root) / one).is_symlink()]
        for name in sorted([*files, *linked]):
            if not name.startswith(".") and not name.endswith(_LEFT_OUT):
                empty = False
                path = Path(root) / name
                yield _link(path, base) if name in linked else _file(path, base, limits)
    for error in unreadable:
        empty = False
        yield _unreadable(name_of(Path(error.filename or folder), base), error)
    if empty:
        yield Problem(
            "empty", name_of(folder, base), "the folder holds no files", "name a folder with reports"
        )


def _link(path: Path, base: Path) -> Problem:
    reason = "it is a link to a folder, which is not followed from within another"
    return Problem("unsupported", name_of(path, base), reason, "name the folder itself")


def _file(path: Path, base: Path, limits: Limits) -> Archive | Problem:
    name = name_of(path, base)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Problem("unsupported", name, "it is not a regular file", "name a file or a folder")
        if status.st_size > limits.input_bytes:
            return _too_large(name, status.st_size, limits)
        with path.open("rb") as file:
            return _bounded(name, file, limits)
    except (OSError, ValueError) as error:
        return _unreadable(name, error)


def _bounded(name: str, file: IO[bytes], limits: Limits) -> Archive | Problem:
    """All bytes of an open file, which may be longer than it said, or endless."""
    data = file.read(limits.input_bytes + 1)
    return _too_large(name, len(data), limits) if len(data) > limits.input_bytes else Archive(name, data)


def _unreadable(name: str, error: OSError | ValueError) -> Problem:
    reason = (getattr(error, "strerror", None) or "it is not the name of a file").lower()
    remedy = "check its permissions" if isinstance(error, PermissionError) else "check the name"
    return Problem("unreadable", name.encode("utf-8", "backslashreplace").decode("utf-8"), reason, remedy)


def _too_large(name: str, size: int, limits: Limits) -> Problem:
    reason = f"it has {size:,} bytes or more; the bound is {limits.input_bytes:,}"
    return Problem("too-large", name, reason, "split it, or read its parts")

"""A ledger's file while it is open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Self

from counterclaim.ledger.append import Appender
from counterclaim.ledger.entry import MadeBy
from counterclaim.ledger.sqlite import open_file, transaction


class OpenFile:
    """Open it once a thread; any number of processes may have it open."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        self._db = open_file(path, create=create)
        self._program = _program()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _write(self, stage: str) -> Iterator[Appender]:
        """One transaction, in which a stage appends."""
        with transaction(self._db):
            yield Appender(self._db, MadeBy("counterclaim", self._program, stage))


def _program() -> str:
    """This program's version, for `made_by`."""
    try:
        return version("counterclaim")
    except PackageNotFoundError:  # run from a source tree
        return "unknown"

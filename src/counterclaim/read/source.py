"""One input on its way to a parser, and the refusal that sends it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from counterclaim.errors import CounterclaimError
from counterclaim.read.limits import Limits
from counterclaim.read.told import Told
from counterclaim.records import Archive, Problem, ProblemKind


class Refused(Exception):
    """An input, or one member of it, cannot be used. Never leaves `read`: it becomes a `Problem` there."""

    def __init__(self, kind: ProblemKind, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.remedy = remedy


class Ended(Refused):
    """A stream is refused where it has come to: nothing that lies behind can be read."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input, in memory and within bounds.

    `url` is where it was downloaded from and `charset` what the server said, if it was; `packed` says
    that the bytes are a gzip file which the parser unpacks as it goes.
    """

    archive: Archive
    told: Told = field(default_factory=Told)
    limits: Limits = field(default_factory=Limits)
    url: str | None = None
    charset: str | None = None
    packed: bool = False

    @property
    def data(self) -> bytes:
        return self.archive.data

    @property
    def locator(self) -> str:
        return self.archive.locator

    def at(self, member: str | None) -> str:
        """The locator of one member, or of the whole."""
        return f"{self.locator}#{member}" if member else self.locator

    def problem(self, kind: ProblemKind, reason: str, remedy: str = "", member: str | None = None) -> Problem:
        """A problem of this input, or of one member of it."""
        return Problem(kind, self.at(member), reason, remedy)

    def refusal(self, refused: Refused, member: str | None = None) -> Problem:
        """What was refused, as the problem that it is."""
        return self.problem(refused.kind, refused.reason, refused.remedy, member)


@contextmanager
def hostile(what: str, remedy: str = "check that it opens elsewhere") -> Iterator[None]:
    """Whatever a library raises while it takes bytes from outside apart is a refusal of those bytes.

    The libraries promise no exception types for hostile input, and raise nearly all there are.
    """
    try:
        yield
    except (Refused, CounterclaimError):
        raise
    except Exception as error:
        said = " ".join(str(error).split())[:120]
        reason = f"{what} cannot be taken apart ({type(error).__name__}{': ' + said if said else ''})"
        raise Refused("damaged", reason, remedy) from error

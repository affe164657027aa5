"""What a person says about a report that its bytes do not."""

from __future__ import annotations

from dataclasses import dataclass, fields

from counterclaim.records import Published


@dataclass(frozen=True, slots=True)
class Told:
    """Metadata given by hand; they stand before whatever was read, and a report remembers which they are."""

    outlet: str | None = None
    published: Published | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that were given."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) is not None)

"""What happens: every word of a report that says that something of a known kind happens.

Kinds and words are data (`languages/<language>/kinds.toml`); docs/kinds.md is their table.
"""

from __future__ import annotations

from counterclaim.interpret.what.codes import Kind, codes_of, kinds
from counterclaim.interpret.what.lexicon import lexicon
from counterclaim.interpret.what.main import kind_of
from counterclaim.interpret.what.plover import plover_of
from counterclaim.interpret.what.search import search
from counterclaim.interpret.what.sight import sight_of
from counterclaim.records import Reading, Span
from counterclaim.records.claim import Happening

__all__ = ["Kind", "codes_of", "happenings", "kind_of", "kinds", "plover_of"]


def happenings(reading: Reading) -> list[Happening]:
    """Every happening that the report's words name, in reading order; their triggers do not overlap."""
    offsets = reading.words
    return [
        Happening(kind, Span(int(offsets[first, 0]), int(offsets[last, 1])))
        for kind, first, last in search(sight_of(reading), lexicon("en"))
    ]

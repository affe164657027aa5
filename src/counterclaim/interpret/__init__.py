"""Stage 3, attributions -> claims: what they say happened, where, when, who, how many, how sure.

`interpret(reading, attributions)` finds every facet of the report once, takes what each attribution
says apart into a part for every happening that it speaks of, and gives each part the facets that are
its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.interpret.background import Background, background
from counterclaim.interpret.facets import Facets, Made
from counterclaim.interpret.generation import generation
from counterclaim.interpret.parts import Parts
from counterclaim.records import Attribution, Claim, Reading

__all__ = ["Background", "background", "generation", "interpret"]


def interpret(
    reading: Reading, attributions: Iterable[Attribution], known: Background | None = None
) -> Iterator[Claim]:
    """The claims of one report's attributions, attribution by attribution, each in reading order."""
    known = known or background()
    facets = Facets.of(reading, known)
    parts = Parts(reading, facets.happenings)
    generations: dict[str, str] = {}
    for attribution in attributions:
        read_as = attribution.generation
        if read_as not in generations:
            generations[read_as] = generation(read_as, known)
        made = Made(attribution.id, generations[read_as])
        for ordinal, part in enumerate(parts.of(attribution.content, attribution.cue)):
            yield facets.claim(attribution, ordinal, part, made)

"""Mentions made from sentences written for these tests; the places are invented."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from counterclaim.reconcile.same_event.mention import Mention, passage, wording_of
from counterclaim.records import Span

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")


def mention(text: str, trigger: str, name: str = "a", **facets: Any) -> Mention:
    """The mention that `trigger`, which stands in `text`, makes in a document of that one sentence."""
    tokens = {Span(*match.span()): match[0] for match in _TOKEN.finditer(text)}
    start = text.index(trigger)
    said = wording_of(tokens, [Span(start, start + len(trigger))])
    made = Mention(
        id=name,
        document=f"document {name}",
        sentence=0,
        trigger=said.trigger,
        phrase=said.phrase,
        before=said.before,
        after=said.after,
        names=said.names,
        numbers=said.numbers,
        context=said.context,
        passage=passage(tokens.values()),
    )
    return replace(made, **facets)


BRIDGE = "Rockets struck the Velmar bridge near Ostrany on Friday, the governor of Ostrany said."
BRIDGE_AGAIN = "A strike damaged the Velmar bridge near Ostrany, where rockets fell on Friday."
HARVEST = "Farmers in Tolmin sold their barley before the rain, the ministry of agriculture reported."

from __future__ import annotations

import pytest

from counterclaim.records import Quantity, Span
from counterclaim.views.quantities import quantity_in_words

SPAN = Span(0, 5)


@pytest.mark.parametrize(
    ("quantity", "said", "counted", "words"),
    [
        (Quantity(SPAN, 53, None, "people", "killed"), "at least 53", "troops", "at least 53 troops killed"),
        (Quantity(SPAN, None, 3000, "people"), "up to 3,000", "", "at most 3,000"),
        (Quantity(SPAN, 24, None, "people", "wounded"), "dozens", "", "“dozens” (24 or more) wounded"),
        (Quantity(SPAN, 1000, 1000, "km2", approximate=True), "some 1,000", "", "about 1,000 km²"),
        (Quantity(SPAN, 10, 15, "people"), "10 to 15", "people", "10 to 15 people"),
        (Quantity(SPAN, 12.75, 12.75, "km"), "12.75 km", "", "12.8 km"),
        (Quantity(SPAN, 2.5, 2.5, "km"), "2.5 km", "", "2.5 km"),
        (Quantity(SPAN, 16, 16, "people", "killed"), "16", "dead", "16 dead"),
        (Quantity(SPAN, 12, 12, "people", "wounded"), "12", "wounded", "12 wounded"),
        (Quantity(SPAN, 11, 11, "people", "evacuated"), "11", "evacuees", "11 evacuees"),
        (Quantity(SPAN, None, None, "people"), "several", "men", "“several” men"),
        (Quantity(SPAN, 5e9, 5e9, "money"), "£5bn", "", "“£5bn”"),
        (Quantity(SPAN, 0, 0, "people", "killed"), "no", "one", "0 one killed"),
    ],
)
def test_a_number_is_told_with_what_it_leaves_open(
    quantity: Quantity, said: str, counted: str, words: str
) -> None:
    assert quantity_in_words(quantity, said, counted) == words

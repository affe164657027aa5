"""Whether a thing is told to have happened at a place. The sentences are made up."""

from __future__ import annotations

import pytest

from counterclaim.interpret.where import located
from counterclaim.records import Place, Span
from tests.growth import growth

from .made import found


def stands(text: str, name: str, trigger: str | None = None) -> bool:
    places = [place for place in found(text, name) if place.span.of(text).startswith(name)]
    start = text.find(trigger) if trigger else -1
    return located(places[-1], Span(start, start + len(trigger)) if trigger else None, text)


@pytest.mark.parametrize(
    ("text", "name", "trigger"),
    [
        ("A depot burned in Poltava.", "Poltava", "burned"),
        ("A depot burned in the northern city of Poltava.", "Poltava", "burned"),
        ("Drones struck Poltava.", "Poltava", "struck"),
        ("Drones damaged Poltava.", "Poltava", "damaged"),
        ("Drones struck Sumy, Lviv and Poltava.", "Poltava", "struck"),
        ("The strike on Poltava killed two.", "Poltava", "strike"),
        ("The battle for Poltava went on.", "Poltava", "battle"),
        ("Poltava was hit by drones.", "Poltava", "hit"),
        ("Poltava and Sumy were shelled.", "Poltava", "shelled"),
        ("Poltava airport was hit.", "Poltava", "hit"),
        ("A train stopped near Poltava.", "Poltava", "stopped"),
        ("A train burned on the outskirts of Poltava.", "Poltava", "burned"),
        ("Rockets hit Ukraine's second port, Poltava.", "Poltava", "hit"),
        ("A mill burned in the towns of Sumy and Poltava.", "Poltava", "burned"),
        ("A mill burned in Sumy, as well as Poltava.", "Poltava", "burned"),
        ("Doctors wept in one of Poltava's hospitals.", "Poltava", None),
    ],
)
def test_a_thing_happened_where_the_words_beside_a_place_say_so(
    text: str, name: str, trigger: str | None
) -> None:
    assert stands(text, name, trigger)


@pytest.mark.parametrize(
    ("text", "name", "trigger"),
    [
        ("The isle was a staging ground for an assault on Poltava.", "Poltava", "assault"),
        ("Arson was planned in Poltava.", "Poltava", "planned"),
        ("A firm based in Poltava sold it.", "Poltava", "sold"),
        ("Poltava separatist forces shelled a farm.", "Poltava", "shelled"),
        ("They met on the Poltava-Sumy frontline.", "Poltava", "met"),
        ("The regions of Sumy and Poltava were annexed.", "Poltava", None),
        ("They accused Poltava of it.", "Poltava", "accused"),
        ("Glory to Poltava!", "Poltava", None),
        ("The bakers of Poltava sang.", "Poltava", "sang"),
        ("Weapons were sent to Poltava.", "Poltava", "sent"),
    ],
)
def test_a_place_that_only_tells_one_thing_from_others_is_not_where_it_happened(
    text: str, name: str, trigger: str | None
) -> None:
    assert not stands(text, name, trigger)


@pytest.mark.parametrize(
    "text",
    [
        "Madrid had blown up the dam.",
        "They accused Madrid of striking it.",
        "Madrid's stance did not change.",
        "In Madrid's view it was over.",
        "A letter angered Madrid.",
    ],
)
def test_a_capital_that_acts_is_named_and_has_no_point(text: str) -> None:
    (place,) = found(text, "Madrid")
    assert (place.name, place.point, place.precision_m) == ("Madrid", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "It rained in Madrid.",
        "Bombs hit Madrid.",
        "Madrid was hit.",
        "They left for good, and reached Madrid.",
        "It rained in Bilbao, Madrid and Valencia.",
        "It rained in Madrid's suburbs.",
    ],
)
def test_a_capital_in_which_something_happens_has_a_point(text: str) -> None:
    (place,) = [one for one in found(text, "Madrid", "Bilbao", "Valencia") if one.name == "Madrid"]
    assert place.point is not None


@pytest.mark.parametrize("words", ["A, ", "the city of ", "X" * 30 + " and ", "to be "])
def test_no_more_is_looked_at_however_long_the_text(words: str) -> None:
    def look(text: str) -> bool:
        return located(Place(Span(len(text) - 7, len(text)), "settlement"), None, text)

    short, long = (words * times + "Poltava" for times in (100, 300_000))
    assert growth(look, short, long) < 3

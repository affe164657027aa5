from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.records import Place
from counterclaim.views.event_days import days_of, spoken_day
from counterclaim.views.events import EventFilter, events

from .one_claim import FIRE, day, place, titles, told
from .shelf import span_of
from .told_mill import EventShelf

# ── the title ──


def test_an_event_is_called_by_kind_place_and_day_and_by_no_sentence() -> None:
    text = "Struck was Quayside on Monday."
    shelf = EventShelf()
    claim = told(
        shelf, text, places=(place(text, "Quayside"),), time=day(text, "Monday", "2031-04-07", "2031-04-07")
    )
    assert titles(shelf.gather(FIRE, claim), reports=1) == ["strike · Quayside · 7 April 2031"]


def test_what_no_claim_says_is_said_to_be_not_told() -> None:
    shelf = EventShelf()
    claim = replace(told(shelf, "Something burned."), happening=None)
    shelf.interpreted = [claim]
    assert titles(shelf.gather(FIRE, claim), reports=1) == ["kind not told · place not told · day not told"]


def test_where_reports_differ_on_the_kind_the_title_says_told_as() -> None:
    shelf = EventShelf()
    claims = [told(shelf, "Struck it was."), told(shelf, "Exploded it has.", kind="explosion")]
    assert titles(shelf.gather(FIRE, *claims)) == [
        "told as explosion or strike · place not told · day not told"
    ]


def test_that_people_were_killed_is_not_put_beside_by_what() -> None:
    shelf = EventShelf()
    claims = [told(shelf, "Struck it was."), told(shelf, "Killed were two.", kind="casualties")]
    assert titles(shelf.gather(FIRE, *claims)) == ["strike · place not told · day not told"]


def test_a_region_is_called_as_the_reports_call_it_and_not_as_the_gazetteer_does() -> None:
    text = "Struck was the Lowland."
    shelf = EventShelf()
    claim = told(
        shelf,
        text,
        places=(
            place(text, "Lowland", level="region", name="Republic of Lowland", point=None, precision_m=None),
        ),
    )
    assert titles(shelf.gather(FIRE, claim), reports=1) == ["strike · Lowland · day not told"]


def test_a_settlement_stands_before_a_region_that_more_reports_name() -> None:
    one, other = "Struck was Quayside in the Lowland.", "Struck was the Lowland again."
    region = {"level": "region", "entry": "x:5", "point": None, "precision_m": None}
    shelf = EventShelf()
    claims = [
        told(shelf, one, places=(place(one, "Quayside"), place(one, "Lowland", **region))),
        told(shelf, other, places=(place(other, "Lowland", **region),)),
    ]
    assert titles(shelf.gather(FIRE, *claims)) == ["strike · Quayside · day not told"]


def test_the_day_is_that_of_most_reports_and_a_year_only_where_nothing_else_is_told() -> None:
    shelf = EventShelf()
    texts = [
        "Struck on Monday.",
        "Struck on Monday, too.",
        "Struck on Tuesday.",
        *["Struck in that year."] * 3,
    ]
    times = [("Monday", "2031-04-07", "2031-04-07")] * 2 + [("Tuesday", "2031-04-08", "2031-04-08")]
    times += [("year", "2029", "2029")] * 3
    claims = [
        told(shelf, f"{text} {number}", time=day(text, *time))
        for number, (text, time) in enumerate(zip(texts, times, strict=True))
    ]
    assert days_of(claims).words == "7 April 2031"
    assert days_of(claims[3:]).words == "2029"
    assert days_of([]).words == ""


def test_a_range_that_is_open_is_nobodys_day() -> None:
    shelf = EventShelf()
    assert (
        days_of(
            [
                told(
                    shelf,
                    "Struck since Monday.",
                    time=day("Struck since Monday.", "Monday", "2031-04-07", None),
                )
            ]
        ).first
        is None
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-04-07T10:00:00Z", "7 April 2031"),
        ("2031", "2031"),
        (None, "date unknown"),
        ("\x1b[31mx", "\ufffdx"),
    ],
)
def test_days_are_spoken_as_exactly_as_they_are_known(value: str | None, words: str) -> None:
    assert spoken_day(value) == words


# ── places ──


def test_an_event_that_is_told_as_a_movement_of_forces_has_no_point_at_all() -> None:
    one, other = "Advanced to Quayside they have.", "Deployed at Quayside they were."
    shelf = EventShelf()
    claims = [
        told(shelf, one, kind="advance", places=(place(one, "Quayside", point=None, precision_m=None),)),
        told(shelf, other, kind="strike", places=(place(other, "Quayside"),)),
    ]
    (row,) = events(shelf.gather(FIRE, *claims))
    assert row.title.startswith("told as")
    assert [(one.name, one.point, one.precision_m) for one in row.places] == [("Quayside", None, None)]


def test_a_claim_of_movement_gives_a_place_no_point_even_where_it_has_one() -> None:
    texts = ["Struck was Hilltop.", "Struck was Hilltop again.", "Marched to Quayside they have."]
    shelf = EventShelf()
    claims = [told(shelf, text, places=(place(text, "Hilltop", entry="x:8"),)) for text in texts[:2]]
    claims.append(told(shelf, texts[2], kind="advance", places=(place(texts[2], "Quayside"),)))
    claims.append(told(shelf, "Struck it was, a third says."))
    (row,) = events(shelf.gather(FIRE, *claims))
    assert [(one.name, one.point is not None) for one in row.places] == [
        ("Hilltop", True),
        ("Quayside", False),
    ]


def test_a_name_that_would_act_on_a_terminal_is_made_harmless_in_the_title() -> None:
    text = "Struck was Quay\x1b[2Jside\u202e today."
    shelf = EventShelf()
    named = Place(span_of(text, "Quay\x1b[2Jside\u202e"), "unknown")
    (row,) = events(shelf.gather(FIRE, told(shelf, text, places=(named,))), EventFilter(reports=1))
    assert "\x1b" not in row.title
    assert "\u202e" not in row.title


def test_a_name_that_is_written_from_right_to_left_stays_as_it_is() -> None:
    text = "Struck was حلب today."
    shelf = EventShelf()
    named = Place(span_of(text, "حلب"), "unknown")
    (row,) = events(shelf.gather(FIRE, told(shelf, text, places=(named,))), EventFilter(reports=1))
    assert row.title == "strike · حلب · day not told"

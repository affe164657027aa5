from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.records import Claim, Happening, Place, Published, Stance, Time
from counterclaim.views.event_days import days_of, spoken_day
from counterclaim.views.events import EventFilter, EventView, event_view, event_views, events, ranked
from counterclaim.views.words import Refusal

from .shelf import report_of, said, span_of
from .told_mill import MILL, EventShelf, mill_shelf, mill_view

FIRE = "f" * 64


def told(
    shelf: EventShelf,
    text: str,
    *,
    kind: str = "strike",
    published: str | None = "2031-04-05",
    outlet: str | None = None,
    **facets: object,
) -> Claim:
    """A claim in the report's own voice, of a report of its own, with the first word of the text as its trigger."""
    report = report_of(
        text,
        locator=f"made/{len(shelf.kept)}.txt",
        outlet=outlet or f"Outlet {len(shelf.kept)}",
        published=published,
        language="en",
    )
    attribution = said(report, text)
    claim = Claim(
        report=report.id,
        attribution=attribution.id,
        ordinal=0,
        content=attribution.content,
        stance=Stance("assert"),
        generation="2" * 64,
        happening=Happening(kind, span_of(text, text.split()[0])),
        **facets,  # type: ignore[arg-type]
    )
    return shelf.tell(report, attribution, claim)


def place(text: str, words: str, **said: object) -> Place:
    known = {"level": "settlement", "entry": "x:4", "name": words, "point": (50.0, 30.0), "precision_m": 1000}
    return Place(span_of(text, words), **(known | said))  # type: ignore[arg-type]


def day(text: str, words: str, first: str | None, last: str | None) -> Time:
    return Time(span_of(text, words), "date", first or "XXXX", "day", "absolute", first, last)


def titles(shelf: EventShelf, **wanted: object) -> list[str]:
    return [row.title for row in events(shelf, EventFilter(**wanted))]  # type: ignore[arg-type]


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


# ── the list ──


def test_events_of_one_report_are_left_out_unless_they_are_asked_for() -> None:
    shelf = EventShelf()
    shelf.gather(FIRE, told(shelf, "Struck it was."))
    assert titles(shelf) == []
    assert len(titles(shelf, reports=1)) == 1


def test_most_tellings_come_first_however_many_claims_another_event_has() -> None:
    shelf = mill_shelf()
    claims = [told(shelf, f"Struck it was, says {number}.") for number in range(4)]
    shelf.gather(FIRE, *claims)
    assert [gathered.event for gathered in ranked(shelf, 2)] == [FIRE, MILL]


def test_what_two_outlets_tell_comes_before_what_one_outlet_repeats() -> None:
    shelf = EventShelf()
    repeated = [told(shelf, f"Struck it was, says {number}.", outlet="The Repeater") for number in range(4)]
    shelf.gather(FIRE, *repeated)
    shelf.gather(MILL, *(told(shelf, f"Hit it was, says {name}.", outlet=name) for name in ("A", "B")))
    assert [gathered.event for gathered in ranked(shelf, 2)] == [MILL, FIRE]


def test_of_equally_many_tellings_the_oldest_event_comes_first() -> None:
    shelf = EventShelf()
    for event in ("b" * 64, "a" * 64):
        shelf.gather(event, *(told(shelf, f"Struck it was, says {event[0]}{number}.") for number in range(2)))
    assert [gathered.event[0] for gathered in ranked(shelf, 2)] == ["b", "a"]


def test_an_event_whose_claims_are_all_gone_is_not_listed() -> None:
    shelf = mill_shelf()
    shelf.interpreted.clear()
    assert list(ranked(shelf, 1)) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"place": "Riverton"}, 1),
        ({"place": "Ривертон"}, 0),
        ({"place": "Quayside"}, 0),
        ({"kinds": frozenset({"shelling"})}, 1),
        ({"kinds": frozenset({"protest"})}, 0),
        ({"since": Published("2031-04-09")}, 1),
        ({"since": Published("2031-04-10")}, 0),
        ({"contested": True}, 1),
        ({"reports": 4}, 0),
    ],
)
def test_events_are_filtered_by_what_their_claims_and_reports_say(
    wanted: dict[str, object], found: int
) -> None:
    assert len(titles(mill_shelf(), **wanted)) == found


def test_an_event_that_nobody_contests_is_not_contested() -> None:
    shelf = EventShelf()
    shelf.gather(FIRE, told(shelf, "Struck it was."), told(shelf, "Struck it was, again."))
    assert titles(shelf, contested=True) == []


# ── the whole event ──


def test_claims_stand_in_the_order_of_publication_with_their_accounts() -> None:
    view = mill_view()
    days = [claim.row.report.published for claim in view.claims.values()]
    assert [day.value for day in days if day] == sorted(day.value for day in days if day)
    assert {number for claim in view.claims.values() for number in claim.accounts} == {1, 2}


def test_facets_on_which_accounts_part_come_first_with_a_cell_for_each_account() -> None:
    view = mill_view()
    contested = [row.contested for row in view.facets]
    assert contested == sorted(contested, reverse=True)
    assert view.facets[0].contested
    assert all(len(row.cells) == len(view.accounts) for row in view.facets)


def test_outlets_are_counted_by_name_and_what_has_none_is_no_outlet() -> None:
    assert mill_view().row.outlets == ("Harbour Wire", "Valley Post", "Hill Star")
    shelf = EventShelf()
    report = report_of("Struck it was.", locator="x.txt")
    attribution = said(report, "Struck it was")
    claim = Claim(report.id, attribution.id, 0, attribution.content, Stance("assert"), "2" * 64)
    shelf.tell(report, attribution, claim)
    (row,) = events(shelf.gather(FIRE, claim), EventFilter(reports=1))
    assert (row.outlets, row.first, row.last) == ((), None, None)


def test_the_ids_of_events_that_were_merged_into_it_are_named() -> None:
    shelf = mill_shelf()
    shelf.merged = ("d" * 64,)
    assert event_view(shelf, MILL).former == ("d" * 64,)


def test_a_claim_that_does_not_fit_its_text_is_refused_and_shown_nowhere() -> None:
    shelf = mill_shelf()
    report, attributions = shelf.kept[0]
    shelf.kept[0] = (_as(report.id, "short", report), attributions)
    refused: list[Refusal] = []
    view = event_view(shelf, MILL, refused.append)
    assert refused
    assert view.row.reports == 2
    assert not any(claim.row.report.id == report.id for claim in view.claims.values())


def test_all_views_come_in_the_order_of_the_list() -> None:
    shelf = mill_shelf()
    shelf.gather(FIRE, *(told(shelf, f"Struck it was, says {number}.") for number in range(4)))
    views: list[EventView] = list(event_views(shelf))
    assert [view.id for view in views] == [FIRE, MILL]


def _as(name: str, text: str, report: object) -> object:
    """A stored report whose text is another than that of its id, as only damage can make it."""

    class Damaged:
        id = name

        def __getattr__(self, field: str) -> object:
            return text if field == "text" else getattr(report, field)

    return Damaged()

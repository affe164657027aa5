from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.interpret.when.calendar import (
    Day,
    easter,
    holiday,
    interval,
    last_day,
    orthodox_easter,
    shifted,
    week_of_month,
)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022", "2022", "2022"),
        ("2022-W01", "2022-01-03", "2022-01-09"),
        ("2022-W30-WE", "2022-07-30", "2022-07-31"),
        ("2022-Q4", "2022-10", "2022-12"),
        ("2022-H2", "2022-07", "2022-12"),
        ("2022-WI", "2022-12", "2023-02"),
        ("19", "1900", "1999"),
        ("199", "1990", "1999"),
        ("2022-07-29TMO", "2022-07-29", "2022-07-29"),
        ("2022-07-29T05:00", "2022-07-29T05:00", "2022-07-29T05:00"),
    ],
)
def test_a_value_stands_for_an_interval(value: str, first: str, last: str) -> None:
    assert interval(value) == (first, last)


@pytest.mark.parametrize("value", ["XXXX-07-29", "BC0490", "PAST_REF", "2022-02-30", "2022-W60", "0000", ""])
def test_a_value_without_a_place_in_time_has_none(value: str) -> None:
    assert interval(value) == (None, None)


def test_the_early_part_of_a_day_is_the_day() -> None:
    assert interval("0001-01-01", "START") == ("0001-01-01", "0001-01-01")


@given(st.dates(date(1, 2, 1), date(9999, 11, 30)), st.integers(-20, 20))
def test_days_move_by_days(day: date, number: int) -> None:
    assert shifted(Day.of(day), "D", number) == (day + timedelta(days=number)).isoformat()


def test_a_month_does_not_move_by_days() -> None:
    assert shifted(Day(2022, 7), "D", 1) is None
    assert shifted(Day(2022), "M", 1) is None
    assert shifted(Day(2022), "Y", 1) == "2023"


@given(
    st.integers(-9990, 9990).filter(bool),
    st.sampled_from(["Y", "M", "W", "D", "Q", "DE", "CE"]),
    st.integers(),
)
def test_a_shift_out_of_the_calendar_gives_nothing(year: int, unit: str, number: int) -> None:
    value = shifted(Day(year, 6, 15), unit, number)
    assert value is None or len(value) <= len("BC0490-06-15")


@pytest.mark.parametrize(("year", "day"), [(2022, "2022-04-17"), (2024, "2024-03-31"), (1998, "1998-04-12")])
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(("year", "day"), [(2022, "2022-04-24"), (2024, "2024-05-05"), (1917, "1917-04-15")])
def test_orthodox_easter(year: int, day: str) -> None:
    assert orthodox_easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("month", "which", "days"),
    [
        ("2022-02", 4, ("2022-02-22", "2022-02-28")),
        ("2022-05", 5, ("2022-05-29", "2022-05-31")),
        ("2022-02", 5, (None, None)),
        ("XXXX-02", 1, (None, None)),
        ("2022-05", 31, (None, None)),
    ],
)
def test_a_week_of_a_month(month: str, which: int, days: tuple[str | None, str | None]) -> None:
    assert week_of_month(month, which) == days


def test_a_holiday_may_be_a_certain_weekday_of_its_month() -> None:
    assert holiday("11:4:4", 2022) == "2022-11-24"
    assert holiday("05:1:-1", 2022) == "2022-05-30"


def test_the_last_day_of_a_month_knows_leap_years() -> None:
    assert (last_day("2024-02"), last_day("2022-02"), last_day("2022")) == (
        "2024-02-29",
        "2022-02-28",
        "2022-12-31",
    )

import pytest

from counterclaim.interpret.when import times
from tests.interpret.when.said import bounds, found, only, values, words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dam broke on July 29.", "2022-07-29"),
        ("The dam broke on 29 July.", "2022-07-29"),
        ("The dam broke on the 24th of February.", "2022-02-24"),
        ("The dam broke on Friday, Oct. 23, 2020.", "2020-10-23"),
        ("The dam broke on 2022-07-29.", "2022-07-29"),
        ("The dam broke on 29.07.2022.", "2022-07-29"),
        ("The dam broke on 23/07/2022.", "2022-07-23"),
        ("The dam broke in mid-August.", "2022-08"),
        ("The dam broke in August 2021.", "2021-08"),
        ("The dam broke in July last year.", "2021-07"),
        ("The dam broke last July.", "2022-07"),
        ("The dam broke in the spring.", "2022-SP"),
        ("The dam broke in the summer of 2014.", "2014-SU"),
        ("The dam broke in Q3 2021.", "2021-Q3"),
        ("The dam broke in the third quarter of 2021.", "2021-Q3"),
        ("The dam broke in the first half of 2022.", "2022-H1"),
        ("The dam broke in the 1990s.", "199"),
        ("The dam broke in the '90s.", "199"),
        ("The dam broke in the 19th century.", "18"),
        ("The dam broke in nineteen ninety-seven.", "1997"),
        ("The dam broke in 490 BC.", "BC0490"),
        ("The dam broke on Christmas Day.", "2021-12-25"),
        ("The dam broke on Easter Monday.", "2022-04-18"),
    ],
)
def test_a_date_of_the_calendar_has_its_value(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dam broke yesterday.", "2022-08-16"),
        ("The dam broke the day before yesterday.", "2022-08-15"),
        ("The dam broke on Thursday night.", "2022-08-11TNI"),
        ("The dam broke on Wednesday.", "2022-08-17"),
        ("The dam broke last Wednesday.", "2022-08-10"),
        ("They will meet on Friday.", "2022-08-19"),
        ("They are to meet next Friday.", "2022-08-19"),
        ("The dam broke last week.", "2022-W32"),
        ("The dam broke earlier this week.", "2022-W33"),
        ("The dam broke over the weekend.", "2022-W32-WE"),
        ("The dam broke on Monday last week.", "2022-08-08"),
        ("The dam broke two weeks ago.", "2022-W31"),
        ("The dam broke ten days ago.", "2022-08-07"),
        ("The dam broke two years ago.", "2020"),
        ("The dam broke a year and a half ago.", "2021-02"),
        ("The dam broke overnight.", "2022-08-16TNI"),
        ("The dam broke last night.", "2022-08-16TNI"),
        ("The dam broke this morning.", "2022-08-17TMO"),
        ("The dam broke the week of March 7.", "2022-W10"),
        ("The dam broke on the 15th.", "2022-08-15"),
        ("The dam broke on the 20th.", "2022-07-20"),
        ("They will meet on the 20th.", "2022-08-20"),
    ],
)
def test_a_relative_time_is_counted_from_the_report(text: str, value: str) -> None:
    time = only(text)
    assert (time.value, time.anchor) == (value, "report")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It lasted nearly a month.", "P1M"),
        ("It lasted more than 2 1/2 years.", "P2Y6M"),
        ("It lasted half an hour.", "PT30M"),
        ("It lasted a minute and a half.", "PT1M30S"),
        ("It lasted several weeks.", "PXW"),
        ("It was a two-day visit.", "P2D"),
        ("It lasted twenty-four hours.", "PT24H"),
        ("It lasted a fortnight.", "P2W"),
        ("It lasted 2,000 years.", "P2000Y"),
    ],
)
def test_a_duration_says_how_long_and_not_when(text: str, value: str) -> None:
    time = only(text)
    assert (time.kind, time.value, time.anchor, time.start, time.end) == (
        "duration",
        value,
        "none",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They meet every day.", "P1D"),
        ("They meet every Thursday.", "XXXX-WXX-4"),
        ("They meet on Tuesdays.", "XXXX-WXX-2"),
        ("They meet each July.", "XXXX-07"),
        ("They meet weekly.", "P1W"),
    ],
)
def test_a_set_repeats(text: str, value: str) -> None:
    time = only(text)
    assert (time.kind, time.value) == ("set", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It broke at 5 a.m. on Monday.", "2022-08-15T05:00"),
        ("It broke at 10:35 a.m. (0735 GMT) Friday.", "2022-08-12T10:35"),
        ("It broke at 5 a.m. local time.", "2022-08-17T05:00"),
        ("It broke at 17:20 UTC.", "2022-08-17T17:20Z"),
        ("It broke at 0530 hours.", "2022-08-17T05:30"),
        ("It broke at noon.", "2022-08-17T12:00"),
        ("It broke at 4 in the morning.", "2022-08-17T04:00"),
    ],
)
def test_a_time_of_day_takes_the_day_that_is_at_hand(text: str, value: str) -> None:
    assert values(text)[0] == value


def test_the_last_hours_are_an_interval_up_to_the_report() -> None:
    text = "Forty houses burned in the last 72 hours."
    assert bounds(text) == ("2022-08-14", "2022-08-17")
    assert bounds(text, "2022-08-17T09:30Z") == ("2022-08-14T09:30", "2022-08-17T09:30")


def test_the_past_week_is_seven_days_and_last_week_one_of_the_calendar() -> None:
    assert bounds("It burned over the past week.") == ("2022-08-10", "2022-08-17")
    assert bounds("It burned last week.") == ("2022-08-08", "2022-08-14")


def test_since_goes_on_to_the_report_and_until_has_no_beginning() -> None:
    assert bounds("It has burned since July 2.") == ("2022-07-02", "2022-08-17")
    assert bounds("It will burn until Friday.") == (None, "2022-08-19")


def test_since_an_attack_on_a_day_leaves_the_day_a_day() -> None:
    assert bounds("It has burned since Friday's attack.") == ("2022-08-12", "2022-08-12")


def test_early_mid_and_late_keep_a_part() -> None:
    assert bounds("It burned in early May.") == ("2022-05-01", "2022-05-15")
    assert bounds("It burned in late May.") == ("2022-05-16", "2022-05-31")
    assert bounds("It burned in early 2021.") == ("2021-01", "2021-07")
    assert only("It burned in late May.").modifier == "END"


def test_earlier_this_week_ends_with_the_report() -> None:
    assert bounds("It burned earlier this week.") == ("2022-08-15", "2022-08-17")


def test_a_night_ends_on_the_next_day() -> None:
    assert bounds("It burned on the night of July 2.") == ("2022-07-02", "2022-07-03")


def test_a_later_day_is_counted_from_the_day_named_before() -> None:
    named = found(
        "The bridge fell on 3 March. Two days later the town burned, and the following day it rained."
    )
    assert [(time.value, time.anchor) for time in named] == [
        ("2022-03-03", "report"),
        ("2022-03-05", "text"),
        ("2022-03-06", "text"),
    ]


def test_an_amount_after_nothing_that_was_named_is_not_dated() -> None:
    time = only("Three weeks earlier the town burned.")
    assert (time.anchor, time.start, time.end) == ("none", None, None)


def test_a_history_counts_from_its_own_years() -> None:
    text = (
        "The war began in May 1911. In 1912 the town fell. The siege of 1913 lasted long. "
        "It ended on 3 June 1914. In August the army left, and on 2 September it was back."
    )
    assert [time.value for time in found(text)][-2:] == ["1914-08", "1914-09-02"]


def test_the_first_of_a_range_takes_the_year_and_month_of_the_second() -> None:
    assert values("It burned in April and June 1955.") == ["1955-04", "1955-06"]
    assert values("It burned on 12-14 March.") == ["2022-03-12", "2022-03-14"]
    assert values("It burned on Aug. 3-5, 2021.") == ["2021-08-03", "2021-08-05"]
    assert values("It burned from December 1990 to January 1991.") == ["1990-12", "1991-01"]


@pytest.mark.parametrize(
    "text",
    [
        "You may march with Jan Oll and fall behind.",
        "The fall of the city was quick.",
        "2000 soldiers and 1500 men stood there.",
        "It cost $1999 and 3,000 euros.",
        "A six-year-old boy, 52 years old at heart, in his 30s.",
        "The A350s and the T1990s flew.",
        "He came second.",
        "On June 31 and February 30.",
        "",
        "\n\n   \n",
        "שלום עולם والسلام",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_date_that_can_be_read_in_two_ways_gives_only_its_year() -> None:
    assert bounds("It burned on 07/04/2022.") == ("2022", "2022")


def test_spans_are_without_the_preposition() -> None:
    text = "It burned on July 2, by the end of August, and more than two weeks in the spring of 2014."
    assert words(text) == ["July 2", "the end of August", "more than two weeks", "the spring of 2014"]


def test_a_time_does_not_run_over_an_empty_line() -> None:
    assert values("It burned in May\n\n4 houses fell.") == ["2022-05"]


def test_a_time_runs_on_over_the_end_of_a_full_line_only() -> None:
    assert values("\nNo more rain in May\n4 houses fell.") == ["2022-05"]
    wrapped = (
        "\nThe council of the small town said that all the houses on the hill had fallen in May\n2021 or so."
    )
    assert values(wrapped) == ["2021-05"]


def test_now_and_recently_refer_to_no_date() -> None:
    assert values("He now says what he recently denied.") == ["PRESENT_REF", "PAST_REF"]
    assert only("It is now quiet.").granularity == "vague"


def test_a_language_without_a_list_has_no_times() -> None:
    assert times("Gestern, am 3. Mai 2022", None, "xx") == []

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
        ("The dam broke on Orthodox Easter.", "2022-04-24"),
        ("The dam broke in 1998's first quarter.", "1998-Q1"),
        ("The dam broke in the post-2014 order.", "2014"),
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
        ("The dam broke in the early hours of Monday.", "2022-08-15TMO"),
        ("The dam broke in a Friday-evening storm.", "2022-08-12TEV"),
        ("The dam broke last summer.", "2021-SU"),
        ("The dam broke a week or so ago.", "2022-W32"),
        ("The dam broke half a century ago.", "1972"),
        ("They said that last week the dam broke.", "2022-W32"),
        ("They will be back three days from now.", "2022-08-20"),
        ("It is to be ready by year's end.", "2022"),
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
        ("It lasted two-and-a-half years.", "P2Y6M"),
        ("It lasted a half-century.", "P50Y"),
        ("It lasted for months.", "PXM"),
        ("It lasted several quarters.", "PXQ"),
        ("It had two consecutive quarters of calm.", "P2Q"),
        ("It is a six-month-old war.", "P6M"),
        ("It was a decades-long quarrel.", "PXDE"),
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
        ("They meet every two weeks.", "P2W"),
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
        ("It broke at 2:30 p.m. local time (1130 GMT) on Thursday.", "2022-08-11T14:30"),
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


def test_since_an_event_on_a_day_begins_then_and_its_end_is_left_open() -> None:
    time = only("Since the retreat from the island on July 2, forty have died.")
    assert (time.value, time.start, time.end, time.modifier) == (
        "2022-07-02",
        "2022-07-02",
        None,
        "ON_OR_AFTER",
    )
    assert bounds("Forty have died since their invasion began in late May.") == ("2022-05-16", None)
    assert bounds("It has burned since late May.") == ("2022-05-16", "2022-08-17")
    assert bounds("Since the mayor said on July 2 that it fell, all is dark.") == ("2022-07-02", "2022-07-02")


def test_a_week_of_a_month_has_its_seven_days() -> None:
    assert bounds("It burned in the first week of May.") == ("2022-05-01", "2022-05-07")
    assert bounds("It burned in the last week of February 2020.") == ("2020-02-23", "2020-02-29")
    assert bounds("It burned in the last days of June.") == ("2022-06-24", "2022-06-30")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Talks may start as early as Tuesday.", "2022-08-23"),
        ("They agreed to meet on Tuesday.", "2022-08-23"),
        ("They agreed to the terms on Tuesday.", "2022-08-16"),
        ("The vote is set for Sunday.", "2022-08-21"),
        ("The troops are to leave by Tuesday.", "2022-08-23"),
        ("The march had been planned for Friday.", "2022-08-12"),
        ("He could not be reached Tuesday.", "2022-08-16"),
        ("He could be found Tuesday.", "2022-08-16"),
        ("Until Thursday, they had not met.", "2022-08-11"),
        ("The talks were put off until Thursday.", "2022-08-18"),
        ("They are expected back in June.", "2023-06"),
        ("They will march soon.", "FUTURE_REF"),
        ("They are likely to march overnight.", "2022-08-17TNI"),
    ],
)
def test_the_words_around_a_time_tell_whether_it_has_passed(text: str, value: str) -> None:
    assert values(text) == [value]


def test_the_next_day_follows_the_day_that_was_named() -> None:
    assert values("It fell on Monday, and the next morning it burned.") == ["2022-08-15", "2022-08-16TMO"]
    assert values("It fell on Monday. It had rained the day before.") == ["2022-08-15", "2022-08-14"]
    assert only("The next day it burned.").anchor == "none"


def test_the_next_years_of_a_past_tale_are_not_counted_from_the_report() -> None:
    assert bounds("It will take the next two years.") == ("2022-08-17", "2024-08")
    assert bounds("He spent the next two years abroad.") == (None, None)


def test_a_day_that_was_said_in_full_keeps_its_year() -> None:
    assert values("It began on Sept. 11, 2001. Those of Sept. 11 are mourned.") == [
        "2001-09-11",
        "2001-09-11",
    ]


def test_quarters_are_compared_with_the_same_ones() -> None:
    text = "In the third quarter of 2021 it lost. In the year-ago period, and in last year's quarter, it did not."
    assert values(text) == ["2021-Q3", "2020-Q3", "2021-Q3"]
    assert values("It fell in the quarter, in the latest period and in the year-earlier nine months.") == [
        "2022-Q2",
        "2022-Q2",
        "P9M",
    ]
    assert values("It fell in the latest period.") == []


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


def test_a_history_comes_back_from_a_year_named_in_passing() -> None:
    text = (
        "In 1911 they met. In 1912 the town fell. The siege of 1913 lasted long, as papers of 1985 tell. "
        "On 3 June it ended."
    )
    assert values(text)[-1] == "1913-06-03"


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
        "Jan Oller came, under Resolution 1973, with Flight 1549.",
        "Three quarters of the men and a quarter of the guns were lost.",
        "A six-month-old boy sang in '60 Minutes.",
        "It soon fell. It came as soon as it could, and soon after.",
        "They lived under centuries of rule.",
        "The year of the horse and the 175th day of the siege.",
        "They met on Independence Day.",
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

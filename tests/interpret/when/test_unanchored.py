import pytest

from tests.interpret.when.said import found, only

RELATIVE = [
    ("It burned yesterday.", "XXXX-XX-XX"),
    ("It burned on Friday.", "XXXX-WXX-5"),
    ("It burned last week.", "XXXX-WXX"),
    ("It burned last month.", "XXXX-XX"),
    ("It burned last year.", "XXXX"),
    ("It burned last July.", "XXXX-07"),
    ("It burned two weeks ago.", "XXXX-WXX"),
    ("It burned overnight.", "XXXX-XX-XXTNI"),
    ("It burned on July 29.", "XXXX-07-29"),
    ("It burned in the spring.", "XXXX-SP"),
    ("It burned at 5 a.m.", "XXXX-XX-XXT05:00"),
]


@pytest.mark.parametrize("day", [None, "2022"])
@pytest.mark.parametrize(("text", "value"), RELATIVE)
def test_without_the_reports_day_a_relative_time_stays_unanchored(
    text: str, value: str, day: str | None
) -> None:
    time = only(text, day)
    assert (time.value, time.anchor, time.start, time.end) == (value, "none", None, None)


def test_a_month_anchors_months_and_no_days() -> None:
    assert only("It burned last month.", "2022-08").value == "2022-07"
    assert only("It burned yesterday.", "2022-08").anchor == "none"
    assert only("It burned on Friday.", "2022-08").anchor == "none"


def test_the_last_hours_of_an_undated_report_are_a_bare_duration() -> None:
    time = only("Forty burned in the last 72 hours.", None)
    assert (time.value, time.kind, time.anchor, time.start, time.end) == (
        "PT72H",
        "duration",
        "none",
        None,
        None,
    )


def test_the_text_gives_the_year_of_a_month_and_day() -> None:
    times = found("It burned in May 2014. On July 29 it burned again.", None)
    assert [(time.value, time.anchor) for time in times] == [("2014-05", "absolute"), ("2014-07-29", "text")]


def test_yesterday_is_not_counted_from_a_date_in_the_text() -> None:
    times = found("It burned on 3 May 2014. It burned again yesterday.", None)
    assert (times[1].value, times[1].anchor) == ("XXXX-XX-XX", "none")


def test_a_full_date_needs_no_report() -> None:
    time = only("It burned on 3 May 2014.", None)
    assert (time.start, time.end, time.anchor) == ("2014-05-03", "2014-05-03", "absolute")

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.interpret.when import times
from counterclaim.records import Published
from tests.growth import LINEAR, growth

WORDS = (
    "the a an on in of at since until by last next this past following same early late mid end beginning few "
    "several two three twenty hundred first second third half and or - , . ; ( ) 's ' \n \n\n May march July "
    "Oct. Friday Mondays morning night weekend week weeks day days month year years decade century quarter Q3 "
    "spring fall Christmas Easter today yesterday tonight now ago earlier later before after every daily about "
    "nearly 5 31 1999 2022 0530 hours 17:30 5pm 490 BC '90s 1990s 2022-07-29 3/4/2021 9999-12-31 0001-01-01 "
    "old long local time UTC said will died they fell overnight noon midnight fiscal o'clock "
    "soon next set for agreed to as early could be been planned or so from now 1130 GMT Resolution -old -long war"
).split(" ")

texts = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=60)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
reports = (
    st.none()
    | days.map(lambda day: Published(day.isoformat()))
    | st.sampled_from(
        [Published("2022"), Published("2022-08"), Published("2022-08-17T09:30Z"), Published("2022-13-45")]
    )
)


@settings(max_examples=400, deadline=None)
@given(texts, reports)
def test_spans_lie_in_the_text_in_order_without_overlap(text: str, report: Published | None) -> None:
    spans = [one.span for one in times(text, report)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


@settings(max_examples=400, deadline=None)
@given(texts, reports)
def test_no_time_ends_before_it_starts(text: str, report: Published | None) -> None:
    for one in times(text, report):
        if one.start and one.end:
            shared = min(len(one.start), len(one.end))
            assert one.start[:shared] <= one.end[:shared]


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from([None, Published("1822")]))
def test_nothing_is_anchored_in_a_report_without_a_date(text: str, report: Published | None) -> None:
    for one in times(text, report):
        assert one.anchor != "report"
        assert one.anchor != "none" or (one.start, one.end) == (None, None)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(
        ["yesterday", "on Thursday", "next Tuesday", "ten days ago", "tonight", "last Sunday night"]
    ),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(-500, 500),
)
def test_the_report_some_weeks_later_moves_its_days_by_as_many(words: str, day: date, weeks: int) -> None:
    [before] = times(f"It burned {words}.", Published(day.isoformat()))
    [after] = times(f"It burned {words}.", Published((day + timedelta(weeks=weeks)).isoformat()))
    assert before.start is not None
    assert after.start is not None
    assert date.fromisoformat(after.start) - date.fromisoformat(before.start) == timedelta(weeks=weeks)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_times(text: str) -> None:
    assert times(text, Published("2022-08-17")) == times(text, Published("2022-08-17"))


@pytest.mark.parametrize(
    "piece",
    [
        "the ",
        "last ",
        "9",
        "two hundred and ",
        "early in the ",
        "May ",
        "May-",
        " \n",
        "'",
        "1/2 ",
        "9:",
        "2022-",
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    short, long = (piece * (length // len(piece)) for length in (2_000, 16_000))
    assert growth(lambda text: times(text, Published("2022-08-17")), short, long) < LINEAR

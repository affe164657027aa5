from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import RecordError
from counterclaim.records import (
    Archive,
    Attribution,
    Maker,
    Mark,
    Published,
    ReaderVersion,
    Report,
    Span,
    Speaker,
    checked,
    commitment,
    record_id,
    words_of,
)

READER = Maker("plain", "1")
VERSION = ReaderVersion("reader", "1", "f" * 64)


def report(**changes: object) -> Report:
    fields: dict[str, object] = {
        "bytes_sha256": "a" * 64,
        "locator": "a.txt",
        "text": "Some words.",
        "reader": READER,
    }
    return Report(**{**fields, **changes})  # type: ignore[arg-type]


def attribution(**changes: object) -> Attribution:
    fields: dict[str, object] = {
        "report": "b" * 64,
        "source": (Span(0, 4),),
        "cue": (),
        "content": (Span(5, 10),),
        "speaker": Speaker("unnamed"),
        "confidence": 500,
        "made_by": VERSION,
        "generation": "c" * 64,
    }
    return Attribution(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2022", "year"),
        ("2022-07", "month"),
        ("2022-07-29", "day"),
        ("2022-07-29T10:05", "minute"),
        ("2022-07-29T10:05Z", "minute"),
        ("2022-07-29T10:05:59+03:00", "second"),
    ],
)
def test_a_date_keeps_the_precision_it_was_given_with(value: str, precision: str) -> None:
    assert Published(value).precision == precision


@pytest.mark.parametrize(
    "value", ["", "last week", "29.07.2022", "2022-07T10:00", "2022-7-1", "2022-07-29 10:05"]
)
def test_what_is_no_iso_date_is_refused(value: str) -> None:
    with pytest.raises(RecordError):
        Published(value)


def test_one_text_at_two_outlets_is_two_reports() -> None:
    assert report(outlet="One").id != report(outlet="Two").id
    assert report(outlet="One").key == report(outlet="Two").key


def test_the_id_of_a_report_does_not_depend_on_the_container_it_lay_in() -> None:
    assert report(archive=Archive("box.warc", b"1")).id == report(archive=Archive("box.warc", b"12")).id


def test_a_report_record_holds_none_of_the_authors_words() -> None:
    record = report(text="Secret words", title="Secret title", author="Secret Author").record()
    assert "Secret" not in str(record)


def test_one_name_in_two_reports_has_two_commitments() -> None:
    assert commitment("a", "Name") != commitment("b", "Name")
    assert commitment("a", None) is None


def test_a_mark_outside_the_text_is_refused() -> None:
    with pytest.raises(RecordError):
        report(marks=(Mark("furniture", Span(5, 500)),))


def test_an_attribution_without_content_is_refused() -> None:
    with pytest.raises(RecordError):
        attribution(content=())


def test_an_attribution_without_source_and_cue_is_the_own_voice() -> None:
    assert attribution(source=()).own_voice
    assert not attribution().own_voice


def test_a_new_generation_is_a_new_record() -> None:
    assert attribution().id != attribution(generation="d" * 64).id


@given(st.dictionaries(st.text(min_size=1), st.integers(-(2**53) + 1, 2**53 - 1)))
def test_the_order_of_keys_does_not_change_an_id(record: dict[str, int]) -> None:
    assert record_id(record) == record_id(dict(reversed(record.items())))


@given(st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=5))
def test_checked_spans_are_sorted_non_empty_and_apart_or_refused(pairs: list[tuple[int, int]]) -> None:
    try:
        spans = checked(pairs)
    except RecordError:
        assert any(a >= b or a < 0 for a, b in pairs) or len(pairs) > 1
    else:
        assert all(0 <= span.start < span.end for span in spans)
        assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


def test_words_of_several_spans_show_the_gap() -> None:
    assert words_of((Span(0, 1), Span(2, 3)), "abc") == "a … c"

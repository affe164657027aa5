"""Who repeats whom, and how many origins are left."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconcile.origins import Origins, Telling, likenesses, origins
from counterclaim.records import Report, Span
from tests.reconcile.origins.made import OTHER, SPEECH, STORY, report


def forest(*tellings: Telling) -> Origins:
    return origins(tellings, likenesses(telling.report for telling in tellings))


def whole(*reports: Report) -> Origins:
    return forest(*map(Telling, reports))


def part(one: Report, words: str, *sources: str) -> Telling:
    start = one.text.index(words)
    return Telling(one, (Span(start, start + len(words)),), sources)


def test_reports_that_share_nothing_are_as_many_origins() -> None:
    found = whole(report(STORY, "a"), report(OTHER, "b"))
    assert (found.low, found.high) == (2, 2)
    assert found.parents == {}
    assert len(found.roots) == 2


def test_a_reprint_hangs_under_the_earlier_report() -> None:
    early, late = report(STORY, "a", "2022-05-01", "Varn"), report(STORY, "b", "2022-05-02", "Oster")
    found = whole(late, early)
    link = found.parents[late.id]
    assert (link.parent, link.reason, link.sure) == (early.id, "copy", True)
    assert (found.low, found.high) == (1, 1)
    assert found.roots == ("outlet:Varn",)


def test_a_credit_stands_over_the_dates() -> None:
    reprint = report("VARNHOLM (Reuters) - " + STORY, "a", "2022-05-01", "Oster")
    original = report(STORY, "b", "2022-05-02", "reuters.com")
    link = whole(original, reprint).parents[reprint.id]
    assert link.parent == original.id


def test_of_texts_without_dates_the_longer_is_the_source() -> None:
    short, long = report(STORY[: len(STORY) // 2], "a"), report(STORY, "b")
    link = whole(short, long).parents[short.id]
    assert link.parent == long.id
    assert "not known which came first" in link.words


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("2022-04", "2022-05-02"),
        ("2022", "2023-01-01T10:00Z"),
        ("2022-05-01T23:00-02:00", "2022-05-02T02:00Z"),
    ],
)
def test_dates_are_compared_by_what_is_known_of_both(early: str, late: str) -> None:
    one, other = report(STORY, "a", late), report(STORY, "b", early)
    assert whole(one, other).parents[one.id].parent == other.id


@pytest.mark.parametrize(
    "other", ["2022-05", "2022", "2022-05-01T10:00", "2022-05-01T10:00Z", "2022-05-01T99:99Z"]
)
def test_dates_that_say_nothing_leave_it_to_the_length(other: str) -> None:
    long, short = report(STORY, "a", "2022-05-01"), report(STORY[: len(STORY) // 2], "b", other)
    assert whole(long, short).parents[short.id].parent == long.id


def test_two_reports_that_credit_one_agency_have_one_origin() -> None:
    one = report(STORY + "\nThe Associated Press contributed to this report.", "a", outlet="Varn")
    other = report("VARNHOLM (AP) — " + OTHER, "b", outlet="Oster")
    found = whole(one, other)
    assert (found.low, found.high) == (1, 2), "a contribution may be of something else"
    assert found.parents[other.id].parent == "outlet:Associated Press"
    assert found.parents[one.id].reason == "outlet"


def test_an_outlet_is_not_independent_of_itself() -> None:
    found = whole(report(STORY, "a", outlet="Varn"), report(OTHER, "b", outlet="Varn"))
    assert found.high == 1


def test_a_citation_in_the_sentence_is_sure_and_one_nearby_is_not() -> None:
    text = "The yard burned, Interfax reported. Two men were hurt. Others fled."
    one = report(text, "a", outlet="Varn")
    found = forest(part(one, "The yard burned"))
    assert found.roots == ("outlet:Interfax",)
    (link,) = (each for each in forest(part(one, "Others fled")).links if each.reason == "citation")
    assert not link.sure


def test_what_is_told_outside_the_shared_text_is_the_report_s_own() -> None:
    mixed = report(f"{OTHER} {STORY}", "a", "2022-05-02", "Varn")
    agency = report(STORY, "b", "2022-05-01", "Oster")
    inside = forest(part(mixed, "fought the flames"), part(agency, "fought the flames"))
    outside = forest(part(mixed, "price of grain"), part(agency, "fought the flames"))
    assert (inside.high, outside.low) == (1, 2)


def test_the_same_quoted_words_have_one_source() -> None:
    one = report(f"{OTHER} {SPEECH} the mayor said.", "a", outlet="Varn")
    other = report(f"Mayor in yard. {SPEECH} she told reporters, and left.", "b", outlet="Oster")
    assert forest(part(one, "before the first snow"), part(other, "before the first snow")).high == 1
    found = whole(one, other)
    assert (found.low, found.high) == (1, 2)


def test_a_source_found_elsewhere_comes_first() -> None:
    one, other = report(STORY, "a", outlet="Varn"), report(OTHER, "b", outlet="Oster")
    found = forest(part(one, "Nobody was hurt", "speaker:mayor"), part(other, "A vote", "speaker:mayor"))
    assert (found.low, found.high) == (1, 1)
    assert found.roots == ("speaker:mayor",)


def test_two_tellings_of_a_report_without_outlet_have_one_origin() -> None:
    one = report(STORY, "a")
    assert forest(part(one, "Nobody was hurt"), part(one, "nine times")).high == 1


def test_no_tellings_have_no_origins() -> None:
    found = forest()
    assert (found.low, found.high, found.roots) == (0, 0, ())


SHELF = [
    report(STORY, "a", "2022-05-01", "Varn"),
    report("VARNHOLM (AP) — " + STORY, "b", None, "Oster"),
    report(STORY[:300], "c", "2022-05", None),
    report(f"{OTHER} {SPEECH} she told Reuters.", "d", "2022-05-04", "Norr"),
    report(f"{SPEECH} she said. {STORY[200:500]}", "e", "2022-05-01", None),
    report(OTHER, "f", None, "apnews.com"),
]


@given(st.lists(st.sampled_from(SHELF), max_size=8), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_adding_makes_no_difference(chosen: Sequence[Report], draw: object) -> None:
    shuffled = list(chosen)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = whole(*chosen), whole(*shuffled)
    assert (one.links, one.parents, one.roots) == (other.links, other.parents, other.roots)


@given(st.lists(st.sampled_from(SHELF), max_size=8))
@settings(max_examples=60, deadline=None)
def test_it_is_a_forest_with_a_range_of_origins(chosen: Sequence[Report]) -> None:
    found = whole(*chosen)
    assert 0 <= found.low <= found.high <= len({each.id for each in chosen})
    for telling in found.tellings:
        steps, node = 0, telling
        while node in found.parents:
            steps, node = steps + 1, found.parents[node].parent
            assert steps <= len(found.tellings)
        assert node in found.roots

from __future__ import annotations

import pytest

from counterclaim.errors import UsageError
from counterclaim.records import Published, SpeakerKind
from counterclaim.views import ClaimFilter, claims

from .shelf import Shelf, dam_shelf, report_of, said


def _said(shelf: Shelf, wanted: ClaimFilter | None = None) -> list[str]:
    return [row.says for row in claims(shelf, wanted)]


def test_claims_come_in_reading_order_and_the_outer_before_the_inner() -> None:
    assert _said(dam_shelf(), ClaimFilter(own_voice=True)) == [
        "The dam broke on Tuesday",
        "Russian troops had blown it up",
        "it was sabotage",
        "They panicked … Nobody else could do it",
        "an engineer believed the gates had failed",
        "the gates had failed",
    ]


def test_own_voice_is_left_out_unless_asked_for() -> None:
    assert "The dam broke on Tuesday" not in _said(dam_shelf())


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (ClaimFilter(speaker="kyiv"), ["Russian troops had blown it up"]),
        (ClaimFilter(speaker="He"), ["an engineer believed the gates had failed"]),
        (ClaimFilter(text="SABOTAGE"), ["it was sabotage"]),
        (ClaimFilter(speaker_kinds=frozenset[SpeakerKind]({"unnamed"})), ["the gates had failed"]),
        (ClaimFilter(min_confidence=901), []),
        (ClaimFilter(since=Published("2023-07")), []),
        (ClaimFilter(report="wire/dam.txt", text="blown"), ["Russian troops had blown it up"]),
    ],
)
def test_a_filter_keeps_only_what_fits(wanted: ClaimFilter, expected: list[str]) -> None:
    assert _said(dam_shelf(), wanted) == expected


def test_a_search_takes_line_breaks_for_blanks_and_curly_marks_for_straight_ones() -> None:
    report = report_of("Kyiv said it wasn’t\nits army.")
    shelf = Shelf().put(report, said(report, "it wasn’t\nits army", source="Kyiv", cue="said"))
    assert _said(shelf, ClaimFilter(text="wasn't its army"))


@pytest.mark.parametrize(
    ("published", "taken"),
    [("2023", True), ("2023-06", True), ("2023-06-06", True), ("2023-06-05T23:00Z", False), (None, False)],
)
def test_since_takes_what_may_be_late_enough_and_nothing_undated(published: str | None, taken: bool) -> None:
    report = report_of("Kyiv said it rained.", published=published)
    shelf = Shelf().put(report, said(report, "it rained", source="Kyiv", cue="said"))
    assert bool(_said(shelf, ClaimFilter(since=Published("2023-06-06")))) is taken


def test_a_report_that_is_not_there_is_misuse() -> None:
    with pytest.raises(UsageError):
        _said(dam_shelf(), ClaimFilter(report="nowhere.txt"))

"""Links: how distance counts, and that nothing is tied across a text."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from counterclaim.model.distance import REACH, distances
from counterclaim.model.links import link_scores, relations
from counterclaim.records.reading import Reading
from counterclaim.records.report import Maker, Report

from .toy import make_card

FAR = 2 * max(REACH.values())


def make_reading() -> Reading:
    """Words with one number each: a query of word i meets the key of word j as i times j."""
    numbers = np.ones((FAR + 20, 1), dtype=np.float32)
    text = "w " * len(numbers)
    starts = 2 * np.arange(len(numbers), dtype=np.int32)
    blank = np.zeros(len(numbers), dtype=np.uint8)
    return Reading(
        report=Report(bytes_sha256="", locator="toy", text=text, reader=Maker("test", "1")),
        card=make_card(0),
        words=np.stack([starts, starts + 1], axis=1),
        roles=np.zeros((len(numbers), 3), dtype=np.float32),
        link_query=numbers,
        link_key=numbers,
        entities=blank,
        pos=blank,
    )


@pytest.mark.parametrize(
    ("span", "cue", "distance"),
    [((0, 3), (3, 4), 1), ((5, 6), (3, 5), -1), ((0, 3), (5, 6), 3), ((2, 5), (3, 4), 0)],
)
def test_distance_is_signed_and_counts_from_the_edges(
    span: tuple[int, int], cue: tuple[int, int], distance: int
) -> None:
    assert distances(np.array([span]), np.array([cue]))[0, 0] == distance


def test_every_piece_of_content_joins_its_cue_and_a_source_may_speak_twice() -> None:
    found = relations(make_reading(), [(0, 2)], [(2, 3), (8, 9)], [(3, 6)])
    assert [relation.sources for relation in found] == [((0, 2),), ((0, 2),)]
    assert sum(len(relation.contents) for relation in found) == 1


def test_what_is_out_of_reach_is_not_tied() -> None:
    (found,) = relations(make_reading(), [(0, 2)], [(FAR, FAR + 1)], [(3, 6)])
    assert found.sources == ()
    assert found.contents == ()


def test_no_spans_and_no_cues_have_no_scores() -> None:
    reading = make_reading()
    assert link_scores(reading, "source", [], [(0, 1)]).shape == (0, 1)
    assert link_scores(reading, "content", [(0, 1)], []).shape == (1, 0)
    assert relations(reading, [(0, 1)], [], [(2, 3)]) == []


def test_a_piece_that_chose_no_cue_goes_to_the_tag_that_it_touches() -> None:
    made = replace(make_reading(), link_query=np.full((FAR + 20, 1), -9.0, np.float32))
    (relation,) = relations(made, [(8, 9)], [(9, 10)], [(0, 8)])
    assert relation.sources == ((8, 9),)
    assert relation.contents == ((0, 8),)
    (apart,) = relations(made, [(18, 19)], [(19, 20)], [(0, 8)])
    assert apart.contents == ()


def test_a_cue_that_its_own_piece_takes_up_draws_no_other_piece() -> None:
    query, key = np.zeros((FAR + 20, 2), np.float32), np.zeros((FAR + 20, 2), np.float32)
    query[8:12], query[30:32] = (5.0, 0.0), (0.0, 9.0)
    key[5], key[28] = (0.9, 0.0), (1.0, 1.0)
    made = replace(make_reading(), link_query=query, link_key=key)
    assert link_scores(made, "content", [(8, 12)], [(5, 6), (28, 29)]).argmax() == 1
    early, late = relations(made, [], [(5, 6), (28, 29)], [(8, 12), (30, 32)])
    assert early.contents == ((8, 12),)
    assert late.contents == ((30, 32),)


def test_nothing_is_tied_over_a_line_end_or_a_full_stop() -> None:
    made = replace(make_reading(), link_query=np.full((FAR + 20, 1), -9.0, np.float32))
    lines = replace(
        made, report=replace(made.report, text=made.report.text[:17] + "\n" + made.report.text[18:])
    )
    (relation,) = relations(lines, [(8, 9)], [(9, 10)], [(0, 8)])
    assert relation.sources == ()
    stopped = replace(
        made, report=replace(made.report, text=made.report.text[:14] + "." + made.report.text[15:])
    )
    (relation,) = relations(stopped, [], [(8, 9)], [(0, 8)])
    assert relation.contents == ()

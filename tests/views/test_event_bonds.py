from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.reconcile import Scene
from counterclaim.records import Report
from counterclaim.views.event_bonds import bonds
from tests.reconcile.made import report, scene


@dataclass
class Gathered:
    """A memory of one event whose tellings are given."""

    told: Sequence[Scene]

    def scenes(self, event: str) -> Sequence[Scene]:
        return sorted(self.told, key=lambda one: one.rank)

    def report(self, name: str) -> Report:
        return report("Nothing of note.", locator=f"{name}.txt")


FIRST = scene("a", 0, "mill", "2031-04-01", "x")
AGAIN = replace(scene("b", 0, "mill", "2031-04-02", "x"), names=frozenset({"ostrany"}))
LATER = replace(scene("c", 0, "bridge", "2031-04-20", "y"), names=frozenset({"ostrany"}))


def test_the_first_telling_is_tied_to_none() -> None:
    assert list(bonds(Gathered([FIRST]), "e")) == []
    assert list(bonds(Gathered([]), "e")) == []


def test_each_telling_is_tied_to_the_one_before_that_it_is_most_like_with_what_they_share() -> None:
    again, later = bonds(Gathered([LATER, AGAIN, FIRST]), "e")
    assert (again.report.locator, again.other.locator) == ("b.txt", "a.txt")
    assert any("mill" in reason for reason in again.alike)
    assert later.other.locator == "b.txt"
    assert any("ostrany" in reason for reason in later.alike)
    assert "places differ" in later.unlike


def test_words_of_a_report_cannot_break_the_line() -> None:
    hostile = replace(FIRST, words={"mi\nll\x1b[31m": 1.0})
    (bond,) = bonds(Gathered([hostile, replace(hostile, report="b", claims=("b-0",))]), "e")
    assert not any("\n" in reason or "\x1b" in reason for reason in bond.alike)

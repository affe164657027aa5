"""Which reports share wording, as it is kept: a function of the reports, whatever came first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import combinations
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.ledger import Ledger
from counterclaim.reconcile.origins import Likeness, cells, compare, likenesses
from counterclaim.reconcile.origins.lexicon import limits
from counterclaim.records import Report

from .made import FIRST, SECOND, fill, report
from .store import Store, few

PASSAGES = (
    "The ferry terminal at the northern end of the harbour was closed on Monday morning after a warehouse "
    "beside it burnt down in the night, and dock workers who had come for the early shift were sent home "
    "while engineers looked for cracks in the quay wall and in both of the older cranes.",
    "Fishing boats that had been waiting outside the breakwater since Saturday were led in one by one by a "
    "pilot, their crews told officials, because nobody could say where the lost containers had drifted, and "
    "two of the smaller boats were taken in tow when their engines would not start again.",
    "Insurers from three countries have sent people to count what is left of the grain that was stored in "
    "the warehouse, a task that is thought to take most of the month since the books were kept on paper and "
    "the office in which they stood has been under water since the pumps of the lower town gave out.",
)
OUTLETS = ("The Pier", "Quay News", None)
MADE = tuple(
    report(
        f"{n}.txt",
        " ".join(PASSAGES[p] for p in passages) + f" Filed as number {n} of the day.",
        outlet=OUTLETS[n % 3],
        published=[None, "2031-04-05", "2031-04-04T09:00Z"][n % 3 if n < 5 else 2],
    )
    for n, passages in enumerate([(0,), (0, 1), (1,), (0, 2), (2, 1), (0,), (1, 2)])
)


@contextmanager
def room_for(most: int) -> Iterator[None]:
    """Cells that hold so few that the reports of a test fill them."""
    with patch("counterclaim.ledger.copies.limits", return_value=replace(limits(), cell=most)):
        yield


def by_definition(reports: Iterable[Report], most: int) -> list[Likeness]:
    """What is to be kept of these reports, worked out in the plainest way."""
    ranked = sorted(reports, key=lambda each: (each.published.value if each.published else "~", each.id))
    first: dict[int, list[str]] = {}
    for each in ranked:
        for cell in cells(each):
            first.setdefault(cell, []).append(each.id)
    found = []
    for one, other in combinations(sorted(ranked, key=lambda each: each.id), 2):
        meet = any({one.id, other.id} <= set(held[:most]) for held in first.values())
        if meet and (one.outlet is None or one.outlet != other.outlet):
            found.append(compare(one, other))
    return [likeness for likeness in found if likeness.verdict != "independent"]


def reconcile(ledger: Ledger, *reports: Report, generation: str = FIRST) -> None:
    with ledger.reconciling() as index:
        for each in reports:
            index.done(each.id, generation)


class RepetitionSuite(Store):
    def test_what_is_kept_is_what_comparing_all_texts_finds(self, ledger: Ledger) -> None:
        fill(ledger, *MADE, count=0)
        reconcile(ledger, *MADE)
        found = ledger.likenesses(each.id for each in MADE)
        assert found == by_definition(MADE, 16)
        outlets = {each.id: each.outlet for each in MADE}
        everything = {
            frozenset([likeness.one, likeness.other]): likeness.verdict
            for likeness in likenesses(MADE)
            if outlets[likeness.one] is None or outlets[likeness.one] != outlets[likeness.other]
        }
        assert {frozenset([each.one, each.other]): each.verdict for each in found} == everything
        assert {likeness.verdict for likeness in found} >= {"copy", "passages"}

    def test_only_pairs_among_the_reports_asked_for_are_given(self, ledger: Ledger) -> None:
        fill(ledger, *MADE, count=0)
        reconcile(ledger, *MADE)
        some = [MADE[0].id, MADE[1].id, MADE[1].id, "none", ""]
        (likeness,) = ledger.likenesses(some)
        assert {likeness.one, likeness.other} == set(some[:2])
        assert ledger.likenesses([MADE[0].id]) == ledger.likenesses([]) == []

    @settings(few, max_examples=15)
    @given(
        order=st.permutations(range(len(MADE))),
        withdrawn=st.sets(st.integers(0, len(MADE) - 1), max_size=3),
        most=st.integers(2, 4),
    )
    def test_the_order_of_coming_and_going_makes_no_difference(
        self, order: list[int], withdrawn: set[int], most: int
    ) -> None:
        with self.fresh() as ledger, room_for(most):
            for n in order:
                fill(ledger, MADE[n], count=0)
                reconcile(ledger, MADE[n])
                if n in withdrawn and n % 2:
                    ledger.withdraw(MADE[n].id, by="A", reason="B")
            for n in sorted(withdrawn):
                ledger.withdraw(MADE[n].id, by="A", reason="B")
            left = [each for n, each in enumerate(MADE) if n not in withdrawn]
            assert ledger.likenesses(each.id for each in MADE) == by_definition(left, most)

    def test_a_withdrawn_report_shares_nothing_at_once(self, ledger: Ledger) -> None:
        fill(ledger, *MADE, count=0)
        reconcile(ledger, *MADE)
        ledger.withdraw(MADE[0].id, by="A", reason="B")
        found = ledger.likenesses(each.id for each in MADE)
        assert found == by_definition(MADE[1:], 16)
        assert [finding.kind for finding in ledger.verify()] == ["withdrawn"]

    def test_an_older_version_gives_way_when_it_is_reconciled(self, ledger: Ledger) -> None:
        old, other = MADE[0], MADE[1]
        fill(ledger, old, other, count=0)
        reconcile(ledger, old, other)
        (new,) = fill(ledger, replace(old, outlet="Tide", told=("outlet",)), count=0)
        reconcile(ledger, old, new)
        (likeness,) = ledger.likenesses([old.id, new.id, other.id])
        assert {likeness.one, likeness.other} == {new.id, other.id}

    def test_another_generation_or_doing_it_twice_changes_nothing(self, ledger: Ledger) -> None:
        fill(ledger, *MADE, count=0)
        reconcile(ledger, *MADE)
        before = ledger.likenesses(each.id for each in MADE)
        for generation in (FIRST, SECOND):
            reconcile(ledger, *MADE, generation=generation)
            assert ledger.likenesses(each.id for each in MADE) == before

    def test_texts_without_words_share_nothing(self, ledger: Ledger) -> None:
        empty = [report(f"{n}.txt", text) for n, text in enumerate(["???", "… ! …", "שלום"])]
        fill(ledger, *empty, count=0)
        reconcile(ledger, *empty)
        assert ledger.likenesses(each.id for each in empty) == []

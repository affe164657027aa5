from __future__ import annotations

from counterclaim.views.origins import families

from .shelf import Shelf, report_of

WIRE = (
    "QUAYSIDE, April 8 (Harbour Wire) - Rockets struck the ferry terminal of Quayside before dawn on Tuesday and "
    "set fire to a grain store beside it, the harbour master told this agency by telephone from the pier.\n\n"
    "Twelve passengers who had waited for the first crossing were taken to the hospital on the hill, where the "
    "head doctor spoke of burns and broken bones and asked for blood donors from the villages around the bay.\n\n"
    "The northern ministry did not answer questions about the strike, and its daily report at noon spoke of "
    "other things; the governor of the southern shore said that crews were still looking under the roof."
)
OWN = (
    "Three streets of the old town have been without water since the weekend, and the mayor blames pipes from "
    "the last century rather than the shelling that woke everybody up on two nights of this week.\n\n"
    "A plumber whom our reporter met at the corner of the market said he had seen worse in the year of the flood."
)


def shelf() -> Shelf:
    copied = WIRE.replace("QUAYSIDE, April 8 (Harbour Wire) - ", "") + "\n\nReporting by Harbour Wire"
    return (
        Shelf()
        .put(report_of(WIRE, locator="a.txt", outlet="Harbour Wire", published="2031-04-08T06:00Z"))
        .put(report_of(copied, locator="b.txt", outlet="Bay Gazette", published="2031-04-08T09:00Z"))
        .put(report_of(OWN, locator="c.txt", outlet="Old Town Post", published="2031-04-08"))
    )


def test_a_reprint_hangs_under_the_report_that_it_repeats_and_both_are_one_origin() -> None:
    (family,) = families(shelf())
    first, second = family.members
    assert (first.report.outlet, first.repeats, first.depth) == ("Harbour Wire", None, 0)
    assert (second.report.outlet, second.depth) == ("Bay Gazette", 1)
    assert second.repeats == first.report.id
    assert second.reason
    assert (family.low, family.high) == (1, 1)


def test_a_report_that_shares_no_text_is_in_no_family() -> None:
    assert all(
        member.report.outlet != "Old Town Post" for family in families(shelf()) for member in family.members
    )


def test_the_order_in_which_reports_came_makes_no_difference() -> None:
    turned = Shelf(kept=shelf().kept[::-1])
    assert families(turned) == families(shelf())


def test_a_ledger_without_reports_has_no_families() -> None:
    assert families(Shelf()) == []

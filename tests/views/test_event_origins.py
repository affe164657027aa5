from __future__ import annotations

from counterclaim.reconcile.origins import Telling, likenesses, origins
from counterclaim.records import Claim, Report, Spans, Stance
from counterclaim.views.event_origins import tree
from counterclaim.views.event_parts import Branch

from .shelf import report_of, span_of

WIRE = (
    "A granary burned in Quayside on Monday and the fire service said that two workers were hurt when a part of "
    "the roof came down on them, while the owner said that nobody had been inside at the time of the blast."
)
REPRINT = f"QUAYSIDE (Reuters) - {WIRE}"


def lines(*tellings: Telling, names: dict[str, str] | None = None) -> list[Branch]:
    reports = {telling.report.id: telling.report for telling in tellings}
    claims = {
        claim.id: claim
        for telling in tellings
        if telling.spans
        for claim in [claim_at(telling.report, telling.spans)]
    }
    found = origins(tellings, likenesses(reports.values()))
    return list(tree(found, reports, claims, names or {}))


def claim_at(report: Report, spans: Spans) -> Claim:
    return Claim(report.id, "1" * 64, 0, spans, Stance("assert"), "2" * 64)


def telling(report: Report, words: str = "granary burned", sources: tuple[str, ...] = ()) -> Telling:
    return Telling(report, (span_of(report.text, words),), sources)


def test_a_reprint_with_a_credit_line_hangs_under_the_agency_and_says_why() -> None:
    report = report_of(REPRINT, locator="a.txt", outlet="Bay Gazette", published="2031-04-08")
    root, child = lines(telling(report))
    assert (root.words, root.depth, root.report) == ("Reuters", 0, None)
    assert (child.depth, child.reason, child.sure) == (1, "credits Reuters", True)
    assert len(child.claims) == 1


def test_an_outlets_own_report_needs_no_reason() -> None:
    root, child = lines(telling(report_of(WIRE, outlet="Bay Gazette", published="2031-04-08")))
    assert (root.words, child.words, child.reason) == ("Bay Gazette", "Bay Gazette, 8 April 2031", "")


def test_a_report_of_no_known_outlet_is_not_told_twice() -> None:
    branches = lines(telling(report_of(WIRE, locator="b/unknown.txt")))
    assert [len(branch.claims) for branch in branches] == [0, 1]


def test_the_larger_tree_comes_first_then_the_one_that_was_published_first() -> None:
    late = telling(report_of(WIRE, locator="a.txt", outlet="Aaa", published="2031-04-09"))
    early = telling(report_of(f"{WIRE} x", locator="b.txt", outlet="Zzz", published="2031-04-08"))
    texts = [
        "Of the granary burned in the town little was left.",
        "That the granary burned is what they say there.",
    ]
    two = [
        telling(report_of(text, locator=f"c/{at}.txt", outlet="Mmm", published="2031-04-10"))
        for at, text in enumerate(texts)
    ]
    apart = [
        telling(report_of("A granary burned.", locator="d.txt", outlet="Aaa", published="2031-04-09")),
        telling(
            report_of("The old granary burned, too.", locator="e.txt", outlet="Zzz", published="2031-04-08")
        ),
    ]
    assert [branch.words for branch in lines(*two, *apart) if branch.depth == 0] == ["Mmm", "Zzz", "Aaa"]
    assert next(branch.words for branch in lines(late, early) if branch.depth == 0) == "Zzz"


def test_speakers_of_one_date_stand_in_the_order_of_the_report_whatever_they_are_called() -> None:
    report = report_of(
        "Alpha said the granary burned. Zulu said the mill stood.", outlet="Bay", published="2031-04-08"
    )
    for first, second in (("name:alpha", "name:zulu"), ("name:zulu", "name:alpha")):
        told = [telling(report, "granary burned", (first,)), telling(report, "mill stood", (second,))]
        names = {first: "the first", second: "the second"}
        assert [one.words for one in lines(*told, names=names) if one.depth == 0] == [
            "the first",
            "the second",
        ]


def test_an_undated_telling_comes_last() -> None:
    dated = telling(report_of("A granary burned.", locator="z.txt", outlet="Zzz", published="2031"))
    undated = telling(report_of("The granary burned down.", locator="a.txt", outlet="Aaa"))
    assert [branch.words for branch in lines(undated, dated) if branch.depth == 0] == ["Zzz", "Aaa"]


def test_nothing_told_is_no_tree() -> None:
    assert lines() == []

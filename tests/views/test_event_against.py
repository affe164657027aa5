from __future__ import annotations

from dataclasses import replace

from counterclaim.records import Published
from counterclaim.views.event_against import against, claims_in

from .told_mill import mill_view


def test_denials_accusations_and_answers_are_told_with_their_words() -> None:
    told = dict(against(mill_view()))
    assert [one.words for one in told["Denials"]] == ["southern command (Ukraine) denied account 1"]
    assert [(one.words, len(one.claims)) for one in told["Accusations"]] == [
        ("northern ministry (Russia) accused Ukraine", 2)
    ]
    (answer,) = told["Answers to accusations"]
    assert answer.answered[0].row.report.outlet == "Harbour Wire"


def test_denials_come_first_and_that_there_is_none_is_told_alone() -> None:
    view = mill_view()
    turned = replace(view, found=replace(view.found, edges=view.found.edges[::-1]))
    titles = ["Denials", "Accusations", "Answers to accusations"]
    assert [title for title, _ in against(view)] == [title for title, _ in against(turned)] == titles
    assert against(replace(view, found=replace(view.found, edges=()))) == [("Denials", [])]


def test_quoted_claims_come_before_those_in_a_reports_own_voice_and_each_once() -> None:
    view = mill_view()
    *quoted, own = view.claims
    early = replace(view.claims[own].row.report, published=Published("2031-04-01"))
    row = replace(view.claims[own].row, report=early)
    view = replace(view, claims={**view.claims, own: replace(view.claims[own], row=row)})
    found = [claim.row.id for claim in claims_in(view, [own, *quoted[::-1], own, "0" * 64])]
    assert found == [*quoted, own]

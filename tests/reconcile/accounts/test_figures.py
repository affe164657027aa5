"""Figures: which are rivals, which leave room for each other, and which are revised."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.reconcile.accounts import Accounts
from tests.reconcile.accounts.made import KILLED_53, Saying, blaming, figures, found, kill, reported


@pytest.mark.parametrize(
    ("low", "high", "words"), [(40, None, "at least 40"), (24, None, "dozens of"), (50, 60, "50 to 60")]
)
def test_a_figure_that_leaves_room_is_no_rival(low: float, high: float | None, words: str) -> None:
    assert found(reported(KILLED_53, kill("Tom Vane", low, high, words))).contested == ()


def test_rival_figures_part_the_accounts_and_are_never_averaged() -> None:
    event = found(reported(KILLED_53, kill("Tom Vane", 20, 20)))
    assert event.contested == ("killed",)
    assert {frozenset(figures(account, "killed")) for account in event.accounts} == {
        frozenset({"53-53"}),
        frozenset({"20-20"}),
    }


def test_a_figure_for_a_part_is_no_rival() -> None:
    staff = Saying("Tom Vane", "8 staff were killed", figures=[("8", 8, 8, "killed", "staff")])
    among = Saying("Ana Korr", "including 9 people killed", figures=[("9", 9, 9, "killed", "people")])
    event = found(reported(KILLED_53, staff, among))
    assert event.contested == ()
    assert [value.key for value in event.facets["killed staff"]] == ["8-8"]


def test_a_speaker_s_smaller_figure_in_one_report_is_a_part() -> None:
    event = found(reported(KILLED_53, kill("Mayor Ilse Brand", 2, 2)))
    assert (event.contested, event.revisions) == ((), ())
    assert [value.key for value in event.facets["killed"]] == ["53-53"]


def test_prisoners_are_those_killed_where_one_figure_is_given_of_both() -> None:
    def prisoners(who: str, count: int) -> Saying:
        counted = [(f"{count}", count, count, "killed", "prisoners")]
        return Saying(who, f"it killed {count} prisoners", figures=counted)  # type: ignore[arg-type]

    assert found(reported(KILLED_53, prisoners("Tom Vane", 50))).contested == ()
    both = found(reported(KILLED_53, prisoners("Tom Vane", 50), prisoners("Ana Korr", 53)))
    assert both.contested == ("killed",)


def test_a_later_figure_of_the_same_speaker_is_a_revision() -> None:
    event = found(
        reported(kill("Ilse Brand", 40, 40), day="2031-04-05"),
        reported(kill("Ilse Brand", 53, 53), name="b.txt", day="2031-04-06"),
    )
    (revision,) = event.revisions
    assert (revision.before.key, revision.after.key, revision.published) == ("40-40", "53-53", "2031-04-06")
    assert figures(event.accounts[0], "killed") == {"53-53"}
    assert event.accounts[0].standing.revised_on == ("2031-04-06",)


def test_a_raised_open_figure_is_a_revision_and_a_rougher_one_is_not() -> None:
    def days(first: Saying, then: Saying) -> Accounts:
        return found(reported(first, day="2031-04-05"), reported(then, name="b.txt", day="2031-04-06"))

    at_least = kill("Ilse Brand", 50, None, "at least 50"), kill("Ilse Brand", 52, None, "at least 52")
    assert len(days(*at_least).revisions) == 1
    assert days(KILLED_53, kill("Mayor Ilse Brand", 24, None, "dozens of")).revisions == ()


def test_a_higher_count_of_a_later_day_is_neither_revision_nor_rival() -> None:
    early, late = reported(kill("Tom Vane", 10, 10)), reported(KILLED_53, name="b.txt", day="2031-04-07")
    event = found(early, late)
    assert (event.contested, event.revisions) == ((), ())


def test_a_lower_count_of_a_later_day_is_a_rival() -> None:
    event = found(reported(KILLED_53), reported(kill("Tom Vane", 10, 10), name="b.txt", day="2031-04-07"))
    assert event.contested == ("killed",)


def test_two_sides_do_not_count_on() -> None:
    event = found(
        reported(kill("The Arland army", 10, 10)),
        reported(kill("The Belmar army", 53, 53), name="b.txt", day="2031-04-07"),
    )
    assert event.contested == ("killed",)


def test_a_figure_alone_supports_an_account_and_does_not_join_it() -> None:
    with_toll = Saying(
        "The Arland army", "Belmar struck and killed 53 people", act="accuse", doer="Belmar",
        figures=[("53", 53, 53, "killed", "people")],
    )  # fmt: skip
    other = replace(
        with_toll, who="The Belmar army", content="Arland struck and killed 20 people", doer="Arland",
        figures=[("20", 20, 20, "killed", "people")],
    )  # fmt: skip
    event = found(reported(with_toll, other, KILLED_53))
    (account,) = blaming(event, "belmar")
    assert "Mayor Ilse Brand" not in {voice.name for voice in account.speakers}
    assert len(account.facets["killed"][0].claims) == 2
    assert account.standing.high == 1

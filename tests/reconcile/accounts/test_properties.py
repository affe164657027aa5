"""What holds of every event, whatever is told of it and by whom."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconcile.accounts import Accounts, Told, accounts
from tests.reconcile.accounts.made import BLAMES_A, BLAMES_B, DENIES, KILLED_53, Saying, kill, reported

SAYINGS = [
    BLAMES_A, BLAMES_B, DENIES, KILLED_53, kill("Tom Vane", 20, 20), kill("The Arland army", 40, 40),
    kill("", 30, None, "at least 30"), replace(kill("an official", 12, 12), sort="unnamed"),
    Saying("Observer Mission Korr", "there was no strike", polarity="negative"),
    Saying("\u202eעדי ראייה", "the \x00 mill <b>burned</b>", None),
]  # fmt: skip
reports = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SAYINGS), min_size=1, max_size=4),
        st.sampled_from(["2031-04-05", "2031-04-06T10:00", "2031", None]),
        st.sampled_from(["Varn Post", "Oster Times", None]),
    ),
    max_size=4,
)


def told_in(made: list[tuple[list[Saying], str | None, str | None]]) -> list[Told]:
    return [
        each
        for number, (sayings, day, outlet) in enumerate(made)
        for each in reported(*sayings, name=f"{number}.txt", day=day, outlet=outlet)
    ]


@given(reports, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_claims_makes_no_difference(made: list, random: object) -> None:  # type: ignore[type-arg]
    told = told_in(made)
    shuffled = [*told, *told]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert accounts(shuffled, []) == accounts(told, [])


@given(reports)
@settings(max_examples=60, deadline=None)
def test_what_holds_of_every_event(made: list) -> None:  # type: ignore[type-arg]
    told = told_in(made)
    event = accounts(told, [])
    for standing in [event.standing, *(account.standing for account in event.accounts)]:
        assert standing.low <= standing.high
        assert standing.low >= bool(standing.reports)
    assert [account.number for account in event.accounts] == [*range(1, len(event.accounts) + 1)]
    assert {turn.claim for turn in event.timeline} == {each.id for each in told}
    known = {each.id for each in told}
    for account in event.accounts:
        assert {claim for value in account.values for claim in value.claims} <= known
    numbers = {account.number for account in event.accounts}
    assert {number for edge in event.edges for number in edge.against} <= numbers


@given(reports, st.integers(0, 20))
@settings(max_examples=60, deadline=None)
def test_a_claim_less_is_never_a_report_more(made: list, which: int) -> None:  # type: ignore[type-arg]
    told = told_in(made)
    if told:
        fewer = [*told]
        fewer.pop(which % len(told))
        assert accounts(fewer, []).standing.reports <= accounts(told, []).standing.reports


def swapped(words: str) -> str:
    return words.replace("Arland", "\0").replace("Belmar", "Arland").replace("\0", "Belmar")


def shape(event: Accounts) -> list[object]:
    """All that a swap of the names changes to its like, with no ids."""
    order = {turn.claim: number for number, turn in enumerate(event.timeline)}
    return [
        [
            (
                [(v.facet, v.key, sorted(order[claim] for claim in v.claims)) for v in account.values],
                account.contested,
                (account.standing.low, account.standing.high, account.standing.contested_since),
                [(denial.speaker.side, denial.since) for denial in account.standing.denials],
            )
            for account in event.accounts
        ],
        [(edge.kind, order[edge.claim], edge.against, edge.party, edge.whole) for edge in event.edges],
        [(each.facet, each.before.key, each.after.key) for each in event.revisions],
    ]


def swapped_saying(saying: Saying) -> Saying:
    return replace(
        saying,
        who=swapped(saying.who),
        content=swapped(saying.content),
        doer=swapped(saying.doer),
        target=swapped(saying.target),
    )


@given(reports)
@settings(max_examples=60, deadline=None)
def test_both_sides_are_treated_alike(made: list) -> None:  # type: ignore[type-arg]
    names = {"arland": "belmar", "belmar": "arland"}
    one = shape(accounts(told_in(made), []))
    turned = [([swapped_saying(each) for each in some], day, outlet) for some, day, outlet in made]
    other = shape(accounts(told_in(turned), []))

    def renamed(found: object) -> object:
        if isinstance(found, str):
            return names.get(found, found)
        return [renamed(each) for each in found] if isinstance(found, list | tuple) else found

    assert renamed(one) == renamed(renamed(other))

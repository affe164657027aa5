"""Where the accounts of one event part, who stands behind each, and who speaks against whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconcile.accounts import Accounts, Told, accounts
from counterclaim.records import Act, Judgement, JudgementKind, PartyKind
from tests.reconcile.accounts.made import (
    BLAMES_A,
    BLAMES_B,
    DENIES,
    Saying,
    blaming,
    figures,
    found,
    reported,
)

KILLED_53 = Saying(
    "Mayor Ilse Brand", "the strike killed 53 people", figures=[("53 people", 53, 53, "killed", "people")]
)


def kill(who: str, low: float | None, high: float | None, words: str = "") -> Saying:
    count = words or f"{low or high:g}"
    return Saying(who, f"the strike killed {count} people", figures=[(count, low, high, "killed", "people")])


def test_nothing_told_makes_nothing() -> None:
    event = accounts([], [])
    assert (event.accounts, event.common, event.edges, event.timeline) == ((), (), (), ())
    assert (event.standing.low, event.standing.high, event.standing.reports) == (0, 0, 0)


def test_claims_that_can_be_true_together_are_one_account() -> None:
    event = found(reported(BLAMES_B, KILLED_53))
    assert len(event.accounts) == 1
    assert event.contested == ()
    assert {value.facet for value in event.common} == {"who did it", "with what", "killed"}


@pytest.mark.parametrize(
    ("kind", "called"),
    [("military", "armed forces"), ("armed group", "an armed group"), ("people", "Brigade")],
)
def test_what_is_left_of_a_units_name_is_no_value(kind: PartyKind, called: str) -> None:
    (told,) = reported(Saying("Mayor Ilse Brand", "the strike hit the Brigade", target="Brigade"))
    (target,) = told.claim.targets
    unit = replace(told.claim, targets=(replace(target, kind=kind),))
    event = accounts([replace(told, claim=unit)], [])
    assert [value.name for value in event.common if value.facet == "whom"] == [called]


def test_accounts_part_on_who_did_it_and_agree_on_the_toll() -> None:
    event = found(reported(BLAMES_B, BLAMES_A, KILLED_53))
    assert event.contested == ("who did it",)
    assert [len(blaming(event, side)) for side in ("arland", "belmar")] == [1, 1]
    assert [value.key for value in event.facets["killed"]] == ["53-53"]


def test_who_gives_no_contested_facet_is_in_no_account() -> None:
    event = found(reported(BLAMES_B, BLAMES_A, KILLED_53))
    told = {turn.speaker.name: turn.accounts for turn in event.timeline}
    assert told["Mayor Ilse Brand"] == ()


def test_a_denial_is_an_edge_against_who_blames_the_denier_and_makes_no_account() -> None:
    event = found(reported(BLAMES_B, DENIES))
    assert [account.number for account in event.accounts] == [1]
    assert blaming(event, "arland") == []
    edge = next(edge for edge in event.edges if edge.kind == "denies")
    assert (edge.against, edge.party, edge.whole) == ((1,), "belmar", False)
    denial = event.accounts[0].standing.denials[0]
    assert (denial.speaker.name, denial.since) == ("Belmar ministry", "2031-04-05")


def test_a_denial_that_names_the_doer_is_against_those_who_blame_him() -> None:
    denies = Saying("The Arland army", "that Arland struck the mill", act="deny", doer="Arland")
    event = found(reported(BLAMES_B, BLAMES_A, denies))
    edge = next(edge for edge in event.edges if edge.kind == "denies")
    assert edge.against == tuple(account.number for account in blaming(event, "arland"))


def test_to_deny_what_is_negative_says_nothing() -> None:
    denies = replace(DENIES, polarity="negative")
    assert [edge.kind for edge in found(reported(BLAMES_B, denies)).edges] == ["accuses"]


def test_to_accuse_somebody_of_failing_to_do_something_denies_nothing() -> None:
    fails = Saying("The Belmar ministry", "Arland failed to warn the town", act="accuse", polarity="negative")
    assert "denies" not in [edge.kind for edge in found(reported(BLAMES_B, fails)).edges]


def test_that_nothing_happened_is_an_account_of_its_own() -> None:
    nothing = Saying("Observer Mission Korr", "there was no strike on the mill", polarity="negative")
    event = found(reported(KILLED_53, nothing))
    assert event.contested == ("whether at all",)
    assert [figures(account, "whether at all") for account in event.accounts] in (
        [{"yes"}, {"no"}],
        [{"no"}, {"yes"}],
    )
    edge = next(edge for edge in event.edges if edge.kind == "denies")
    assert edge.whole


def test_the_accused_who_accuses_back_answers() -> None:
    event = found(reported(BLAMES_B, day="2031-04-05"), reported(BLAMES_A, name="b.txt", day="2031-04-06"))
    kinds = {edge.speaker.side: edge for edge in event.edges}
    assert kinds["arland"].kind == "accuses"
    assert kinds["belmar"].kind == "answers an accusation"
    assert kinds["belmar"].answers == kinds["arland"].claim


@pytest.mark.parametrize("act", ["predict", "want", "intend", "ask"])
def test_what_is_not_said_to_be_so_stands_in_the_timeline_alone(act: Act) -> None:
    event = found(reported(replace(BLAMES_B, act=act)))
    assert event.accounts == ()
    assert len(event.timeline) == 1


def test_what_is_only_supposed_gives_no_value() -> None:
    assert found(reported(replace(BLAMES_B, modality="hypothetical"))).accounts == ()


def test_a_crowd_of_victims_is_no_doer() -> None:
    crowd = Saying("Ilse Brand", "Belmar prisoners died", doer="Belmar prisoners", doer_kind="people")
    assert blaming(found(reported(crowd)), "belmar") == []


def test_nobody_accuses_their_own_side() -> None:
    misread = Saying("The Belmar ministry", "a plot to blame Belmar for it", act="accuse", doer="Belmar")
    assert blaming(found(reported(misread)), "belmar") == []


def test_a_third_party_that_a_speaker_names_once_is_misread() -> None:
    twice = replace(BLAMES_A, content="Arland fired the rockets")
    once = Saying("The Belmar ministry", "rockets of Arland's ally Korvia", doer="Korvia")
    event = found(reported(BLAMES_A, twice, once))
    assert [value.key for value in event.facets["who did it"]] == ["arland"]


def test_who_mostly_blames_the_other_side_does_not_blame_the_own() -> None:
    blames = [
        replace(BLAMES_A, content=f"Arland struck the {what}") for what in ("mill", "mill race", "yard")
    ]
    own = [
        Saying("The Belmar ministry", f"a strike of Belmar on the {what}", doer="Belmar")
        for what in ("mill", "yard")
    ]
    assert blaming(found(reported(*blames, *own)), "belmar") == []
    assert len(blaming(found(reported(*own)), "belmar")) == 1


def test_what_reporters_say_is_not_so_denies_nothing() -> None:
    reason = Saying("", "Belmar did not strike the mill", doer="Belmar", polarity="negative")
    assert [edge.kind for edge in found(reported(BLAMES_B, reason)).edges] == ["accuses"]
    named = replace(reason, who="Ilse Brand")
    assert "denies" in [edge.kind for edge in found(reported(BLAMES_B, named)).edges]


def test_an_accusation_names_the_accused_though_no_doer_was_read() -> None:
    blame = Saying("The Belmar ministry", "Arland was to blame", "accusation", act="accuse")
    event = found(reported(BLAMES_B, replace(BLAMES_A, who="The Belmar army"), blame))
    assert "Belmar ministry" in {voice.name for voice in blaming(event, "arland")[0].speakers}


def test_weapons_that_can_be_two_names_for_one_are_no_contest() -> None:
    missile = Saying("Ilse Brand", "a missile hit", weapons=[("missile", None, "missile")])
    assert found(reported(BLAMES_B, missile)).contested == ()


def test_weapons_that_exclude_each_other_are() -> None:
    planted = Saying("Ilse Brand", "a planted bomb went off", weapons=[("bomb", None, "explosive device")])
    assert found(reported(BLAMES_B, planted)).contested == ("with what",)


def test_two_systems_are_no_contest_where_one_claim_has_both() -> None:
    both = [("Kestrel", "kestrel", "rocket artillery"), ("Wren", "wren", "missile")]
    one, other, pair = (
        Saying(who, f"a {' and a '.join(word for word, *_ in some)} hit", weapons=some)
        for who, some in [("Ilse Brand", both[:1]), ("Tom Vane", both[1:]), ("Ana Korr", both)]
    )
    assert found(reported(one, other)).contested == ("with what",)
    assert found(reported(one, other, pair)).contested == ()


def test_days_of_one_night_are_no_contest_and_others_are() -> None:
    def on(who: str, day: str) -> Saying:
        return Saying(who, f"it was hit on {day}", day=day, days=(day, day))

    night = found(reported(on("Ilse Brand", "2031-04-04"), on("Tom Vane", "2031-04-05")))
    assert night.contested == ()
    week = found(reported(on("Ilse Brand", "2031-03-28"), on("Tom Vane", "2031-04-05")))
    assert week.contested == ("when",)


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


@pytest.mark.parametrize(
    ("words", "accuses"),
    [
        ("the price of bread on Arland", False),
        ("the strike on Arland", True),
        ("it on Arland", True),
        ("Arland of the deed", True),
    ],
)
def test_blame_for_something_else_accuses_nobody_of_the_event(words: str, accuses: bool) -> None:
    blame = Saying("The Belmar ministry", words, kind=None, act="accuse")
    event = found(reported(BLAMES_B, replace(BLAMES_A, who="The Belmar army"), blame))
    speakers = {voice.name for account in blaming(event, "arland") for voice in account.speakers}
    assert ("Belmar ministry" in speakers) == accuses


def test_who_takes_back_an_accusation_is_shown() -> None:
    denies = Saying("The Arland army", "that Belmar struck the mill", act="deny", doer="Belmar")
    event = found(reported(BLAMES_B), reported(denies, name="b.txt", day="2031-04-08"))
    edge = next(edge for edge in event.edges if edge.kind == "takes back")
    assert edge.answers == event.timeline[0].claim


def test_accounts_are_numbered_by_their_origins() -> None:
    others = [replace(BLAMES_A, who=who) for who in ("Tom Vane", "Ana Korr", "Per Lund")]
    event = found(reported(BLAMES_B, *others))
    assert blaming(event, "arland")[0].number == 1
    assert event.accounts[0].standing.high == 3


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


def judged(kind: JudgementKind, *told: Told) -> Judgement:
    return Judgement(
        kind, tuple(sorted(each.key for each in told)), "A. Reader", "2031-05-01T10:00:00Z", "read it"
    )


def test_a_retracted_claim_stays_and_is_no_origin() -> None:
    told = reported(BLAMES_B, replace(BLAMES_B, who="Tom Vane"))
    event = accounts(told, [], [judged("retracted", told[1])])
    (account,) = event.accounts
    assert told[1].id in account.claims
    assert account.standing.high == 1
    assert [edge.claim for edge in event.edges if edge.kind == "takes back"] == [told[1].id]


def test_what_a_person_judged_one_origin_is_one() -> None:
    told = reported(BLAMES_B, replace(BLAMES_B, who="Tom Vane"))
    judgement = judged("same origin", *told)
    assert accounts(told, []).standing.high == 2
    assert accounts(told, [], [judgement]).standing.high == 1
    back = replace(judgement, takes_back=judgement.id, at="2031-05-02T10:00:00Z")
    assert accounts(told, [], [judgement, back]).standing.high == 2


def test_a_state_may_be_any_of_its_named_speakers() -> None:
    event = found(reported(BLAMES_B, replace(BLAMES_B, who="Arland")))
    assert (event.standing.low, event.standing.high) == (1, 2)
    other = found(reported(BLAMES_B, replace(BLAMES_A, who="Belmar")))
    assert (other.standing.low, other.standing.high) == (2, 2)


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

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pytest

from counterclaim.errors import UsageError
from counterclaim.records import Claim, EventChange, Judgement, Published
from counterclaim.views.changes import Between, came, changes, moment
from counterclaim.views.event_changes import EventChanges

from .told_mill import MILL, EventShelf, mill_shelf


@dataclass(frozen=True)
class Entered:
    appended_at: str
    change: EventChange | None = None
    claim: str | None = None
    judgement: Judgement | None = None


@dataclass
class PastShelf(EventShelf):
    """A shelf of events that knows when it learned what."""

    entered: list[Entered] = field(default_factory=list)

    def learn(self, at: str, event: str, *claims: Claim, **said: str) -> PastShelf:
        keys = tuple(claim.key for claim in claims)
        self.members[event] = (*self.members.get(event, ()), *keys)
        self.entered.append(Entered(at, change=EventChange(event, keys, (), "9" * 64, **said)))
        self.entered += [Entered(at, claim=key) for key in keys]
        return self

    def leave(self, at: str, event: str, *claims: Claim, into: str | None = None) -> None:
        keys = tuple(claim.key for claim in claims)
        self.members[event] = tuple(key for key in self.members[event] if key not in keys)
        self.entered.append(Entered(at, change=EventChange(event, (), keys, "9" * 64, into=into)))

    def move(self, at: str, source: str, event: str, *claims: Claim) -> None:
        """Claims that are known already go from one event into another."""
        keys = tuple(claim.key for claim in claims)
        self.members[event] = (*self.members.get(event, ()), *keys)
        self.entered.append(Entered(at, change=EventChange(event, keys, (), "9" * 64, split_from=source)))
        self.leave(at, source, *claims)

    def event_at(self, event: str, time: str) -> frozenset[str]:
        found: set[str] = set()
        for one in self.entered:
            if one.change and one.change.event == event and one.appended_at < time:
                found = (found | set(one.change.joined)) - set(one.change.left)
        return frozenset(found)

    def changes_since(self, time: str) -> Iterator[Entered]:
        return (one for one in self.entered if one.change and one.appended_at >= time)

    def claims_since(self, time: str) -> Iterator[Entered]:
        return (one for one in self.entered if one.claim and one.appended_at >= time)

    def judgements_since(self, time: str) -> Iterator[Entered]:
        return (one for one in self.entered if one.judgement and one.appended_at >= time)

    def judgements(self, claims: object = None, *, before: str | None = None) -> list[Judgement]:
        held = [one for one in self.entered if one.judgement and (before is None or one.appended_at < before)]
        return [one.judgement for one in held if one.judgement]


FIRST, SECOND, THIRD = ("2031-05-01T10:00:00Z", "2031-05-02T10:00:00Z", "2031-05-03T10:00:00Z")


@pytest.fixture
def past() -> PastShelf:
    """The mill's three reports, learned on three days."""
    mill = mill_shelf()
    shelf = PastShelf(kept=mill.kept, interpreted=mill.interpreted)
    one, two, three, four, five = mill.interpreted
    shelf.learn(FIRST, MILL, one, two)
    shelf.learn(SECOND, MILL, three, four)
    return shelf.learn(THIRD, MILL, five)


def since(shelf: PastShelf, day: str, until: str | None = None, *, reports: int = 1) -> list[EventChanges]:
    end = Published(until) if until else None
    return list(changes(shelf, Between(Published(day), end), reports))


def published(shelf: PastShelf, day: str, until: str | None = None) -> list[EventChanges]:
    end = Published(until) if until else None
    return list(changes(shelf, Between(Published(day), end, published=True), 1))


def test_an_event_of_which_nothing_was_known_is_new(past: PastShelf) -> None:
    (change,) = since(past, "2031-04-01")
    assert change.new
    assert (len(change.claims), change.reports, change.then) == (5, 3, None)
    assert all(account.new for account in change.accounts)


def test_an_event_that_grew_has_its_new_claims_and_its_origins_then_and_now(past: PastShelf) -> None:
    (change,) = since(past, "2031-05-02")
    assert not change.new
    assert (len(change.claims), change.reports) == (3, 2)
    assert change.then is not None
    assert change.then < change.now


def test_an_account_that_nobody_told_before_is_new_and_another_is_not(past: PastShelf) -> None:
    (change,) = since(past, "2031-05-02")
    told = {account.number: account.new for account in change.accounts}
    new = [number for number, is_new in told.items() if is_new]
    assert len(new) == 1
    account = change.view.accounts[new[0] - 1].account
    assert {value.key for value in account.facets["who did it"]} == {"russia"}


def test_a_denial_is_new_once_and_not_when_it_was_known(past: PastShelf) -> None:
    (first,) = since(past, "2031-04-01")
    assert [edge.kind for edge in first.denials] == ["denies"]
    (later,) = since(past, "2031-05-02")
    assert later.denials == ()


def test_a_number_that_its_speaker_raised_is_revised(past: PastShelf) -> None:
    (change,) = since(past, "2031-05-02", "2031-05-03")
    assert [(one.before.low, one.after.low) for one in change.revisions] == [(40, 53)]
    (later,) = since(past, "2031-05-03")
    assert later.revisions == ()


def test_until_is_as_if_nothing_had_come_from_then_on(past: PastShelf) -> None:
    (change,) = since(past, "2031-05-02", "2031-05-03")
    assert (len(change.claims), change.view.row.reports) == (2, 2)


def test_nothing_is_new_after_the_last_entry(past: PastShelf) -> None:
    assert since(past, "2031-05-04") == []


def test_events_of_one_report_are_left_out_unless_they_are_asked_for(past: PastShelf) -> None:
    assert since(past, "2031-05-01", "2031-05-02", reports=2) == []
    assert len(since(past, "2031-05-01", "2031-05-02")) == 1


def test_an_event_that_was_merged_names_the_one_that_went_into_it(past: PastShelf) -> None:
    old = "a" * 64
    claims = past.interpreted[:2]
    past.entered = [one for one in past.entered if one.appended_at != FIRST]
    past.members = {}
    past.learn(FIRST, old, *claims)
    past.learn(SECOND, MILL, *past.interpreted[2:])
    past.members[MILL] = (*past.members[MILL], *(claim.key for claim in claims))
    past.entered.append(
        Entered(THIRD, change=EventChange(MILL, tuple(claim.key for claim in claims), (), "9" * 64))
    )
    past.leave(THIRD, old, *claims, into=MILL)
    (change,) = [one for one in since(past, "2031-05-03") if one.view.id == MILL]
    assert change.merged == (old,)
    assert set(change.claims).isdisjoint(claim.id for claim in claims)


def test_an_event_that_came_and_went_in_between_is_no_news(past: PastShelf) -> None:
    past.learn(SECOND, "a" * 64, past.interpreted[4])
    past.leave(THIRD, "a" * 64, past.interpreted[4], into=MILL)
    (change,) = since(past, "2031-05-02")
    assert change.merged == ()


def test_claims_that_went_to_an_event_of_their_own_are_split_off_and_no_new_claims(past: PastShelf) -> None:
    apart = "c" * 64
    past.move("2031-05-04T10:00:00Z", MILL, apart, *past.interpreted[2:4])
    by_event = {change.view.id: change for change in since(past, "2031-05-04")}
    assert (by_event[apart].split_from, by_event[apart].claims) == (MILL, ())
    assert by_event[MILL].left == 2


def test_a_judgement_is_news_of_the_event_that_it_is_about(past: PastShelf) -> None:
    judged = Judgement(
        "unverifiable", (past.interpreted[0].key,), "A. Person", "2031-05-04T10:00:00Z", "no access"
    )
    past.entered.append(Entered("2031-05-04T10:00:00Z", judgement=judged))
    (change,) = since(past, "2031-05-04")
    assert (change.judgements, change.claims) == ((judged,), ())


# ── by the reports' own dates ──


def test_an_archive_that_came_in_one_go_can_be_walked_through_by_its_dates(past: PastShelf) -> None:
    (first,) = published(past, "2031-04-05", "2031-04-06")
    assert (first.new, first.reports) == (True, 1)
    (second,) = published(past, "2031-04-06", "2031-04-07")
    assert (second.new, second.reports) == (False, 1)
    assert [(one.before.low, one.after.low) for one in second.revisions] == [(40, 53)]
    assert published(past, "2031-04-07", "2031-04-09") == []


def test_claims_of_reports_that_are_no_news_are_not_read(past: PastShelf) -> None:
    class Counting(PastShelf):
        def claims(self, report: str | None = None) -> Iterator[Claim]:
            read.append(report)
            return super().claims(report)

        def claims_by_key(self, keys: Iterable[str]) -> list[Claim]:
            found = super().claims_by_key(keys)
            read.extend(claim.report for claim in found)
            return found

    read: list[str | None] = []
    shelf = Counting(kept=past.kept, interpreted=past.interpreted, members=past.members)
    shelf.members["a" * 64] = ()
    shelf.move(THIRD, MILL, "a" * 64, past.interpreted[4])
    (change,) = published(shelf, "2031-04-09")
    assert change.view.id == "a" * 64
    assert set(read) == {past.interpreted[4].report}


def test_an_undated_report_has_always_been_there() -> None:
    assert not came(None, Published("2031"))


@pytest.mark.parametrize(
    ("value", "since", "expected"),
    [
        ("2031-04-05", "2031-04-05", True),
        ("2031-04-04", "2031-04-05", False),
        ("2031-04", "2031-04-05", True),
        ("2031-04-05T09:00Z", "2031-04-05T10:00Z", False),
        ("2031-04-05T11:00Z", "2031-04-05T10:00:30Z", True),
        ("2031-04-05T09:00", "2031-04-05T10:00Z", True),
    ],
)
def test_reports_are_compared_as_exactly_as_both_are_known(value: str, since: str, expected: bool) -> None:
    assert came(Published(value), Published(since)) is expected


@pytest.mark.parametrize(
    ("value", "noted"),
    [
        ("2031", "2031-01-01T00:00:00Z"),
        ("2031-04", "2031-04-01T00:00:00Z"),
        ("2031-04-05", "2031-04-05T00:00:00Z"),
        ("2031-04-05T10:00", "2031-04-05T10:00:00Z"),
        ("2031-04-05T10:00+02:00", "2031-04-05T08:00:00Z"),
    ],
)
def test_a_moment_is_the_earliest_that_it_can_be_in_the_ledgers_form(value: str, noted: str) -> None:
    assert moment(Published(value)) == noted


def test_a_day_that_does_not_exist_is_no_moment() -> None:
    with pytest.raises(UsageError, match="no such day"):
        moment(Published("2031-02-30"))

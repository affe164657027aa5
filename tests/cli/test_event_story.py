"""Three reports from reading to the page of their event: rival tolls, a denial, a reprint, a revision."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

WIRE = """Ukrainian shells hit a flour mill in Kharkiv on Monday and killed 40 workers, the Russian Defence Ministry said on Tuesday.

The Ukrainian General Staff denied that its troops had shelled the mill in Kharkiv. It said that Russian artillery had shelled the mill on Monday and killed at least 12 workers.

Reuters could not independently verify the reports.
"""
REPRINT = f"KHARKIV (Reuters) - {WIRE}"
LATER = """The Russian Defence Ministry said on Thursday that 53 workers had died when Ukrainian shells hit the flour mill in Kharkiv on Monday.

Local resident يوسف حداد said Russian artillery had shelled the flour mill in Kharkiv on Monday.
"""
SWAP = (("Ukrainian", "\0"), ("Russian", "Ukrainian"), ("\0", "Russian"))


def swapped(text: str) -> str:
    for one, other in SWAP:
        text = text.replace(one, other)
    return text


def put(folder: Path, texts: dict[str, tuple[str, str, str]]) -> None:
    """Reports by file name: outlet, date and text."""
    folder.mkdir()
    for name, (outlet, date, text) in texts.items():
        head = f"---\noutlet: {outlet}\ndate: {date}\n---\n"
        (folder / name).write_text(head + text, encoding="utf-8")


REPORTS = {
    "wire.txt": ("Reuters", "2031-04-08", WIRE),
    "reprint.txt": ("Bay <b>Gazette</b>", "2031-04-08", REPRINT),
    "later.txt": ("Hill Star", "2031-04-10", LATER),
}


@pytest.fixture
def event(command: Run, folder: Path) -> dict[str, Any]:
    """The event as JSON, read into the ledger at the default place."""
    put(folder / "in", REPORTS)
    return read(command)


def read(command: Run, *ledger: str) -> dict[str, Any]:
    assert command("read", "in", *ledger).code == 0
    listed = json.loads(command("events", "--place", "Kharkiv", "--json", *ledger).out)
    assert len(listed) == 1
    found: dict[str, Any] = json.loads(command("event", listed[0]["id"], "--json", *ledger).out)
    return found


def values(account: dict[str, Any], facet: str) -> list[str]:
    return [value["words"] for value in account["values"] if value["facet"] == facet]


def test_two_sides_are_two_accounts_that_part_on_who_did_it(event: dict[str, Any]) -> None:
    assert event["reports"] == 3
    assert "who did it" in event["contested"]
    sides = [values(account, "who did it") for account in event["accounts"]]
    assert sorted(sides) == [["Russia"], ["Ukraine"]]


def test_the_denial_names_who_denies_and_the_words_of_it(event: dict[str, Any]) -> None:
    denials = [edge for edge in event["edges"] if edge["kind"] == "denies"]
    assert {edge["speaker"]["side"] for edge in denials} == {"ukraine"}
    claims = {claim["id"]: claim for claim in event["claims"]}
    assert all("shelled the mill" in claims[edge["claim"]]["content"][0]["words"] for edge in denials)


def test_the_reprint_adds_no_origin(event: dict[str, Any]) -> None:
    (ours,) = [account for account in event["accounts"] if values(account, "who did it") == ["Ukraine"]]
    assert ours["standing"]["reports"] == 3
    assert ours["standing"]["origins"] == {"low": 1, "high": 1}
    assert ours["standing"]["single_source"]


def test_a_higher_toll_of_the_same_speaker_two_days_later_is_a_revision(event: dict[str, Any]) -> None:
    (revision,) = event["revisions"]
    assert (revision["before"]["low"], revision["after"]["low"]) == (40, 53)
    assert revision["published"] == "2031-04-10"


def test_every_quoted_word_stands_in_a_report_at_its_offsets(event: dict[str, Any], folder: Path) -> None:
    texts = {f"in/{name}": (folder / "in" / name).read_text() for name in REPORTS}
    for claim in event["claims"]:
        for piece in claim["content"]:
            position = piece["selector"][0]
            text = texts[claim["report"]["locator"]]
            assert text[position["start"] : position["end"]] == piece["words"]


def test_the_page_shows_names_of_any_script_and_no_markup_acts(command: Run, event: dict[str, Any]) -> None:
    page = command("event", event["id"]).out
    assert "يوسف حداد" in page
    assert "Bay <b>Gazette</b>" in page
    assert "No denial found." in page


def test_why_reports_are_one_event_is_told_in_words(command: Run, event: dict[str, Any]) -> None:
    page = command("event", event["id"], "--why").out
    assert "Why these are taken for one event" in page
    told = json.loads(command("event", event["id"], "--why", "--json").out)["why"]
    reports = {claim["report"]["id"] for claim in event["claims"]}
    assert {bond["report"] for bond in told} | {bond["like"] for bond in told} == reports
    assert all(bond["alike"] for bond in told)
    assert "why" not in event


def test_the_days_can_be_walked_through_by_the_reports_own_dates(command: Run, event: dict[str, Any]) -> None:
    first = command("changes", "--published", "--since", "2031-04-08", "--until", "2031-04-09").out
    assert "new event" in first
    assert "revised" not in first
    second = command("changes", "--published", "--since", "2031-04-10").out
    assert "revised: killed" in second
    assert "new event" not in second


def test_with_the_parties_exchanged_the_page_is_the_same_with_the_parties_exchanged(
    command: Run, folder: Path, event: dict[str, Any]
) -> None:
    for file in (folder / "in").iterdir():
        file.write_text(swapped(file.read_text()))
    other = read(command, "--ledger", "other.db")
    exchanged = {"Russia": "Ukraine", "Ukraine": "Russia"}
    told = [[exchanged[side] for side in values(account, "who did it")] for account in event["accounts"]]
    assert [values(account, "who did it") for account in other["accounts"]] == told
    for one, two in zip(event["accounts"], other["accounts"], strict=True):
        assert one["standing"]["origins"] == two["standing"]["origins"]
        assert [branch["depth"] for branch in one["origins"]] == [
            branch["depth"] for branch in two["origins"]
        ]


def test_an_order_of_battle_gives_no_row_that_pairs_a_unit_with_a_place(command: Run, folder: Path) -> None:
    moved = "The 9th Rifle Brigade moved into Izyum on Monday, {} said on Tuesday. "
    shelled = (
        "A commander of the 155th Marine Brigade said the 9th Rifle Brigade had shelled Izyum on Monday."
    )
    texts = {
        "one.txt": ("Reuters", "2031-04-08", moved.format("the 72nd Mechanised Brigade") + shelled),
        "two.txt": ("Hill Star", "2031-04-09", moved.format("the Ukrainian General Staff") + shelled),
    }
    put(folder / "in", texts)
    command("read", "in")
    events = [json.loads(line) for line in command("export", "--events", "--all", "--format", "jsonl").lines]
    assert events
    for event in events:
        for claim in event.pop("claims"):
            assert "Brigade" not in claim["speaker"]["words"]
    exported = json.dumps(events)
    exported += "".join(
        command("export", "--events", "--all", "--format", form).out for form in ("csv", "geojson")
    )
    exported += command("events", "--all").out
    assert "Izyum" in exported
    assert not any(unit in exported for unit in ("Brigade", "9th", "155th", "72nd"))
    moving = [event for event in events if "advance" in event["title"]]
    assert moving
    assert all(place["point"] is None for event in moving for place in event["places"])

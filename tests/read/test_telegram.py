from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.read import Limits
from counterclaim.records import Published
from tests.read.made import ARABIC, STORY, items


def message(number: int = 7, **more: Any) -> dict[str, Any]:
    said = {
        "id": number,
        "type": "message",
        "date": "2022-07-29T13:05:00",
        "date_unixtime": "1659089100",
        "from": "Steppe Channel",
        "text": STORY,
    }
    return said | more


def chat(*messages: Any, **more: Any) -> dict[str, Any]:
    return {"name": "Steppe Channel", "type": "public_channel", "id": 41} | more | {"messages": [*messages]}


def test_a_message_is_a_report_of_the_channel(tmp_path: Path) -> None:
    (report,), problems = items(json.dumps(chat(message())), tmp_path)
    assert not problems
    assert (report.outlet, report.author, report.chain) == ("Steppe Channel", None, ())
    assert report.published == Published("2022-07-29T10:05:00Z")
    assert report.text == STORY
    assert report.locator.endswith("7")


def test_entities_are_plain_text(tmp_path: Path) -> None:
    text = [
        "Rockets hit the ",
        {"type": "bold", "text": "depot"},
        {"type": "link", "text": " by the river"},
        " at dawn.",
    ]
    (report,), _ = items(json.dumps(chat(message(text=text))), tmp_path)
    assert report.text == "Rockets hit the depot by the river at dawn."


def test_a_forwarded_message_keeps_where_it_comes_from(tmp_path: Path) -> None:
    said = message(forwarded_from="River Watch") | {"from": "Editor"}
    (report,), _ = items(json.dumps(chat(said)), tmp_path)
    assert (report.chain, report.author, report.outlet) == (("River Watch",), "Editor", "Steppe Channel")


def test_an_old_export_has_the_clock_of_the_computer_only(tmp_path: Path) -> None:
    (report,), _ = items(json.dumps(chat(message(date_unixtime=None))), tmp_path)
    assert report.published == Published("2022-07-29T13:05:00")


def test_service_notes_and_messages_without_words_are_passed_over(tmp_path: Path) -> None:
    silent = [message(1, type="service"), message(2, text=""), message(3, text=[]), message(4, text=None)]
    (report,), problems = items(json.dumps(chat(*silent, message())), tmp_path)
    assert not problems
    assert report.locator.endswith("7")


def test_a_whole_account_gives_every_channel_with_its_own_names(tmp_path: Path) -> None:
    listed = [chat(message(), id=number, name=f"Channel {number}") for number in (41, 42)]
    reports, _ = items(json.dumps({"about": "x", "chats": {"about": "y", "list": listed}}), tmp_path)
    assert [report.outlet for report in reports] == ["Channel 41", "Channel 42"]
    assert len({report.locator for report in reports}) == 2
    assert "41" in reports[0].locator


def test_a_message_stays_the_same_report_when_the_export_grows(tmp_path: Path) -> None:
    (before,), _ = items(json.dumps(chat(message())), tmp_path)
    after, _ = items(json.dumps(chat(message(), message(8)), indent=1), tmp_path)
    assert before.id == after[0].id
    assert len(after) == 2


@pytest.mark.parametrize("cut", [1, 20, 200])
def test_an_export_cut_short_is_damaged(tmp_path: Path, cut: int) -> None:
    _, problems = items(json.dumps(chat(message(), message(8)))[:-cut], tmp_path)
    assert "damaged" in {problem.kind for problem in problems}


@pytest.mark.parametrize(
    "ugly",
    [
        None,
        5,
        "words",
        [],
        {},
        message(text={"text": 5}),
        message(text=[None, 5, {"text": None}, [], {}]),
        message(id=None, text=None),
        message(text="", forwarded_from={"a": 1}),
    ],
)
def test_messages_of_other_shapes_do_not_stop_the_reading(tmp_path: Path, ugly: Any) -> None:
    reports, _ = items(json.dumps(chat(ugly, message())), tmp_path)
    assert reports[-1].locator.endswith("7")


@pytest.mark.parametrize("number", ["0", "-5", "99999999999999999999", "soon", 1659089100, None])
def test_dates_of_other_shapes_do_not_stop_the_reading(tmp_path: Path, number: Any) -> None:
    (report,), _ = items(json.dumps(chat(message(date_unixtime=number))), tmp_path)
    assert report.text == STORY


def test_a_nest_too_deep_is_a_problem(tmp_path: Path) -> None:
    _, problems = items('{"name": "x", "messages": ' + "[" * 200_000, tmp_path)
    assert len(problems) == 1


def test_hostile_names_and_right_to_left_text_are_read(tmp_path: Path) -> None:
    said = message(text=ARABIC, forwarded_from="\u202eeliF\n\x07") | {"from": "a\ud800b"}
    (report,), _ = items(json.dumps(chat(said, name="../../x\n#y")), tmp_path)
    assert report.text == ARABIC
    assert report.outlet == "../../x #y"
    report.record()
    assert report.id


def test_there_are_no_more_reports_than_the_bound(tmp_path: Path) -> None:
    reports, problems = items(
        json.dumps(chat(*(message(number) for number in range(9)))), tmp_path, Limits(members=3)
    )
    assert len(reports) <= 3
    assert "too-large" in {problem.kind for problem in problems}

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.records import Published
from tests.read.made import ARABIC, STORY, items

FORWARDED = (
    "<div class='forwarded body'><div class='from_name'>River Watch"
    "<span class='date details' title='05.06.2023 09:00:00 UTC+03:00'> 05.06.2023</span></div>"
    "<div class='text'>{}</div></div>"
).replace("'", '"')


def message(
    number: int = 12,
    inside: str | None = None,
    *,
    sender: str | None = "Steppe Channel",
    date: str | None = None,
) -> str:
    """A message as Telegram Desktop writes it; without a sender it goes on with the one before."""
    name = f'<div class="from_name">{sender}</div>' if sender else ""
    joined = "" if sender else " joined"
    title = date or "29.07.2022 10:05:00 UTC+03:00"
    return (
        f'<div class="message default clearfix{joined}" id="message{number}"><div class="body">'
        f'<div class="pull_right date details" title="{title}">10:05</div>{name}'
        f"{inside if inside is not None else text(STORY)}</div></div>"
    )


def text(words: str) -> str:
    return f'<div class="text">{words}</div>'


def export(*messages: str, name: str = "Steppe Channel") -> str:
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>'
        f'<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">{name}</div>'
        '</div></div><div class="page_body chat_page"><div class="history">'
        '<div class="message service" id="message-1"><div class="body details">6 June 2023</div></div>'
        f"{''.join(messages)}</div></div></div></body></html>"
    )


def test_a_message_is_a_report_of_the_channel(tmp_path: Path) -> None:
    (report,), problems = items(export(message()), tmp_path)
    assert not problems
    assert (report.outlet, report.author, report.chain) == ("Steppe Channel", None, ())
    assert report.published == Published("2022-07-29T10:05:00+03:00")
    assert report.text == STORY
    assert report.locator.endswith("12")


def test_lines_and_links_are_plain_text(tmp_path: Path) -> None:
    inside = text(
        'Rockets hit the <strong>depot</strong>.<br>More <a href="https://x.example/">here</a> &amp; there.'
    )
    (report,), _ = items(export(message(inside=inside)), tmp_path)
    assert report.text == "Rockets hit the depot.\nMore here & there."


def test_a_forwarded_message_keeps_where_it_comes_from_and_its_own_date(tmp_path: Path) -> None:
    (report,), _ = items(export(message(inside=FORWARDED.format(STORY))), tmp_path)
    assert report.chain == ("River Watch",)
    assert report.published == Published("2022-07-29T10:05:00+03:00")
    assert report.text == STORY


def test_a_joined_message_is_of_the_sender_before(tmp_path: Path) -> None:
    reports, _ = items(export(message(sender="Editor"), message(13, sender=None)), tmp_path)
    assert [report.author for report in reports] == ["Editor", "Editor"]


def test_a_message_stays_the_same_report_when_the_export_grows(tmp_path: Path) -> None:
    (before,), _ = items(export(message()), tmp_path)
    after, _ = items(export(message(), message(13)), tmp_path)
    assert before.id == after[0].id
    assert len(after) == 2


def test_an_export_without_words_is_a_problem(tmp_path: Path) -> None:
    reports, (problem,) = items(export(message(inside="")), tmp_path)
    assert not reports
    assert problem.kind == "no-text"


def test_an_export_cut_short_gives_the_messages_before_the_cut(tmp_path: Path) -> None:
    whole = export(message(), message(13), message(14))
    reports, _ = items(whole[: whole.index('id="message14"')], tmp_path)
    assert [report.locator[-2:] for report in reports][:2] == ["12", "13"]


@pytest.mark.parametrize("date", ["yesterday", "31.02.2022 10:05:00", "99.99.9999 99:99:99 UTC+99:99"])
def test_a_date_that_is_none_does_not_stop_the_reading(tmp_path: Path, date: str) -> None:
    (report,), (problem,) = items(export(message(date=date)), tmp_path)
    assert report.published is None
    assert problem.kind == "metadata"


def test_hostile_names_and_right_to_left_text_are_read(tmp_path: Path) -> None:
    said = message(inside=text(f"{ARABIC}<script>alert(1)</script>"), sender="&lt;b&gt;\u202ex")
    (report,), _ = items(export(said, name="../../&lt;i&gt;"), tmp_path)
    assert report.text == ARABIC
    assert report.outlet == "../../<i>"


def test_a_nest_too_deep_does_not_break_the_reading(tmp_path: Path) -> None:
    deep = text("<b>" * 5_000 + STORY)
    reports, problems = items(export(message(), message(13, inside=deep)), tmp_path)
    assert reports or problems

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from counterclaim.read import Limits
from counterclaim.records import Published
from tests.read.made import ARABIC, STORY, items


def item(name: str, words: str = f"<p>{STORY}</p>") -> str:
    return (
        f"<item><title>Depot {escape(name)}</title><guid>{escape(name)}</guid>"
        f"<link>https://wire.example/{escape(name)}</link>"
        f"<pubDate>Tue, 06 Jun 2023 10:00:00 GMT</pubDate><description>{escape(words)}</description></item>"
    )


def rss(*entries: str) -> str:
    head = "<title>Harbour Wire</title><language>en</language>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{"".join(entries)}</channel></rss>'


ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Hill Post</title>
<entry><id>tag:hill.example,2023:1</id><title>Depot</title><link href="https://hill.example/1"/>
<author><name>Ada Lind</name></author><published>2023-06-06T10:00:00Z</published><updated>2023-06-09T10:00:00Z</updated>
<summary>Short.</summary><content type="html">{escape(f"<p>{STORY}</p><p>It is not over.</p>")}</content></entry></feed>"""


def test_an_entry_is_a_report_of_the_feed(tmp_path: Path) -> None:
    (report,), problems = items(rss(item("a")), tmp_path)
    assert not problems
    assert (report.outlet, report.title, report.url) == ("Harbour Wire", "Depot a", "https://wire.example/a")
    assert report.published == Published("2023-06-06T10:00:00Z")
    assert report.locator == "input#a"
    assert report.text == STORY


def test_atom_gives_its_whole_content_and_its_first_date(tmp_path: Path) -> None:
    (report,), problems = items(ATOM, tmp_path)
    assert not problems
    assert (report.outlet, report.author) == ("Hill Post", "Ada Lind")
    assert report.published == Published("2023-06-06T10:00:00Z")
    assert report.text.startswith(STORY)
    assert report.text.endswith("It is not over.")
    assert "Short." not in report.text


def test_an_entry_stays_the_same_report_when_the_feed_grows(tmp_path: Path) -> None:
    before, _ = items(rss(item("a")), tmp_path)
    after, _ = items(rss(item("new"), item("a")), tmp_path)
    assert before[0].id in {report.id for report in after}
    assert len(after) == 2


def test_scripts_and_styles_are_no_text(tmp_path: Path) -> None:
    words = f"<style>p {{color: red}}</style><p onclick='x()'>{STORY}</p><script>alert(1)</script>"
    (report,), _ = items(rss(item("a", words)), tmp_path)
    assert report.text == STORY


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_declared_entities_are_refused_and_never_expanded(tmp_path: Path, declared: str) -> None:
    feed = rss(item("a")).replace("?>", "?>" + declared, 1).replace("Depot a", "Depot &b;")
    reports, problems = items(feed, tmp_path)
    assert not reports
    assert len(problems) == 1


def test_a_feed_cut_short_gives_the_entries_before_the_cut_and_a_problem(tmp_path: Path) -> None:
    whole = rss(item("a"), item("b"))
    reports, problems = items(whole[: whole.index("<guid>b")], tmp_path)
    assert "input#a" in {report.locator for report in reports}
    assert "damaged" in {problem.kind for problem in problems}


def test_a_feed_without_entries_is_a_problem(tmp_path: Path) -> None:
    reports, problems = items(rss(), tmp_path)
    assert not reports
    assert len(problems) == 1


def test_a_feed_has_no_more_entries_than_the_bound(tmp_path: Path) -> None:
    reports, _ = items(rss(*(item(str(number)) for number in range(9))), tmp_path, Limits(members=3))
    assert len(reports) <= 3


def test_hostile_names_and_right_to_left_text_are_read(tmp_path: Path) -> None:
    names = ["../../etc/x", "a#b?c", "\u202egnp.exe", "x" * 2000]
    reports, _ = items(rss(*(item(name, f"<p>{ARABIC}</p>") for name in names)), tmp_path)
    assert len(reports) == len({report.locator for report in reports}) == len(names)
    assert {report.text for report in reports} == {ARABIC}


def test_a_date_that_cannot_be_read_is_a_problem_and_the_entry_a_report(tmp_path: Path) -> None:
    feed = rss(item("a")).replace("Tue, 06 Jun 2023 10:00:00 GMT", "the day after the fire")
    (report,), (problem,) = items(feed, tmp_path)
    assert report.published is None
    assert (problem.kind, problem.locator) == ("metadata", "input#a")

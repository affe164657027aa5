from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfWriter
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from counterclaim.read import Limits, read
from counterclaim.records import Problem, Published, Report

STORY = (
    "The governor said two people were hurt when a depot burned on Monday, and that nobody was missing. " * 2
)
PAGE = (
    f"<html lang='en'><head><title>Depot</title></head><body><article><p>{STORY}</p></article></body></html>"
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title><language>en</language>{items}</channel></rss>"""
ITEM = "<item><title>Depot {n}</title><guid>g{n}</guid><link>https://wire.example/{n}</link><pubDate>Tue, 06 Jun 2023 10:00:00 GMT</pubDate><description>&lt;p&gt;{story}&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item>"


def items(data: bytes | str, base: Path, **more: object) -> tuple[list[Report], list[Problem]]:
    path = base / "input"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found = list(read(str(path), base=base, **more))  # type: ignore[arg-type]
    return [one for one in found if isinstance(one, Report)], [
        one for one in found if isinstance(one, Problem)
    ]


def feed(count: int) -> str:
    return FEED.format(items="".join(ITEM.format(n=n, story=STORY) for n in range(count)))


def warc(pages: dict[str, str], *, packed: bool = True, status: str = "200 OK") -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, page in pages.items():
        headers = StatusAndHeaders(
            status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(page.encode()), http_headers=headers
        )
        record.rec_headers.replace_header("WARC-Record-ID", f"<urn:{url}>")
        writer.write_record(record)
    return out.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def test_every_entry_of_a_feed_is_a_report_that_keeps_its_name_when_the_feed_grows(tmp_path: Path) -> None:
    before, problems = items(feed(1), tmp_path)
    after, _ = items(feed(2), tmp_path)
    assert not problems
    assert before[0].id == after[0].id
    assert (before[0].locator, before[0].outlet, before[0].title) == ("input#g0", "Harbour Wire", "Depot 0")
    assert before[0].published == Published("2023-06-06T10:00:00Z")
    assert "alert" not in before[0].text


def test_a_feed_that_declares_entities_is_refused(tmp_path: Path) -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        + feed(1).split("?>", 1)[1]
    )
    reports, (problem,) = items(bomb, tmp_path)
    assert not reports
    assert problem.kind == "damaged"


@pytest.mark.parametrize("packed", [True, False])
def test_the_pages_of_a_web_archive_are_reports(tmp_path: Path, packed: bool) -> None:
    url = "https://wire.example/depot"
    (report,), problems = items(warc({url: PAGE}, packed=packed), tmp_path)
    assert (report.url, report.locator) == (url, f"input#<urn:{url}>")
    assert not problems


def test_a_web_archive_cut_short_gives_what_it_holds_and_a_problem(tmp_path: Path) -> None:
    whole = warc({f"https://wire.example/{n}": PAGE for n in range(3)})
    reports, problems = items(whole[:-60], tmp_path)
    assert len(reports) >= 2
    assert problems or len(reports) == 3


def test_pages_that_were_not_there_are_no_reports(tmp_path: Path) -> None:
    reports, (problem,) = items(warc({"https://wire.example/a": PAGE}, status="404 Not Found"), tmp_path)
    assert not reports
    assert problem.kind == "no-text"


def test_wacz_holds_web_archives_and_another_zip_is_not_read(tmp_path: Path) -> None:
    (report,), _ = items(zipped({"archive/data.warc.gz": warc({"https://wire.example/a": PAGE})}), tmp_path)
    assert "two people" in report.text
    _, (problem,) = items(zipped({"a.txt": b"words"}), tmp_path)
    assert problem.kind == "unsupported"


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    _, (zip_bomb,) = items(zipped({"archive/data.warc": b"0" * 50_000_000}), tmp_path)
    _, (gzip_bomb,) = items(
        gzip.compress(b"0" * 50_000_000), tmp_path, limits=Limits(unpacked_bytes=1_000_000)
    )
    assert (zip_bomb.kind, gzip_bomb.kind) == ("too-large", "damaged")


def test_a_truncated_zip_is_damaged(tmp_path: Path) -> None:
    _, (problem,) = items(
        zipped({"archive/data.warc.gz": warc({"https://wire.example/a": PAGE})})[:200], tmp_path
    )
    assert problem.kind == "damaged"


def channel(**message: object) -> str:
    said = {
        "id": 7,
        "type": "message",
        "date": "2022-07-29T10:05:00",
        "date_unixtime": "1659089100",
        "text": STORY,
    }
    return json.dumps(
        {"name": "Steppe Channel", "type": "public_channel", "id": 1, "messages": [{**said, **message}]}
    )


def test_a_channel_export_gives_its_messages_with_their_chain(tmp_path: Path) -> None:
    text = [
        "Rockets hit the ",
        {"type": "bold", "text": "depot"},
        " by the river at dawn, the channel says, and nobody was hurt.",
    ]
    (report,), _ = items(
        channel(text=text, forwarded_from="River Watch", **{"from": "Steppe Channel"}), tmp_path
    )
    assert report.text.startswith("Rockets hit the depot by the river")
    assert (report.outlet, report.chain, report.author) == ("Steppe Channel", ("River Watch",), None)
    assert report.published == Published("2022-07-29T10:05:00Z")
    assert report.locator == "input#message-7"


@pytest.mark.parametrize("text", ["", [], None, 5])
def test_a_channel_without_words_is_a_problem(tmp_path: Path, text: object) -> None:
    reports, (problem,) = items(channel(text=text), tmp_path)
    assert not reports
    assert problem.kind == "no-text"


def test_a_channel_export_cut_short_is_damaged(tmp_path: Path) -> None:
    _, (problem,) = items(channel()[:-20], tmp_path)
    assert problem.kind == "damaged"


def test_the_html_export_of_a_channel_is_read_too(tmp_path: Path) -> None:
    page = f"""<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header"><div class="content">
    <div class="text bold">Steppe Channel</div></div></div><div class="history">
    <div class="message service" id="message-1"><div class="body details">6 June 2023</div></div>
    <div class="message default clearfix" id="message12"><div class="body">
    <div class="pull_right date details" title="06.06.2023 10:05:00 UTC+03:00">10:05</div>
    <div class="from_name">Steppe Channel</div>
    <div class="forwarded body"><div class="from_name">River Watch<span class="date details"> 05.06.2023</span></div>
    <div class="text">{STORY}<br>Second line of the post.</div></div></div></div></div></div></body></html>"""
    (report,), problems = items(page, tmp_path)
    assert (report.outlet, report.chain, report.locator) == (
        "Steppe Channel",
        ("River Watch",),
        "input#message12",
    )
    assert report.published == Published("2023-06-06T10:05:00+03:00")
    assert report.text.endswith("Second line of the post.")
    assert not problems


def pdf(words: str) -> bytes:
    """A one-page PDF with one line of text."""
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


def test_a_pdf_with_a_text_layer_is_a_report(tmp_path: Path) -> None:
    (report,), _ = items(
        pdf("The governor said two people were hurt in the depot fire on Monday evening."), tmp_path
    )
    assert "two people were hurt" in report.text


def test_a_scan_an_encrypted_and_a_broken_pdf_are_problems(tmp_path: Path) -> None:
    blank, locked = io.BytesIO(), io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(blank)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(locked)
    kinds = [
        items(data, tmp_path)[1][0].kind for data in (blank.getvalue(), locked.getvalue(), pdf("words")[:120])
    ]
    assert kinds == ["no-text", "encrypted", "damaged"]

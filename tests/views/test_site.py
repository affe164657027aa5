from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from counterclaim.errors import UsageError
from counterclaim.records import Problem, Span
from counterclaim.views import Refusal
from counterclaim.views.site import write_pages

from .shelf import Shelf, dam_shelf, report_of, said

HOSTILE = (
    "<script>document.title='owned'</script>\"><img src=x onerror=\"document.title='owned'\"> "
    "\u202e&lt;b&gt; said x"
)


class _Page(HTMLParser):
    """The ids, links and elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name in ("href", "src") and value:
                self.links.append(value)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _pages(folder: Path) -> dict[Path, _Page]:
    return {path: _Page(path.read_text("utf-8")) for path in folder.rglob("*.html")}


def _report_page(folder: Path) -> Path:
    (path,) = folder.glob("reports/*.html")
    return path


def hostile_shelf() -> Shelf:
    """A report whose every field of outside text tries to act."""
    report = report_of(
        HOSTILE,
        locator=f"x/{HOSTILE}.txt",
        outlet=HOSTILE,
        author=HOSTILE,
        title=HOSTILE,
        url="javascript:document.title='owned'",
        language='"><script>1</script>',
        chain=(HOSTILE,),
    )
    shelf = Shelf().put(report, said(report, "x", source="<script>", cue="said"), said(report, "<img src=x"))
    shelf.troubles.append(Problem("damaged", HOSTILE, HOSTILE, HOSTILE))
    return shelf


@pytest.mark.parametrize("shelf", [dam_shelf(), hostile_shelf()], ids=["dam", "hostile"])
def test_every_link_leads_to_a_page_and_a_place_that_exist(shelf: Shelf, tmp_path: Path) -> None:
    write_pages(shelf, tmp_path)
    pages = _pages(tmp_path)
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids))
        for link in page.links:
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target in pages, link
            assert not anchor or anchor in pages[target].ids, link


def test_every_claim_has_an_anchor_in_the_text_and_one_in_the_list(tmp_path: Path) -> None:
    write_pages(dam_shelf(), tmp_path)
    page = _Page(_report_page(tmp_path).read_text("utf-8"))
    for attribution in dam_shelf().attributions():
        assert {f"w-{attribution.id[:12]}", f"c-{attribution.id[:12]}"} <= set(page.ids)


def test_pages_load_nothing_and_allow_only_their_own_style_and_script(tmp_path: Path) -> None:
    write_pages(dam_shelf(), tmp_path)
    for path in tmp_path.rglob("*.html"):
        page = path.read_text("utf-8")
        assert not re.search(r"""(src|href)=["']?(https?:)?//""", page)
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
        assert policy is not None
        assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
        assert "unsafe" not in policy[1]


def test_hostile_text_becomes_text(tmp_path: Path) -> None:
    write_pages(hostile_shelf(), tmp_path)
    for page in _pages(tmp_path).values():
        assert page.tags.count("script") == 1
        assert "img" not in page.tags
        assert not any(link.startswith("javascript:") for link in page.links)
        assert "\u202e" not in "".join(page.text)


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    write_pages(dam_shelf(), tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.html")}
    assert write_pages(dam_shelf(), tmp_path) == len(before)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_pages_that_nothing_needs_any_more_go_and_foreign_files_stay(tmp_path: Path) -> None:
    write_pages(dam_shelf(), tmp_path)
    foreign = tmp_path / "reports" / "notes.html"
    foreign.write_text("my notes")
    old = _report_page_names(tmp_path) - {"notes.html"}
    other = report_of("Kyiv said it rained.", outlet="Other")
    write_pages(Shelf().put(other, said(other, "it rained", source="Kyiv", cue="said")), tmp_path)
    assert foreign.read_text() == "my notes"
    assert not old & _report_page_names(tmp_path)


def _report_page_names(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("reports/*.html")}


def test_a_page_that_somebody_else_wrote_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>My site</h1>")
    with pytest.raises(UsageError, match="left alone"):
        write_pages(dam_shelf(), tmp_path)
    assert (tmp_path / "index.html").read_text() == "<h1>My site</h1>"
    assert not (tmp_path / "reports").exists()


def test_a_file_in_place_of_the_folder_is_misuse(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("")
    with pytest.raises(UsageError, match="is a file"):
        write_pages(dam_shelf(), tmp_path / "pages")


def test_corrected_metadata_keep_the_page_at_its_address(tmp_path: Path) -> None:
    for outlet in ("Old", "New"):
        write_pages(Shelf().put(report_of("It rained.", outlet=outlet)), tmp_path)
    assert "New" in _report_page(tmp_path).read_text()


def test_an_attribution_that_does_not_fit_is_reported_and_the_page_is_written(tmp_path: Path) -> None:
    shelf, refused = dam_shelf(), list[Refusal]()
    report, attributions = shelf.kept[0]
    object.__setattr__(attributions[0], "content", (Span(0, 9_999),))
    write_pages(shelf, tmp_path, refused.append)
    assert [refusal.locator for refusal in refused] == [report.locator]
    assert _report_page(tmp_path).exists()


def test_an_empty_ledger_gives_an_index_that_says_so(tmp_path: Path) -> None:
    assert write_pages(Shelf(), tmp_path) == 1
    assert "No reports yet." in (tmp_path / "index.html").read_text()

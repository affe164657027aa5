from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.records import Attribution, Report, Span, Speaker
from counterclaim.views.claims import report_line
from counterclaim.views.report import ReportView, report_view

from .shelf import READER, Shelf, dam_shelf, marked, report_of, said


def _view(shelf: Shelf) -> ReportView:
    return report_view(shelf, next(shelf.reports()))


def _without_white_space(text: str) -> str:
    return "".join(text.split())


def _shown(view: ReportView) -> str:
    return "".join(segment.words for paragraph in view.paragraphs for segment in paragraph.segments)


def test_an_inner_claim_follows_its_outer_one_and_names_it() -> None:
    claims = _view(dam_shelf()).claims
    assert [(claim.number, claim.depth, claim.parent) for claim in claims[-2:]] == [(5, 0, None), (6, 1, 5)]


def test_every_segment_lies_wholly_inside_its_layers() -> None:
    for paragraph in _view(dam_shelf()).paragraphs:
        for segment in paragraph.segments:
            assert all(layer.span.covers(segment.span) for layer in segment.layers)


def test_layers_go_from_the_outer_claim_to_the_inner_one() -> None:
    view = _view(dam_shelf())
    segment = next(
        segment
        for paragraph in view.paragraphs
        for segment in paragraph.segments
        if segment.words == "the gates had failed"
    )
    assert [layer.claim for layer in segment.layers] == [5, 6]


def test_a_claim_opens_once_even_where_its_content_is_in_pieces_or_runs_over_paragraphs() -> None:
    report = report_of("He said: one\n\ntwo\n\nthree.")
    view = _view(Shelf().put(report, said(report, "one\n\ntwo\n\nthree", source="He", cue="said")))
    opened = [
        number for paragraph in view.paragraphs for segment in paragraph.segments for number in segment.opens
    ]
    assert opened == [1]


def test_furniture_and_titles_are_told_from_the_text() -> None:
    kinds = [paragraph.kind for paragraph in _view(dam_shelf()).paragraphs]
    assert kinds == ["title", "text", "text", "furniture"]


def test_furniture_within_a_paragraph_is_a_segment_of_its_own() -> None:
    text = "It rained. [Continue reading…]"
    view = _view(Shelf().put(report_of(text, marks=(marked(text, "furniture", "[Continue reading…]"),))))
    assert [(s.words, s.furniture) for s in view.paragraphs[0].segments] == [
        ("It rained. ", False),
        ("[Continue reading…]", True),
    ]


def test_hard_wrapped_lines_are_one_paragraph_and_headlines_are_not() -> None:
    wrapped = (
        "At least five people were hurt when a bridge over the river fell on\n"
        "Monday morning, the mayor of the town said, and he added that two of\n"
        "them were children."
    )
    headlines = (
        "Council votes on the new lights for the harbour tonight\n"
        "Best photographs of this wet and windy week by our readers"
    )
    assert len(_view(Shelf().put(report_of(wrapped))).paragraphs) == 1
    assert len(_view(Shelf().put(report_of(headlines))).paragraphs) == 2


def test_a_parent_that_is_not_there_counts_as_none() -> None:
    report = report_of("Kyiv said Moscow claimed it rained.")
    outer = said(report, "Moscow claimed it rained", source="Kyiv", cue="said")
    inner = said(report, "it rained", source="Moscow", cue="claimed", parent=outer)
    assert [claim.depth for claim in _view(Shelf().put(report, inner)).claims] == [0]


@st.composite
def _reports_with_claims(draw: st.DrawFn) -> tuple[Report, list[Attribution]]:
    text = draw(st.text(alphabet="ab .\n", min_size=1, max_size=60).filter(lambda text: text.strip()))
    report = report_of(text)
    edges = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edges, edges), max_size=6))
    ordered = {Span(min(span), max(span)) for span in spans}
    fitting = sorted(span for span in ordered if span.of(text).strip())
    return report, [
        Attribution(report.id, (), (), (span,), Speaker("own voice"), 500, READER, "1" * 64)
        for span in fitting
    ]


@given(_reports_with_claims())
def test_whatever_overlaps_the_text_is_shown_once_and_whole(made: tuple[Report, list[Attribution]]) -> None:
    report, attributions = made
    view = _view(Shelf().put(report, *attributions))
    assert _without_white_space(_shown(view)) == _without_white_space(report.text)
    for claim in view.claims:
        marked_words = "".join(
            segment.words
            for paragraph in view.paragraphs
            for segment in paragraph.segments
            if any(layer.claim == claim.number for layer in segment.layers)
        )
        assert _without_white_space(marked_words) == _without_white_space(claim.row.says)


def test_an_untitled_report_is_known_by_its_first_line_that_reads_like_one() -> None:
    assert report_line(report_of("Uncategorized\n\nDam on the river gives way\n\nText.")).opening == (
        "Dam on the river gives way"
    )
    assert report_line(report_of("It rained.")).opening == "It rained."
    assert report_line(report_of("")).opening == ""

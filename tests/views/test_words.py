from dataclasses import replace

import pytest

from counterclaim.records import Attribution, Span
from counterclaim.views import Refusal, claims
from counterclaim.views.filter import ClaimFilter
from counterclaim.views.words import as_said, cue_words, look_up, words

from .shelf import DAM, Shelf, dam_shelf, report_of, said

ALL = ClaimFilter(own_voice=True)


def test_words_are_those_of_the_working_text_at_the_offsets() -> None:
    for row in claims(dam_shelf(), ALL):
        for piece in (*row.source, *row.cue, *row.content):
            assert piece.words == DAM[piece.span.start : piece.span.end]
            assert DAM[: piece.span.start].endswith(piece.before)
            assert DAM[piece.span.end :].startswith(piece.after)


def _beyond(attribution: Attribution) -> list[Attribution]:
    far = (Span(5, 10_000),)
    return [
        replace(attribution, content=far),
        replace(attribution, cue=far),
        replace(attribution, source=far),
        replace(attribution, chain=far),
        replace(attribution, speaker=replace(attribution.speaker, name=Span(9_000, 9_001))),
        replace(attribution, content=(Span(-4, 3),)),
    ]


@pytest.mark.parametrize("part", range(6))
def test_an_attribution_that_lies_outside_its_text_is_refused_and_the_rest_is_shown(part: int) -> None:
    report = report_of("Kyiv said it rained. Moscow said it was dry.")
    good = said(report, "it was dry", source="Moscow", cue="said", after="Moscow")
    bad = _beyond(said(report, "it rained", source="Kyiv", cue="said"))[part]
    refused: list[Refusal] = []
    rows = list(claims(Shelf().put(report, bad, good), ALL, refused.append))
    assert [row.says for row in rows] == ["it was dry"]
    assert [(refusal.record, refusal.locator) for refusal in refused] == [(bad.id, report.locator)]
    assert "lie outside a text of" in refused[0].reason


def test_an_attribution_over_nothing_but_white_space_is_refused() -> None:
    report = report_of("Kyiv said it rained.\n\n\n")
    blank = replace(said(report, "it rained", source="Kyiv", cue="said"), content=(Span(20, 22),))
    refused: list[Refusal] = []
    assert not list(claims(Shelf().put(report, blank), ALL, refused.append))
    assert len(refused) == 1


def test_pieces_are_joined_with_a_visible_gap() -> None:
    assert words(look_up((Span(0, 4), Span(10, 12)), "Kyiv said it")) == "Kyiv … it"


@pytest.mark.parametrize(
    ("text", "content", "shown"),
    [
        ("He said “it rained” here.", "it rained", "“it rained”"),
        ('He said "it rained" here.', "it rained", '"it rained"'),
        ("He said “it rained, and how!” here.", "it rained, and how!", "“it rained, and how!”"),
        ("He said it rained.", "it rained", "it rained"),
        ("He called it “a flood”.", "it “a flood", "it “a flood”"),
        ("He called it “a flood” then.", "it “a flood” then", "it “a flood” then"),
        ("He said “it rained”.", "“it rained”", "“it rained”"),
    ],
)
def test_quotation_marks_stand_where_the_report_has_them(text: str, content: str, shown: str) -> None:
    start = text.index(content)
    assert as_said(look_up((Span(start, start + len(content)),), text)) == shown


def test_a_cue_is_shown_without_the_colon_that_leads_over() -> None:
    assert cue_words(look_up((Span(0, 6),), "added:")) == "added"
    assert cue_words(look_up((Span(0, 1),), ":")) == ""

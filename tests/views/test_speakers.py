from __future__ import annotations

import pytest

from counterclaim.records import Report
from counterclaim.views import claims, speakers
from counterclaim.views.filter import ClaimFilter
from counterclaim.views.speaker import NOBODY, is_name, own_voice_label

from .shelf import Shelf, dam_shelf, report_of, said


@pytest.mark.parametrize(
    "words",
    [
        "Kyiv",
        "the Defence Ministry",
        "The Kremlin",
        "Jane Doe",
        "Ukraine's interior ministry",
        "القاهرة",
        "Київ",
    ],
)
def test_a_name_is_known_for_one(words: str) -> None:
    assert is_name(words)


@pytest.mark.parametrize(
    "words", ["a Kyiv official", "one Russian soldier", "he", "They", "the spokesman", "officials", "…", ""]
)
def test_a_description_or_pronoun_is_no_name(words: str) -> None:
    assert not is_name(words)


def test_of_one_out_of_many_the_name_must_stand_last() -> None:
    assert not is_name("Russian soldier", one_of_many=True)
    assert is_name("Private Jan Doe", one_of_many=True)


def _quoted(source: str, locator: str, outlet: str) -> tuple[Report, str]:
    return report_of(f"{source} said it rained.", locator=locator, outlet=outlet), source


def test_one_name_in_two_reports_is_one_speaker_with_both_outlets() -> None:
    shelf = Shelf()
    for report, source in (_quoted("The Kremlin", "a.txt", "A"), _quoted("the Kremlin", "b.txt", "B")):
        shelf.put(report, said(report, "it rained", source=source, cue="said"))
    (kremlin,) = speakers(shelf)
    assert (kremlin.claims, kremlin.outlets, kremlin.named) == (2, ("A", "B"), True)


def test_one_description_in_two_reports_is_two_speakers() -> None:
    shelf = Shelf()
    for report, source in (_quoted("A spokesman", "a.txt", "A"), _quoted("A spokesman", "b.txt", "B")):
        shelf.put(report, said(report, "it rained", source=source, cue="said"))
    assert [(speaker.claims, speaker.named) for speaker in speakers(shelf)] == [(1, False), (1, False)]


def test_speakers_come_with_the_most_quoted_first() -> None:
    counts = [speaker.claims for speaker in speakers(dam_shelf())]
    assert counts == sorted(counts, reverse=True)


def test_a_pronoun_is_shown_under_the_name_that_it_stands_for() -> None:
    row = next(row for row in claims(dam_shelf()) if row.source and row.source[0].words == "He")
    assert row.speaker.words == "a spokesman"


@pytest.mark.parametrize(
    ("report", "label"),
    [
        (report_of("x", author="Jane Doe", outlet="Harbour Wire"), "Jane Doe"),
        (report_of("x", outlet="Harbour Wire"), "Harbour Wire"),
        (report_of("x", locator="in/a b.txt"), "unknown outlet (a b.txt)"),
        (report_of("x", locator="in/feed.xml#7"), "unknown outlet (feed.xml#7)"),
        (report_of("x", outlet="Channel", chain=("Nearest", "First")), "First"),
    ],
)
def test_the_own_voice_is_the_authors_or_the_outlets_or_an_unknown_one(report: Report, label: str) -> None:
    assert own_voice_label(report) == label


def test_a_claim_without_a_source_is_nobodys_and_says_so() -> None:
    report = report_of("It is said that it rained.")
    row = next(claims(Shelf().put(report, said(report, "it rained", cue="is said", kind="unnamed"))))
    assert (row.speaker.words, row.speaker.named) == (NOBODY, False)


def test_an_unknown_outlet_is_another_speaker_in_each_report() -> None:
    shelf = Shelf()
    for folder in "ab":
        report = report_of(f"It rained in {folder}.", locator=f"{folder}/x.txt")
        shelf.put(report, said(report, "It rained"))
    assert len({row.speaker.key for row in claims(shelf, ClaimFilter(own_voice=True))}) == 2

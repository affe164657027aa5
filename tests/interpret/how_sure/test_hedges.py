"""Hedges: which words keep a claim at a distance, and how far a caution reaches."""

from __future__ import annotations

import pytest

from counterclaim.interpret.how_sure import cautions, stance
from counterclaim.records import Span
from tests.interpret.how_sure.made import made, read, told


@pytest.mark.parametrize(
    ("marked", "kind", "words"),
    [
        ("{s:Ruritania} {c:claimed} {t:that it had sunk a frigate}.", "distancing", "claimed"),
        ("{t:The so-called republic held a vote}.", "distancing", "so-called"),
        ("{t:The army says it has “liberated” the port}.", "distancing", "“liberated”"),
        ("{t:The frigate was reportedly hit by a missile}.", "unverified", "reportedly"),
        ("{s:Ruritania} {c:published} {t:a purported order to retreat}.", "unverified", "purported"),
        ("{t:The frigate was likely hit by a missile}.", "uncertain", "likely"),
        ("{t:The frigate may have been hit by a missile}.", "uncertain", "may"),
        ("{t:The frigate appears to have been hit}.", "uncertain", "appears"),
        ("{s:A senior official} {c:said} {t:the frigate was hit}.", "unnamed-source", "A senior official"),
        ("{s:Residents} {c:said} {t:the frigate was hit}.", "unnamed-source", "Residents"),
    ],
)
def test_hedges_are_found_with_their_words(marked: str, kind: str, words: str) -> None:
    reading, attribution, trigger = made(marked)
    hedge = stance(reading, attribution, attribution.content, trigger).hedge
    assert hedge is not None
    assert (hedge.kind, hedge.span.of(reading.report.text)) == (kind, words)


@pytest.mark.parametrize(
    "marked",
    [
        "{t:The frigate was hit by a missile}.",
        "{t:The frigate was hit in May}.",
        "{t:Explosions could be heard in the port}.",
        "{s:The ministry} {c:said} {t:the frigate was hit}.",
        "{s:The ministry} {c:said} {t:it had claimed the island in 1994}.",
        "{s:The governor} {c:said} {t:the frigate was hit}.",
        "{s:Mara Lindqvist, a senior official,} {c:said} {t:the frigate was hit}.",
        "{s:He} {c:said} {t:the frigate was hit}.",
        '"{t:I think the frigate was perhaps hit}," {s:Mara Lindqvist} {c:said}.',
        "{s:Mara Lindqvist} {c:called} {t:the vote a sham}.",
    ],
)
def test_what_is_no_hedge_of_the_report_is_none(marked: str) -> None:
    assert told(marked).hedge is None


def test_the_stronger_hedge_wins() -> None:
    found = told("{s:Officials} {c:claimed} {t:that the frigate was allegedly hit}.")
    assert found.hedge is not None
    assert found.hedge.kind == "unverified"


def test_a_caution_over_several_claims_reaches_all_of_them() -> None:
    for marked in (
        "{s:Ruritania} {c:said} {t:its guns had hit a depot}. Freedonia said the shells fell on a farm. "
        "The agency could not independently verify either side's claims.",
        "Ruritania said its guns had hit a depot. {s:Freedonia} {c:said} {t:the shells fell on a farm}. "
        "The agency could not independently verify either side's claims.",
    ):
        hedge = told(marked).hedge
        assert hedge is not None
        assert hedge.kind == "unverified"


def test_a_caution_in_the_next_paragraph_reaches_back() -> None:
    marked = (
        "{s:Ruritania} {c:said} {t:its guns had hit a depot}.\n\nIt was not possible to verify the claims."
    )
    hedge = told(marked).hedge
    assert hedge is not None
    assert hedge.kind == "unverified"


def test_a_caution_of_one_claim_reaches_no_further_than_that() -> None:
    marked = (
        "{s:Ruritania} {c:said} {t:its guns had hit a depot}. Freedonia said a barge sank. "
        "The report could not be verified. The river froze on Sunday."
    )
    assert told(marked).hedge is None


def test_a_caution_does_not_reach_what_comes_after_a_but() -> None:
    marked = (
        "The agency could not verify the report, but {s:Mara Lindqvist} {c:said} {t:the bridge was gone}."
    )
    assert told(marked).hedge is None


def test_a_speakers_own_silence_is_no_caution_of_the_report() -> None:
    assert not cautions(read("Mara Lindqvist said she could not confirm the loss of the frigate."))
    assert not cautions(read("The ministry has not confirmed the loss of the frigate."))


def test_a_caution_is_given_with_what_it_covers() -> None:
    text = "Ruritania said a barge sank. The agency was unable to verify the report."
    ((covered, hedge),) = cautions(read(text))
    assert covered.of(text) == text
    assert hedge.span.of(text) == "unable to verify"


def test_a_caution_is_of_what_could_be_checked() -> None:
    """Nobody can verify a wish."""
    marked = "{s:The mayor} {c:urged} {t:residents to leave}. The agency could not verify the claims."
    assert told(marked).hedge is None


def test_a_participle_is_hedged_with_the_verb_that_it_leans_on() -> None:
    reading, attribution, _ = made("{t:Guns reportedly hit the port, wounding seventy}.")
    text = reading.report.text
    part = Span(text.index("wounding"), len(text) - 1)
    found = stance(reading, attribution, (part,), Span(part.start, part.start + len("wounding")))
    assert found.hedge is not None
    assert (found.hedge.kind, found.tense) == ("unverified", "past")


def test_a_caution_with_a_matter_of_its_own_hedges_its_own_clause() -> None:
    first = "{t:The army} {x:shelled} {t:three villages along the river on Monday}"
    assert told(f"{first}, though observers cannot independently confirm territorial changes.").hedge is None
    over_all = told(f"{first}, though the agency could not independently verify the claim.").hedge
    assert over_all is not None
    assert over_all.kind == "unverified"


@pytest.mark.parametrize(
    "marked",
    [
        "{t:Most likely, the army} {x:shelled} {t:the village}.",
        "{t:The army shelled the village, perhaps} {x:killing} {t:two people}.",
        "{t:The army moved two brigades to the coast, likely in preparation for an} {x:attack}.",
    ],
)
def test_likely_and_perhaps_hedge_without_a_finite_verb(marked: str) -> None:
    hedge = told(marked).hedge
    assert hedge is not None
    assert hedge.kind == "uncertain"

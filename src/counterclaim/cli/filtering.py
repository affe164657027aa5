"""The options by which claims are chosen, and the filter that they make."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from counterclaim.cli.options import parse_choices, parse_date
from counterclaim.interpret.what import kinds
from counterclaim.records import Act, EvidenceKind, HedgeKind, SpeakerKind
from counterclaim.settings import DEFAULT_GAZETTEER
from counterclaim.views import ClaimFilter, FacetFilter

SpeakerOption = Annotated[
    str | None, typer.Option(metavar="WORDS", help="Only speakers whose name holds this.")
]
SpeakerKindOption = Annotated[
    list[str] | None,
    typer.Option(metavar="KIND", help="Only this kind of speaker, such as official. Repeatable."),
]
SideOption = Annotated[
    str | None, typer.Option(metavar="PARTY", help="Only speakers of this side of the conflict.")
]
TextOption = Annotated[str | None, typer.Option(metavar="WORDS", help="Only claims whose words hold this.")]
ReportOption = Annotated[
    str | None, typer.Option(metavar="REPORT", help="Only this report: its id, the start of it, or its file.")
]
SinceOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only reports of this date or later; undated ones are left out."),
]
PlaceOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only claims about a place of this name, in any spelling.")
]
WhenOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only claims about this day, month or year (2022-07-29, 2022-07)."),
]
KindOption = Annotated[
    list[str] | None,
    typer.Option(metavar="KIND", help="Only this kind of happening, such as strike. Repeatable."),
]
ActOption = Annotated[
    list[str] | None,
    typer.Option(metavar="ACT", help="Only this act: " + ", ".join(get_args(Act)) + ". Repeatable."),
]
HedgeOption = Annotated[
    list[str] | None,
    typer.Option(metavar="KIND", help="Only claims hedged so: " + ", ".join(get_args(HedgeKind)) + "."),
]
EvidenceOption = Annotated[
    list[str] | None,
    typer.Option(metavar="KIND", help="Only claims that name such evidence: video, photo, satellite, …"),
]
OwnVoiceOption = Annotated[
    bool, typer.Option("--own-voice", help="Also what reports say in their own voice, with nobody quoted.")
]
ConfidenceOption = Annotated[
    int, typer.Option(min=0, max=1000, help="Only claims read with at least this confidence, per mille.")
]


def facet_filter(
    place: str | None,
    when: str | None,
    side: str | None,
    kind: list[str] | None,
    stance: tuple[list[str] | None, list[str] | None, list[str] | None],
) -> FacetFilter:
    """The filter on facets; `stance` is acts, hedges and kinds of evidence. UsageError for unknown words."""
    acts, hedges, evidence = stance
    happened = parse_date(when, "--when")
    return FacetFilter(
        place=place,
        when=happened.value[: len("2022-07-29")] if happened else None,
        side=side,
        kinds=parse_choices(kind, "--kind", kinds()),
        acts=parse_choices(acts, "--act", get_args(Act)),
        hedges=parse_choices(hedges, "--hedge", get_args(HedgeKind)),
        evidence=parse_choices(evidence, "--evidence", get_args(EvidenceKind)),
        gazetteer=DEFAULT_GAZETTEER if place else None,
    )


def claim_filter(
    speaker: tuple[str | None, list[str] | None],
    text: str | None,
    report: str | None,
    since: str | None,
    own_voice: bool,
    facets: FacetFilter,
) -> ClaimFilter:
    """The filter; `speaker` is a name and kinds, and asking for own voices brings them in."""
    name, kind = speaker
    speaker_kinds: frozenset[SpeakerKind] = parse_choices(kind, "--speaker-kind", get_args(SpeakerKind))
    return ClaimFilter(
        speaker=name,
        text=text,
        report=report,
        since=parse_date(since, "--since"),
        speaker_kinds=speaker_kinds,
        own_voice=own_voice or "own voice" in speaker_kinds,
        facets=facets,
    )

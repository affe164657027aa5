"""Reports made up for these tests: two invented states, and what their people say of a mill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.reconcile.accounts import Account, Accounts, Told, accounts
from counterclaim.records import (
    Act,
    Attribution,
    Claim,
    Evidence,
    EvidenceState,
    Happening,
    Hedge,
    HedgeKind,
    Instrument,
    Maker,
    Modality,
    Party,
    PartyKind,
    Polarity,
    Published,
    Quantity,
    ReaderVersion,
    Report,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    State,
    Time,
    sha256,
)

SIDES = {"Arland": "arland", "Belmar": "belmar", "Korvia": "korvia"}


@dataclass(frozen=True)
class Saying:
    """Somebody says something; what it holds is found by its words, sides by the names of SIDES.

    `figures` are (words, low, high, state, counted); `weapons` are (words, system, family).
    """

    who: str
    content: str
    kind: str | None = "strike"
    act: Act = "assert"
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    doer: str = ""
    doer_kind: PartyKind = "state"
    target: str = ""
    figures: Sequence[tuple[str, float | None, float | None, State, str]] = ()
    weapons: Sequence[tuple[str, str | None, str]] = ()
    day: str = ""
    days: tuple[str, str] = ("", "")
    hedge: tuple[HedgeKind, str] | None = None
    evidence: tuple[EvidenceState, str] | None = None
    sort: SpeakerKind = "official"
    through: str = ""


def side_of(words: str) -> str | None:
    return next((side for name, side in SIDES.items() if name in words), None)


def reported(
    *sayings: Saying, name: str = "a.txt", day: str | None = "2031-04-05", outlet: str | None = "Varn Post"
) -> list[Told]:
    """One report, a sentence to each saying; who says nothing by name is the report itself."""
    text, starts = "", []
    for saying in sayings:
        starts.append(len(text))
        text += (
            f"{saying.who} said {saying.through}{saying.content}.\n" if saying.who else f"{saying.content}.\n"
        )
    made = Report(
        bytes_sha256=sha256(f"{name}{text}".encode("utf-8", "surrogatepass")),
        locator=name,
        text=text,
        reader=Maker("plain", "1"),
        outlet=outlet,
        published=Published(day) if day else None,
    )
    return [_told(saying, start, made) for saying, start in zip(sayings, starts, strict=True)]


def _told(saying: Saying, start: int, report: Report) -> Told:
    def span(words: str) -> Span:
        at = report.text.index(words, start)
        return Span(at, at + len(words))

    def party(words: str, kind: PartyKind) -> Party:
        side = side_of(words)
        entity = f"made/{side}.{words.split()[-1].lower()}" if side else None
        return Party(span(words), kind, entity, side)

    content = span(saying.content)
    own = not saying.who
    attribution = Attribution(
        report=report.id,
        source=() if own else (span(saying.who),),
        cue=() if own else (span("said"),),
        content=(content,),
        speaker=Speaker("own voice" if own else saying.sort, None if own else span(saying.who)),
        confidence=900,
        made_by=ReaderVersion("made", "1", "0"),
        generation="g",
        chain=(span(saying.through),) if saying.through else (),
    )
    first, last = saying.days
    claim = Claim(
        report=report.id,
        attribution=attribution.id,
        ordinal=0,
        content=(content,),
        stance=Stance(
            saying.act,
            saying.polarity,
            saying.modality,
            hedge=Hedge(saying.hedge[0], span(saying.hedge[1])) if saying.hedge else None,
            evidence=Evidence("video", saying.evidence[0], span(saying.evidence[1]))
            if saying.evidence
            else None,
        ),
        generation="g",
        speaker=party(saying.who, "state" if saying.who in SIDES else "government")
        if side_of(saying.who)
        else None,
        happening=Happening(saying.kind, content) if saying.kind else None,
        actors=(party(saying.doer, saying.doer_kind),) if saying.doer else (),
        targets=(party(saying.target, "people"),) if saying.target else (),
        time=Time(span(saying.day), "date", first, "day", "absolute", first, last) if saying.day else None,
        quantities=tuple(
            Quantity(span(words), low, high, "people", state, span(counted) if counted else None)
            for words, low, high, state, counted in saying.figures
        ),
        instruments=tuple(Instrument(span(words), *rest) for words, *rest in saying.weapons),  # type: ignore[arg-type]
    )
    return Told(claim, attribution, report)


def found(*reports: list[Told]) -> Accounts:
    """The accounts of the claims of these reports, of which no two are alike."""
    return accounts([each for report in reports for each in report], [])


def blaming(event: Accounts, side: str) -> list[Account]:
    return [
        account for account in event.accounts if side in {v.key for v in account.facets.get("who did it", ())}
    ]


def figures(account: Account, facet: str) -> set[str]:
    return {value.key for value in account.facets.get(facet, ())}


BLAMES_B = Saying(
    "The Arland army", "Belmar struck the mill with rockets", act="accuse", doer="Belmar",
    weapons=[("rockets", None, "rocket")],
)  # fmt: skip
BLAMES_A = Saying("The Belmar ministry", "Arland struck the mill itself", act="accuse", doer="Arland")
DENIES = Saying("The Belmar ministry", "any such strike", act="deny")
KILLED_53 = Saying(
    "Mayor Ilse Brand", "the strike killed 53 people", figures=[("53 people", 53, 53, "killed", "people")]
)


def kill(who: str, low: float | None, high: float | None, words: str = "") -> Saying:
    count = words or f"{low or high:g}"
    return Saying(who, f"the strike killed {count} people", figures=[(count, low, high, "killed", "people")])

"""The table of kinds: complete, in the names of the standard schemes, and the same as its document."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.errors import UsageError
from counterclaim.interpret.what import Kind, codes_of, kinds
from counterclaim.languages import load, word_list

_DOCUMENT = Path(__file__).parents[2] / "docs" / "kinds.md"

_ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
_PLOVER = {
    "AGREE": set[str](),
    "CONSULT": {"visit", "third-party", "multilateral", "phone", "host"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": set(),
    "RETREAT": {"withdraw", "release", "return", "ease", "access", "disarm", "ceasefire"},
    "ACCUSE": {"disapprove", "investigate"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "ban", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "boycott", "hunger", "obstruct"},
    "SANCTION": {"expel", "withdraw", "discontinue", "convict"},
    "MOBILIZE": {"troops", "weapons", "police"},
    "COERCE": {"seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold"},
    "ASSAULT": {
        "abduct",
        "beat",
        "torture",
        "execute",
        "sexual",
        "assassinate",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "heavy-weapons",
        "cleansing",
        "unconventional",
    },
}


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_codes_are_names_of_their_schemes(kind: Kind) -> None:
    assert not kind.acled or set(kind.acled_sub) <= _ACLED[kind.acled]
    assert kind.acled or not kind.acled_sub
    assert not kind.plover or not kind.mode or kind.mode in _PLOVER[kind.plover]
    assert not kind.plover or kind.plover in _PLOVER
    assert kind.plover or not kind.mode
    assert kind.strength in (1, 2, 3)
    assert kind.family in {"violence", "territory", "forces", "people", "politics", "other"}


def test_claiming_and_denying_responsibility_keep_their_cameo_code() -> None:
    assert {kind.name: kind.cameo for kind in kinds().values() if kind.cameo} == {
        "claim-of-responsibility": "015",
        "denial-of-responsibility": "016",
    }


def test_kinds_of_movement_and_presence_say_so() -> None:
    assert {"advance", "retreat", "deployment", "mobilisation", "logistics", "offensive"} <= {
        kind.name for kind in kinds().values() if kind.moves
    }


def test_taking_ground_leaves_open_who_is_the_government_there() -> None:
    assert set(codes_of("territory-gain").acled_sub) == set(codes_of("territory-loss").acled_sub)
    assert len(codes_of("territory-gain").acled_sub) == 2


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match="picnic"):
        codes_of("picnic")


def test_every_sense_leads_to_a_kind_by_words_and_groups_that_exist() -> None:
    data = load("en", "kinds")
    for sense in (*data["senses"], *data["bars"]):
        assert sense["kind"] == "none" or sense["kind"] in data["kinds"]
        assert sense["part"] in {"verb", "noun", "adjective", "any"}
        conditions = {key.removeprefix("not_") for key in sense} - {"words", "part", "kind"}
        assert conditions <= {"near", "soon", "before", "next", "previous"}
        groups = {word[1:] for key in sense for word in sense[key] if word.startswith("@")}
        assert {group for group in groups if not group.isupper()} <= set(data["groups"])


def test_words_are_written_as_they_are_compared() -> None:
    assert [word for word in word_list("en", "kinds.groups") if word != word.lower()] == []


def test_no_word_names_a_party_to_a_war() -> None:
    named = ("russia", "ukrain", "kremlin", "kyiv", "moscow", "syria", "iraq", "israel", "palestin", "nato")
    assert [
        word for word in word_list("en", "kinds") if any(name in word.lower().split() for name in named)
    ] == []
    assert [word for word in word_list("en", "kinds.groups") if word.startswith(named)] == []
    senses = [
        word
        for sort in ("senses", "bars")
        for sense in load("en", "kinds")[sort]
        for key in sense
        for word in sense[key]
    ]
    assert [word for word in senses if word.startswith(named)] == []


def test_every_kind_but_other_has_words() -> None:
    data = load("en", "kinds")
    reached = {sense["kind"] for sense in data["senses"]}
    empty = {
        name
        for name, table in data["kinds"].items()
        if not (table["verbs"] or table["nouns"] or table["phrases"] or name in reached)
    }
    assert empty == {"other"}


def test_the_document_holds_the_table_of_kinds() -> None:
    assert _rows(7) == [
        (
            kind.name,
            kind.family,
            kind.means,
            (kind.acled + (": " if kind.acled_sub else "") + "; ".join(kind.acled_sub)) or "none",
            (kind.plover + ("/" if kind.mode else "") + kind.mode) or "none",
            kind.cameo or "none",
            "yes" if kind.moves else "no",
        )
        for kind in kinds().values()
    ]


def test_the_document_maps_the_kinds_of_the_annotated_reports() -> None:
    mapped = {(name, kind) for name, listed in _rows(2) for kind in listed.split(", ")}
    assert mapped == {(name, kind.name) for kind in kinds().values() for name in kind.gold}


def _rows(columns: int) -> list[tuple[str, ...]]:
    """The rows of the document's table that has so many columns, without its head."""
    lines = [
        line.strip("| ").split(" | ") for line in _DOCUMENT.read_text("utf-8").splitlines() if "|" in line
    ]
    rows = [tuple(cells) for cells in lines if len(cells) == columns]
    return rows[1:]

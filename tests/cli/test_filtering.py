from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run


def said(out: str) -> list[str]:
    return [line.strip() for line in out.splitlines() if line.startswith("  ") and "·" not in line]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--place", "quayside"), ["its drones had hit", "The 9th Rifle Brigade"]),
        (("--when", "2031-04-07"), ["its drones had hit"]),
        (("--kind", "casualties"), ["killing at least 12"]),
        (("--act", "DENY"), ["its drones had hit", "killing at least 12"]),
        (("--hedge", "unverified"), ["killing at least 12"]),
        (("--evidence", "video"), ["its drones had hit"]),
        (("--side", "russia"), ["its drones had hit"]),
        (("--kind", "strike", "--kind", "casualties"), ["its drones had hit", "killing at least 12"]),
        (("--place", "quayside", "--act", "assert"), ["The 9th Rifle Brigade"]),
    ],
)
def test_claims_are_chosen_by_their_facets(
    command: Run, ferry: Path, options: tuple[str, ...], expected: list[str]
) -> None:
    ran = command("claims", *options)
    claims = [line for line in said(ran.out) if not line.startswith(("what:", "act:"))]
    assert ran.code == 0
    assert len(claims) == len(expected)
    assert all(claim.startswith(words) for claim, words in zip(claims, expected, strict=True))


def test_a_claim_shows_its_facets_and_what_is_unknown(command: Run, ferry: Path) -> None:
    out = command("claims", "--kind", "casualties").out
    assert "what: casualties · how many: at least 12 passengers killed · unknown: who, where, when" in out
    assert "act: deny · hedge: unverified (“Unverified”)" in out


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--kind", "stroke"), "strike"),
        (("--act", "shout"), "accuse"),
        (("--hedge", "maybe"), "distancing"),
        (("--evidence", "rumour"), "satellite"),
        (("--speaker-kind", "wizard"), "analyst"),
        (("--when", "yesterday"), "2022-07-29"),
    ],
)
def test_a_word_that_is_on_no_list_is_misuse_and_the_list_is_shown(
    command: Run, ferry: Path, options: tuple[str, ...], named: str
) -> None:
    ran = command("claims", *options)
    assert ran.code == 2
    assert options[0] in ran.err
    assert named in ran.err


def test_a_word_that_is_nearly_right_is_guessed(command: Run, ferry: Path) -> None:
    assert "did you mean strike?" in command("claims", "--kind", "strik").err


def test_a_date_may_be_typed_as_it_is_printed(command: Run, ferry: Path) -> None:
    assert (
        command("claims", "--when", "7 April 2031").out == command("claims", "--when", "2031-04-07").out != ""
    )


def test_facets_are_in_the_lines_of_json(command: Run, ferry: Path) -> None:
    (line,) = command("claims", "--kind", "strike", "--json").lines
    assert json.loads(line)["facets"]["places"][0]["name"] == "Quayside"


def test_a_map_is_exported_whole(command: Run, ferry: Path) -> None:
    found = json.loads(command("export", "--format", "geojson").out)
    assert found["type"] == "FeatureCollection"
    assert sum(feature["geometry"] is not None for feature in found["features"]) == 1


def test_show_finds_a_report_by_a_claims_id(command: Run, ferry: Path) -> None:
    (line,) = command("claims", "--kind", "strike", "--json").lines
    claim = json.loads(line)["id"]
    assert command("show", claim[:10]).out == command("show", "wire/ferry.txt").out != ""


@pytest.mark.parametrize("wanted", ["QUAYSIDE", "x:7"])
def test_a_place_is_chosen_by_its_name_or_its_id(command: Run, ferry: Path, wanted: str) -> None:
    assert len(command("claims", "--place", wanted, "--json").lines) == 2


@pytest.mark.parametrize("wanted", ["settlement", "quay", "x:"])
def test_no_place_is_chosen_by_its_level_or_by_a_part_of_a_name(
    command: Run, ferry: Path, wanted: str
) -> None:
    assert command("claims", "--place", wanted, "--json").out == ""


def test_the_table_that_the_user_loaded_is_asked_for_a_place(command: Run, ferry: Path) -> None:
    Path("counterclaim.places").write_text("no table")
    ran = command("claims", "--place", "quay")
    assert ran.code == 2
    assert "counterclaim.places" in ran.err

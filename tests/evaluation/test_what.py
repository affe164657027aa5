"""Kinds of happening: the measures on tiny made input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.interpret.what import happenings, kinds
from counterclaim.records import Span
from evaluation.type_scores import accuracy, commonest, macro_f1
from evaluation.what import gold_records, said_kind, type_of
from evaluation.what_triggers import Document, class_of, kind_classes, rams, trigger_figures, wikievents
from tests.interpret.made_reading import made


def test_scores_of_perfect_and_of_empty_answers() -> None:
    pairs = [("AID", "AID"), ("COERCE", "COERCE")]
    assert (accuracy(pairs), macro_f1(pairs)) == (1.0, 1.0)
    assert (accuracy([("AID", "")]), macro_f1([("AID", "")])) == (0.0, 0.0)
    assert (accuracy([]), macro_f1([])) == (0.0, 0.0)


def test_macro_f1_counts_each_type_alike() -> None:
    pairs = [("AID", "AID")] * 8 + [("COERCE", "AID"), ("COERCE", "COERCE")]
    assert macro_f1(pairs) == pytest.approx((16 / 17 + 2 / 3) / 2)


def test_the_commonest_of_equals_is_the_first_by_alphabet() -> None:
    assert commonest(["B", "A", "B", "A", "C"]) == "A"
    assert commonest([]) == ""


def test_the_type_of_a_part_with_no_happening_is_that_of_the_whole() -> None:
    reading = made("Rebels/n bombed/v the port/n on Friday")
    text = reading.report.text
    assert type_of(reading, Span(text.index("on"), len(text))) == "ASSAULT"
    assert type_of(made("It rained/v"), Span(0, 9)) == ""


def test_gold_records_take_the_names_of_the_present_scheme(tmp_path: Path) -> None:
    folder = tmp_path / "gold_standard_records"
    folder.mkdir()
    rows = [{"id": f"x-{n}", "event": "FIGHT", "text": "They fought."} for n in range(20)]
    rows.append({"id": "first", "event": "DOCUMENT", "text": ""})
    whole = "Terms.\n\n[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]"
    (folder / "PLOVER_GSR_CAMEO.txt").write_text(whole, encoding="utf-8")
    halves = [list(gold_records(tmp_path, reporting=half)) for half in (True, False)]
    assert sum(map(len, halves)) == 20
    assert all(halves)
    assert {one.gold for half in halves for one in half} == {"ASSAULT"}


def test_the_first_class_that_fits_a_type_counts() -> None:
    assert class_of("government.agreements.violateagreement") == "breach"
    assert class_of("government.agreements.n/a") == "accord"
    assert class_of("Conflict.Attack.DetonateExplode") == "attack"
    assert class_of("conflict.attack.setfire") == "damage"
    assert class_of("manufacture.artifact.build") == ""


def test_classes_name_kinds_that_exist() -> None:
    assert set(kind_classes()) <= set(kinds())


def test_triggers_are_read_at_their_words(tmp_path: Path) -> None:
    row = {
        "doc_key": "a",
        "sentences": [["Two", "died", "."], ["It", "rained", "."]],
        "evt_triggers": [[1, 1, [["life.die.n/a", 1.0]]]],
    }
    (tmp_path / "rams").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (document,) = rams(tmp_path / "rams")
    assert [(span.of(document.text), kind) for span, kind in document.events] == [("died", "life.die.n/a")]
    event = {"event_type": "Life.Die.Unspecified", "trigger": {"start": 1, "end": 2}}
    whole = {"doc_id": "b", "tokens": ["Two", "died"], "event_mentions": [event]}
    (tmp_path / "wiki").write_text(json.dumps(whole) + "\n", encoding="utf-8")
    (document,) = wikievents(tmp_path / "wiki")
    assert document.events == ((Span(4, 8), "Life.Die.Unspecified"),)


def test_found_and_missed_triggers_are_counted() -> None:
    text = "The blast killed two people , and the sky was blue ."
    killed = Span(text.index("killed"), text.index("killed") + 6)
    blue = Span(text.index("blue"), text.index("blue") + 4)
    events = ((killed, "life.die.n/a"), (blue, "life.injure.n/a"), (blue, "manufacture.artifact.build"))
    figures = {one.name: one for one in trigger_figures("made", [Document("a", text, events, complete=True)])}
    assert (figures["made trigger recall"].value, figures["made trigger recall"].count) == (0.5, 2)
    assert figures["made trigger precision"].value == 0.5
    assert figures["made type accuracy"].value == 0.5


def test_a_claim_without_a_known_happening_is_other() -> None:
    reading = made("It rained/v")
    assert said_kind(reading, {"kind": "morale", "content": [[0, 9]]}, happenings(reading)) == "other"


def test_a_kind_of_several_names_is_judged_by_the_annotations_own() -> None:
    reading = made("Rebels/n attacked/v")
    gold = {"kind": "battle", "content": [[0, 15]]}
    assert said_kind(reading, gold, happenings(reading)) == "battle"

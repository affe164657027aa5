import importlib.machinery
import sys
from pathlib import Path
from types import ModuleType

import pytest

from evaluation import gate
from evaluation.__main__ import main, table, verdict
from evaluation.figure import Figure
from evaluation.gate import MeasuredSet, Outcome, measured, passed, read_floors

FIGURES = (Figure("accuracy", 0.7, baseline=0.4, published=".8 somebody", count=10),)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> MeasuredSet:
    module = ModuleType("toy_set")
    module.__spec__ = importlib.machinery.ModuleSpec("toy_set", None)
    module.measure = lambda data, quick: list(FIGURES)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "toy_set", module)
    return MeasuredSet("toy", "toy_set", lambda data: [data / "corpus"])


def test_a_figure_under_its_floor_fails_and_is_named() -> None:
    outcome = Outcome("toy", FIGURES, {"accuracy": 0.71})
    assert not passed([outcome])
    assert any("accuracy is 0.700, under its floor 0.710" in line for line in verdict([outcome]))


def test_a_figure_at_its_floor_passes() -> None:
    assert passed([Outcome("toy", FIGURES, {"accuracy": 0.7})])


def test_a_floor_whose_figure_was_not_measured_fails() -> None:
    assert not passed([Outcome("toy", FIGURES, {"recall": 0.1})])


def test_a_figure_that_is_not_a_number_fails() -> None:
    assert not passed([Outcome("toy", (Figure("accuracy", float("nan")),), {"accuracy": 0.0})])


def test_a_set_without_its_data_is_skipped_and_said_to_be(toy: MeasuredSet, tmp_path: Path) -> None:
    (outcome,) = measured([toy], tmp_path, False, {"toy": {"accuracy": 0.9}})
    assert not outcome.failures
    assert "SKIPPED, its data is not there" in "".join(table(outcome))
    assert any("Skipped, so not checked: toy" in line for line in verdict([outcome]))


def test_a_set_whose_module_is_missing_is_not_available(tmp_path: Path) -> None:
    absent = MeasuredSet("absent", "evaluation.no_such_module", lambda data: [])
    (outcome,) = measured([absent], tmp_path, False, {})
    assert "not available" in outcome.skipped


def test_a_run_that_measured_nothing_does_not_pass() -> None:
    assert not passed([Outcome("toy", skipped="its data is not there")])


def test_a_set_that_is_there_is_measured(toy: MeasuredSet, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (outcome,) = measured([toy], tmp_path, False, {"toy": {"accuracy": 0.6}})
    assert passed([outcome])
    lines = list(table(outcome))
    assert lines[2].split() == ["accuracy", "0.700", "0.600", "0.400", "10", ".8", "somebody"]


@pytest.mark.parametrize(("floor", "status"), [("0.6", 0), ("0.8", 1)])
def test_the_exit_status_says_whether_the_floors_hold(
    toy: MeasuredSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, floor: str, status: int
) -> None:
    (tmp_path / "corpus").mkdir()
    floors = tmp_path / "floors.toml"
    floors.write_text(f"[toy]\naccuracy = {floor}\n")
    monkeypatch.setattr("evaluation.__main__.SETS", (toy,))
    monkeypatch.setenv("COUNTERCLAIM_DATA", str(tmp_path))
    assert main(["--floors", str(floors)]) == status


def test_floors_of_a_quick_run_take_the_place_of_the_sets_own(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[a]\nx = 0.9\n[b]\ny = 0.9\n[quick.a]\nx = 0.5\n")
    assert read_floors(path) == {"a": {"x": 0.9}, "b": {"y": 0.9}}
    assert read_floors(path, quick=True) == {"a": {"x": 0.5}, "b": {"y": 0.9}}


def test_every_floor_is_of_a_set_that_exists() -> None:
    assert set(read_floors(quick=True)) <= {one.name for one in gate.SETS}


def test_a_set_that_breaks_fails_the_gate_and_the_next_one_is_still_measured(
    toy: MeasuredSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "corpus").mkdir()
    broken = ModuleType("broken_set")
    broken.__spec__ = importlib.machinery.ModuleSpec("broken_set", None)
    monkeypatch.setitem(sys.modules, "broken_set", broken)
    sets = [MeasuredSet("broken", "broken_set", lambda data: []), toy]
    first, second = measured(sets, tmp_path, False, {})
    assert "BROKEN" in "".join(table(first))
    assert second.figures == FIGURES
    assert not passed([first, second])

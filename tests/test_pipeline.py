from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger
from counterclaim.pipeline import Step, fill
from counterclaim.read import Told
from counterclaim.settings import Settings

STORY = (
    "The governor of the region said on Monday that two people were hurt when rockets hit a depot.\n\n"
    "The ministry denied that rockets struck the depot and blamed an accident.\n\n"
    "“We saw smoke over the river,” said Ada Lind, a teacher in the town.\n"
)


def folder_of(base: Path, count: int) -> Path:
    for number in range(count):
        path = base / "in" / f"{number:03}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Report {number}.\n\n{STORY}", "utf-8")
    return base / "in"


def ids(ledger: Path) -> set[str]:
    with open_ledger(ledger, create=False) as opened:
        return {entry.record_id for entry in opened.entries()}


def test_one_worker_or_several_and_any_order_give_the_same_records(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 30)
    files = sorted(str(path) for path in folder.iterdir())
    with open_ledger(tmp_path / "one.db") as ledger:
        fill(ledger, files, base=tmp_path, workers=1)
    with open_ledger(tmp_path / "three.db") as ledger:
        fill(ledger, files[::-1], base=tmp_path, workers=3)
    assert ids(tmp_path / "one.db") == ids(tmp_path / "three.db")


def test_reading_again_adds_nothing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 2)
    with open_ledger(tmp_path / "a.db") as ledger:
        first = fill(ledger, [str(folder)], base=tmp_path)
        before = [entry.hash for entry in ledger.entries()]
        again = fill(ledger, [str(folder)], base=tmp_path)
        assert [entry.hash for entry in ledger.entries()] == before
    assert (first.new, first.known, again.new, again.known, again.attributed) == (2, 0, 0, 2, 0)


def test_a_better_outlet_is_a_revision_and_not_a_second_report(tmp_path: Path) -> None:
    file = str(folder_of(tmp_path, 1) / "000.txt")
    with open_ledger(tmp_path / "a.db") as ledger:
        fill(ledger, [file], base=tmp_path)
        summary = fill(ledger, [file], base=tmp_path, told=Told(outlet="Harbour Wire"))
        (report,) = ledger.reports()
        assert (summary.revised, report.outlet) == (1, "Harbour Wire")
        assert {one.report for one in ledger.attributions()} == {report.id}


def test_an_interrupted_run_ends_in_the_same_records_when_it_is_repeated(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 4)

    def interrupt(step: Step) -> None:
        if step.attributed == 2:
            raise KeyboardInterrupt

    with open_ledger(tmp_path / "cut.db") as ledger, pytest.raises(KeyboardInterrupt):
        fill(ledger, [str(folder)], base=tmp_path, progress=interrupt)
    with open_ledger(tmp_path / "cut.db") as ledger:
        fill(ledger, [str(folder)], base=tmp_path)
    with open_ledger(tmp_path / "whole.db") as ledger:
        fill(ledger, [str(folder)], base=tmp_path)
    assert ids(tmp_path / "cut.db") == ids(tmp_path / "whole.db")


def test_what_cannot_be_read_is_kept_as_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 1)
    (folder / "empty.txt").write_text("")
    (folder / "russian.txt").write_text(
        "Губернатор сообщил, что двое пострадали при пожаре на складе. " * 4, "utf-8"
    )
    with open_ledger(tmp_path / "a.db") as ledger:
        summary = fill(ledger, [str(folder)], base=tmp_path)
        assert [problem.kind for problem in ledger.problems()] == ["empty", "language"]
        russian = ledger.report("in/russian.txt")
        assert not list(ledger.attributions(russian.id))
        assert list(ledger.attributions("in/000.txt"))
    assert summary.new == 2


def test_every_attribution_and_claim_is_anchored_in_the_stored_text(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as ledger:
        fill(ledger, [str(folder_of(tmp_path, 1))], base=tmp_path)
        (report,) = ledger.reports()
        for one in (*ledger.attributions(), *ledger.claims()):
            assert all(span.of(report.text).strip() for span in one.spans)
        assert not list(ledger.verify())


def test_every_attribution_has_its_claims_and_they_say_what_happened(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as ledger:
        summary = fill(ledger, [str(folder_of(tmp_path, 1))], base=tmp_path)
        claims = list(ledger.claims())
        assert {claim.attribution for claim in claims} == {one.id for one in ledger.attributions()}
        assert summary.claims.total() == len(claims)
        denied = {claim.happening.kind for claim in claims if claim.happening and claim.stance.act == "deny"}
        assert "strike" in denied
        hurt = [quantity for claim in claims for quantity in claim.quantities if quantity.state == "wounded"]
        assert [(quantity.low, quantity.high) for quantity in hurt] == [(2, 2)]


def test_another_conflict_profile_makes_other_claims_that_take_the_place_of_the_first(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 1)
    with open_ledger(tmp_path / "a.db") as ledger:
        fill(ledger, [str(folder)], base=tmp_path)
        first = {claim.generation for claim in ledger.claims()}
        again = fill(ledger, [str(folder)], base=tmp_path, settings=Settings("syria-iraq"))
        second = {claim.generation for claim in ledger.claims()}
        assert (len(first), len(second), first & second) == (1, 1, set())
        assert (again.known, again.attributed) == (1, 1)
        fill(ledger, [str(folder)], base=tmp_path)
        assert {claim.generation for claim in ledger.claims()} == first
        fill(ledger, [str(folder)], base=tmp_path, settings=Settings("syria-iraq"))
        assert {claim.generation for claim in ledger.claims()} == second
        assert not list(ledger.verify())

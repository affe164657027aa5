"""The example reports with the two parties' names exchanged: what comes out is exchanged too, and no more.

The same exchange between two countries that have no part in the war shows what new names cost by
themselves. What changed is printed when the test fails, facet by facet.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.interpret import background
from counterclaim.read import read
from counterclaim.records import Report
from evaluation.even_claims import Shares, changed, claims_of, named, said_of, shares_of
from evaluation.even_handed import Outcome, direction, normal, swap_and_control

PROFILE = background().profile
EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
# Invented people, each with names that the table of names exchanges.
PEOPLE = """John Smith, a doctor in the town, said that shells had hit the clinic and wounded two nurses.

"We are not leaving," Michael Johnson told reporters on Monday. He denied that soldiers had been in the building.

David Williams, who teaches at the school, accused the army of firing on purpose. Robert Smith believes that more
attacks will come. James Johnson reportedly saw three bodies in the street, and Paul Williams may have filmed them.

Sergei said his brother was killed. Ivan and Viktor want to go home. Dmitry asked when the bus would leave. Yuri
warned that the bridge could fall. Oleksandr has not been seen since the strike, and Mykola blamed the police for it.
Andriy claimed that nobody had told him about the evacuation.
"""
# A point, as the project promises; and the weight of one facet in so few reports.
POINT, ONE = 0.01, 1.0


@pytest.fixture(scope="module")
def texts() -> list[str]:
    reports = [item for item in read(str(EXAMPLES), base=EXAMPLES) if isinstance(item, Report)]
    return [normal(report.text, PROFILE) for report in reports]


@pytest.fixture(scope="module")
def outcomes(texts: list[str]) -> tuple[list[Outcome], list[Outcome]]:
    return swap_and_control(texts, claims_of, PROFILE)


def within_a_point(shares: Shares) -> bool:
    return shares.swap <= shares.control + POINT + ONE / max(1, shares.count)


def test_the_examples_have_enough_facets_to_compare(outcomes: tuple[list[Outcome], list[Outcome]]) -> None:
    assert shares_of(*outcomes).count > 300


def test_exchanging_the_parties_changes_no_more_than_exchanging_two_others(
    outcomes: tuple[list[Outcome], list[Outcome]],
) -> None:
    assert within_a_point(shares_of(*outcomes)), "\n".join(changed(outcomes[0]))


def test_what_changes_is_not_one_sides(outcomes: tuple[list[Outcome], list[Outcome]]) -> None:
    first, second, chance = direction(outcomes[0], PROFILE)
    assert chance > 0.05, (first, second, *changed(outcomes[0]))


@pytest.mark.parametrize("names", ["gender", "origin"])
def test_women_and_names_of_other_parts_of_the_world_are_read_alike(texts: list[str], names: str) -> None:
    shares = named([*texts, PEOPLE], names, said_of(PROFILE))
    assert shares.replaced >= 20
    assert within_a_point(shares)

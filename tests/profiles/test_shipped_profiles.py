from collections import Counter

import pytest

from counterclaim.interpret.phrases import plain_words
from counterclaim.interpret.who import designations
from counterclaim.interpret.who.lexicon import Named, lexicon
from counterclaim.languages import load
from counterclaim.profiles import load_profile, shipped
from counterclaim.profiles.parse import UNIT_NOUNS


def test_both_chief_sides_of_russia_ukraine_are_told_of_alike() -> None:
    profile = load_profile("russia-ukraine")
    first, second = (
        Counter(entity.role for entity in profile.entities if entity.side == side) for side in profile.main
    )
    assert set(first) == set(second)
    assert all(abs(first[role] - second[role]) <= 1 for role in first)
    bodies = [{entity.body for entity in profile.entities if entity.side == side} for side in profile.main]
    assert len(bodies[0] ^ bodies[1]) <= 2


@pytest.mark.parametrize("name", shipped())
def test_every_fact_names_its_source(name: str) -> None:
    profile = load_profile(name)
    sources = [side.source for side in profile.sides] + [entity.source for entity in profile.entities]
    assert all(len(source) > 4 for source in sources)


@pytest.mark.parametrize("name", shipped())
def test_every_body_and_post_is_one_that_the_word_lists_know(name: str) -> None:
    lists, entities = load("en", "parties"), load_profile(name).entities
    assert {entity.body for entity in entities if entity.body} <= set(lists["bodies"])
    assert {post for entity in entities for post in entity.posts} <= set(lists["posts"])


def test_the_nouns_that_no_name_may_hold_are_those_of_the_word_list() -> None:
    plain = load("en", "parties")["units"]["plain"]
    assert {word.removesuffix("s") for word in plain} == UNIT_NOUNS


def test_no_shipped_entity_is_shown_by_the_name_of_a_unit() -> None:
    for profile in map(load_profile, shipped()):
        for entity in profile.entities:
            if not entity.unit:
                assert not any(designations(name, profile) for name in entity.names[:1]), entity


def test_a_unit_is_told_as_its_sides_armed_forces() -> None:
    profile = load_profile("russia-ukraine")
    known = lexicon(profile)
    for entity in profile.entities:
        if entity.unit:
            words = plain_words(entity.names[0])
            (found,) = known.table.find(words, [word.lower() for word in words])
            meant = {value.entity.body for value in found.values if isinstance(value, Named)}
            assert meant == {"armed-forces"}


@pytest.mark.parametrize("name", shipped())
def test_no_full_name_means_two(name: str) -> None:
    profile = load_profile(name)
    names = Counter((name, entity.side) for entity in profile.entities for name in set(entity.names))
    assert [one for one, count in names.items() if count > 1] == []


def test_the_swap_covers_countries_peoples_capitals_leaders_and_bodies() -> None:
    rows = Counter(row.what for row in load_profile("russia-ukraine").swaps)
    assert set(rows) == {"country", "demonym", "capital", "leader", "body"}


def test_the_control_countries_have_no_part_in_the_war() -> None:
    profile = load_profile("russia-ukraine")
    own = {name for side in profile.sides for name in (*side.countries, *side.demonyms, *side.capitals)}
    assert not own & {name for row in profile.swaps for name in (row.control_first, row.control_second)}

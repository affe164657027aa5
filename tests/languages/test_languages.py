"""Word lists: found by name, refused by name, and part of the fingerprint."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from counterclaim.errors import UsageError
from counterclaim.languages import fingerprint, load, word_list


def test_a_list_is_found_by_file_and_keys() -> None:
    assert "leave a reply" in word_list("en", "furniture.line.comments")


def test_a_name_that_ends_at_a_table_gives_the_strings_of_all_lists_under_it() -> None:
    groups = load("en", "furniture")["line"]
    assert word_list("en", "furniture.line") == {phrase for group in groups.values() for phrase in group}


@pytest.mark.parametrize(
    "name", ["nothing", "furniture.nothing", "furniture.line.comments.more", "../en/furniture"]
)
def test_an_unknown_list_is_refused_by_name(name: str) -> None:
    with pytest.raises(UsageError, match="en"):
        word_list("en", name)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match="xx"):
        load("xx", "furniture")


def test_the_fingerprint_is_one_sha256_that_does_not_change_by_itself() -> None:
    first = fingerprint()
    fingerprint.cache_clear()
    assert fingerprint() == first
    assert len(first) == 64
    int(first, 16)


@pytest.mark.parametrize(
    "path",
    [path for path in (files("counterclaim.languages") / "en").iterdir() if path.name.endswith(".toml")],
)
def test_every_word_list_says_at_its_head_where_it_comes_from(path: object) -> None:
    text = path.read_text("utf-8")  # type: ignore[attr-defined]
    tomllib.loads(text)
    assert text.startswith("#")


def test_the_phrases_of_furniture_are_written_as_they_are_compared() -> None:
    from counterclaim.read.furniture_lines import spelled

    wrong = [phrase for phrase in word_list("en", "furniture") if spelled(phrase.replace("#", "0")) != phrase]
    assert wrong == []

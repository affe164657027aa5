from pathlib import Path

import pytest

from counterclaim.errors import UsageError
from counterclaim.profiles import fingerprint, load_profile, shipped

SMALL = """
id = "hills"
title = "Hills and Dales"
source = "made up for a test"
swap = [["country", "Hills", "Dales", "Peru", "Chile"]]

[[side]]
id = "hills"
name = "Hills"
main = true
countries = ["Hills"]
demonyms = ["Hillish"]
capitals = ["Top"]
source = "made up"
entity = [
  { id = "army", role = "armed forces", names = ["HA"], body = "armed-forces", source = "made up" },
  { id = "ada", role = "leader", names = ["Ada Crag"], posts = ["president"], since = "2020", source = "made up" },
]

[[side]]
id = "dales"
name = "Dales"
main = true
countries = ["Dales"]
demonyms = ["Dalish"]
capitals = ["Bottom"]
source = "made up"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_own_file_is_a_profile(tmp_path: Path) -> None:
    profile = load_profile(written(tmp_path, SMALL))
    assert profile.main == ("hills", "dales")
    army, ada = profile.entities
    assert (army.id, army.kind, army.body) == ("hills.army", "military", "armed-forces")
    assert (ada.kind, ada.since, ada.until) == ("person", "2020", None)


def test_every_shipped_profile_loads_by_its_name() -> None:
    assert shipped() == ("russia-ukraine", "syria-iraq")
    assert [load_profile(name).id for name in shipped()] == list(shipped())


def test_an_unknown_name_is_told_the_names_that_there_are() -> None:
    with pytest.raises(UsageError, match="russia-ukraine, syria-iraq"):
        load_profile("narnia")


def test_all_faults_of_a_file_are_told_at_once_with_its_name(tmp_path: Path) -> None:
    broken = (
        SMALL.replace('role = "leader"', 'role = "wizard"')
        .replace('since = "2020"', 'since = "long ago"')
        .replace('capitals = ["Bottom"]', 'capitals = "Bottom"')
        .replace('"Peru", "Chile"]', '"Peru"]')
        .replace('title = "Hills and Dales"', 'titel = "Hills and Dales"')
    )
    with pytest.raises(UsageError) as refusal:
        load_profile(written(tmp_path, broken))
    said = str(refusal.value)
    assert "own.toml" in said
    for fault in ("wizard", "long ago", "capitals", "swap row", "titel", "title is missing"):
        assert fault in said


def test_an_entity_that_nothing_can_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing can name it"):
        load_profile(written(tmp_path, SMALL.replace('names = ["HA"], body = "armed-forces", ', "")))


@pytest.mark.parametrize("name", ["Crag Regiment", "Crag battalions", "1st Hill Brigade"])
def test_a_name_that_holds_a_units_noun_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="names a unit by its noun"):
        load_profile(written(tmp_path, SMALL.replace('names = ["HA"]', f'names = ["HA", "{name}"]')))


def test_a_unit_needs_armed_forces_that_it_is_told_as(tmp_path: Path) -> None:
    one = '{ id = "army", role = "armed forces", names = ["HA"]'
    unit = SMALL.replace(one, '{ id = "crags", role = "armed forces", unit = true, names = ["Crags"]')
    assert load_profile(written(tmp_path, unit)).entities[0].unit
    with pytest.raises(UsageError, match="it is a unit"):
        load_profile(written(tmp_path, unit.replace('body = "armed-forces", ', "")))


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'hills' stands there twice"):
        load_profile(written(tmp_path, SMALL.replace('id = "dales"', 'id = "hills"')))


def test_a_name_that_swaps_with_two_others_is_refused(tmp_path: Path) -> None:
    twice = SMALL.replace("swap = [", 'swap = [["demonym", "Hills", "Dalish", "Peruvian", "Chilean"], ')
    with pytest.raises(UsageError, match="'Hills' is swapped twice"):
        load_profile(written(tmp_path, twice))


def test_one_main_side_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="1 sides are marked main"):
        load_profile(written(tmp_path, SMALL.replace("main = true", "main = false", 1)))


@pytest.mark.parametrize("content", [b"\xff\xfe", b"id = ", b"", b"side = 3", b"side = [3]", b"swap = 3"])
def test_bytes_that_are_no_profile_are_refused_and_do_not_crash(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"own\.toml"):
        load_profile(path)


def test_the_fingerprint_follows_the_content_and_not_line_endings(tmp_path: Path) -> None:
    one = fingerprint(load_profile(written(tmp_path, SMALL)))
    crlf = tmp_path / "crlf.toml"
    crlf.write_bytes(SMALL.replace("\n", "\r\n").encode())
    assert fingerprint(load_profile(crlf)) == one
    assert fingerprint(load_profile(written(tmp_path, SMALL + "# a word more\n"))) != one

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.errors import UsageError
from counterclaim.places import writing
from counterclaim.places.spelling import key
from counterclaim.places.table import SPELLING, Table

from .made import entry, table


def test_an_entry_comes_back_as_it_was_put_in(tmp_path: Path) -> None:
    put = entry(
        7, "Верхній Яр", level="settlement", latitude=49.12345, longitude=-36.54321, country="UA",
        region="UA.07", population=812,
    )  # fmt: skip
    found = list(table(tmp_path / "t", [(put, ["Verkhnii Yar"])]).find("verkhnii yar"))
    assert [(one.entry, one.match) for one in found] == [(put, "alternate")]


def test_all_places_of_one_name_are_found_and_no_others(tmp_path: Path) -> None:
    made = table(
        tmp_path / "t", [(entry(number, "Mill"), []) for number in range(5)] + [(entry(9, "Mills"), [])]
    )
    assert {one.entry.id for one in made.find("mill")} == {f"geonames:{number}" for number in range(5)}
    assert list(made.find("mil")) == []


def test_marks_of_spelling_stand_apart_from_names(tmp_path: Path) -> None:
    made = table(tmp_path / "t", [(entry(1, "Nova Olenivka", country="UA"), ["Новая Еленовка"])])
    assert {one.match for one in made.find("nova olenivka")} == {"name"}
    from counterclaim.places.spelling import slavic_mark

    assert {one.match for one in made.find(SPELLING + slavic_mark("Novaya Yelenovka"))} == {"spelling"}


def test_names_sorted_on_disk_are_the_same_as_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = [(entry(number, f"Place {number % 50}"), [f"Other {number}"]) for number in range(300)]
    whole = table(tmp_path / "whole", named)
    monkeypatch.setattr(writing, "_RUN", 7)
    assert table(tmp_path / "runs", named).fingerprint() == whole.fingerprint()
    assert (tmp_path / "runs").read_bytes() == (tmp_path / "whole").read_bytes()


def test_the_same_places_make_the_same_hash_and_others_another(tmp_path: Path) -> None:
    one = table(tmp_path / "a", [(entry(1, "Mill"), [])])
    again = table(tmp_path / "b", [(entry(1, "Mill"), [])])
    moved = table(tmp_path / "c", [(entry(1, "Mill", latitude=51.0), [])])
    assert one.fingerprint() == again.fingerprint() != moved.fingerprint()


def test_stopping_in_the_middle_leaves_what_was_there(tmp_path: Path) -> None:
    table(tmp_path / "t", [(entry(1, "Mill"), [])])

    def stopped():  # type: ignore[no-untyped-def]
        yield entry(2, "Brook"), []
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        table(tmp_path / "t", stopped())
    assert [one.entry.id for one in Table.mapped(tmp_path / "t").find("mill")] == ["geonames:1"]
    assert [path.name for path in tmp_path.iterdir()] == ["t"]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"PK\x03\x04 something else", b"counterclaim places 1\n", b"counterclaim places 1\n" + b"9" * 30,
        b"counterclaim places 1\n%15d\n{}" % 2, b"counterclaim places 1\n%15d\n[1]" % 3,
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused_with_its_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "t").write_bytes(content)
    with pytest.raises(UsageError, match=r"[\\/]t is"):
        Table.mapped(tmp_path / "t")


def test_a_table_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    table(tmp_path / "t", [(entry(number, f"Place {number}"), []) for number in range(50)])
    whole = (tmp_path / "t").read_bytes()
    (tmp_path / "t").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UsageError):
        Table.mapped(tmp_path / "t")


def test_a_packed_table_reads_as_the_plain_one(tmp_path: Path) -> None:
    plain = table(tmp_path / "t", [(entry(1, "Mill"), [])])
    packed = Table.unpacked(zlib.compress((tmp_path / "t").read_bytes()), "here")
    assert packed.fingerprint() == plain.fingerprint()
    assert [one.entry for one in packed.find("mill")] == [one.entry for one in plain.find("mill")]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=30).filter(lambda name: key(name) != ""), max_size=12))
def test_every_name_is_found_by_its_key(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    made = table(tmp_path_factory.mktemp("t") / "t", [(entry(at, name), []) for at, name in enumerate(names)])
    for at, name in enumerate(names):
        assert f"geonames:{at}" in {one.entry.id for one in made.find(key(name))}

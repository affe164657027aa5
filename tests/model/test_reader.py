"""The shipped model: what it reads does not depend on company, order or odd characters."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.errors import ModelError
from counterclaim.model import Model, card, encode, load
from counterclaim.model.decode import likely_spans
from counterclaim.model.links import relations
from counterclaim.model.reader import WEIGHTS
from counterclaim.records.reading import Reading
from counterclaim.records.report import Maker, Report

STORY = (
    "Shelling hit the grain port, officials say\n\n"
    "The harbour master, Olena Marchuk, said on Tuesday that two warehouses had burned down. "
    "“Nobody was inside,” she said. “We were lucky.”\n\n"
    "The defence ministry denied that its forces had fired on the port. Rain fell all day.\n\n"
)


def make_report(text: str) -> Report:
    return Report(bytes_sha256="0" * 64, locator="story.txt", text=text, reader=Maker("test", "1"))


def spans(reading: Reading) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"source": [], "cue": [], "content": []}
    for role, (first, last), _ in likely_spans(reading.roles, reading.card):
        start, end = reading.words[first, 0], reading.words[last - 1, 1]
        found[role].append(reading.report.text[start:end])
    return found


def same(one: Reading, other: Reading) -> bool:
    names = ("words", "roles", "link_query", "link_key", "entities", "pos")
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


def test_it_finds_who_said_what() -> None:
    found = spans(load().read(make_report(STORY)))
    assert "said" in found["cue"]
    assert "denied" in found["cue"]
    assert "she" in found["source"]
    assert any("two warehouses had burned down" in content for content in found["content"])


def test_an_interrupted_quotation_is_one_relation() -> None:
    reading = load().read(make_report("“The bridge is gone,” the mayor said, “and the road is cut.”"))
    found: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    for role, span, _ in likely_spans(reading.roles, reading.card):
        found[role].append(span)
    (relation,) = relations(reading, found["source"], found["cue"], found["content"])
    assert len(relation.contents) == 2
    assert len(relation.sources) == 1


def test_company_and_order_change_nothing() -> None:
    reports = [make_report(STORY * count + f"Filed under number {count}.") for count in range(1, 8)]
    alone = {report.text: Model.load().read(report) for report in reports}
    shuffled = list(reports)
    random.Random(5).shuffle(shuffled)
    for reading in encode(shuffled):
        assert same(reading, alone[reading.report.text])


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "\u200b", "\x00\x01", "🛰️ 🇺🇦 ﷽", "河" * 3000, "a" * 5000, "\ud800 x"]
)
def test_odd_texts_are_read(text: str) -> None:
    reading = load().read(make_report(text))
    assert len(reading.words) == len(reading.roles) == len(reading.link_key) == len(reading.pos)
    assert np.isfinite(reading.roles).all()


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_every_word_gets_every_output(text: str) -> None:
    reading = load().read(make_report(text))
    count = len(reading.words)
    assert reading.roles.shape == (count, len(reading.card.roles))
    assert reading.link_query.shape == reading.link_key.shape
    assert (reading.entities < len(reading.card.entities)).all()
    assert (reading.pos < len(reading.card.pos)).all()


def test_the_card_is_known_without_loading_the_weights() -> None:
    assert card().weights_sha256 == load().card.weights_sha256


def test_missing_weights_are_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make train"):
        Model.load(tmp_path)


def test_weights_that_do_not_match_their_description_are_refused(tmp_path: Path) -> None:
    for name in ("reader.json", "tokenizer.json"):
        (tmp_path / name).write_bytes((WEIGHTS / name).read_bytes())
    (tmp_path / "reader.onnx").write_bytes(b"something else")
    with pytest.raises(ModelError, match="not the file"):
        Model.load(tmp_path)

"""How sure: the corpus is read rightly, and the measures are what they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.records import Evidence, Hedge, Span, Stance
from evaluation import how_sure
from evaluation.how_sure import (
    GOLD,
    facets,
    held_out,
    macro_f1,
    measure,
    off_commonest,
    read_meantime,
    scores,
    told_of,
)

_DOCUMENT = """<?xml version="1.0" ?><Document doc_id="7" lang="en">
<token number="0" sentence="0" t_id="1">Norway</token>
<token number="1" sentence="0" t_id="2">buys</token>
<token number="2" sentence="0" t_id="3">ships</token>
<token number="0" sentence="1" t_id="4">It</token>
<token number="1" sentence="1" t_id="5">did</token>
<token number="2" sentence="1" t_id="6">not</token>
<token number="3" sentence="1" t_id="7">say</token>
<token number="4" sentence="1" t_id="8">why</token>
<Markables>
<EVENT_MENTION certainty="CERTAIN" m_id="1" polarity="POS" time="NON_FUTURE"><token_anchor t_id="2"/></EVENT_MENTION>
<EVENT_MENTION certainty="PROBABLE" m_id="2" polarity="NEG" time="UNDERSPECIFIED"><token_anchor t_id="7"/></EVENT_MENTION>
<EVENT_MENTION certainty="CERTAIN" m_id="3" polarity="POS" time="FUTURE"/>
</Markables></Document>"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "meantime_en" / "intra-doc_annotation" / "corpus_made"
    folder.mkdir(parents=True)
    (folder / "7_made.xml").write_text(_DOCUMENT, encoding="utf-8")
    return tmp_path


def test_a_document_is_read_with_its_events_in_their_sentences(corpus: Path) -> None:
    (document,) = read_meantime(corpus / "meantime_en" / "intra-doc_annotation")
    assert document.text == "Norway buys ships\nIt did not say why"
    buys, say = document.events
    assert (buys.trigger.of(document.text), say.trigger.of(document.text)) == ("buys", "say")
    assert say.sentence.of(document.text) == "It did not say why"
    assert buys.values == {"certainty": "certain", "time": "not future", "polarity": "positive"}
    assert say.values == {"certainty": "possible", "time": "", "polarity": "negative"}


def test_a_corpus_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(read_meantime(tmp_path))


def test_measures_stand_beside_the_commonest_value(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(how_sure, "by_hand", lambda data, quick: [])
    found = {figure.name: figure for figure in measure(corpus, quick=False)}
    polarity = found["MEANTIME all: polarity, accuracy"]
    assert (polarity.value, polarity.baseline, polarity.count) == (1.0, 0.5, 2)
    assert found["MEANTIME all: certainty, accuracy"].count == 2
    assert found["MEANTIME all: time, accuracy"].count == 1


def test_a_stance_is_told_in_the_corpus_terms() -> None:
    sure = Stance("assert", tense="past")
    unsure = Stance("assert", "negative", "possible", "future", Hedge("uncertain", Span(0, 1)))
    assert told_of(sure) == {"certainty": "certain", "time": "not future", "polarity": "positive"}
    assert told_of(unsure) == {"certainty": "possible", "time": "future", "polarity": "negative"}


def test_a_stance_is_told_in_the_terms_of_the_hand_made_sets() -> None:
    assert facets(Stance("deny")) == {
        "act": "deny",
        "polarity": "positive",
        "hedge_kind": "none",
        "evidence_kind": "none",
    }
    full = Stance(
        "assert",
        hedge=Hedge("distancing", Span(0, 1)),
        evidence=Evidence("video", "unknown", Span(2, 3)),
    )
    assert (facets(full)["hedge_kind"], facets(full)["evidence_kind"]) == ("distancing", "video")


def test_macro_f1_weighs_rare_values_as_much_as_common_ones() -> None:
    pairs = [("a", "a"), ("a", "a"), ("a", "a"), ("b", "a")]
    assert macro_f1(pairs) == pytest.approx((6 / 7 + 0) / 2)
    assert macro_f1([]) == 0.0


def test_only_values_off_the_commonest_count_there() -> None:
    pairs = [("a", "a"), ("a", "b"), ("a", "a"), ("b", "b"), ("c", "a")]
    assert off_commonest("act", pairs).value == 0.5
    assert scores("act", pairs)[0].baseline == pytest.approx(3 / 5)


def test_the_hand_made_set_is_offsets_and_values_of_held_out_articles() -> None:
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    assert len(rows) >= 120
    for row in rows:
        assert held_out(row["id"])
        assert all(0 <= start < end for start, end in (*row["source"], *row["cue"], *row["content"]))
        strings = [value for key, value in row.items() if isinstance(value, str) and key != "id"]
        assert all(len(value) <= 64 for value in strings)

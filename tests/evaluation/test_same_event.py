from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.conll_coref import b_cubed, ceaf_e, conll, muc
from evaluation.ecbplus import chains, read
from evaluation.gva_incidents import article, common
from evaluation.same_event import measure, same_lemma

GOLD = [{1, 2, 3}, {4, 5, 6, 7}]
FOUND = [{1, 2}, {3, 4, 5}, {6, 7}]


def test_the_three_metrics_give_the_values_worked_out_by_hand() -> None:
    assert muc(GOLD, FOUND).recall == pytest.approx(3 / 5)
    assert muc(GOLD, FOUND).precision == pytest.approx(3 / 4)
    assert b_cubed(GOLD, FOUND).recall == pytest.approx((5 / 3 + 8 / 4) / 7)
    assert b_cubed(GOLD, FOUND).precision == pytest.approx((2 + 5 / 3 + 2) / 7)
    likeness = 2 * 2 / 5 + 2 * 2 / 6  # {1,2} with the first and {6,7} with the second
    assert ceaf_e(GOLD, FOUND).recall == pytest.approx(likeness / 2)
    assert ceaf_e(GOLD, FOUND).precision == pytest.approx(likeness / 3)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=30))
def test_a_partition_is_wholly_right_about_itself_and_sides_can_be_swapped(
    labels: list[tuple[int, int]],
) -> None:
    sides = [
        [{n for n, both in enumerate(labels) if both[side] == label} for label in range(5)] for side in (0, 1)
    ]
    gold, found = ([group for group in side if group] for side in sides)
    assert b_cubed(gold, gold).f1 == ceaf_e(gold, gold).f1 == pytest.approx(1)
    assert conll(gold, found) == pytest.approx(conll(found, gold))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two made documents in the form of ECB+: one strike twice, and a sale."""
    lines, mentions = [], []
    told = {
        "1_1ecb": ("Rockets struck the Velmar bridge near Ostrany", 1, "strike"),
        "1_2ecb": ("A strike damaged the Velmar bridge near Ostrany", 1, "strike"),
        "2_1ecb": ("Tolmin farmers sold barley", 2, "sale"),
    }
    for document, (text, at, chain) in told.items():
        lines += [f"{document}\t0\t{n}\t{word}\t-" for n, word in enumerate(text.split())]
        mentions.append({"doc_id": document, "sent_id": 0, "tokens_number": [at], "coref_chain": chain})
    (tmp_path / "ecbplus").mkdir()
    (tmp_path / "ecbplus" / "ECB_Dev_corpus.txt").write_text("\n".join(lines), encoding="utf-8")
    with gzip.open(tmp_path / "ecbplus" / "ECB_Dev_Event_gold_mentions.json.gz", "wt") as file:
        json.dump(mentions, file)
    return tmp_path


def test_gold_mentions_are_read_with_their_chains(folder: Path) -> None:
    marked = read(folder / "ecbplus", "Dev")
    assert [one.mention.trigger for one in marked] == [("strike",), ("strike",), ("sell",)]
    assert sorted(map(len, chains(marked))) == [1, 2]
    assert sorted(map(len, same_lemma([one.mention for one in marked]))) == [1, 2]


def test_the_sets_that_are_there_are_measured(folder: Path) -> None:
    figures = {figure.name: figure for figure in measure(folder, quick=True)}
    assert figures["ECB+ CoNLL F1"].value == pytest.approx(1)
    assert figures["ECB+ coreferent pairs that share a cell"].value == 1
    assert not any("incidents" in name for name in figures)


def test_articles_have_in_common_what_they_say() -> None:
    def row(name: str, text: str) -> dict[str, str]:
        return {"id": name, "incident": "1", "title": "Shooting", "dct": "2030-05-03", "content": text}

    one = article(row("a", "John Example was shot dead in Tolmin on Thursday, police said."))
    other = article(
        row("b", "Police in Tolmin named John Example, who was killed in a shooting on Thursday.")
    )
    found = common(one, other)
    assert found["same day"] == 1
    assert found["persons"] > 0
    assert found == common(other, one)

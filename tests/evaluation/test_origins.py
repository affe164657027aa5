"""The evaluation of copies on tiny made input: rewrites, labels, baselines and the vote of origins."""

from __future__ import annotations

import gzip
import json
import operator
from pathlib import Path

import pytest

from evaluation import copy_pairs, fusion, origins, rewrites
from tests.reconcile.origins.made import OTHER, SPEECH, STORY, report

LONG = f"{STORY} {OTHER} The mayor said: {SPEECH} and left. Then the lights went out. Then it rained for an hour."


@pytest.mark.parametrize("kind", [*rewrites.KINDS, "worked in"])
def test_a_rewrite_is_always_the_same_another_text_and_not_empty(kind: str) -> None:
    new = rewrites.rewrite(LONG, kind, OTHER)
    assert new == rewrites.rewrite(LONG, kind, OTHER)
    assert new != LONG
    assert len(rewrites.cut(new)) >= 3


def test_a_reworded_text_keeps_its_sentences_and_their_capitals() -> None:
    told = ["Officials said that the war began here.", "Many soldiers were killed in the attack."] * 20
    new = rewrites.rewrite(" ".join(told), "reworded", "")
    assert "conflict" in new
    assert "Authorities" in new
    assert len(rewrites.cut(new)) == len(told)


def test_long_quotations_are_cut_and_short_ones_kept() -> None:
    text = f"A man said “yes”. The mayor said {SPEECH} and left. It rained. The end."
    new = rewrites.rewrite(text, "unquoted", "")
    assert "“yes”" in new
    assert "first snow" not in new


def test_the_labels_name_two_articles_and_hold_no_text() -> None:
    pairs = list(copy_pairs.read_pairs())
    assert sum(pair.stratum != copy_pairs.ONE_OUTLET for pair in pairs) >= 200
    assert {pair.stratum for pair in pairs} == {*copy_pairs.STRATA, copy_pairs.ONE_OUTLET}
    for line in copy_pairs.GOLD.read_text("utf-8").splitlines():
        entry = json.loads(line)
        assert sorted(entry) == ["pair", "stratum", "verdict"]
        assert entry["pair"] == sorted(set(entry["pair"]))


def test_the_plain_baselines() -> None:
    assert copy_pairs.jaccard(report(STORY), report(STORY)) == 1
    assert copy_pairs.jaccard(report(STORY), report(OTHER)) == 0
    titled = copy_pairs.report("a", STORY, "Yard burns!")
    assert copy_pairs.same_title(titled, copy_pairs.report("b", OTHER, "Yard burns"))
    assert not copy_pairs.same_title(report(STORY), report(STORY))
    assert copy_pairs.best_threshold([0.1, 0.2, 0.8], [False, True, True]) == 0.2


def test_figures_on_made_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"m{number}" for number in range(12)]
    texts = {name: f"{LONG} {OTHER[number * 5 :]}" for number, name in enumerate(names)}
    texts["m1"] = "Another thing altogether, told in words that no one else has used before. " * 3
    rows = [
        {"id": name, "text": text, "title": name, "date": "2022-05-01", "outlet": name}
        for name, text in texts.items()
    ]
    folder = tmp_path / "ukraine_media"
    folder.mkdir()
    with gzip.open(folder / "articles.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    strata = [*copy_pairs.STRATA, "15 % and more"]
    made = [
        copy_pairs.Pair(one, other, "independent" if "m1" in (one, other) else "copy", stratum)
        for stratum in strata
        for one in names
        for other in names
        if one < other
    ]
    monkeypatch.setattr(origins, "read_pairs", lambda: iter(made))
    figures = {figure.name: figure for figure in origins.measure(tmp_path, quick=True)}
    assert figures["real pairs: precision"].value == 1
    assert figures["real pairs: recall"].value == 1
    assert figures["planted rewrites, truncated: recall"].value == 1


def test_sources_that_share_rare_values_have_one_vote() -> None:
    claims: dict[fusion.Object, dict[str, fusion.Value]] = {}
    for number in range(20):
        right = {f"s{source}": number for source in range(12)}
        wrong = dict.fromkeys(["copy1", "copy2", "copy3"], -number - 1) if number < 8 else {}
        claims[f"o{number}", "x"] = {**right, **wrong, "s0": number}
    claims["last", "x"] = {"s0": 1, "s1": 1, "copy1": 2, "copy2": 2, "copy3": 2}
    groups = fusion.origins(claims, operator.eq)
    assert set(groups) == {"copy1", "copy2", "copy3"}
    sources = {source: 1.0 for values in claims.values() for source in values}
    gold: dict[fusion.Object, fusion.Value] = {("last", "x"): 1, ("nobody speaks", "x"): 1}
    assert fusion.right(claims, gold, operator.eq, sources, {}) == [False, False]
    assert fusion.right(claims, gold, operator.eq, sources, groups) == [True, False]


@pytest.mark.parametrize(
    ("written", "surnames"),
    [
        ("Knuth, Donald E.", {"knuth"}),
        ("Ada Person, Bo Writer", {"person", "writer"}),
        ("person, ada;  writer, bo ;  ", {"person", "writer"}),
        ("By (author) Ada Person and Bo M&uuml;ller", {"person", "muller"}),
        ("Not Available", set()),
    ],
)
def test_authors_are_read_however_they_are_written(written: str, surnames: set[str]) -> None:
    assert fusion._surnames(written) == surnames


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("12/8/11 2:06 PM (-05:00)", 846),
        ("5:30aDec 8", 330),
        ("2011-12-08 12:05 AM", 5),
        ("Thu  12:05", 725),
        ("-", None),
    ],
)
def test_times_are_read_however_they_are_written(written: str, minutes: int | None) -> None:
    assert fusion._minutes(written) == minutes


def test_times_are_close_across_midnight() -> None:
    assert fusion._close(1438, 3)
    assert not fusion._close(0, 11)

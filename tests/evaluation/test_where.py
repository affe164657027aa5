from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.places import load
from evaluation.where import alias_figures, read_articles, resolution_figures

ARTICLES = """<?xml version="1.0" encoding="utf-8"?>
<articles><article docid="1"><text>Rain fell in Poltava and in Vydumane. A Syrian came from Paris.</text><toponyms>
{rows}</toponyms></article></articles>"""
ROW = """<toponym><start>{start}</start><end>0</end><phrase>{name}</phrase>
<gaztag geonameid="1"><lat>{lat}</lat><lon>{lon}</lon></gaztag></toponym>"""


def articles(tmp_path: Path, *rows: tuple[int, str, float, float]) -> Path:
    path = tmp_path / "set.xml"
    inside = "".join(ROW.format(start=start, name=name, lat=lat, lon=lon) for start, name, lat, lon in rows)
    path.write_text(ARTICLES.format(rows=inside), encoding="utf-8")
    return path


def test_an_unanswered_name_counts_as_wrong_overall_and_not_where_covered(tmp_path: Path) -> None:
    path = articles(tmp_path, (13, "Poltava", 49.6, 34.5), (28, "Vydumane", 50, 30))
    values = {
        figure.name: figure.value for figure in resolution_figures("made", "LGL", read_articles(path), load())
    }
    assert values["made: coverage"] == 0.5
    assert values["made: accuracy@161 where covered"] == 1
    assert values["made: accuracy@161 overall"] == 0.5
    assert values["made: median error"] < 20


def test_an_annotated_adjective_is_its_country(tmp_path: Path) -> None:
    path = articles(tmp_path, (40, "Syrian", 35, 38))
    figures = list(resolution_figures("made", "LGL", read_articles(path), load()))
    assert figures[0].value == 1


def test_an_offset_that_slipped_is_set_right(tmp_path: Path) -> None:
    (article,) = read_articles(articles(tmp_path, (15, "Poltava", 49.6, 34.5)))
    assert article.gold[0].span.of(article.text) == "Poltava"


def test_aliases_count_only_for_settlements_that_are_known(tmp_path: Path) -> None:
    path = tmp_path / "aliases.csv"
    path.write_text(
        "name,aliases,place,wikidata,region,lon,lat\n"
        "kharkiv,kharkov;charkoff xyz,city,,kharkiv oblast,36.25,49.98\n"
        "vydumane,vydumannoe,village,,kharkiv oblast,36.25,49.98\n"
        "broken,,village,,,,\n"
    )
    given, known, met = alias_figures(path, load())
    assert (given.value, given.count) == (0, 1)
    assert (known.value, known.count) == (0.5, 2)
    assert (met.value, met.count) == (pytest.approx(0.5), 2)

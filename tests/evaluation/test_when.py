from pathlib import Path

import pytest

from evaluation.meantime_times import read_articles
from evaluation.timeml import Expression, Scores, matched, read_document, read_documents, without_unknown
from evaluation.when import TimedSet, anchoring_figures, expression_figures, found_by_us, scores_of
from evaluation.when_baseline import expressions

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>made</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2022-08-17">2022-08-17</TIMEX3></DCT>
<TEXT>It <EVENT eid="e1">burned</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2022-08-15">Monday</TIMEX3> and
<TIMEX3 tid="t2" type="DATE" value="2022-08-16">yesterday</TIMEX3>, at
<TIMEX3 tid="t3" type="DATE" value="null">the same time</TIMEX3>.</TEXT></TimeML>
"""

MEANTIME = """<?xml version="1.0" ?><Document doc_id="1">
<token number="0" sentence="0" t_id="1">It</token><token number="1" sentence="0" t_id="2">burned</token>
<token number="2" sentence="0" t_id="3">Monday</token><token number="3" sentence="0" t_id="4">.</token>
<token number="4" sentence="1" t_id="5">It</token><token number="5" sentence="1" t_id="6">smokes</token>
<Markables>
<EVENT_MENTION m_id="1"><token_anchor t_id="2"/></EVENT_MENTION>
<EVENT_MENTION m_id="2"><token_anchor t_id="6"/></EVENT_MENTION>
<TIMEX3 m_id="3" value="2022-08-17" functionInDocument="CREATION_TIME"/>
<TIMEX3 m_id="4" value="2022-08-15" functionInDocument="NONE"><token_anchor t_id="3"/></TIMEX3>
</Markables><Relations>
<TLINK r_id="5" reltype="IS_INCLUDED"><source m_id="1"/><target m_id="4"/></TLINK>
<TLINK r_id="6" reltype="INCLUDES"><source m_id="3"/><target m_id="2"/></TLINK>
</Relations></Document>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "made.tml").write_text(TIMEML, encoding="utf-8")
    (tmp_path / "intra-doc_annotation").mkdir()
    (tmp_path / "intra-doc_annotation" / "made.xml").write_text(MEANTIME, encoding="utf-8")
    return tmp_path


def test_offsets_of_the_gold_point_into_the_plain_text(folder: Path) -> None:
    document = read_document(folder / "made.tml")
    assert [document.text[one.start : one.end] for one in document.gold] == [
        "Monday",
        "yesterday",
        "the same time",
    ]
    assert [one.value for one in document.gold] == ["2022-08-15", "2022-08-16", None]


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_documents(tmp_path)


def test_value_counts_only_what_matches_and_says_the_same() -> None:
    scores = Scores()
    gold = [Expression(3, 9, "2022"), Expression(20, 30, "P1D")]
    scores.add([Expression(0, 9, "2022"), Expression(20, 30, "P2D"), Expression(40, 50, "2022")], gold)
    assert (scores.strict.right, scores.relaxed.right, scores.value.right) == (1, 2, 1)
    assert (scores.value.predicted, scores.value.gold) == (3, 2)


def test_an_expression_is_matched_once() -> None:
    found = [Expression(0, 4, "a"), Expression(5, 9, "b")]
    assert matched(found, [Expression(0, 9, "a")]) == [(found[0], Expression(0, 9, "a"))]


def test_gold_without_a_value_is_left_out_with_what_matches_it() -> None:
    found, gold = without_unknown(
        [Expression(0, 4, "a"), Expression(10, 14, "b")], [Expression(0, 4, None), Expression(10, 14, "b")]
    )
    assert (found, gold) == ([Expression(10, 14, "b")], [Expression(10, 14, "b")])


def test_the_figures_of_a_made_document(folder: Path) -> None:
    figures = {
        one.name: one for one in expression_figures(TimedSet("Made", "", "", True), read_documents(folder))
    }
    assert figures["Made: value F1"].value == 1.0
    assert figures["Made: value F1"].baseline == 1.0
    assert scores_of(read_documents(folder)[0], found_by_us, False).value.gold == 3


def test_the_baseline_reads_plain_dates() -> None:
    found = expressions("On July 2, 2021, 3 May and Monday, two days on.", "2022-08-17")
    assert [one.value for one in found] == ["2021-07-02", "2022-05-03", "2022-08-15", "P2D"]


def test_a_happening_has_the_times_that_include_it(folder: Path) -> None:
    [article] = read_articles(folder)
    assert article.written == "2022-08-17"
    assert [one.trigger.of(article.text) for one in article.happenings] == ["burned", "smokes"]
    assert [one.values for one in article.happenings] == [{"2022-08-15"}, {"2022-08-17"}]


def test_the_articles_own_date_is_no_time_to_find(folder: Path) -> None:
    figures = {one.name: one for one in anchoring_figures(read_articles(folder))}
    assert figures["MEANTIME: time of a happening, F1"].value == 1.0
    assert figures["MEANTIME: time of a happening, F1"].count == "1/1/1"

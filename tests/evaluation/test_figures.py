from evaluation import own, rule_baseline
from evaluation.attribution import NAMES, add_predicted, figures
from evaluation.attribution_metrics import ROLES, Relation, Scores
from evaluation.reports import figures as figures_of_reports


def relation(text: str, source: str, cue: str, content: str) -> Relation:
    def at(words: str) -> frozenset[tuple[int, int]]:
        return frozenset({(text.index(words), text.index(words) + len(words))})

    return Relation(at(source), at(cue), at(content))


def test_the_baseline_finds_a_plain_quotation() -> None:
    text = "It rained all day. “The dam has broken in two,” Mara Oll said on Monday."
    assert relation(text, "Mara Oll", "said", "“The dam has broken in two,”") in rule_baseline.relations(text)


def test_the_baseline_takes_the_clause_after_a_verb_without_a_quotation() -> None:
    text = "Mara Oll said that the dam had broken. It rained."
    assert rule_baseline.relations(text) == [relation(text, "Mara Oll", "said", "that the dam had broken")]


def test_the_baseline_finds_nothing_where_nobody_speaks() -> None:
    assert rule_baseline.relations("It rained all day, and the dam broke.") == []


def test_the_figures_of_perfect_predictions_are_one() -> None:
    text = "“The dam has broken in two,” Mara Oll said on Monday."
    gold = [relation(text, "Mara Oll", "said", "“The dam has broken in two,”")]
    spans = {role: frozenset(span for one in gold for span in getattr(one, role)) for role in ROLES}
    scores = Scores()
    add_predicted(scores, spans, gold, gold)
    found = list(figures([scores], [Scores()], NAMES, {}))
    assert {figure.value for figure in found} == {1.0}
    assert {figure.interval for figure in found} == {(1.0, 1.0)}


def test_the_figures_of_no_predictions_are_zero() -> None:
    text = "“The dam has broken in two,” Mara Oll said on Monday."
    scores = Scores()
    gold = [relation(text, "Mara Oll", "said", "“The dam has broken in two,”")]
    add_predicted(scores, dict.fromkeys(ROLES, frozenset()), [], gold)
    assert {figure.value for figure in figures([scores], [Scores()], NAMES, {})} == {0.0}


def test_the_scorers_lines_become_shares_with_their_counts() -> None:
    said = (
        "attributed  found 3/4 = 0.750   right 1/2 = 0.500   F1 0.600\n"
        "own voice   found 0/5 = 0.000   right 0/0 = 0.000   F1 0.000\n"
        "claims over furniture: 2"
    )
    values = {figure.name: (figure.value, figure.count) for figure in figures_of_reports(said)}
    assert values == {
        "attributed found": (0.75, "3/4"),
        "attributed right": (0.5, "1/2"),
        "own voice found": (0.0, "0/5"),
        "own voice right": (0.0, "0/0"),
        "claims over furniture": (0.0, "2"),
    }


def test_every_label_of_the_own_documents_stands_in_its_text_and_keeps_whole_words() -> None:
    documents = own.documents()
    assert len(documents) == 6
    for document in documents:
        labelled = {span for one in document.gold for role in ROLES for span in getattr(one, role)}
        for start, end in labelled | document.own_voice:
            words = document.text[start:end]
            assert words == words.strip() != ""
            assert not (document.text[start - 1 : start] + document.text[end : end + 1]).isalnum()
        assert all(one.cue and one.content for one in document.gold)

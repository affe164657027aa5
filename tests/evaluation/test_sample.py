"""The hand-labelled sample: what is stored, how articles are chosen, how labels are scored."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import sample
from evaluation.sample import Scored, agreement, f1, figures, rules
from evaluation.sample_choice import SAMPLE, Article, chosen, repeats, sample_rows, shingles, window
from evaluation.sample_gold import FIRST, Label, Sampled, faults, labels, sampled
from evaluation.sample_scores import Tally, Window, scored

TEXT = (
    "Ferry service stopped on Monday. Mara Oll, the harbour master, told Radio Delta that the pier was "
    "hit twice. “We saw two boats burn,” she said. The paper Tide wrote that a guard said the crane fell. "
    "Read more here. The bridge reportedly held."
)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


MARA = at("Mara Oll, the harbour master")
FERRY = Label(1, (), (), (at("Ferry service stopped on Monday"),), own_voice=True)
PIER = Label(
    2,
    (MARA,),
    (at("told"),),
    (at("the pier was hit twice"),),
    at("Mara Oll"),
    "official",
    (at("Radio Delta"),),
)
BOATS = Label(3, (at("she"),), (at("said"),), (at("We saw two boats burn"),), at("Mara Oll"), "official")
TIDE = Label(
    4,
    (at("The paper Tide"),),
    (at("wrote"),),
    (at("a guard said the crane fell"),),
    at("The paper Tide"),
    "media",
)
GUARD = Label(
    5,
    (at("a guard"),),
    ((at("guard said")[0] + 6, at("guard said")[1]),),
    (at("the crane fell"),),
    at("a guard"),
    "unnamed",
    (at("The paper Tide"),),
    parent=4,
)
MORE = Label(6, (), (), (at("Read more here"),), aside=True)
HEARSAY = Label(7, (), (at("reportedly"),), (at("The bridge"), at("held")), None, "unnamed")
GOLD = [FERRY, PIER, BOATS, TIDE, GUARD, MORE, HEARSAY]
WHOLE = Window(TEXT, (0, len(TEXT)))
HERE = Sampled("made", "delta.example", "wire", "", (0, len(TEXT)))


def values(predicted: list[Label], gold: list[Label] | None = None) -> dict[str, float]:
    tally = scored(WHOLE, predicted, GOLD if gold is None else gold)
    return {figure.name: figure.value for figure in figures([Scored(HERE, tally, Tally())])}


def test_labels_against_themselves_are_all_right() -> None:
    assert set(values(GOLD).values()) == {1.0}


def test_nothing_predicted_is_nothing_found() -> None:
    assert set(values([]).values()) == {0.0}


def test_a_label_of_the_wrong_speaker_is_neither_found_nor_right() -> None:
    wrong = replace(BOATS, speaker=at("Radio Delta"))
    got = values([PIER, wrong, TIDE, GUARD])
    assert (got["attributed found"], got["attributed right"]) == (0.75, 0.75)
    assert got["speaker right"] == 0.75


def test_a_shared_word_of_the_sources_makes_the_speaker_right_but_not_the_resolved_name() -> None:
    unresolved = replace(PIER, speaker=at("Radio Delta"))
    got = values([unresolved], [PIER])
    assert got["attributed found"] == 1.0
    assert got["speaker right"] == 0.0


def test_a_pronoun_that_both_share_does_not_make_the_speaker_right() -> None:
    unresolved = replace(BOATS, speaker=at("she"))
    assert values([unresolved], [BOATS])["attributed found"] == 0.0


def test_half_of_a_contents_words_are_enough_and_fewer_are_not() -> None:
    half = replace(PIER, content=(at("the pier was"),))
    fewer = replace(PIER, content=(at("the pier"),))
    assert values([half], [PIER])["attributed found"] == 1.0
    assert values([fewer], [PIER])["attributed found"] == 0.0
    assert values([fewer], [PIER])["attributed right"] == 1.0


def test_an_opening_that_and_quotation_marks_are_no_difference() -> None:
    that = replace(PIER, content=(at("that the pier was hit twice"),))
    marked = replace(BOATS, content=(at("“We saw two boats burn,”"),))
    assert values([that, marked], [PIER, BOATS])["relation exact"] == 1.0


def test_own_voice_over_furniture_and_hearsay_is_not_counted() -> None:
    stray = [replace(FERRY, n=2, content=MORE.content), replace(FERRY, n=3, content=HEARSAY.content)]
    got = values([FERRY, *stray])
    assert (got["own voice found"], got["own voice right"]) == (1.0, 1.0)


def test_own_voice_over_what_somebody_said_is_wrong() -> None:
    assert values([FERRY, replace(FERRY, n=2, content=BOATS.content)])["own voice right"] == 0.5


def test_what_is_read_outside_the_window_is_not_counted() -> None:
    first = Window(TEXT, (0, at("told")[0]))
    tally = scored(first, GOLD, [FERRY])
    assert (tally.right["attributed"].predicted, tally.right["own voice"].predicted) == (0, 1)


def test_a_content_that_runs_out_of_the_window_counts_by_what_lies_inside() -> None:
    short = Window(TEXT, (0, at("was hit")[0]))
    inside = replace(PIER, content=(at("the pier"),))
    assert scored(short, [PIER], [inside]).found["relation exact"].recall == 1.0


def test_a_nested_label_without_its_parent_is_not_found() -> None:
    got = values([TIDE, replace(GUARD, parent=None)])
    assert (got["nested found"], got["nested right"]) == (0.0, 0.0)


def test_a_nested_label_under_another_parent_is_wrong() -> None:
    assert values([PIER, TIDE, replace(GUARD, parent=2)])["nested right"] == 0.0


def test_links_of_a_chain_are_counted_one_by_one() -> None:
    invented = replace(PIER, chain=(at("Radio Delta"), at("Monday")))
    got = values([invented], [PIER])
    assert (got["chain found"], got["chain right"]) == (1.0, 0.5)


def test_the_baseline_takes_untouched_sentences_for_the_own_voice() -> None:
    own = [label.content[0] for label in rules(HERE, TEXT) if label.own_voice]
    assert any(TEXT[a:b].startswith("Ferry service") for a, b in own)
    assert not any("two boats" in TEXT[a:b] for a, b in own)


def test_the_program_reads_a_made_article_into_numbered_labels() -> None:
    found = sample.read(HERE, TEXT)
    assert [label.n for label in found] == list(range(1, len(found) + 1))
    assert values(found)["attributed found"] > 0


def test_agreement_is_measured_only_where_a_second_pass_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "second.jsonl"
    monkeypatch.setattr(sample, "SECOND", second)
    assert list(agreement([HERE], {"made": TEXT}, {"made": GOLD})) == []
    second.write_text("".join(json.dumps(row(label)) + "\n" for label in GOLD), encoding="utf-8")
    found = list(agreement([HERE], {"made": TEXT}, {"made": GOLD}))
    assert {figure.value for figure in found} == {1.0}
    assert {"agreement relation half", "agreement own voice", "agreement speaker right"} <= {
        figure.name for figure in found
    }


def row(label: Label) -> dict[str, object]:
    return {"id": "made"} | {name: getattr(label, name) for name in Label.__slots__}


def test_f1_of_no_counts_is_zero() -> None:
    assert f1([], "own voice") == 0.0


def test_faults_of_labels_are_told() -> None:
    broken = [
        replace(FERRY, content=()),
        replace(PIER, cue=()),
        replace(BOATS, content=((5, len(TEXT) + 9),)),
        replace(GUARD, n=9, parent=2),
    ]
    told = " ".join(faults(HERE, TEXT, broken))
    for fault in ("no content", "needs a cue", "outside the text", "run on", "inside its parent"):
        assert fault in told
    assert list(faults(HERE, TEXT, GOLD)) == []


SPAN = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.text(max_size=80), st.lists(SPAN, max_size=4), SPAN)
def test_words_under_spans_are_those_that_the_spans_touch(
    text: str, spans: list[tuple[int, int]], inside: tuple[int, int]
) -> None:
    here = Window(text, inside)
    touched = {
        i for i, (a, b, _) in enumerate(here.words) if any(a < end and b > start for start, end in spans)
    }
    assert here.under(spans) == touched


def test_the_stored_sample_holds_offsets_and_no_words() -> None:
    allowed = {"id", "speaker_kind"}
    for line in FIRST.read_text(encoding="utf-8").splitlines():
        words = {name for name, value in json.loads(line).items() if isinstance(value, str)}
        assert words <= allowed
    for line in SAMPLE.read_text(encoding="utf-8").splitlines():
        assert set(json.loads(line)) == {
            "set",
            "id",
            "outlet",
            "kind",
            "text_sha256",
            "window",
            "near_duplicates",
        }


def test_the_stored_sample_is_as_large_and_as_wide_as_asked() -> None:
    found, marked = sampled(), labels(FIRST)
    assert {article.id for article in found} == set(marked)
    assert len({article.outlet for article in found}) == 15
    assert sum(label.attributed for some in marked.values() for label in some) >= 200
    assert len([id for id, some in marked.items() if any(label.attributed for label in some)]) >= 40


def article(id: str, text: str, outlet: str = "bbc.com") -> Article:
    return Article("made", id, outlet, text, candidate=True)


def story(word: str, sentences: int = 60) -> str:
    return " ".join(
        f"On day {n} the {word} near pier {word}{n} burned {word} for hours." for n in range(sentences)
    )


def test_an_article_that_repeats_one_already_taken_is_passed_over() -> None:
    twice = [article("a", story("boat")), article("b", story("boat") + " The end.")]
    assert len(chosen(twice)) == 1


def test_the_choice_does_not_depend_on_the_order_of_the_set() -> None:
    many = [article(str(n), story(f"boat{n}")) for n in range(9)]
    assert [one.id for one in chosen(many)] == [one.id for one in chosen(many[::-1])]
    assert len(chosen(many)) == 3


def test_the_row_of_an_article_names_what_repeats_it() -> None:
    rest = replace(article("b", story("boat")), candidate=False)
    made = list(sample_rows([article("a", story("boat")), rest, article("c", story("crane"))]))
    assert {row["id"]: row["near_duplicates"] for row in made} == {"a": ["b"], "c": []}
    assert all("text" not in row for row in made)


@pytest.mark.parametrize("id", [str(n) for n in range(12)])
def test_a_window_is_a_run_of_whole_sentences_of_enough_words(id: str) -> None:
    one = article(id, story("boat"))
    start, end = window(one)
    assert one.text[start:].startswith("On day ")
    assert one.text[start:end].endswith("hours.")
    assert 230 <= len(one.text[start:end].split()) < 230 + 12


def test_short_texts_repeat_only_themselves() -> None:
    assert repeats(shingles("two boats"), shingles("two boats"))
    assert not repeats(shingles("two boats"), shingles("three cranes"))

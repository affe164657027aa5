from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconcile.same_event import compare, score
from counterclaim.reconcile.same_event.mention import Mention
from tests.growth import LINEAR, growth
from tests.reconcile.same_event.made import BRIDGE, BRIDGE_AGAIN, HARVEST, mention

STRUCK = mention(BRIDGE, "struck", "a")
STRIKE = mention(BRIDGE_AGAIN, "strike", "b")
SOLD = mention(HARVEST, "sold", "c")

words = st.text(max_size=12)
vectors = st.dictionaries(words, st.floats(0, 1), max_size=5)
days = st.dates().map(lambda day: (day.isoformat(), day.isoformat())) | st.none()
mentions = st.builds(
    Mention,
    id=words,
    document=st.sampled_from("xy"),
    sentence=st.integers(0, 3),
    trigger=st.lists(words, max_size=3).map(tuple),
    phrase=st.frozensets(words, min_size=1, max_size=3),
    before=st.lists(words, max_size=3).map(tuple),
    after=st.lists(words, max_size=3).map(tuple),
    names=st.frozensets(words, max_size=3),
    numbers=st.frozensets(words, max_size=3),
    context=vectors,
    passage=vectors,
    kind=st.sampled_from(["strike", "arrest", None]),
    places=st.frozensets(words, max_size=2),
    areas=st.frozensets(words, max_size=2),
    days=days,
    published=st.dates().map(str) | st.none(),
)


def test_a_verb_and_its_noun_in_two_reports_of_one_strike_score_above_a_stranger() -> None:
    assert score(STRUCK, STRIKE) > score(STRUCK, SOLD) + 2


def test_the_reasons_add_up_to_the_score_with_the_bias() -> None:
    alike, strange = compare(STRUCK, STRIKE), compare(STRUCK, SOLD)
    biases = [one.score - sum(reason.added for reason in one.reasons) for one in (alike, strange)]
    assert abs(biases[0] - biases[1]) < 1e-9


def test_reasons_name_what_stands_behind_them() -> None:
    said = [reason.words for reason in compare(STRUCK, STRIKE).reasons]
    assert any("velmar" in words for words in said)


def test_one_place_speaks_for_and_two_places_against() -> None:
    at_ostrany = [replace(one, places=frozenset({"ostrany"})) for one in (STRUCK, STRIKE)]
    elsewhere = replace(STRIKE, places=frozenset({"tolmin"}))
    assert score(*at_ostrany) > score(STRUCK, STRIKE) > score(at_ostrany[0], elsewhere)
    assert "places differ: ostrany / tolmin" in [
        reason.words for reason in compare(at_ostrany[0], elsewhere).reasons
    ]


def test_the_further_apart_in_time_the_lower() -> None:
    def on(day: str) -> Mention:
        return replace(STRIKE, days=(day, day))

    first = replace(STRUCK, days=("2024-03-01", "2024-03-01"))
    strange = score(first, on("2024-06-20"))
    scores = [score(first, on(day)) for day in ("2024-03-01", "2024-03-03", "2024-03-20")]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > score(STRUCK, STRIKE)
    assert strange < scores[-1]


def test_without_times_reports_of_one_week_are_nearer_than_of_two_months() -> None:
    first = replace(STRUCK, published="2024-03-01")
    assert score(first, replace(STRIKE, published="2024-03-04")) > score(
        first, replace(STRIKE, published="2024-05-04")
    )


@given(mentions, mentions)
def test_neither_mention_comes_first(one: Mention, other: Mention) -> None:
    assert score(one, other) == score(other, one)
    forward, back = compare(one, other), compare(other, one)
    assert forward.score == score(one, other)
    assert 0 <= forward.probability <= 1
    assert [reason.added for reason in forward.reasons] == [reason.added for reason in back.reasons]


def test_a_comparison_takes_no_more_than_the_words_of_the_two() -> None:
    def wordy(count: int, first: int) -> Mention:
        words = [f"word{number}" for number in range(first, first + count)]
        vector = dict.fromkeys(words, count**-0.5)
        some = frozenset(words)
        return replace(STRUCK, context=vector, passage=vector, names=some, numbers=some, phrase=some)

    short, long = ((wordy(count, 0), wordy(count, count // 2)) for count in (500, 4_000))
    assert growth(lambda two: score(*two), short, long) < LINEAR

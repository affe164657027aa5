"""What two texts share, and what that makes of them."""

from __future__ import annotations

import itertools
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconcile.origins import compare
from counterclaim.records import Maker, Mark, Report, Span, sha256
from tests.reconcile.origins.made import OTHER, SPEECH, STORY, report


def verdict(one: str, other: str) -> str:
    return compare(report(one, "one"), report(other, "other")).verdict


def test_the_same_text_is_a_copy_whatever_its_case_and_marks() -> None:
    assert verdict(STORY, STORY.upper().replace(",", " -")) == "copy"


def test_a_text_cut_to_its_first_half_is_a_copy() -> None:
    assert verdict(STORY, STORY[: len(STORY) // 2]) == "copy"


def test_two_sentences_inside_another_story_are_shared_passages() -> None:
    part = ". ".join(STORY.split(". ")[1:3])
    likeness = compare(report(STORY, "one"), report(f"{OTHER} {part}. {OTHER.upper()}", "other"))
    assert likeness.verdict == "passages"
    assert likeness.same_text
    assert any("own in 1 passage," in reason for reason in likeness.reasons)


def test_the_same_words_of_a_speaker_are_a_quotation_and_no_copy() -> None:
    one = f"{OTHER} {SPEECH} the mayor said."
    other = f"Mayor visits yard. {SPEECH} she told reporters, and left for the station without a word more."
    assert verdict(one, other) == "quotation"


def test_a_quotation_in_one_text_that_the_other_does_not_mark_is_still_one() -> None:
    bare = SPEECH.strip("“”")
    assert verdict(f"{OTHER} {SPEECH} the mayor said.", f"She put it so: {bare} and was gone.") == "quotation"


@pytest.mark.parametrize(
    "notice",
    [
        "Follow AP coverage of the long conflict on the river and its many towns at this and every other address.",
        "A man walks past the burned yard in Varnholm, on Tuesday, Aug. 2, 2022, after the fire was out. (AP Photo/A. Person)",
        "Click here to get the app of our newspaper and to read more of what the harbour towns have to tell you.",
    ],
)
def test_notices_credits_and_captions_are_standing_text(notice: str) -> None:
    assert verdict(f"{STORY} {notice}", f"{OTHER} {notice}") == "standing"


def test_page_furniture_is_no_shared_text() -> None:
    def marked(text: str, name: str) -> Report:
        whole = f"{text}\n{OTHER}"
        mark = Mark("furniture", Span(len(text), len(whole)))
        return Report(sha256(whole.encode()), name, whole, Maker("plain", "1"), marks=(mark,))

    assert (
        compare(marked(STORY, "one"), marked("Nothing like it was ever told.", "two")).verdict == "standing"
    )


def test_a_post_in_the_first_person_is_somebody_s_words_though_nobody_marks_them() -> None:
    post = (
        "I carried my bread through the yard this morning and my neighbours laughed at the sky above our town"
    )
    assert verdict(f"{STORY} {post}.", f"{OTHER} {post}.") == "quotation"
    assert verdict(f"{post}. {post}.", f"{post}. {post}. And so on.") == "copy", (
        "a column is its writer's text"
    )


def test_a_short_post_said_again_whole_is_a_copy() -> None:
    post = "Fire at the railway yard of Varnholm tonight, all trains to the coast stand still"
    assert verdict(post, f"{post}!") == "copy"
    assert verdict(post, f"{OTHER} {post}. {OTHER[::-1]}") != "independent"


def test_unlike_texts_are_independent() -> None:
    assert verdict(STORY, OTHER) == "independent"


def test_long_names_and_titles_alone_are_independent() -> None:
    title = "the head of the regional council for water and roads"
    assert (
        verdict(f"{STORY} That was said by {title}.", f"{OTHER} It was {title} who asked.") == "independent"
    )


def test_synonyms_and_a_new_order_do_not_hide_a_copy() -> None:
    changed = STORY.replace("burned down", "went up").replace("Nobody", "No one").replace("fired on", "hit")
    sentences = changed.split(". ")
    assert verdict(STORY, ". ".join([*sentences[3:], *sentences[:3]])) == "copy"


def test_repeats_point_at_the_same_words_in_both_texts() -> None:
    part = STORY.split(". ")[1]
    one, other = report(STORY, "one"), report(f"{OTHER} {part}. The end.", "other")
    (repeat,) = compare(one, other).repeats
    assert repeat.one.of(one.text) == part == repeat.other.of(other.text)
    assert compare(one, other).spans(other.id) == (repeat.other,)
    with pytest.raises(KeyError):
        compare(one, other).spans("no such report")


def test_a_sentence_said_twice_in_one_text_counts_once() -> None:
    likeness = compare(report(STORY, "one"), report(f"{STORY} {STORY} {STORY}", "other"))
    assert likeness.of_other <= 1
    assert likeness.share == pytest.approx(1)


words = st.sampled_from(
    "the fire yard was seen by people who left at dawn for town and sea “ ” . , ' \n".split(" ")
)
texts = st.lists(words, max_size=60).map(" ".join) | st.text(max_size=80)


@given(texts, texts)
def test_who_is_named_first_makes_no_difference(left: str, right: str) -> None:
    one, other = report(left, "one"), report(right, "other")
    forth, back = compare(one, other), compare(other, one)
    assert (forth.verdict, forth.reasons, forth.of_one) == (back.verdict, back.reasons, back.of_other)
    assert [repeat.one for repeat in forth.repeats] == [repeat.other for repeat in back.repeats]


@given(texts, texts)
@settings(max_examples=60)
def test_repeats_lie_in_the_texts_and_none_overlaps_in_the_one_that_leads(left: str, right: str) -> None:
    one, other = report(f"{left} {STORY}", "one"), report(f"{STORY} {right} {STORY}", "other")
    likeness = compare(one, other)
    for repeat in likeness.repeats:
        assert 0 <= repeat.one.start < repeat.one.end <= len(one.text)
        assert 0 <= repeat.other.start < repeat.other.end <= len(other.text)
    lead = sorted(likeness.spans(min(one.id, other.id)))
    assert all(before.end <= after.start for before, after in itertools.pairwise(lead))


@pytest.mark.parametrize("ugly", ["", " ", "\n\n", "“", "a", "‏שלום עולם " * 50, "\ud800", "…" * 999])
def test_ugly_texts_are_compared_too(ugly: str) -> None:
    assert verdict(ugly, STORY) == "independent"
    assert verdict(ugly, ugly) in ("independent", "copy")


@pytest.mark.parametrize("piece", ["again ", "“ a ", "(AP Photo ", "click here ", "one two three four five "])
def test_hostile_repetition_takes_steps_in_line_with_its_length(piece: str) -> None:
    def steps(times: int) -> int:
        """Calls, not seconds: a busy machine takes its time."""
        calls = 0

        def count(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count)
        try:
            verdict(piece * times, piece * (times + 7))
        finally:
            sys.setprofile(None)
        return calls

    steps(100)
    assert steps(16_000) < 16 * max(steps(2_000), 1_000)

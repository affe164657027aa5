"""Page furniture: what is marked around an article, and all that is not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.furniture import furniture
from tests.growth import LINEAR, growth

FIRST = (
    "The harbour of Vessel Point was hit twice before dawn on Monday, the regional governor said, and the "
    "grain terminal burned until noon."
)
SECOND = (
    "A spokesman for the northern command denied that its forces had fired on the port and blamed a fault "
    "in the terminal's own air defences."
)
THIRD = "Residents counted at least seven explosions and spent the morning in the cellars of the old school."
ARTICLE = (FIRST, SECOND, THIRD)


def page(*lines: str, gap: str = "\n\n") -> str:
    return gap.join(lines)


def marked(text: str) -> list[str]:
    return [span.of(text) for span in furniture(text)]


@pytest.mark.parametrize(
    "notice",
    [
        "Comments are closed.",
        "Leave a Reply",
        "Share this:",
        "Your email address will not be published. Fields with a star cannot be left empty.",
        "Required fields are marked *",
        "12 Comments",
        "Advertisement",
        "You Might Like",
        "Learn more about AdStripe...",
        "Sign up for our weekly newsletter",
        "This site uses cookies to improve your visit.",
        "© 2031 The Vessel Courier. All rights reserved.",
        "Photo: R. Amin/Courier Pictures",
        "Read more: Governor asks for more patrol boats",
    ],
)
def test_a_notice_after_the_article_is_furniture_and_the_article_is_not(notice: str) -> None:
    assert marked(page(*ARTICLE, notice)) == [notice]


def test_headlines_under_a_heading_are_furniture_up_to_the_next_paragraph() -> None:
    text = page(
        FIRST,
        "LATEST DEVELOPMENTS:",
        "Patrol boats leave northern base",
        "Ferry line to the islands stops until further notice",
        SECOND,
    )
    assert marked(text) == [
        "LATEST DEVELOPMENTS:",
        "Patrol boats leave northern base",
        "Ferry line to the islands stops until further notice",
    ]


def test_headlines_glued_together_without_a_space_are_furniture_under_a_heading() -> None:
    glued = (
        "Patrol boats leave northern base after a night of alarmsFerry line to the islands stops until "
        "further noticeMinister calls the governor’s account of the fire ‘absurd’"
    )
    text = page(FIRST, "Latest developments:", glued, SECOND)
    assert marked(text) == ["Latest developments:", glued]


def test_a_vague_heading_over_sentences_or_bullets_belongs_to_the_article() -> None:
    sentences = page(FIRST, "Latest developments", SECOND, THIRD)
    bullets = page(FIRST, "Background", "- two piers closed", "- the terminal out of use", SECOND)
    assert marked(sentences) == []
    assert marked(bullets) == []


def test_a_title_that_is_said_twice_is_marked_once() -> None:
    title = "Governor and northern command trade blame over burning port"
    text = page(title, title, *ARTICLE)
    assert [tuple(span) for span in furniture(text)] == [(0, len(title))]


def test_a_title_with_the_outlets_name_over_the_title_is_marked() -> None:
    title = "Governor and northern command trade blame over burning port"
    assert marked(page(f"{title} | Vessel Courier", title, *ARTICLE)) == [f"{title} | Vessel Courier"]


def test_a_section_name_over_the_title_is_furniture_and_in_the_article_a_heading() -> None:
    title = "Governor and northern command trade blame over burning port"
    assert marked(page("Uncategorized", title, *ARTICLE)) == ["Uncategorized"]
    assert marked(page(title, FIRST, "Energy", SECOND, THIRD)) == []


def test_a_menu_over_the_article_is_furniture_while_title_byline_and_date_stay() -> None:
    title = "Governor and northern command trade blame over burning port"
    menu = ["Home", "World", "Harbour watch", "Sign in", "Tides and winds"]
    text = page(*menu, title, "By Ada Lorn", "3 March 2031", *ARTICLE, gap="\n")
    assert marked(text) == menu


def test_a_link_in_brackets_at_the_end_of_a_paragraph_is_marked_alone() -> None:
    assert marked(page(*ARTICLE[:2], THIRD + " [Continue reading…]")) == ["[Continue reading…]"]
    assert marked(page(*ARTICLE[:2], THIRD + " [sic]")) == []


def test_a_copyright_notice_at_the_end_of_a_paragraph_is_marked_alone() -> None:
    assert marked(page(*ARTICLE[:2], THIRD + " © 2031 Courier. All rights reserved.")) == [
        "© 2031 Courier. All rights reserved."
    ]


def test_readers_comments_after_the_article_are_furniture_sentences_and_all() -> None:
    opinion = "I have lived by that harbour for thirty years and nobody ever asked us about anything at all."
    text = page(*ARTICLE, "2 Comments", "Tidewatcher says:", opinion, "Reply", "Oldsalt says:", opinion)
    assert marked(text) == [*text.split("\n\n")[3:]]


def test_nothing_is_marked_in_an_article_with_all_that_articles_have() -> None:
    text = page(
        "Governor and northern command trade blame over burning port",
        "By Ada Lorn in Vessel Point",
        "VESSEL POINT, March 3 (Courier) — " + FIRST,
        "What is known so far",
        SECOND,
        "“We heard it come down,” she said.",
        "“And then nothing?”",
        "“Nothing.”",
        "• two piers closed to all ships",
        "• the grain terminal out of use",
        "• no count of the injured",
        "THE NORTHERN VIEW",
        "He disagreed.",
        "Why?",
        THIRD,
        "The governor added:",
        "“There is no air defence at the terminal.”",
    )
    assert marked(text) == []
    assert marked(text.replace("\n\n", "\n")) == []


def test_a_paragraph_that_uses_the_words_of_a_notice_stays() -> None:
    text = page(
        FIRST,
        "Comments are closed to him on every channel that the ministry runs, the former adviser said on Friday.",
        "“Sign up for our newsletter,” the leaflet dropped over the town began, residents said.",
        THIRD,
    )
    assert marked(text) == []


def test_sentences_after_a_share_bar_in_the_middle_stay() -> None:
    text = page(FIRST, "Share", "Tweet", SECOND, "Advertisement", THIRD, "He died on Tuesday.")
    assert marked(text) == ["Share", "Tweet", "Advertisement"]


def test_a_hard_wrapped_article_is_kept_whole() -> None:
    wrapped = (
        "The harbour of Vessel Point was hit twice before dawn on Monday, the\n"
        "regional governor said, and the grain terminal burned until noon. More\n"
        "than forty people were treated for smoke, the town's only clinic wrote\n"
        "on its page, and two of them were moved to the capital.\n"
    )
    assert marked(wrapped + "\nComments are closed.\n") == ["Comments are closed."]


def test_a_text_without_an_article_loses_nothing_but_its_notices() -> None:
    assert marked("") == []
    assert marked("Alarm in Vessel Point") == []
    assert marked("Pier One\nPier Two\nPier Three\nThe old mole\nThe lighthouse\nThe grain terminal") == []
    assert marked("Alarm in Vessel Point\nShare") == ["Share"]


@pytest.mark.parametrize(
    ("before", "piece", "after", "times"),
    [
        ("", "a", "", 400_000),
        ("", "aaB", "", 150_000),
        ("", "[", "", 300_000),
        ("", ".", "", 300_000),
        ("", "Related\n", "", 8_000),
        ("", "Related\nOne more of these\n", "", 4_000),
        ("", "Comments\n", "", 8_000),
        ("", "x\n", "", 16_000),
        ("", " \n\t", "", 150_000),
        ("photo", " ", ":", 300_000),
    ],
)
def test_hostile_text_takes_no_more_than_its_length(before: str, piece: str, after: str, times: int) -> None:
    short, long = (before + piece * count + after for count in (times // 8, times))
    assert growth(furniture, short, long) < LINEAR


_LINES = st.one_of(
    st.sampled_from(
        [
            *ARTICLE,
            "Related",
            "Latest developments",
            "Comments",
            "Reader says:",
            "Share",
            "World",
            "Patrol boats leave northern base",
            "[Read more]",
            THIRD + " [Read more]",
            "",
            "“Nothing.”",
        ]
    ),
    st.text(max_size=60),
)


@given(st.lists(_LINES, max_size=25).map("\n".join))
def test_spans_lie_in_the_text_apart_in_order_and_on_line_ends(text: str) -> None:
    spans = furniture(text)
    assert spans == furniture(text)
    for left, right in pairwise(spans):
        assert left.end <= right.start
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        words = span.of(text)
        assert words == words.strip()
        after = text[span.end :].split("\n")[0]
        before = text[: span.start].split("\n")[-1]
        assert not after.strip()
        assert not before.strip() or words.startswith(("[", "(", "©", "Copyright"))


@given(st.lists(st.sampled_from(ARTICLE), min_size=1, max_size=8))
def test_full_paragraphs_alone_are_never_furniture(paragraphs: list[str]) -> None:
    text = page("A headline of the day", *paragraphs)
    assert marked(text) == []

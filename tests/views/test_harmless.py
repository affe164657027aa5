from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.views.harmless import REPLACEMENT, harmless, one_line, shortened, web_address


@pytest.mark.parametrize(
    "hostile",
    [
        "\x1b[31m", "\x1b[2J", "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\", "\x1bc",
        "\x9b", "\x00", "\x08",
        "\x7f", "\r", "\u202e", "\u202a", "\u2066", "\u2069", "\udc80",
    ],
)  # fmt: skip
def test_what_acts_on_a_terminal_or_reorders_a_line_leaves_a_visible_sign(hostile: str) -> None:
    assert harmless(f"a{hostile}b") == f"a{REPLACEMENT}b"


@pytest.mark.parametrize("text", ["line\n\ttab", "שלום עולם", "مرحبا", "naïve – “so”", "👩‍👧", "‏א‎"])
def test_ordinary_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text())
def test_nothing_that_is_left_can_be_a_control_character(text: str) -> None:
    left = harmless(text)
    assert not any((ord(char) < 32 and char not in "\n\t") or 127 <= ord(char) < 160 for char in left)
    assert harmless(left) == left


def test_one_line_is_one_line() -> None:
    assert one_line(" a\n\n b\tc ") == "a b c"


def test_shortened_cuts_between_words_and_says_so() -> None:
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("one", 12) == "one"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//host/x", "http://", "ftp://h/x", "http://a\u202e", None],
)
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert web_address(url) is None
    assert web_address("https://harbourwire.example/a") == "https://harbourwire.example/a"

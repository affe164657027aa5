"""Hard-wrapped paragraphs flow together, and offsets stay where they were."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.text.flow import flowed, flowing_paragraphs

PLAIN = (
    "The council of Varn met in the old town hall on Monday and spoke for three hours about the state of"
    " the bridge, which has been closed to lorries since the spring and cannot be mended before the winter."
)
SHORT = (
    "Two engineers looked at the old arches twice and then found them to be unsafe. Ferries run every hour."
)


def wrapped(*paragraphs: str) -> str:
    return "\n\n".join(textwrap.fill(one, 80) for one in paragraphs)


def test_line_ends_within_a_wrapped_paragraph_are_blanks_and_those_between_paragraphs_stay() -> None:
    text = "Bridge closed in Varn\nBy the desk\n\n" + wrapped(PLAIN, PLAIN)
    assert flowed(text) == f"Bridge closed in Varn\nBy the desk\n\n{PLAIN}\n\n{PLAIN}"


def test_a_line_that_ends_early_for_want_of_room_is_wrapped_where_the_rest_of_the_text_is() -> None:
    lines = textwrap.fill(SHORT, 80)
    assert lines.split("\n")[1][0].isupper()
    assert len(list(flowing_paragraphs(lines))) == 2
    assert flowed(f"{wrapped(PLAIN)}\n\n{lines}").endswith(SHORT)


def test_headlines_and_lists_under_each_other_do_not_flow_together_in_a_wrapped_text() -> None:
    listed = (
        "- the northern arch of the bridge was closed to lorries in the month of March\n- the southern arch"
    )
    text = f"{wrapped(PLAIN)}\n\nOld bridge shut\nBy the desk\n\n{listed}"
    assert flowed(text).endswith(f"\n\nOld bridge shut\nBy the desk\n\n{listed}")


@given(st.text(alphabet="aB. \n“", max_size=400))
def test_a_flowed_text_is_as_long_and_differs_only_in_line_ends(text: str) -> None:
    made = flowed(text)
    assert len(made) == len(text)
    assert all(old == new or (old, new) == ("\n", " ") for old, new in zip(text, made, strict=True))

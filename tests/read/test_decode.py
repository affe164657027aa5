from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.decode import decode
from counterclaim.read.source import Refused

READABLE = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffd"), max_size=300
)


@given(READABLE)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.lists(st.sampled_from(["a", "é", "\r\n", "\r", "\n", " "])))
def test_only_line_ends_change(parts: list[str]) -> None:
    text = "".join(parts)
    assert decode(text.encode()) == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")]
)
def test_a_byte_order_mark_is_believed_and_dropped(mark: bytes, encoding: str) -> None:
    assert decode(mark + "мост упал".encode(encoding)) == "мост упал"


def test_an_old_russian_encoding_is_recognised() -> None:
    text = "Вчера вечером мост через реку был разрушен, сообщили местные власти. Пострадавших нет. " * 5
    assert decode(text.encode("cp1251")) == text


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Refused):
        decode(bytes(range(1, 32)) * 20)

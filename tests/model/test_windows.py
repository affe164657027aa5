"""Windows cover every word once, and meet where nothing is torn."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.features import PARAGRAPH_START, WITHIN
from counterclaim.model.windows import plan


@given(
    lengths=st.lists(st.integers(1, 16), max_size=300),
    size=st.integers(16, 64),
    starts=st.sets(st.integers(0, 299)),
    data=st.data(),
)
def test_every_word_is_kept_once(
    lengths: list[int], size: int, starts: set[int], data: st.DataObject
) -> None:
    overlap = data.draw(st.integers(0, size // 2))
    first = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64)
    position = np.full(len(lengths), WITHIN, dtype=np.uint8)
    position[[start for start in starts if start < len(lengths)]] = PARAGRAPH_START
    windows = plan(first, position, size, overlap)
    kept = [word for window in windows for word in range(window.keep_start, window.keep_end)]
    assert kept == list(range(len(lengths)))
    for window in windows:
        assert window.start <= window.keep_start < window.keep_end <= window.end
        assert first[window.end] - first[window.start] <= size


def test_windows_meet_at_a_paragraph() -> None:
    first = np.arange(101, dtype=np.int64)
    position = np.full(100, WITHIN, dtype=np.uint8)
    position[52] = PARAGRAPH_START
    windows = plan(first, position, 60, 20)
    assert windows[0].keep_end == windows[1].keep_start == 52
    assert windows[1].start == 40

"""Words: the units that the reader model labels, as offsets into a text."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

# A run of letters and digits, or any other visible character by itself. Together the three
# alternatives cover every character that is not white space, so no letter of a text is out of reach.
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


def word_offsets(text: str) -> NDArray[np.int32]:
    """Code-point offsets [n, 2] of the words of `text`, in order and without overlap."""
    spans = [match.span() for match in _WORD.finditer(text)]
    return np.array(spans, dtype=np.int32).reshape(-1, 2)


def words_in(text: str, offsets: NDArray[np.int32]) -> list[str]:
    """The words themselves."""
    return [text[start:end] for start, end in offsets.tolist()]

"""JSON one item at a time: a document of any length, of which only one item is held as objects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from counterclaim.read.source import Refused

_DECODER = json.JSONDecoder()
_WHITE = re.compile(r"[ \t\r\n\ufeff]*")
_AGAIN = "export or download it again; what came before the damage is read"


@dataclass(slots=True)
class JsonText:
    """A JSON text and how far it is read. Refused where it is damaged, and only then."""

    text: str
    at: int = 0

    def peek(self) -> str:
        """The next sign that is no white space; "" at the end."""
        match = _WHITE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def value(self) -> Any:
        """The next value, whole."""
        self.peek()
        try:
            found, self.at = _DECODER.raw_decode(self.text, self.at)
        except json.JSONDecodeError as error:
            raise self._damaged(error.msg.lower()) from error
        except RecursionError as error:
            raise self._damaged("nested too deep") from error
        return found

    def fields(self) -> Iterator[str]:
        """The keys of the object that comes next; the caller reads each value before the next key."""
        for _ in self._items("{", "}"):
            key = self.value()
            if not isinstance(key, str) or self.peek() != ":":
                raise self._damaged("a key without a value")
            self.at += 1
            yield key

    def items(self) -> Iterator[None]:
        """Stops before each item of the array that comes next; the caller reads it."""
        return self._items("[", "]")

    def _items(self, opening: str, closing: str) -> Iterator[None]:
        if self.peek() != opening:
            raise self._damaged(f"no {opening!r} where one should be")
        self.at += 1
        if self.peek() == closing:
            self.at += 1
            return
        while True:
            yield
            sign = self.peek()
            self.at += 1
            if sign == closing:
                return
            if sign != ",":
                raise self._damaged("no comma between two items")

    def _damaged(self, why: str) -> Refused:
        return Refused(
            "damaged", f"the JSON is damaged or cut short after {self.at:,} characters ({why})", _AGAIN
        )


def canonical(value: Any) -> bytes:
    """The same value as the same bytes, however it was laid out: keys sorted, no spaces, UTF-8."""
    words = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return words.encode("utf-8", "surrogatepass")

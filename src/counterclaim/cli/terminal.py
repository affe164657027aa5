"""Printing for people: colours where they help, plain text in a pipe, nothing hostile in either."""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from typing import Any, NoReturn

from rich.console import Console
from rich.text import Text

from counterclaim.views.harmless import harmless


class ReaderGone(Exception):
    """Nobody reads our output any more (`| head`). Not an OSError, which typer would turn into a failure."""


class _Console(Console):
    def on_broken_pipe(self) -> NoReturn:
        raise ReaderGone


class Terminal:
    """One of the two streams. Text from outside goes through `say` or `Text`, never through markup."""

    def __init__(self, *, stderr: bool = False) -> None:
        stream = sys.stderr if stderr else sys.stdout
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
        self.console = _Console(stderr=stderr, highlight=False, markup=False, emoji=False)

    @property
    def coloured(self) -> bool:
        """Whether colours reach a person: a terminal that has not asked for none (NO_COLOR)."""
        return self.console.is_terminal and not self.console.no_color

    @property
    def width(self) -> int:
        return self.console.width

    def print(self, text: str | Text = "", style: str = "") -> None:
        """Prints harmless text; lines are wrapped to a terminal's width and left whole in a pipe."""
        self.console.print(clean(text), style=style or None, soft_wrap=not self.console.is_terminal)

    def json(self, value: Any) -> None:
        """Prints a value as indented JSON, ASCII only, so that nothing in it can act on a terminal."""
        self.console.out(json.dumps(value, indent=2))

    def bytes(self, line: bytes) -> None:
        """Writes an export's line as it is."""
        try:
            self.console.file.flush()
            getattr(self.console.file, "buffer").write(line)  # noqa: B009  the text stream's own bytes
        except BrokenPipeError as error:
            raise ReaderGone from error


def clean(text: str | Text) -> Text:
    """The text without anything that acts on a terminal; styles stay where they were."""
    if isinstance(text, str):
        return Text(harmless(text))
    cleaned = Text(style=text.style)
    for span in _runs(text):
        cleaned.append_text(span)
    return cleaned


def _runs(text: Text) -> list[Text]:
    edges = sorted({0, len(text), *(edge for span in text.spans for edge in (span.start, span.end))})
    runs = []
    for start, end in pairwise(edges):
        style = " ".join(str(span.style) for span in text.spans if span.start <= start and end <= span.end)
        runs.append(Text(harmless(text.plain[start:end]), style=style))
    return runs


def output() -> Terminal:
    """Standard output, as it is now."""
    return Terminal()


def errors() -> Terminal:
    """Standard error, as it is now."""
    return Terminal(stderr=True)

"""Setting a page from its template: all that is printed is escaped, and only our own style and script run.

Style and script stand in the page and are named by their hashes in its content security policy, so that
a browser runs them and nothing else, whatever a report holds.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from counterclaim import __version__
from counterclaim.views.dates import exactness, in_words
from counterclaim.views.harmless import harmless, one_line, shortened, web_address
from counterclaim.views.pages_paths import event_path, report_path, speaker_path
from counterclaim.views.speaker import file_name
from counterclaim.views.summary import summary
from counterclaim.views.words import as_said, cue_words, words

GENERATOR = "counterclaim"
# What an anchor needs of a claim's id to be the only one in its page.
_ANCHOR = 12


def set_page(template: str, **values: Any) -> str:
    """The page in full. `up` leads from it to the folder of all pages ("", "../")."""
    return _environment().get_template(template).render(**values)


def anchor(identity: str) -> str:
    """Enough of a claim's id for an anchor in its page."""
    return identity[:_ANCHOR]


def _capital(words: str) -> str:
    """With a capital in front, as a line of its own begins."""
    return words[:1].upper() + words[1:]


def _finalized(value: Any) -> Any:
    """What every printed value goes through before it is escaped: hostile characters become U+FFFD."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else harmless(value)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("counterclaim.views", "html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script, events = _packaged("page.css"), _packaged("page.js"), _packaged("event.css")
    environment.globals.update(
        style=Markup(style),
        event_style=Markup(events),
        script=Markup(script),
        policy=Markup(_policy((style, events), script)),
        generator=f"{GENERATOR} {__version__}",
        report_path=report_path,
        speaker_path=speaker_path,
        event_path=event_path,
        date_words=in_words,
        exactness=exactness,
        web_address=web_address,
        file_name=file_name,
        summary=summary,
    )
    environment.filters.update(
        words=words,
        shortened=shortened,
        one_line=one_line,
        short=anchor,
        as_said=as_said,
        cue_words=cue_words,
        capital=_capital,
    )
    return environment


def _packaged(name: str) -> str:
    return (
        (files(__package__ or "counterclaim.views") / "html" / name).read_text("utf-8").replace("\r\n", "\n")
    )


def _policy(styles: tuple[str, ...], script: str) -> str:
    """Nothing is loaded; only the style and script of these very bytes are run."""
    named = " ".join(f"'sha256-{_digest(style)}'" for style in styles)
    allowed = [f"style-src {named}", f"script-src 'sha256-{_digest(script)}'"]
    return "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

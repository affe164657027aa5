"""Where each page lies in the folder of pages, and stays when more is known."""

from __future__ import annotations

from counterclaim.views.speaker import SpeakerLabel
from counterclaim.views.speakers import SpeakerRow

_SLUG = 40


def report_path(key: str) -> str:
    """Where the page of the report with that key lies; the same when its metadata are corrected."""
    return f"reports/{key[:16]}.html"


def speaker_path(speaker: SpeakerRow | SpeakerLabel) -> str | None:
    """Where a speaker's page lies; None for one without a name, who is nobody outside the report."""
    return f"speakers/{_slug(speaker.words)}{speaker.key[:12]}.html" if speaker.named else None


def event_path(event: str) -> str:
    """Where an event's page lies; without its title, which changes with its claims."""
    return f"events/{event[:16]}.html"


def timeline_path(event: str, number: int) -> str:
    """Where a part of an event's timeline lies; the first stands in the event's own page."""
    return f"{event_path(event)}#timeline" if number == 1 else f"events/{event[:16]}-{number}.html"


def events_path(number: int = 1) -> str:
    """Where a part of the list of all events lies."""
    return "events.html" if number == 1 else f"events-{number}.html"


def _slug(said: str) -> str:
    """The plain letters of a name, for people who look at file names."""
    plain = "".join(char if char.isascii() and char.isalnum() else "-" for char in said.casefold())
    slug = "-".join(part for part in plain.split("-") if part)[:_SLUG].strip("-")
    return f"{slug}-" if slug else ""

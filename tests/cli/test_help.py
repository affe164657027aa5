from __future__ import annotations

import pytest

from counterclaim import __version__
from counterclaim.cli import app

from .conftest import Run

COMMANDS = sorted(command.name or "" for command in app.registered_commands)


def test_the_commands_are_those_that_the_readme_names() -> None:
    assert COMMANDS == [
        "changes",
        "claims",
        "event",
        "events",
        "export",
        "judge",
        "origins",
        "pages",
        "problems",
        "read",
        "reports",
        "show",
        "speakers",
        "verify",
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_shows_an_example_of_it(command: Run, name: str) -> None:
    ran = command(name, "--help")
    assert ran.code == 0
    assert "Example" in ran.out
    assert f"\n    counterclaim {name}" in ran.out


def test_the_version_is_printed(command: Run) -> None:
    assert command("--version").out == f"counterclaim {__version__}\n"


def test_without_a_command_the_help_is_shown_with_what_to_begin_with(command: Run) -> None:
    ran = command()
    assert "Begin with:" in ran.out + ran.err
    assert "counterclaim read" in ran.out + ran.err

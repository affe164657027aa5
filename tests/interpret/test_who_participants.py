"""Actors and targets of a happening, and the party behind a speaker."""

from __future__ import annotations

import pytest

from counterclaim.interpret.who import participants, parties, speaker_party
from counterclaim.records import Span
from counterclaim.text.sentences import sentences
from tests.interpret.test_who import PROFILE, read


def roles(text: str, trigger: str) -> tuple[list[str], list[str]]:
    reading = read(text)
    start = text.index(trigger)
    span = Span(start, start + len(trigger))
    clause = next(sentence for sentence in sentences(text) if sentence.covers(span))
    actors, targets = participants(span, clause, parties(reading, PROFILE), reading)
    return [one.span.of(text) for one in actors], [one.span.of(text) for one in targets]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        (
            "Russian forces attacked Ukrainian soldiers.",
            "attacked",
            ["Russian forces"],
            ["Ukrainian soldiers"],
        ),
        (
            "Ukrainian soldiers were attacked by Russian forces.",
            "attacked",
            ["Russian forces"],
            ["Ukrainian soldiers"],
        ),
        ("A Russian strike using two drones hit the depot.", "hit", ["Russian"], []),
        ("A Russian strike using Kinzhal missiles hit the depot.", "hit", ["Russian"], []),
        ("A Ukrainian strike using drones — small ones — hit the depot.", "hit", ["Ukrainian"], []),
        ("A strike using Ukrainian drones hit the depot.", "hit", [], []),
        ("A strike using Russian drones hit the depot.", "hit", [], []),
        ("A fire — the third this week — hit the depot.", "hit", [], []),
        ("Two residents were wounded by Russian shelling.", "wounded", ["Russian"], ["residents"]),
        ("Residents killed in the attack were buried.", "killed", [], ["Residents"]),
        ("Russian troops retreated from the city.", "retreated", ["Russian troops"], []),
        ("Dozens of civilians died on Friday.", "died", [], ["civilians"]),
        (
            "Russian forces shelled the town, killing at least 53 captive Ukrainian troops.",
            "killing",
            ["Russian forces"],
            ["captive Ukrainian troops"],
        ),
        ("Ukraine accused Russia of shelling civilians.", "shelling", ["Russia"], ["civilians"]),
        (
            "Russian forces tried to attack Ukrainian soldiers.",
            "attack",
            ["Russian forces"],
            ["Ukrainian soldiers"],
        ),
        (
            "Russian forces, which had encircled the town, attacked Ukrainian soldiers.",
            "attacked",
            ["Russian forces"],
            ["Ukrainian soldiers"],
        ),
        (
            "Separatists captured and executed Ukrainian soldiers.",
            "executed",
            ["Separatists"],
            ["Ukrainian soldiers"],
        ),
        ("Ukrainian and Russian troops clashed again.", "clashed", ["Ukrainian", "Russian troops"], []),
    ],
)
def test_a_verbs_subject_acts_and_its_object_suffers(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("Russia's attack on the Ukrainian army failed.", "attack", ["Russia"], ["Ukrainian army"]),
        ("Ukrainian strikes on Russian positions continued.", "strikes", ["Ukrainian"], ["Russian"]),
        (
            "The killing of civilians by Russian soldiers was condemned.",
            "killing",
            ["Russian soldiers"],
            ["civilians"],
        ),
        ("Ukraine launched an attack on the Russian navy.", "attack", ["Ukraine"], ["Russian navy"]),
        ("Dozens of civilians died in a Russian missile strike.", "strike", ["Russian"], ["civilians"]),
    ],
)
def test_a_nouns_possessor_acts_and_those_after_on_and_of_suffer(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)


def test_the_sides_swap_and_the_roles_stay() -> None:
    one = roles("Russian forces attacked Ukrainian soldiers near the dam.", "attacked")
    other = roles("Ukrainian forces attacked Russian soldiers near the dam.", "attacked")
    assert one == (["Russian forces"], ["Ukrainian soldiers"])
    assert other == (["Ukrainian forces"], ["Russian soldiers"])


def test_nobody_named_is_nobody_found() -> None:
    assert roles("The bridge was attacked at night.", "attacked") == ([], [])


def test_a_trigger_at_the_edge_of_a_clause_without_parties_is_no_error() -> None:
    reading = read("Attack")
    assert participants(Span(0, 6), Span(0, 6), [], reading) == ((), ())


def speaker(text: str, source: str, name: str | None = None) -> str | None:
    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    party = speaker_party(
        (at(source),), at(name) if name else None, parties(read(text), PROFILE), text, PROFILE
    )
    return party.side if party else None


@pytest.mark.parametrize(
    ("text", "source", "name", "side"),
    [
        ("The Russian defence ministry said it was over.", "The Russian defence ministry", None, "russia"),
        ("Sergei Lavrov spoke. “No,” he said.", "he", "Sergei Lavrov", "russia"),
        (
            "Ada Lind, a spokeswoman for Ukraine's military, said so.",
            "Ada Lind, a spokeswoman for Ukraine's military",
            "Ada Lind",
            "ukraine",
        ),
        (
            "Kherson's Russian-installed governor said so.",
            "Kherson's Russian-installed governor",
            None,
            "russia",
        ),
        ("A resident said so.", "A resident", None, None),
    ],
)
def test_a_speakers_side_is_read_off_name_title_or_description(
    text: str, source: str, name: str | None, side: str | None
) -> None:
    assert speaker(text, source, name) == side


def test_a_source_without_anybody_has_no_party() -> None:
    assert speaker_party((Span(0, 2),), None, [], "He said so.", PROFILE) is None
    assert speaker_party((), None, [], "", PROFILE) is None

"""Who: names on wikigold and re3d, sides on re3d, actors and targets on RAMS and WikiEvents.

Names are counted as CoNLL counts them: the same first and last character and the same type. The plain
method takes every run of capitalised words inside a sentence for an organisation. Sides: entities of
re3d whose words a hand-made list of word patterns puts on a side, whatever the program says of them.
Actors and targets: the trigger is given, the clause is its sentence, and a participant is right if its
last words share a word with the annotated head; the plain method takes the nearest party on either side.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.interpret.who import participants, parties
from counterclaim.interpret.who.tokens import entity_runs, tokens_of
from counterclaim.interpret.with_what import instruments
from counterclaim.model import encode
from counterclaim.profiles import load_profile
from counterclaim.records import Maker, Party, Reading, Report, Span, sha256
from counterclaim.text.sentences import sentences
from evaluation.attribution_metrics import Count
from evaluation.bootstrap import interval
from evaluation.figure import Figure

_LISTS = Path(__file__).with_name("who_sides.toml")
_TYPES = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
_RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
_ARMS = frozenset({"Weapon", "MilitaryPlatform"})
_ACTORS = frozenset(
    {
        "attacker",
        "killer",
        "injurer",
        "destroyer",
        "damager",
        "damagerdestroyer",
        "jailer",
        "executioner",
        "retreater",
        "surrenderer",
        "yielder",
    }
)
_TARGETS = frozenset({"victim", "target", "detainee", "observedentity"})
_QUICK = 160

Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its annotated names, and for re3d its annotated arms."""

    reading: Reading
    names: frozenset[Name]
    arms: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Happened:
    """A text with one annotated trigger, and the last words of those who act and suffer."""

    reading: Reading
    trigger: Span
    actors: tuple[Span, ...]
    targets: tuple[Span, ...]


def measure(data: Path, quick: bool) -> list[Figure]:
    """F1 of names, of arms, of sides and of participants."""
    wikigold = list(read_wikigold(data / "ner_juandr" / "wikigold", quick))
    re3d = list(read_re3d(data / "re3d", quick))
    happened = list(read_happenings(data / "wikievents_rams", quick))
    return [
        *names_figures("wikigold", wikigold),
        *names_figures("re3d", re3d),
        *arms_figures(re3d),
        *side_figures(re3d),
        *participant_figures(happened),
    ]


def read(text: str) -> Reading:
    """The reading of a bare text."""
    report = Report(sha256(text.encode("utf-8", "surrogatepass")), "measured.txt", text, Maker("plain", "1"))
    return next(encode([report]))


def held_out(name: str) -> bool:
    return int(sha256(name.encode()), 16) % 5 == 0


# -- reading the sets ----------------------------------------------------------------------------


def read_wikigold(folder: Path, quick: bool) -> Iterator[Text]:
    """Sentences for reporting only (it has no documents), ten of them read as one text."""
    path = next(folder.glob("CONLL-format/data/*.conll.txt"))
    blocks = [block.split("\n") for block in path.read_text("utf-8").strip().split("\n\n")]
    kept = [block for block in blocks if held_out(" ".join(block))]
    for start in range(0, len(kept[: _QUICK if quick else None]), 10):
        yield _joined(kept[start : start + 10])


def _joined(blocks: list[list[str]]) -> Text:
    text, names = "", set[Name]()
    for block in blocks:
        open_name: list[Any] = []
        for line in block:
            word, tag = line.rsplit(" ", 1)
            kind = tag.rpartition("-")[2]
            if open_name and (tag.startswith("B-") or open_name[2] != kind):
                names.add((open_name[0], open_name[1], open_name[2]))
                open_name = []
            if kind != "O":
                open_name = [open_name[0] if open_name else len(text), len(text) + len(word), kind]
            text += word + " "
        if open_name:
            names.add((open_name[0], open_name[1], open_name[2]))
        text += "\n"
    return Text(read(text), frozenset(names))


def read_re3d(folder: Path, quick: bool) -> Iterator[Text]:
    """Documents for reporting only. Of names inside one another, the longest counts."""
    for source in sorted(folder.glob("*/documents.json")):
        entities = [json.loads(line) for line in source.with_name("entities.json").open(encoding="utf-8")]
        for line in source.open(encoding="utf-8"):
            document = json.loads(line)
            if not held_out(document["_id"]):
                continue
            own = [one for one in entities if one["documentId"] == document["_id"]]
            named = {(one["begin"], one["end"], _RE3D[one["type"]]) for one in own if one["type"] in _RE3D}
            arms = {(one["begin"], one["end"]) for one in own if one["type"] in _ARMS}
            yield Text(read(document["text"]), frozenset(_outermost(named)), frozenset(arms))
            if quick and len(document["text"]) > 4000:
                return


def _outermost(names: Iterable[Name]) -> Iterator[Name]:
    every = list(names)
    for one in every:
        if not any(
            other != one
            and other[0] <= one[0]
            and one[1] <= other[1]
            and other[1] - other[0] > one[1] - one[0]
            for other in every
        ):
            yield one


def read_happenings(folder: Path, quick: bool) -> Iterator[Happened]:
    """Triggers of RAMS and WikiEvents that have somebody who acts or suffers."""
    lines = (folder / "rams" / "dev.jsonlines").read_text("utf-8").splitlines()
    for line in lines[:: len(lines) // _QUICK if quick else 1]:
        yield from _of_rams(json.loads(line))
    if not quick:
        for line in (folder / "wikievents" / "dev.jsonl").read_text("utf-8").splitlines():
            yield from _of_wikievents(json.loads(line))


def _of_rams(document: dict[str, Any]) -> Iterator[Happened]:
    words = [word for sentence in document["sentences"] for word in sentence]
    ends = [sum(map(len, document["sentences"][: at + 1])) for at in range(len(document["sentences"]))]
    text, offsets = _text_of(words, ends)
    roles = [(link[1], link[2][11:], link[0]) for link in document["gold_evt_links"]]
    found = {
        key: tuple(Span(*offsets[span[1]]) for span, role, _ in roles if role in names)
        for key, names in _ROLES.items()
    }
    if found["actors"] or found["targets"]:
        first, last = roles[0][2]
        yield Happened(
            read(text), Span(offsets[first][0], offsets[last][1]), found["actors"], found["targets"]
        )


def _text_of(words: Sequence[str], ends: Sequence[int]) -> tuple[str, list[tuple[int, int]]]:
    """The words as a text, a line a sentence, and where each word stands in it."""
    text, offsets = "", []
    for index, word in enumerate(words):
        offsets.append((len(text), len(text) + len(word)))
        text += word + ("\n" if index + 1 in ends else " ")
    return text, offsets


def _of_wikievents(document: dict[str, Any]) -> Iterator[Happened]:
    ends, total = [], 0
    for sentence in document["sentences"]:
        total += len(sentence[0])
        ends.append(total)
    text, offsets = _text_of(document["tokens"], ends)
    reading = read(text)
    heads = {one["id"]: one["end"] - 1 for one in document["entity_mentions"]}
    for event in document["event_mentions"]:
        found = {
            key: tuple(
                Span(*offsets[heads[one["entity_id"]]])
                for one in event["arguments"]
                if one["role"].lower() in names
            )
            for key, names in _ROLES.items()
        }
        if found["actors"] or found["targets"]:
            first, last = event["trigger"]["start"], event["trigger"]["end"] - 1
            yield Happened(
                reading, Span(offsets[first][0], offsets[last][1]), found["actors"], found["targets"]
            )


_ROLES = {"actors": _ACTORS, "targets": _TARGETS}

# -- names and arms ------------------------------------------------------------------------------


def names_figures(name: str, texts: Sequence[Text]) -> Iterator[Figure]:
    kinds = frozenset(kind for text in texts for _, _, kind in text.names)
    ours, plain = (
        [_count(set(method(text.reading, kinds)), text.names) for text in texts]
        for method in (model_names, capitalised)
    )
    yield _f1(f"{name}: names, F1", ours, plain)


def model_names(reading: Reading, kinds: frozenset[str]) -> Iterator[Name]:
    """The names that the model's head sees, as the product reads its tags."""
    tokens = tokens_of(reading)
    for first, last, label in entity_runs(tokens):
        if _TYPES[label] in kinds:
            yield (*tokens.span(first, last), _TYPES[label])


_CAPITALISED = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,7}")


def capitalised(reading: Reading, kinds: frozenset[str]) -> Iterator[Name]:
    """The plain method: runs of capitalised words that do not open a sentence."""
    text = reading.report.text
    opening = {sentence.start for sentence in sentences(text)}
    for match in _CAPITALISED.finditer(text):
        if match.start() not in opening:
            yield match.start(), match.end(), "ORG"


def arms_figures(texts: Sequence[Text]) -> Iterator[Figure]:
    """Weapons and platforms, right where words are shared."""
    found = [[one.span for one in instruments(text.reading.report.text)] for text in texts]
    right = sum(
        any(_shares(one, gold) for gold in text.arms)
        for text, spans in zip(texts, found, strict=True)
        for one in spans
    )
    met = sum(
        any(_shares(one, gold) for one in spans)
        for text, spans in zip(texts, found, strict=True)
        for gold in text.arms
    )
    total, gold_total = sum(map(len, found)), sum(len(text.arms) for text in texts)
    yield Figure("re3d: arms, precision", right / total if total else 0.0, count=total)
    yield Figure("re3d: arms, recall", met / gold_total if gold_total else 0.0, count=gold_total)


# -- sides ---------------------------------------------------------------------------------------


def side_figures(texts: Sequence[Text]) -> Iterator[Figure]:
    """Of re3d's organisations and persons whom the hand-made list puts on a side, those found on it."""
    profile = load_profile("syria-iraq")
    wanted = [(re.compile(pattern), side) for side, patterns in _sides().items() for pattern in patterns]
    right = wrong = silent = 0
    for text in texts:
        found = parties(text.reading, profile)
        for start, end, kind in text.names:
            words = text.reading.report.text[start:end]
            sides = {side for pattern, side in wanted if pattern.search(words)}
            if kind == "LOC" or len(sides) != 1:
                continue
            told = {party.side for party in found if _shares(party.span, (start, end))}
            right, wrong, silent = (
                right + (sides <= told),
                wrong + (bool(told - {None}) and not sides <= told),
                silent + (not told - {None}),
            )
    total = right + wrong + silent
    yield Figure("re3d: side right", right / total if total else 0.0, count=total)
    yield Figure("re3d: side not wrong", 1 - wrong / total if total else 0.0, count=total)


def _sides() -> dict[str, list[str]]:
    sides: dict[str, list[str]] = tomllib.loads(_LISTS.read_text("utf-8"))["sides"]
    return sides


# -- participants --------------------------------------------------------------------------------

Method = Callable[[Span, Span, Sequence[Party], Reading], tuple[tuple[Party, ...], tuple[Party, ...]]]


def participant_figures(happened: Sequence[Happened]) -> Iterator[Figure]:
    profile = load_profile("russia-ukraine")
    found = [parties(one.reading, profile) for one in happened]
    for index, role in enumerate(("actor", "target")):
        ours, plain = (
            [_role_count(one, every, method, index) for one, every in zip(happened, found, strict=True)]
            for method in (participants, nearest)
        )
        yield _f1(f"RAMS, WikiEvents: {role}, F1", ours, plain)


def nearest(
    trigger: Span, clause: Span, every: Sequence[Party], reading: Reading
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The plain method: the nearest party before the trigger acts, the nearest after it suffers."""
    before = [
        party for party in every if clause.start <= party.span.start and party.span.end <= trigger.start
    ]
    after = [party for party in every if trigger.end <= party.span.start and party.span.end <= clause.end]
    return tuple(before[-1:]), tuple(after[:1])


def _role_count(one: Happened, every: Sequence[Party], method: Method, index: int) -> Count:
    """Counts within the trigger's sentence; who is named only in another is not looked for there."""
    text = one.reading.report.text
    clause = next((span for span in sentences(text) if span.covers(one.trigger)), Span(0, len(text)))
    gold = [span for span in (one.actors, one.targets)[index] if clause.covers(span)]
    said = method(one.trigger, clause, every, one.reading)[index]
    right = sum(any(_last_words(party.span, head, text) for party in said) for head in gold)
    return Count(right, len(said), len(gold))


def _last_words(span: Span, head: Span, text: str) -> bool:
    """Whether the annotated head word lies in a party's words, or right beside them."""
    if span.overlaps(head):
        return True
    between = text[span.end : head.start] if span.end <= head.start else text[head.end : span.start]
    return len(between) <= 1 or between in (" ’s ", " 's ")


# -- counting ------------------------------------------------------------------------------------


def _count(found: set[Name], gold: frozenset[Name]) -> Count:
    return Count(len(found & gold), len(found), len(gold))


def _shares(span: Span, other: tuple[int, int]) -> bool:
    return span.start < other[1] and other[0] < span.end


def _summed(counts: Iterable[Count]) -> Count:
    total = Count()
    for one in counts:
        total.add(one.right, one.predicted, one.gold)
    return total


def _f1(name: str, ours: list[Count], plain: list[Count]) -> Figure:
    total = _summed(ours)
    return Figure(
        name,
        total.f1,
        baseline=_summed(plain).f1,
        count=total.gold,
        interval=interval(ours, lambda some: _summed(some).f1),
    )

"""ECB+ as mentions: the marked sentences of each document, and what its annotators hold to be one event."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from counterclaim.reconcile.same_event.mention import Mention, passage, wording_of
from counterclaim.records import Span

_COLUMNS = 4

Sentence = dict[int, str]
Groups = list[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A gold mention: `chain` names its event, `topic` the seminal event and which of its two sets."""

    mention: Mention
    chain: str
    topic: str
    half: str


def read(folder: Path, part: str) -> list[Marked]:
    """The gold event mentions of "Train" or "Dev"; singletons are kept."""
    documents = _documents(folder / f"ECB_{part}_corpus.txt")
    passages = {
        name: passage(word for sentence in sentences.values() for word in sentence.values())
        for name, sentences in documents.items()
    }
    with gzip.open(folder / f"ECB_{part}_Event_gold_mentions.json.gz", "rt", encoding="utf-8") as file:
        rows = json.load(file)
    rows.sort(key=lambda row: (row["doc_id"], row["sent_id"], row["tokens_number"]))
    found = []
    for number, row in enumerate(rows):
        name = row["doc_id"]
        made = mention(documents[name][row["sent_id"]], row["tokens_number"], name, row["sent_id"])
        made = replace(made, id=f"{name} {number:05}", passage=passages[name])
        found.append(Marked(made, row["coref_chain"], name.split("_")[0], "plus" * name.endswith("plus")))
    return found


def mention(sentence: Sentence, triggers: Iterable[int], document: str, number: int) -> Mention:
    """The mention that the numbered tokens of a sentence make."""
    tokens, at, start = {}, [], 0
    chosen = set(triggers)
    for place in sorted(sentence):
        span = Span(start, start + len(sentence[place]))
        tokens[span] = sentence[place]
        start = span.end + 1
        if place in chosen:
            at.append(span)
    said = wording_of(tokens, at)
    return Mention(
        id=f"{document} {number} {min(chosen)}",
        document=document,
        sentence=number,
        trigger=said.trigger,
        phrase=said.phrase,
        before=said.before,
        after=said.after,
        names=said.names,
        numbers=said.numbers,
        context=said.context,
    )


def _documents(path: Path) -> dict[str, dict[int, Sentence]]:
    found: dict[str, dict[int, Sentence]] = defaultdict(lambda: defaultdict(dict))
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) >= _COLUMNS:
            found[columns[0]][int(columns[1])][int(columns[2])] = columns[3]
    return found


def chains(marked: Iterable[Marked]) -> Groups:
    """The gold partition, as ids of mentions."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in marked:
        found[one.chain].add(one.mention.id)
    return [frozenset(group) for group in found.values()]


def coreferent_pairs(marked: Iterable[Marked]) -> Iterator[tuple[str, str]]:
    for group in chains(marked):
        ordered = sorted(group)
        yield from ((left, right) for n, left in enumerate(ordered) for right in ordered[n + 1 :])

"""What happens: kinds of happening on four public sets and on the annotated reports.

- `plover_gsr`: the type of a sentence, on the fifth kept for reporting; the words were looked over on the
  rest.
- `zero_shot_plover`: the type of a sentence with its two parties marked, on the test half of the PLV set;
  conflict or cooperation on that of the AW set.
- RAMS and WikiEvents, development halves: whether a trigger is found, and is of the right type.
- the annotated reports: the kind of each claim whose content is given.

A sentence in which nothing is found counts as wrong (in the AW set as no conflict). The baseline is the
commonest type of the very things that are measured; beside it, where there is something to learn from, the
commonest type of each sentence's first verb.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from counterclaim.interpret.what import codes_of, happenings, kind_of, plover_of
from counterclaim.model import encode
from counterclaim.records import Maker, Reading, Report, Span, sha256
from counterclaim.records.claim import Happening
from evaluation.figure import Figure
from evaluation.furniture import held_out
from evaluation.places import reports_folder
from evaluation.type_scores import Pair, accuracy, commonest, macro_f1
from evaluation.what_triggers import rams, trigger_figures, wikievents

_QUICK = 120
# The gold records follow an older PLOVER; the current one took these types together.
_RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
# The set of Hu et al. (ACL 2024) takes both ways of giving way as one.
_YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "YIELD"})
_MARKS = ("<s>", "</s>", "<t>", "</t>")
_MEASURES: dict[str, Callable[[Sequence[Pair]], float]] = {"accuracy": accuracy, "macro F1": macro_f1}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the part of it to read, and its type."""

    text: str
    content: Span
    gold: str


def measure(data: Path, quick: bool) -> list[Figure]:
    """Accuracy and macro F1 by set; raises FileNotFoundError where a set is not there."""
    limit = _QUICK if quick else None
    return [
        *_plover_gsr(data / "plover_gsr"),
        *_zero_shot(data / "zero_shot_plover" / "datasets", limit),
        *trigger_figures("RAMS", list(rams(data / "wikievents_rams" / "rams" / "dev.jsonlines"))[:limit]),
        *trigger_figures(
            "WikiEvents",
            list(wikievents(data / "wikievents_rams" / "wikievents" / "dev.jsonl"))[: limit and 4],
        ),
        *_reports(reports_folder()),
    ]


def type_of(reading: Reading, content: Span) -> str:
    """The PLOVER type of the main happening of a part that has one, "" where nothing is found."""
    coded = [one for one in happenings(reading) if codes_of(one.kind).plover]
    main = kind_of(reading, [content], coded) or kind_of(reading, [Span(0, len(reading.report.text))], coded)
    return plover_of(reading, main)[0] if main else ""


def _plover_gsr(folder: Path) -> Iterator[Figure]:
    said = list(gold_records(folder, reporting=True))
    verbs = _by_first_verb(gold_records(folder, reporting=False), said)
    yield from _pair_figures("plover_gsr", list(_typed(said)), _beside(verbs))


def gold_records(folder: Path, *, reporting: bool) -> Iterator[Sentence]:
    """The sentences of the gold records; a line of legal text stands before their JSON."""
    whole = (folder / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8")
    for record in json.loads(whole[whole.index("[\n{") :]):
        if record["event"] != "DOCUMENT" and held_out(record["id"]) == reporting:
            text = record["text"]
            yield Sentence(text, Span(0, len(text)), _RENAMED.get(record["event"], record["event"]))


def _zero_shot(folder: Path, limit: int | None) -> Iterator[Figure]:
    rows = list(_rows(folder / "PLV_test.tsv"))[:limit]
    pairs = _typed(_marked(row, row["gold_root"]) for row in rows)
    theirs = [(row["gold_root"], row["root_L2"]) for row in rows]
    published = {what: f"{of(theirs):.3f} ZSP, Hu et al. 2024" for what, of in _MEASURES.items()}
    yield from _pair_figures("PLV", [(gold, _YIELD.get(said, said)) for gold, said in pairs], published)
    rows = list(_rows(folder / "AW_test.tsv"))[:limit]
    pairs = _typed(_marked(row, row["gold_binary"]) for row in rows)
    yield from _pair_figures("AW conflict", [(gold, _conflict(said)) for gold, said in pairs])


def _by_first_verb(learnt: Iterable[Sentence], asked: Sequence[Sentence]) -> list[Pair]:
    """What the commonest type of the first verb would say, of all types where that verb is new."""
    known = [(_first_verb(sentence), sentence.gold) for sentence in learnt]
    constant = commonest(gold for _, gold in known)
    return [
        (sentence.gold, commonest(gold for word, gold in known if word == _first_verb(sentence)) or constant)
        for sentence in asked
    ]


def _first_verb(sentence: Sentence) -> str:
    reading = read(sentence.text)
    verbs = (at for at, tag in enumerate(reading.pos.tolist()) if reading.card.pos[tag].startswith("VERB"))
    start, end = reading.words[next(verbs, 0)].tolist()
    return sentence.text[start:end].lower()


def _beside(verbs: Sequence[Pair]) -> dict[str, str]:
    return {what: f"{of(verbs):.3f} first verb's commonest type" for what, of in _MEASURES.items()}


def _conflict(plover: str) -> str:
    return "1" if plover and plover not in _COOPERATION else "0"


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def _marked(row: dict[str, str], gold: str) -> Sentence:
    """The part from the party that is named first on."""
    marked = row["marked_sentence"]
    text, before = marked, min((at for at in map(marked.find, ("<s>", "<t>")) if at >= 0), default=0)
    for mark in _MARKS:
        text = text.replace(mark, "")
    return Sentence(text, Span(min(before, max(0, len(text) - 1)), len(text)), gold)


def _typed(sentences: Iterable[Sentence]) -> Iterator[Pair]:
    """Gold and found type of each sentence."""
    for sentence in sentences:
        yield sentence.gold, type_of(read(sentence.text), sentence.content)


def read(text: str) -> Reading:
    report = Report(sha256(text.encode("utf-8", "surrogatepass")), "sentence", text, Maker("evaluation", "1"))
    return next(encode([report]))


def _pair_figures(
    name: str, pairs: Sequence[Pair], beside: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Figure]:
    constant = commonest(gold for gold, _ in pairs)
    plain = [(gold, constant) for gold, _ in pairs]
    for what, of in _MEASURES.items():
        yield Figure(f"{name} {what}", of(pairs), of(plain), beside.get(what, ""), len(pairs))


def _reports(folder: Path) -> Iterator[Figure]:
    """The kind of each annotated claim, its content given; nothing where the annotation is not there."""
    if not (folder / "gold.jsonl").is_file():
        return
    golds = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    golds = [one for one in golds if not (one["note"] or "").startswith(("headline", "frame", "meta"))]
    readings = {
        name: read((folder / name).read_text(encoding="utf-8")) for name in {g["report"] for g in golds}
    }
    found = {name: happenings(reading) for name, reading in readings.items()}
    pairs = [
        (gold["kind"], said_kind(readings[gold["report"]], gold, found[gold["report"]])) for gold in golds
    ]
    yield from _pair_figures("reports", pairs)


def said_kind(reading: Reading, gold: Mapping[str, object], found: Sequence[Happening]) -> str:
    """The found kind under the annotation's name for it; where ours has several, its own if that is one."""
    content = [Span(int(a), int(b)) for a, b in gold["content"]]  # type: ignore[attr-defined]
    main = kind_of(reading, content, found)
    names = codes_of(main.kind).gold if main else ("other",)
    return str(gold["kind"]) if gold["kind"] in names else (names or ("other",))[0]

"""How many: tolls that local news articles state, quantities of war reports, spans of re3d.

`gold/gva.jsonl` holds what 150 articles state of the killed and the injured, labelled by hand from the
articles alone; a null says that the article gives no number. All are of documents with sha256(id) mod 5
== 0; the rules were looked over on the others. A toll is right where its number is the labelled one, and
where there is none, none was read. The constant answer beside it is one killed, one injured.

Agreement with the incidents' final records is on every usable article: with a record, with a text of its
own (a page that many addresses serve asks for a login) and of at least 300 characters.

`gold/quantities.jsonl` marks every number of people, arms, buildings, areas and lengths at the start of
20 war reports. A quantity is right where it overlaps a marked one and has its bounds, unit and state; what
is marked as optional and things without a state count neither way. The plain baseline takes every number
in digits for that many people of whom nothing is said.

Run as a program it lists the classes of errors: `python -m evaluation.how_many`.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.interpret.how_many import Toll, quantities, tolls
from counterclaim.records import Span, sha256
from counterclaim.records.quantity import Quantity
from evaluation.attribution_metrics import Count
from evaluation.bootstrap import interval
from evaluation.figure import Figure
from evaluation.furniture import held_out
from evaluation.places import data_folder

GOLD = Path(__file__).parent / "gold"
_SHORTEST = 300
_SHARED_TEXT = 2
_QUICK_RECORDS = 400
_DIGITS = re.compile(r"\b\d{1,3}(?:,\d{3})*\b")
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Stated:
    """What an article states, and what was read from it; None where no number is given."""

    stated: int | None
    read: int | None

    @property
    def right(self) -> bool:
        return self.stated == self.read

    @property
    def error(self) -> str:
        """The class of an error by its direction, "" where there is none."""
        if self.right:
            return ""
        if self.stated is None:
            return "none stated, some read"
        if self.read is None:
            return "stated, none read"
        return "too many read" if self.read > self.stated else "too few read"


Tolled = dict[str, list[Stated]]
"""By "killed" and "injured", article by article."""


def measure(data: Path, quick: bool) -> list[Figure]:
    """Exact tolls, agreement with records, quantities and spans; what is not there is left out."""
    found: list[Figure] = []
    if (folder := data / "gva_multisource").exists():
        found += _exact(read_gold(folder, GOLD / "gva.jsonl"))
        found += _agreement(folder, quick)
    if (folder := data / "ukraine_media").exists():
        found += _quantities(folder, GOLD / "quantities.jsonl")
    if (folder := data / "re3d").exists():
        found += _spans(folder)
    return found


def read_gold(folder: Path, gold: Path) -> Tolled:
    """The labelled articles, read anew; ValueError where a text is not the labelled one."""
    texts = {row["id"]: whole_text(row) for row in _rows(folder / "articles.jsonl.gz")}
    found: Tolled = {"killed": [], "injured": []}
    for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        text = _checked(texts, row)
        read = tolls(text)
        found["killed"].append(Stated(row["killed"], _number(read.killed)))
        found["injured"].append(Stated(row["injured"], _number(read.injured)))
    return found


def whole_text(row: dict[str, Any]) -> str:
    """An article as published: its headline, then its text."""
    return f"{str(row['title']).strip()}\n\n{row['content']}"


def _checked(texts: dict[str, str], row: dict[str, Any]) -> str:
    text = texts[row["id"]]
    if sha256(text.encode("utf-8", "surrogatepass")) != row["sha256"]:
        raise ValueError(f"article {row['id']} is not the one that was labelled")
    return text


def _number(toll: Toll | None) -> int | None:
    return None if toll is None else toll.number


def _exact(found: Tolled) -> Iterator[Figure]:
    for name, articles in found.items():
        yield Figure(
            f"{name} exact",
            _share(articles),
            baseline=_share([Stated(one.stated, 1) for one in articles]),
            count=len(articles),
            interval=interval(articles, _share),
        )


def _share(articles: Iterable[Stated]) -> float:
    held = list(articles)
    return sum(one.right for one in held) / len(held) if held else 0.0


def _agreement(folder: Path, quick: bool) -> Iterator[Figure]:
    """How often the number read is that of the incident's final record; none read is nought."""
    records = {row["incident"]: row for row in _rows(folder / "incidents.jsonl.gz")}
    rows, dropped = usable(list(_rows(folder / "articles.jsonl.gz")), records)
    read = [
        (held_out(row["id"]), records[row["incident"]], tolls(whole_text(row)))
        for row in rows[: _QUICK_RECORDS if quick else None]
    ]
    parts = {"": read, ", held-out articles": [one for one in read if one[0]]}
    for part, some in parts.items():
        for name, constant in (("killed", 1), ("injured", 0)):
            final = [int(record[f"num_{name}"]) for _, record, _ in some]
            ours = [_number(getattr(tolled, name)) or 0 for _, _, tolled in some]
            yield Figure(
                f"{name}: agreement with the final record{part}",
                _share(map(Stated, final, ours)),
                baseline=_share(Stated(number, constant) for number in final),
                count=len(some) if part else f"{len(some)} articles, {dropped} dropped",
            )


def usable(rows: list[dict[str, Any]], records: dict[str, Any]) -> tuple[list[dict[str, Any]], int]:
    """The articles with a record and a text of their own that is long enough, and how many are not."""
    shared = Counter(row["content"] for row in rows)
    kept = [
        row
        for row in rows
        if row["incident"] in records
        and len(row["content"]) >= _SHORTEST
        and shared[row["content"]] < _SHARED_TEXT
    ]
    return kept, len(rows) - len(kept)


def _quantities(folder: Path, gold: Path) -> Iterator[Figure]:
    texts = {row["id"]: row["text"] for row in _rows(folder / "articles.jsonl.gz")}
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    pairs = [(_checked(texts, row), row) for row in rows]
    ours = [compared(quantities(text), row) for text, row in pairs]
    plain = [compared(digits(text), row) for text, row in pairs]
    for kind in ("precision", "recall"):
        of = _summed(kind)
        yield Figure(
            f"quantity {kind}",
            of(ours),
            baseline=of(plain),
            count=sum(one.gold for one in ours),
            interval=interval(ours, of),
        )


def _summed(kind: str) -> Callable[[list[Count]], float]:
    def of(counts: list[Count]) -> float:
        whole = Count()
        for one in counts:
            whole.add(one.right, one.predicted, one.gold)
        return float(getattr(whole, kind))

    return of


def compared(found: Iterable[Quantity], row: dict[str, Any]) -> Count:
    """Right, predicted and marked quantities of the marked part of one report."""
    optional = [Span(*span) for span in row["optional"]]
    marked = [(Span(start, end), tuple(values)) for start, end, *values in row["quantities"]]
    left, count = list(marked), Count(gold=len(marked))
    for one in found:
        if one.span.start >= row["to"]:
            break
        near = [gold for gold in left if gold[0].overlaps(one.span)]
        if not near and (_passes(one) or any(span.overlaps(one.span) for span in optional)):
            continue
        count.predicted += 1
        same = [gold for gold in near if _same(one, gold[1])]
        if same:
            left.remove(same[0])
            count.right += 1
    return count


def _passes(one: Quantity) -> bool:
    """Whether a quantity is of a kind that was not marked."""
    return (one.unit == "things" and one.state is None) or one.unit in ("money", "percent", "hours", "days")


def _same(one: Quantity, values: tuple[Any, ...]) -> bool:
    low, high, unit, state = values
    return (one.unit, one.state) == (unit, state) and _close(one.low, low) and _close(one.high, high)


def _close(left: float | None, right: float | None) -> bool:
    """Within one per cent: a conversion is labelled in round numbers."""
    if left is None or right is None:
        return left is right
    return abs(left - right) <= _TOLERANCE * max(abs(left), abs(right))


def digits(text: str) -> list[Quantity]:
    """The plain baseline."""
    found = [(Span(*match.span()), float(match.group().replace(",", ""))) for match in _DIGITS.finditer(text)]
    return [Quantity(span, value, value, "people") for span, value in found]


def _spans(folder: Path) -> Iterator[Figure]:
    """How many annotated quantities a quantity overlaps, on the documents for reporting."""
    texts: dict[str, str] = {}
    marked: set[tuple[str, int, int]] = set()
    for source in sorted(folder.iterdir()):
        if (source / "documents.json").exists():
            texts |= {row["_id"]: row["text"] for row in _lines(source / "documents.json")}
            entities = _lines(source / "entities.json")
            marked |= {(e["documentId"], e["begin"], e["end"]) for e in entities if e["type"] == "Quantity"}
    reported = {document for document, _, _ in marked if held_out(document)}
    ours = {document: [one.span for one in quantities(texts[document])] for document in reported}
    plain = {document: [one.span for one in digits(texts[document])] for document in reported}
    gold = [(document, Span(start, end)) for document, start, end in marked if document in reported]
    yield Figure(
        "re3d: quantities overlapped",
        _overlapped(gold, ours),
        baseline=_overlapped(gold, plain),
        count=len(gold),
    )


def _overlapped(gold: list[tuple[str, Span]], found: dict[str, list[Span]]) -> float:
    hits = sum(any(span.overlaps(one) for one in found[document]) for document, span in gold)
    return hits / len(gold) if gold else 0.0


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def errors(found: Tolled) -> Iterator[str]:
    """The classes of errors with their counts, for each toll."""
    for name, articles in found.items():
        classes = Counter(one.error for one in articles if not one.right)
        yield f"{name}: {sum(classes.values())} of {len(articles)} wrong; " + ", ".join(
            f"{kind} {number}" for kind, number in classes.most_common()
        )


if __name__ == "__main__":
    print(*errors(read_gold(data_folder() / "gva_multisource", GOLD / "gva.jsonl")), sep="\n")

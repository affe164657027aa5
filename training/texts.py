"""Open text on the war, by both sides' offices and by Wikipedia, for a teacher to label."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.model.pieces import PieceTable
from training.corpus import Article, article_of

# Sets whose terms let them train what ships: folder, file, fields that are paragraphs of the text.
_SETS = (
    ("press_releases_zelenskyy_putin", "releases.jsonl.gz", ("headline", "summary", "body")),
    ("wikipedia_current_events", "war_items_2022_2025.jsonl.gz", ("text",)),
)


def open_texts(data: Path, words: int, table: PieceTable) -> list[Article]:
    """Whole texts up to about this many words in all, in an order that is random and always the same.

    They carry no annotation: no attributions, and every label ignored. A set that is not there is left out.
    """
    found, count = list[Article](), 0
    for text in sorted(set(_texts(data)), key=_shuffled):
        if count >= words:
            break
        article = article_of(_shuffled(text), text, table)
        found.append(article)
        count += len(article.offsets)
    return found


def _texts(data: Path) -> Iterator[str]:
    for folder, name, fields in _SETS:
        path = data / folder / name
        if not path.exists():
            print(f"no {path}: left out", flush=True)
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (_paragraphs(json.loads(line), fields) for line in lines)


def _paragraphs(line: dict[str, Any], fields: tuple[str, ...]) -> str:
    return "\n\n".join(line[field].strip() for field in fields if line.get(field))


def _shuffled(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

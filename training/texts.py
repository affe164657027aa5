"""Open text on wars, for a teacher to label: news of several, articles on many, dated items on one."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from counterclaim.model.pieces import PieceTable
from training.corpus import Article, article_of
from training.truecase import usual_forms, with_capitals

# Sets whose terms let them train what ships. Two presidents' offices are left out: their releases name the
# parties in nearly every sentence, each its own way (docs/method/even_handed.md).
_MUC = Path("muc4_gtt/processed/train.json.gz")
_WARS = Path("wikiwars/trainingset/tml")
_ITEMS = Path("wikipedia_current_events/war_items_2022_2025.jsonl.gz")
_CASED = Path("polnear/train.jsonl.gz")
_GAP = re.compile(r" {3,}")  # stands between paragraphs of MUC-4


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
    for needed, read in (((_MUC, _CASED, _WARS), _muc), ((_WARS,), _wars), ((_ITEMS,), _items)):
        absent = [data / path for path in needed if not (data / path).exists()]
        if absent:
            print(f"no {absent[0]}: left out", flush=True)
        else:
            yield from read(data)


def _muc(data: Path) -> Iterator[str]:
    """MUC-4's news of wars in Latin America, which is stored in lower case, with capitals again."""
    forms = usual_forms([*(json.loads(line)["text"] for line in _lines(data / _CASED)), *_wars(data)])
    for line in _lines(data / _MUC):
        paragraphs = _GAP.sub("\n\n", json.loads(line)["doctext"].strip())
        yield with_capitals(paragraphs.replace("  ", " "), forms)


def _wars(data: Path) -> Iterator[str]:
    """WikiWars without its marks, but for the articles that are kept for reporting."""
    for path in sorted((data / _WARS).glob("*.tml")):
        if int(_shuffled(path.stem), 16) % 5:
            body = ElementTree.parse(path).getroot().find("TEXT")
            if body is not None:
                yield "".join(body.itertext()).strip()


def _items(data: Path) -> Iterator[str]:
    for line in _lines(data / _ITEMS):
        yield json.loads(line)["text"].strip()


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from lines


def _shuffled(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

"""Writes what a teacher sees: `python -m training.label --config training/teacher.toml --texts 420000`.

The role scores of every article of PolNeAR that a student trains on, and of that many words of open text,
with the constants that they are decoded with, into `scores.npz` in the run's output folder; what the same
teacher wrote there before is not read again. Products are in bfloat16 where the teacher's were in training.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from counterclaim.model.pieces import PieceTable
from training.corpus import held_out, read_articles
from training.export import trained_reader
from training.measure import encoder_of
from training.pretrained import TOKENIZER
from training.reader import Reader
from training.settings import read_settings, require_corpus
from training.teachers import Teacher, key_of, read_teacher, write_teacher
from training.texts import open_texts

SCORES = "scores.npz"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--texts", type=int, default=0, help="words of open text")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    settings = read_settings(arguments.config)
    require_corpus(settings)
    table = PieceTable.load(TOKENIZER)
    reader = trained_reader(settings)
    encode = encoder_of(reader, table, settings.window, settings.overlap)
    articles = read_articles(settings.data / "polnear", "train", table)
    articles = [article for article in articles if not held_out(article.id)]
    articles += open_texts(settings.data, arguments.texts, table)
    each = {key_of(article): article for article in articles}
    before = _already(settings.output / SCORES, reader)
    scores = {key: before[key] for key in each if key in before}
    each = {key: article for key, article in each.items() if key not in scores}
    started = time.monotonic()
    for number, (key, article) in enumerate(each.items(), 1):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings.schedule.bfloat16):
            scores[key] = encode(article).roles.astype(np.float16)
        if number % 100 == 0 or number == len(each):
            print(f"{number} of {len(each)} texts, {time.monotonic() - started:.0f} s", flush=True)
    write_teacher(Teacher(scores, reader.crf.potentials()), settings.output / SCORES)


def _already(path: Path, reader: Reader) -> dict[str, NDArray[np.float16]]:
    """What this reader saw before: nothing where there is no file, or its field's constants are others."""
    if not path.exists():
        return {}
    before, now = read_teacher(path), reader.crf.potentials()
    same = all(torch.equal(one, other) for one, other in zip(before.potentials, now, strict=True))
    return dict(before.scores) if same else {}


if __name__ == "__main__":
    main()

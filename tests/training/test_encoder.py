"""The encoder's own parts: what distances share a bucket, and what padding may change."""

from __future__ import annotations

from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="`make train` installs it; the product does without")

from training.encoder import Encoder, Inputs, Size, distance_buckets  # noqa: E402

SMALL = Size(hidden=12, heads=3, inner=24, layers=2, vocabulary=50, longest=40)


def test_near_distances_have_a_bucket_each_and_far_ones_share_the_last_of_their_side() -> None:
    distances = torch.tensor([0, -1, -7, 1, 7, -127, -400, 127, 400])
    assert distance_buckets(distances, 32).tolist() == [0, 1, 7, 17, 23, 15, 15, 31, 31]


def test_farther_is_never_a_lower_bucket() -> None:
    for side in (1, -1):
        buckets = distance_buckets(torch.arange(1, 300) * side, 32)
        assert bool((buckets.diff() >= 0).all())


@pytest.mark.parametrize("distances", [0, 8])
def test_a_window_reads_the_same_beside_a_longer_one(distances: int) -> None:
    torch.manual_seed(3)
    encoder = Encoder(replace(SMALL, distances=distances), 0.0).eval()
    short = torch.randint(1, 50, (1, 9))
    zeros = torch.zeros_like(short)
    padded = torch.cat([short, torch.zeros(1, 6, dtype=torch.int64)], 1)
    nothing = torch.zeros_like(padded)
    real = torch.arange(padded.shape[1])[None] < short.shape[1]
    with torch.no_grad():
        alone = encoder(Inputs(short, zeros, zeros, zeros))
        beside = encoder(Inputs(padded, nothing, nothing, nothing, real))[:, : short.shape[1]]
    assert torch.allclose(alone, beside, atol=1e-5)


def test_a_distance_bias_makes_the_order_of_pieces_count() -> None:
    torch.manual_seed(4)
    encoder = Encoder(replace(SMALL, distances=8), 0.0).eval()
    torch.nn.init.zeros_(encoder.embedding.place.weight)
    pieces = torch.tensor([[5, 6, 7, 8]])
    zeros = torch.zeros_like(pieces)
    with torch.no_grad():
        forth = encoder(Inputs(pieces, zeros, zeros, zeros))
        back = encoder(Inputs(pieces.flip(1), zeros, zeros, zeros)).flip(1)
    assert not torch.allclose(forth, back, atol=1e-3)

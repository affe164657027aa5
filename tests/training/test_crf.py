"""The loss of a student under teachers, against counting every tagging by hand."""

from __future__ import annotations

from itertools import pairwise, product
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="`make train` installs it; the product does without")

from training.crf import Crf, Potentials, Taught, expected_score, partition  # noqa: E402

TAGS = ("O", "B-cue", "I-cue")
LENGTHS = (4, 2)


def crf_of(seed: int) -> Crf:
    torch.manual_seed(seed)
    crf = Crf(TAGS)
    for parameter in crf.parameters():
        torch.nn.init.normal_(parameter)
    return crf


def scores_of(seed: int) -> Any:
    torch.manual_seed(seed)
    return torch.randn(len(LENGTHS), max(LENGTHS), len(TAGS), dtype=torch.float32)


def real_words() -> Any:
    return torch.arange(max(LENGTHS))[None, :] < torch.tensor(LENGTHS)[:, None]


def score(tags: tuple[int, ...], unary: Any, potentials: Potentials) -> Any:
    total = potentials.start[tags[0]] + potentials.end[tags[-1]]
    total = total + sum(unary[word, tag] for word, tag in enumerate(tags))
    return total + sum(potentials.transitions[a, b] for a, b in pairwise(tags))


def chances(unary: Any, potentials: Potentials, length: int) -> dict[tuple[int, ...], Any]:
    taggings = list(product(range(len(TAGS)), repeat=length))
    each = torch.stack([score(tags, unary, potentials) for tags in taggings]).detach()
    return dict(zip(taggings, torch.softmax(each, 0), strict=True))


def test_the_partition_sums_over_every_tagging_of_the_real_words() -> None:
    crf, unary = crf_of(1), scores_of(2)
    found = partition(unary, crf.potentials(), real_words())
    for row, length in enumerate(LENGTHS):
        taggings = product(range(len(TAGS)), repeat=length)
        counted = torch.logsumexp(
            torch.stack([score(tags, unary[row], crf.potentials()) for tags in taggings]), 0
        )
        assert float(found[row].detach()) == pytest.approx(float(counted.detach()), abs=1e-4)


def test_the_expected_score_is_the_mean_over_the_other_field_s_taggings() -> None:
    student, teacher, unary, theirs = crf_of(1), crf_of(2), scores_of(3), scores_of(4)
    share = torch.tensor([0.5, 1.0])
    found = expected_score(unary, student.potentials(), theirs, teacher.potentials(), real_words(), share)
    counted = sum(
        float(share[row]) * float(chance) * float(score(tags, unary[row], student.potentials()).detach())
        for row, length in enumerate(LENGTHS)
        for tags, chance in chances(theirs[row], teacher.potentials(), length).items()
        if float(chance) > 0
    )
    assert float(found.detach()) == pytest.approx(counted, abs=1e-3)


def test_a_student_that_sees_what_its_teacher_sees_has_nothing_left_to_learn() -> None:
    crf, unary = crf_of(5), scores_of(6).requires_grad_()
    taught = Taught((unary.detach(),), (crf.potentials(),), torch.ones(len(LENGTHS)))
    tags = torch.zeros(len(LENGTHS), max(LENGTHS), dtype=torch.int64)
    crf.loss(unary, tags, torch.tensor(LENGTHS), taught).backward()
    assert float(unary.grad.abs().max()) < 1e-5
    assert float(crf.transitions.grad.abs().max()) < 1e-5


def test_without_a_share_for_teachers_only_the_annotators_count() -> None:
    crf, unary, tags = crf_of(7), scores_of(8), torch.tensor([[0, 1, 2, 0], [1, 0, 0, 0]])
    lengths = torch.tensor(LENGTHS)
    taught = Taught((scores_of(9),), (crf_of(10).potentials(),), torch.zeros(len(LENGTHS)))
    assert float(crf.loss(unary, tags, lengths, taught).detach()) == pytest.approx(
        float(crf.loss(unary, tags, lengths).detach())
    )


def test_several_teachers_count_alike() -> None:
    crf, unary, lengths = crf_of(11), scores_of(12), torch.tensor(LENGTHS)
    tags = torch.zeros(len(LENGTHS), max(LENGTHS), dtype=torch.int64)
    each = [(scores_of(seed), crf_of(seed + 1).potentials()) for seed in (13, 15)]

    def loss(*teachers: tuple[Any, Potentials]) -> float:
        scores, potentials = zip(*teachers, strict=True)
        return float(
            crf.loss(unary, tags, lengths, Taught(scores, potentials, torch.ones(len(LENGTHS)))).detach()
        )

    assert loss(*each) == pytest.approx((loss(each[0]) + loss(each[1])) / 2, abs=1e-5)

"""The reader: one encoder, and a head for everything that is read off its hidden states."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.model.distance import DISTANCE_EDGES
from counterclaim.model.labels import ENTITY_TAGS, LINKED, POS_TAGS, ROLE_TAGS
from training.batches import Batch, Links
from training.crf import Crf
from training.encoder import Encoder, Inputs, Size
from training.syntax import IGNORED, RELATIONS

LINK_WIDTH = 64
_ARC_WIDTH = 128
_IMPOSSIBLE = -10_000.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each loss counts for beside that of the roles."""

    links: float = 0.2
    entities: float = 0.2
    pos: float = 0.2
    arcs: float = 0.2


class Outputs(nn.Module):
    """The heads that are exported: linear maps of every piece's hidden state."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.roles = nn.Linear(hidden, len(ROLE_TAGS))
        self.link_query = nn.Linear(hidden, LINK_WIDTH)
        self.link_key = nn.Linear(hidden, LINK_WIDTH)
        self.entities = nn.Linear(hidden, len(ENTITY_TAGS))
        self.pos = nn.Linear(hidden, len(POS_TAGS))

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        return (
            self.roles(hidden),
            self.link_query(hidden),
            self.link_key(hidden),
            self.entities(hidden),
            self.pos(hidden),
        )


class Arcs(nn.Module):
    """Dependency heads, for training only: they teach the encoder where clauses begin and end.

    Dozat and Manning, "Deep Biaffine Attention for Neural Dependency Parsing" (2017), without the
    biaffine scores of relations: those are read off the dependent.
    """

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.dependent = nn.Linear(hidden, _ARC_WIDTH)
        self.head = nn.Linear(hidden, _ARC_WIDTH)
        self.relation = nn.Linear(hidden, len(RELATIONS))

    def loss(self, hidden: Tensor, opening: Tensor, batch: Batch) -> Tensor:
        """Of heads and relations, from word states [b, w, h] and the opening piece's [b, 1, h] as root."""
        candidates = self.head(torch.cat([opening, hidden], dim=1))
        scores = self.dependent(hidden) @ candidates.transpose(1, 2) / _ARC_WIDTH**0.5
        places = torch.arange(candidates.shape[1])
        scores = scores.masked_fill((places > batch.lengths[:, None])[:, None, :], _IMPOSSIBLE)
        return _cross_entropy(scores, batch.heads) + _cross_entropy(self.relation(hidden), batch.relations)


class LinkScorer(nn.Module):
    """Scores of spans against cues: query times key, and a bias by signed distance and kind of span."""

    edges: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.distance_bias = nn.Parameter(torch.zeros(len(LINKED), len(DISTANCE_EDGES) + 1))
        self.no_cue = nn.Parameter(torch.zeros(len(LINKED)))
        self.no_span = nn.Parameter(torch.zeros(len(LINKED)))
        self.register_buffer("edges", torch.tensor(DISTANCE_EDGES))

    def loss(self, kind: int, links: Links, query: Tensor, key: Tensor, batch: Batch) -> Tensor:
        """Each span finds its cue and each cue its spans; where there are several, any will do."""
        scores = self.scores(kind, links.spans, batch.cues, query, key)
        scores = scores.masked_fill(~batch.cues_real[:, None, :] | ~links.real[:, :, None], _IMPOSSIBLE)
        of_span = _finds(scores, links.gold, self.no_cue[kind])[links.real]
        of_cue = _finds(scores.transpose(1, 2), links.gold.transpose(1, 2), self.no_span[kind])
        of_cue = of_cue[batch.cues_real]
        return (of_span.sum() + of_cue.sum()) / max(1, of_span.numel() + of_cue.numel())

    def scores(self, kind: int, spans: Tensor, cues: Tensor, query: Tensor, key: Tensor) -> Tensor:
        """[b, s, c] from word queries and keys [b, w, d]."""
        matched = span_means(query, spans) @ span_means(key, cues).transpose(1, 2)
        after = cues[:, None, :, 0] - spans[:, :, None, 1] + 1
        before = spans[:, :, None, 0] - cues[:, None, :, 1] + 1
        distance = torch.where(after > 0, after, torch.where(before > 0, -before, 0))
        buckets = torch.bucketize(distance, self.edges, right=True)
        return matched + self.distance_bias[kind][buckets]


class Reader(nn.Module):
    """Encoder and heads, and the loss of a batch."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.encoder = Encoder(size, dropout)
        self.dropout = nn.Dropout(dropout)
        self.outputs = Outputs(size.hidden)
        self.arcs = Arcs(size.hidden)
        self.links = LinkScorer()
        self.crf = Crf(ROLE_TAGS)

    def forward(self, inputs: Inputs) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Roles, link queries, link keys, entities and parts of speech by piece."""
        outputs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor] = self.outputs(self.encoder(inputs))
        return outputs

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """The loss of each head, by its name in `Weights`."""
        hidden = self.dropout(self.encoder(batch.inputs).float())
        words = hidden.gather(1, batch.first[:, :, None].expand(-1, -1, hidden.shape[2]))
        roles, query, key, entities, pos = self.outputs(words)
        kinds = (batch.sources, batch.contents)
        return {
            "roles": self.crf.loss(roles.float(), batch.roles, batch.lengths, batch.taught),
            "links": sum_of([self.links.loss(i, links, query, key, batch) for i, links in enumerate(kinds)]),
            "entities": _cross_entropy(entities, batch.entities),
            "pos": _cross_entropy(pos, batch.pos),
            "arcs": self.arcs.loss(words, hidden[:, :1], batch),
        }


def weighted(losses: dict[str, Tensor], weights: Weights) -> Tensor:
    """The roles' loss and the others by their weight."""
    others = [getattr(weights, name) * loss for name, loss in losses.items() if name != "roles"]
    return losses["roles"] + sum_of(others)


def sum_of(parts: list[Tensor]) -> Tensor:
    return torch.stack(parts).sum()


def span_means(states: Tensor, spans: Tensor) -> Tensor:
    """The mean [b, s, d] of word states [b, w, d] over runs of words [b, s, 2]."""
    summed = functional.pad(states.float().cumsum(1), (0, 0, 1, 0))
    begin, end = (_pick(summed, spans[:, :, side]) for side in (0, 1))
    return (end - begin) / (spans[:, :, 1] - spans[:, :, 0])[:, :, None]


def _pick(states: Tensor, places: Tensor) -> Tensor:
    return states.gather(1, places[:, :, None].expand(-1, -1, states.shape[2]))


def _finds(scores: Tensor, gold: Tensor, nothing: Tensor) -> Tensor:
    """Minus the log probability [b, r] that a row [b, r, c] chooses one of its gold columns, or nothing."""
    none = nothing.expand(*scores.shape[:2], 1)
    chances = functional.log_softmax(torch.cat([scores, none], dim=2), dim=2)
    right = torch.cat([gold, ~gold.any(2, keepdim=True)], dim=2)
    return -torch.logsumexp(chances.masked_fill(~right, _IMPOSSIBLE), dim=2)


def _cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    """The mean over labels that are not ignored; 0 where all are, as in a batch of open text."""
    total = functional.cross_entropy(
        scores.flatten(0, 1).float(), labels.flatten(), ignore_index=IGNORED, reduction="sum"
    )
    return total / (labels != IGNORED).sum().clamp(min=1)

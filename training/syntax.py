"""CoreNLP's tokens as labels of our words: parts of speech, named entities, dependency heads."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.model.labels import ENTITY_TAGS, POS_TAGS

# A label that no loss looks at.
IGNORED = -100

_POS = {
    "NOUN": "NN NNS",
    "NAME": "NNP NNPS",
    "PRONOUN": "PRP",
    "POSSESSIVE": "PRP$ POS",
    "DETERMINER": "DT PDT",
    "ADJECTIVE": "JJ JJR JJS",
    "ADVERB": "RB RBR RBS",
    "NUMBER": "CD",
    "PREPOSITION": "IN",
    "CONJUNCTION": "CC",
    "TO": "TO",
    "VERB_PRESENT": "VBZ VBP",
    "VERB_PAST": "VBD",
    "MODAL": "MD",
    "VERB_BASE": "VB",
    "VERB_ING": "VBG",
    "VERB_PARTICIPLE": "VBN",
    "WH_WORD": "WDT WP WP$ WRB",
    "EXISTENTIAL": "EX",
    "PARTICLE": "RP",
    "PUNCTUATION": ". , : `` '' -LRB- -RRB- # $",
}
_POS_NUMBER = {penn: POS_TAGS.index(coarse) for coarse, tags in _POS.items() for penn in tags.split()}

_ENTITY = {
    "PERSON": "PERSON",
    "ORGANIZATION": "ORGANIZATION",
    "LOCATION": "LOCATION",
    "MISC": "MISC",
    "DATE": "DATE",
    "TIME": "DATE",
    "NUMBER": "NUMBER",
    "ORDINAL": "NUMBER",
    "PERCENT": "NUMBER",
    "MONEY": "NUMBER",
}

# The relations that occur often enough to learn; the rest count as "dep".
RELATIONS = (
    "dep",
    "acl",
    "acl:relcl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "auxpass",
    "case",
    "cc",
    "ccomp",
    "compound",
    "compound:prt",
    "conj",
    "cop",
    "csubj",
    "det",
    "dobj",
    "expl",
    "iobj",
    "mark",
    "mwe",
    "neg",
    "nmod",
    "nmod:npmod",
    "nmod:poss",
    "nmod:tmod",
    "nsubj",
    "nsubjpass",
    "nummod",
    "parataxis",
    "punct",
    "root",
    "xcomp",
)
_RELATION_NUMBER = {name: number for number, name in enumerate(RELATIONS)}

ROOT = -1


@dataclass(frozen=True, slots=True)
class Syntax:
    """Labels int64 [n] of n words; `heads` holds the head's word number, `ROOT` or `IGNORED`."""

    pos: NDArray[np.int64]
    entities: NDArray[np.int64]
    heads: NDArray[np.int64]
    relations: NDArray[np.int64]


def read_syntax(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Article id and parsed sentences of every article in `syntax.jsonl.gz`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield article["id"], article["sentences"]


def label(offsets: NDArray[np.int32], sentences: list[dict[str, Any]]) -> Syntax:
    """The syntax of the words at `offsets`: each word takes the token that holds its first character."""
    count = len(offsets)
    syntax = Syntax(*(np.full(count, IGNORED, dtype=np.int64) for _ in range(4)))
    for sentence in sentences:
        _label_sentence(offsets, sentence, syntax)
    return syntax


def _label_sentence(offsets: NDArray[np.int32], sentence: dict[str, Any], syntax: Syntax) -> None:
    starts, ends = np.array(sentence["start"]), np.array(sentence["end"])
    if not len(starts):
        return
    low, high = np.searchsorted(offsets[:, 0], [starts[0], ends[-1]])
    words = np.arange(low, high)
    tokens = np.searchsorted(starts, offsets[low:high, 0], side="right") - 1
    held = offsets[low:high, 0] < ends[tokens]
    words, tokens = words[held], tokens[held]
    first_word = _first_words(words, tokens, len(starts))
    _label_entities(words, tokens, sentence["ner"], syntax)
    for word, token in zip(words.tolist(), tokens.tolist(), strict=True):
        syntax.pos[word] = _POS_NUMBER.get(sentence["pos"][token], POS_TAGS.index("OTHER"))
        if first_word[token] == word:
            syntax.relations[word] = _RELATION_NUMBER.get(sentence["dep"][token], 0)
            head = sentence["head"][token]
            syntax.heads[word] = ROOT if head < 0 else first_word[head]


def _first_words(words: NDArray[np.intp], tokens: NDArray[np.intp], count: int) -> NDArray[np.int64]:
    """The first word [count] of each token, `IGNORED` for a token without one."""
    first = np.full(count, IGNORED, dtype=np.int64)
    first[tokens[::-1]] = words[::-1]
    return first


def _label_entities(
    words: NDArray[np.intp], tokens: NDArray[np.intp], ner: list[str], syntax: Syntax
) -> None:
    before = "O"
    for word, token in zip(words.tolist(), tokens.tolist(), strict=True):
        kind = _ENTITY.get(ner[token], "O")
        prefix = "I" if kind == before else "B"
        syntax.entities[word] = 0 if kind == "O" else ENTITY_TAGS.index(f"{prefix}-{kind}")
        before = kind

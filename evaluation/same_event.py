"""Same event: gold mentions of ECB+ to events, and articles of gva_multisource to incidents.

ECB+ dev, gold mentions, the documents of all topics pooled, singletons kept; the mean F1 of MUC, B-cubed
and CEAF-e. The lemma baseline links mentions whose trigger has the same base form in documents that were
clustered by their words alone.

gva_multisource: the comparison of two articles is fitted on incidents with sha256(id) mod 5 != 0 each time
that it is measured, with the threshold below; the others are for reporting. Bag of words clusters the
articles by their words alone, the lead-sentence baseline by the meaning of headline and first sentence,
where the sentence encoder of training/requirements.txt is installed.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from counterclaim.reconcile.same_event import Mention, compare
from counterclaim.reconcile.same_event.features import cosine
from counterclaim.text.sentences import sentences
from evaluation import gva_incidents
from evaluation.conll_coref import b_cubed, ceaf_e, conll, muc
from evaluation.ecbplus import Marked, chains, coreferent_pairs, read
from evaluation.figure import Figure
from evaluation.furniture import held_out
from evaluation.gva_incidents import Article, common
from evaluation.mention_clusters import candidates, clusters
from training.same_event import Pairs, fit

# Tuned on ECB+ train, and on the incidents that are not for reporting.
DOCUMENTS_ALIKE = 0.18
ARTICLES_ALIKE = 0.35
LEADS_ALIKE = 0.7
INCIDENT = -1.0
_PUBLISHED = "on test: Bugert 74.8, Barhom 79.2"
_QUICK_TOPICS = 3
_QUICK_ARTICLES = 500
_TIMED_PAIRS = 20_000

Groups = Iterable[frozenset[str]]
Score = Callable[[Mention, Mention], float]


def measure(data: Path, quick: bool) -> list[Figure]:
    """Both sets; the one that is not there is left out."""
    found: list[Figure] = []
    if (folder := data / "ecbplus").exists():
        found += _ecbplus(read(folder, "Dev"), quick)
    if (folder := data / "gva_multisource").exists():
        articles, dropped = gva_incidents.read(folder, _QUICK_ARTICLES if quick else None)
        found += _incidents(articles, dropped)
    return found


def _ecbplus(marked: list[Marked], quick: bool) -> Iterator[Figure]:
    topics = sorted({one.topic for one in marked})[: _QUICK_TOPICS if quick else None]
    some = [one for one in marked if one.topic in topics]
    mentions = [one.mention for one in some]
    gold = chains(some)
    ours, plain = list(clusters(mentions)), same_lemma(mentions)
    alone = [frozenset({mention.id}) for mention in mentions]
    yield Figure("ECB+ CoNLL F1", conll(gold, ours), conll(gold, plain), _PUBLISHED, len(mentions))
    yield Figure(
        "ECB+ CoNLL F1, against all singletons", conll(gold, ours), conll(gold, alone), "", len(mentions)
    )
    for name, metric in (("MUC", muc), ("B-cubed", b_cubed), ("CEAF-e", ceaf_e)):
        yield Figure(f"ECB+ {name} F1", metric(gold, ours).f1, metric(gold, plain).f1, "", len(mentions))
    yield from _meetings(some)


def _meetings(some: Sequence[Marked]) -> Iterator[Figure]:
    """How many coreferent pairs share a cell, how many pairs that makes, and what comparing them costs."""
    mentions = [one.mention for one in some]
    pairs = candidates(mentions)
    met = {tuple(sorted((mentions[left].id, mentions[right].id))) for left, right in pairs}
    gold = list(coreferent_pairs(some))
    yield Figure(
        "ECB+ coreferent pairs that share a cell",
        sum(pair in met for pair in gold) / len(gold),
        count=f"{len(gold)}, among {len(pairs)} pairs of {len(mentions)} mentions",
    )
    timed = pairs[:_TIMED_PAIRS]
    start = time.perf_counter()
    for left, right in timed:
        compare(mentions[left], mentions[right])
    spent = time.perf_counter() - start
    yield Figure(
        "100,000 comparisons with reasons", spent * 1e5 / len(timed), count=len(timed), unit="seconds"
    )


def same_lemma(mentions: Sequence[Mention]) -> list[frozenset[str]]:
    """The plain baseline: the same first trigger word in documents clustered by their words."""
    first = {mention.document: mention for mention in mentions}
    by_document = linked(list(first.values()), DOCUMENTS_ALIKE)
    theme = {first_id: number for number, group in enumerate(by_document) for first_id in group}
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for mention in mentions:
        found[theme[first[mention.document].id], mention.trigger[0]].add(mention.id)
    return [frozenset(group) for group in found.values()]


def linked(mentions: Sequence[Mention], threshold: float) -> list[frozenset[str]]:
    """Documents clustered by the words of their passages."""
    return list(clusters(mentions, lambda one, other: cosine(one.passage, other.passage), threshold))


def _incidents(articles: Sequence[Article], dropped: int) -> Iterator[Figure]:
    scores = incident_scores(articles)
    meanings = lead_likeness(articles)
    parts = {
        "": articles,
        ", held-out incidents": [one for one in articles if held_out(one.incident)],
    }
    for part, some in parts.items():
        gold = incidents(some)
        mentions = [one.mention for one in some]
        ours = b_cubed(gold, list(clusters(mentions, scores, INCIDENT))).f1
        count = f"{len(some)} articles, {len(gold)} incidents, {dropped} articles dropped"
        alone = [frozenset({mention.id}) for mention in mentions]
        yield Figure(f"incidents B-cubed F1{part}", ours, b_cubed(gold, alone).f1, "all singletons", count)
        words = b_cubed(gold, linked(mentions, ARTICLES_ALIKE)).f1
        yield Figure(f"incidents B-cubed F1{part}, against bag of words", ours, words, "", count)
        if meanings:
            leads = b_cubed(gold, list(clusters(mentions, meanings, LEADS_ALIKE))).f1
            yield Figure(f"incidents B-cubed F1{part}, against lead sentences", ours, leads, "", count)


def incidents(articles: Iterable[Article]) -> list[frozenset[str]]:
    """The gold partition, as ids of articles."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in articles:
        found[one.incident].add(one.mention.id)
    return [frozenset(group) for group in found.values()]


def incident_scores(articles: Sequence[Article]) -> Score:
    """The score of two articles, fitted on pairs of articles whose incidents are both for tuning."""
    pairs = candidates([one.mention for one in articles])
    rows = [common(articles[left], articles[right]) for left, right in pairs]
    names = sorted({name for row in rows for name in row})
    values = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    same = [articles[left].incident == articles[right].incident for left, right in pairs]
    tuning = np.array([not held_out(one.incident) for one in articles])
    left, right = np.array(pairs).T
    model = fit(
        Pairs([], pairs, names, values, np.array(same, dtype=float)), tuning[left] & tuning[right], 1.0
    )
    keys = [(articles[one].mention.id, articles[other].mention.id) for one, other in pairs]
    return _from_table(dict(zip(keys, (values @ model.weights + model.bias).tolist(), strict=True)))


def _from_table(table: Mapping[tuple[str, str], float]) -> Score:
    def score(one: Mention, other: Mention) -> float:
        return table[one.id, other.id] if (one.id, other.id) in table else table[other.id, one.id]

    return score


def lead_likeness(articles: Sequence[Article]) -> Score | None:
    """The likeness in meaning of headline and first sentence; None where the encoder is not installed."""
    try:
        from training.sentence_encoder import SentenceEncoder
    except ImportError:
        return None
    vectors = SentenceEncoder().vectors([lead(one.text) for one in articles])
    place = {one.mention.id: number for number, one in enumerate(articles)}
    return lambda one, other: float(vectors[place[one.id]] @ vectors[place[other.id]])


def lead(text: str) -> str:
    """The headline and the first sentence below it, as one line."""
    found = [span.of(text) for span, _ in zip(sentences(text), range(2), strict=False)]
    return " ".join(found)[:400]

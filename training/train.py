"""Trains the reader: `python -m training.train --config training/reader.toml`.

Goes on from the last checkpoint in the output folder if there is one. After every epoch the averaged
weights are measured on the held-out tenth of the training articles.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import nn

from counterclaim.model.pieces import PieceTable
from training.batches import Batch, Excerpt, batches, cut, masked
from training.checkpoint import Average, Progress, averaged_reader, load, save
from training.corpus import Article, by_article, held_out, read_articles
from training.measure import encoder_of, score
from training.pretrained import TOKENIZER, load_pretrained, size_of
from training.reader import Reader, weighted
from training.settings import Schedule, Settings, read_settings, require_corpus, seeded
from training.shipped import load_start
from training.teachers import Lesson, read_teacher
from training.texts import open_texts
from training.twins import twin

CHECKPOINT = "checkpoint.pt"


class Run:
    """One training run: model, optimizer, average and progress."""

    def __init__(self, settings: Settings, steps_per_epoch: int) -> None:
        self.settings = settings
        self.reader = Reader(size_of(settings.encoder, settings.layers), settings.dropout)
        if settings.start is None:
            load_pretrained(self.reader.encoder, settings.encoder, settings.layers)
        else:
            load_start(self.reader, settings.start)
        self.optimizer = torch.optim.AdamW(groups(self.reader, settings.schedule), fused=True)
        total = settings.schedule.epochs * steps_per_epoch
        self.rates = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda step: rate_at(step, total, settings.schedule.warmup)
        )
        self.average = Average(self.reader, settings.schedule.average_decay)
        self.progress = Progress(epochs=0, steps=0, figures=[])

    def step(self, batch: Batch) -> dict[str, float]:
        """One update of the weights; returns each head's loss."""
        batch = masked(batch, self.settings.masked)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.settings.schedule.bfloat16):
            losses = self.reader.losses(batch)
        self.optimizer.zero_grad(set_to_none=True)
        weighted(losses, self.settings.losses).backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.reader.parameters(), self.settings.schedule.clip)
        self.optimizer.step()
        self.rates.step()
        self.average.update(self.reader)
        self.progress.steps += 1
        return {name: float(loss.detach()) for name, loss in losses.items()}

    def save(self) -> None:
        save(
            self.settings.output / CHECKPOINT,
            {
                "reader": self.reader.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "rates": self.rates.last_epoch,
                "average": self.average.weights,
                "average_steps": self.average.steps,
                "epochs": self.progress.epochs,
                "steps": self.progress.steps,
                "figures": self.progress.figures,
            },
        )

    def resume(self) -> None:
        """Goes on from the checkpoint, if there is one."""
        path = self.settings.output / CHECKPOINT
        if not path.exists():
            return
        state = load(path)
        self.reader.load_state_dict(state["reader"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.rates.last_epoch = state["rates"]
        self.average.weights = state["average"]
        self.average.steps = state["average_steps"]
        self.progress = Progress(state["epochs"], state["steps"], state["figures"])


def groups(reader: Reader, schedule: Schedule) -> list[dict[str, object]]:
    """Parameter groups: lower layers learn more slowly, heads faster, the CRF fastest."""
    layers = list(reader.encoder.layers)
    parts: list[tuple[nn.Module, float]] = [
        (layer, schedule.encoder_rate * schedule.layer_decay ** (len(layers) - 1 - number))
        for number, layer in enumerate(layers)
    ]
    embedding = reader.encoder.embedding
    slow = schedule.encoder_rate * schedule.layer_decay ** len(layers)
    parts += [(module, slow) for module in (embedding.word, embedding.place, embedding.norm)]
    fresh = (
        embedding.shape,
        embedding.quotation,
        embedding.position,
        reader.outputs,
        reader.arcs,
        reader.links,
    )
    parts += [(module, schedule.head_rate) for module in fresh]
    found: list[dict[str, object]] = [
        {"params": list(module.parameters()), "lr": rate, "weight_decay": schedule.weight_decay}
        for module, rate in parts
    ]
    found.append({"params": list(reader.crf.parameters()), "lr": schedule.crf_rate, "weight_decay": 0.0})
    return found


def rate_at(step: int, total: int, warmup: float) -> float:
    """The share of the learning rate at a step: linear up, then down along half a cosine to 2 %."""
    rising = max(1, int(total * warmup))
    if step < rising:
        return (step + 1) / rising
    gone = min(1.0, (step - rising) / max(1, total - rising))
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * gone))


def epoch_batches(
    versions: list[list[Article]],
    settings: Settings,
    table: PieceTable,
    epoch: int,
    lesson: Lesson | None = None,
) -> Iterator[Batch]:
    """The batches of one epoch; of an article that has several versions, one at random."""
    rng = np.random.default_rng([settings.schedule.seed, epoch])
    excerpts: list[Excerpt] = []
    for choice in versions:
        excerpts += cut(choice[int(rng.integers(len(choice)))], settings.window, rng)
    yield from batches(excerpts, settings.schedule.batch_size, table, rng, lesson)


def train(settings: Settings) -> None:
    """Runs all epochs that are left."""
    require_corpus(settings)
    torch.manual_seed(settings.schedule.seed)
    table = PieceTable.load(TOKENIZER)
    articles = read_articles(settings.data / "polnear", "train", table)
    chosen_on = [article for article in articles if held_out(article.id)]
    versions = by_article(article for article in articles if not held_out(article.id))
    lesson = None
    if settings.distillation is not None:
        lesson = Lesson(
            [read_teacher(path) for path in settings.distillation.teachers], settings.distillation.share
        )
        versions += [[text] for text in open_texts(settings.data, settings.distillation.texts, table)]
    if settings.twins:
        versions = [[*some, *_twins(some, table)] for some in versions]
    steps = sum(1 for _ in epoch_batches(versions, settings, table, 0))
    run = Run(settings, steps)
    run.resume()
    print(f"{len(versions)} articles, {steps} steps an epoch, {run.progress.epochs} epochs done", flush=True)
    for epoch in range(run.progress.epochs, settings.schedule.epochs):
        started = time.monotonic()
        torch.manual_seed(settings.schedule.seed * 1000 + epoch)
        _epoch(run, epoch_batches(versions, settings, table, epoch, lesson), epoch)
        trained = time.monotonic()
        measured = Reader(size_of(settings.encoder, settings.layers), 0.0)
        averaged_reader(measured, run.average.weights)
        figures = score(chosen_on, encoder_of(measured, table, settings.window, settings.overlap)).f1()
        run.progress.epochs = epoch + 1
        run.progress.figures.append(figures)
        run.save()
        _report(settings, epoch, figures, trained - started, time.monotonic() - trained)


def _twins(articles: list[Article], table: PieceTable) -> list[Article]:
    return [other for article in articles if (other := twin(article, table)) is not None]


def _epoch(run: Run, found: Iterator[Batch], epoch: int) -> None:
    run.reader.train()
    started, losses = time.monotonic(), list[dict[str, float]]()
    for number, batch in enumerate(found, 1):
        losses.append(run.step(batch))
        if number % 50 == 0:
            means = {name: sum(one[name] for one in losses) / len(losses) for name in losses[0]}
            shown = " ".join(f"{name} {value:.3f}" for name, value in means.items())
            print(
                f"epoch {epoch} step {number}: {shown} {(time.monotonic() - started) / number:.2f} s/step",
                flush=True,
            )
            losses.clear()


def _report(
    settings: Settings, epoch: int, figures: dict[str, float], trained: float, measured: float
) -> None:
    line = {"epoch": epoch + 1, "train_s": round(trained), "measure_s": round(measured)}
    shown = line | {name: round(100 * value, 2) for name, value in figures.items()}
    print(json.dumps(shown), flush=True)
    with (settings.output / "held_out.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(shown) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--seed", type=int, help="instead of the file's, in a folder of its own")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    settings = read_settings(arguments.config)
    train(settings if arguments.seed is None else seeded(settings, arguments.seed))


if __name__ == "__main__":
    main()

"""Measures every set that is there and holds its figures against their floors."""

from __future__ import annotations

import importlib
import importlib.util
import tomllib
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, cast

from evaluation.figure import Figure
from evaluation.places import reports_folder, scorer

FLOORS = Path(__file__).parent / "floors.toml"

Floors = Mapping[str, float]


class Measures(Protocol):
    """A module that measures one set."""

    def measure(self, data: Path, quick: bool) -> list[Figure]: ...


@dataclass(frozen=True, slots=True)
class MeasuredSet:
    """A set by name: the module that measures it, and the paths that must be there for it."""

    name: str
    module: str
    needs: Callable[[Path], Iterable[Path]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one set; `skipped` or `broken` says why there are no figures."""

    name: str
    figures: tuple[Figure, ...] = ()
    floors: Floors = field(default_factory=dict)
    skipped: str = ""
    broken: str = ""

    @property
    def failures(self) -> list[str]:
        """Figures under their floor, and floors whose figure was not measured."""
        if self.skipped:
            return []
        if self.broken:
            return [f"{self.name}: could not be measured, {self.broken}"]
        values = {figure.name: figure.value for figure in self.figures}
        return [
            f"{self.name}: {name} is {values[name]:.3f}, under its floor {floor:.3f}"
            if name in values
            else f"{self.name}: {name} has a floor and was not measured"
            for name, floor in self.floors.items()
            if not values.get(name, -1.0) >= floor
        ]


def _report_files(data: Path) -> Iterable[Path]:
    return reports_folder() / "gold.jsonl", scorer()


SETS = (
    MeasuredSet("attribution", "evaluation.attribution", lambda data: [data / "polnear" / "dev.jsonl.gz"]),
    MeasuredSet("cofenet", "evaluation.cofenet", lambda data: [data / "polnear" / "cofenet_valid.jsonl.gz"]),
    MeasuredSet("reports", "evaluation.reports", _report_files),
    MeasuredSet("furniture", "evaluation.furniture", lambda data: [data / "boilerplate_scrapinghub"]),
    MeasuredSet("article_text", "evaluation.boilerplate", lambda data: [data / "boilerplate_scrapinghub"]),
    MeasuredSet("own", "evaluation.own", lambda data: []),
    MeasuredSet("calibration", "evaluation.calibration", lambda data: [data / "polnear" / "dev.jsonl.gz"]),
    MeasuredSet("sample", "evaluation.sample", lambda data: [data / "ukraine_media", data / "isw_reports"]),
    MeasuredSet(
        "where",
        "evaluation.where",
        lambda data: [data / "geoparsing" / "lgl.xml", data / "geoparsing" / "TR-News.xml"],
    ),
    MeasuredSet(
        "who",
        "evaluation.who",
        lambda data: [data / "re3d", data / "ner_juandr" / "wikigold", data / "wikievents_rams"],
    ),
    MeasuredSet(
        "when",
        "evaluation.when",
        lambda data: [data / "tempeval3", data / "wikiwars", data / "meantime_en"],
    ),
    MeasuredSet(
        "how_many",
        "evaluation.how_many",
        lambda data: [data / "gva_multisource", data / "ukraine_media", data / "re3d"],
    ),
    MeasuredSet(
        "what",
        "evaluation.what",
        lambda data: [data / "plover_gsr", data / "zero_shot_plover" / "datasets", data / "wikievents_rams"],
    ),
    MeasuredSet(
        "how_sure",
        "evaluation.how_sure",
        lambda data: [data / "meantime_en", data / "ukraine_media", data / "isw_reports"],
    ),
    MeasuredSet("origins", "evaluation.origins", lambda data: [data / "ukraine_media"]),
    MeasuredSet("fusion", "evaluation.fusion", lambda data: [data / "fusion" / "trustfuse_book_flight"]),
    MeasuredSet(
        "same_event", "evaluation.same_event", lambda data: [data / "ecbplus", data / "gva_multisource"]
    ),
    MeasuredSet("events", "evaluation.events", lambda data: [data / "ukraine_media"]),
    MeasuredSet("even_handed", "evaluation.even_claims", lambda data: [data / "ukraine_media"]),
)


def measured(
    sets: Iterable[MeasuredSet], data: Path, quick: bool, floors: Mapping[str, Floors]
) -> Iterator[Outcome]:
    """The outcome of each set in turn; what is not there is skipped with the reason."""
    for one in sets:
        absent = [path for path in one.needs(data) if not path.exists()]
        if absent:
            yield Outcome(one.name, skipped=f"its data is not there ({absent[0]})")
        elif importlib.util.find_spec(one.module) is None:
            yield Outcome(one.name, skipped="not available (its module is missing)")
        else:
            yield _outcome(one, data, quick, floors.get(one.name, {}))


def _outcome(one: MeasuredSet, data: Path, quick: bool, floors: Floors) -> Outcome:
    """A set that breaks fails the gate, and the others are still measured."""
    try:
        module = cast(Measures, importlib.import_module(one.module))
        return Outcome(one.name, tuple(module.measure(data, quick)), floors)
    except Exception as error:
        traceback.print_exc()
        return Outcome(one.name, broken=f"{type(error).__name__}: {error}")


def read_floors(path: Path = FLOORS, *, quick: bool = False) -> dict[str, Floors]:
    """Floors by set; those of a quick run take the place of the set's own."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    for_quick = tables.pop("quick", {})
    return {**tables, **for_quick} if quick else tables


def passed(outcomes: Iterable[Outcome]) -> bool:
    """Whether something was measured and nothing lies under its floor."""
    held = list(outcomes)
    return any(not one.skipped for one in held) and not any(one.failures for one in held)

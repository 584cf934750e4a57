"""Corrections from Label Studio: completed annotations to gold."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arabic_metrics.core import AnnotationError, Article
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.score.gold import REGIONS, GoldArticle, GoldFigure
from arabic_metrics.view.correction import RegionReader
from arabic_metrics.view.label_studio import COMMENT, REGION
from arabic_metrics.view.label_studio_format import (
    Data,
    Prediction,
    Result,
    TaskAnnotation,
    read_task,
)
from arabic_metrics.view.label_studio_region import Annotation, Region, read_annotation
from arabic_metrics.view.mark import (
    ATTRIBUTION,
    ENTITY,
    LINKS,
    PERIOD,
    PLATFORM,
    SCOPE,
    UNRESOLVED,
    figure_labels,
    file_stem,
)

SHARED = (ENTITY, PLATFORM, PERIOD, ATTRIBUTION)
Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Correction:
    """A task of Label Studio: the gold of its completed annotation, or None while there is none."""

    task: str
    gold: GoldArticle | None
    comment: str = ""


def read_label_studio(
    path: Path,
    *,
    annotator: int | None = None,
    region: str | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Correction, ...]:
    """Read an export of Label Studio (its format «JSON») of tasks that `write_label_studio` wrote.

    Of several completed annotations of a task the one marked as ground truth is taken, else the last; with `annotator`, the last of that
    user's. `region` is written into the gold of articles that name none.

    Raises:
        AnnotationError: names the file, the task, the annotation and the region, and says what is wrong.
    """
    try:
        tasks = json.loads(path.read_bytes())
    except OSError as error:
        raise AnnotationError(str(path), "", f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise AnnotationError(str(path), "", f"is not valid JSON: {error}") from error
    if isinstance(tasks, Mapping):
        tasks = [tasks]
    if not isinstance(tasks, list):
        raise AnnotationError(str(path), "", "holds no list of tasks")
    reader = _TaskReader(str(path), annotator, region, lexicon or load_lexicon())
    return tuple(reader.read(task, number) for number, task in enumerate(tasks, 1))


class _TaskReader:
    def __init__(
        self, file: str, annotator: int | None, region: str | None, lexicon: Lexicon
    ) -> None:
        self._file, self._annotator, self._region = file, annotator, region
        self._lexicon = lexicon
        self._figures = frozenset(figure_labels(lexicon))
        self._labels = self._figures | {*LINKS, UNRESOLVED}

    def read(self, content: object, number: int) -> Correction:
        """Return the correction of one task."""
        task = read_task(content, number, self._file)
        name = f"task {number if task.id is None else task.id}"
        article = self._article(task.data, name)
        done = [each for each in task.annotations if self._is_done(each)]
        if not done:
            return Correction(name, None)
        chosen = max(done, key=_preference)
        place = f"{name}, annotation {chosen.id}"
        read = self._read_results(chosen.result, article, place)
        begun = (*task.predictions, chosen.prediction)
        reader = RegionReader(
            article, self._predicted(begun, article, place), self._lexicon, self._file, place
        )
        gold = GoldArticle(
            article=article,
            region=self._region_of(task.data, read, place),
            figures=tuple(self._gold_figures(read, reader)),
        )
        return Correction(name, gold, " ".join(read.fields.get(COMMENT, ())))

    def _article(self, data: Data, name: str) -> Article:
        try:
            date = dt.date.fromisoformat(data.published) if data.published else None
        except ValueError as error:
            raise AnnotationError(
                self._file, name, f"published: «{data.published}» is no date such as 2025-11-02"
            ) from error
        named = data.file if data.file and data.file == file_stem(data.file) else None
        return Article(data.text, named or file_stem(str(data.id or name)), date)

    def _is_done(self, annotation: TaskAnnotation) -> bool:
        mine = self._annotator is None or annotation.annotator == self._annotator
        return mine and not annotation.was_cancelled

    def _read_results(self, results: Iterable[Result], article: Article, place: str) -> Annotation:
        return read_annotation(results, article.text, self._file, place, self._labels)

    def _predicted(
        self, predictions: Iterable[Prediction | int | None], article: Article, place: str
    ) -> Annotation:
        """What the machine had marked: regions keep their ids when an annotation starts from a prediction.

        An export holds the predictions of a task, or their ids alone and the one that an annotation started from beside it.
        """
        results = [
            result
            for prediction in predictions
            if isinstance(prediction, Prediction)
            for result in prediction.result
        ]
        return self._read_results(results, article, f"{place}, prediction")

    def _region_of(self, data: Data, read: Annotation, place: str) -> str:
        chosen = read.fields.get(REGION) or (data.region or self._region,)
        if len(chosen) != 1 or chosen[0] not in REGIONS:
            raise AnnotationError(
                self._file,
                place,
                f"no region is chosen for the article: one of {', '.join(REGIONS)}",
            )
        return str(chosen[0])

    def _gold_figures(self, read: Annotation, reader: RegionReader) -> list[GoldFigure]:
        slots = self._linked(read)
        regions = sorted(
            (region for region in read.regions.values() if region.label in self._figures),
            key=lambda region: (region.span, region.label),
        )
        claims: list[tuple[Facts, set[str]]] = []
        placed = []
        for region in regions:
            shared = self._shared(slots[region.id], region, read, reader)
            position = _claim_of(claims, shared, region.label)
            scope = slots[region.id].get(SCOPE, [])
            facts = {**shared, **reader.figure(region)}
            facts["scope"] = reader.name(scope[0]) if scope else None
            placed.append((position, region, facts))
        placed.sort(key=lambda item: item[0])  # stable: claims hold their figures in text order
        return [
            GoldFigure(
                claim=position, metric=region.label, span=region.span, quote=region.quote, **facts
            )
            for position, region, facts in placed
        ]

    def _linked(self, read: Annotation) -> dict[str, dict[str, list[Region]]]:
        """The slots of each figure, whichever way the arrow points."""
        slots: dict[str, dict[str, list[Region]]] = {id: {} for id in read.regions}
        for pair in read.pairs:
            for id in pair:
                if id not in read.regions:
                    raise AnnotationError(
                        self._file,
                        read.place,
                        f"a relation leads to region {id}, which is not there",
                    )
            ends = [read.regions[id] for id in pair]
            figures = [end for end in ends if end.label in self._figures]
            others = [end for end in ends if end.label in LINKS]
            if not figures or not others:
                raise AnnotationError(
                    self._file,
                    read.place,
                    f"a relation joins {ends[0]} and {ends[1]}: one must be a figure, the other a slot of it",
                )
            slots[figures[0].id].setdefault(others[0].label, []).append(others[0])
        return slots

    def _shared(
        self,
        slots: dict[str, list[Region]],
        region: Region,
        read: Annotation,
        reader: RegionReader,
    ) -> Facts:
        platforms = {id for each in slots.get(PLATFORM, ()) for id in reader.platform(each)}
        found = {
            ENTITY: {reader.name(each) for each in slots.get(ENTITY, ())},
            PLATFORM: {"+".join(sorted(platforms))} if platforms else set(),
            PERIOD: {reader.period(each) for each in slots.get(PERIOD, ())},
            ATTRIBUTION: {reader.name(each) for each in slots.get(ATTRIBUTION, ())},
        }
        for slot, values in found.items():
            if len(values) > 1:
                raise AnnotationError(
                    self._file,
                    f"{read.place}, {region}",
                    f"it is linked with {len(values)} of {slot}: {', '.join(sorted(values))}",
                )
        return {slot: next(iter(values), None) for slot, values in found.items()}


def _claim_of(claims: list[tuple[Facts, set[str]]], shared: Facts, metric: str) -> int:
    """The claim, from 1, that holds what the figure shares with others and lacks its metric; a new one where there is none."""
    for position, (facts, metrics) in enumerate(claims, 1):
        if facts == shared and metric not in metrics:
            metrics.add(metric)
            return position
    claims.append((shared, {metric}))
    return len(claims)


def _preference(annotation: TaskAnnotation) -> tuple[bool, str]:
    return bool(annotation.ground_truth), annotation.updated_at or ""

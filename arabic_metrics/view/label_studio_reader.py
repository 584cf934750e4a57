"""Corrections from Label Studio: the form of its exports, the regions of an annotation and what each means, and gold made of them."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from arabic_metrics.core import AnnotationError, Article, Span
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse import Number, find_numbers, find_periods
from arabic_metrics.parse.digits import Value
from arabic_metrics.recognize import vocabulary
from arabic_metrics.recognize.platform import find_platforms
from arabic_metrics.recognize.word import read_words
from arabic_metrics.resolve.exact import read_value
from arabic_metrics.score.gold import REGIONS, GoldArticle, GoldFigure
from arabic_metrics.view.label_studio import COMMENT, LABELS, REGION
from arabic_metrics.view.mark import (
    ASPECTS,
    ATTRIBUTION,
    ENTITY,
    LINKS,
    MODIFIERS,
    PERIOD,
    PLATFORM,
    RANK,
    SCOPE,
    UNRESOLVED,
    figure_labels,
    file_stem,
)

T = TypeVar("T")
# Lists may be null where they are empty.
Many = Annotated[tuple[T, ...], BeforeValidator(lambda value: () if value is None else value)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class ControlValue(_Part):
    """What a control holds: a place in the text, and what was chosen or written for it."""

    start: int | None = None
    end: int | None = None
    text: str | tuple[str, ...] | None = None
    labels: Many[str] = ()
    choices: Many[str] = ()


class Result(_Part):
    """One result of an annotation: a region, a field of one, a field of the whole article, or a relation."""

    id: str | int | None = None
    type: str
    from_name: str | None = None
    value: ControlValue | None = None
    from_id: str | int | None = None
    to_id: str | int | None = None


class Prediction(_Part):
    """What a machine had marked."""

    result: Many[Result] = ()


class User(_Part):
    """Who completed an annotation."""

    id: int | None = None


class TaskAnnotation(Prediction):
    """What an annotator marked, and what it began from."""

    id: int | str | None = None
    completed_by: int | User | None = None
    was_cancelled: bool | None = False
    ground_truth: bool | None = False
    updated_at: str | None = None
    prediction: Prediction | None = None

    @property
    def annotator(self) -> int | None:
        """The id of the user."""
        return self.completed_by.id if isinstance(self.completed_by, User) else self.completed_by


class Data(_Part):
    """The article of a task."""

    text: str
    id: str | int | None = None
    file: str | None = None
    published: str | None = None
    region: str | None = None


class Task(_Part):
    """An article with its annotations; predictions are given in full, or by their ids."""

    id: int | str | None = None
    data: Data
    annotations: Many[TaskAnnotation] = ()
    predictions: Many[Prediction | int] = ()


def read_task(content: object, number: int, file: str) -> Task:
    """Return a task that fits this form.

    Raises:
        AnnotationError: names the file, the task, and the place in it that does not fit.
    """
    try:
        return Task.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        known = content.get("id") if isinstance(content, dict) else None
        places = [f"task {number if known is None else known}", *_named(content, first["loc"])]
        problem = _sentence(first["type"], first["msg"])
        if not isinstance(content, dict) or "data" not in content:
            problem += "; the file is no export of Label Studio in the format JSON"
        raise AnnotationError(file, ", ".join(places), problem) from error


def _named(content: Any, path: tuple[int | str, ...]) -> list[str]:
    """The parts of a path, annotations and regions by their ids where they have one."""
    names: list[str] = []
    for part in path:
        content = content[part] if _holds(content, part) else None
        if isinstance(part, int):
            id = content.get("id") if isinstance(content, dict) else None
            names[-1] = (
                f"{names[-1]} {part + 1}" if id is None else f"{names[-1]} {part + 1} ({id})"
            )
        elif part.islower():  # others are names of our models
            names.append(part)
    return names


def _holds(content: Any, part: int | str) -> bool:
    if isinstance(part, int):
        return isinstance(content, list) and part < len(content)
    return isinstance(content, dict) and part in content


def _sentence(kind: str, message: str) -> str:
    known = {"missing": "it is missing", "model_type": "it is no object"}
    return known.get(kind, message[:1].lower() + message[1:])


ESCAPED_LINES = (("\\r", ""), ("\\n", ""))  # Label Studio writes a line end inside a region so


@dataclass(frozen=True, slots=True)
class Region:
    """A labelled stretch of a text, with the fields that the annotator filled in for it."""

    id: str
    label: str
    span: Span
    quote: str
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """Return what was written into a text field, or None."""
        written = " ".join(self.fields.get(name, ())).strip()
        return written or None

    def __str__(self) -> str:
        return f"region {self.id} ({self.label} «{self.quote}»)"


@dataclass(frozen=True, slots=True)
class Annotation:
    """The regions of an annotation by id, the pairs that are linked, and the fields of the whole article."""

    place: str
    regions: dict[str, Region]
    pairs: tuple[tuple[str, str], ...]
    fields: dict[str, tuple[str, ...]]


def read_annotation(
    results: Iterable[Result], text: str, file: str, place: str, labels: frozenset[str]
) -> Annotation:
    """Return what the results of an annotation say.

    Raises:
        AnnotationError: names the file, task, annotation and region, and the problem.
    """
    regions: dict[str, Region] = {}
    fields: dict[str, dict[str, tuple[str, ...]]] = {}
    whole: dict[str, tuple[str, ...]] = {}
    pairs: list[tuple[str, str]] = []
    for result in results:
        value = result.value
        if result.type == "relation":
            pairs.append((str(result.from_id), str(result.to_id)))
        elif value is None:
            raise AnnotationError(file, place, f"result {result.id} has no value")
        elif result.type == "labels" and result.from_name == LABELS:
            region = _read_region(str(result.id), value, text, file, place, labels)
            regions[region.id] = region
        elif result.type in ("textarea", "choices"):
            own = whole if value.start is None else fields.setdefault(str(result.id), {})
            own[str(result.from_name)] = _read_field(value, result.type)
    for id, own in fields.items():
        if id in regions:
            regions[id].fields.update(own)
    return Annotation(place, regions, tuple(pairs), whole)


def _read_region(
    id: str, value: ControlValue, text: str, file: str, place: str, labels: frozenset[str]
) -> Region:
    here = f"{place}, region {id}"
    if len(value.labels) != 1:
        raise AnnotationError(file, here, f"it has {len(value.labels)} labels, not one")
    label = value.labels[0]
    if label not in labels:
        raise AnnotationError(file, here, f"«{label}» is neither a slot nor a metric")
    span = _trimmed(_find_span(value, text, file, here), text)
    if not len(span):
        raise AnnotationError(file, here, "it holds nothing but spaces")
    return Region(id, label, span, span.of(text))


def _find_span(value: ControlValue, text: str, file: str, here: str) -> Span:
    """Label Studio counts code points; older versions counted UTF-16 code units, which the region's text gives away."""
    if value.start is None or value.end is None:
        raise AnnotationError(file, here, "it has no start and end")
    span, said = Span(value.start, value.end), value.text
    for found in (span, _from_utf16(span, text)):
        if found is None or not 0 <= found.start <= found.end <= len(text):
            continue
        if not isinstance(said, str) or _letters(said) == _letters(found.of(text)):
            return found
    raise AnnotationError(
        file, here, f"«{said}» does not stand at {span.start} to {span.end} of the text"
    )


def _from_utf16(span: Span, text: str) -> Span | None:
    if span.start < 0:
        return None
    units = text.encode("utf-16-le")
    try:
        start = len(units[: 2 * span.start].decode("utf-16-le"))
        return Span(start, start + len(units[2 * span.start : 2 * span.end].decode("utf-16-le")))
    except UnicodeDecodeError:
        return None  # it would split a character


def _letters(text: str) -> str:
    for written, meant in ESCAPED_LINES:
        text = text.replace(written, meant)
    return "".join(text.split())


def _trimmed(span: Span, text: str) -> Span:
    quote = span.of(text)
    start = span.start + len(quote) - len(quote.lstrip())
    return Span(start, max(start, span.start + len(quote.rstrip())))


def _read_field(value: ControlValue, kind: str) -> tuple[str, ...]:
    if kind == "choices":
        return value.choices
    return (value.text,) if isinstance(value.text, str) else value.text or ()


NO_COUNT = ("percent", "multiple")
GROUPED = re.compile(
    r"-?\d{1,3}([,_]\d{3})+"
)  # 12,000 and 12_000 are meant alike; 1,5 is not said clearly
GROUPING = re.compile("[,_]")


class RegionReader:
    """Reads the regions of one annotated article."""

    def __init__(
        self, article: Article, predicted: Annotation, lexicon: Lexicon, file: str, place: str
    ) -> None:
        self._article, self._lexicon = article, lexicon
        self._predicted, self._file, self._place = predicted, file, place
        self._numbers: dict[Span, Number] | None = None

    def figure(self, region: Region) -> dict[str, object]:
        """Return value, upper end, modifier, aspect and rate of a figure's region."""
        number = None
        if self._is_stale(region) or region.text("value") is None:
            number = self._number(region)
        value = number.value if number else self._written(region, "value")
        upper = number.upper if number else self._written(region, "upper")
        if value is None:
            raise self._error(region, "it is no number; write its value into the field «value»")
        if region.label == RANK and not isinstance(value, int):
            raise self._error(region, f"the place {value} is no whole number")
        known = region.id in self._predicted.regions
        modifier = MODIFIERS[0] if known or number is None else number.modifier
        return {
            "value": value,
            "upper": upper,
            "modifier": self._chosen(region, "modifier") or modifier,
            "aspect": self._chosen(region, "aspect") or ASPECTS[0],
            "rate": self._chosen(region, "rate"),
        }

    def name(self, region: Region) -> str:
        """Return the name that a region of an entity, an attribution or a scope stands for."""
        written = region.text("name")
        return written if written and not self._is_stale(region) else region.quote

    def platform(self, region: Region) -> set[str]:
        """Return the ids of the platforms that a region names."""
        chosen = set(region.fields.get(PLATFORM, ()))
        if chosen and not self._is_stale(region):
            return chosen
        words = read_words(normalize_text(region.quote, self._lexicon).text)
        found = find_platforms(words, vocabulary(self._lexicon))
        ids = {id for mention in found for id in mention.id.split("+")}
        if not ids and not chosen:
            raise self._error(region, "it names no platform of the lexicon; choose one")
        return ids or chosen

    def period(self, region: Region) -> str:
        """Return the TIMEX3 value of a period's region."""
        written = region.text(PERIOD)
        if written and not self._is_stale(region):
            return written
        for text in (self._article.text, region.quote):
            periods = find_periods(text, reference=self._article.published, lexicon=self._lexicon)
            wanted = region.span if text == self._article.text else Span(0, len(text))
            for period in periods:
                if period.span == wanted:
                    return period.value
        if written:
            return written
        raise self._error(region, "no period is read there; write it into the field «period»")

    def _is_stale(self, region: Region) -> bool:
        """Whether the machine filled the fields for another stretch, and the annotator left them as they were."""
        before = self._predicted.regions.get(region.id)
        return (
            before is not None
            and (before.span, before.label) != (region.span, region.label)
            and before.fields == region.fields
        )

    def _number(self, region: Region) -> Number | None:
        if self._numbers is None:
            found = find_numbers(self._article.text, lexicon=self._lexicon)
            self._numbers = {number.span: number for number in found}
        alone = find_numbers(region.quote, lexicon=self._lexicon)
        number = self._numbers.get(region.span) or next(
            (each for each in alone if each.span == Span(0, len(region.quote))), None
        )
        return number if number is not None and number.kind not in NO_COUNT else None

    def _written(self, region: Region, name: str) -> Value | None:
        written = region.text(name)
        if written is None:
            return None
        plain = GROUPING.sub("", written) if GROUPED.fullmatch(written) else written
        try:
            return int(plain) if plain.lstrip("-").isdecimal() else read_value(plain)
        except ValueError as error:
            raise self._error(region, f"{name}: {error}") from error

    def _chosen(self, region: Region, name: str) -> str | None:
        chosen = region.fields.get(name, ())
        if len(chosen) > 1:
            raise self._error(region, f"{name}: choose one of {', '.join(chosen)}")
        return chosen[0] if chosen else None

    def _error(self, region: Region, problem: str) -> AnnotationError:
        return AnnotationError(self._file, f"{self._place}, {region}", problem)


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

"""Corrections from Label Studio: the form of its exports, the regions of an annotation and what each means, and gold made of them."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from arabic_metrics.core import AnnotationError, Article, Span
from arabic_metrics.core.argument import check_path
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


@dataclass(frozen=True, slots=True)
class Correction:
    """A task of Label Studio: the gold of its completed annotation, or None while there is none."""

    task: str
    gold: GoldArticle | None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in an export, as errors name it."""

    file: str
    words: str = ""

    def inside(self, part: str) -> "Place":
        """Return a place within this one."""
        return Place(self.file, ", ".join(filter(None, (self.words, part))))

    def error(self, problem: str) -> AnnotationError:
        """Return the error that names this place."""
        return AnnotationError(self.file, self.words, problem)


def read_label_studio(
    path: str | Path,
    *,
    annotator: int | None = None,
    region: str | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Correction, ...]:
    """Read an export of Label Studio (its format «JSON») of tasks that `write_label_studio` wrote.

    Of several completed annotations of a task, the one marked as ground truth is taken, else the last; with `annotator`, the last of that
    user's. `region` is written into the gold of articles that name none.

    Raises:
        AnnotationError: names the file, the task, the annotation and the region, and says what is wrong.
    """
    path = check_path(path, "an export of Label Studio")
    file = Place(str(path))
    try:
        tasks = json.loads(path.read_bytes())
    except OSError as error:
        raise file.error(f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise file.error(f"is not valid JSON: {error}") from error
    if isinstance(tasks, Mapping):
        tasks = [tasks]
    if not isinstance(tasks, list):
        raise file.error("holds no list of tasks")
    lexicon = lexicon or load_lexicon()
    return tuple(
        _correction(read_task(content, number, file), number, file, annotator, region, lexicon)
        for number, content in enumerate(tasks, 1)
    )


def _correction(
    task: Task,
    number: int,
    file: Place,
    annotator: int | None,
    region: str | None,
    lexicon: Lexicon,
) -> Correction:
    name = f"task {number if task.id is None else task.id}"
    article = _article(task.data, name, file.inside(name))
    done = [
        each
        for each in task.annotations
        if not each.was_cancelled and annotator in (None, each.annotator)
    ]
    if not done:
        return Correction(name, None)
    chosen = max(done, key=lambda each: (bool(each.ground_truth), each.updated_at or ""))
    place = file.inside(f"{name}, annotation {chosen.id}")
    labels = frozenset((*figure_labels(lexicon), *LINKS, UNRESOLVED))
    read = read_annotation(chosen.result, article.text, place, labels)
    # An export holds the predictions of a task, or their ids alone and the one that an annotation started from beside it. Regions
    # keep their ids when an annotation starts from a prediction.
    predictions = (
        each for each in (*task.predictions, chosen.prediction) if isinstance(each, Prediction)
    )
    marked = (result for each in predictions for result in each.result)
    predicted = read_annotation(marked, article.text, place.inside("prediction"), labels)
    gold = GoldArticle(
        article=article,
        region=_region(read.fields.get(REGION) or (task.data.region or region,), place),
        figures=tuple(AnnotatedArticle(article, read, predicted, lexicon).gold_figures()),
    )
    return Correction(name, gold, " ".join(read.fields.get(COMMENT, ())))


def _article(data: Data, name: str, place: Place) -> Article:
    try:
        date = dt.date.fromisoformat(data.published) if data.published else None
    except ValueError as error:
        raise place.error(f"published: «{data.published}» is no date such as 2025-11-02") from error
    named = data.file if data.file and data.file == file_stem(data.file) else None
    return Article(data.text, named or file_stem(str(data.id or name)), date)


def _region(chosen: tuple[str | None, ...], place: Place) -> str:
    if len(chosen) != 1 or chosen[0] not in REGIONS:
        raise place.error(f"no region is chosen for the article: one of {', '.join(REGIONS)}")
    return str(chosen[0])


def read_task(content: Any, number: int, file: Place) -> Task:
    """Return a task that fits this form.

    Raises:
        AnnotationError: names the file, the task, and the place in it that does not fit.
    """
    try:
        return Task.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        known = content.get("id") if isinstance(content, dict) else None
        names = [f"task {number if known is None else known}", *_named(content, first["loc"])]
        message = first["msg"]
        sentences = {"missing": "it is missing", "model_type": "it is no object"}
        problem = sentences.get(first["type"], message[:1].lower() + message[1:])
        if not isinstance(content, dict) or "data" not in content:
            problem += "; the file is no export of Label Studio in the format JSON"
        raise file.inside(", ".join(names)).error(problem) from error


def _named(content: Any, path: tuple[int | str, ...]) -> list[str]:
    """The parts of a path, annotations and regions by their ids where they have one."""
    names: list[str] = []
    for part in path:
        try:
            content = content[part]
        except (LookupError, TypeError):
            content = None
        if isinstance(part, int):
            id = content.get("id") if isinstance(content, dict) else None
            names[-1] += f" {part + 1}" if id is None else f" {part + 1} ({id})"
        elif part.islower():  # others are names of our models
            names.append(part)
    return names


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
        return " ".join(self.fields.get(name, ())).strip() or None

    def __str__(self) -> str:
        return f"region {self.id} ({self.label} «{self.quote}»)"


@dataclass(frozen=True, slots=True)
class Annotation:
    """The regions of an annotation by id, the pairs that are linked, and the fields of the whole article."""

    place: Place
    regions: dict[str, Region]
    pairs: tuple[tuple[str, str], ...]
    fields: dict[str, tuple[str, ...]]


def read_annotation(
    results: Iterable[Result], text: str, place: Place, labels: frozenset[str]
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
        value, id = result.value, str(result.id)
        if result.type == "relation":
            pairs.append((str(result.from_id), str(result.to_id)))
        elif value is None:
            raise place.error(f"result {id} has no value")
        elif result.type == "labels" and result.from_name == LABELS:
            regions[id] = _read_region(id, value, text, place.inside(f"region {id}"), labels)
        elif result.type in ("textarea", "choices"):
            own = whole if value.start is None else fields.setdefault(id, {})
            own[str(result.from_name)] = _read_field(value, result.type)
    for id, own in fields.items():
        if id in regions:
            regions[id].fields.update(own)
    return Annotation(place, regions, tuple(pairs), whole)


def _read_region(
    id: str, value: ControlValue, text: str, place: Place, labels: frozenset[str]
) -> Region:
    if len(value.labels) != 1:
        raise place.error(f"it has {len(value.labels)} labels, not one")
    label = value.labels[0]
    if label not in labels:
        raise place.error(f"«{label}» is neither a slot nor a metric")
    span = _trimmed(_find_span(value, text, place), text)
    if not len(span):
        raise place.error("it holds nothing but spaces")
    return Region(id, label, span, span.of(text))


def _find_span(value: ControlValue, text: str, place: Place) -> Span:
    """Label Studio counts code points; older versions counted UTF-16 code units, which the region's text gives away."""
    if value.start is None or value.end is None:
        raise place.error("it has no start and end")
    span, said = Span(value.start, value.end), value.text
    for found in (span, _from_utf16(span, text)):
        if found is None or not 0 <= found.start <= found.end <= len(text):
            continue
        if not isinstance(said, str) or _letters(said) == _letters(found.of(text)):
            return found
    raise place.error(f"«{said}» does not stand at {span.start} to {span.end} of the text")


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
    """A text without spaces and line ends, which Label Studio writes as \\r and \\n inside a region."""
    return "".join(text.replace("\\r", "").replace("\\n", "").split())


def _trimmed(span: Span, text: str) -> Span:
    quote = span.of(text)
    start = span.start + len(quote) - len(quote.lstrip())
    return Span(start, max(start, span.start + len(quote.rstrip())))


def _read_field(value: ControlValue, kind: str) -> tuple[str, ...]:
    if kind == "choices":
        return value.choices
    return (value.text,) if isinstance(value.text, str) else value.text or ()


NO_COUNT = ("percent", "multiple")
GROUPED = re.compile(r"-?\d{1,3}([,_]\d{3})+")  # 12,000 and 12_000, but not the unclear 1,5
Slots = dict[str, list[Region]]  # those that a figure is linked with, by label
Facts = dict[str, Any]


class AnnotatedArticle:
    """An article with what an annotator marked in it, and what the machine had marked before."""

    def __init__(
        self, article: Article, read: Annotation, predicted: Annotation, lexicon: Lexicon
    ) -> None:
        self._article, self._lexicon = article, lexicon
        self._read, self._predicted = read, predicted
        self._figures = frozenset(figure_labels(lexicon))

    def gold_figures(self) -> list[GoldFigure]:
        """Return the figures that are marked, claim by claim in the order of the text.

        Figures that share all that they are linked with are of one claim, as long as it lacks their metric.
        """
        slots = self._linked()
        regions = [each for each in self._read.regions.values() if each.label in self._figures]
        claims: list[tuple[Facts, set[str]]] = []  # what a claim's figures share, and its metrics
        found: list[GoldFigure] = []
        for region in sorted(regions, key=lambda region: (region.span, region.label)):
            shared, metric = self._shared(region, slots[region.id]), region.label
            fits = (at for at, (of, has) in enumerate(claims) if of == shared and metric not in has)
            claim = next(fits, len(claims))
            if claim == len(claims):
                claims.append((shared, set()))
            claims[claim][1].add(metric)
            scope = slots[region.id].get(SCOPE)
            facts: Facts = {
                "claim": claim + 1,
                "metric": metric,
                "span": region.span,
                "quote": region.quote,
                "scope": self._name(scope[0]) if scope else None,
            }
            found.append(GoldFigure(**facts, **shared, **self._figure(region)))
        return sorted(found, key=lambda figure: figure.claim)

    def _linked(self) -> dict[str, Slots]:
        """The slots of each figure, whichever way the arrow points."""
        regions, place = self._read.regions, self._read.place
        slots: dict[str, Slots] = {id: {} for id in regions}
        for pair in self._read.pairs:
            for id in pair:
                if id not in regions:
                    raise place.error(f"a relation leads to region {id}, which is not there")
            ends = [regions[id] for id in pair]
            figures = [end for end in ends if end.label in self._figures]
            others = [end for end in ends if end.label in LINKS]
            if not figures or not others:
                raise place.error(
                    f"a relation joins {ends[0]} and {ends[1]}: one must be a figure, the other a slot of it"
                )
            slots[figures[0].id].setdefault(others[0].label, []).append(others[0])
        return slots

    def _shared(self, region: Region, slots: Slots) -> Facts:
        """What a figure has in common with others of its claim, by slot."""
        platforms = {id for each in slots.get(PLATFORM, ()) for id in self._platforms(each)}
        found = {
            ENTITY: {self._name(each) for each in slots.get(ENTITY, ())},
            PLATFORM: {"+".join(sorted(platforms))} if platforms else set(),
            PERIOD: {self._period(each) for each in slots.get(PERIOD, ())},
            ATTRIBUTION: {self._name(each) for each in slots.get(ATTRIBUTION, ())},
        }
        for slot, values in found.items():
            if len(values) > 1:
                told = ", ".join(sorted(values))
                raise self._error(region, f"it is linked with {len(values)} of {slot}: {told}")
        return {slot: next(iter(values), None) for slot, values in found.items()}

    def _figure(self, region: Region) -> Facts:
        """Value, upper end, modifier, aspect and rate of a figure's region."""
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

    def _name(self, region: Region) -> str:
        """The name that a region of an entity, an attribution or a scope stands for."""
        written = region.text("name")
        return written if written and not self._is_stale(region) else region.quote

    def _platforms(self, region: Region) -> set[str]:
        """The ids of the platforms that a region names."""
        chosen = set(region.fields.get(PLATFORM, ()))
        if chosen and not self._is_stale(region):
            return chosen
        words = read_words(normalize_text(region.quote, self._lexicon).text)
        found = find_platforms(words, vocabulary(self._lexicon))
        ids = {id for mention in found for id in mention.id.split("+")} or chosen
        if not ids:
            raise self._error(region, "it names no platform of the lexicon; choose one")
        return ids

    def _period(self, region: Region) -> str:
        """The TIMEX3 value of a period's region."""
        written = region.text(PERIOD)
        if written and not self._is_stale(region):
            return written
        whole = Span(0, len(region.quote))
        for text, span in ((self._article.text, region.span), (region.quote, whole)):
            periods = find_periods(text, reference=self._article.published, lexicon=self._lexicon)
            for period in periods:
                if period.span == span:
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

    @cached_property
    def _numbers(self) -> dict[Span, Number]:
        found = find_numbers(self._article.text, lexicon=self._lexicon)
        return {number.span: number for number in found}

    def _number(self, region: Region) -> Number | None:
        """The number that a region holds, in the article or else by itself; shares and multiples count nothing."""
        number = self._numbers.get(region.span)
        if number is None:
            alone = find_numbers(region.quote, lexicon=self._lexicon)
            whole = Span(0, len(region.quote))
            number = next((each for each in alone if each.span == whole), None)
        return number if number is not None and number.kind not in NO_COUNT else None

    def _written(self, region: Region, name: str) -> Value | None:
        written = region.text(name)
        if written is None:
            return None
        plain = re.sub("[,_]", "", written) if GROUPED.fullmatch(written) else written
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
        return self._read.place.inside(str(region)).error(problem)

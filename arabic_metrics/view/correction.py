"""What a region means: as the annotator wrote it, else as the machine said of the same region, else as the grammars read it."""

import re

from arabic_metrics.core import AnnotationError, Article, Span
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse import Number, find_numbers, find_periods
from arabic_metrics.parse.digits import Value
from arabic_metrics.recognize import vocabulary
from arabic_metrics.recognize.platform import find_platforms
from arabic_metrics.recognize.word import read_words
from arabic_metrics.resolve.exact import read_value
from arabic_metrics.view.label_studio_region import Annotation, Region
from arabic_metrics.view.mark import ASPECTS, MODIFIERS, PERIOD, PLATFORM, RANK

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

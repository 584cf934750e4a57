"""The labels of the pages, in each of their languages; and periods and asides in words: «الربع الثالث 2025» for 2025-Q3."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import tomli

from arabic_metrics.core.argument import check_text
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.entry import WordClass
from arabic_metrics.lexicon.entry_claim import Country, Metric, Platform
from arabic_metrics.lexicon.inflect import feminine_forms, masculine_forms, other_forms
from arabic_metrics.resolve.aside import JOINT, LANGUAGE, PLACE

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_DIRECTIONS = {"ar": "rtl", "en": "ltr"}
_GENERIC = "slot"
LOSS = "loss"  # the aside of a change that is one
GAP = "gap"  # that of a change that is a difference from another


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language.

    >>> labels = load_labels("en")
    >>> labels("page", "claims"), labels("modifier", "more_than"), labels.slot("views")
    ('Claims', 'more than', 'Views')
    """

    language: Language
    texts: Mapping[str, Mapping[str, str]]

    def __call__(self, table: str, id: str) -> str:
        """Return a label; an id that has none, such as a metric of your own, is shown as it is.

        >>> load_labels("en")("metric", "donations")
        'donations'
        """
        return self.texts[table].get(id, id)

    @property
    def direction(self) -> str:
        """The direction that the language is written in: `rtl` or `ltr`."""
        return _DIRECTIONS[self.language]

    def slot(self, id: str) -> str:
        """Return the label of a slot; a metric is one, too."""
        return self(_GENERIC if id in self.texts[_GENERIC] else "metric", id)

    def platform(self, id: str) -> str:
        """Return the label of a platform, or of several.

        >>> load_labels("en").platform("facebook+x")
        'Facebook + X'
        """
        return " + ".join(self("platform", each) for each in id.split("+"))


def load_labels(language: Language) -> Labels:
    """Return the labels of a language.

    Raises:
        TypeError: the language is no string.
        ValueError: there are none of this language.
    """
    check_text(language, "language", " or ".join(LANGUAGES))
    if language not in LANGUAGES:
        raise ValueError(
            f"«{language}» is no language of the pages: choose {' or '.join(LANGUAGES)}"
        )
    return _labels(language)


@cache
def _labels(language: Language) -> Labels:
    tables = tomli.loads(
        files(__package__).joinpath("data", "label.toml").read_text(encoding="utf-8")
    )
    return Labels(
        language,
        {
            table: {id: texts[language] for id, texts in entries.items()}
            for table, entries in tables.items()
        },
    )


@cache
def spellings(platform: str) -> str:
    """Return every spelling of a platform, or of several: what a reader may search for.

    >>> {"facebook", "Facebook", "فيسبوك", "تويتر"} <= set(spellings("facebook+x").split())
    True
    """
    ids = platform.split("+")
    shown = (load_labels(language).platform(each) for language in LANGUAGES for each in ids)
    known = {entry.id: entry.forms for entry in load_lexicon().of(Platform)}
    return " ".join((*shown, *(form for each in ids for form in known.get(each, ()))))


@cache
def slot_spellings(slot: str) -> str:
    """Return the id of a metric, its labels in every language and the forms of its nouns, for a search.

    >>> {"followers", "Followers", "المتابعون", "متابع", "متابعين"} <= set(slot_spellings("followers").split())
    True
    """
    shown = (load_labels(language).slot(slot) for language in LANGUAGES)
    fold = load_lexicon().fold
    inflected = (
        forms
        for entry in load_lexicon().of(Metric)
        if entry.id == slot
        for forms in (
            *(masculine_forms(fold(noun)) for noun in entry.masculine),
            *(feminine_forms(fold(noun)) for noun in entry.feminine),
            *(other_forms(fold(noun)) for noun in entry.other),
        )
    )
    nouns = dict.fromkeys(
        form for forms in inflected for form, told in forms.items() if not told.pronoun
    )
    return " ".join((slot, *shown, *nouns))


def day_words(day: dt.date | None, labels: Labels) -> str:
    """Return a day in words; empty if it is not known.

    >>> day_words(dt.date(2025, 11, 2), load_labels("en")), day_words(None, load_labels("en"))
    ('2 November 2025', '')
    """
    return period_words(day.isoformat(), labels) if day else ""


def aside_words(aside: str, labels: Labels) -> str:
    """Return what is told of a part of the audience in words, each thing once, and of a loss; empty if nothing is.

    >>> aside_words("active place:DE", load_labels("ar")), aside_words("active place:DE", load_labels("en"))
    ('ربما: النشطون، في ألمانيا', 'perhaps: active, in Germany')
    """
    kinds = [each for each in aside.split() if each != LOSS]
    joint = f"{labels('aside', 'and')} "
    told = joint.join(
        dict.fromkeys(_aside_words(each, labels) for each in _without_nameless(kinds))
    )
    loss = labels("aspect", LOSS) if LOSS in aside.split() else ""
    perhaps = labels("aside", "perhaps").format(told) if told else ""
    return joint.join(filter(None, (loss, perhaps)))


def _aside_words(aside: str, labels: Labels) -> str:
    if aside.startswith(PLACE):
        return labels("aside", "place").format(_place_name(aside, labels))
    if aside.startswith(LANGUAGE):
        language = labels("language", aside.removeprefix(LANGUAGE))
        return labels("aside", "language").format(language)
    return labels("aside", aside)


def _without_nameless(asides: list[str]) -> list[str]:
    """Leave out «في البلاد» beside «في الهند»: it is the same place, or another that is not known."""
    nameless = load_labels("ar").texts["some_region"]
    named = [each for each in asides if _region(each) not in nameless]
    return named if any(each.startswith(PLACE) for each in named) else asides


def _place_name(place: str, labels: Labels) -> str:
    """The name of a country by its code, or of a region; one that has no label is named as papers write it."""
    for country in load_lexicon().of(Country):
        if PLACE + country.code == place:
            return country.name if labels.language == "ar" else country.id.replace("_", " ").title()
    region = _region(place)
    return labels("region" if region in labels.texts["region"] else "some_region", region)


def _region(place: str) -> str:
    """The words of a region as papers write them; an aside holds them folded."""
    lexicon = load_lexicon()
    regions = next(each for each in lexicon.of(WordClass) if each.id == "region_word").forms
    name = place.removeprefix(PLACE).replace(JOINT, " ")
    return next((form for form in regions if lexicon.fold(form) == name), name)


LAST_HIJRI = 1700  # years before it are of the Hijri calendar
FEW = range(3, 11)  # «3 أشهر», but «11 شهرا»
DURATION = re.compile(r"P(?:[\dX.]+[YMWD])*(?:T(?:[\dX.]+[HMS])+)?")
AMOUNT = re.compile(r"([\d.]+|X)([YMWDHS])")
Words = Callable[[re.Match[str], Labels], str]


def period_words(value: str, labels: Labels) -> str:
    """Return a TIMEX3 value in words, or as it is if its form is unknown. Years before 1700 are taken for Hijri years.

    >>> labels = load_labels("ar")
    >>> [period_words(value, labels) for value in ("2025-Q3", "2025-08-05", "../2016-07", "P3M", "XXXX-WXX-4")]
    ['الربع الثالث 2025', '5 أغسطس 2025', 'حتى يوليو 2016', '3 أشهر', 'الخميس']
    """
    first, slash, last = value.partition("/")
    if not slash or first.startswith("FY"):
        return _single(value, labels)
    if last == "..":
        return labels("period", "since").format(_single(first, labels))
    if first == "..":
        return labels("period", "until").format(_single(last, labels))
    return labels("period", "range").format(_single(first, labels), _single(last, labels))


def _single(value: str, labels: Labels) -> str:
    named = labels("period", value)
    if named != value:
        return named
    if len(value) > 1 and DURATION.fullmatch(value):
        return _duration(value, labels)
    for pattern, words in FORMS:
        if match := pattern.fullmatch(value):
            return words(match, labels)
    return value


def _duration(value: str, labels: Labels) -> str:
    """A duration in words: «3 أشهر», «سنة و6 أشهر», «أيام». After the T, M is minutes."""
    days, _, hours = value[1:].partition("T")
    parts = [(amount, unit) for amount, unit in AMOUNT.findall(days)]
    parts += [(amount, "MIN" if unit == "M" else unit) for amount, unit in AMOUNT.findall(hours)]
    joint = labels("period", "and")
    joint = f" {joint}" if labels.language == "ar" else f" {joint} "
    return joint.join(_amount(*part, labels) for part in parts)


def _amount(amount: str, unit: str, labels: Labels) -> str:
    if amount == "X":
        return labels("unit_few", unit).removeprefix("{} ")
    number = int(amount) if amount.isdecimal() else None
    size = {1: "unit_one", 2: "unit_two"}.get(number or 0)
    size = size or ("unit_few" if number is not None and number % 100 in FEW else "unit_many")
    return labels(size, unit).format(amount)


def _year(year: str, labels: Labels) -> str:
    return labels("period", "hijri").format(year) if int(year) < LAST_HIJRI else year


def _month(number: str, year: str | None, labels: Labels) -> str:
    hijri = year is not None and int(year) < LAST_HIJRI
    return labels("hijri_month" if hijri else "month", str(int(number)))


def _day_words(match: re.Match[str], labels: Labels) -> str:
    year, month, day = match.groups()
    told = year if year.isdecimal() else None
    words = f"{int(day)} {_month(month, told, labels)}"
    return f"{words} {_year(year, labels)}" if told else words


def _month_words(match: re.Match[str], labels: Labels) -> str:
    year, month = match.groups()
    if not year.isdecimal():
        return _month(month, None, labels)
    return f"{_month(month, year, labels)} {_year(year, labels)}"


def _part_words(match: re.Match[str], labels: Labels) -> str:
    year, part = match.groups()
    if not year.isdecimal():
        return labels("part", part).removesuffix(" of")
    return f"{labels('part', part)} {_year(year, labels)}"


def _week_words(match: re.Match[str], labels: Labels) -> str:
    year, week, weekend = match.groups()
    return labels("period", "weekend" if weekend else "week").format(int(week), year)


FORMS: tuple[tuple[re.Pattern[str], Words], ...] = (
    (re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)"), _day_words),
    (re.compile(r"(\d{4}|XXXX)-(\d\d)"), _month_words),
    (re.compile(r"(\d{4}|XXXX)-(Q[1-4]|H[12]|S[PU]|FA|WI)"), _part_words),
    (
        re.compile(r"XXXX-XX-(\d\d)"),
        lambda match, labels: labels("period", "day").format(int(match[1])),
    ),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week_words),
    (re.compile(r"XXXX-WXX-([1-7])"), lambda match, labels: labels("weekday", match[1])),
    (
        re.compile(r"FY(\d{4}(?:/\d{4})?)"),
        lambda match, labels: labels("period", "fiscal").format(match[1]),
    ),
    (
        re.compile(r"(\d{3})"),
        lambda match, labels: labels("period", "decade").format(f"{match[1]}0"),
    ),
    (re.compile(r"(\d{4})"), lambda match, labels: _year(match[1], labels)),
)

"""The entries that the period grammar reads: months, days, units, what shifts them and what bounds them."""

from typing import Literal

from pydantic import Field

from arabic_metrics.lexicon.entry import Entry, Forms

Calendar = Literal["gregorian", "hijri"]
Unit = Literal[
    "second", "minute", "hour", "day", "week", "month", "quarter", "half", "year", "decade", "century",
]  # fmt: skip


class Month(Entry):
    """A month in all its sets of names; `guarded` names are other words too, and need a cue."""

    spelled_in = ("forms", "guarded")
    number: int = Field(ge=1, le=12)
    calendar: Calendar = "gregorian"
    guarded: Forms = ()


class Weekday(Entry):
    """A day of the week, Monday 1 to Sunday 7. Without the article it is read only after «كل», «يوم» or an ordinal."""

    number: int = Field(ge=1, le=7)


class TimeUnit(Entry):
    """A unit of time: singular, dual, plural, and the adverb that says «every»: شهريا."""

    spelled_in = ("forms", "dual", "dual_construct", "plural", "adverb")
    unit: Unit
    dual: Forms = ()
    dual_construct: Forms = ()  # «شهري يناير وفبراير»
    plural: Forms = ()
    adverb: Forms = ()
    # Another word too: a count alone does not make it a period («ثلاثة عقود»).
    guarded: bool = False
    alone: bool = False  # read only where it is the whole text


class Relative(Entry):
    """A word that places a period against the publication date: الماضي, الجاري, المقبل."""

    shift: Literal[-1, 0, 1]
    # «التالي» may follow what the text named; «الأخير» may close a row.
    role: Literal["plain", "anaphoric", "last"] = "plain"


class NamedDay(Entry):
    """A day counted from the publication date: أمس, غدا."""

    spelled_in = ("forms", "guarded")
    shift: int
    guarded: Forms = ()  # read only with a preposition before it: «الغد» is also a newspaper


class Part(Entry):
    """A part of a month or year: أوائل, منتصف, أواخر; what is left of it: بقية."""

    part: Literal["begin", "middle", "end", "rest", "within"]


class Season(Entry):
    """A season, as TIMEX3 writes it. It is read only with a year or a relative: «ربيع» is also a name."""

    code: Literal["SP", "SU", "FA", "WI"]


class Decade(Entry):
    """A decade of a century: السبعينيات."""

    number: int = Field(ge=10, le=90)


class Holiday(Entry):
    """A holiday whose date a calendar fixes."""

    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=30)
    calendar: Calendar = "gregorian"


class PeriodWord(Entry):
    """Function words of the period grammar; the id is the role in the grammar."""


class PeriodContext(Entry):
    """Neighbours that make a time word something else. `forms` empty: whatever begins with a digit or a month."""

    before: Forms = ()
    after: Forms = ()


PERIOD_ENTRY_CLASSES: dict[str, type[Entry]] = {
    "month": Month,
    "weekday": Weekday,
    "time_unit": TimeUnit,
    "relative": Relative,
    "named_day": NamedDay,
    "part": Part,
    "season": Season,
    "decade": Decade,
    "holiday": Holiday,
    "period_word": PeriodWord,
    "period_context": PeriodContext,
}

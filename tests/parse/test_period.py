"""Periods: every phrase and sentence of the period tables, and what must hold of any text."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics import Period, find_periods
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.entry_period import PERIOD_ENTRY_CLASSES, Month, PeriodWord
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse.calendar import HIJRI, date_of, hijri_month, month_plus
from arabic_metrics.parse.period import period_parser
from tests.corpus import Table, cases, reference

TABLES = ("parse/period", "parse/duration", "parse/relative", "parse/set", "parse/no_period")
ANY_DATE = st.dates(dt.date(1, 1, 1), dt.date.max)
NEWS_DATE = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))


def read(period: Period) -> tuple[str, str, dt.date | None, dt.date | None, str]:
    return period.surface, period.value, period.start, period.end, period.calendar


def expected(entry: Table, surface: str) -> tuple[str, str, dt.date | None, dt.date | None, str]:
    return (
        surface,
        entry["value"],
        entry.get("start"),
        entry.get("end"),
        entry.get("calendar", "gregorian"),
    )


@pytest.mark.parametrize(("phrase", "entry"), cases(*TABLES, table="period"))
def test_phrase_is_one_period(phrase: str, entry: Table) -> None:
    found = find_periods(phrase, reference=reference(entry))

    assert [read(period) for period in found] == [expected(entry, phrase)]


@pytest.mark.parametrize(("text", "entry"), cases(*TABLES, table="sentence"))
def test_sentence_has_these_periods_and_no_others(text: str, entry: Table) -> None:
    found = find_periods(text, reference=reference(entry))

    assert [read(period) for period in found] == [
        expected(one, one["surface"]) for one in entry["periods"]
    ]


@pytest.mark.parametrize(("phrase", "entry"), cases(*TABLES, table="nothing"))
def test_phrase_has_no_period(phrase: str, entry: Table) -> None:
    assert find_periods(phrase, reference=reference(entry)) == ()


# -- of any text


def words() -> list[str]:
    """Return the words that the grammar knows, and digits in every date-like shape."""
    lexicon = load_lexicon()
    forms = {
        form
        for table, entry in lexicon.all_entries()
        if table in PERIOD_ENTRY_CLASSES
        for form in entry.all_forms()
    }
    particles = ["", "ال", "و", "ب", "لل"]
    digits = [
        "1",
        "15",
        "31",
        "2024",
        "1446",
        "0",
        "12/5",
        "2025/3",
        "1-15",
        "2016-2018",
        "10:30",
        "31/12/1999",
        "3.5",
        "999999999",
    ]
    numbers = ["ثلاثة", "الثالث", "عشر", "وعشرين", "ألفين", "نصف", "ونصف", "صفر", "مليون", "خمسة"]
    marks = ["،", ".", "-", "/", "(", ")", "\n", "هـ", "م"]
    return [particle + form for particle in particles for form in sorted(forms)] + 40 * (
        digits + numbers + marks
    )


WORDS = words()
PERIOD_TEXT = st.lists(st.sampled_from(WORDS), max_size=14).flatmap(
    lambda chosen: st.sampled_from([" ", ""]).map(lambda gap: gap.join(chosen))
)


@given(st.one_of(PERIOD_TEXT, st.text()), st.none() | ANY_DATE)
def test_any_text_gives_sorted_disjoint_slices(text: str, published: dt.date | None) -> None:
    found = find_periods(text, reference=published)

    for period in found:
        assert period.span.of(text) == period.surface != ""
        if period.start is not None and period.end is not None:
            assert period.start < period.end
    for first, second in itertools.pairwise(found):
        assert first.span.end <= second.span.start


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), NEWS_DATE)
def test_a_named_year_does_not_change_with_the_reference(day: dt.date, published: dt.date) -> None:
    month = next(
        entry for entry in load_lexicon().of(Month) if entry.number == day.month
    ).all_forms()
    for text in (
        f"{day.day} {next(month)} {day.year}", f"عام {day.year}", f"{day.day}/{day.month}/{day.year}", f"صيف {day.year}",
        f"الربع الثالث من {day.year}", f"أواخر عام {day.year}", f"منذ عام {day.year}", f"من مارس إلى مايو {day.year}",
    ):  # fmt: skip
        assert find_periods(text, reference=published) == find_periods(text) != ()


@given(st.integers(1, 12), st.integers(1, 28), st.integers(1950, 2050), NEWS_DATE)
def test_month_sets_and_digit_scripts_agree(
    month: int, day: int, year: int, published: dt.date
) -> None:
    names = [
        name for entry in load_lexicon().of(Month) if entry.number == month and entry.calendar == "gregorian"
        for name in entry.all_forms()
    ]  # fmt: skip
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for pattern in (
        "{day} {name} {year}",
        "{name} {year}",
        "{day} {name}",
        "شهر {name}",
        "منذ {name} {year}",
        "{name} الماضي",
    ):
        texts = [pattern.format(day=day, name=name, year=year) for name in names]
        read_as = {
            (period.value, period.start, period.end)
            for text in (*texts, *(text.translate(arabic) for text in texts))
            for period in find_periods(text, reference=published)
        }
        assert len(read_as) == 1
    assert len(names) >= 3


RELATIVE = (
    "العام الماضي", "العام الجاري", "الشهر الماضي", "الشهر المقبل", "أغسطس الماضي", "15 مايو", "شهر مايو", "الربع الماضي",
    "الربع الأول من العام الجاري", "أواخر العام الماضي", "منذ بداية العام", "آخر ستة أشهر", "قبل عامين", "صيف العام الماضي",
)  # fmt: skip


@pytest.mark.parametrize("text", RELATIVE)
@given(
    published=st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)).filter(
        lambda day: (day.month, day.day) != (2, 29)
    )
)
def test_a_year_later_is_a_year_later(text: str, published: dt.date) -> None:
    def shifted(day: dt.date | None, months: int) -> dt.date | None:
        return None if day is None else month_plus(day, months)

    later = month_plus(published, 12)
    (first,), (second,) = (
        find_periods(text, reference=published),
        find_periods(text, reference=later),
    )

    assert (second.end is None) == (first.end is None)
    for before, after in ((first.start, second.start), (first.end, second.end)):
        # where one of the two years has a 29 February, a length counted back in days differs by that day
        assert before is None or after is None or abs((after - shifted(before, 12)).days) <= 1  # type: ignore[operator]


@given(st.integers(1343, 1500), st.integers(1, 12), st.integers(1, 28))
def test_hijri_days_lie_in_their_month(year: int, month: int, day: int) -> None:
    start, end = hijri_month(year, month)
    found = date_of(year, month, day, HIJRI)

    assert start is not None and end is not None and found is not None
    assert start <= found < end


RULES = (
    ("الربع الثالث من 2025", "quarter"), ("النصف الأول من 2025", "half"), ("النصف الأول من مايو 2025", "half of a month"),
    ("النصف الأول من القرن العشرين", "half of years"), ("الربع الأخير من القرن العشرين", "quarter of years"),
    ("آخر 3 سنوات", "up to now"), ("آخر شهر", "up to now"), ("الأشهر الستة الماضية", "up to now"), ("الأشهر الستة المقبلة", "from now"),
    ("قبل يومين", "ago"), ("بعد يومين", "in"), ("منذ 2016", "since"), ("حتى عام 2016", "until"),
    ("قبل عام 2016", "before"), ("بعد عام 2016", "after"), ("اعتبارا من مارس 2025", "since"),
    ("عام 1300هـ", "year, tabular calendar"), ("عام 1400هـ", "year"), ("مايو الماضي", "relative month"), ("مايو 2024", "month"),
    ("أوائل مايو 2024", "part"), ("السبعينيات", "decade"), ("القرن العشرين", "century"), ("صيف 2024", "season"),
    ("الخميس الماضي", "weekday"), ("الخميس 30", "weekday and day"), ("الجمعة الأخيرة من مايو 2024", "weekday of month"),
    ("آخر يوم من مايو 2024", "first or last day"), ("أول تسعة أشهر من 2024", "first months"),
    ("الأيام العشرة الأولى من مايو 2024", "first days"), ("الأسبوع الثالث من عام 2027", "week of a year"),
    ("آخر أسبوع في سبتمبر 2024", "week of a month"), ("أمس", "named day"), ("تلك الفترة", "anaphor"), ("كل أسبوع", "set"),
    ("ثلاثة أشهر", "duration"), ("2018 - 2022", "range"), ("السنة المالية 2023/2024", "fiscal year"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), RULES)
def test_a_period_names_what_read_it(text: str, rule: str) -> None:
    found = find_periods(text, reference=dt.date(2025, 11, 2))

    assert [(period.surface, period.rule) for period in found] == [(text, rule)]


# -- clock times and anaphors


@pytest.mark.parametrize("text", ["الساعة 10:30", "الثالثة عصرا", "الساعة الثامنة والنصف مساء"])
def test_clock_times_are_read_for_other_stages(text: str) -> None:
    parsed = list(period_parser(load_lexicon()).parse(normalize_text(text).text))

    assert [(one.kind, one.span.start, one.span.end) for one in parsed] == [("clock", 0, len(text))]
    assert find_periods(text) == ()


def test_following_is_counted_from_an_earlier_date() -> None:
    published = dt.date(2025, 11, 2)
    alone = find_periods("في الشهر التالي", reference=published)
    told = find_periods("افتتحت في مايو 2010، وفي الشهر التالي أغلقت", reference=published)

    assert alone[0].value == "2025-12"
    assert [period.value for period in told] == ["2010-05", "PXX"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "هـ",
        "من",
        "من إلى",
        "بين و",
        "منذ",
        "آخر",
        "كل",
        "النصف الأول من",
        "31/",
        "2024-",
        "هذا",
    ],
)
def test_unfinished_phrases(text: str) -> None:
    assert find_periods(text) == ()


# -- the lexicon proves itself


@pytest.mark.parametrize(
    ("table", "id", "example"),
    [
        pytest.param(table, entry.id, example, id=f"{table}-{entry.id}-{example}")
        for table, entry in load_lexicon().all_entries()
        if table in PERIOD_ENTRY_CLASSES
        and table not in ("period_word", "period_context", "relative", "part", "time_unit")
        for example in entry.examples
    ],
)
def test_examples_are_read(table: str, id: str, example: str) -> None:
    assert find_periods(example, reference=dt.date(2025, 11, 2)) != ()


def test_every_role_is_unique() -> None:
    ids = [entry.id for entry in load_lexicon().of(PeriodWord)]

    assert len(ids) == len(set(ids))

"""The times that a text tells, and the one explicit period that a duration or «تلك الفترة» can mean."""

import datetime as dt

import pytest

from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize.recognize import recognize_mentions
from arabic_metrics.resolve.reading import Reading
from arabic_metrics.resolve.told import PeriodLinks, Told, ToldReader

PUBLISHED = dt.date(2025, 11, 2)


def read(text: str) -> list[Told]:
    lexicon = load_lexicon()
    parsed = parse_expressions(normalize_text(text, lexicon), lexicon, reference=PUBLISHED)
    return ToldReader(Reading(recognize_mentions(parsed, lexicon))).told


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("صدر عن الربع الثالث من 2025 تقرير، وزاد العدد خلال 3 أشهر", "2025-Q3"),
        ("صدر عن النصف الأول من 2025 تقرير، وزاد العدد خلال 6 أشهر", "2025-H1"),
        ("صدر عن عام 2024 تقرير، وزاد العدد خلال 12 شهرا", "2024"),
        ("صدر عن عام 2024 تقرير، وزاد العدد خلال عام واحد", "2024"),
        ("صدر عن عام 2024 تقرير، وزاد العدد خلال 3 أشهر", None),
        ("قورن الربع الأول من 2025 بالربع الثالث من 2025، وزاد العدد خلال 3 أشهر", None),
        ("قورن الربع الثالث من 2025 بعام 2024، وزاد العدد خلال 3 أشهر", "2025-Q3"),
        ("أقيم من 1 إلى 14 مايو 2025، وزاد العدد خلال 14 يوما", "2025-05-01/2025-05-14"),
        ("أقيم من 1 إلى 14 مايو 2025، وزاد العدد خلال أسبوعين", "2025-05-01/2025-05-14"),
        ("أقيم من 1 إلى 14 مايو 2025، وزاد العدد خلال 13 يوما", None),
        ("أقيم من 1 إلى 7 مايو 2025، وزاد العدد خلال 7 أيام", "2025-05-01/2025-05-07"),
        ("أقيم من 1 إلى 6 مايو 2025، وزاد العدد خلال 6 أيام", None),
        ("صدر عن أغسطس 2025 تقرير، وزاد العدد خلال تلك الفترة", "2025-08"),
        ("قورن مايو 2024 بأغسطس 2025، وزاد العدد خلال تلك الفترة", "2025-08"),
        ("زاد العدد خلال تلك الفترة، وهي أغسطس 2025", "2025-08"),
        ("زاد العدد خلال تلك الفترة، بين مايو 2024 ومايو 2025، لا في أغسطس 2025", None),
        ("صدر عن الربع الثالث من 2025 تقرير، وزاد خلال 3 أشهر، وفي تلك الفترة نشر", "2025-Q3"),
        ("زاد العدد خلال 3 أشهر", None),
    ],
)
def test_the_one_period_that_is_meant(text: str, meant: str | None) -> None:
    told = read(text)
    links = PeriodLinks([it.period for it in told if it.period is not None])
    asking = [it for it in told if it.sort in ("duration", "anaphor")]
    found = links.meant(asking[-1])
    assert (None if found is None else found.value) == meant


def test_a_period_with_dates_means_itself() -> None:
    told = read("صدر عن أغسطس 2025 تقرير")
    assert PeriodLinks([it.period for it in told if it.period is not None]).meant(told[0]) is None


@pytest.mark.parametrize(
    ("text", "surface", "sort", "value"),
    [
        ("يتابع الصفحة حتى الآن 3 ملايين شخص", "حتى الآن", "now", "PRESENT_REF"),
        ("زاد متابعو الصفحة مؤخرا", "مؤخرا", "recent", "PAST_REF"),
        ("حقق الفيديو 3 ملايين مشاهدة في غضون ساعات", "ساعات", "loose", "PTXH"),
        ("حقق الفيديو 3 ملايين مشاهدة في غضون أيام", "أيام", "loose", "PXD"),
        ("حقق الفيديو 3 ملايين مشاهدة خلال أسبوعه الأول", "أسبوعه الأول", "loose", "P1W"),
        ("حقق الفيديو 3 ملايين مشاهدة في فترة وجيزة", "فترة وجيزة", "loose", None),
        ("حقق الفيديو 3 ملايين مشاهدة منذ إطلاقه", "منذ إطلاقه", "since", None),
        ("حقق الفيديو 3 ملايين مشاهدة بعد نشره", "بعد نشره", "event", None),
        ("حقق الفيديو 3 ملايين مشاهدة في أقل من ساعة", "أقل من ساعة", "loose", "PT1H"),
        ("حقق الفيديو 3 ملايين مشاهدة خلال الشهرين", "الشهرين", "loose", "P2M"),
        (
            "حقق الفيديو 3 ملايين مشاهدة في الأسابيع الثلاثة الأولى",
            "الأسابيع الثلاثة الأولى", "loose", "PXW",
        ),
        ("حقق الفيديو 3 ملايين مشاهدة منذ شهور", "شهور", "loose", "PXM"),
        ("حقق الفيديو 3 ملايين مشاهدة منذ فترة", "منذ فترة", "since", None),
        ("زاد جمهور الموقع منذ أن افتتح الموقع", "منذ أن افتتح الموقع", "since", None),
        ("حقق الفيديو 3 ملايين مشاهدة خلال المناظرة", "خلال المناظرة", "event", None),
        ("وحاليا يتابع الصفحة 3 ملايين شخص", "حاليا", "now", "PRESENT_REF"),
    ],
)  # fmt: skip
def test_times_that_no_calendar_reads(
    text: str, surface: str, sort: str, value: str | None
) -> None:
    normalized = normalize_text(text, load_lexicon())
    found = [(normalized.to_source(it.span).of(text), it.sort, it.value) for it in read(text)]
    assert found == [(surface, sort, value)]


@pytest.mark.parametrize(
    "text",
    [
        "حقق الفيديو ربع مليون مشاهدة",
        "حقق الفيديو 3 ملايين مشاهدة من خلال حسابها",
        "حقق الفيديو 3 ملايين مشاهدة من قبل الجمهور",
        "حقق الفيديو 3 ملايين مشاهدة بعد 12 منشورا",
        "حقق الفيديو 3 ملايين مشاهدة بعد متابعي الصفحة",
        "حقق الفيديو 3 ملايين مشاهدة في وقت الحفل",
        "انظر news.example/2010/07/title عن الصفحة",
        "حقق الفيديو 3 ملايين مشاهدة رغم مرور ثلاث سنوات على نشره",
        "بلغ عدد متابعي صحيفة الإمارات اليوم 3 ملايين",
        "بلغ عدد متابعي قناة ليبيا اليوم 3 ملايين",
    ],
)
def test_what_tells_no_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("زاد العدد في الفترة نفسها من 2024", "2024"),
        ("زاد العدد في الفترة نفسها. من 2024", None),
        ("زاد العدد في الفترة نفسها من 20240", None),
        ("زاد العدد في الفترة نفسها من 3024", None),
    ],
)
def test_the_same_period_is_of_the_year_right_behind_it(text: str, year: str | None) -> None:
    [told] = read(text)
    assert (told.year and told.year.value) == year

"""What speaks for a place or a set as the scope of a figure or a rank, and against it."""

import pytest

from arabic_metrics import extract_claims
from tests.resolve.asked import options

ACCOUNT = "حساب بلدية دبي"


@pytest.mark.parametrize(
    ("text", "label", "feature"),
    [
        (f"حل {ACCOUNT} ثانيا عربيا على تويتر", "عربيا", "rank adverb"),
        (f"حل {ACCOUNT} ثانيا عربيا على تويتر", "عربيا", "rank behind 0"),
        (f"حل {ACCOUNT} ثانيا عربيا على تويتر", "عربيا", "rank adverb bare"),
        (f"حل {ACCOUNT} على تويتر ثانيا في الأردن", "الاردن", "rank country placed"),
        (f"حل {ACCOUNT} على تويتر ثانيا في الأردن", "الاردن", "rank behind 1"),
        (f"حل {ACCOUNT} في الأردن ثانيا على تويتر", "الاردن", "rank before 0"),
        (f"في الأردن حل {ACCOUNT} ثانيا على تويتر", "الاردن", "rank opens the sentence country"),
        (f"في الأردن حل {ACCOUNT} ثانيا على تويتر", "الاردن", "rank before verbs 1 country"),
        (f"حل {ACCOUNT} على تويتر ثانيا (الأردن)", "الاردن", "rank behind a bracket"),
        (f"اجتمع الناس في الأردن. وحل {ACCOUNT} ثانيا على تويتر", "الاردن", "rank back country"),
        (f"اجتمع الناس في الأردن. وحل {ACCOUNT} ثانيا على تويتر", "الاردن", "rank back inside"),
        (f"في الأردن اجتمع الناس. وحل {ACCOUNT} ثانيا على تويتر", "الاردن", "rank back head"),
        (f"يتابع {ACCOUNT} على تويتر 300 ألف متابع داخل الأردن", "الاردن", "figure country placed"),
        (f"يتابع {ACCOUNT} على تويتر 300 ألف متابع داخل الأردن", "الاردن", "behind the metric 1 country"),
        (f"بلغ عدد المتابعين داخل الأردن على {ACCOUNT} 300 ألف", "الاردن", "between the metric and the number country"),
        (f"قالت الأردن إن {ACCOUNT} يتابعه 300 ألف متابع على تويتر", "الاردن", "speaker"),
        (f"حل {ACCOUNT} على تويتر ثانيا بين صفحات الحكومات", "صفحات الحكومات", "rank opener set_opener"),
        (f"حل {ACCOUNT} على تويتر ثانيا في مصر ثم في الأردن", "الاردن", "rank behind over 1"),
        (f"حل {ACCOUNT} على تويتر ثانيا بـ300 ألف متابع في الأردن", "الاردن", "rank behind numbers 2"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_scope(text: str, label: str, feature: str) -> None:
    found = options(text, "scope")
    assert any(feature in told.get(label, ()) for told in found), found


@pytest.mark.parametrize(
    ("text", "label", "feature"),
    [
        (f"حل {ACCOUNT} ثانيا على تويتر في الأردن", "الاردن", "rank opens the sentence country"),
        (f"حل {ACCOUNT} على تويتر ثانيا في الأردن", "الاردن", "rank behind a bracket"),
        (f"حل {ACCOUNT} على تويتر ثانيا في الأردن", "الاردن", "rank back country"),
        (f"يتابع {ACCOUNT} 300 ألف متابع في الأردن", "الاردن", "speaker"),
        (
            f"يتابع {ACCOUNT} 300 ألف متابع في الأردن",
            "الاردن", "between the metric and the number country",
        ),
    ],
)  # fmt: skip
def test_what_is_not(text: str, label: str, feature: str) -> None:
    [told, *_] = options(text, "scope")
    assert label in told
    assert feature not in told[label]


@pytest.mark.parametrize(
    ("sentences", "offered"), [(0, True), (1, False)], ids=["the sentence before", "two before"]
)
def test_a_place_is_offered_in_the_next_sentence_alone(sentences: int, offered: bool) -> None:
    between = " عاد الناس." * sentences
    [told] = options(f"نام الناس في الأردن.{between} وحل {ACCOUNT} ثانيا على تويتر", "scope")
    assert ("الاردن" in told) == offered


def test_what_follows_in_the_next_sentence_is_no_scope_of_a_figure_before_it() -> None:
    [told] = options(f"يتابع {ACCOUNT} على تويتر 300 ألف متابع. ونام الناس في الأردن.", "scope")
    assert list(told) == ["none"]


@pytest.mark.parametrize("behind", ["سنة 2023", "ترند مصر"])
def test_a_time_or_a_trend_is_no_set(behind: str) -> None:
    [told] = options(f"جاء {ACCOUNT} على تويتر في المرتبة التاسعة {behind}", "scope")
    assert not any(label.startswith(behind.split()[0]) for label in told)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("بلغ عدد المستخدمين العرب لفيسبوك 140 مليون مستخدم", "العرب"),
        ("بلغ عدد مستخدمي تيك توك من العرب 140 مليون مستخدم", "العرب"),
        ("بلغ عدد مستخدمي سناب شات في دبي 1.5 مليون مستخدم", "دبي"),
        ("بلغ عدد مستخدمي سناب شات في ولاية نيفادا مليون مستخدم", "ولاية نيفادا"),
        ("بلغ عدد مستخدمي تويتر السعوديين 3 ملايين مستخدم", "السعوديين"),
        ("لدى فيسبوك 50 مليون مستخدم في مصر", "مصر"),
        ("بلغ عدد مستخدمي تويتر في العالم 300 مليون مستخدم", None),
        ("بلغ عدد متابعي العربية على تويتر 300 ألف متابع", None),
    ],
)
def test_where_the_people_counted_are_is_told_right_behind_them(text: str, scope: str | None):
    [row] = extract_claims(text).rows()
    assert (row["scope"], row["aside"]) == (scope, None)

"""Series: names in a row, each with its place or its number."""

from collections.abc import Sequence

import pytest

from arabic_metrics.resolve import extract_claims
from arabic_metrics.resolve.choice import Asked, Choice, Option
from arabic_metrics.resolve.reading import Reading
from arabic_metrics.resolve.series import Item
from arabic_metrics.resolve.weights import packaged_weights
from tests.recognize.mentions import recognize


def items(text: str) -> list[Item]:
    """Return the items of the series of the first sentence in text order."""
    found = Reading(recognize(text).text).series(0)
    return list({id(found[at]): found[at] for at in sorted(found)}.values())


def told(text: str) -> list[tuple[str, str]]:
    return [(item.name.name if item.name else "", item.shape) for item in items(text)]


def test_names_lead_their_places_and_numbers() -> None:
    text = "تأتي الهند أولا بـ403 ملايين مستخدم لفيسبوك، ثم البرازيل ثانيا بنحو 197 مليونا، فالمكسيك ولها 120 مليونا"
    assert told(text) == [
        ("الهند", "name place number"),
        ("البرازيل", "name place number"),
        ("المكسيك", "name number"),
    ]


def test_a_place_may_lead_its_name() -> None:
    text = "وفي المركز الأول الهند (403 ملايين مستخدم لفيسبوك)، وفي المركز الثاني البرازيل (197 مليونا)"
    assert told(text) == [
        ("الهند", "place name number"),
        ("البرازيل", "place name number"),
    ]


def test_an_item_knows_its_place_in_the_series() -> None:
    found = items("لدى مصر 42 مليون مستخدم على فيسبوك، والعراق 21 مليونا، والمغرب 18 مليونا")
    assert [(item.order, item.size, item.again) for item in found] == [
        (1, 3, False),
        (2, 3, True),
        (3, 3, True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "بلغ عدد مستخدمي فيسبوك في مصر 42 مليون مستخدم",  # one name
        "تملك صفحة بلدية دبا على فيسبوك 42 ألف متابع و300 منشور",  # two numbers of one name
        "زار الهند 3 وفود، ثم زار البرازيل وفدان، ولهما صفحات على فيسبوك",  # too few of anything
    ],
)
def test_what_is_no_series(text: str) -> None:
    assert items(text) == []


class Once:
    """Takes the packaged choice, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.metrics: list[str] = []

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        if asked.slot == "metric":
            self.metrics.append(asked.figure.of(asked.text.text))
        return packaged_weights().choose(asked, options)


SERIES = "تتصدر الهند الترتيب (403 ملايين)، فالبرازيل (197 مليونا)، ثم المكسيك ولها على فيسبوك 120 مليون مستخدم"


def asked(text: str) -> tuple[list[str], list[tuple[object, object, object]]]:
    """Return the numbers that were asked for their metric, and what was read."""
    chooser = Once()
    rows = extract_claims(text, chooser=chooser, min_confidence=0).rows()
    told = sorted((row["start"], row["entity"], row["metric"], row["value"]) for row in rows)
    return chooser.metrics, [row[1:] for row in told if row[2] != "rank"]


def test_a_bare_number_counts_what_its_series_counts() -> None:
    metrics, rows = asked(SERIES)
    assert metrics == ["120 مليون"]  # asked once, for all
    assert [(metric, value) for _, metric, value in rows] == [
        ("users", 403_000_000),
        ("users", 197_000_000),
        ("users", 120_000_000),
    ]


def test_a_series_goes_on_in_the_next_sentence() -> None:
    metrics, rows = asked(
        f"{SERIES}. وفي مصر 42 مليونا، وفي العراق 21 مليونا، وفي المغرب 18 مليونا."
    )
    assert metrics == ["120 مليون"]
    assert [value for _, _, value in rows[3:]] == [42_000_000, 21_000_000, 18_000_000]


@pytest.mark.parametrize(
    "text",
    [
        SERIES.replace("197 مليونا", "197 مليون دولار"),  # a unit of its own
        SERIES.replace("197 مليونا", "197"),  # no number of this size
        SERIES.replace("فالبرازيل (197", "فالبرازيل وعدد منشوراتها (197"),  # a noun of its own
    ],
)
def test_a_number_of_its_own_is_asked_for_itself(text: str) -> None:
    metrics, _ = asked(text)
    assert any(metric.startswith("197") for metric in metrics)


def test_a_number_may_lead_its_name() -> None:
    text = "441 ألف متابع لبرشلونة على فيسبوك، ثم 300 ألف لريال مدريد"
    assert told(text) == [("برشلونة", "number name"), ("ريال مدريد", "number name")]


@pytest.mark.parametrize(("least", "size"), [(10, 2), (9, 0)])
def test_a_number_below_ten_is_no_audience(least: int, size: int) -> None:
    text = f"لدى مصر {least} صفحات على فيسبوك، والعراق 12 صفحة"
    assert len(items(text)) == size


@pytest.mark.parametrize(
    ("text", "regular"),
    [
        ("لدى مصر 42 مليون مستخدم على فيسبوك، والعراق 21 مليونا", False),
        ("لدى مصر 42 مليون مستخدم على فيسبوك، والعراق 21 مليونا، والمغرب 18 مليونا", True),
        ("الأولى مصر بـ42 مليون مستخدم على فيسبوك، ثم الثانية العراق بـ21 مليونا", True),
        ("441 ألف متابع لبرشلونة على فيسبوك، ثم 300 ألف لريال مدريد", False),
    ],
)
def test_three_names_in_turn_or_two_with_places_are_no_chance(text: str, regular: bool) -> None:
    assert {item.regular for item in items(text)} == {regular}


def test_a_series_that_tells_something_else_is_not_certain() -> None:
    end = "42 مليون مستخدم، والعراق 21 مليونا، والمغرب 18 مليونا"
    near, far = items(f"لدى مصر على فيسبوك {end}"), items(f"لدى مصر في آخر إحصاء عن فيسبوك {end}")
    assert {item.certain for item in near} == {True}
    assert {item.certain for item in far} == {False}


def test_parts_that_stand_far_apart_are_no_item() -> None:
    far = "في آخر إحصاء نشره المركز القومي للبحوث مساء أمس عن كل الشبكات"
    assert items(f"لدى مصر {far} 42 مليون مستخدم، والعراق 21 مليونا") == []


def test_further_places_are_of_the_name_before_them() -> None:
    text = "النصر الأول عربيا والـ15 عالميا بـ54 مليون متابع على فيسبوك، ثم الأهلي الأول أفريقيا والـ18 عالميا بـ51 مليونا"
    first, second = items(text)
    assert [len(item.further) for item in (first, second)] == [1, 1]


def test_the_next_place_leads_the_next_name() -> None:
    text = "الأول الوحدات بـ54 ألف متابع على فيسبوك، والثاني الفيصلي بـ51 ألفا"
    assert [(item.shape, item.further) for item in items(text)] == [
        ("place name number", []),
        ("place name number", []),
    ]


def test_where_a_place_holds_is_no_item() -> None:
    text = "وسم «البحر» الأول في تركيا والثاني في المغرب على إكس، ثم وسم «النهر» الرابع في تونس"
    assert [name for name, _ in told(text)] == ["وسم «البحر»", "وسم «النهر»"]


def test_a_noun_beside_a_place_may_be_a_name() -> None:
    text = "تصدر الوداد بـ2 مليون متابع على فيسبوك، وحل الرجاء ثانيا بـ1.4 مليون، ثم النصر ثالثا بـ90 ألفا"
    assert [name for name, _ in told(text)] == ["الوداد", "الرجاء", "النصر"]


def owners(text: str) -> list[tuple[object, object]]:
    """Return the owner of each place and number in text order, by a chooser that knows nothing."""
    rows = extract_claims(text, chooser=Empty(), min_confidence=0).rows()
    return [(row["entity"], row["value"]) for row in sorted(rows, key=lambda row: row["start"])]


class Empty:
    """Takes the last of the options."""

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        certain = [0.0] * len(options)
        certain[-1] = 1.0
        return Choice(asked.slot, tuple(options), tuple(certain), len(options) - 1)


def test_the_parts_of_a_regular_series_are_of_its_names() -> None:
    text = "تصدر الوداد بـ2 مليون متابع على فيسبوك، وحل الرجاء ثانيا بـ1.4 مليون، ثم النصر ثالثا بـ90 ألفا"
    assert owners(text) == [
        ("الوداد", 1),
        ("الوداد", 2_000_000),
        ("الرجاء", 2),
        ("الرجاء", 1_400_000),
        ("النصر", 3),
        ("النصر", 90_000),
    ]


def test_a_place_beside_the_number_of_a_regular_series_is_a_rank() -> None:
    text = "تأتي تونس أولا (7 ملايين مستخدم لفيسبوك)، والأردن ثانيا (5 ملايين)"
    asked_for: list[str] = []

    class Ranks(Once):
        def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
            asked_for.append(asked.slot)
            return super().choose(asked, options)

    extract_claims(text, chooser=Ranks())
    assert "metric" in asked_for and "rank" not in asked_for


@pytest.mark.parametrize(
    "text",
    [
        "على فيسبوك تصدر برشلونة بـ2 مليون تفاعل للمنشور، وحل ميلان ثانيا بـ1.4 مليون، ثم الهلال ثالثا بـ900 ألف",
        "على فيسبوك تصدر برشلونة بـ2 مليون تفاعل، وحل ميلان ثانيا بـ1.4 مليون بعد الديربي، ثم الهلال ثالثا بـ900 ألف",
    ],
    ids=["the noun right behind a number counts", "a preposition counts nothing"],
)
def test_what_all_numbers_of_a_series_count(text: str) -> None:
    _, rows = asked(text)
    assert [metric for _, metric, _ in rows] == ["interactions"] * 3


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("", ["نادي الاتحاد", "نادي النصر"]),
        ("يدير اتحاد الكرة السعودي صفحة. ", ["نادي النصر"]),
    ],
    ids=["nothing to point to", "another union"],
)
def test_a_noun_that_points_to_nothing_may_be_a_name(before: str, names: list[str]) -> None:
    text = f"{before}على إكس جاء الثاني محليا الاتحاد، صاحب 4 ملايين متابع، ثم النصر ثالثا بـ2 مليون، ثم الهلال رابعا بمليون"
    found = Reading(recognize(text).text).series(int(bool(before)))
    told = {item.name.name for item in found.values() if item.name is not None}
    assert told >= set(names) and ("نادي الاتحاد" in told) == ("نادي الاتحاد" in names)

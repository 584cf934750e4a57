"""Series: names in a row, each with its place or its number."""

import pytest

from arabic_metrics.resolve.reading import Reading
from arabic_metrics.resolve.series import Item
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

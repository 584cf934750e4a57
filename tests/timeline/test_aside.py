"""What a sentence tells of the counted beside the fields of a figure."""

from typing import Any

import pytest

from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.timeline.aside import aside_reader


def aside(sentence: str, surface: str = "30 مليون", **fields: Any) -> str:
    row = {"scope": None, "rate": None, "entity_kind": "network", **fields}
    return aside_reader(load_lexicon()).read({**row, "sentence": sentence, "surface": surface})


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("يستخدم فيسبوك نحو 30 مليون شخص", ""),
        ("يستخدم فيسبوك نحو 30 مليون شخص حول العالم", ""),
        ("وهناك نحو 30 مليون مستخدم لفيسبوك في ألمانيا", "place:DE"),
        ("والهند هي أكبر أسواق التطبيق إذ يتجاوز عدد مستخدميه فيها 30 مليون شخص", "place:IN"),
        ("يبلغ عدد المستخدمين المصريين لموقع تويتر 30 مليون مستخدم", "place:EG"),
        ("لفيسبوك 30 مليون مستخدم نشط", "active"),
        ("سرقة بيانات من 30 مليون مستخدم", "leaked"),
        ("تسريب بيانات 30 مليون مستخدم في ألمانيا", "leaked place:DE"),
        ("يستعمل التطبيق يوميا 30 مليون عضو", "rate"),
        ("يصل 30 مليون مستخدم إلى الخدمة عبر الهواتف", "device"),
    ],
)
def test_part_of_an_audience_is_told_by_the_words_around_the_figure(
    sentence: str, told: str
) -> None:
    assert aside(sentence) == told


def test_what_a_field_holds_is_told_already() -> None:
    active = "لفيسبوك 30 مليون مستخدم نشط يوميا"
    assert aside(active) == "active rate"
    assert aside(active, scope="نشط", rate="day") == ""
    assert aside("يستخدم فيسبوك نحو 30 مليون شخص في ألمانيا", scope="ألمانيا") == ""


def test_the_country_of_a_club_is_not_where_its_followers_are() -> None:
    told = "30 مليون متابع هو مجموع جمهور نادي النصر السعودي"
    assert aside(told) == "place:SA"
    assert aside(told, entity_kind="organization") == ""


def test_words_far_from_the_figure_and_other_texts_tell_nothing() -> None:
    assert aside(f"في ألمانيا {'كلمة ' * 20} يستخدم فيسبوك 30 مليون شخص") == ""
    assert aside("في ألمانيا", surface="30 مليون") == ""
    assert aside("", surface="") == ""

"""Words with other senses: what a source says on a network is no sign of an audience, and what is needed is no count."""

import pytest

from tests.resolve.figures import figures


@pytest.mark.parametrize(
    "text",
    [
        "بلغ عدد المشتركين في التأمينات الاجتماعية 11 مليون مشترك، بحسب صفحة الهيئة على فيسبوك",
        "يحتاج تشغيل القناة إلى 1000 مشترك و4000 ساعة مشاهدة لتفعيل الأرباح",
        "شاهد عيان يروي لفيسبوك كيف سقط 3 أشخاص",
    ],
)
def test_what_is_no_audience_gives_no_figure(text: str) -> None:
    assert figures(text, "metric") == []


def test_a_source_on_a_network_leaves_an_audience_one() -> None:
    text = "بحسب صفحة الوزارة على فيسبوك، بلغ عدد متابعي حسابها على إنستغرام 40 ألف متابع"
    assert figures(text, "metric", "value", "platform") == [("followers", 40_000, "instagram")]


def test_a_number_word_in_quotation_marks_is_a_name() -> None:
    text = "ارتفع متابعو «ثمانية» على يوتيوب إلى 5 ملايين مشترك"
    assert figures(text, "metric", "value") == [("subscribers", 5_000_000)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("جاءت قطر في المرتبة السادسة بين دول الخليج، بحسب تغريدة على تويتر", []),
        (
            "جاءت قطر في المرتبة السادسة على فيسبوك بعدد 680 ألف مستخدم",
            [("rank", 6), ("users", 680_000)],
        ),
    ],
)
def test_a_country_has_a_place_only_with_its_users(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert figures(text, "metric", "value") == expected

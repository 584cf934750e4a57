"""Which numbers are figures, of which metric: by the noun behind, the noun or verb before, or the figure before."""

import pytest

from tests.resolve.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يتابع صفحة الوزارة على فيسبوك 3 ملايين شخص", [("followers", 3_000_000, "exact", "level")]),
        ("لا يتجاوز عدد متابعي راشد الكتبي في ثريدز 30 ألفا", [("followers", 30_000, "at_most", "level")]),
        (
            "ارتفع عدد متابعي ليال الحداد على انستغرام من 3.1 مليون متابع إلى 3.4 مليون",
            [("followers", 3_100_000, "exact", "level"), ("followers", 3_400_000, "exact", "level")],
        ),
        (
            "بلغ عدد مستخدمي تطبيق «نبأ» 1,05 مليار مستخدم في سبتمبر 2024، مقابل 930 مليونا في سبتمبر 2023",
            [("users", 1_050_000_000, "exact", "level"), ("users", 930_000_000, "exact", "level")],
        ),
        ("تم تحميل تطبيق «توكلنا» أكثر من 41 ألف مرة", [("downloads", 41_000, "more_than", "level")]),
        ("تمت مشاهدة الفيديو على يوتيوب 3 ملايين مرة", [("views", 3_000_000, "exact", "level")]),
        (
            "زاد عدد متابعي الفنانة دنيا مراد على إنستجرام بمقدار 130 ألفا ليصل إلى 6.4 مليون متابع",
            [("followers", 130_000, "exact", "change"), ("followers", 6_400_000, "exact", "level")],
        ),
        ("لا يزيد عدد متابعيه على ثريدز على 60 ألفا", [("followers", 60_000, "at_most", "level")]),
        (
            "قفز عدد المعجبين بصفحة المهرجان على فيسبوك من 188 ألفا إلى 203 آلاف معجب",
            [("followers", 188_000, "exact", "level"), ("followers", 203_000, "exact", "level")],
        ),
        ("خسرت صفحة النادي على فيسبوك 12 ألف متابع", [("followers", 12_000, "exact", "change")]),
        (
            "سجل الموقع الإلكتروني للمتحف خلال عام 2025 مليونا و120 ألف زيارة",
            [("visits", 1_120_000, "exact", "level")],
        ),
        (
            "نشر الأهلي والزمالك على إنستجرام 412 و385 منشورا على التوالي",
            [("posts", 412, "exact", "level"), ("posts", 385, "exact", "level")],
        ),
    ],
)  # fmt: skip
def test_figures(text: str, expected: list[tuple[object, ...]]) -> None:
    assert figures(text, "metric", "value", "modifier", "aspect") == expected


@pytest.mark.parametrize(
    "text",
    [
        "تمت متابعة 3 آلاف حالة في المستشفى",
        "بلغت تكلفة الصفحة 3 ملايين جنيه",
        "شارك في المباراة 11 لاعبا",
        "تم تحميل 3 آلاف طن من القمح",
        "حضر المهرجان 3 آلاف زائر",
        "بلغ عدد أعضاء المجلس 300 عضو",
        "وقالت صفحة القناة على فيسبوك إن الفيلم نال المركز الأول في مهرجان القاهرة",
        "وبحسب حسابه على إنستغرام فاز بالمرتبة الأولى في هذه المسابقة",
    ],
)
def test_what_is_no_audience_gives_no_figure(text: str) -> None:
    assert figures(text, "metric") == []

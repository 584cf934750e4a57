"""What the clauses of a sentence share: names whose verb is left out, who did what, where it was said, what was counted twice."""

import pytest

from tests.resolve.figures import figures

COLUMNS = ("metric", "value", "modifier", "aspect", "rate", "entity", "platform")
EXACT = ("exact", "level", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصل متابعو المطربة نورة الكندري على إنستغرام إلى المليون الثالث", [("followers", 3_000_000, *EXACT, "المطربة نورة الكندري", "instagram")]),
        ("حازت تغريدة الوزير على إعجاب أكثر من 21 ألف مغرد", [("likes", 21_000, "more_than", "level", None, "تغريدة الوزير", "x")]),
        ("زاد متابعو حساب بلدية دبا على تويتر 4500 متابع في يومين", [("followers", 4_500, "exact", "change", None, "بلدية دبا", "x")]),
        ("زاد متابعو حساب بلدية دبا على تويتر على 150 ألف متابع", [("followers", 150_000, "more_than", "level", None, "بلدية دبا", "x")]),
        ("سجل لينكد إن في الأردن 850 ألف مستخدم بزيادة قدرها 120 ألف مستخدم", [("users", 850_000, *EXACT, "لينكد إن", "linkedin"), ("users", 120_000, "exact", "change", None, "لينكد إن", "linkedin")]),
        ("بلغ عدد مستخدمي تويتر في الكويت 545 ألف مستخدم", [("users", 545_000, *EXACT, "تويتر", "x")]),
        ("أوقفت إدارة تويتر حساب الناشطة سلمى إدريس، التي تحظى بمتابعة ما يقرب من ربع مليون شخص", [("followers", 250_000, "approximately", "level", None, "الناشطة سلمى إدريس", "x")]),
        ("قالت لينكد إن إن عدد مستخدمي موقعها بلغ 200 مليون مستخدم", [("users", 200_000_000, *EXACT, "لينكد إن", "linkedin")]),
        ("بلغ إجمالي من يتابعون الأهلي في جميع المنصات 11 مليون متابع", [("followers", 11_000_000, *EXACT, "النادي الأهلي", "social")]),
        ("وحساب باسم «صوت المدرج» على تويتر يزيد متابعوه على 130 ألفا", [("followers", 130_000, "more_than", "level", None, "صوت المدرج", "x")]),
        ("نقص متابعو حساب الأهلي على تويتر من 75 ألفا إلى 68 ألف متابع", [("followers", 75_000, *EXACT, "النادي الأهلي", "x"), ("followers", 68_000, *EXACT, "النادي الأهلي", "x")]),
        ("خسر حساب الأهلي على تويتر 37 ألف متابع، أي 9 آلاف متابع كل يوم", [("followers", 37_000, "exact", "change", None, "النادي الأهلي", "x"), ("followers", 9_000, "exact", "change", "day", "النادي الأهلي", "x")]),
        ("بلغ عدد متابعي الأهلي على فيسبوك 12 ألف متابع، إضافة إلى أكثر من 48 ألف مشترك على قناته في يوتيوب", [("followers", 12_000, *EXACT, "النادي الأهلي", "facebook"), ("subscribers", 48_000, "more_than", "level", None, "النادي الأهلي", "youtube")]),
        ("لدى حساب الأهلي على تويتر 700 ألف متابع، قال الوزير", [("followers", 700_000, *EXACT, "النادي الأهلي", "x")]),
        ("صفحة الأهلي على فيسبوك لا تنشر أكثر من 3 منشورات في الأسبوع", [("posts", 3, "at_most", "level", "week", "النادي الأهلي", "facebook")]),
    ],
)  # fmt: skip
def test_what_clauses_share(text: str, found: list[tuple[object, ...]]) -> None:
    assert figures(text, *COLUMNS) == found


@pytest.mark.parametrize(
    "text",
    [
        "حضر مباريات الاتحاد في الموسم الماضي 501 ألف مشجع، وهذه هي الشعبية الحقيقية لا أرقام تويتر",
        "نفذ مفتشو البلدية 9800 زيارة ميدانية، وتلقت شكاوى المستهلكين على واتساب",
        "وشملت الدراسة 1200 مستخدم لموقع تويتر من طلاب الجامعات",
        "وأعلنت الجامعة عبر حسابها على تويتر تقدمها إلى المرتبة 12 عربيا",
        "رد النجم على تويتر بكلمة واحدة",
    ],
)  # fmt: skip
def test_what_clauses_keep_apart(text: str) -> None:
    assert figures(text, "metric", "value") == []

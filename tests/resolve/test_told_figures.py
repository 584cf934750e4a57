"""What newspapers tell of a figure beside its noun: bounds, changes, rates, owners and networks; and what is no figure."""

import pytest

from tests.resolve.figures import figures

COLUMNS = ("metric", "value", "modifier", "aspect", "rate", "entity", "platform")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("زاد معجبو صفحة الأهلي على فيسبوك هذا الشهر أكثر من 80 ألف شخص", [("followers", 80_000, "more_than", "change", None, "النادي الأهلي", "facebook")]),
        ("زادت مشاهدات الأغنية على يوتيوب على مئتي ألف مشاهدة", [("views", 200_000, "more_than", "level", None, "الأغنية", "youtube")]),
        ("أضاف حساب الأهلي على تويتر نصف مليون متابع جديد، بينها 31 ألف متابع في يوم واحد", [("followers", 500_000, "exact", "change", None, "النادي الأهلي", "x"), ("followers", 31_000, "exact", "change", None, "النادي الأهلي", "x")]),
        ("حققت الأغنية على يوتيوب 3 ملايين مشاهدة في اليوم الأول", [("views", 3_000_000, "exact", "level", None, "الأغنية", "youtube")]),
        ("حقق موقع «الهضاب» مليون زيارة ما بين شهري يونيو وأغسطس", [("visits", 1_000_000, "exact", "level", None, "موقع «الهضاب»", "website")]),
        ("كسرت أغنية «نوارة» على يوتيوب حاجز 60 مليون مشاهدة", [("views", 60_000_000, "more_than", "level", None, "أغنية «نوارة»", "youtube")]),
        ("لم يبلغ عدد متابعي الأهلي على تويتر 17 ألف متابع", [("followers", 17_000, "less_than", "level", None, "النادي الأهلي", "x")]),
        ("فاز الأهلي بنحو 1.9 مليون متابع عبر كل من إكس (تويتر سابقا)، وتيك توك، ويوتيوب", [("followers", 1_900_000, "approximately", "level", None, "النادي الأهلي", "tiktok+x+youtube")]),
        ("وحصدت أغنية الأهلي على يوتيوب 4 ملايين مشاهدة، مما دفع مطربها لشكر جمهوره على تويتر", [("views", 4_000_000, "exact", "level", None, "أغنية الأهلي", "youtube")]),
        ("كان لحساب الأهلي على تويتر 40 ألف متابع، وفي إنستغرام كذلك 60 ألفا تقريبا", [("followers", 40_000, "exact", "level", None, "النادي الأهلي", "x"), ("followers", 60_000, "approximately", "level", None, "النادي الأهلي", "instagram")]),
        ("وسبقت نجوما مثل كيلا ستورم (146 مليون متابع) على إنستغرام", [("followers", 146_000_000, "exact", "level", None, "كيلا ستورم", "instagram")]),
        ("لم تحقق حلقة «نور» على يوتيوب أكثر من 2.1 مليون مشاهدة", [("views", 2_100_000, "at_most", "level", None, "حلقة «نور»", "youtube")]),
        ("(عدد متابعي صفحة الأهلي على فيسبوك) بلغ 22 ألفا", [("followers", 22_000, "exact", "level", None, "النادي الأهلي", "facebook")]),
        ("زاد نشر صفحة الأهلي على فيسبوك. (عدد متابعيها) بلغ 22 ألفا", [("followers", 22_000, "exact", "level", None, "النادي الأهلي", "facebook")]),
        ("زاد عدد متابعي صفحة النادي الأهلي على فيسبوك بـ180 ألف متابع", [("followers", 180_000, "exact", "change", None, "النادي الأهلي", "facebook")]),
        ("انضم إلى حساب الأهلي على تويتر 640 ألف مغرد يتابعونه", [("followers", 640_000, "exact", "level", None, "النادي الأهلي", "x")]),
        ("أقدم 300 ألف متابع على إلغاء متابعتهم لحساب الأهلي على تويتر", [("followers", 300_000, "exact", "change", None, "النادي الأهلي", "x")]),
        ("أضاف حساب الأهلي على تويتر مليوني متابع في شهر", [("followers", 2_000_000, "exact", "change", None, "النادي الأهلي", "x")]),
        ("قفز عدد متابعي حساب الأهلي على تويتر من 180 شخصا في السابعة مساء إلى أكثر من 94 ألفا", [("followers", 180, "exact", "level", None, "النادي الأهلي", "x"), ("followers", 94_000, "more_than", "level", None, "النادي الأهلي", "x")]),
        ("ويعد تويتر من أبرز مواقع التواصل في الكويت حيث يستخدمه مليون شخص", [("users", 1_000_000, "exact", "level", None, "تويتر", "x")]),
        ("تملك التونسية درة بلحاج 4 ملايين متابع على إنستغرام", [("followers", 4_000_000, "exact", "level", None, "درة بلحاج", "instagram")]),
        ("بلغ عدد متابعي الأهلي على تويتر لحظة إعداد المادة «1.742.908» متابعا", [("followers", 1_742_908, "exact", "level", None, "النادي الأهلي", "x")]),
        ("حققت أغنية «بزاف» على يوتيوب نسب مشاهدة تعدت 30 مليون مشاهدة", [("views", 30_000_000, "more_than", "level", None, "أغنية «بزاف»", "youtube")]),
        ("وأضاف الوزير أن لصفحة الأهلي على فيسبوك 3 آلاف متابع", [("followers", 3_000, "exact", "level", None, "النادي الأهلي", "facebook")]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_figure(text: str, found: list[tuple[object, ...]]) -> None:
    assert figures(text, *COLUMNS) == found


@pytest.mark.parametrize(
    "text",
    [
        "يفاخر النادي بصفحته على فيسبوك التي أقيمت للمرة الأولى عربيا",
        "وأثنى مشاهدون على حلقة الأهلي في يوتيوب",
        "قالت الشركة إن مشتركي الهاتف المتنقل بلغوا 2.4 مليون مشترك مع إقبالهم على يوتيوب",
        "بقي العربي في المركز الثاني برصيد 38 نقطة، وفق ما كتبه النادي على تويتر",
        "أوشك الموسم الرابع على الانتهاء، تجمع لقطاته على يوتيوب الملايين",
        "بلغ العائد على فيسبوك دولارا عن كل ألف ظهور",
    ],
)  # fmt: skip
def test_what_is_no_figure_of_an_audience(text: str) -> None:
    assert figures(text, "metric", "value") == []


def test_a_fuller_name_elsewhere_changes_nothing_of_a_figure() -> None:
    told = (
        "لا تقل مشاهدات حلقة «نور» على يوتيوب عن المليون «أنس البيضاوي يحطم\nأغنية «نسيني» للفنان "
    )
    assert figures(told + "أنس البيضاوي", "value") == figures(told + "علي", "value")

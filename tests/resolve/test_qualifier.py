"""What stands around a figure and qualifies it: bounds at a distance, changes, rates. Whatever the weights are: the first metric is taken."""

from collections.abc import Sequence

import pytest

import arabic_metrics as am
from arabic_metrics.resolve import Asked, Choice, Option

PAGE = "صفحة الأهلي على فيسبوك"


class FirstMetric:
    """Takes the first metric that a number is offered, and of the other slots what the packaged weights take."""

    def __init__(self) -> None:
        self.weights = am.load_weights()

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        if asked.slot != "metric":
            return self.weights.choose(asked, options)
        return Choice.of(asked.slot, options, [float(at == 1) for at in range(len(options))])


def read(text: str, column: str) -> list[tuple[object, object]]:
    rows = am.extract_claims(text, chooser=FirstMetric(), min_confidence=0).rows()
    rows.sort(key=lambda row: row["start"])
    return [(row["value"], row[column]) for row in rows if row["metric"] != "rank"]


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("حقق موقع «الهضاب» 3 ملايين زيارة يوميا", ["day"]),
        ("حقق موقع «الهضاب» 3 ملايين زيارة في اليوم", ["day"]),
        ("حقق موقع «الهضاب» 3 ملايين زيارة في اليوم الواحد", ["day"]),
        ("حقق موقع «الهضاب» 3 ملايين زيارة في اليوم الأول", [None]),
        ("حقق موقع «الهضاب» 3 ملايين زيارة في اليوم نفسه", [None]),
        ("حقق موقع «الهضاب» 3 ملايين زيارة كل أسبوع", ["week"]),
        ("حقق موقع «الهضاب» 3 ملايين زيارة شهريا", ["month"]),
        ("حقق موقع «الهضاب» 3 ملايين زيارة في الشهر الماضي", [None]),
        ("حقق موقع «الهضاب» 3 ملايين زيارة سنويا", ["year"]),
        ("حقق موقع «الهضاب» 3 ملايين زيارة. وينشر يوميا مقالا", [None]),
        ("يستقبل موقع «الهضاب» في اليوم ما معدله 90 ألف زيارة", ["day"]),
        ("يستقبل موقع «الهضاب» يوميا أكثر من 90 ألف زيارة", ["day"]),
        ("بلغ متوسط زيارات موقع «الهضاب» في الدقيقة 21 ألف زيارة", ["minute"]),
        ("بلغ عدد زيارات الموقع اليومية 90 ألف زيارة", ["day"]),
        (f"يتابع {PAGE} 143 ألف متابع يزيدون بألفين كل أسبوع", [None, "week"]),
    ],
)
def test_how_often_a_figure_is_counted(text: str, rates: list[str | None]) -> None:
    assert [rate for _, rate in read(text, "rate")] == rates


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("نقص متابعو حساب الأهلي على تويتر من 75 ألفا إلى 68 ألفا", ["level", "level"]),
        ("تراجع عدد متابعي حساب الأهلي على تويتر إلى 640 ألفا", ["level"]),
        ("كسب حساب الأهلي على تويتر 13 ألف متابع جديد", ["change"]),
        ("كسب حساب الأهلي على تويتر 13 ألف متابع", ["change"]),
        ("لحساب الأهلي على تويتر 13 ألف متابع، جديدهم اليوم كثير", ["level"]),
        ("زاد عدد متابعي حساب الأهلي على تويتر على مئتي ألف متابع", ["level"]),
        ("زاد عدد متابعي حساب الأهلي على تويتر بـ200 ألف متابع", ["change"]),
        ("فقد حساب الأهلي على تويتر 3 آلاف متابع", ["change"]),
        ("فقد شاهد الفيديو على يوتيوب 3 آلاف شخص", ["level"]),
        (
            f"تضم {PAGE} 40 مليون متابع، منهم 11 مليونا انضموا خلال عام",
            ["level", "change"],
        ),
        (
            "خسر حساب الأهلي على تويتر 37 ألف متابع، أي ما يعادل 9 آلاف متابع كل يوم",
            ["change", "change"],
        ),
        (
            "كسب حساب الأهلي على تويتر 340 ألف متابع، مقابل 95 ألفا لحساب الهلال",
            ["change", "change"],
        ),
        (
            "نالت تغريدة حساب الأهلي على تويتر ألف إعجاب، وكسب 340 ألف متابع مقابل 95 ألف متابع للهلال",
            ["level", "change", "change"],
        ),
        ("خسر حساب الأهلي على تويتر أكثر من 88 ألفا من متابعيه", ["change"]),
        ("خسر الأهلي المباراة. ولحسابه على تويتر 88 ألف متابع", ["level"]),
        (f"كثر متابعو {PAGE} وجاءت الزيادة بمعدل 800 متابع", ["change"]),
        (f"أضافت {PAGE} ما يربو على 850 ألف متابع", ["change"]),
    ],
)
def test_a_level_or_a_change(text: str, aspects: list[str]) -> None:
    assert [aspect for _, aspect in read(text, "aspect")] == aspects


@pytest.mark.parametrize(
    ("text", "modifiers"),
    [
        (f"تجاوز عدد متابعي {PAGE} 5 ملايين متابع", ["more_than"]),
        (f"لم يتجاوز عدد متابعي {PAGE} 5 ملايين متابع", ["at_most"]),
        ("لم يكن عدد معجبي الصفحة يتعدى 5 ملايين معجب على فيسبوك", ["at_most"]),
        (f"يقل عدد متابعي {PAGE} عن 5 ملايين متابع", ["less_than"]),
        (f"لا يقل عدد متابعي {PAGE} عن 5 ملايين متابع", ["at_least"]),
        (f"لم يبلغ عدد متابعي {PAGE} 5 ملايين متابع", ["less_than"]),
        ("لم تبلغ مشاهدات الفيديو على يوتيوب سوى 91 ألف مشاهدة", ["exact"]),
        (f"يتابع {PAGE} 5 ملايين متابع تقريبا", ["approximately"]),
        (f"يتابع {PAGE} 5 ملايين متابع أو أكثر", ["at_least"]),
        ("حصد الفيديو على يوتيوب أكثر من 54 ألف إعجاب و39 ألف تعليق", ["more_than"] * 2),
        (
            "حصد الفيديو على يوتيوب أكثر من 54 ألف إعجاب، بينما نال 39 ألف تعليق",
            ["more_than", "exact"],
        ),
        (
            "حصد الفيديو على يوتيوب نحو 210 آلاف إعجاب و18,450 تعليقا",
            ["approximately", "exact"],
        ),
        (
            "حصد الفيديو على يوتيوب نحو 210 آلاف إعجاب و18 ألف تعليق",
            ["approximately"] * 2,
        ),
        (f"لم يكن يتابع {PAGE} أكثر من 15 ألف شخص", ["at_most"]),
        (f"كان يتابع {PAGE} أكثر من 15 ألف شخص", ["more_than"]),
        ("كسر الفيديو على يوتيوب حاجز الـ5 ملايين مشاهدة", ["more_than"]),
        ("بلغ الفيديو على يوتيوب حاجز الـ5 ملايين مشاهدة", ["exact"]),
        ("لا تتجاوز مدة الفيديو على يوتيوب 36 ثانية، وشاهده نصف مليون شخص", ["exact"]),
        ("تجاوزت مشاهدات الفيديو على يوتيوب خلال 24 ساعة نصف مليون مشاهدة", ["more_than"]),
        ("تفوقت صفحة الأهلي على صفحة الزمالك بفارق 3 ملايين متابع على فيسبوك", ["exact"]),
        ("تفوق مشاهدات الأغنية على يوتيوب 3 ملايين مشاهدة", ["more_than"]),
    ],
)
def test_a_bound_told_at_a_distance(text: str, modifiers: list[str]) -> None:
    assert [modifier for _, modifier in read(text, "modifier")] == modifiers

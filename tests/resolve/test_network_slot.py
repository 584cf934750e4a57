"""What speaks for a network of a figure, and against it."""

import pytest

from tests.resolve.asked import options
from tests.resolve.figures import figures

ACCOUNT = "حساب بلدية دبي"


@pytest.mark.parametrize(
    ("text", "label", "feature"),
    [
        (f"يضم {ACCOUNT} على موقع التواصل الشهير 300 ألف متابع", "social", "social social one"),
        (f"يضم {ACCOUNT} على مواقع التواصل 300 ألف متابع", "social", "social social several"),
        ("موقع التواصل الشهير يتابع فيه حساب بلدية دبي 300 ألف شخص", "social", "social social one"),
        ("يتابع سامي الحربي على تويتر 300 ألف شخص، وصفحة سامي جديدة", "x", "network beside صفح behind"),
        ("يتابع سامي الحربي على تويتر 300 ألف شخص. صفحة سامي جديدة", "x", "network beside nothing"),
        ("لبلدية دبي صفحة على تويتر حيث يتابعها 300 ألف شخص", "x", "network leads a clause"),
        ("لبلدية دبي صفحة على تويتر. ويتابعها 300 ألف شخص.", "x", "network back 1"),
        ("لبلدية دبي صفحة على تويتر. ويتابعها 300 ألف شخص.", "x", "network back over 0"),
        ("لبلدية دبي صفحة على تويتر وأخرى على فيسبوك. ويتابعها 300 ألف شخص.", "x", "network back over 1"),
        ("لبلدية دبي صفحة على تويتر. وافتتحت حديقة. ويتابعها 300 ألف شخص.", "x", "network back 2"),
        ("يتابع بلدية دبي 300 ألف شخص. ولها صفحة على تويتر.", "x", "network only later"),
        ("يتابع بلدية دبي 300 ألف شخص. ولها صفحة على تويتر.", "x", "network name later"),
        ("لبلدية دبي صفحة على تويتر. ويتابعها على فيسبوك 300 ألف شخص.", "x", "network another here"),
        ("لبلدية دبي صفحة على تويتر. ويتابعها 300 ألف شخص.", "x", "network name before"),
        ("يتابع بلدية دبي على تويتر 300 ألف شخص", "x", "network before 0"),
        ("يتابع بلدية دبي على تويتر 300 ألف شخص", "x", "network before placed"),
        ("يتابع تويتر بلدية دبي 300 ألف شخص", "x", "network before bare"),
        ("يتابع صفحة تويتر لبلدية دبي 300 ألف شخص", "x", "network before of"),
        ("يتابع بلدية دبي 300 ألف شخص على تويتر", "x", "network behind 2"),
        ("لبلدية دبي 300 ألف متابع تويتر", "x", "network of the metric"),
        ("بلغ متابعو تويتر لبلدية دبي 300 ألف شخص", "x", "network between the metric and the number"),
        ("يتابع بلدية دبي على فيسبوك وتويتر وإنستغرام 300 ألف شخص", "facebook+instagram+x", "several one of 1"),
        ("لبلدية دبي صفحة على فيسبوك. ولها على تويتر 300 ألف متابع.", "x", "network one of 2"),
        ("حصد تويتر لبلدية دبي على تويتر 300 ألف متابع", "x", "network told 2"),
        ("انظر www.youtube.com فلبلدية دبي 300 ألف مشاهدة", "youtube", "network linked here False"),
        ("انظر www.youtube.com أولا. فلبلدية دبي 300 ألف مشاهدة", "youtube", "network linked elsewhere False"),
        ("لبلدية دبي صفحة على تويتر الذي يتابعها فيه 300 ألف شخص", "x", "network leads a clause"),
        ("يضم تطبيق «همس» 300 ألف مستخدم", "app", "app words more"),
        ("يضم تطبيق «همس» 300 ألف مستخدم", "website", "website words fewer"),
        ("ذكر موقع المدينة أن تطبيق «همس» يضم 300 ألف مستخدم", "app", "app last more"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_network(text: str, label: str, feature: str) -> None:
    [told] = options(text, "network")
    assert feature in told[label], told[label]


@pytest.mark.parametrize(
    ("text", "label", "feature"),
    [
        ("لبلدية دبي صفحة على تويتر ويتابعها 300 ألف شخص", "x", "network leads a clause"),
        ("لبلدية دبي صفحة على تويتر. ويتابعها 300 ألف شخص.", "x", "network another here"),
        ("لبلدية دبي صفحة على تويتر. ويتابعها 300 ألف شخص.", "x", "network here"),
        ("يتابع بلدية دبي 300 ألف شخص بكل سرور على تويتر", "x", "network of the metric"),
        ("يتابع بلدية دبي على تويتر 300 ألف شخص", "x", "network only later"),
        ("ذكر تطبيق «همس» أن موقع المدينة يضم 300 ألف مستخدم", "app", "app last more"),
    ],
)  # fmt: skip
def test_what_is_not(text: str, label: str, feature: str) -> None:
    [told] = options(text, "network")
    assert label in told
    assert feature not in told[label]


def test_a_figure_that_goes_on_says_how() -> None:
    text = f"نال {ACCOUNT} على تويتر 5 ملايين إعجاب و300 ألف مشاركة"
    _, second = options(text, "network")
    assert "network as before here metric False owner True" in second["x"]


@pytest.mark.parametrize(
    "text",
    [
        "حصدت تغريدة بلدية دبي 3 آلاف إعجاب بعد نشرها صورة على سناب شات",
        "كتب الجمهور 3 آلاف تغريدة عن صفحة بلدية دبي على إنستغرام",
    ],
)
def test_tweets_leave_no_other_network(text: str) -> None:
    [told] = options(text, "network")
    assert set(told) == {"x"}


def test_a_tweet_elsewhere_leaves_the_others() -> None:
    [told] = options("بعد تغريدة الوزير نالت صورة بلدية دبي على إنستغرام 3 آلاف إعجاب", "network")
    assert {"x", "instagram", "none"} <= set(told)


def test_figures_of_a_row_are_of_the_networks_in_the_same_places() -> None:
    text = "بلغ عدد متابعي الأهلي والزمالك على فيسبوك وإنستغرام 14 مليونا و7 ملايين على التوالي"
    assert figures(text, "entity", "platform") == [
        ("النادي الأهلي", "facebook"),
        ("نادي الزمالك", "instagram"),
    ]
    other = "للأهلي صفحات على فيسبوك وإنستغرام. "
    text_of_x = "وبلغ عدد متابعي الأهلي والزمالك على إكس 14 مليونا و7 ملايين على التوالي"
    assert figures(other + text_of_x, "platform") == [("x",), ("x",)]
    assert figures(text.replace(" على التوالي", ""), "platform") != [("facebook",), ("instagram",)]

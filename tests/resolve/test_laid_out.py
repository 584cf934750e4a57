"""What a list or a table leaves to choose: whose a row is, on which network, when, and in which place."""

from collections.abc import Sequence

import pytest

from arabic_metrics import extract_claims
from arabic_metrics.resolve.choice import Asked, Choice, Option
from arabic_metrics.resolve.weights import packaged_weights
from tests.resolve.figures import PUBLISHED, figures

PAGE = "صفحة بلدية دبا على فيسبوك"


class Contrary:
    """Takes nobody, no network and no period wherever these are left to choose."""

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        if asked.slot not in ("owner", "network", "period"):
            return packaged_weights().choose(asked, options)
        return Choice.of(asked.slot, options, [float(not at) for at in range(len(options))])


def certain(text: str, column: str) -> list[object]:
    """Return a column of what is read of a text whatever the weights are."""
    rows = extract_claims(text, published=PUBLISHED, chooser=Contrary(), min_confidence=0).rows()
    return [row[column] for row in sorted(rows, key=lambda row: row["start"])]


def table(heading: str, *rows: str) -> str:
    return f"{heading}\n\n" + "\n".join(rows)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("أرقام قناة «أبوظبي الرياضية» على يوتيوب:\n- المشتركون: 40 ألفا\n- المشاهدات: 3 ملايين", ["أبوظبي الرياضية"] * 2),
        ("أرقام قناة وزارة الري على يوتيوب:\n- المشتركون: 40 ألفا\n- المشاهدات: 3 ملايين", ["قناة وزارة الري"] * 2),
        ("أرقام الصفحة الرسمية لوزارة الري على فيسبوك:\n- المتابعون: 40 ألفا\n- المنشورات: 300", ["وزارة الري"] * 2),
        (table("مستخدمو الشبكات", "الشبكة | المستخدمون", "فيسبوك | 30,000,000", "إكس | 12,000,000"), ["فيسبوك", "إكس"]),
        (table("عدد متابعي صفحة بلدية دبا", "الشبكة | المتابعون", "فيسبوك | 30,000", "إكس | 12,000"), ["بلدية دبا"] * 2),
        (table("متابعو الأندية", "النادي | فيسبوك | إكس", "الأهلي | 30,000 | 12,000"), ["النادي الأهلي"] * 2),
        ("تفاعل صفحات الحكومات على فيسبوك:\n- 26 مليون تفاعل لصفحة البيت الأبيض", ["البيت الأبيض"]),
    ],
)  # fmt: skip
def test_whose_a_row_is(text: str, owners: list[str]) -> None:
    assert certain(text, "entity") == owners


ITEMS = "\n- المشتركون: 40 ألفا\n- المشاهدات: 3 ملايين"
CHANNEL = "قناة وزارة الري"


@pytest.mark.parametrize(
    ("heading", "owner", "platform", "period"),
    [
        (f"أرقام {CHANNEL} على يوتيوب", CHANNEL, "youtube", None),
        ("أرقام قناة الأطفال على يوتيوب", "قناة الأطفال", "youtube", None),
        (f"أرقام {CHANNEL} على فيسبوك ويوتيوب", CHANNEL, "facebook+youtube", None),
        (f"{CHANNEL} على يوتيوب ثم على فيسبوك", CHANNEL, None, None),  # which of them?
        (f"{CHANNEL} على يوتيوب في الربع الثالث من 2025", CHANNEL, "youtube", "2025-Q3"),
        (f"{CHANNEL} على يوتيوب في مايو 2025 وفي يونيو 2025", CHANNEL, "youtube", None),
        ("وزارة الصحة على يوتيوب", "وزارة الصحة", "youtube", None),
        pytest.param(
            "وزارة الري على يوتيوب", "وزارة الري", "youtube", None,
            marks=pytest.mark.xfail(strict=True, reason="of a body that no list knows the network is taken"),
        ),
    ],
)  # fmt: skip
def test_what_the_words_above_a_list_leave_to_choose(
    heading: str, owner: str, platform: str | None, period: str | None
) -> None:
    text = f"{heading}:{ITEMS}"
    assert certain(text, "entity") == [owner] * 2
    assert certain(text, "platform") == [platform] * 2
    assert certain(text, "period") == [period] * 2


def test_an_item_with_a_network_or_a_time_of_its_own_has_that_left() -> None:
    text = f"أرقام {CHANNEL} في الربع الثالث من 2025 على يوتيوب:\n- المشتركون: 40 ألفا\n- المشاهدات في مايو 2025: 3 ملايين"
    assert figures(text, "period") == [("2025-Q3",), ("2025-05",)]
    text = f"أرقام {CHANNEL}:\n- المشتركون على فيسبوك: 40 ألفا\n- المشاهدات على يوتيوب: 3 ملايين"
    assert figures(text, "platform") == [("facebook",), ("youtube",)]


def test_an_item_that_names_what_is_used_leaves_the_words_above_it_out() -> None:
    text = (
        "عدد مستخدمي إنستغرام وغيره:\n- عدد مستخدمي تويتر 90 مليونا\n- عدد مستخدمي فيسبوك 40 مليونا"
    )
    assert figures(text, "entity", "platform") == [("تويتر", "x"), ("فيسبوك", "facebook")]
    text = "أرقام قناة وزارة الري على يوتيوب:\n- المشتركون: 40 ألفا\n- مشتركو قناة الأهلي: 50 ألفا"
    assert figures(text, "entity") == [("قناة وزارة الري",), ("قناة الأهلي",)]


@pytest.mark.parametrize(
    ("text", "platforms"),
    [
        (table("متابعو الأندية", "النادي | فيسبوك | إكس", "الأهلي | 30,000 | 12,000", "الزمالك | 18,000 | 9,000"), ["facebook", "x"] * 2),
        (table("متابعو الأندية", "النادي | فيسبوك وإكس", "الأهلي | 30,000", "الزمالك | 18,000"), ["facebook+x"] * 2),
        (table("عدد متابعي صفحة بلدية دبا", "الشبكة | المتابعون", "فيسبوك | 30,000", "إكس | 12,000"), ["facebook", "x"]),
        (table("حصاد التفاعل في الصحف. وتشمل الحصيلة فيسبوك وإكس.", "الصحيفة | التفاعلات", "الأهرام | 30,000", "الدستور | 12,000"), ["facebook+x"] * 2),
        (table("زيارات المواقع", "الموقع | الزيارات", "«نبع» | 30,000", "«سند» | 12,000"), ["website"] * 2),
        ("زيارات هذا العام:\n- موقع «نبع»: 30 ألف زيارة\n- موقع «سند»: 12 ألف زيارة", ["website"] * 2),
        (table("عدد مستخدمي تطبيقات التواصل", "التطبيق | عدد المستخدمين", "«نبع» | 30,000", "«سند» | 12,000"), ["app"] * 2),
    ],
)  # fmt: skip
def test_the_network_of_a_row(text: str, platforms: list[str]) -> None:
    assert certain(text, "platform") == platforms


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (table(f"أرقام {PAGE}", "السنة | المتابعون", "2021 | 12,485", "2022 | 13,000"), ["2021", "2022"]),
        (table("متابعو الأندية على فيسبوك", "النادي | مايو 2025 | يونيو 2025", "الأهلي | 30,000 | 31,000"), ["2025-05", "2025-06"]),
        (table("متابعو الأندية في الربع الثالث من 2025", "النادي | فيسبوك", "الأهلي | 30,000", "الزمالك | 18,000"), ["2025-Q3"] * 2),
        (f"أرقام {PAGE}:\n- عدد المتابعين في مارس 2021: 40 ألفا\n- عدد المتابعين في مارس 2022: 50 ألفا", ["2021-03", "2022-03"]),
    ],
)  # fmt: skip
def test_when_a_row_holds(text: str, periods: list[str]) -> None:
    assert certain(text, "period") == periods


@pytest.mark.parametrize(
    ("heading", "periods"),
    [
        (f"أرقام {PAGE} في عام 2021", ["2021-03", "2021-04"]),
        (f"أرقام {PAGE}", ["XXXX-03", "XXXX-04"]),  # no year is told
        (f"أرقام {PAGE} في عام 2021 وفي عام 2022", ["XXXX-03", "XXXX-04"]),  # which of them?
        pytest.param(
            f"أرقام {PAGE} بين عامي 2021 و2022", ["XXXX-03", "XXXX-04"],
            marks=pytest.mark.xfail(strict=True, reason="of a range of years the first is taken"),
        ),
    ],
)  # fmt: skip
def test_the_year_of_months_is_told_above_them(heading: str, periods: list[str]) -> None:
    text = table(heading, "الشهر | المتابعون", "مارس | 12,485", "أبريل | 13,000")
    assert [row["period"] for row in extract_claims(text, min_confidence=0).rows()] == periods


@pytest.mark.parametrize("places", [("1", "2"), ("الأول", "الثاني")])
def test_a_column_of_places(places: tuple[str, str]) -> None:
    text = table(
        "ترتيب الأندية على فيسبوك",
        "المركز | النادي | المتابعون",
        f"{places[0]} | الأهلي | 30,000",
        f"{places[1]} | الزمالك | 18,000",
    )
    assert figures(text, "metric", "value", "entity") == [
        ("rank", 1, "النادي الأهلي"),
        ("followers", 30_000, "النادي الأهلي"),
        ("rank", 2, "نادي الزمالك"),
        ("followers", 18_000, "نادي الزمالك"),
    ]


@pytest.mark.parametrize(
    ("scale", "values"), [("بالمليون", [30_500_000, 18_000_000]), ("بالألف", [30_500, 18_000])]
)
def test_a_scale_above_a_table_holds_for_its_numbers(scale: str, values: list[int]) -> None:
    heading = f"متابعو الأندية على فيسبوك ({scale})"
    text = table(heading, "النادي | المتابعون", "الأهلي | 30.5", "الزمالك | 18")
    found = [value for (value,) in figures(text, "value")]
    assert found == values and all(type(value) is int for value in found)


def test_the_head_of_a_column_tells_a_rate_or_a_change() -> None:
    visits = table("زيارات المواقع", "الموقع | الزيارات اليومية", "«نبع» | 30,000")
    assert figures(visits, "rate", "aspect") == [("day", "level")]
    growth = table(
        "متابعو الأندية على فيسبوك", "النادي | المتابعون | الزيادة", "الأهلي | 30,000 | 120"
    )
    assert figures(growth, "rate", "aspect") == [(None, "level"), (None, "change")]


@pytest.mark.parametrize(
    ("counted", "owner"),
    [
        ("تفاعل لصفحة البيت الأبيض", "البيت الأبيض"),
        ("تفاعل لوزارة الصحة", "وزارة الصحة"),
        ("تفاعل، لصفحة البيت الأبيض", None),  # behind a mark
        ("تفاعل كبير لصفحة البيت الأبيض", None),  # not right behind
        ("تفاعل من صفحة البيت الأبيض", None),
        ("تفاعل للصفحة", None),  # names nobody
    ],
)
def test_whom_a_noun_is_said_to_be_for_right_behind_it_is_its_owner(
    counted: str, owner: str | None
) -> None:
    assert certain(f"رصد الخبراء على فيسبوك 26 مليون {counted}", "entity") == [owner]


@pytest.mark.parametrize(
    ("told", "platform"),
    [
        ("وتشمل الحصيلة فيسبوك وإكس", "facebook+x"),
        ("وتشمل الحصيلة فيسبوك وإكس. وكبر يوتيوب", None),  # another network is named
        ("وتشمل الصور فيسبوك وإكس", None),  # nothing that is counted
        ("وتكبر الحصيلة على فيسبوك وإكس", None),  # no word of covering
        ("وتشمل الحصيلة فيسبوك", None),  # one network
    ],
)
def test_a_count_is_of_the_networks_that_it_is_said_to_cover(
    told: str, platform: str | None
) -> None:
    text = f"هذا حصاد التفاعل في الصحف. {told}. ونالت الأهرام 30 ألف تفاعل."
    assert certain(text, "platform") == [platform]

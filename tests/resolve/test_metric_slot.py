"""Is a number a figure, and of which metric: the options, and the metrics that one number joins."""

import pytest

from arabic_metrics import extract_claims
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.lexicon.entry_claim import GazetteerName
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize.recognize import recognize_mentions
from arabic_metrics.recognize.vocabulary import vocabulary
from arabic_metrics.resolve.metric_slot import (
    NOTHING,
    joined_metrics,
    metric_options,
    stem,
    verb_stem,
)
from arabic_metrics.resolve.reading import Reading
from tests.resolve.asked import options as asked
from tests.resolve.figures import figures


def read(text: str) -> Reading:
    lexicon = load_lexicon()
    parsed = parse_expressions(normalize_text(text, lexicon), lexicon)
    return Reading(recognize_mentions(parsed, lexicon))


def labels(text: str) -> list[str]:
    reading = read(text)
    number = reading.recognized.parsed.numbers[0]
    first, last = reading.scene.positions[0]
    return [option.label for option in metric_options(reading, number, first, last, None)]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("حصد المنشور على فيسبوك آلاف الإعجابات والتعليقات خلال ساعة.", ["comments"]),
        ("حصدت التغريدة 30 ألف إعجاب ومشاركة وتعليق.", ["shares", "comments"]),
        ("حصدت التغريدة 30 ألف إعجاب ومشاركة وإعجابات.", ["shares"]),
        ("حصدت التغريدة 30 ألف إعجاب و20 ألف تعليق.", []),
        ("حصدت التغريدة 30 ألف إعجاب وتعليقات بلغت 20 ألفا.", []),
        ("حصدت التغريدة 30 ألف إعجاب، وتعليقات كثيرة.", []),
        ("حصدت التغريدة 30 ألف إعجاب في يومين.", []),
    ],
)
def test_joined_metrics(text: str, joined: list[str]) -> None:
    reading = read(text)
    mention = next(m for m in reading.recognized.metrics if m.id == "likes")
    assert [it.id for it in joined_metrics(reading, mention)] == joined


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("نشرت القناة على يوتيوب 300 مقطع هذا العام، ولها متابعون.", "posts"),
        ("زار المدونة 30 ألف مستخدم في يوم واحد.", "visits"),
        ("تضم الشبكة 30 مليون مشترك نشط.", "users"),
        ("بلغ عدد المسجلين في المنصة 30 ألفا، ولها متابعون.", "users"),
        ("بلغ عدد متابعي الصفحة 30 ألفا.", "followers"),
    ],
)
def test_options_hold_what_a_deed_or_a_second_sense_says(text: str, label: str) -> None:
    found = labels(text)
    assert found[0] == NOTHING
    assert label in found


def test_a_metric_over_another_that_is_counted_is_told() -> None:
    reading = read("للموقع مستخدمون كثيرون، ويصل عدد التغريدات اليومية فيه إلى 30 مليونا")
    number = reading.recognized.parsed.numbers[0]
    options = metric_options(reading, number, *reading.scene.positions[0], None)
    over = {option.label for option in options if "before over a counted metric" in option.features}
    assert over == {"users"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("بلغت «مرات تحميل ويندوز 10» 30 مليونا", True),
        ("بلغت مرات تحميل ويندوز «10» 30 مليونا", False),
        ("بلغت مرات تحميل ويندوز 10 «في عام» 30 مليونا", False),
    ],
)
def test_a_number_that_ends_a_quotation_is_told(text: str, name: bool) -> None:
    reading = read(text)
    number = reading.recognized.parsed.numbers[0]
    nothing = metric_options(reading, number, *reading.scene.positions[0], None)[0]
    assert ("nothing closes a quotation" in nothing.features) == name


def test_stems() -> None:
    assert stem("المتابعين") == stem("متابعا")
    assert verb_stem("ويضم") == verb_stem("تضمه")


@pytest.mark.parametrize(
    ("text", "read_so_far"),
    [
        ("نشرت الصفحة بيانا. وكان ذلك قبل أيام. وعقدت لقاءات. زار المدينة 40 خبيرا.", False),
        ("نشرت الصفحة بيانا. وكان ذلك قبل أيام. وعقدت لقاءات. يتابع المدينة 40 خبيرا.", True),
    ],
)
def test_a_sentence_is_read_only_where_a_number_may_count(text: str, read_so_far: bool) -> None:
    reading = read(text)
    number = reading.recognized.parsed.numbers[-1]
    options = metric_options(reading, number, *reading.scene.places[-1], None)
    assert (len(options) > 1) == read_so_far == bool(reading.syntax.tags[-1])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("تستهدف الوزارة الوصول إلى 30 مليون متابع", "ahead goal_word over 0"),
        ("نفى المطرب أن يكون لديه 30 مليون متابع", "ahead denial_word over 0"),
        ("إذا بلغت الصفحة 30 مليون متابع", "ahead if_word over 1"),
        ("من المتوقع أن يصل عدد المتابعين إلى 30 مليونا", "ahead expected_word over 1"),
        ("سيصل عدد المتابعين إلى 30 مليونا", "ahead future over 0"),
        ("تستهدف الوزارة جمهورا أوسع، بينما يتابعها 30 مليون متابع", "ahead goal_word over 2"),
        ("تستهدف الوزارة جمهورا أوسع وبلغ عدد المتابعين 30 مليونا", "ahead goal_word over 1"),
        ("عند وصول عدد المتابعين إلى 30 مليونا ستعلن الفائز", "ahead upon_word over 0"),
        ("لم تحصد الصفحة 30 مليون متابع", "denied"),
        ("ولدى الصفحة 30 مليون متابع في العام المقبل", "behind coming"),
        ("هل لدى الصفحة 30 مليون متابع؟ لا أحد يعرف.", "asked"),
    ],
)
def test_what_is_planned_supposed_denied_or_asked_is_told_with_its_clauses(
    text: str, told: str
) -> None:
    reading = read(text)
    number = reading.recognized.parsed.numbers[0]
    nothing = metric_options(reading, number, *reading.scene.positions[0], None)[0]
    assert f"nothing {told}" in nothing.features


def test_a_text_that_only_names_a_site_or_an_app_may_count_its_users() -> None:
    lexicon = load_lexicon()
    sites = vocabulary(lexicon).site_names
    examples = [
        it for name in lexicon.of(GazetteerName) if name.id in sites for it in name.examples
    ]
    counting = [it for it in examples if "مليون" in it or "ملايين" in it]
    assert len(counting) > 100
    assert [it for it in counting if not extract_claims(it).claims] == []


@pytest.mark.parametrize(
    ("text", "deed", "may_follow"),
    [
        ("نال الفيديو إعجاب 30 ألف متابع", "likes", False),
        ("حظي الفيديو بمشاهدة أكثر من 20 ألف شخص", "views", True),
        ("نال الفيديو إعجاب الجميع ولديه 30 ألف متابع", "", True),
        ("حصد الفيديو إعجابا واسعا و30 ألف متابع", "", True),
    ],
)
def test_who_did_what_is_counted_does_not_follow(text: str, deed: str, may_follow: bool) -> None:
    reading = read(text)
    at = max(reading.scene.positions)
    number = reading.recognized.parsed.numbers[at]
    options = metric_options(reading, number, *reading.scene.positions[at], None)
    assert [it.label for it in options if "deed of people" in it.features] == [deed] * bool(deed)
    assert ("followers" in {it.label for it in options}) == may_follow


@pytest.mark.parametrize("subject", ["المنصة", "منصتها", "جيميل", "Gmail", "كول أوف ديوتي"])
def test_what_has_users_needs_no_network_beside_it(subject: str) -> None:
    assert extract_claims(f"بلغ عدد مستخدمي {subject} 35 مليون مستخدم").claims


def test_users_of_a_road_are_no_audience() -> None:
    assert not extract_claims("بلغ عدد مستخدمي الطريق 35 مليون مستخدم").claims


def test_people_are_not_counted_in_times() -> None:
    assert "subscribers" not in labels("تضاعف عدد مشتركي القناة على يوتيوب ثلاث مرات")
    assert "subscribers" in labels("بلغ عدد مشتركي القناة على يوتيوب ثلاثة آلاف")
    assert "views" in labels("بلغ عدد مشاهدات الفيديو على يوتيوب 30 ألف مرة")


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("شاهد الحلقة على يوتيوب 3 ملايين مشترك", "views"),
        ("شاهد البث المباشر لقناة البلدية على يوتيوب 310 آلاف متابع", "views"),
        ("علّق على المنشور 700 متابع على صفحة بلدية إربد", "comments"),
        ("وتفاعل مع صورة اللاعب على إنستغرام 9 ملايين متابع", "interactions"),
        ("يتابع صفحة البلدية على فيسبوك 3 ملايين متابع", "followers"),
        ("نشرت البلدية صورا على صفحتها التي يتابعها 3 ملايين متابع", "followers"),
    ],
)
def test_the_verb_says_what_followers_did(text: str, metric: str) -> None:
    assert figures(text, "metric") == [(metric,)]


TWO = "حصد الفيديو على يوتيوب 5 آلاف إعجاب و3 ملايين مشاهدة"


@pytest.mark.parametrize(
    ("text", "number", "label", "feature"),
    [
        (TWO, 0, "likes", "behind 0"),
        (TWO, 0, "likes", "behind numbers 0"),
        (TWO, 0, "views", "behind another number"),
        (TWO, 0, "views", "behind numbers 2"),
        (TWO, 0, "views", "behind over another metric"),
        (TWO, 1, "views", "behind 0"),
        (TWO, 1, "likes", "told before 1"),
        (TWO, 1, "likes", "before though one is behind"),
        (TWO, 0, "nothing", "nothing turn first"),
        (TWO, 1, "nothing", "nothing turn over 0"),
        (TWO, 1, "nothing", "nothing turn 0 greater unit"),
        ("لحساب البلدية على فيسبوك متابعون. وبلغوا 3 ملايين", 0, "followers", "sentence before"),
        ("بلغ عدد المتابعين في حساب البلدية على فيسبوك 3 ملايين", 0, "followers", "before counted"),
        ("بلغ متابعو الحساب على فيسبوك، وهو قديم، 3 ملايين", 0, "followers", "before breaks 2"),
        ("بلغ متابعو الحساب على فيسبوك 3 ملايين", 0, "followers", "before breaks 0"),
        ("متابعو الحساب على فيسبوك كبروا بينما نالت صوره 3 ملايين إعجاب", 0, "followers", "before over a clause"),
        ("متابعو الحساب على فيسبوك كبروا ونالت صوره 3 ملايين إعجاب", 0, "followers", "before over a verb"),
        ("لحساب البلدية على فيسبوك (3 ملايين متابع)", 0, "nothing", "nothing bracket"),
        ("لحساب البلدية على فيسبوك [3 ملايين متابع]", 0, "nothing", "nothing mark"),
        ("لحساب البلدية على Facebook 3 ملايين متابع", 0, "nothing", "nothing behind latin"),
        ("لحساب البلدية على فيسبوك 3 ملايين متابع", 0, "nothing", "nothing counts followers"),
        ("متابعو فيسبوك كثر: البرازيل (30 مليون متابع) فالهند (20 مليون متابع)", 1, "nothing", "nothing parallel True True"),
        ("متابعو فيسبوك كثر: البرازيل (30 مليون متابع) فالهند 20 مليون متابع", 1, "nothing", "nothing parallel False True"),
        ("متابعو فيسبوك كثر: البرازيل 30 مليون متابع فالهند 20 مليونا", 1, "nothing", "nothing parallel False False"),
        ("حل الأهلي ثانيا بـ3 ملايين متابع على فيسبوك", 0, "nothing", "nothing turn behind a place"),
        ("للأهلي 3 ملايين متابع على فيسبوك، والثاني الزمالك", 0, "nothing", "nothing turn first"),
        ("متابعو الأهلي على فيسبوك كثر، وبلغوا 3 ملايين حساب", 0, "followers", "followers unit account"),
    ],
)  # fmt: skip
def test_how_a_word_stands_to_a_number(text: str, number: int, label: str, feature: str) -> None:
    told = asked(text, "metric")[number]
    assert feature in told[label], told[label]


@pytest.mark.parametrize(
    ("text", "number", "label", "feature"),
    [
        (TWO, 1, "views", "behind another number"),
        (TWO, 1, "likes", "before over another metric"),
        (TWO, 0, "likes", "before though one is behind"),
        ("لحساب البلدية على فيسبوك 3 ملايين متابع", 0, "nothing", "nothing bracket"),
        ("لحساب البلدية على فيسبوك 3 ملايين متابع", 0, "nothing", "nothing mark"),
        ("لحساب البلدية على فيسبوك 3 ملايين متابع", 0, "nothing", "nothing behind latin"),
        ("للأهلي على فيسبوك 3 ملايين متابع. وحل الزمالك ثانيا", 0, "nothing", "nothing turn before a place"),
    ],
)  # fmt: skip
def test_how_a_word_does_not_stand_to_a_number(
    text: str, number: int, label: str, feature: str
) -> None:
    told = asked(text, "metric")[number]
    assert feature not in told[label]


@pytest.mark.parametrize(
    ("number", "year"), [("1899", False), ("1900", True), ("2035", True), ("2036", False)]
)
def test_a_number_may_be_a_year(number: str, year: bool) -> None:
    [told] = asked(f"لحساب البلدية على فيسبوك {number} متابع", "metric")
    assert ("nothing year" in told[NOTHING]) == year


THREE = "لدى مصر 42 مليون مستخدم على فيسبوك، والعراق 21 مليون مستخدم، والمغرب 18 مليون مستخدم"
LOOSE = "لدى مصر 42 مليونا على فيسبوك، والعراق 21 مليون مستخدم"


@pytest.mark.parametrize(
    ("text", "number", "label", "feature"),
    [
        (THREE, 0, "nothing", "nothing series name number"),
        (THREE, 0, "nothing", "nothing series with a unit counts metric"),
        (THREE, 0, "nothing", "nothing series with a unit first"),
        (THREE, 0, "nothing", "nothing series with a unit of 3 here"),
        (THREE, 1, "nothing", "nothing series with a unit again"),
        (THREE, 2, "nothing", "nothing series with a unit of 3 on"),
        (THREE, 0, "users", "series counts it here"),
        (LOOSE, 0, "nothing", "nothing series bare counts metric"),
        (LOOSE, 1, "nothing", "nothing series with a unit of 2 on"),
        ("لدى مصر 42 مليونا من المستخدمين على فيسبوك، والعراق 21 مليون مستخدم", 0, "nothing", "nothing series with a unit counts metric"),
        ("لدى مصر 42 مليونا فقط على فيسبوك، والعراق 21 مليون مستخدم", 0, "nothing", "nothing series bare counts metric"),
        ("لدى مصر 42 مليون دولار، والعراق 21 مليون مستخدم على فيسبوك", 0, "nothing", "nothing series with a unit counts metric"),
        ("على فيسبوك مصر (42 مليونا) والعراق (21 مليون مستخدم)", 0, "nothing", "nothing series bare counts metric"),
    ],
)  # fmt: skip
def test_what_a_series_tells_of_its_numbers(
    text: str, number: int, label: str, feature: str
) -> None:
    told = asked(text, "metric")[number]
    assert feature in told[label], told[label]

"""What a sentence tells of the counted beside the fields of a figure."""

import datetime as dt

import pytest

from arabic_metrics import extract_claims
from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.recognize.word import read_words
from arabic_metrics.resolve.aside import around, aside_reader

PUBLISHED = dt.date(2025, 11, 2)


def aside(
    sentence: str, entity_kind: str = "network", scope: str | None = None, rate: str | None = None
) -> str:
    lexicon = load_lexicon()
    words = read_words(lexicon.fold(sentence))
    first = [word.text for word in words].index("30")
    near = around(first, first + 2, (0, len(words)))
    return aside_reader(lexicon).read(words, near, entity_kind, scope=scope, rate=rate)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("يستخدم فيسبوك نحو 30 مليون شخص", ""),
        ("يستخدم فيسبوك نحو 30 مليون شخص حول العالم", ""),
        ("وهناك نحو 30 مليون مستخدم لفيسبوك في ألمانيا", "place:DE"),
        ("والهند هي أكبر أسواق التطبيق إذ يتجاوز عدد مستخدميه فيها 30 مليون شخص", "place:IN"),
        ("يبلغ عدد المستخدمين المصريين لموقع تويتر 30 مليون مستخدم", "place:EG"),
        ("لفيسبوك 30 مليون مستخدم في الشرق الأوسط", "place:الشرق_الاوسط"),
        (
            "فيسبوك الأول بالشرق الأوسط وشمال إفريقيا وله 30 مليون مستخدم",
            "place:الشرق_الاوسط_وشمال_افريقيا",
        ),
        ("يستخدم فيسبوك 30 مليون شخص، وهو رقم جديد للشرق الأوسط", "place:الشرق_الاوسط"),
        ("يستخدم فيسبوك 30 مليون شخص في العالم العربي", "place:العالم_العربي"),
        ("وهو أول تطبيق في التاريخ يبلغ 30 مليون مستخدم", ""),
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


@pytest.mark.parametrize(
    ("text", "asides"),
    [
        ("لدى فيسبوك 50 مليون مستخدم، منهم 30 مليونا في ألمانيا.", [None, "part place:DE"]),
        ("لدى صفحة الأمانة على فيسبوك 30 ألف متابع من خارج الأردن.", ["part"]),
        ("لدى صفحة الأمانة على فيسبوك من مصر وحدها 30 ألف متابع.", ["part"]),
        ("بلغ متوسط التفاعل على صفحة الأمانة في فيسبوك 30 ألف تفاعل للمنشور الواحد.", ["mean"]),
        ("تخطط شركة المياه الأردنية للوصول إلى 30 ألف متابع على فيسبوك.", ["supposed"]),
        ("تأمل الأمانة أن يصل عدد متابعي صفحتها على فيسبوك إلى 30 ألف متابع.", ["supposed"]),
        ("بلغ عدد متابعي صفحة الأمانة على فيسبوك 20 ألفا، لا 30 ألفا.", [None, "supposed"]),
        ("بلغ عدد متابعي صفحة الأمانة على فيسبوك 30 ألفا، أكثر مما كان متوقعا.", [None]),
        ("تعرف فيسبوك كلمات سر 30 مليون مستخدم من إجمالي 50 مليون مستخدم.", ["part", None]),
        ("بلغ عدد متابعي صفحة الوزارة على فيسبوك 30 ألف متابع من مصر.", [None]),
        (
            "بلغ متوسط التفاعل 20 ألفا. وحققت صفحة الأمانة على فيسبوك 30 ألف تفاعل للمنشور.",
            ["mean"] * 2,
        ),
        ("حصدت صفحة الأمانة على فيسبوك 30 ألف تفاعل للمنشور الجديد.", [None]),
        ("لدى فيسبوك 30 مليون مستخدم هناك.", ["part"]),
        ("قال باحث إن 30 ألف متابع من متابعي حساب الأمانة على إكس حسابات آلية.", ["part"]),
        ("إذا وصل عدد متابعي الأمانة على فيسبوك إلى 30 ألفا أطلقت مسابقة.", ["supposed"]),
        ("لو بلغ عدد متابعي الأمانة على فيسبوك 30 ألف متابع لأطلقت مسابقة.", ["supposed"]),
        ("تسعى الأمانة إلى رفع عدد متابعيها على فيسبوك إلى 30 ألف متابع.", ["supposed"]),
        ("إذا كان لحساب الأمانة على فيسبوك 30 ألف متابع، فهذا كثير.", [None]),
        ("ماذا سيفعل إذا اشترى صفحة الأمانة على فيسبوك التي يتابعها 30 ألف شخص؟", [None]),
        ("قالت الفنانة لين حداد: بلغ عدد متابعي حسابي على إنستغرام 30 ألفا.", [None]),
        ("انخفض عدد متابعي الأمانة على فيسبوك إلى 20 ألفا بعد أن كان 30 ألفا.", [None, "earlier"]),
        (
            "انخفض عدد متابعي الأمانة على فيسبوك إلى 20 ألفا بعد أن كان 30 ألفا في 2024.",
            [None, None],
        ),
        ("حذرت الأمانة من صفحة مزيفة على فيسبوك يتابعها 30 ألف شخص.", ["fake"]),
        ("يبلغ عدد المستخدمين المراهقين على فيسبوك 30 مليونا.", ["part"]),
        ("لدى فيسبوك 30 مليون مستخدم، هناك من يرى العدد قليلا.", [None]),
        ("ارتفع عدد متابعي الأمانة على فيسبوك من 30 ألفا إلى 40 ألفا.", ["earlier", None]),
        ("ارتفع عدد متابعي الأمانة على فيسبوك إلى 30 ألف متابع من المملكة.", [None]),
        ("خسرت صفحة الأمانة على فيسبوك 30 ألف متابع.", ["loss"]),
        ("انخفض عدد متابعي صفحة الأمانة على فيسبوك بمقدار 30 ألف متابع.", ["loss"]),
        ("زاد عدد متابعي صفحة الأمانة على فيسبوك بمقدار 30 ألف متابع.", [None]),
        ("حصدت صفحة الأمانة على فيسبوك 30 ألف مشاهدة من مشاهدات القناة.", ["part"]),
        ("حذفت منصة تيك توك 30 ألف مقطع فيديو خلال شهر.", ["removed"]),
        ("حذفت منصة تيك توك مقطعا من قناة نشرت 30 ألف مقطع فيديو.", [None]),
        ("حذفت منصة تيك توك مقطعا شاهده 30 ألف شخص.", [None]),
        ("نشرت صفحة الأمانة على فيسبوك 30 ألف منشور.", [None]),
        ("لم تخسر صفحة الأمانة على فيسبوك 30 ألف متابع.", ["supposed"]),
        ("لم تخسر صفحة الأمانة على فيسبوك سوى 30 ألف متابع.", ["loss"]),
        ("كسبت صفحة الأمانة على فيسبوك 30 ألف متابع.", [None]),
        ("تراجع عدد متابعي صفحة الأمانة على فيسبوك إلى 30 ألف متابع.", [None]),
        ("يتابع الحساب الإنجليزي للأمانة على إكس 30 ألف متابع.", ["language:en"]),
        ("يتابع حساب الأمانة باللغة العربية على إكس 30 ألف متابع.", ["language:ar"]),
        ("يتابع حساب ريال مدريد العربي على إكس 30 ألف متابع.", ["language:ar"]),
        ("يتابع حساب ريال مدريد الإسباني على إكس 30 ألف متابع.", [None]),
        ("تضم صفحة الأمانة على فيسبوك 30 ألف متابع، وتنشر كل يوم خبرا.", [None]),
        ("لدى فيسبوك 30 مليون مستخدم، ويعمل على الهواتف.", [None]),
        ("لدى فيسبوك 30 مليون مستخدم، ويدخلونه من هواتفهم.", ["device"]),
        ("لفيسبوك وتويتر 30 مليون مستخدم لكل منهما.", [None]),
        ("لدى صفحة الأمانة على فيسبوك 60 ألف متابع بفارق 30 ألف متابع عن الوزارة.", [None, "gap"]),
        ("لا يفصل صفحة الأمانة على فيسبوك عن الوزارة سوى فارق 30 ألف متابع.", ["gap"]),
        ("تقدمت الأمانة على فيسبوك بفارق كبير، ولديها 30 ألف متابع.", [None]),
        ("نفت الأمانة صحة ما تردد عن بلوغ متابعيها على فيسبوك 30 ألف متابع.", ["supposed"]),
        ("نشرت الأمانة ما تردد عن بلوغ متابعيها على فيسبوك 30 ألف متابع.", [None]),
        (
            "ارتفع عدد متابعي الأمانة على فيسبوك من 30 ألفا إلى 40 ألفا خلال عام.",
            ["earlier", None],
        ),
        (
            "ارتفع عدد متابعي الأمانة على فيسبوك من 30 ألفا في 2024 إلى 40 ألفا في 2025.",
            [None, None],
        ),
        ("تراجع حساب الأمانة على فيسبوك من المركز الثاني إلى الخامس.", ["earlier", None]),
        ("تطمح الأمانة إلى أن تحتل صفحتها على فيسبوك المركز الأول عربيا.", ["supposed"]),
        ("حلت صفحة الأمانة على فيسبوك في المركز الأول من بين 30 صفحة.", [None]),
    ],
)
def test_some_of_a_whole_are_told(text: str, asides: list[str | None]) -> None:
    rows = extract_claims(text, min_confidence=0).rows()
    assert [row["aside"] for row in rows] == asides


def test_what_a_field_holds_is_told_already() -> None:
    active = "لفيسبوك 30 مليون مستخدم نشط يوميا"
    assert aside(active) == "active rate"
    assert aside(active, scope="نشط", rate="day") == ""
    assert aside("يستخدم فيسبوك نحو 30 مليون شخص في ألمانيا", scope="ألمانيا") == ""


def test_the_country_of_a_club_is_not_where_its_followers_are() -> None:
    told = "30 مليون متابع هو مجموع جمهور نادي النصر السعودي"
    assert aside(told) == "place:SA"
    assert aside(told, entity_kind="organization") == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("بلغ عدد مستخدمي تطبيق «توكلنا» السعودي 17 مليون مستخدم", None),
        ("استقبل موقع بوابة الحكومة المصرية 3 ملايين زائر في يوليو", None),
        ("تلقت الصفحة على فيسبوك 1800 رسالة في الأسبوع الماضي", None),
        ("بلغ عدد مستخدمي تويتر السعوديين 3 ملايين مستخدم", "place:SA"),
    ],
)
def test_the_words_of_the_owner_and_of_the_period_tell_nothing_else(
    text: str, told: str | None
) -> None:
    assert [row["aside"] for row in extract_claims(text, published=PUBLISHED).rows()] == [told]


def test_words_far_from_the_figure_tell_nothing() -> None:
    assert aside(f"في ألمانيا {'كلمة ' * 20} يستخدم فيسبوك 30 مليون شخص") == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("يستخدم فيسبوك نحو 30 مليون شخص في البلاد.", "place:البلاد"),
        ("يستخدم فيسبوك نحو 30 مليون شخص.", None),
        (
            "الشبكات في 2025\n\nالشبكة | المستخدمون النشطون\nفيسبوك | 30,000,000\nإنستغرام | 12,000,000",
            "active",
        ),
    ],
)
def test_a_row_holds_it(text: str, told: str | None) -> None:
    assert extract_claims(text).rows()[0]["aside"] == told


def test_only_of_people_it_is_told_that_their_data_leaked_or_that_they_are_active() -> None:
    text = "تسريب مقطع شاهده 30 مليون مستخدم نشط في ألمانيا عبر الهواتف"
    lexicon = load_lexicon()
    words = read_words(lexicon.fold(text))
    read, near = aside_reader(lexicon).read, range(len(words))
    assert read(words, near, "network") == "active device leaked place:DE"
    assert read(words, near, "network", people=False) == "place:DE"


@pytest.mark.parametrize(
    ("told", "supposed"),
    [
        ("ينتظر أن يصل", "supposed"),
        ("يرجح أن يصل", "supposed"),
        ("سيصل", "supposed"),
        ("وسيصل", "supposed"),
        ("قد يصل", "supposed"),
        ("قد يحقق", "supposed"),
        ("قد تجاوز", None),
        ("وقد وصل", None),
        ("لقد وصل", None),
    ],
)
def test_what_is_to_come_is_supposed(told: str, supposed: str | None) -> None:
    text = f"{told} عدد متابعي النادي الأهلي على إكس إلى 30 ألف متابع"
    assert extract_claims(text, min_confidence=0).rows()[0]["aside"] == supposed


@pytest.mark.parametrize(
    ("text", "asides"),
    [
        ("نشر النادي 400 صورة بمعدل 3 صور يوميا، وحل في المركز الثالث على إنستغرام", {None}),
        ("لدى فيسبوك 20 مليون مستخدم يمضون 3 ساعات يوميا في تصفحه", {None}),
        ("أزال فيسبوك 10 ملايين حساب مزيف، وقال إن مستخدميه بلغوا 3 مليارات مستخدم", {None}),
        ("أطلق النادي حسابه بالإنجليزية ويتابعه 50 ألف متابع، أما الحساب العربي فجديد", {"language:en"}),
    ],
)  # fmt: skip
def test_what_is_told_of_another_figure_is_not_told_of_this(
    text: str, asides: set[str | None]
) -> None:
    rows = extract_claims(text, published=PUBLISHED).rows()
    assert {row["aside"] for row in rows if row["value"] != 10_000_000} == asides

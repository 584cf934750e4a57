"""Mentions: which noun phrases can be whose a figure is, of what kind, and where their names begin and end."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics import extract_claims, normalize_text
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize import Mention, recognize_mentions
from tests.corpus import CORPORA
from tests.recognize.mentions import recognize

ADDRESSES = ("https://t.co/abc", "www.example.com", "http://example.com/a/b?c=1", "facebook.com/page", "news@example.com", "photo.jpg")  # fmt: skip
ARTICLES = sorted((CORPORA / "articles").glob("*.txt"))


def mentions(text: str) -> dict[str, Mention]:
    """Return the mentions of a text with a figure, by their names as written."""
    found = recognize(f"{text}\n3 متابعين")
    return {found.written(mention.span): mention for mention in found.text.entities}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("يتابع حساب بلدية دبا على إكس كثيرون", "بلدية دبا", "account"),
        ("أعلنت بلدية دبا عن خطة", "بلدية دبا", "organization"),
        ("بثت قناة النخيل برنامجا", "قناة النخيل", "channel"),
        ("حصدت أغنية «ليل طويل» إعجابا", "أغنية «ليل طويل»", "content"),
        ("حصد وسم #دبا_الحصن إعجابا", "وسم #دبا_الحصن", "content"),
        ('قال موقع التواصل الاجتماعي "فيسبوك" كلمته', 'موقع التواصل الاجتماعي "فيسبوك"', "network"),
        ("يكتب على فيسبوك (Facebook) كثيرون", "فيسبوك (Facebook)", "network"),
        ("بثت قناة «النخيل (أخبار)» برنامجا", "قناة «النخيل (أخبار)»", "channel"),
        ("قال الفنان سامي الكعبي كلمته", "الفنان سامي الكعبي", "person"),
        ("نجح تطبيق «همس» كثيرا", "تطبيق «همس»", "site_app"),
        ("يضم جروب «دفعة الشمال» كثيرين", "جروب «دفعة الشمال»", "group"),
        ("كتب على فيسبوك كثيرون", "فيسبوك", "network"),
        ("سجلت مصر رقما", "مصر", "place"),
        ("كتب @sami_h كلمته", "@sami_h", "account"),
        ("أعلن المركز الوطني للأرصاد عن عاصفة", "المركز الوطني للأرصاد", "organization"),
        ("أعلن مركز الأمل للإغاثة عن حملة", "مركز الأمل للإغاثة", "organization"),
        ("حصدت لعبة Gran Turismo 7 إعجابا على إكس", "لعبة Gran Turismo", "site_app"),
        ("نجحت لعبة Gran Turismo 7، وقال", "لعبة Gran Turismo 7", "site_app"),
        ("ضمت لعبة Gran Turismo 7 ملايين", "لعبة Gran Turismo", "site_app"),
        ("أعلنت وزارة الصحة للمواطنين خطة", "وزارة الصحة", "organization"),
        ("يتابع صفحة مستشفى الأمل الرسمية كثيرون", "مستشفى الأمل", "account"),
        ("بثت قناة داود الشريان برنامجا", "قناة داود الشريان", "channel"),
        ('بثت قناة "MBC مصر" برنامجا', 'قناة "MBC مصر"', "channel"),
    ],
)
def test_kinds(text: str, name: str, kind: str) -> None:
    assert mentions(text)[name].kind == kind


def test_a_latin_name_that_goes_on_is_one_name_and_not_the_known_one_that_it_begins_with() -> None:
    found = mentions("قالت Google إن خدمة الصور نجحت، وحصد Google Lens إعجابا")
    assert found["Google"].known
    assert not found["Google Lens"].known
    assert found["Google Lens"].kind == "site_app"
    assert "Lens" not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("يتابع الصفحة الرسمية لوزارة الصحة على فيسبوك كثيرون", "وزارة الصحة"),
        ("يتابع حساب وزارة الصحة على إكس كثيرون", "وزارة الصحة"),
        ("يتابع صفحة وزارة الداخلية المصرية كثيرون", "وزارة الداخلية المصرية"),
        ("يتابع صفحة وزارة التربية والتعليم كثيرون", "وزارة التربية والتعليم"),
        ("يتابع حساب وزارة التخطيط والتعاون الدولي كثيرون", "وزارة التخطيط والتعاون الدولي"),
        ("يتابع حساب وزارة الشؤون البلدية والقروية كثيرون", "وزارة الشؤون البلدية والقروية"),
        ("يتابع صفحة وزارة الصحة والمستشفيات الكبرى كثيرون", "وزارة الصحة"),
        ("يتابع صفحة جامعة عين شمس كثيرون", "جامعة عين شمس"),
    ],
)
def test_the_name_of_an_account_is_whose_it_is(text: str, name: str) -> None:
    mention = mentions(text)[name]
    assert mention.kind == "account" and mention.proper


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلنت الهيئة العامة للاستثمار نتائجها", "الهيئة العامة للاستثمار"),
        ("أعلنت الهيئة الوطنية للأرصاد الجوية نتائجها", "الهيئة الوطنية للأرصاد الجوية"),
        ("أعلنت هيئة دبي للثقافة نتائجها", "هيئة دبي للثقافة"),
        ("أعلن الاتحاد الأردني لكرة السلة نتائجه", "الاتحاد الأردني لكرة السلة"),
        ("قالت وزارة الصحة للصحفيين إن الأمر انتهى", "وزارة الصحة"),
    ],
)
def test_what_a_body_is_for_belongs_to_its_name(text: str, name: str) -> None:
    assert name in mentions(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("الصفحة الرسمية للمجلس القومي للمرأة على فيسبوك", "المجلس القومي للمرأة"),
        ("الصفحة الرسمية للهيئة الوطنية للصحافة والإعلام على فيسبوك", "الهيئة الوطنية للصحافة والإعلام"),
        ("الحساب الرسمي للاتحاد الدولي لكرة السلة على فيسبوك", "الاتحاد الدولي لكرة السلة"),
        ("الحساب الرسمي للجنة الوطنية للانتخابات على فيسبوك", "اللجنة الوطنية للانتخابات"),
        ("الصفحة الرسمية للشركة القابضة للكهرباء على فيسبوك", "الشركة القابضة للكهرباء"),
        ("الصفحة الرسمية للمجلس القومي للمرة الأولى", "المجلس القومي"),
        ("صفحة المجلس القومي للعام الثاني", "المجلس القومي"),
    ],
)  # fmt: skip
def test_a_body_behind_its_account_goes_on_with_what_it_is_for(text: str, name: str) -> None:
    rows = extract_claims(f"بلغ عدد متابعي {text} 3 ملايين متابع", min_confidence=0).rows()
    assert {row["entity"] for row in rows} == {name}


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("صفحة وزارة التربية و التعليم", "وزارة التربية والتعليم"),
        ("وزارة الشؤون البلدية و القروية", "وزارة الشؤون البلدية والقروية"),
        ("وزارة الأوقاف و الشؤون الإسلامية", "وزارة الأوقاف والشؤون الإسلامية"),
        ("وزير الصحة و السكان خالد عبد الغفار", "وزير الصحة والسكان خالد عبد الغفار"),
        ("وزارة الصحة و المستشفيات", "وزارة الصحة"),
        ("وزارة الصحة و ", "وزارة الصحة"),
    ],
)
def test_fields_are_joined_also_by_a_word_apart(name: str, called: str) -> None:
    rows = extract_claims(f"بلغ عدد متابعي {name} على فيسبوك 3 ملايين متابع").rows()
    assert [row["entity"] for row in rows] == [called]
    joined = extract_claims(f"بلغ عدد متابعي {called} على فيسبوك 3 ملايين متابع").rows()
    assert rows[0]["entity_key"] == joined[0]["entity_key"]


def test_a_name_behind_a_title_with_the_preposition_and_the_article() -> None:
    found = mentions("للمغني التونسي بلطي على يوتيوب 5 ملايين مشترك")
    assert "المغني التونسي بلطي" in [mention.name for mention in found.values()]


def test_the_name_of_a_house_is_no_article() -> None:
    names = [mention.name for mention in mentions("بلغ متابعو جامعة آل البيت 30 ألفا").values()]
    assert "جامعه ال البيت" in names
    assert "صفحه" in [m.name for m in mentions("بلغ متابعو ال 19 صفحة 30 ألفا").values()]


def test_a_network_is_named_without_the_bracket_that_goes_on() -> None:
    assert "إكس" in mentions("بلغ عدد مستخدمي إكس (تويتر سابقا) 500 مليون")


def test_a_title_behind_a_given_name_is_a_surname() -> None:
    assert "رنا الخوري" in mentions("تتابع رنا الخوري كثيرون")
    assert "رنا" in mentions("قالت رنا المديرة العامة للمتحف")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("تابع الإعلامي داود الشريان كثيرون", "الإعلامي داود الشريان"),
        ("حسابات الفنان العراقي كاظم الساهر كثيرة", "الفنان العراقي كاظم الساهر"),
        ("نشر رئيس الحكومة يوسف الشاهد صورا", "رئيس الحكومة يوسف الشاهد"),
        ("نشر يوسف الرسالة أمس", "يوسف"),  # a verb and no title: what he does it to
        ("تتابع الفنانة عبلة كامل جماهير كثيرة", "الفنانة عبلة كامل"),
        ("قال السيد إيمانويل مسؤول العلاقات كلمته", "السيد إيمانويل"),
    ],
)
def test_a_noun_behind_a_title_and_a_given_name_is_a_surname(text: str, name: str) -> None:
    assert name in mentions(text)


def test_what_somebody_heads_ends_before_the_name() -> None:
    assert {"مدير المتحف سامي الكعبي", "المتحف"} <= mentions(
        "قال مدير المتحف سامي الكعبي كلمته"
    ).keys()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("حل مواطنه استقلال طهران ثانيا", "استقلال طهران"),  # «استقلال» is else a common noun
        ("تلاه زميله السابق زين مالك", "زين مالك"),
        ("حل منافسه نادي الشعلة ثانيا", "نادي الشعلة"),
    ],
)
def test_who_is_meant_by_a_peer_is_named_right_behind(text: str, name: str) -> None:
    found = mentions(text)
    assert name in found
    assert not any(other != name and name in other for other in found)


def test_a_peer_whom_nothing_names_has_no_name_of_a_verb() -> None:
    assert not any("حصد" in name for name in mentions("منافسه السابق حصد 3 ملايين إعجاب"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قالت المؤثرة السعودية فوز الفهد", "المؤثرة السعودية فوز الفهد"),
        ("قالت الفنانة حياة المطوع", "الفنانة حياة المطوع"),
        ("قال الخبير الفلاحي عبد المؤمن", "الخبير الفلاحي عبد المؤمن"),
        ("قال رئيس الوزراء وزير الكهرباء", "رئيس الوزراء"),
        ("أكد المدرب المصري فوز الفريق", "المدرب المصري"),
        ("نشر الفنان خريطة القاهرة", "الفنان"),
    ],
)
def test_a_name_of_common_words_behind_a_title_needs_a_surname(text: str, name: str) -> None:
    found = mentions(text)
    assert name in found
    assert not any(other != name and other.startswith(name) for other in found)


@pytest.mark.parametrize("name", ["الحلقة الثانية", "الموسم الثالث", "الجزء الأول"])
def test_an_ordinal_is_part_of_the_name_of_an_episode(name: str) -> None:
    assert mentions(f"حصد {name} من البرنامج إعجابا")[name].kind == "content"


def test_a_season_without_an_ordinal_is_no_work() -> None:
    assert "الموسم" not in mentions("حصد الفريق في الموسم إعجابا")


def test_a_place_in_quotation_marks_is_no_part_of_a_name() -> None:
    assert "بيرسبوليس الإيراني" in mentions("جاء بيرسبوليس الإيراني «الثامن» في القائمة")


@pytest.mark.parametrize(
    ("name", "feminine", "masculine"),
    [
        ("أسامة", False, True),
        ("نانسي", True, False),
        ("تطبيق «همس»", False, True),
        ("منصة «همس»", True, False),
        ("إيلون ماسك", False, True),
    ],
)
def test_the_gender_of_a_name(name: str, feminine: bool, masculine: bool) -> None:
    mention = mentions(f"في الصباح {name} على إكس")[name]
    assert (mention.feminine, mention.masculine) == (feminine, masculine)


def test_a_known_name_has_its_id() -> None:
    assert mentions("حساب ريال مدريد على إكس")["ريال مدريد"].known == "real_madrid"
    assert mentions("كتب على تويتر كثيرون")["تويتر"].known == "x"


@pytest.mark.parametrize(
    ("text", "name", "pronoun"),
    [
        ("تضم الصفحة كثيرين", "الصفحة", False),
        ("تضم الصفحة الرسمية كثيرين", "الصفحة الرسمية", False),
        ("يضم حسابه على إكس كثيرين", "حسابه", True),
        ("حصدت قناتها على يوتيوب إعجابا", "قناتها", True),
    ],
)
def test_what_only_points_back(text: str, name: str, pronoun: bool) -> None:
    mention = mentions(text)[name]
    assert mention.pointing and mention.possessed == pronoun and not mention.proper


def test_names_within_a_name_are_mentions_too() -> None:
    found = mentions("قال لاعب نادي الوحدات أحمد سمير كلمته")
    assert not found["لاعب نادي الوحدات أحمد سمير"].nested
    assert found["نادي الوحدات"].nested and found["أحمد سمير"].nested


def test_who_says_what_follows_speaks() -> None:
    found = mentions("أعلنت بلدية دبا أن صفحة بلدية كلباء نجحت")
    assert found["بلدية دبا"].speaks and not found["بلدية كلباء"].speaks


def test_what_describes_a_name_is_apposed_to_it() -> None:
    found = mentions("أعلنت وكالة الأنباء الوطنية (WATAN) عن خطة")
    assert found["WATAN"].apposed == found["وكالة الأنباء الوطنية"].first


def test_a_work_behind_a_quoted_title_has_that_title() -> None:
    found = mentions("«غادي وحدي»، العمل الجديد للفنان، يتجاوز 6 ملايين مشاهدة")
    title = found["غادي وحدي"].first
    assert next(it for name, it in found.items() if name.startswith("العمل")).apposed == title


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_is_ever_a_name(address: str) -> None:
    for text in (
        f"شاهد {address} وشارك",
        f"يتابع صفحة بلدية دبا {address} كثيرون",
        f"({address})",
        f"المصدر: {address}",
    ):
        for name, mention in mentions(text).items():
            assert not set(name) & set("/:"), name
            assert mention.name not in address


@pytest.mark.parametrize("word", ["اليوم", "العام الماضي", "مشاركة", "انتشار", "زيادة"])
def test_time_and_deeds_own_nothing(word: str) -> None:
    assert word not in mentions(f"شهدت المنصة {word} كثيرة")


WORDS = ("صفحة", "بلدية دبا", "وزارة", "الداخلية", "المصرية", "«", "»", "(", ")", "سامي", "الكعبي", "على", "فيسبوك", "قال", "إن", "#وسم", "@a", "https://t.co/x", "BBC", "حسابه", "،", ".", "\n")  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_mentions_stand_in_the_text_whatever_it_is(text: str) -> None:
    found = recognize(f"{text}\n3 متابعين").text
    folded = found.parsed.normalized.text
    for mention in found.entities:
        assert 0 <= mention.first < mention.last <= len(found.words)
        quote = mention.span.of(folded)
        assert quote == quote.strip() != ""
        assert "\n" not in quote and "http" not in quote
        assert quote.count("»") <= quote.count("«") or quote.count("«") == 0
    outer = [mention.first for mention in found.entities if not mention.nested]
    assert outer == sorted(outer)


@pytest.mark.parametrize(
    ("text", "owned", "unowned"),
    [
        ("تم رصد 13 ألف تغريدة على الوسم", {"الوسم"}, {"رصد"}),
        ("احتفالا بوصول عدد متابعيه إلى مليون، كافأ منتجع الواحة متابعيه", {"منتجع الواحة"}, {"احتفالا"}),
        ("شهدت الصفحة نموا كبيرا", {"الصفحة"}, {"نموا كبيرا"}),
        ('جاء النادي الثالث بواقع "501000" متابع', {"النادي"}, {"501000"}),
        ("طلبت شركة تويتر من مستخدميها البالغ عددهم 330 مليونا التأكد", {"شركة تويتر"}, {"البالغ"}),
        ("بلغ عدد المستخدمين النشطين في التطبيق 3 ملايين", {"التطبيق"}, {"النشطين"}),
        ("تابع الصفحة الرسمية لكليان أمباشي 17 مليونا", {"كليان أمباشي"}, {"لكليان أمباشي"}),
        ("بلغ عدد مشاهدات المعرض 3 آلاف باللغة الإنجليزية", {"المعرض"}, {"اللغة الإنجليزية"}),
        ("تلاه النجم بـ48 تغريدة، فالنصر بـ21 تغريدة", {"النصر"}, set()),
        ("يملك محرك Unity 3D الذي أطلق عام 2005 منافسين", {"Unity"}, {"D"}),
        ("حقق الفيديو الذي نشره سامي الكعبي نجاحا", {"سامي الكعبي"}, {"نشره سامي الكعبي"}),
        ("إن السعوديين احتلوا المركز الثاني", {"السعوديين"}, {"احتلوا المركز"}),
        ("الصور كما تشاهدونها أدناه لمدينتنا", {"الصور"}, {"تشاهدونها أدناه"}),
        ("تعرضت صفحة محافظة الدقهلية للاختراق أمس", {"محافظة الدقهلية"}, {"محافظة الدقهلية للاختراق"}),
        ("نشرت وزارة الحج والعمرة خبرا", {"وزارة الحج والعمرة"}, {"العمرة"}),
        ("نشرت هيئة الزكاة والضريبة والجمارك خبرا", {"هيئة الزكاة والضريبة والجمارك"}, {"الضريبة"}),
        ("نشر حساب غرفة تجارة وصناعة البحرين خبرا", {"غرفة تجارة وصناعة البحرين"}, {"غرفة تجارة"}),
        ("نشرت مطاعم «لقمة بيروت» صورا", {"مطاعم «لقمة بيروت»"}, {"قمة بيروت"}),
        ("بعد أن توقف العداد عند 700 ألف", set(), {"العداد"}),
    ],
)  # fmt: skip
def test_what_owns_nothing_is_no_mention(text: str, owned: set[str], unowned: set[str]) -> None:
    found = set(mentions(text))
    assert owned <= found
    assert not unowned & found


def test_a_verb_between_a_work_and_an_amount_is_a_verb() -> None:
    told = mentions("كان وندرليست تطبيقا بسيطا جمع حوالي 16 مليون مستخدم")
    assert "تطبيقا بسيطا جمع" not in told
    assert "قرار رفع 3 آلاف طلب" not in mentions("اتخذ قرار رفع 3 آلاف طلب")


@pytest.mark.parametrize("name", ["حركة حماس", "حركة فتح"])
def test_a_movement_may_own(name: str) -> None:
    assert name in mentions(f"أعلنت {name}، في بيان، عن خطتها")


def test_a_page_that_is_called_fake_is_not_the_one_named_before() -> None:
    told = mentions(
        "للممثل سامي الكعبي صفحة موثقة. الصفحة المزيفة يتابعها كثيرون، وتنشر الصفحة صورا"
    )
    assert told["الصفحة المزيفة"].proper and not told["الصفحة المزيفة"].pointing
    assert told["الصفحة"].pointing


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_sentence_read_alone_has_the_mentions_that_it_has_in_the_text(path: Path) -> None:
    parsed = parse_expressions(normalize_text(path.read_text(encoding="utf-8")))
    whole = recognize_mentions(parsed)
    for number in {word.sentence for word in whole.words}:
        places = [at for at, word in enumerate(whole.words) if word.sentence == number]
        alone = recognize_mentions(parsed).entities_of(places[0], places[-1] + 1)
        assert alone == tuple(m for m in whole.entities if m.first in places)


@pytest.mark.parametrize("network", ["للفيسبوك", "للفيس بوك"])
def test_a_network_behind_an_account_of_nobody_says_where_it_is(network: str) -> None:
    assert {m.kind for m in mentions(f"يتابع الصفحة الرسمية {network} كثيرون").values()} == {
        "account",
        "",
    }


@pytest.mark.parametrize("place", ["المركز الثالث", "المركز الـ15", "مركز الصدارة", "مركز متقدم"])
def test_a_rank_is_no_centre(place: str) -> None:
    assert not any("مركز" in name for name in mentions(f"حلت صفحة النادي في {place} عالميا"))


@pytest.mark.parametrize("who", ["الرئيس ترامب", "الرئيس الأمريكي ترامب", "ترامب"])
def test_a_known_surname_behind_a_title_is_the_known_name(who: str) -> None:
    assert mentions(f"قال {who} كلمته")[who].known == "donald_trump"


def test_a_club_behind_a_player_is_not_the_player() -> None:
    assert not mentions("قال اللاعب كلمته، ووصل لاعب برشلونة")["لاعب برشلونة"].known

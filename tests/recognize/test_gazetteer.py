"""Known names: bodies that each country has, countries, and names that are other words as well."""

from pathlib import Path

import pytest

from arabic_metrics import extract_claims, load_lexicon
from arabic_metrics.core import LexiconError
from tests.recognize.mentions import recognize


def entities(text: str) -> list[tuple[str, str]]:
    """Return (as written, id in the gazetteer) of the mentions of a text with a figure that are no networks."""
    found = recognize(f"{text}\n3 متابعين")
    return [(found.written(m.span), m.known) for m in found.text.entities if m.kind != "network"]


@pytest.mark.parametrize(
    ("text", "mention", "id", "name"),
    [
        ("صفحة وزارة الداخلية المصرية على فيسبوك", "وزارة الداخلية المصرية", "egypt_ministry_of_interior", "وزارة الداخلية المصرية"),
        ("صفحة الداخلية المصرية على فيسبوك", "الداخلية المصرية", "egypt_ministry_of_interior", "وزارة الداخلية المصرية"),
        ("صفحة الداخليه المصريه على فيسبوك", "الداخليه المصريه", "egypt_ministry_of_interior", "وزارة الداخلية المصرية"),
        ("حساب الخارجية الأميركية على تويتر", "الخارجية الأميركية", "united_states_ministry_of_foreign_affairs", "وزارة الخارجية الأمريكية"),
        ("حساب وزارة الدفاع الكورية الجنوبية على تويتر", "وزارة الدفاع الكورية الجنوبية", "south_korea_ministry_of_defence", "وزارة الدفاع الكورية الجنوبية"),
        ("حساب المنتخب السعودي على تويتر", "المنتخب السعودي", "saudi_arabia_national_team", "المنتخب السعودي"),
        ("حساب منتخب السعودية على تويتر", "منتخب السعودية", "saudi_arabia_national_team", "المنتخب السعودي"),
        ("حساب منتخب مالي على تويتر", "منتخب مالي", "mali_national_team", "منتخب مالي"),
        ("حساب الهلال الأحمر الكويتي على تويتر", "الهلال الأحمر الكويتي", "kuwait_red_crescent", "الهلال الأحمر الكويتي"),
    ],
)  # fmt: skip
def test_a_body_of_a_country_has_one_key_and_one_name(
    text: str, mention: str, id: str, name: str
) -> None:
    assert (mention, id) in entities(text)
    [claim] = extract_claims(f"بلغ عدد متابعي {text} 40 ألفا").claims
    assert claim.entity is not None
    assert (claim.entity.name, claim.entity.key) == (name, id)


@pytest.mark.parametrize(
    "text",
    [
        "مؤتمر عن الشؤون الداخلية المصرية",
        "السياسة الخارجية الأمريكية في المنطقة",
        "التجارة الخارجية المصرية",
        "دعا إلى السلم الأهلي في البلاد",
        "العمل الأهلي والمجتمع الأهلي",
        "الصحة، المصرية للاتصالات",
        "قال إن الداخلية مسؤولة",
    ],
)
def test_what_only_looks_like_a_known_name_is_none(text: str) -> None:
    assert [id for _, id in entities(text) if id] == []


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("سجلت المملكة العربية السعودية 680 ألف مستخدم على فيسبوك", "saudi_arabia"),
        ("سجلت أمريكا 680 ألف مستخدم على فيسبوك", "united_states"),
    ],
)
def test_a_country_has_users(text: str, id: str) -> None:
    [claim] = extract_claims(text).claims
    assert claim.entity is not None and claim.entity.key == id


def test_an_account_that_is_called_as_a_country_has() -> None:
    [claim] = extract_claims("يتابع حساب السعودية على تويتر 40 ألف شخص").claims
    assert claim.entity is not None and claim.entity.name == "السعودية"


def test_a_users_file_may_add_a_national_body(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[gazetteer]]\nid = "space_agency"\nname = "وكالة الفضاء"\nnational = "feminine"\n'
        'forms = ["وكالة الفضاء"]\nexamples = ["حساب وكالة الفضاء المصرية على تويتر"]\n',
        encoding="utf-8",
    )
    text = "يتابع حساب وكالة الفضاء المصرية على تويتر 40 ألف شخص"
    [claim] = extract_claims(text, lexicon=load_lexicon(path)).claims
    assert claim.entity is not None and claim.entity.key == "egypt_space_agency"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("نادي الهلال السوداني لديه 2 مليون متابع على فيسبوك", ["sudan_al_hilal"]),
        ("الهلال السوداني لديه 2 مليون متابع على فيسبوك. ولدى الهلال 9 آلاف متابع على تويتر", ["sudan_al_hilal"] * 2),
        ("الهلال يحتفل بمليوني متابع على فيسبوك\n\nقال نادي الهلال السوداني إن صفحته حصدت 300 ألف تفاعل", ["sudan_al_hilal"] * 2),
        ("صفحة النادي الأهلي الليبي على فيسبوك يتابعها 5 ملايين، ولدى الأهلي المصري 30 مليون متابع", ["libya_al_ahly", "al_ahly"]),
        ("نادي الأهلي السعودي لديه 4 ملايين متابع على تويتر", ["saudi_arabia_al_ahly"]),
        ("صفحة الهلال السعودي على فيسبوك يتابعها 5 ملايين متابع", ["al_hilal"]),
        ("نادي الوداد السوداني لديه 40 ألف متابع على فيسبوك", ["sudan_wydad"]),
        ("نجم الهلال البرازيلي نيمار لديه 200 مليون متابع على إنستغرام", ["neymar"]),
        ("صحيفة الرياض السعودية لديها 3 ملايين متابع على تويتر", ["al_riyadh_newspaper"]),
    ],
)  # fmt: skip
def test_a_body_of_the_same_name_elsewhere_has_a_key_of_its_own(text: str, keys: list[str]) -> None:
    found = [(claim.entity.key if claim.entity else None) for claim in extract_claims(text).claims]
    rows = [row["entity_key"] for row in extract_claims(text).rows()]
    assert set(found) == set(keys) and rows == keys


def test_the_country_of_a_name_is_one_of_the_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[gazetteer]]\nid = "al_nahda"\nname = "نادي النهضة"\ncountry = "omann"\n'
        'forms = ["نادي النهضة"]\nexamples = ["حساب نادي النهضة على تويتر"]\n',
        encoding="utf-8",
    )
    with pytest.raises(LexiconError, match=r"omann.*did you mean oman"):
        load_lexicon(path)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("الأكثر متابعة بين أندية السعودية الهلال ثم النصر ثم الاتحاد على تويتر", {"al_nassr", "al_ittihad"}),
        ("الأكثر متابعة في السعودية بعد النصر في الحرب والاتحاد في السلم", set()),
        ("صفحة الاتحاد الآسيوي للأندية على فيسبوك لها كثيرون في كل الدوري", set()),
        ("أعلن النادي أن صفحة الاتحاد على فيسبوك هي الأولى", {"al_ittihad"}),
        ("متابعو الهلال على تويتر 12 مليونا مقابل 5 ملايين للاتحاد", {"al_ittihad"}),
        ("متابعو نادي الاتحاد الذي يلي الهلال نصف مليون، وغرد الاتحاد على إكس 43 مرة", {"al_ittihad"}),
        ("أعلن الاتحاد السعودي لكرة القدم مباريات الهلال. وقال الاتحاد إن صفحته على إكس الأولى", set()),
        ("متابعو الهلال الأحمر على تويتر 12 ألفا مقابل 5 آلاف للاتحاد", set()),
    ],
)  # fmt: skip
def test_short_names_of_clubs_are_read_among_clubs(text: str, short: set[str]) -> None:
    assert {id for _, id in entities(text)} & {"al_nassr", "al_ittihad"} == short


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("تتبع صفحة وزارة الصحة في الكويت على إكس 18 ألف متابع", ["kuwait_ministry_of_health"]),
        ("تتبع صفحة وزارة الصحة بدولة الكويت على إكس 18 ألف متابع", ["kuwait_ministry_of_health"]),
        ("تتبع صفحة وزارة الصحة الكويتية على إكس 18 ألف متابع", ["kuwait_ministry_of_health"]),
        ("تتبع صفحة وزارة الصحة في المحافظة على إكس 18 ألف متابع", ["wzArh-AlSHh"]),
        ("تتبع صفحة وزارة الصحة في غزة على إكس 18 ألف متابع", ["wzArh-AlSHh-fy-gzh"]),
        (
            "تتبع صفحة وزارة التربية الوطنية المغربية على إكس 18 ألف متابع",
            ["morocco_ministry_of_education"],
        ),
    ],
)
def test_a_national_body_in_a_country_is_that_of_the_country(text: str, keys: list[str]) -> None:
    assert [row["entity_key"] for row in extract_claims(text).rows()] == keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("يستخدم واتساب للأعمال 18 مليون شخص", "whatsapp_business"),
        ("يستخدم واتساب 18 مليون شخص للأعمال", "whatsapp"),
        ("يتابع حساب الاتحاد السعودي لكرة القدم على إكس 18 ألف شخص", "AlAtHAd-AlsEwdy-lkrh-Alqdm"),
        ("يتابع قناة الجزيرة الوثائقية على إكس 18 ألف شخص", "al_jazeera_documentary"),
    ],
)
def test_what_goes_on_from_a_known_name_is_another(text: str, key: str) -> None:
    assert [row["entity_key"] for row in extract_claims(text).rows()] == [key]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Mohamed Salah", "mohamed_salah"),
        ("Neymar", "neymar"),
        ("Barcelona", "barcelona"),
        ("FC Barcelona", "barcelona"),
        ("MBC", "mbc"),
        ("Barcelona Today", "Barcelona-Today"),
        ("barcelona today", "barcelona-today"),
        ("MBC مصر", "mbc_masr"),
        ("قناة BBC عربي", "bbc_arabic"),
        ("MBC لبنان", "MBC-lbnAn"),
        ("real madrid", "real_madrid"),
        ("REAL MADRID", "real_madrid"),
        ("FC barcelona", "barcelona"),
        ("al jazeera", "al_jazeera"),
        ("Al-Jazeera", "al_jazeera"),
        ("AlJazeera", "al_jazeera"),
        ("EgyptAir", "egyptair"),
        ("beIN SPORTS", "bein_sports"),
        ("قناة mbc", "mbc"),
    ],
)
def test_the_words_of_an_id_are_a_spelling_in_latin_letters(name: str, key: str) -> None:
    rows = extract_claims(f"يتابع حساب {name} على تويتر 18 مليون شخص").rows()
    assert [row["entity_key"] for row in rows] == [key]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("قناة المملكة", "al_mamlaka_tv"),
        ("قناة المملكة الرسمية", "al_mamlaka_tv"),
        ("قناة المملكة الرياضية", "qnAh-Almmlkh-AlryADyh"),
        ("نادي الوداد الرياضي", "wydad"),
        ("النادي الأهلي المصري لكرة القدم", "al_ahly"),
        ("ريال مدريد للسيدات", "ryAl-mdryd-llsydAt"),
        ("منتخب مصر لكرة اليد", "mntxb-mSr-lkrh-Alyd"),
        ("أكاديمية ريال مدريد", "AkAdymyh-ryAl-mdryd"),
        ("جامعة ليفربول", "jAmEh-lyfrbwl"),
        ("نادي شرطة دبي", "nAdy-crTh-dby"),
        ("نادي ليفربول", "liverpool"),
        ("شركة غوغل", "google"),
    ],
)
def test_a_body_called_after_a_known_one_is_another(name: str, key: str) -> None:
    claims = extract_claims(f"تضم صفحة {name} على فيسبوك 30 ألف متابع", min_confidence=0)
    assert [row["entity_key"] for row in claims.rows()] == [key]


def test_a_body_met_with_a_country_has_no_namesake_in_another() -> None:
    text = "حصدت صفحة المنتخب السعودي الإسباني على فيسبوك 3 ملايين متابع"
    keys = [row["entity_key"] for row in extract_claims(text, min_confidence=0).rows()]
    assert keys == ["saudi_arabia_national_team"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "يتابع الأهلي على إنستغرام 9 ملايين متابع مقابل 5 ملايين متابع لغريمه الزمالك",
            ["al_ahly", "zamalek"],
        ),
        (
            "لفرع الهلال الأحمر القطري في غزة حساب على فيسبوك يتابعه 95 ألفا، ويتابع الهلال الأحمر القطري 1.7 مليون",
            ["frE-AlhlAl-AlAHmr-AlqTry", "qatar_red_crescent"],
        ),
        (
            "وصل عدد مشتركي قناة المملكة الرياضية على يوتيوب إلى 480 ألفا. ويتابع حساب قناة المملكة على إكس 95 ألفا",
            ["qnAh-Almmlkh-AlryADyh", "al_mamlaka_tv"],
        ),
        ("قناة «سفاري اليمن» على يوتيوب لها 3 ملايين مشترك", ["qnAh-sfAry-Alymn"]),
    ],
)
def test_a_peer_is_who_is_named_and_a_title_is_one_name(text: str, keys: list[str]) -> None:
    rows = extract_claims(text, min_confidence=0).rows()
    assert [row["entity_key"] for row in rows] == keys


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("محمد صلاح العزب", "mHmd-SlAH-AlEzb"),
        ("أحمد حلمي بكر", "AHmd-Hlmy-bkr"),
        ("محمد صلاح أبو جريشة", "mHmd-SlAH-Abw-jrych"),
        ("الكاتب محمد صلاح العزب", "mHmd-SlAH-AlEzb"),
        ("محمد صلاح المصري", "mohamed_salah"),
        ("محمد صلاح المتألق", "mohamed_salah"),
        ("محمد بن سلمان بن عبد العزيز", "mohammed_bin_salman"),
        ("رونالدو البرازيلي", "ronaldo_nazario"),
        ("كريستيانو رونالدو البرتغالي", "cristiano_ronaldo"),
        ("نيمار جونيور", "neymar"),
        ("الرئيس الأميركي دونالد ترمب", "donald_trump"),
        ("قناة رؤيا", "roya_tv"),
        ("رؤيا الإخباري", "roya_news"),
        ("صفحة روسيا اليوم", "rt_arabic"),
        ("الخطوط القطرية", "qatar_airways"),
        ("رانيا العبدالله", "queen_rania"),
        ("الصفحة الرسمية لنادي الهلال السوداني", "sudan_al_hilal"),
        ("الحساب الرسمي لنادي الأهلي الليبي", "libya_al_ahly"),
        ("الصفحة الرسمية لنادي الاتحاد السكندري", "al_ittihad_alexandria"),
    ],
)
def test_a_further_name_makes_another_person(name: str, key: str) -> None:
    claims = extract_claims(f"بلغ عدد متابعي {name} على فيسبوك 3 ملايين متابع")
    assert [row["entity_key"] for row in claims.rows()] == [key]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("تجاوز فيديو «7 نصائح» مليون مشاهدة على يوتيوب", [(1_000_000, "more_than")]),
        ("تجاوزت أغنية «3 ورود» 700 مليون مشاهدة على يوتيوب", [(700_000_000, "more_than")]),
        ("حصد مسلسل «الحارة 6» 9 ملايين مشاهدة على يوتيوب", [(9_000_000, "exact")]),
        ("بلغ عدد متابعي الصفحة على فيسبوك «نحو 50 مليونا»", [(50_000_000, "approximately")]),
        ("لدى صفحة الوزارة على فيسبوك «40 ألف متابع»", [(40_000, "exact")]),
        ("لدى صفحة الوزارة على فيسبوك «40000» متابع", [(40_000, "exact")]),
        ("عن عدد متابعي الصفحة على فيسبوك قالت: «وصلنا إلى 40 ألفا»", [(40_000, "exact")]),
    ],
)
def test_the_number_of_a_title_is_no_figure(text: str, figures: list[tuple[int, str]]) -> None:
    rows = extract_claims(text, min_confidence=0).rows()
    assert [(row["value"], row["modifier"]) for row in rows] == figures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("بلغ عدد متابعي فرانس 24 على فيسبوك 3 ملايين", 3_000_000),
        ("بلغ عدد متابعي فرانس 24 ألفا على فيسبوك", 24_000),
    ],
)
def test_the_number_of_a_name_is_no_figure(text: str, value: int) -> None:
    rows = extract_claims(text, min_confidence=0).rows()
    assert [(row["value"], row["entity_key"]) for row in rows] == [(value, "france_24")]

"""Which owners are names."""

import pytest

from arabic_metrics.lexicon import load_lexicon
from arabic_metrics.ranking.owner import owner_names

NAMES = [
    ("نادي الوحدات", None),
    ("بلدية دبا", "account"),
    ("جامعة المنصورة", "account"),
    ("جامعة مؤتة", "account"),
    ("وزارة الصحة", "organization"),
    ("المديرية العامة للأمن الوطني", "organization"),
    ("وزارة الداخلية المصرية", "account"),
    ("رئيس وزراء كمبوديا", "person"),
    ("رئيس الوزراء الهندي", "person"),
    ("الحكومة الإيرانية", "organization"),
    ("كيتي بيري", "person"),
    ("@SEHAHealth", "account"),
    ("موقع فيسبوك", "network"),
    ("واتس أب", "network"),
    ("شركة تويتر", "network"),
    ("لعبة Minecraft", "site_app"),
    ("تطبيق «القرآن المجيد»", "site_app"),
    ("المملكة العربية السعودية", "place"),
    ("مصر", "place"),
    ("أغنية «هابي»", "content"),
    ("برنامج “رامز تحت الصفر”", "content"),
    ("وسم #كوفيد_19", "content"),
    ("السفارة الألمانية", "account"),
    ("البنك السعودي للاستثمار", "organization"),
    ("رئيس البرازيل", "person"),
    ("بلدية الزرقاء", "account"),
    ("الدكتور عبدالله المطلق", "person"),
    ("الملك الحسن", "person"),
    ("قناة الميادين", "channel"),
    ("شركة المراعي", "organization"),
    ("قناة المسار الوثائقية", "channel"),
    ("قناة الحياة", "channel"),
    ("قناة المطبخ العربي على يوتيوب", "channel"),
    ("إذاعة الشرق", "channel"),
    ("صحيفة المدار", "organization"),
]
NO_NAMES = [
    (None, None),
    ("", None),
    ("الفيديو", "content"),
    ("فيديو منتشر", "content"),
    ("مقطع الفيديو", "content"),
    ("صورة نيمار", "content"),
    ("تغريدة صلاح", "content"),
    ("الادعاء", "content"),
    ("الصفحة", "account"),
    ("الصفحة الأصلية", "account"),
    ("صفحتنا", "account"),
    ("حسابه الرسمي", "account"),
    ("غريمه البرتغالي", "person"),
    ("حساب تويتر", "account"),
    ("تطبيقاتها", "site_app"),
    ("موقع الشركة الرسمي", "site_app"),
    ("الشركة", "organization"),
    ("النادي الرسمي", "organization"),
    ("عارضة الأزياء الأمريكية", "person"),
    ("وسائل التواصل الاجتماعي", "network"),
    ("المملكة", "place"),
    ("المتجر الصيني", "organization"),  # a country has many
    ("الفريق الروسي", "organization"),
    ("الوزارات المغربية", "organization"),
    ("الهيئة العامة", "organization"),
    ("أندية الدرجة", "organization"),
    ("مهاجم البرازيل", "person"),
    ("مدير أعماله", "person"),
    ("صفحة سموه", "account"),
    ("قناة مدرستها", "channel"),
    ("قناة النادي", "channel"),
    ("قناة المدرسة الرسمية", "channel"),
    ("القناة الرياضية", "channel"),
    ("قناة تعليمية", "channel"),
    ("قناة الفنان", "channel"),
    ("صحيفة الحزب", "organization"),
    ("الملياردير المولود", "person"),
    ("الحزب المنهزم", "organization"),
    ("الفائزة", "person"),
    ("اليابانيون", None),
]


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_a_name_means_one_owner_in_all_articles(name: str, kind: str | None) -> None:
    assert owner_names(load_lexicon()).is_name(name, kind)


@pytest.mark.parametrize(("name", "kind"), NO_NAMES)
def test_a_common_noun_is_another_owner_in_each(name: str | None, kind: str | None) -> None:
    assert not owner_names(load_lexicon()).is_name(name, kind)


def test_what_the_gazetteer_knows_by_its_key_is_a_name() -> None:
    names = owner_names(load_lexicon())
    assert names.is_name("القناة الرسمية لنادي الوحدات", "channel", "al_wehdat")
    assert not names.is_name("القناة الرسمية لنادي الوحدات", "channel")
    assert not names.is_name("صورة نيمار", "content", "neymar")

"""Known names: bodies that each country has, countries, and names that are other words as well."""

import pytest

from arabic_metrics import extract_claims, load_lexicon
from tests.recognize.mentions import recognize


def entities(text: str) -> list[tuple[str, str]]:
    """Return (as written, id in the gazetteer) of the entities of a text with a figure."""
    found = recognize(f"{text}\n3 متابعين")
    return [(found.written(entity.span), entity.known) for entity in found.text.entities]


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
    assert entities(text) == [(mention, id)]
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


def test_both_of_two_are_named_behind_their_dual() -> None:
    ids = [id for _, id in entities("القطبان الأهلي والزمالك على فيسبوك")]
    assert ids == ["al_ahly", "zamalek"]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("جاءت السعودية ثانية بعدد 680 ألف مستخدم لموقع لينكد إن", "saudi_arabia"),
        ("سجلت المملكة العربية السعودية 680 ألف مستخدم على فيسبوك", "saudi_arabia"),
        ("سجلت أمريكا 680 ألف مستخدم على فيسبوك", "united_states"),
    ],
)
def test_a_country_has_users(text: str, id: str) -> None:
    [claim] = extract_claims(text).claims
    assert claim.entity is not None and claim.entity.key == id


@pytest.mark.parametrize("metric", ["متابع", "مشترك", "منشور"])
def test_a_country_has_no_followers(metric: str) -> None:
    text = f"في بلدية دبا، حيث سجلت الإمارات حضورا لافتا، جمعت على فيسبوك 40 ألف {metric}"
    names = [claim.entity.key for claim in extract_claims(text).claims if claim.entity]
    assert "united_arab_emirates" not in names


def test_an_account_that_is_called_as_a_country_has() -> None:
    [claim] = extract_claims("يتابع حساب السعودية على تويتر 40 ألف شخص").claims
    assert claim.entity is not None and claim.entity.name == "السعودية"


def test_names_of_countries_close_a_name() -> None:
    for country in ("كمبوديا", "تشاد", "سلوفينيا"):
        [(mention, _)] = entities(f"صفحة رئيس وزراء {country} نجاح كبير على فيسبوك")
        assert mention == f"رئيس وزراء {country}"


KUWAIT = "يتابع صفحة وزارة الداخلية الكويتية على فيسبوك 40 ألف شخص. "
ALONE = "ونشرت وزارة الداخلية 120 منشورا على فيسبوك. "


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (KUWAIT + ALONE, ["kuwait_ministry_of_interior"]),
        (KUWAIT + KUWAIT.replace("الكويتية", "القطرية") + ALONE, ["kuwait_ministry_of_interior", "qatar_ministry_of_interior", "wzArh-AldAxlyh"]),
        (ALONE + KUWAIT, ["wzArh-AldAxlyh", "kuwait_ministry_of_interior"]),
        (ALONE + KUWAIT + ALONE, ["wzArh-AldAxlyh", "kuwait_ministry_of_interior"]),
    ],
    ids=["named first", "two countries", "alone first", "alone first and last"],
)  # fmt: skip
def test_a_body_keeps_the_one_country_it_is_first_named_with(text: str, keys: list[str]) -> None:
    found = [claim.entity.key for claim in extract_claims(text).claims if claim.entity]
    assert list(dict.fromkeys(found)) == keys


def test_a_users_file_may_add_a_national_body(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "mine.toml"
    path.write_text(
        '[[gazetteer]]\nid = "space_agency"\nname = "وكالة الفضاء"\nnational = "feminine"\n'
        'forms = ["وكالة الفضاء"]\nexamples = ["حساب وكالة الفضاء المصرية على تويتر"]\n',
        encoding="utf-8",
    )
    text = "يتابع حساب وكالة الفضاء المصرية على تويتر 40 ألف شخص"
    [claim] = extract_claims(text, lexicon=load_lexicon(path)).claims
    assert claim.entity is not None and claim.entity.key == "egypt_space_agency"

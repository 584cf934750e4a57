"""Keys: an entity has one, whatever its spelling in a text."""

from collections.abc import Iterable
from itertools import product

import pytest

from arabic_metrics import extract_claims, load_lexicon
from arabic_metrics.lexicon.entry_claim import GazetteerName, Platform
from tests.resolve.figures import figures

NO_NETWORKS = {"app", "website", "social", "blog"}  # kinds, which name none
# «على بابا الفاتيكان» is folded alike, and «صفحة كواي» is a page there.
HOMOGRAPHS = {"علي بابا"}
USED = (
    "بلغ عدد مستخدمي {} 3 مليارات مستخدم",
    "يستخدم {} 3 ملايين شخص",
    "وصل عدد مستخدمي تطبيق {} إلى 3 ملايين مستخدم",
    "لدى {} 3 ملايين مستخدم",
)
FOLLOWED = (
    "لدى {} على إنستغرام 325 ألف متابع",
    "بلغ عدد متابعي {} 40 ألف متابع",
    "وصل {} إلى 40 ألف متابع",
)
LEXICON = load_lexicon()
NETWORKS = [entry for entry in LEXICON.of(Platform) if entry.id not in NO_NETWORKS]
NAMES = [
    entry
    for entry in LEXICON.of(GazetteerName)
    if entry.network in ("", *NO_NETWORKS) and not entry.national
]


def keys(forms: Iterable[str], frames: Iterable[str]) -> dict[str, set[str]]:
    """The sentences whose figure has a key, by it."""
    found: dict[str, set[str]] = {}
    for form, frame in product(forms, frames):
        text = frame.format(form)
        for row in extract_claims(text, min_confidence=0).rows():
            if row["entity_key"] is not None:
                found.setdefault(row["entity_key"], set()).add(text)
    return found


@pytest.mark.parametrize("network", NETWORKS, ids=lambda entry: str(entry.id))
def test_a_network_has_one_key_under_every_spelling(network: Platform) -> None:
    forms = tuple(network.all_forms())
    bare = (form for form in forms if not form.isascii() and not form.startswith("ال"))
    one_word = (form for form in bare if " " not in form)
    found = keys((*forms, *(f"ال{form}" for form in one_word)), USED)
    assert found.keys() == {network.id}, found


@pytest.mark.parametrize(
    "names",
    [NAMES[start : start + 50] for start in range(0, len(NAMES), 50)],
    ids=lambda names: f"{names[0].id} to {names[-1].id}",
)
def test_a_known_name_has_one_key_under_every_spelling(names: list[GazetteerName]) -> None:
    for name in names:
        found = keys((form for form in name.forms if form not in HOMOGRAPHS), FOLLOWED)
        assert found.keys() == {name.id}, found


def test_spellings_in_one_text_are_one_entity() -> None:
    spellings = (
        "فيسبوك",
        "الفيسبوك",
        "فيس بوك",
        "الفيس بوك",
        "«فيسبوك»",
        "Facebook",
        "موقع فيسبوك",
    )
    told = (f"بلغ عدد مستخدمي {name} {n} مليون مستخدم" for n, name in enumerate(spellings, 3))
    rows = extract_claims(". ".join(told)).rows()
    assert len(rows) == len(spellings) and {row["entity_key"] for row in rows} == {"facebook"}


NATIONAL = [entry for entry in LEXICON.of(GazetteerName) if entry.national]


@pytest.mark.parametrize("body", NATIONAL, ids=lambda entry: str(entry.id))
def test_a_body_of_a_country_has_one_key_under_every_spelling(body: GazetteerName) -> None:
    nationality = "المصرية" if body.national == "feminine" else "المصري"
    forms = [f"{form} {nationality}" for form in body.forms]
    forms += [f"{form} مصر" for form in body.of_country]
    found = keys(forms, FOLLOWED)
    assert found.keys() == {f"egypt_{body.id}"}, found


@pytest.mark.parametrize(
    ("account", "spellings"),
    [
        ("صفحة {}", ("فيسبوك", "الفيسبوك", "فيس بوك", "الفيس بوك", "Facebook")),
        ("حساب {}", ("إنستغرام", "انستقرام", "الإنستغرام", "Instagram")),
        ("الصفحة الرسمية ل{}", ("فيسبوك", "فيس بوك", "فايسبوك")),
        ("الصفحة الرسمية لل{}", ("فيسبوك", "فيس بوك", "فايسبوك")),
    ],
)
def test_an_account_on_a_network_has_one_key_under_every_spelling(
    account: str, spellings: tuple[str, ...]
) -> None:
    found = keys(map(account.format, spellings), ["بلغ عدد متابعي {} 40 ألف متابع"])
    assert len(found) == 1 and sum(map(len, found.values())) == len(spellings), found


def test_a_name_that_no_list_knows_has_one_key_for_its_spellings() -> None:
    spellings = ("بلدية إربد", "بلديه اربد", "بلـدية إربد", "بَلدية إربد")
    assert len(keys(spellings, ("بلغ عدد متابعي صفحة {} على فيسبوك 40 ألف متابع",))) == 1


def test_a_preposition_before_a_noun_begins_no_name() -> None:
    found = keys(["بابا الفاتيكان"], ["ارتفع الضغط على {} الذي يتابعه 40 ألف متابع على تويتر"])
    assert "alibaba" not in found


def test_a_person_has_one_key_with_any_title_or_none() -> None:
    names = ("الدكتور أحمد الخطيب", "أحمد الخطيب", "الصحفي اللبناني أحمد الخطيب")
    found = [
        row["entity_key"]
        for name in names
        for row in extract_claims(f"بلغ عدد متابعي {name} على فيسبوك 40 ألف متابع").rows()
    ]
    assert found == ["AHmd-AlxTyb"] * len(names)


def test_blogs_of_one_network_have_keys_of_their_own() -> None:
    users = "بلغ عدد مستخدمي {} 30 مليون مستخدم"
    assert figures(users.format("ووردبريس"), "entity_key", "platform") == [("wordpress", "blog")]
    assert figures(users.format("تمبلر"), "entity_key", "platform") == [("tumblr", "blog")]


@pytest.mark.xfail(
    strict=True, reason="their noun is kept, and their names are told as the network"
)
def test_blogs_behind_a_noun_have_keys_of_their_own() -> None:
    users = "بلغ عدد مستخدمي منصة {} 30 مليون مستخدم"
    [one], [other] = (figures(users.format(it), "entity_key") for it in ("ووردبريس", "تمبلر"))
    assert one != other

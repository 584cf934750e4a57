"""Chains: the mentions of one entity are one, and what only points back says what it may mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics import extract_claims
from arabic_metrics.resolve.chain import Chain, content_words, find_chains
from tests.recognize.mentions import recognize


def chains(text: str) -> list[Chain]:
    found = recognize(f"{text}\n3 متابعين").text
    return find_chains(found.entities, found.table)


def names(text: str) -> list[list[str]]:
    """Return the names of each chain that is not only pointed to, as they are folded."""
    return [[m.name for m in chain.mentions] for chain in chains(text) if not chain.pointing]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("نشرت صفحة بلدية دبا على فيسبوك صورا. وقالت بلدية دبا إن", 2),
        ("نجح حساب بلدية دبا. وشكرت البلدية الجمهور. وعادت صفحة بلدية دبا", 2),
        ("نجحت أغنية «ليل طويل». وعرضت أغنية «ليل طويل» كثيرا", 2),
        ("كتب سامي الكعبي كلمة. ورد سامي الكعبي عليها", 2),
        ("كتب على تويتر كثيرون. وسكت تويتر عنهم", 2),
    ],
)
def test_one_entity_is_one_chain(text: str, size: int) -> None:
    first = next(chain for chain in chains(text) if chain.proper)
    assert len(first.mentions) >= size
    assert len({mention.name.split()[-1].strip("»") for mention in first.mentions}) == 1


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("أعلنت وزارة التموين أن صفحة الوزارة", "وزارة التموين"),
        ("قال المتحدث باسم وزارة التموين إن صفحة الوزارة", "وزارة التموين"),
        ("أكد مدير مستشفى الرازي أن حساب المستشفى", "مستشفى الرازي"),
        ("قال مدير إدارة التوعية إن حساب الإدارة العامة للمرور نشط، وإن حساب الإدارة", "الإدارة العامة للمرور"),
    ],
)  # fmt: skip
def test_an_account_is_of_the_body_that_its_noun_means(text: str, owner: str) -> None:
    rows = extract_claims(f"{text} على فيسبوك تجاوز 300 ألف متابع").rows()
    assert [row["entity"] for row in rows] == [owner]


@pytest.mark.parametrize(
    "text",
    [
        "نجح حساب بلدية دبا. وتعثر حساب بلدية كلباء",
        "نجح نادي الشباب. وتعثر نادي الفتح",
        "نجحت أغنية «ليل طويل». وتعثرت أغنية «نجمة بعيدة»",
        "كتب على تويتر كثيرون. وسكت فيسبوك عنهم",
        "كتب على فيسبوك (تويتر) كثيرون",
        "قال مدير المتحف سامي الكعبي إن قناة المتحف ناجحة",
    ],
)
def test_two_entities_are_two(text: str) -> None:
    assert len([chain for chain in chains(text) if chain.proper]) == 2


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("انضم سامي الكعبي، نائب رئيس الاتحاد، رئيس مجلس الشركة، إلى المنصة", "رييس مجلس الشركه"),
        ("انضم سامي الكعبي، وهو لاعب رغبي محترف، إلى المنصة", "لاعب رغبي"),
        ("أعلنت شركة تيسلا، وهي شركة سيارات، خطتها", "شركه سيارات"),
    ],
)
def test_what_describes_a_name_is_of_its_chain(text: str, described: str) -> None:
    [chain] = [it for it in chains(text) if described in {m.name for m in it.mentions}]
    assert chain.name is chain.mentions[0]


def test_whom_a_description_names_is_another() -> None:
    found = chains("انضم سامي الكعبي مؤسس شركة تيسلا إلى المنصة")
    person, company = (it for it in found if it.proper)
    assert (person.kind, company.kind) == ("person", "organization")
    assert person.name.name == "سامي الكعبي"


def test_an_adjective_behind_a_latin_name_parts_no_chain() -> None:
    text = "قررت الشركة شراء Playdom المتخصصة في الألعاب. وقالت شركة Playdom إن"
    [chain] = [it for it in chains(text) if "playdom" in it.words]
    assert len(chain.mentions) >= 2


def test_a_country_and_what_is_called_by_it_are_two() -> None:
    found = [chain for chain in chains("سجلت مصر رقما. ونشر بنك مصر صورا") if chain.proper]
    assert found[0].kind == "place"
    assert len(found) >= 2


def test_an_account_and_its_owner_are_one() -> None:
    [chain] = [c for c in chains("أعلنت بلدية دبا خطتها. ونجح حساب بلدية دبا") if c.proper]
    assert {mention.kind for mention in chain.mentions} == {"organization", "account"}


def test_the_name_of_a_chain_is_its_fullest() -> None:
    [chain] = [c for c in chains("كتب الفنان سامي الكعبي كلمة. ورد الكعبي عليها") if c.proper][:1]
    assert "سامي الكعبي" in chain.name.name


@pytest.mark.parametrize(
    ("text", "name", "last"),
    [
        ("طرح سامي الكعبي أغنيته الجديدة «ليل طويل»، وأحدثت الأغنية جدلا", "«ليل طويل»", "الاغنيه"),
        ("حقق الفنان أفيتشي، واسمه الحقيقي «تيم برغ»، نجاحا", "افيتشي", "تيم برغ"),
        ("دشن الجمهور هاشتاج «دبا»، وانتشر الوسم", "هاشتاج «دبا»", "الوسم"),
        ("نشرت البلدية شريط فيديو طويلا، وحذفت المقطع", "شريط فيديو", "المقطع"),
        ("نشر سامي الكعبي مقطعا طويلا، وحذف المقطع لاحقا", "مقطعا طويلا", "المقطع"),
        ("تأسس نادي الفتح في الأحساء، ويتبع النادي قناة", "نادي الفتح", "النادي"),
        ("حذر المسؤولون من شركة «كاسبيرسكي»، ولم ترد كاسبيرسكي أمس", "كاسبيرسكي»", "كاسبيرسكي"),
        ("نجح نادي الفتح وتعثر نادي الشباب، ويتبع النادي قناة", "نادي الشباب", "النادي"),
        ("نشر قناة على يوتيوب تدعى Gameology صورا", "Gameology", "Gameology"),
        ("نشر سامي الكعبي فيديو تحت عنوان «السر» أمس", "السر", "السر"),
        ("أطلق الفريق لعبة جديدة تحمل اسم Amazing Alex أمس", "لعبه جديده", "Amazing Alex"),
    ],
)
def test_a_noun_alone_and_a_name_behind_a_word_of_naming_are_what_was_told(
    text: str, name: str, last: str
) -> None:
    found = next(chain for chain in chains(text) if chain.mentions[-1].name == last)
    assert len(found.mentions) > 1
    assert name in found.name.name


@pytest.mark.parametrize(
    "text",
    [
        "نشر نادي الفتح صورا، ويرى الموقع أنها قديمة",
        "نقل موقع «نبع» الخبر، ويزور الموقع كثيرون",
        "نشر سامي الكعبي أغنيته الجديدة «ليل طويل»، وحذف الصورة لاحقا",
        "كتب سامي في صفحة «نبع» كلمة، واسم الكتاب «ليل طويل»",
    ],
)
def test_another_noun_opens_a_chain(text: str) -> None:
    assert all(len(chain.mentions) == 1 for chain in chains(text))


WORDS = ("صفحة", "الصفحة", "بلدية دبا", "بلدية كلباء", "حسابه", "«ليل»", "أغنية", "سامي", "الكعبي", "على", "فيسبوك", "تويتر", "مصر", "قال", "إن", "(", ")", "،", ".")  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_every_mention_is_in_one_chain(text: str) -> None:
    found = recognize(f"{text}\n3 متابعين").text
    all_chains = find_chains(found.entities, found.table)
    told = [id(mention) for chain in all_chains for mention in chain.mentions]
    assert sorted(told) == sorted(map(id, found.entities))
    for chain in all_chains:
        assert list(chain.mentions) == sorted(chain.mentions, key=lambda m: found.entities.index(m))
        assert len({m.known for m in chain.mentions if m.known}) <= 1
        assert chain.starts == [m.first for m in chain.mentions]
        assert chain.kind == next((m.kind for m in chain.mentions if m.kind), "")
        assert chain.key == next((m.known for m in chain.mentions if m.known), "")
        assert chain.proper == any(m.proper for m in chain.mentions)
        assert chain.feminine == any(m.feminine for m in chain.mentions)
        assert chain.masculine == any(m.masculine for m in chain.mentions)
        assert chain.heads == {m.head for m in chain.mentions}
        assert {m.first for m in chain.mentions} >= set(chain.free)
        assert chain.pointing == all(m.pointing for m in chain.mentions)


@pytest.mark.parametrize(
    ("text", "name", "handle"),
    [
        ("شكرت شركة «نبع» عبر تويتر @nabaa_co متابعيها", "شركه «نبع»", "@nabaa_co"),
        ("كتب سامي الكعبي samialkaabi@ كلمة", "سامي الكعبي", "samialkaabi"),
        (
            "تصدرت رئيسة الوزراء النرويجية #إرنا_سولبرغ القائمة",
            "رييسه الوزراء النرويجيه",
            "#ارنا_سولبرغ",
        ),
    ],
)
def test_a_handle_right_behind_a_name_is_its_own(text: str, name: str, handle: str) -> None:
    assert [name, handle] in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "شكرت شركة «نبع»، ورد @nabaa_co عليها",
        "كتب سامي الكعبي عن #مهرجان_دبا كلمة",
    ],
)
def test_a_handle_further_on_is_another(text: str) -> None:
    assert all(len(found) == 1 for found in names(text))


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("شكرت دار الغد الناس", "دار الغد", {"دار", "غد"}),
        ("نشر سامي الكعبي مقطعا طويلا", "مقطعا طويلا", {"مقطع", "طويلا"}),
        ("نشر سامي الكعبي مقطعا طويلا", "سامي الكعبي", {"سامي", "كعبي"}),
        ("شكرت صفحة «الوادي» الناس", "الوادي", {"وادي"}),
        ("شكرت قناة «الوادي» الناس", "قناه «الوادي»", {"وادي"}),
        ("شكرت قناة «ألم» الناس", "قناه «الم»", {"الم"}),  # no article
        ("شكرت قناة «الغد» الناس", "قناه «الغد»", {"غد"}),
    ],
)
def test_the_words_of_a_name_are_without_articles_and_nouns_of_accounts(
    text: str, name: str, words: set[str]
) -> None:
    found = recognize(f"{text}\n3 متابعين").text
    [told] = [content_words(m, found.table) for m in found.entities if m.name == name]
    assert told == words


@pytest.mark.parametrize(
    "text",
    [
        "تأسس الهلال الأحمر قديما. ونشط فرع الهلال الأحمر في إربد",
        "انطلقت قناة المملكة أمس. وانطلقت قناة المملكة الرياضية اليوم",
    ],
)
def test_what_is_called_after_a_known_body_is_another(text: str) -> None:
    assert len([chain for chain in chains(text) if chain.proper and chain.kind != "place"]) == 2

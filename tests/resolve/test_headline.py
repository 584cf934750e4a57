"""Titles: read before the text; each span counts the characters of the part that it stands in."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from arabic_metrics import Article, ClaimSet, Evidence, Span, explain_claims, extract_claims
from arabic_metrics.core import Block
from arabic_metrics.resolve.choice import Asked, Choice, Option
from arabic_metrics.resolve.claim import Record
from arabic_metrics.resolve.weights import packaged_weights
from arabic_metrics.stream.work import Task, Worker

EGYPTIAN = Article(
    "تجاوز عدد متابعى الصفحة 3 ملايين متابع، وشكر المدير العاملين فى المتحف.",
    title="صفحة متحف أسيوط القومى على فيسبوك تحتفل بعيدها",
)
GULF = Article(
    "ويتابع الحساب أكثر من مليوني متابع، وفق إحصاء نشره الجهاز.",
    title="حساب الدفاع المدني الكويتي على تويتر يكرم متابعيه",
)
LEVANTINE = Article(
    "أعلن نادي الوحدات أن صفحته على فيسبوك تخطت 3 ملايين متابع بعد مباراة القمة في عمان.",
    title="صفحة نادي الوحدات تتخطى 3 ملايين متابع",
)
MAGHREBI = Article(
    "حصدت صفحة وزارة الثقافة المغربية على فايسبوك 420 ألف تفاعل، حسب بلاغ لها.",
    title="حصيلة صفحات الوزارات خلال نونبر 2025",
)
ALONE = Article(
    "احتفلت صاحبة القناة مع أسرتها بهذه المناسبة في حلب.",
    title="قناة «مطبخ شام» على يوتيوب تبلغ مليون مشترك",
)
ARTICLES = (EGYPTIAN, GULF, LEVANTINE, MAGHREBI, ALONE)
WORDS = (
    "بلغ", "تجاوز", "عدد متابعي", "صفحة", "الصفحة", "الحساب", "وزارة الصحة", "متحف الكرك", "على فيسبوك", "على تويتر", "متابع", "تفاعل",
    "منشور", "3", "12", "2025", "مليون", "ملايين", "ألف", "40 ألف", "3 ملايين متابع", "خلال", "نونبر 2025", "الشهر", "المركز", "الثاني",
    "عالميا", "و", "،", ":", ".", "«", "»", "-", "\n", "\t", "ـ", "\u0651", "\u200f", "بين", "من", "إلى", "أكثر من", "الربع الثالث من",
)  # fmt: skip
mixed = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


def quotes(value: Any) -> Iterator[tuple[str, Span, str]]:
    """Yield every piece of a result that has a place, with its part, its place and its words."""
    if isinstance(value, Evidence):
        yield value.part, value.span, value.quote
    elif isinstance(value, Record):
        told = vars(value)
        if told.get("span") is not None and (words := words_of(told)) is not None:
            yield told["part"], told["span"], words
        for each in told.values():
            yield from quotes(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from quotes(each)
    elif isinstance(value, dict):
        yield from quotes(tuple(value.values()))


def words_of(told: dict[str, Any]) -> str | None:
    """The words of a record as written; an option that is told by its id has none."""
    if "slot" in told and "probability" in told:
        return told["surface"] if told["slot"] in ("owner", "period", "scope") else None
    for name in ("mention", "text", "quote", "surface"):
        if name in told:
            return str(told[name])
    return None


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (EGYPTIAN, ("متحف أسيوط القومى", "title", "facebook", "followers", 3_000_000, "text")),
        (GULF, ("الدفاع المدني الكويتي", "title", "x", "followers", 2_000_000, "text")),
        (ALONE, ("قناة «مطبخ شام»", "title", "youtube", "subscribers", 1_000_000, "title")),
    ],
    ids=["Egyptian", "Gulf", "Levantine"],
)
def test_the_title_names_the_owner(article: Article, expected: tuple[object, ...]) -> None:
    claims = extract_claims(article)
    [row] = claims.rows()
    [claim] = claims
    assert claim.entity is not None
    told = (row["entity"], claim.entity.part, row["platform"], row["metric"], row["value"])
    assert (*told, row["part"]) == expected


def test_the_title_names_the_period() -> None:
    [claim] = extract_claims(MAGHREBI)
    assert claim.period is not None and claim.period.value == "2025-11"
    assert [(piece.part, piece.quote) for piece in claim.period.evidence] == [
        ("title", "نونبر 2025")
    ]
    [silent] = extract_claims(Article(MAGHREBI.text))
    assert silent.period is None


def test_a_figure_of_title_and_text_is_one_with_two_quotes() -> None:
    claims = extract_claims(LEVANTINE)
    [row] = claims.rows()
    assert (row["entity"], row["platform"], row["value"]) == ("نادي الوحدات", "facebook", 3_000_000)
    assert row["part"] == "text"
    assert LEVANTINE.text[row["start"] : row["end"]] == row["surface"] == "3 ملايين"
    [claim] = claims
    assert claim.followers is not None
    assert [piece.part for piece in claim.followers.evidence] == ["text", "title"]
    assert {piece.part for piece in claim.evidence if piece.slot == "followers"} == {
        "text",
        "title",
    }


def test_a_figure_of_a_title_that_the_text_begins_with_is_one_with_two_quotes() -> None:
    title = "لدى بلدية دبا 40 ألف متابع"
    heading = title + "\n\n"
    text = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع في الربع الثالث من 2025."
    claims = extract_claims(Article(heading + text, title=title))
    [row] = claims.rows()
    assert (row["platform"], row["period"]) == ("facebook", "2025-Q3")
    [claim] = claims
    assert claim.followers is not None
    starts = [piece.span.start for piece in claim.followers.evidence]
    assert starts == [row["start"], heading.index("40 ألف")] and row["start"] > len(heading)


def test_what_the_text_leaves_out_of_a_figure_is_filled_from_its_title() -> None:
    article = Article(
        "قالت الوزارة إن عدد متابعيها بلغ 3 ملايين متابع.",
        title="عدد متابعي وزارة الصحة الأردنية على إنستغرام يبلغ 3 ملايين متابع",
    )
    [row] = extract_claims(article).rows()
    assert (row["entity"], row["platform"], row["part"]) == (
        "وزارة الصحة الأردنية",
        "instagram",
        "text",
    )


def test_another_value_in_the_title_is_another_figure() -> None:
    article = Article(LEVANTINE.text.replace("3 ملايين", "3.2 مليون"), title=LEVANTINE.title)
    assert [(row["value"], row["part"]) for row in extract_claims(article).rows()] == [
        (3_200_000, "text"),
        (3_000_000, "title"),
    ]


@pytest.mark.parametrize("opening", [str(ALONE.title), f"\n  {ALONE.title}.", f"{ALONE.title}: "])
def test_a_text_that_begins_with_its_title_is_read_alone(opening: str) -> None:
    text = f"{opening}\n\n{ALONE.text}"
    claims = extract_claims(Article(text, title=ALONE.title))
    assert claims.claims == extract_claims(text).claims
    assert [row["part"] for row in claims.rows()] == ["text"]


def test_the_spelling_of_a_repeated_title_may_differ() -> None:
    article = Article(EGYPTIAN.text, title=EGYPTIAN.title)
    text = f"{str(article.title).replace('ى', 'ي')}\n{article.text}"
    assert extract_claims(Article(text, title=article.title)).claims == extract_claims(text).claims


@pytest.mark.parametrize("title", [None, "", " \n", "…"], ids=repr)
@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.title[:12])
def test_without_a_title_nothing_changes(article: Article, title: str | None) -> None:
    bare = extract_claims(Article(article.text))
    claims = extract_claims(Article(article.text, title=title))
    assert (claims.claims, claims.unresolved) == (bare.claims, bare.unresolved)
    assert {row["part"] for row in claims.rows()} <= {"text"}


def test_a_title_that_tells_nothing_changes_no_row_of_a_laid_out_text() -> None:
    text = "النادي\tعدد المتابعين على فيسبوك\nالأهلي\t3 ملايين\nالزمالك\tمليونان"
    cells = [Span(text.index(word), text.index(word) + len(word)) for word in text.replace("\n", "\t").split("\t")]  # fmt: skip
    rows = tuple(zip(cells[::2], cells[1::2], strict=True))
    for blocks in ((), (Block("table", Span(0, len(text)), rows),)):
        bare = extract_claims(Article(text, blocks=blocks)).rows()
        titled = extract_claims(Article(text, title="أخبار الرياضة", blocks=blocks)).rows()
        assert len(bare) == 2
        keys = ("entity", "metric", "value", "platform", "start", "end", "part")
        assert [[row[key] for key in keys] for row in titled] == [
            [row[key] for key in keys] for row in bare
        ]


def test_lines_that_were_cut_to_a_width_are_joined_under_a_long_title() -> None:
    text = "\n".join((
        "أعلنت إدارة الإعلام في بلدية دبا الحصن أن",
        "عدد متابعي صفحتها على فيسبوك بلغ أخيرا 40",
        "ألف متابع، وشكرت الإدارة كل من يتابعها من",
        "الأهالي.",
    ))  # fmt: skip
    title = "حفل كبير في البلدية حضره جمع من الأهالي والضيوف من مدن الساحل كلها مساء أمس في القاعة الكبرى بالمدينة القديمة"
    for given_title in (None, title):
        [row] = extract_claims(Article(text, title=given_title)).rows()
        assert (row["value"], row["start"]) == (40_000, text.index("40"))


@settings(max_examples=150, deadline=None)
@given(title=mixed, text=mixed)
@example(title="عدد متابعي صفحة وزارة الصحة على فيسبوك 3", text="ملايين متابع")
@example(title="بلغ عدد متابعي صفحة متحف الكرك بين 3", text="و5 ملايين متابع خلال")
@example(title="حصدت صفحة متحف الكرك خلال الربع الثالث من", text="2025 نحو 40 ألف تفاعل")
@example(title="صفحة متحف الكرك\n\nعلى فيسبوك", text="بلغ عدد متابعي الصفحة 40 ألف متابع")
def test_each_quote_stands_in_its_part(title: str, text: str) -> None:
    """No span crosses the border, and `explain_claims` tells the same."""
    article = Article(text, title=title)
    parts = {"title": title, "text": text}
    explained = explain_claims(article, min_confidence=0)
    for result in (explained, extract_claims(article, min_confidence=0.6)):
        for part, span, quote in quotes(result):
            assert 0 <= span.start <= span.end <= len(parts[part])
            assert span.of(parts[part]) == quote
    for row in explained.claim_set.rows():
        assert parts[row["part"]][row["start"] : row["end"]] == row["surface"]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.title[:12])
def test_all_ways_to_read_an_article_agree(article: Article) -> None:
    claims = extract_claims(article)
    assert Worker(Task()).claims_of(article) == claims
    assert explain_claims(article).claim_set == claims
    assert ClaimSet.model_validate_json(claims.model_dump_json()) == claims


def test_an_explanation_says_that_a_figure_is_of_the_title() -> None:
    assert "«مليون» at 32–37 of the title" in explain_claims(ALONE).text()
    assert "title" not in explain_claims(ALONE.text).text()


def test_claims_that_were_written_before_parts_are_read() -> None:
    claims = extract_claims(EGYPTIAN.text)
    old = claims.model_dump_json().replace('"part":"text",', "").replace(',"part":"text"', "")
    assert "part" not in old
    assert ClaimSet.model_validate_json(old) == claims


def test_a_doubted_figure_of_the_title_stays_of_the_title() -> None:
    [left] = extract_claims(ALONE).above(1).unresolved
    assert (left.part, left.surface, left.candidates[-1].part) == ("title", "مليون", "title")


class HalfSure:
    """Takes the packaged choices, half as probable beside nothing."""

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        told = packaged_weights().choose(asked, options)
        if asked.slot != "network":
            return told
        rest = [0.0] * len(told.options)
        rest[told.chosen], rest[told.chosen - 1] = 0.48, 0.52
        return Choice(told.slot, told.options, tuple(rest), told.chosen)


def test_a_figure_of_the_title_alone_must_be_surer_than_one_of_the_text() -> None:
    claims = extract_claims(ALONE, chooser=HalfSure())
    assert claims.claims == ()
    [left] = claims.unresolved
    assert (left.part, left.value) == ("title", 1_000_000)
    assert left.confidence is not None and 0.25 <= left.confidence < 0.5
    assert left.reason.endswith("is below 0.50")
    assert len(extract_claims(Article(str(ALONE.title)), chooser=HalfSure()).claims) == 1


def test_what_the_text_tells_too_is_no_figure_of_the_title_alone() -> None:
    [row] = extract_claims(LEVANTINE, chooser=HalfSure()).rows()
    assert row["part"] == "text" and row["confidence"] < 0.5

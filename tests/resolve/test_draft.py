"""What the writer of claims adds to a figure: kind of its entity, scope, sentence."""

import datetime as dt
from pathlib import Path

import pytest

from arabic_metrics import Article, Scope, Span, extract_claims
from tests.resolve.certain import Certain
from tests.resolve.figures import PUBLISHED, figures

LAYOUTS = Path(__file__).parents[2] / "corpora" / "layouts"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("بلغ عدد متابعي صفحة بلدية دبا على فيسبوك 40 ألف متابع", "account"),
        ("حصد وسم #دبا_الحصن على إكس 40 ألف تغريدة", "content"),
    ],
)
def test_the_kind_of_an_entity(text: str, kind: str) -> None:
    assert figures(text, "entity_kind") == [(kind,)]


@pytest.mark.parametrize(
    ("known", "kind"),
    [
        ("برشلونة", "organization"),
        ("رونالدو", "person"),
        ("الداخلية المصرية", "organization"),
        ("قناة الجزيرة", "channel"),
        ("البيت الأبيض", None),
    ],
)
def test_what_the_gazetteer_knows_has_a_kind_where_its_name_tells(
    known: str, kind: str | None
) -> None:
    assert figures(f"لدى {known} على إنستغرام 90 ألف متابع", "entity_kind") == [(kind,)]


@pytest.mark.parametrize(
    ("owner", "kind"),
    [("برشلونة", "organization"), ("محمد صلاح", "person"), ("بلدية دبا", "account")],
)
def test_whose_page_is_named_is_what_the_gazetteer_knows_it_as(owner: str, kind: str) -> None:
    text = f"يتابع صفحة {owner} على فيسبوك 90 ألف شخص"
    assert figures(text, "entity", "entity_kind") == [(owner, kind)]


def test_a_scope_stands_where_it_was_read() -> None:
    text = "احتل حساب نادي الشباب على إكس المركز الثاني عربيا"
    [claim] = extract_claims(text).claims
    assert claim.rank is not None
    assert claim.rank.scope == Scope(text="عربيا", span=Span(text.index("عربيا"), len(text)))
    assert claim.rank.scope.span in [
        piece.span for piece in claim.evidence if piece.slot == "scope"
    ]


def test_a_sentence_is_the_source_around_the_figure() -> None:
    before, behind = "افتتحت البلديّة حديقة.", "وانتهى الحفل."
    told = "وتضمّ صفحة بلدية دبا على فيسبوك ٤٠ ألف متابع"
    assert figures(f"{before} {told}. {behind}", "sentence") == [(told,)]


def test_of_a_sentence_without_end_what_stands_about_the_figure_is_told() -> None:
    told = "وتضم صفحة بلدية دبا على فيسبوك 40 ألف متابع "
    text = "كلمة " * 500 + told + "كلمة " * 500
    [(sentence,)] = figures(text, "sentence")
    assert told.strip() in str(sentence) and str(sentence) in text and len(str(sentence)) < 1000


HEADS = "الصفحة | المتابعون | المنشورات"
ROWS = ("بلدية دبا | 12,485 | 650", "بلدية كلباء | 9,300 | 41")
TABLE = f"صفحات البلديات على فيسبوك\n\n{HEADS}\n---|---|---\n" + "\n".join(ROWS)


def test_a_row_of_a_table_stands_below_the_heads_of_its_columns() -> None:
    told = [f"{HEADS}\n{row}" for row in ROWS]
    assert figures(TABLE, "sentence") == [(told[0],)] * 2 + [(told[1],)] * 2


def test_a_row_of_a_turned_table_stands_below_its_networks() -> None:
    heads, followers = "البيان | فيسبوك | إكس", "المتابعون | 12,485 | 650"
    text = f"أرقام بلدية دبا\n\n{heads}\n{followers}\nالمنشورات | 300 | 41"
    assert figures(text, "sentence")[:2] == [(f"{heads}\n{followers}",)] * 2


def test_an_item_stands_below_what_leads_to_its_list() -> None:
    leading, item = "أرقام صفحة بلدية دبا على فيسبوك", "المتابعون: 40 ألفا"
    assert (f"{leading}\n{item}",) in figures(f"{leading}:\n- {item}\n- المنشورات: 40", "sentence")


def test_far_rows_of_a_table_in_one_line_stand_below_the_heads_of_theirs() -> None:
    rows = " ".join(f"بلدية دبا{letter} {9_000 - at:,} {600 - at}" for at, letter in enumerate("ابتثجحخدذرزسشصضطظعغف"))  # fmt: skip
    text = f"الصفحة المتابعون المنشورات {rows}"
    [*_, (followers,), (posts,)] = figures(text, "sentence")
    assert str(followers).startswith("الصفحة المتابعون\n") and str(followers).endswith("8,981 581")
    assert str(posts).startswith("الصفحة المتابعون المنشورات\n")


@pytest.mark.parametrize("path", sorted(LAYOUTS.glob("*.txt")), ids=lambda path: path.stem)
def test_each_line_of_a_sentence_is_the_source(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for row in extract_claims(text, min_confidence=0).rows():
        assert row["surface"] in row["sentence"]
        assert all(line in text for line in row["sentence"].split("\n"))


REPORT = "يتابع صفحة بلدية دبا على فيسبوك 12 ألف متابع. وحصدت الصفحة 40 ألف تفاعل خلال الربع الثالث من 2025."


def test_what_stands_without_a_period_goes_with_the_claim_beside_it() -> None:
    [claim] = extract_claims(REPORT).claims
    assert claim.period is not None and claim.period.value == "2025-Q3"
    assert claim.followers is not None and claim.interactions is not None
    assert (claim.followers.dated, claim.interactions.dated) == (False, True)
    assert figures(REPORT, "metric", "period") == [("followers", None), ("interactions", "2025-Q3")]


@pytest.mark.parametrize(
    "before",
    [
        "نشرت صفحة بلدية دبا على فيسبوك 300 منشور.",  # a flow holds over a period of its own
        "يتابع صفحة بلدية دبا على فيسبوك 12 ألف متابع. وافتتحت البلدية حديقة. وأقيم حفل.",  # far
        "يتابع صفحة بلدية دبا على فيسبوك 12 ألف متابع. وافتتحت البلدية حديقة.",
    ],
)
def test_what_is_told_apart_stays_a_claim_apart(before: str) -> None:
    text = f"{before} وحصدت صفحة بلدية دبا على فيسبوك 40 ألف تفاعل خلال الربع الثالث من 2025."
    claims = extract_claims(text).claims
    assert [claim.period and claim.period.value for claim in claims] == [None, "2025-Q3"]


def test_a_rank_told_again_is_one() -> None:
    text = (
        "احتلت صفحة بلدية دبا المركز الثاني عالميا على فيسبوك. وأقيم حفل. وافتتحت حديقة. "
        "وحصدت الصفحة 40 ألف تفاعل خلال الربع الثالث من 2025، وحلت صفحة بلدية دبا في المرتبة الثانية على مستوى العالم."
    )
    claims = [claim for claim in extract_claims(text).claims if claim.rank is not None]
    assert len(claims) == 1


def test_the_page_of_a_known_body_is_named_as_it_is_written() -> None:
    text = "بلغ عدد مشتركي قناة وزارة الثقافة الأردنية على يوتيوب 88 ألف مشترك"
    assert figures(text, "entity") == [("قناة وزارة الثقافة الأردنية",)]


PAGE = "صفحة بلدية دبا على فيسبوك"
FOLLOWED = f"بلغ عدد متابعي {PAGE} 40 ألف متابع"
QUARTER = "الربع الثالث من 2025"


def test_a_country_that_is_a_scope_has_its_code() -> None:
    text = "احتل حساب نادي الشباب على إكس المركز الثاني في مصر"
    [claim] = extract_claims(text, chooser=Certain(scope="مصر"))
    assert claim.rank is not None and claim.rank.scope is not None
    assert (claim.rank.scope.text, claim.rank.scope.country) == ("مصر", "eg")


def test_until_now_is_the_day_of_publication_where_that_is_known() -> None:
    text = f"بلغ عدد متابعي {PAGE} حتى الآن 40 ألف متابع"
    told = {}
    for published in (PUBLISHED, None):
        [claim] = extract_claims(text, published=published, chooser=Certain(period="حتي الان"))
        assert claim.period is not None and claim.period.value == "PRESENT_REF"
        told[published] = claim.period.start, claim.period.end
    assert told == {PUBLISHED: (PUBLISHED, PUBLISHED + dt.timedelta(days=1)), None: (None, None)}


def test_what_happened_lately_has_no_dates() -> None:
    text = f"بلغ عدد متابعي {PAGE} مؤخرا 40 ألف متابع"
    [claim] = extract_claims(text, published=PUBLISHED, chooser=Certain(period="موخرا"))
    assert claim.period is not None
    assert (claim.period.value, claim.period.start, claim.period.end) == ("PAST_REF", None, None)


def test_a_duration_is_told_with_the_period_that_it_means() -> None:
    text = f"أصدر المرصد تقريرا عن {QUARTER}. حصدت {PAGE} 5 ملايين تفاعل خلال 3 أشهر."
    [claim] = extract_claims(text, chooser=Certain(period="3 اشهر"))
    assert claim.period is not None
    pieces = [(piece.quote, piece.rule) for piece in claim.period.evidence]
    assert pieces == [(QUARTER, "linked"), ("3 أشهر", "duration")]


@pytest.mark.parametrize(
    ("text", "column", "told"),
    [
        ("احتلت حسابات الأندية المراكز من الثالث إلى الخامس عربيا على إكس", "rank", (3, 5)),
        (f"يتابع {PAGE} بين 3 و4 ملايين شخص", "followers", (3_000_000, 4_000_000)),
        (f"يتابع {PAGE} آلاف الأشخاص", "followers", (1_000, None)),  # at least
    ],
)
def test_a_range_has_two_values(text: str, column: str, told: tuple[int, int | None]) -> None:
    rows = extract_claims(text, chooser=Certain()).rows()
    assert [(row["value"], row["upper"]) for row in rows if row["metric"] == column] == [told]


def test_a_noun_behind_a_preposition_is_named_with_its_article() -> None:
    chooser = Certain(owner="الوزاره")
    for text in ("وللوزارة على إكس 3 ملايين متابع", "تملك الوزارة على إكس 3 ملايين متابع"):
        [claim] = extract_claims(text, chooser=chooser)
        assert claim.entity is not None
        assert (claim.entity.name, claim.entity.key) == ("الوزارة", "AlwzArh")


def test_a_flow_without_a_period_is_a_claim_apart() -> None:
    text = f"{FOLLOWED} في {QUARTER}. ونشرت {PAGE} 300 منشور."
    chooser = Certain(period={"40 الف": QUARTER, "300": "none"})
    claims = extract_claims(text, chooser=chooser)
    assert [claim.period and claim.period.value for claim in claims] == ["2025-Q3", None]


def test_figures_of_nobody_are_claims_apart() -> None:
    text = "حصد المنشور على فيسبوك 40 ألف إعجاب. وحصد المنشور على فيسبوك 300 تعليق."
    claims = extract_claims(text, chooser=Certain(owner="nobody", metric={"40 الف": "likes"}))
    assert [(claim.id, claim.entity, claim.platform) for claim in claims] == [
        ("c1", None, "facebook"),
        ("c2", None, "facebook"),
    ]


def test_the_words_for_a_metric_and_for_a_place_are_told_by_their_rule() -> None:
    text = f"{FOLLOWED}. واحتل حساب نادي الشباب على إكس المركز الثاني عربيا."
    assert figures(text, "metric", "rule") == [
        ("followers", "counted noun"),
        ("rank", "position"),
    ]


def test_a_claim_shows_where_its_source_is_named() -> None:
    [claim] = extract_claims(f"ذكر المرصد أن {PAGE} يتابعها 40 ألف شخص", chooser=Certain())
    assert claim.attribution == "المرصد"
    assert [p.quote for p in claim.evidence if p.slot == "attribution"] == ["المرصد"]


def test_of_a_long_sentence_sixty_words_on_each_side_are_told() -> None:
    text = f"{'كلمة ' * 99}{FOLLOWED}{' كلمة' * 99}"
    [(sentence,)] = figures(text, "sentence")
    before, behind = str(sentence).split("40 ألف")
    assert (len(before.split()), len(behind.split())) == (60, 60)


def test_a_heading_without_a_title_states_a_figure_of_its_own() -> None:
    heading = "لدى بلدية دبا 40 ألف متابع"
    text = f"{heading}\n\n{FOLLOWED}."
    untitled, titled = (extract_claims(Article(text, title=title)) for title in (None, heading))
    assert [row["value"] for row in untitled.rows()] == [40_000, 40_000]
    assert [row["value"] for row in titled.rows()] == [40_000]


def test_a_heading_that_is_the_title_need_be_no_surer_than_the_text() -> None:
    title = "لدى بلدية دبا 41 ألف متابع"
    article = Article(f"{title}\n\nوافتتحت البلدية حديقة.", title=title)
    [row] = extract_claims(article, chooser=Certain({"owner": 0.4}, owner="بلديه دبا")).rows()
    assert row["confidence"] == 0.4


def test_what_is_told_first_without_its_period_stands_first() -> None:
    other = "ويتابع صفحة بلدية صور على فيسبوك 7 آلاف شخص."
    text = f"{FOLLOWED}. {other} وأقيم حفل. ويتابع {PAGE} 40 ألف متابع في {QUARTER}."
    rows = extract_claims(text, chooser=Certain()).rows()
    told = [(row["claim_id"], row["value"], row["period"]) for row in rows]
    assert told == [("c1", 40_000, None), ("c1", 40_000, "2025-Q3"), ("c2", 7_000, None)]


def test_the_same_value_of_another_owner_in_the_title_is_another_figure() -> None:
    article = Article(f"{FOLLOWED}.", title="لدى بلدية صور 40 ألف متابع")
    rows = extract_claims(article, chooser=Certain(scope="none")).rows()
    assert {row["entity"] for row in rows} == {"بلدية دبا", "بلدية صور"}


def test_a_title_may_leave_out_where_a_rank_holds() -> None:
    title = "صفحة بلدية دبا في المركز الثاني على فيسبوك"
    text = "احتلت صفحة بلدية دبا على فيسبوك المركز الثاني عربيا."
    rows = extract_claims(Article(text, title=title), chooser=Certain(rank="rank")).rows()
    assert [(row["value"], row["scope"], row["part"]) for row in rows] == [(2, "عربيا", "text")]


@pytest.mark.parametrize(
    ("scope", "told"),
    [("عربيا", [("text", "عربيا")]), ("عالميا", [("title", "عربيا"), ("text", "عالميا")])],
    ids=["the same", "another"],
)
def test_a_rank_of_the_title_is_that_of_the_text_where_it_holds_among_the_same(
    scope: str, told: list[tuple[str, str]]
) -> None:
    title = "صفحة بلدية دبا في المركز الثاني عربيا على فيسبوك"
    text = f"احتلت صفحة بلدية دبا على فيسبوك المركز الثاني {scope}."
    rows = extract_claims(Article(text, title=title), chooser=Certain(rank="rank")).rows()
    assert sorted((row["part"], row["scope"]) for row in rows) == sorted(told)


@pytest.mark.parametrize(
    ("owners", "name", "mention"),
    [
        ("نشرت جامعتا صنعاء وعدن", "جامعة صنعاء", "صنعاء"),
        ("نشرت صفحة وزارتي الصحة والتعليم", "وزارة الصحة", "الصحة"),
        ("نشرت وزارة الصحة", "وزارة الصحة", "وزارة الصحة"),
    ],
)
def test_one_of_two_bodies_that_share_a_noun_is_named_with_it(
    owners: str, name: str, mention: str
) -> None:
    assert figures(f"{owners} على فيسبوك 412 منشورا", "entity", "mention") == [(name, mention)]


def test_an_unsure_rank_is_told_with_its_place() -> None:
    text = "احتل حساب نادي الشباب على إكس المركز الثاني عربيا"
    [left] = extract_claims(text, chooser=Certain(), min_confidence=0.5).unresolved or [None]
    assert left is None
    chooser = Certain({"owner": 0.4}, owner="نادي الشباب")
    [left] = extract_claims(text, chooser=chooser, min_confidence=0.5).unresolved
    assert (left.value, left.metric, left.readings) == (2, "rank", ())
    chooser = Certain({"rank": 0.6}, rank="nothing")
    [left] = extract_claims(text, chooser=chooser).unresolved
    assert (left.value, left.metric, left.readings) == (2, "rank", ())


def test_a_heading_that_is_the_title_makes_the_first_claim() -> None:
    title = "لدى بلدية دبا 41 ألف متابع"
    article = Article(f"{title}\n\n{FOLLOWED} في {QUARTER}.", title=title)
    rows = extract_claims(article, chooser=Certain()).rows()
    assert [(row["claim_id"], row["value"]) for row in rows] == [("c1", 41_000), ("c2", 40_000)]


@pytest.mark.parametrize(
    ("again", "claims"),
    [("40 ألف متابع", ["c1", "c1"]), ("41 ألف متابع", ["c1", "c2"])],
    ids=["the same", "another value"],
)
def test_what_is_told_again_without_its_period_is_of_the_same_claim(
    again: str, claims: list[str]
) -> None:
    text = f"{FOLLOWED} في {QUARTER}. وأقيم حفل. وافتتحت حديقة. ويتابع {PAGE} {again}."
    rows = extract_claims(text, chooser=Certain()).rows()
    assert [row["claim_id"] for row in rows] == claims


def test_what_no_claim_tells_yet_goes_with_the_first_of_its_owner() -> None:
    text = f"{FOLLOWED}. ويتابع {PAGE} 50 ألف متابع. ونشرت {PAGE} 300 منشور."
    rows = extract_claims(text, chooser=Certain()).rows()
    told = {row["value"]: row["claim_id"] for row in rows}
    assert told == {40_000: "c1", 300: "c1", 50_000: "c2"}


def test_each_figure_goes_with_the_first_claim_that_tells_none_of_its_metric() -> None:
    followed = "".join(f" ويتابع {PAGE} {n} ألف متابع." for n in (40, 50, 60))
    posts = "".join(f" ونشرت {PAGE} {n} منشور." for n in (300, 200, 100))
    rows = extract_claims(followed + posts, chooser=Certain()).rows()
    told = {row["value"]: row["claim_id"] for row in rows}
    assert [told[n * 1000] for n in (40, 50, 60)] == ["c1", "c2", "c3"]
    assert [told[n] for n in (300, 200, 100)] == ["c1", "c2", "c3"]


def test_a_claim_that_learns_its_period_takes_what_is_told_of_that_later() -> None:
    flow = f"وحصدت {PAGE} 5 ملايين تفاعل خلال {QUARTER}. وأقيم حفل. وافتتحت حديقة."
    text = f"{FOLLOWED}. {flow} ونشرت {PAGE} 300 منشور في {QUARTER}."
    rows = extract_claims(text, chooser=Certain()).rows()
    assert [row["claim_id"] for row in rows] == ["c1"] * 3


def test_the_owner_of_a_claim_is_shown_where_its_first_figure_names_it() -> None:
    text = f"{FOLLOWED}. وبلغ عدد متابعي بلدية دبا 50 ألف متابع على إكس. ونشرت الصفحة 300 منشور."
    for claim in extract_claims(text, chooser=Certain()).claims:
        assert claim.entity is not None
        told = [(piece.quote, piece.span) for piece in claim.evidence if piece.slot == "entity"]
        assert told == [(claim.entity.mention, claim.entity.span)]


# -- what stays unresolved


def test_an_unsure_figure_is_told_with_its_most_probable_owners_and_networks() -> None:
    [left] = extract_claims(FOLLOWED, min_confidence=1).unresolved
    assert (left.value, left.metric) == (40_000, "followers")
    assert [each.slot for each in left.candidates] == sorted(
        (each.slot for each in left.candidates), key=["owner", "network"].index
    )
    assert left.candidates[0].surface == "بلدية دبا"
    assert [it.span and it.span.of(FOLLOWED) for it in left.candidates if it.slot == "owner"] == [
        it.surface for it in left.candidates if it.slot == "owner"
    ]
    assert "facebook" in {it.surface for it in left.candidates if it.slot == "network"}
    for slot in ("owner", "network"):
        told = [each.probability for each in left.candidates if each.slot == slot]
        assert 1 < len(told) <= 3 and told == sorted(told, reverse=True)


def test_a_confidence_has_four_decimals() -> None:
    chooser = Certain({"owner": 0.81237}, owner="بلديه دبا")
    [row] = extract_claims(FOLLOWED, chooser=chooser).rows()
    [left] = extract_claims(FOLLOWED, chooser=chooser, min_confidence=1).unresolved
    assert row["confidence"] == left.confidence == 0.8124
    assert left.reason == "confidence 0.81 is below 1.00"
    assert {each.probability for each in left.candidates if each.slot == "owner"} > {0.8124}


def test_a_figure_that_is_just_sure_enough_is_told() -> None:
    chooser = Certain({"owner": 0.75}, owner="بلديه دبا")
    assert len(extract_claims(FOLLOWED, chooser=chooser, min_confidence=0.75).rows()) == 1


@pytest.mark.parametrize(("sure", "told"), [(0.7123, True), (0.85, False)])
def test_a_number_that_is_hardly_a_figure_is_not_told(sure: float, told: bool) -> None:
    chooser = Certain({"metric": sure}, metric="nothing")
    claims = extract_claims(FOLLOWED, chooser=chooser)
    assert claims.claims == ()
    assert [left.surface for left in claims.unresolved] == ["40 ألف"] * told
    for left in claims.unresolved:
        assert left.reason == "it is more probably no figure of an audience"
        assert (left.value, left.metric) == (40_000, None)
        assert left.confidence == pytest.approx(1 - sure)


@pytest.mark.parametrize(("sure", "told"), [(0.7, True), (0.85, False)])
def test_a_place_that_is_hardly_a_rank_is_not_told(sure: float, told: bool) -> None:
    chooser = Certain({"rank": sure}, rank="nothing")
    text = "حل النادي في المركز الخامس عربيا على فيسبوك."
    assert [left.surface for left in extract_claims(text, chooser=chooser).unresolved] == [
        "الخامس"
    ] * told


def test_what_is_unresolved_stands_in_the_order_of_the_text() -> None:
    chooser = Certain({"metric": 0.7, "rank": 0.7}, metric="nothing", rank="nothing")
    text = "حل النادي في المركز الخامس عربيا على فيسبوك بعدما بلغ عدد متابعيه 40 ألف متابع."
    lefts = extract_claims(text, chooser=chooser).unresolved
    assert [left.surface for left in lefts] == ["الخامس", "40 ألف"]

"""The page of an article, as a file: its text, its marks, its table, and what it lets through."""

import datetime as dt
import html as escaping
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic_metrics import (
    Article,
    ArticleError,
    Candidate,
    Claim,
    ClaimSet,
    Evidence,
    Figure,
    Scope,
    Span,
    Unresolved,
    extract_claims,
    view_claims,
)
from arabic_metrics.resolve.draft import NO_SCALE
from arabic_metrics.view.article import headline
from arabic_metrics.view.label import Language, load_labels
from tests.resolve.unsure import unsure
from tests.view.articles import (
    ARTICLES,
    REPORT,
    article,
    corpus_view,
    marked,
    quotes,
    read_page,
    view,
)

SLUG = "interior-ministry-facebook"


@pytest.mark.parametrize(
    ("language", "told"), [("en", "year not known"), ("ar", "السنة غير معروفة")]
)
def test_a_period_without_its_year_says_so(language: Language, told: str) -> None:
    text = "حصدت صفحة بلدية دبا على فيسبوك 300 ألف تفاعل في الربع الأول"
    for published, shown in ((None, True), (dt.date(2025, 11, 2), False)):
        claims = extract_claims(text, published=published)
        assert (told in view_claims(text, claims, language=language).html) == shown


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_text_is_the_article_and_every_quote_is_marked_where_it_stands(path: Path) -> None:
    shown = view(article(path))
    page = read_page(shown.html)
    assert page.text == shown.article.text
    assert marked(page) == quotes(shown)


@pytest.mark.skipif(not REPORT.exists(), reason="the source report stands in ../shared")
def test_the_source_report_is_marked_quote_by_quote() -> None:
    shown = view(article(REPORT))
    page = read_page(shown.html)
    assert page.text == shown.article.text
    assert marked(page) == quotes(shown)
    assert {"12 مليون", "24 مليون", "1780", "الثانى", "12.485.769", "الربع الثالث من 2025"} <= {
        quote for _, _, quote in marked(page)
    }


@settings(max_examples=60)
@given(
    st.text(
        st.one_of(st.characters(), st.sampled_from("\r\n\t\f\v\0<>&'\"\u202e\ud800")), max_size=40
    )
)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    page = read_page(view_claims(text, ClaimSet()).html)
    assert page.text == re.sub("[\0\ud800-\udfff]", "\ufffd", text)


def test_the_table_holds_every_figure_of_every_claim() -> None:
    shown = corpus_view(SLUG, "en").html
    for row in extract_claims(corpus_view(SLUG).article).rows():
        if row["metric"] != "rank":
            assert f">{row['value']:,}</bdi>" in shown
    claims = extract_claims(corpus_view(SLUG).article).claims
    assert shown.count('scope="rowgroup"') == len(claims) > 0
    assert "counted noun" in shown


def test_a_figure_of_no_claim_is_shown_with_its_reason() -> None:
    text = "وصل العدد إلى 1.780"
    span = Span(14, 19)
    figure = Unresolved(
        span=span,
        surface="1.780",
        value=1780,
        readings=(2,),
        metric="followers",
        reason="no entity is named for it",
    )
    shown = view_claims(text, ClaimSet(unresolved=(figure,)), language="en").html
    assert 'class="unresolved short"' in shown
    assert "no entity is named for it" in shown
    assert ">1,780</bdi>" in shown and "Other readings" in shown


def test_the_readings_of_a_figure_stand_apart_and_its_reason_is_in_the_language_of_the_page() -> (
    None
):
    text = "بلغ عدد متابعي ميريام فارس على إنستغرام 42 مليونا، ونور ستارز 31."
    claims = extract_claims(text)
    [figure] = claims.unresolved
    shown = view_claims(text, claims, language="ar").html
    assert figure.reason == NO_SCALE and NO_SCALE not in shown
    assert "ربما حُذفت بعده كلمة مثل «مليون»" in shown
    read = re.findall(r'class="number">([\d,]+)</bdi>(&nbsp;·)?', shown.split("قراءات محتملة")[1])
    assert read == [("31", "&nbsp;·"), ("31,000,000", "")]


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "confidence 0.40 is below 0.50"), ("ar", "ثقة قدرها 0.40 دون الحد 0.50")],
)
def test_a_figure_that_is_not_sure_enough_is_shown_with_whose_it_would_be(
    language: Language, shown: str
) -> None:
    text = "لدى نادي الوحدات على إنستغرام 325 ألف متابع"
    claims = unsure(extract_claims(text), 0.4)
    sure = view_claims(text, claims, language=language, min_confidence=0.4).html
    assert 'id="c1-1"' in sure and shown not in sure
    assert f'<span class="note">{load_labels(language)("table", "confidence")} 0.40</span>' in sure
    left = view_claims(text, claims, language=language, min_confidence=0.5).html
    assert 'id="c1-1"' not in left and shown in left
    assert (
        '<bdi lang="ar" dir="rtl">نادي الوحدات</bdi> <bdi dir="ltr" class="number">0.40</bdi>'
        in left
    )


def test_a_scope_stands_in_the_row_of_its_figure() -> None:
    text = "يستخدم فيسبوك 45 مليون مستخدم في مصر"
    piece = Evidence("users", Span(14, 22), "45 مليون", "digits")
    place = Span(text.index("في مصر"), len(text))
    scope = Scope(text="في مصر", country="eg", span=place)
    users = Figure(value=45_000_000, scope=scope, evidence=(piece,))
    where = Evidence("scope", place, "في مصر", "scope")
    claim = Claim(id="c1", platform="facebook", other={"users": users}, evidence=(piece, where))
    shown = view_claims(text, ClaimSet(claims=(claim,)), language="en").html
    [row] = re.findall(
        r'<tr id="c1-\d" class="row"><th scope="row">Users</th>.*?</tr>', shown, re.DOTALL
    )
    assert ">45,000,000</bdi>" in row and '<bdi lang="ar" dir="rtl">في مصر</bdi>' in row
    assert row.count('class="quote"') == 2
    assert '<th scope="row">Scope</th>' not in shown


def test_a_mark_that_serves_several_claims_names_their_rows() -> None:
    shown = corpus_view("mag-algeria-public-bodies-facebook", "en").html
    [rows] = re.findall(r'data-rows="([^"]+)" data-tag="Attribution\s1–\d"', shown)
    assert [row.split("-")[0] for row in rows.split()][:3] == ["c1", "c2", "c3"]
    assert all(f'id="{row}"' in shown for row in rows.split())


def test_ids_are_unique_and_every_link_leads_somewhere() -> None:
    shown = corpus_view("mag-algeria-public-bodies-facebook").html
    ids = re.findall(r' id="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', shown)) <= set(ids)
    assert not re.search(r'(?:src|href)="(?!#)', shown)


def test_the_arabic_page_has_no_codes_and_no_english_names_of_rules() -> None:
    shown = corpus_view("interior-ministry-facebook")
    rules = {each.rule for claim in shown.claims.claims for each in claim.evidence}
    assert len(rules) > 3
    seen = {
        language: corpus_view("interior-ministry-facebook", language) for language in ("ar", "en")
    }
    words = {
        language: re.sub(r"<[^>]+>", " ", page.html.partition("<body>")[2].partition("<script>")[0])
        for language, page in seen.items()
    }
    assert all(rule in words["en"] for rule in rules)
    assert not any(f" {rule} " in words["ar"] for rule in rules)
    assert "2025-Q3" not in words["ar"]
    assert "2025-07-01" not in words["ar"]
    assert "الربع الثالث 2025" in words["ar"]
    assert "1 يوليو 2025 – 30 سبتمبر 2025" in words["ar"]


def test_what_could_fill_a_slot_is_named_in_the_language_of_the_page() -> None:
    candidates = tuple(
        Candidate(slot=slot, surface=surface, probability=0.5)
        for slot, surface in (
            ("network", "website"),
            ("metric", "likes"),
            ("network", None),
            ("owner", "BBC"),
        )
    )
    loose = Unresolved(span=Span(0, 2), surface="40", reason="x", candidates=candidates)
    shown = view_claims("40 ألفا", ClaimSet(unresolved=(loose,))).html
    told = re.findall(r"<bdi>([^<]*)</bdi>: <bdi[^>]*>([^<]*)</bdi>", shown)
    assert told == [
        ("المنصة", "موقع إلكتروني"),
        ("المقياس", "الإعجابات"),
        ("المنصة", "لا شيء"),
        ("صاحب الرقم", "BBC"),
    ]


def test_a_text_without_a_title_is_named_by_its_first_line_which_stands_once() -> None:
    shown = view(
        Article("\nصفحة بلدية دبا تتقدم\nلدى بلدية دبا على فيسبوك 40 ألف متابع", id="a1.txt")
    ).html
    assert "<title>صفحة بلدية دبا تتقدم</title>" in shown
    assert re.findall("<h1.*?</h1>", shown, re.DOTALL) == ["<h1>صفحة بلدية دبا تتقدم\n</h1>"]
    assert shown.partition("<body>")[2].count("دبا تتقدم") == 1
    assert "a1.txt" not in shown
    assert "<title>معلومات المقال وشواهدها</title>" in view(Article("", id="a1")).html


@pytest.mark.parametrize(
    "text", ["", "سطر واحد", "جملة تنتهي.\nوأخرى", "كلمة " * 40 + "\nوأخرى", "- بند\n- وآخر"]
)
def test_a_text_that_begins_with_no_title_is_headed_by_what_the_page_is(text: str) -> None:
    shown = view(Article(text, id="a1")).html
    assert re.findall("<h1.*?</h1>", shown) == ["<h1>معلومات المقال وشواهدها</h1>"]


def test_title_source_and_date_stand_at_the_head() -> None:
    shown = view_claims(
        Article("نص", id="a1", title="عنوان", source="صحيفة", published=dt.date(2025, 11, 2)),
        ClaimSet(),
    ).html
    assert '<h1 dir="rtl">عنوان</h1>' in shown and "<title>عنوان</title>" in shown
    assert "<bdi>صحيفة</bdi>" in shown and 'datetime="2025-11-02"' in shown


def test_an_article_without_claims_says_so() -> None:
    shown = corpus_view("senate-budget-session", "en").html
    assert "This article states nothing about an account or a page." in shown
    assert "<table" not in shown and "<mark" not in shown


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_labels_have_a_language_and_the_article_keeps_its_own(
    language: str, direction: str
) -> None:
    shown = corpus_view(SLUG, language).html
    assert f'<html lang="{language}" dir="{direction}">' in shown
    assert '<div class="text" lang="ar" dir="rtl">' in shown


def test_the_same_article_gives_the_same_page() -> None:
    assert corpus_view(SLUG).html == corpus_view(SLUG).html


def test_claims_of_another_text_are_refused() -> None:
    claims = extract_claims("لدى نادي الوحدات على إنستغرام 325 ألف متابع")
    with pytest.raises(ArticleError, match=r"a1: the claims are of another text\. Characters"):
        view_claims(Article("نص آخر تماما", id="a1"), claims)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no language of the pages"):
        view_claims("نص", ClaimSet(), language="fr")  # type: ignore[arg-type]


def test_what_is_not_arabic_metrics_own_is_escaped_wherever_it_stands() -> None:
    nasty = "<script>hit()</script>"
    text = f"{nasty} 40"
    evidence = Evidence(nasty, Span(0, len(nasty)), nasty, nasty)
    figure = Figure(value=40, evidence=(Evidence(nasty, Span(23, 25), "40", nasty),))
    claims = ClaimSet(
        claims=(
            Claim(
                id=nasty,
                platform=nasty,
                other={nasty: figure},
                attribution=nasty,
                evidence=(evidence,),
            ),
        ),
        unresolved=(Unresolved(span=Span(23, 25), surface="40", metric=nasty, reason=nasty),),
    )
    shown = view_claims(Article(text, id=nasty, title=f'"{nasty}'), claims).html
    assert nasty not in shown
    assert escaping.escape(nasty) in shown
    assert read_page(shown).text == text


def test_the_page_is_saved_as_utf8(tmp_path: Path) -> None:
    shown = view_claims("سطر\r\nوآخر\ud800", ClaimSet())
    path = shown.save(tmp_path / "page.html")
    assert path.read_bytes().decode() == shown.html
    assert b"\r" not in path.read_bytes()


def test_a_page_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "page.html"
    with pytest.raises(ArticleError) as told:
        view_claims("", ClaimSet()).save(path)
    assert str(told.value) == f"{path} cannot be written: No such file or directory."
    with pytest.raises(TypeError, match=r"^a page must be named by a path, not None$"):
        view_claims("", ClaimSet()).save(None)  # type: ignore[arg-type]


def test_a_notebook_gets_a_frame_that_holds_the_page() -> None:
    shown = corpus_view(SLUG)
    frame = shown._repr_html_()
    assert frame.startswith("<iframe ") and 'sandbox="allow-scripts"' in frame
    [content] = re.findall(r'srcdoc="([^"]*)"', frame)
    assert escaping.unescape(content) == shown.html


def test_the_template_engine_is_loaded_with_the_first_page_only() -> None:
    program = "import arabic_metrics.view, sys; print('jinja2' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"


TITLED = Article(
    "بلغ عدد متابعي الصفحة 3 ملايين متابع، وحصدت منشوراتها 40 ألف تفاعل.",
    id="titled",
    title="صفحة متحف الكرك على فيسبوك <تبلغ> 3 ملايين متابع",
)


def test_what_stands_in_the_title_is_marked_in_the_heading() -> None:
    claims = extract_claims(TITLED)
    html = view_claims(TITLED, claims, language="en").html
    page = read_page(html)
    assert page.text == TITLED.text
    assert {quote for _, _, quote in marked(page)} == {"3 ملايين", "40 ألف"}
    [heading] = re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    assert escaping.unescape(re.sub("<[^>]+>", "", heading)) == TITLED.title
    told = re.findall(r"<mark[^>]*>(.*?)</mark>", heading)
    assert told == ["متحف الكرك", "فيسبوك", "3 ملايين"]
    numbers = re.findall(r'<mark id="(m\d+)"', html)
    assert len(set(numbers)) == len(numbers) == 5
    assert set(re.findall(r'href="#(m\d+)"', html)) == set(numbers)
    assert html.count("Characters of the title") == 3


def test_a_title_in_which_nothing_was_read_is_left_as_it_is() -> None:
    titled = Article(TITLED.text, title="أخبار <اليوم>")
    html = view_claims(titled, extract_claims(titled)).html
    assert "أخبار &lt;اليوم&gt;</h1>" in html


def test_claims_of_another_title_are_refused() -> None:
    claims = extract_claims(TITLED)
    assert view_claims(TITLED.text, claims).article.title == TITLED.title
    with pytest.raises(ArticleError, match=r"^titled: the claims are of another title\. "):
        view_claims(Article(TITLED.text, id="titled", title="خبر"), claims)


LONG = "أعلنت وزارة الثقافة في بيان صدر مساء أمس أن صفحتها الرسمية على موقع فيسبوك"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{LONG} قد تخطت 1.2 مليون متابع", f"{LONG} قد تخطت…"),
        (f"{LONG} قد تخطت 12 000 000 متابع", f"{LONG} قد تخطت…"),
        (f"{LONG} بها 90 متابعا ومتابعة في كل بلد", f"{LONG} بها 90 متابعا…"),
        (f"{LONG}، وهي أقدم صفحاتها كلها، تخطت", f"{LONG}…"),
        (f"نعم، {LONG} قد تخطت 1.2 مليون متابع", f"نعم، {LONG} قد تخطت…"),
        ("م" * 200, "م" * 90 + "…"),
    ],
)
def test_a_heading_is_cut_behind_a_clause_or_a_word_and_never_in_a_figure(
    text: str, title: str
) -> None:
    assert headline(text) == title


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("زاد عدد متابعي صفحة بلدية دبا على فيسبوك بمقدار 3 آلاف متابع.", "زيادة"),
        ("خسرت صفحة بلدية دبا على فيسبوك 3 آلاف متابع.", "خسارة"),
        ("تقدمت صفحة بلدية دبا على فيسبوك على صفحة بلدية خورفكان بفارق 3 آلاف متابع.", "تغيّر"),
    ],
)
def test_a_change_is_a_gain_where_nothing_tells_another(text: str, shown: str) -> None:
    html = view_claims(text, extract_claims(text)).html
    told = {each for each in ("زيادة", "خسارة", "تغيّر") if f">{each}<" in html}
    assert told == {shown}

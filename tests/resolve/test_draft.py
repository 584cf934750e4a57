"""What the writer of claims adds to a figure: kind of its entity, scope, sentence."""

from pathlib import Path

import pytest

from arabic_metrics import Scope, Span, extract_claims
from tests.resolve.figures import figures

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

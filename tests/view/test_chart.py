"""The chart of timelines, on a page of its own."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

import pytest

from arabic_metrics.timeline import Comparison, Timeline, build_timelines
from arabic_metrics.view.chart import (
    FEW_DAYS,
    MOST_LINES,
    MOST_TOGETHER,
    ChartView,
    chart_timelines,
)
from arabic_metrics.view.label import load_labels
from tests.timeline.made_archive import made_archive
from tests.timeline.observations import flow, later, observe
from tests.timeline.test_leaderboard import line_of
from tests.view.conftest import Visit, Visitor
from tests.view.test_browser import PALE

POINTS = "svg path[aria-roledescription=point]"
LEGENDS = """[...document.querySelectorAll("svg .role-legend")].map((legend) => {
  const names = [...legend.querySelectorAll(".role-legend-label text")].map((it) => it.textContent);
  const colours = [...legend.querySelectorAll(".role-legend-symbol path")].map((it) => it.getAttribute("fill"));
  return names.map((name, at) => [name, colours[at]]);
})"""
HARMFUL = "</script><script>window.hit = 1</script><img src=x onerror='window.hit = 1'>"
Q4 = {"period": "2025-Q4", "period_start": dt.date(2025, 10, 1), "period_end": dt.date(2026, 1, 1)}


def opened(visit: Visitor, lines: Sequence[Timeline]) -> tuple[ChartView, Visit]:
    view = chart_timelines(lines)
    found = visit(view.html)
    found.page.wait_for_selector("svg")
    return view, found


def test_it_draws_without_a_network_and_tells_figure_modifier_and_paper(visit: Visitor) -> None:
    figures = (
        observe(10, source="جريدة الميناء"),
        observe(12, later(30), "a2", modifier="more_than"),
    )
    _, found = opened(visit, [line_of(*figures)])
    assert (found.requests, found.problems) == ([], [])
    assert found.page.locator(POINTS).count() == 2
    found.page.locator(POINTS).last.hover()
    tooltip = found.page.locator("#vg-tooltip-element.visible")
    tooltip.wait_for()
    told = tooltip.inner_text()
    assert "أكثر من" in told
    assert "a2" in told
    assert (
        found.page.evaluate(
            "getComputedStyle(document.querySelector('#vg-tooltip-element')).direction"
        )
        == "rtl"
    )
    assert "بلدية دبا · فيسبوك" in str(found.page.locator("svg").text_content())


def test_what_a_point_tells_stays_on_a_narrow_screen(visit: Visitor) -> None:
    figures = (observe(10, source="جريدة الميناء"), observe(12, later(30), "a2"))
    page = visit(chart_timelines([line_of(*figures)]).html, width=390).page
    page.wait_for_selector("svg")
    for at in range(page.locator(POINTS).count()):
        page.locator(POINTS).nth(at).hover()
        tooltip = page.locator("#vg-tooltip-element.visible")
        tooltip.wait_for()
        box = tooltip.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["y"] >= 0


@pytest.mark.parametrize("width", [390, 1280])
def test_a_tap_on_a_point_tells_what_a_pointer_is_told(width: int, visit: Visitor) -> None:
    """A finger that misses by a little means the point; one elsewhere puts the words away."""
    figures = (observe(10, source="جريدة الميناء"), observe(12, later(30), "a2"))
    page = visit(chart_timelines([line_of(*figures)]).html, width=width, has_touch=True).page
    page.wait_for_selector("svg")
    tooltip = page.locator("#vg-tooltip-element.visible")
    for at, (aside, words) in enumerate(((0, "جريدة الميناء"), (14, "a2"))):
        box = page.locator(POINTS).nth(at).bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2 + aside, box["y"] + box["height"] / 2
        page.touchscreen.tap(x, y)
        tooltip.wait_for()
        assert words in tooltip.inner_text()
    page.touchscreen.tap(width - 5, 5)
    page.wait_for_timeout(100)
    assert tooltip.count() == 0


def test_no_point_stands_on_the_edge_of_its_panel(visit: Visitor) -> None:
    lines = [line_of(flow(1000), flow(1500, article="a2", **Q4))]
    _, found = opened(visit, lines)
    drawn = [each.bounding_box() for each in found.page.locator("svg .background").all()]
    grid = max((box for box in drawn if box is not None), key=lambda box: box["height"])
    assert grid["height"] > 200
    for point in found.page.locator(POINTS).all():
        box = point.bounding_box()
        assert box is not None
        middle = box["y"] + box["height"] / 2
        assert grid["y"] + 5 < middle < grid["y"] + grid["height"] - 5


def test_figures_beside_points_run_over_nothing(visit: Visitor) -> None:
    lines = [
        line_of(observe(1_000_000 + 400 * at, entity=f"نادي {name}", entity_key=name))
        for at, name in enumerate("ابتث")
    ] + [line_of(observe(1_200_000, entity="نادي ج", entity_key="ج"))]
    _, found = opened(visit, lines)
    texts = found.page.locator("svg .mark-text.role-mark > text")
    assert 2 <= texts.count() < len(lines), "one that has no room is told by its point alone"
    boxes = [box for box in (each.bounding_box() for each in texts.all()) if box is not None]
    spans = sorted((box["y"], box["y"] + box["height"]) for box in boxes)
    assert all(first[1] <= second[0] + 1 for first, second in pairwise(spans))


def test_of_two_figures_at_one_place_the_larger_keeps_its_own(visit: Visitor) -> None:
    figures = (observe(12_400_000), observe(14_200_000, article="a2"))
    far = observe(64_800_000, later(90), entity="نادي", entity_key="n")
    page = visit(chart_timelines([line_of(*figures), line_of(far)]).html, width=390).page
    page.wait_for_selector("svg")
    height = """text => [...document.querySelectorAll("svg .mark-text.role-mark text")]
      .filter((it) => it.textContent === text).map((it) => it.getBoundingClientRect()).map((it) => (it.top + it.bottom) / 2)[0]"""
    points = page.evaluate(
        f"[...document.querySelectorAll('{POINTS}')].map((it) => it.getBoundingClientRect()).map((it) => (it.top + it.bottom) / 2)"
    )
    larger = page.evaluate(height, "14,200,000")
    assert abs(larger - sorted(points)[1]) < 8, "beside its point"
    smaller = page.evaluate(height, "12,400,000")
    assert smaller is None or smaller > larger


def test_it_tells_times_in_words(visit: Visitor) -> None:
    _, found = opened(visit, [line_of(flow(10), flow(15, article="a2", **Q4))])
    found.page.locator(POINTS).last.hover()
    tooltip = found.page.locator("#vg-tooltip-element.visible")
    tooltip.wait_for()
    assert "الربع الرابع 2025" in tooltip.inner_text()
    assert "2025-Q4" not in tooltip.inner_text()


@pytest.mark.parametrize("width", [390, 800, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_every_screen_and_runs_under_the_policy_of_the_other_pages(
    width: int, scheme: str, visit: Visitor
) -> None:
    html = chart_timelines([line_of(observe(10), observe(5_000_000_000, later(30), "a2"))]).html
    assert "unsafe" not in html.partition("</head>")[0]
    found = visit(html, width=width, color_scheme=scheme)
    found.page.wait_for_selector("svg")
    assert found.problems == []
    assert found.page.evaluate("document.documentElement.scrollWidth") == width
    drawing = found.page.locator("#chart svg").bounding_box()
    assert drawing is not None
    assert drawing["x"] >= 0
    assert drawing["x"] + drawing["width"] <= width
    assert found.page.evaluate(PALE) == []


def test_each_metric_has_its_panel(visit: Visitor) -> None:
    lines = [
        line_of(observe(10), observe(5_000, later(30), "a2")),
        line_of(flow(10), flow(15, article="a2", upper=20, **Q4)),
        line_of(*(observe(place, later(place), metric="rank", kind="rank") for place in (3, 1))),
    ]
    _, found = opened(visit, lines)
    text = str(found.page.locator("svg").text_content())
    assert all(title in text for title in ("المتابعون", "التفاعلات", "المرتبة"))
    assert found.page.locator(POINTS).count() == 6
    assert "1.5" not in text
    assert found.page.locator("svg .mark-rule.role-mark line").count() == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_many_lines_are_divided_among_panels_with_a_colour_for_each(
    width: int, visit: Visitor
) -> None:
    names = [f"نادي {letter}" for letter in "ابتثجحخدذرزسش"]
    lines = [
        line_of(
            observe(number + 10, entity=name), observe(1_000 - number, later(30), "a2", entity=name)
        )
        for number, name in enumerate(names)
    ]
    page = visit(chart_timelines(lines).html, width=width).page
    page.wait_for_selector("svg")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    legends = [
        legend for legend in page.evaluate(LEGENDS) if any("نادي" in name for name, _ in legend)
    ]
    assert [name.split(" · ")[0] for legend in legends for name, _ in legend] == names
    for legend in legends:
        assert len(legend) == len({colour for _, colour in legend}) <= MOST_TOGETHER
    assert f"1–5 / {len(names)}" in str(page.locator("svg").text_content())


def test_a_name_ends_no_script(visit: Visitor) -> None:
    line = line_of(
        observe(1, entity=HARMFUL), observe(2, later(3), "a2", source=HARMFUL, entity=HARMFUL)
    )
    _, found = opened(visit, [line])
    found.page.locator(POINTS).last.hover()
    found.page.locator("#vg-tooltip-element.visible").wait_for()
    assert found.page.evaluate("window.hit") is None
    assert found.problems == []


def test_the_fullest_timelines_are_drawn_and_the_rest_counted() -> None:
    lines = build_timelines(made_archive().claims(), made_archive().articles)
    drawable = [line for line in lines if any(each.when for each in line.observations)]
    view = chart_timelines(lines, language="en")
    assert view.left_out == len(drawable) - MOST_LINES > 0
    assert f'Lines not drawn: <bdi dir="ltr">{view.left_out}</bdi>' in view.html
    assert "Lines not drawn" not in chart_timelines(lines[:1], language="en").html


def test_a_single_figure_is_a_point_and_told_to_be_one(visit: Visitor) -> None:
    _, found = opened(visit, [line_of(observe(485_769))])
    assert found.page.locator(POINTS).count() == 1
    text = str(found.page.locator("svg").text_content())
    assert "485,769" in text and text.count("2025-11-02") == 1
    values = "svg .mark-text.role-mark text"
    assert found.page.locator(values).all_text_contents() == ["485,769"]
    assert found.page.locator("main > p").inner_text().endswith("نقاط بلا خطوط.")
    moved = observe(500_000, later(3), "a2"), observe(5, entity="نادي", entity_key="n")
    _, found = opened(visit, [line_of(observe(485_769), moved[0]), line_of(moved[1])])
    assert found.page.locator(values).all_text_contents() == ["5"], "of one day alone"


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([line_of(flow(1, period=None, period_start=None, period_end=None))], "لا يُعرف يوم"),
        ([], "لا أرقام"),
    ],
)
def test_nothing_to_draw_says_so(lines: list[Timeline], sentence: str) -> None:
    view = chart_timelines(lines)
    assert sentence in view.html
    assert "<script" not in view.html


def test_what_may_count_a_part_of_the_audience_is_on_a_line_of_its_own(visit: Visitor) -> None:
    figures = (observe(9), observe(5, later(3), "a2", aside="active"), observe(8, later(9), "a3"))
    _, found = opened(visit, [line_of(*figures)])
    lines = found.page.locator("svg path[aria-roledescription='line mark']")
    assert lines.count() == 2
    assert "ربما: النشطون" in str(found.page.locator("svg").text_content())


def test_a_loss_is_drawn_below_zero_on_a_line_of_its_own(visit: Visitor) -> None:
    figures = (
        observe(200, aspect="change", aside="loss"),
        observe(300, later(9), "a2", aspect="change"),
        observe(100, later(20), "a3", aspect="change", aside="loss", upper=150),
    )
    view, found = opened(visit, [line_of(*figures)])
    assert re.findall(r'"value":(-?\d+)', view.html) == ["300", "-200", "-100"]
    assert '"upper":-150' in view.html
    drawn = str(found.page.locator("svg").text_content())
    assert "بلدية دبا · فيسبوك · خسارة" in drawn


def test_lines_of_parts_of_an_audience_are_few_and_the_fullest(visit: Visitor) -> None:
    whole = (observe(9), observe(11, later(9), "b"))
    parts = (observe(5, later(at), f"a{at}", aside=f"place:{at}") for at in range(40))
    view, found = opened(visit, [line_of(*whole, *parts)])
    assert view.left_out == 41 - MOST_LINES
    assert found.page.locator("svg path[aria-roledescription='line mark']").count() == MOST_LINES
    assert found.page.locator(POINTS).count() == MOST_LINES + 1


def test_a_line_joins_one_figure_of_a_day(visit: Visitor) -> None:
    told = (
        observe(9),
        observe(90, article="a2"),
        observe(9, article="a3"),
        observe(8, later(9), "a4"),
    )
    _, found = opened(visit, [line_of(*told)])
    assert found.page.locator(POINTS).count() == 4
    line = found.page.locator("svg path[aria-roledescription='line mark']").get_attribute("d")
    assert line is not None and line.count("L") == 1


def test_figures_that_contradict_have_rings_and_no_line(visit: Visitor) -> None:
    told = (observe(9), observe(15, later(2), "a2"))
    dispute = Comparison("contradiction", "", told[:1], told[1:])
    for comparisons, lines, points in (((), "ML", 2), ((dispute,), "", 4)):
        view, found = opened(visit, [line_of(*told, comparisons=comparisons)])
        assert found.page.locator(POINTS).count() == points
        drawn = found.page.locator("svg path[aria-roledescription='line mark']")
        paths = [drawn.nth(at).get_attribute("d") or "" for at in range(drawn.count())]
        assert re.sub("[^A-Z]", "", "".join(paths)) == lines
        assert (load_labels("ar")("chart", "ring") in view.html) == bool(comparisons)


@pytest.mark.parametrize("days", [(0,), (0, 1), (0, 3), (0, 5, 6), (0, 7), (0, 900)])
def test_the_axis_names_a_day_once(days: tuple[int, ...], visit: Visitor) -> None:
    figures = [observe(9 + day, later(day), f"a{day}") for day in days]
    html = chart_timelines([line_of(*figures)]).html
    page = visit(html, timezone_id="America/New_York").page
    page.wait_for_selector("svg")
    shown = page.locator("svg text").filter(has_text=re.compile(r"^\d{4}-\d\d-\d\d$"))
    named = shown.all_text_contents()
    assert len(named) == len(set(named)) > 0
    if days[-1] < FEW_DAYS:
        assert {"2025-11-02", later(days[-1]).isoformat()} <= set(named)


def test_a_name_keeps_its_quotation_marks_among_words_of_the_other_direction(
    visit: Visitor,
) -> None:
    line = line_of(
        observe(10, entity="تطبيق «سند»"), observe(12, later(30), "a2", entity="تطبيق «سند»")
    )
    page = visit(chart_timelines([line], language="en").html).page
    page.wait_for_selector("svg")
    [name] = [it for it in page.locator("svg text").all_text_contents() if "سند" in it]
    assert name.startswith("\u2067تطبيق «سند»\u2069 · ")
    _, found = opened(visit, [line])
    assert "\u2067" not in "".join(found.page.locator("svg text").all_text_contents())


def test_an_axis_from_zero_shows_no_number_below_it(visit: Visitor) -> None:
    lines = [line_of(flow(640_000), flow(9_000_000, article="a2", **Q4))]
    _, found = opened(visit, lines)
    texts = [text.strip() for text in found.page.locator("svg text").all_text_contents()]
    assert "0" in texts
    assert not [text for text in texts if text.startswith(("-", "−"))]


def test_a_long_title_fits_a_telephone(visit: Visitor) -> None:
    far = {"aspect": "change", "rate": "month", "metric": "impressions"}
    html = chart_timelines(
        [line_of(observe(10, **far), observe(5_000, later(30), "a2", **far))]
    ).html
    page = visit(html, width=390).page
    page.wait_for_selector("svg")
    edges = "[...document.querySelectorAll('#chart svg text')].map((it) => it.getBoundingClientRect().left)"
    assert min(page.evaluate(edges)) >= 0
    assert page.evaluate("document.querySelector('#chart').scrollWidth") <= 390


def test_of_a_run_that_is_not_finished_the_page_says_so() -> None:
    sentence = load_labels("ar")("report", "unfinished")
    lines = [line_of(observe(9))]
    assert sentence in chart_timelines(lines, finished=False).html
    assert sentence not in chart_timelines(lines).html


def test_a_logarithmic_scale_is_told(visit: Visitor) -> None:
    for far, told in ((5_000, True), (12, False)):
        _, found = opened(visit, [line_of(observe(10), observe(far, later(30), "a2"))])
        assert ("مقياس لوغاريتمي" in str(found.page.locator("svg").text_content())) == told


@pytest.mark.parametrize("width", [390, 800, 1280])
def test_every_letter_of_a_chart_stands_on_the_screen(width: int, visit: Visitor) -> None:
    long = "المديرية العامة للحماية المدنية والوقاية من الأخطار الطبيعية في ولايات الشمال"
    tag = "#حملة_التوعية_بأهمية_القراءة_للأطفال_في_المدارس_الابتدائية"
    lines = [
        line_of(observe(1_040_000_000, entity=long, modifier="more_than")),
        line_of(observe(90, later(14), "a2", entity="نادي", upper=180_000_000_000)),
        line_of(observe(999_000_000_000, later(30), "a3", entity=tag, modifier="approximately")),
    ]
    page = visit(chart_timelines(lines).html, width=width).page
    page.wait_for_selector("svg")
    assert page.evaluate("document.querySelector('#chart').scrollWidth") <= width
    texts = page.locator("#chart svg text").all()
    drawn = "".join(str(text.text_content()) for text in texts)
    assert "…" not in drawn
    told = re.sub(r"[\s\u2068\u2069]", "", drawn)
    assert all(name.replace(" ", "") in told for name in (long, tag))
    for text in texts:
        box = text.bounding_box()
        assert box is None or (box["x"] >= 0 and box["x"] + box["width"] <= width)

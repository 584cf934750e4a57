"""Words with other senses: what a source says on a network is no sign of an audience, and what is needed is no count."""

import pytest

from tests.resolve.figures import figures


@pytest.mark.parametrize(
    "text",
    [
        "شاهد عيان يروي لفيسبوك كيف سقط 3 أشخاص",
    ],
)
def test_what_is_no_audience_gives_no_figure(text: str) -> None:
    assert figures(text, "metric") == []


def test_a_source_on_a_network_leaves_an_audience_one() -> None:
    text = "بحسب صفحة الوزارة على فيسبوك، بلغ عدد متابعي حسابها على إنستغرام 40 ألف متابع"
    assert figures(text, "metric", "value", "platform") == [("followers", 40_000, "instagram")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("جاءت قطر في المرتبة السادسة بين دول الخليج، بحسب تغريدة على تويتر", []),
    ],
)
def test_a_country_has_a_place_only_with_its_users(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    assert figures(text, "metric", "value") == expected

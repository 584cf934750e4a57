"""Attributions: the named source, up to the end of its clause."""

import pytest

from tests.recognize.mentions import recognize

CLAIM = "بلغ عدد متابعي صفحة بلدية دبا 40 ألفا"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"وفق تقرير شركة الرصد، {CLAIM}", "تقرير شركة الرصد"),
        (f"وفق ما أعلنته وزارة النقل، {CLAIM}", "وزارة النقل"),
        (
            f"بحسب تقرير صادر عن مركز المعلومات ودعم اتخاذ القرار بمجلس الوزراء، {CLAIM}",
            "تقرير صادر عن مركز المعلومات ودعم اتخاذ القرار بمجلس الوزراء",
        ),
        (f"بحسب بيانات المنصة {CLAIM}", "بيانات المنصة"),
        (f"نشرت منصة «نبض» بياناتها عن الصفحات، وفيها {CLAIM}", "منصة «نبض»"),
        (f"حسب موقع «صعود زاد» {CLAIM}", "موقع «صعود زاد»"),
        (f"أظهرت بيانات منصة «مدى» لقياس الزيارات أن {CLAIM}", "بيانات منصة «مدى»"),
        (f"وقال مدير البلدية سالم الكعبي إن {CLAIM}", "مدير البلدية سالم الكعبي"),
        ("أظهرت بيانات الشركة أن عدد متابعي صفحة بلدية دبا 40 ألفا", "بيانات الشركة"),
    ],
)
def test_source(text: str, source: str) -> None:
    recognized = recognize(text)
    [mention] = recognized.text.attributions
    assert recognized.written(mention.span) == source


def test_no_source() -> None:
    assert recognize(CLAIM).text.attributions == ()

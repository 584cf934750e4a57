"""How the time to read a table grows with its rows: tabs in plain text, and a web page.

python tests/benchmarks/bench_layouts.py
"""

import time
from collections.abc import Callable, Sized

from arabic_metrics import extract_claims
from arabic_metrics.normalize.document import read_html

SIZES = (625, 1250, 2500, 5000, 10_000)  # rows
NAMES = ("الري", "العمل", "الصحة", "النقل", "الثقافة", "البيئة", "السياحة", "الزراعة")
HEAD = ("الترتيب", "الصفحة", "المتابعون", "المنشورات")
TITLE = "صفحات الوزارات على فيسبوك في 2025"
STORY = "أصدرت منصة رصد تقريرها عن صفحات الوزارات في الربع الثالث من عام 2025، وجاءت وزارة الداخلية في المقدمة، وتلتها وزارة الصحة، وفق ما نشرته المنصة على موقعها اليوم في تقرير مطول. "


def rows(count: int) -> list[tuple[str, ...]]:
    """Return rows of a table, each with a name of its own."""
    return [
        (
            str(at + 1),
            f"صفحة وزارة {NAMES[at % 8]} {chr(0x628 + at // 8 % 20)}{chr(0x62F + at // 160 % 10)}{chr(0x633 + at // 1600 % 8)}اهر",
            f"{at * 7919 % 900 + 100},{at * 131 % 900 + 100}",
            str(at % 700 + 1),
        )
        for at in range(count)
    ]


def plain(count: int) -> str:
    """Return a table in plain text."""
    lines = ("\t".join(row) for row in (HEAD, *rows(count)))
    return f"{TITLE}\n\n" + "\n".join(lines)


def page(count: int) -> str:
    """Return a web page with a table."""
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in (HEAD, *rows(count)))
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<html><body><article><h1>{TITLE}</h1><p>{STORY * 3}</p><table>{table}</table></article></body></html>"


def timed(work: Callable[[str], Sized], text: str) -> tuple[float, int]:
    """Return the seconds that some work takes on a text, and how much it gives."""
    start = time.perf_counter()
    found = len(work(text))
    return time.perf_counter() - start, found


def main() -> None:
    """Print seconds, and milliseconds a row."""
    extract_claims(plain(2))
    print(
        f"{'rows':>6}  {'table s':>8} {'ms/row':>7} {'read':>6}  {'page KB':>8} {'page s':>7} {'ms/row':>7}"
    )
    for count in SIZES:
        seconds, found = timed(lambda text: extract_claims(text).rows(), plain(count))
        html = page(count)
        opened, _ = timed(lambda text: read_html(text).blocks, html)  # type: ignore[union-attr]
        size = len(html.encode()) // 1024
        print(
            f"{count:>6}  {seconds:>8.1f} {1000 * seconds / count:>7.2f} {found:>6}  {size:>8} {opened:>7.1f} {1000 * opened / count:>7.2f}"
        )


if __name__ == "__main__":
    main()

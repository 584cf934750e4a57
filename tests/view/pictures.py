"""The pictures of pages in the documentation, made anew: python -m tests.view.pictures"""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from arabic_metrics import build_timelines, view_timelines
from tests.timeline.made_archive import made_archive
from tests.view.articles import corpus_view
from tests.view.conftest import PROGRAMS, SWITCHES

PICTURES = Path(__file__).parents[2] / "docs" / "_static"
SETTLED = 500  # milliseconds until what moves stands still


def take(browser: Browser, html: str, pressed: str, name: str) -> None:
    """Open a page, press what a selector finds, and save what a screen shows."""
    page = browser.new_page(viewport={"width": 1200, "height": 760})
    page.set_content(html)
    page.locator(pressed).first.click()
    page.mouse.move(0, 0)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=PICTURES / name)


def main() -> None:
    """Write view.png and report.png."""
    archive = made_archive()
    claims = archive.claims()
    lines = build_timelines(claims, archive.articles)
    report = view_timelines(lines, archive.articles, claims=claims)
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        take(browser, corpus_view("interior-ministry-facebook").html, "mark.figure", "view.png")
        take(browser, report.html, "#list tbody tr:nth-child(2)", "report.png")
        browser.close()


if __name__ == "__main__":
    main()

"""Pages opened in the Chromium of the system, cut off from every network.

`visit(html)` opens a page and returns a `Visit`: the Playwright page, what it asked the network for, and what went wrong in it.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

ADDRESS = "https://page.test/"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
)


@dataclass(frozen=True)
class Visit:
    """A page that was opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


Visitor = Callable[..., Visit]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of the system; none is downloaded."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("no Chromium is installed: the pages cannot be opened")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visitor]:
    """Return a function that opens a page: `visit(html, width=390, color_scheme="dark")`."""
    contexts = []

    def open_page(html: str, *, width: int = 1280, height: int = 900, **settings: Any) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **settings
        )
        contexts.append(context)
        found = Visit(context.new_page())

        def answer(route: Route) -> None:
            if route.request.url.split("#")[0] == ADDRESS:
                route.fulfill(body=html, content_type="text/html; charset=utf-8")
            else:
                found.requests.append(route.request.url)
                route.abort()

        context.route("**/*", answer)
        found.page.on("pageerror", lambda error: found.problems.append(str(error)))
        found.page.on(
            "console",
            lambda message: (
                found.problems.append(message.text) if message.type == "error" else None
            ),
        )
        found.page.goto(ADDRESS)
        return found

    yield open_page
    for context in contexts:
        context.close()

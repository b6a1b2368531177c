"""One browser for all tests of the pages, and one window of each size."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

Size = tuple[int, int]
Lend = Callable[[Size], Iterator[Page]]
CHROMIUM = shutil.which("chromium")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser that shows nothing; each test opens pages of its own."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="session")
def lend(browser: Browser) -> Lend:
    """Lends a window of a size, empty, to one test after the other: a new one is dear.

    What a test shows in it may say nothing on the console, and ask for nothing outside.
    """
    windows: dict[Size, tuple[Page, list[str]]] = {}

    def lent(size: Size) -> Iterator[Page]:
        if size not in windows:
            windows[size] = window(browser, size)
        page, trouble = windows[size]
        trouble.clear()
        yield page
        page.goto("about:blank")  # a page that differs by its fragment alone would not be loaded
        assert trouble == []

    return lent


def window(browser: Browser, size: Size) -> tuple[Page, list[str]]:
    """Return a page of a size, and the list of what is wrong in it."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda dialog: trouble.append(dialog.message))
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith(("file:", "data:", "about:"))
            else trouble.append(asked.url)
        ),
    )
    return page, trouble

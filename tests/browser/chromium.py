"""A real Chromium, and the portal served on loopback."""

import os
import shutil

import pytest

CHROMIUM = (
    os.environ.get("CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
    or shutil.which("google-chrome")
)


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM:
        pytest.skip("no Chromium here: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in this thread until the end of the session; Django would take
    # the queries of every later test for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--lang=th"],
            # Thai, as in the office, where the package chromium-l10n is installed.
            env={**os.environ, "LANGUAGE": "th"},
        )
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium, live_server):
    """Open a page in a fresh browser profile; console errors and failed requests fail the test."""
    contexts, complaints = [], []

    def make(width: int = 1280, **options):
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 900}, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda line: (
                line.type == "error"
                and complaints.append(f"{line.text} {line.location['url']} on {page.url}")
            ),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert not complaints

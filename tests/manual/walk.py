"""A person who follows the manual: presses, fills and sees what it names, in its order."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.manual.steps import names

expect.set_options(timeout=20_000)  # milliseconds; a busy machine takes some seconds for a page
# The frame's menu of all tables stands beside every page; the manual does not speak of it.
PAGE = ":is(#content, #header, .breadcrumbs)"
OPENS_A_PAGE = """pressed => pressed.type == "submit" || (
    pressed.href && !pressed.getAttribute("href").startsWith("#")
    && !/\\.(xlsx|csv|pdf)/.test(pressed.href))"""


class Walk:
    """
    The steps under one anchor. Each act names what the manual names next, or the test fails.

    Acts on the page that the manual leaves to the reader are done on `page` itself.
    """

    def __init__(self, page: Page, anchor: str):
        self.page, self.anchor = page, anchor
        self.left = names(anchor)

    def press(self, name: str, *, exact: bool = True, within: Locator | None = None) -> None:
        """A button, a link or a folded part of the page of this name."""
        self._take(name)
        place = within or self.page.locator(PAGE)
        button = place.get_by_role("button", name=name, exact=exact)
        link = place.get_by_role("link", name=name, exact=exact)
        fold = place.locator("summary").filter(has_text=name)
        pressed = button.or_(link).or_(fold).locator("visible=true").first
        if pressed.evaluate(OPENS_A_PAGE):
            # Only then is what comes next looked for on the new page.
            with self.page.expect_navigation():
                pressed.click()
        else:
            pressed.click()

    def press_at_work(self, name: str) -> None:
        """A link of งานอื่น on the first page."""
        self.page.goto("/admin/")
        self.press(name, within=self.page.locator(".other-work"))

    def fill(self, name: str, value: str, *, within: Locator | None = None) -> None:
        """A box with this label."""
        self._take(name)
        self._field(name, within).fill(value)

    def choose(self, name: str, option: str, *, within: Locator | None = None) -> None:
        """A choice of the list with this label, by its words."""
        self._take(name)
        field = self._field(name, within)
        words = field.locator("option").all_inner_texts()
        field.select_option(label=next(each for each in words if option in each))

    def tick(self, name: str, *, within: Locator | None = None) -> None:
        """A box or a choice with this label."""
        self._take(name)
        self._field(name, within).check()

    def attach(self, name: str, path: Path, *, within: Locator | None = None) -> None:
        """A file to the field with this label."""
        self._take(name)
        self._field(name, within).set_input_files(path)

    def see(self, name: str) -> None:
        """These words on the page."""
        self._take(name)
        words = self.page.locator(PAGE).get_by_text(name)
        expect(words.locator("visible=true").first).to_be_visible()

    def _field(self, name: str, within: Locator | None) -> Locator:
        place = within or self.page.locator("#content")
        label = re.compile(rf"^\s*{re.escape(name)}(\s.*)?:?\s*$")
        boxes = place.get_by_label(label).and_(self.page.locator("input, textarea, select"))
        return boxes.locator("visible=true").first

    def _take(self, name: str) -> None:
        assert self.left, f"the manual ends at #{self.anchor} before “{name}”"
        expected = self.left.pop(0)
        assert name == expected, f"#{self.anchor} of the manual names “{expected}” here"

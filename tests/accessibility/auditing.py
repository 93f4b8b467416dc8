"""Let axe-core and our own questions look at a page: on a phone and a desk, light and dark."""

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT

from tests.accessibility.layout import layout_faults

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Colours are all that the scheme changes; everything else was looked at in the light one.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
WIDTHS = (320, 1280)
SCHEMES = {
    "light": {"runOnly": {"type": "tag", "values": RULES}},
    "dark": {"runOnly": {"type": "rule", "values": OF_COLOUR}},
}
# preload: axe would read style sheets itself, and look for their imports in the wrong place.
ASK_AXE = "options => axe.run({...options, resultTypes: ['violations'], preload: false})"
# Contrast is asked of each look of a text, not of each text: most look like many others, and four
# fifths of axe's time went into them.
MARK = Path(__file__).with_name("new_looks.js").read_text(encoding="utf-8")
MARKED_ALONE = "axe.configure({rules: [{id: 'color-contrast', selector: '[data-new-look]'}]})"


class Auditor:
    """A tab that visits one page after the other."""

    def __init__(self, page):
        self.page = page

    def faults(self, address: str) -> list[str]:
        """What is wrong with the page, one line each; none is the only good answer."""
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        self.page.goto(address)
        return self.faults_here(address)

    def faults_here(self, name: str) -> list[str]:
        """What is wrong with the page that is open; its layout is disturbed afterwards."""
        self.page.evaluate(AXE_SCRIPT)
        self.page.evaluate(MARKED_ALONE)
        found = []
        for scheme, options in SCHEMES.items():
            self.page.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                self.page.set_viewport_size({"width": width, "height": 900})
                if not self.page.evaluate(MARK) and scheme == "dark":
                    continue
                for violation in self.page.evaluate(ASK_AXE, options)["violations"]:
                    found += _lines(violation, f"{name} {width} px {scheme}")
        return found + [f"{name} {fault}" for fault in layout_faults(self.page)]


def _lines(violation: dict, where: str) -> list[str]:
    return [
        f"{where}: {violation['id']} at {' '.join(map(str, node['target']))}: "
        f"{' '.join(node['failureSummary'].split())}"
        for node in violation["nodes"]
    ]

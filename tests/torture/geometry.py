"""What a PDF really shows: letters over letters, over rules or off the page, and empty pages."""

from dataclasses import dataclass
from itertools import pairwise

import pymupdf

MARGIN = 20  # points from the edge of the sheet, less than any margin of ours
OVERLAP = 0.35  # of the narrower letter


@dataclass(frozen=True)
class Letter:
    """A drawn letter with the box of its body: from its foot to half its height."""

    text: str
    left: float
    right: float
    foot: float
    top: float


@dataclass
class PageShown:
    """One page: its letters, its upright rules (x, from, to), its words and its size."""

    number: int
    letters: list[Letter]
    rules: list[tuple[float, float, float]]
    text: str
    width: float
    height: float

    @property
    def columns(self) -> set[int]:
        """Where the upright rules stand, in points."""
        return {round(x) for x, _, _ in self.rules}


def pages_of(data: bytes) -> list[PageShown]:
    """Every page of a PDF."""
    with pymupdf.open("pdf", data) as document:
        return [_page(page) for page in document]


def faults_of(page: PageShown) -> list[str]:
    """What is drawn wrongly on a page."""
    return [*_off_the_page(page), *_over_each_other(page), *_over_rules(page)]


def is_half_empty(page: PageShown) -> bool:
    """Whether the lower half of a page has no word; its number at the foot does not count."""
    body = [letter.foot for letter in page.letters if letter.foot < page.height - 50]
    return max(body, default=0) < page.height / 2


def _page(page: pymupdf.Page) -> PageShown:
    letters = []
    for block in page.get_text("rawdict")["blocks"]:
        for line in block.get("lines", ()):
            if line["dir"] != (1.0, 0.0):
                continue  # a word behind the text
            for span in line["spans"]:
                letters += [_letter(char, span["size"]) for char in span["chars"]]
    rules = []
    for drawing in page.get_drawings():
        box = drawing["rect"]
        if box.width < 1.5 and box.height > 5:
            rules.append((box.x0, box.y0, box.y1))
    return PageShown(
        page.number + 1,
        [letter for letter in letters if letter.text.strip()],
        rules,
        page.get_text(),
        page.rect.width,
        page.rect.height,
    )


def _letter(char: dict, size: float) -> Letter:
    left, _, right, _ = char["bbox"]
    foot = char["origin"][1]
    return Letter(char["c"], left, right, foot, foot - size / 2)


def _off_the_page(page: PageShown) -> list[str]:
    return [
        f"page {page.number}: {letter.text!r} off the page at {letter.left:.0f}, {letter.foot:.0f}"
        for letter in page.letters
        if letter.left < MARGIN
        or letter.right > page.width - MARGIN
        or letter.foot > page.height - MARGIN / 2
    ]


def _over_each_other(page: PageShown) -> list[str]:
    """Letters of one height that share their room; marks have none of their own."""
    found = []
    bodies = [letter for letter in page.letters if letter.right - letter.left > 1]
    for line in _lines(bodies):
        for one, other in pairwise(sorted(line, key=lambda letter: letter.left)):
            shared = one.right - other.left
            if shared > OVERLAP * min(one.right - one.left, other.right - other.left):
                found.append(
                    f"page {page.number}: {one.text!r} and {other.text!r} over each other "
                    f"at {other.left:.0f}, {other.foot:.0f}"
                )
    return found


def _lines(letters: list[Letter]) -> list[list[Letter]]:
    """Letters whose bodies share a height, however far apart they stand."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda each: each.foot):
        if lines and letter.top < lines[-1][0].foot - 1:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return lines


def _over_rules(page: PageShown) -> list[str]:
    """Letters through which an upright rule of a table runs."""
    found = []
    rules = sorted(page.rules)
    for letter in page.letters:
        for x, top, bottom in rules:
            if x >= letter.right - 1.5:
                break
            if letter.left + 1.5 < x and top < letter.foot - 1 and letter.top + 1 < bottom:
                found.append(
                    f"page {page.number}: {letter.text!r} on a rule at {x:.0f}, {letter.foot:.0f}"
                )
    return found

"""What a program prints again at the top of each page, and a file without pages has in between."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from imports.documents.findings import Findings
from imports.documents.lines import Line, is_catchword, is_page_number, is_rule
from imports.documents.report_headings import is_heading

ON_EVERY_PAGE = "พิมพ์ซ้ำทุกหน้า ระบบไม่ได้อ่าน"
FEWEST_PAGES = 3
MOST_RUNNING = 12  # different lines that a program prints at the top of pages

_PAGE = re.compile(r"\s*หน้า(?:ที่)?\s*[0-9๐-๙]{1,3}\s*$")


def without_running_heads(
    lines: Sequence[Line], titles: Iterable[str], findings: Findings
) -> list[Line]:
    """
    The lines between tables without what stands at the top of pages: lines of the cover, lines
    with the number of a page, and those that come back after other ones again and again.
    """
    running = {_key(title) for title in titles}
    words = [line for line in lines if not _is_other(line)]
    running |= {_key(line.text) for line in words if _PAGE.search(line.text)}
    for _ in range(MOST_RUNNING):
        more = _first_that_comes_back(_key(line.text) for line in words)
        if not more:
            break
        running.add(more)
        words = [line for line in words if _key(line.text) != more]
    kept = []
    told: set[str] = set()
    for line in lines:
        key = _key(line.text)
        if _is_other(line) or key not in running:
            kept.append(line)
        elif key not in told:
            told.add(key)
            findings.leave(line.place, line.text, ON_EVERY_PAGE)
    return kept


def _first_that_comes_back(keys: Iterable[str]) -> str:
    """The first of the texts that stand often, other ones between them; "" for none."""
    times = Counter(key for key, _ in groupby(keys))
    return next((key for key, count in times.items() if count >= FEWEST_PAGES), "")


def _is_other(line: Line) -> bool:
    """Headings may be printed on each page too; rules and page numbers are nothing."""
    text = line.text
    is_furniture = is_rule(text) or is_page_number(text) or is_catchword(text)
    return line.is_row or is_furniture or is_heading(text)


def _key(text: str) -> str:
    return "".join(_PAGE.sub("", text).split())

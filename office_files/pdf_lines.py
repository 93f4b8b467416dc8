"""Letters of a PDF as lines of text, and wrapped lines as one text again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from office_files.cleaning import clean
from office_files.pdf_letters import Cluster

SAME_LINE = 0.35  # of their height, letters of one line may stand apart
EM = 0.8  # of their height
GAP, WIDE_GAP = 0.25, 1.6  # em; a space, and a tab
MARGIN = 6.0  # points that a cell keeps free at its sides
FAR = 2.2  # heights between lines that belong to different paragraphs

_STRAY_BEFORE = re.compile(r" +(?=[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])")
_STRAY_AFTER = re.compile(r"(?<=[\u0e40-\u0e44]) +(?=[\u0e01-\u0e2e])")
_AM = re.compile("[\u0e33\u0e4d]([\u0e48-\u0e4b]?)\u0e32")
# Where a line begins anew however full the one before was.
LIST_MARK = re.compile(
    r"(?:[-–—•●○▪■◦➢✓✔☐☑☒*]|\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)](?![0-9๐-๙])"
    r"|\([ก-ฮa-zA-Z]\)|[กขคงa-d][.)]\s|https?://|www\.)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_THAI_LETTER = re.compile(r"[\u0e01-\u0e4e]")


@dataclass(frozen=True)
class Line:
    """A line of text, and what tells whether the next one goes on with it."""

    text: str
    left: float
    right: float
    base: float
    height: float
    first_word: float  # how wide it is
    ends_in_space: bool = False


def lines_of(clusters: Iterable[Cluster]) -> list[Line]:
    """The lines from the top, each from the left."""
    rows: list[list[Cluster]] = []
    for one in sorted(clusters, key=lambda cluster: cluster.base):
        if rows and abs(one.base - rows[-1][0].base) <= SAME_LINE * max(
            one.height, rows[-1][0].height
        ):
            rows[-1].append(one)
        else:
            rows.append([one])
    lines = (_line(sorted(row, key=lambda cluster: cluster.left)) for row in rows)
    return [line for line in lines if line.text]


def _line(row: list[Cluster]) -> Line:
    shown = [one for one in row if not one.is_space] or row
    text = "".join(_spaced(row))
    word = "".join(text.split(maxsplit=1)[:1])
    end, letters = shown[0].right, 0
    for one in shown:
        if letters >= len(word):
            break
        end, letters = one.right, letters + len(one.text)
    return Line(
        text=clean(mended(text)),
        left=shown[0].left,
        right=max(one.right for one in shown),
        base=median(one.base for one in shown),
        height=max(one.height for one in shown),
        first_word=end - shown[0].left,
        ends_in_space=row[-1].is_space,
    )


def _spaced(row: list[Cluster]) -> Iterator[str]:
    """The letters with spaces where they stand apart."""
    shown = [one for one in row if not one.is_space]
    gaps = [after.left - before.right for before, after in pairwise(shown)]
    # Lines that were stretched to the margin stand apart everywhere.
    usual = max(0.0, median(gaps)) if gaps else 0.0
    last: Cluster | None = None
    has_space = False
    for one in row:
        if one.is_space:
            has_space = last is not None
            continue
        if last is not None:
            gap = (one.left - last.right - usual) / (EM * max(one.height, last.height, 1.0))
            yield "\t" if gap > WIDE_GAP else " " if has_space or gap > GAP else ""
        yield one.text
        last, has_space = one, False


def mended(text: str) -> str:
    """Thai without the spaces and the halved ำ that come of taking letters one by one."""
    text = _STRAY_AFTER.sub("", _STRAY_BEFORE.sub("", text))
    return _AM.sub("\\1\u0e33", text)


def paragraphs(lines: list[Line], left: float, right: float) -> list[list[Line]]:
    """The lines between two edges, those together that one wrapped line has become."""
    found: list[list[Line]] = []
    for line in lines:
        if found and goes_on(found[-1][-1], line, left, right):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def goes_on(line: Line, after: Line, left: float, right: float) -> bool:
    """Whether a line continues in the next: its first word would not have fitted into it."""
    if LIST_MARK.match(after.text) or "\t" in line.text or "\t" in after.text:
        return False
    if after.base - line.base > FAR * max(line.height, after.height):
        return False
    return after.first_word + EM * GAP * line.height > room(line, left, right)


def room(line: Line, left: float, right: float) -> float:
    """How much is free in a line: at its right, at both sides of one in the middle."""
    margin = min(MARGIN, max(0.0, line.left - left))
    free = right - margin - line.right
    before = line.left - left - margin
    is_centred = before > 2 and abs(before - free) <= 3
    return free + before if is_centred else free


def joined(lines: list[Line]) -> str:
    """A wrapped line as one again."""
    text = lines[0].text
    for before, after in pairwise(lines):
        text += _between(text, before, after) + after.text
    return clean(text)


def _between(text: str, before: Line, after: Line) -> str:
    first = after.text[:1]
    if before.ends_in_space and not _ADDRESS.search(text):
        return " "
    if _ADDRESS.search(text) or text.endswith(("/", "(", "“")) or first in ")”,.ฯ":
        return ""
    if _THAI_LETTER.match(first) and _THAI_LETTER.match(text[-1:]):
        return ""
    return " "

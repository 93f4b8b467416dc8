"""Letters of a PDF as lines of text, and wrapped lines as one text again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from office_files.cleaning import clean
from office_files.pdf_letters import Cluster

# All in parts of the size of the letters.
SAME_LINE = 0.35  # letters of one line may stand apart
SPACE, GAP, WIDE_GAP = 0.1, 0.2, 1.3  # a written space, one that is only seen, a tab
MARGIN = 6.0  # points that a cell keeps free at its sides
INDENT = 4.0  # points; so much tells a line moved in from one that is not
# Sizes of Thai without a place to break: cells are narrow, and a break in them does less harm.
LONGEST_WORD, LONGEST_IN_CELL = 3.0, 5.0
OTHER_SIZE = 1.15  # times, from which on a line is of another kind
FAR = 2.0  # sizes between lines that belong to different paragraphs

_STRAY_BEFORE = re.compile(r" +(?=[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])")
_STRAY_AFTER = re.compile(r"(?<=[\u0e40-\u0e44]) +(?=[\u0e01-\u0e2e])")
# The upper half of ำ, which files name as they like: no other letter stands there.
_MISNAMED = re.compile(
    r"(?<=[\u0e01-\u0e2e\u0e48-\u0e4b])[^\x00-\xa0\u0e01-\u0e5b](?=[\u0e48-\u0e4b]?\u0e32)"
)
_AM = re.compile("[\u0e33\u0e4d]([\u0e48-\u0e4b]?)\u0e32")
# Where a line begins anew however full the one before was.
LIST_MARK = re.compile(
    r"(?:[-–—•●○▪■◦➢✓✔☐☑☒*]|\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)](?![0-9๐-๙])"
    r"|\([ก-ฮa-zA-Z]\)|[กขคงa-d][.)]\s|https?://|www\.)"
)
_UNIT = re.compile("กอง|สำนัก|ฝ่าย|ส่วน")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_THAI_LETTER = re.compile(r"[\u0e01-\u0e4e]")


@dataclass(frozen=True)
class Line:
    """A line of text, and what tells whether the next one goes on with it."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first_word: float  # how wide it is
    ends_in_space: bool = False


def lines_of(clusters: Iterable[Cluster]) -> list[Line]:
    """The lines from the top, each from the left."""
    rows: list[list[Cluster]] = []
    for one in sorted(clusters, key=lambda cluster: cluster.base):
        if rows and abs(one.base - rows[-1][0].base) <= SAME_LINE * max(one.size, rows[-1][0].size):
            rows[-1].append(one)
        else:
            rows.append([one])
    lines = (_line(sorted(row, key=lambda one: one.left)) for row in rows)
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
        size=median(one.size for one in shown),
        first_word=end - shown[0].left,
        ends_in_space=row[-1].is_space,
    )


def _spaced(row: list[Cluster]) -> Iterator[str]:
    """The letters with spaces and tabs between those that stand apart."""
    shown = [one for one in row if not one.is_space]
    gaps = [after.left - before.right for before, after in pairwise(shown)]
    # Lines that were stretched to the margin stand apart everywhere.
    usual = max(0.0, median(gaps)) if gaps else 0.0
    size = max(one.size for one in row)
    last: Cluster | None = None
    is_spaced = False
    for one in row:
        if one.is_space:
            is_spaced = True
            continue
        if last is not None:
            gap = (one.left - last.right - usual) / size
            is_apart = gap > (SPACE if is_spaced else GAP)
            yield "\t" if gap > WIDE_GAP else " " if is_apart else ""
        yield one.text
        last, is_spaced = one, False


def mended(text: str) -> str:
    """Thai without the spaces and the halved ำ that come of taking letters one by one."""
    text = _STRAY_AFTER.sub("", _STRAY_BEFORE.sub("", text))
    text = _MISNAMED.sub("\u0e4d", text)
    return _AM.sub("\\1\u0e33", text)


def paragraphs(
    lines: list[Line], left: float, right: float, longest: float = LONGEST_IN_CELL
) -> list[list[Line]]:
    """The lines between two edges, those together that one wrapped line has become."""
    found: list[list[Line]] = []
    for line in lines:
        if found and goes_on(found[-1][-1], line, left, right, longest):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def goes_on(
    line: Line, after: Line, left: float, right: float, longest: float = LONGEST_IN_CELL
) -> bool:
    """Whether a line continues in the next: its first word would not have fitted into it."""
    if _begins_anew(line.text, after.text):
        return False
    large, small = max(line.size, after.size), min(line.size, after.size)
    if after.base - line.base > FAR * large or large > OTHER_SIZE * small:
        return False
    is_indented = after.left > line.left + INDENT and not LIST_MARK.match(line.text)
    if is_indented and not _is_centred(after, left, right):
        return False
    word = after.first_word
    if _THAI_LETTER.match(after.text):  # it may break within, at words that have no space between
        word = min(word, longest * line.size)
    return word + SPACE * line.size > room(line, left, right)


def _begins_anew(text: str, after: str) -> bool:
    """A mark of a list, or one part of the office below another."""
    if LIST_MARK.match(after) or "\t" in text or "\t" in after:
        return True
    return bool(_UNIT.match(text) and _UNIT.match(after))


def _is_centred(line: Line, left: float, right: float) -> bool:
    return line.left - left > INDENT and abs((line.left - left) - (right - line.right)) <= INDENT


def room(line: Line, left: float, right: float) -> float:
    """How much is free in a line: at its right, at both sides of one in the middle."""
    margin = min(MARGIN, max(0.0, line.left - left))
    free = right - margin - line.right
    return free + line.left - left - margin if _is_centred(line, left, right) else free


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

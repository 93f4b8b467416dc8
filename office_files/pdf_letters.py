"""The letters of a PDF as Thai reads them: marks at their letters, codes of old fonts as Thai."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from office_files.pdf_process import Letter
from office_files.symbols import as_characters
from thai.spelling import SARA_AM

# Windows fonts of old have Thai marks a second time, moved left or down.
_MOVED = str.maketrans(dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True)))
_MARKS = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_THAI = re.compile(r"[\u0e01-\u0e5b]")
_MISREAD = re.compile(r"[\u00a1-\u00da\u00df-\u00fb]")
_UNKNOWN = re.compile(r"[\x00\ufffd\ue000-\uefff\uf100-\uf6ff\uf71b-\uf8ff]")
FEWEST_MISREAD = 20
TOUCHING = 0.3  # points
_SIDEWAYS = 1.0  # of its height, a mark may stand from its letter
_UP = 0.7
_AM_WIDTH, _AA_WIDTH = 0.85, 0.5  # of a letter with ำ, and of its second half


@dataclass(frozen=True)
class Cluster:
    """A letter with the marks above and below it; `left` and `right` are those of the letter."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def is_space(self) -> bool:
        return not self.text.strip()


def readable(letters: Iterable[Letter]) -> list[Letter]:
    """The letters as Thai, of fonts too that give them codes of their own."""
    found = [_as_thai(one) for one in letters]
    text = "".join(one.text for one in found)
    if _THAI.search(text) or len(_MISREAD.findall(text)) < FEWEST_MISREAD:
        return found
    # One byte a letter, which the file does not say to be Thai.
    return [replace_text(one, _thai_of_byte(one.text)) for one in found]


def share_unknown(letters: list[Letter]) -> float:
    """The share of letters of which the file does not tell what they are."""
    shown = [one for one in letters if one.text.strip()]
    return sum(bool(_UNKNOWN.match(one.text)) for one in shown) / len(shown) if shown else 0.0


def clusters(letters: Iterable[Letter]) -> list[Cluster]:
    """Letters with their marks, in the order of the file."""
    found: list[Cluster] = []
    for one in _without_repeats(letters):
        last = found[-1] if found else None
        if _MARKS.match(one.text) and last and _belongs(one, last):
            found[-1] = replace(last, text=last.text + one.text)
        else:
            found.append(Cluster(one.text, one.left, one.right, one.base, one.size))
    return found


def _without_repeats(letters: Iterable[Letter]) -> Iterator[Letter]:
    """
    What stands beside signs, as a program wrote it for them, is read again with each of them.

    Once is enough. Such letters share one place, and the width of their signs.
    """
    last: list[Letter] = []
    for _, group in groupby(letters, key=lambda one: (one.origin, one.base, one.text.isspace())):
        run = list(group)
        while run and _MARKS.match(run[0].text):  # of the letter before, whose end this place is
            yield run.pop(0)
        if _share_signs(run):
            if _repeats(last, run):
                continue
            last = run
            run = _measured(run)
        yield from run


def _share_signs(run: list[Letter]) -> bool:
    """Whether the letters were laid side by side over the same signs, not written one by one."""
    if len(run) < 2 or run[0].text.isspace():
        return False
    return all(abs(after.left - before.right) <= TOUCHING for before, after in pairwise(run))


def _measured(run: list[Letter]) -> list[Letter]:
    """The width of the signs shared among the letters; marks have none."""
    left, right = run[0].left, run[-1].right
    if run[-1].text == SARA_AM and right - left < _AM_WIDTH * run[-1].size:
        right += _AA_WIDTH * run[-1].size  # of the two signs of ำ, only the first was measured
    count = sum(not _MARKS.match(one.text) for one in run) or 1
    measured = []
    ends = left
    for one in run:
        begins = ends
        ends += 0 if _MARKS.match(one.text) else (right - left) / count
        measured.append(one._replace(left=begins, right=ends))
    return measured


def _repeats(last: list[Letter], run: list[Letter]) -> bool:
    if [one.text for one in last] != [one.text for one in run] or last[0].base != run[0].base:
        return False
    return run[0].left < last[-1].right and last[0].left < run[-1].right


def _belongs(mark: Letter, cluster: Cluster) -> bool:
    reach = max(mark.size, cluster.size)
    is_beside = cluster.left - reach / 2 <= mark.origin <= cluster.right + _SIDEWAYS * reach
    return is_beside and abs(mark.base - cluster.base) <= _UP * reach and not cluster.is_space


def _as_thai(one: Letter) -> Letter:
    if one.is_sign or "\uf000" <= one.text <= "\uf0ff":
        return replace_text(one, as_characters(one.text, "Wingdings"))
    return replace_text(one, one.text.translate(_MOVED))


def _thai_of_byte(text: str) -> str:
    try:
        return text.encode("latin-1").decode("cp874")
    except UnicodeError:
        return text


def replace_text(one: Letter, text: str) -> Letter:
    """The same letter read otherwise."""
    return one if one.text == text else one._replace(text=text)

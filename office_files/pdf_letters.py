"""The letters of a PDF as Thai reads them: marks at their letters, codes of old fonts as Thai."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from office_files.pdf_process import Letter
from office_files.symbols import as_characters

# Windows fonts of old have Thai marks a second time, moved left or down.
_MOVED = str.maketrans(dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True)))
_MARKS = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_THAI = re.compile(r"[\u0e01-\u0e5b]")
_MISREAD = re.compile(r"[\u00a1-\u00da\u00df-\u00fb]")
_UNKNOWN = re.compile(r"[\x00\ufffd\ue000-\uefff\uf100-\uf6ff\uf71b-\uf8ff]")
FEWEST_MISREAD = 20
_SIDEWAYS = 1.0  # of its height, a mark may stand from its letter
_UP = 0.7


@dataclass(frozen=True)
class Cluster:
    """A letter with the marks above and below it; `left` and `right` are those of the letter."""

    text: str
    left: float
    right: float
    base: float
    height: float

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
    for one in letters:
        last = found[-1] if found else None
        if _MARKS.match(one.text) and last and _belongs(one, last):
            found[-1] = replace(last, text=last.text + one.text)
        else:
            found.append(Cluster(one.text, one.left, one.right, one.base, one.height))
    return found


def _belongs(mark: Letter, cluster: Cluster) -> bool:
    reach = max(mark.height, cluster.height)
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

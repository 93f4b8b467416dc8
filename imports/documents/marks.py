"""Marks before the entries of a list: "-", "๑.", "(๑)", "๓.๑", "ก)"."""

import re
from dataclasses import dataclass
from itertools import pairwise

from thai.digits import to_arabic_digits

_DIGIT = "[0-9๐-๙]"
_BULLET = re.compile(r"[-–—•●○▪■◦·‣*❖➢➤✓✔]\s*(?=\S)")
_DOTTED = re.compile(rf"({_DIGIT}{{1,2}}(?:\.{_DIGIT}{{1,2}}){{1,3}})[.)]?(?![0-9๐-๙:/])\s*(?=\S)")
_NUMBER = re.compile(rf"\(?({_DIGIT}{{1,3}})(?:[.)]|\.\))(?!{_DIGIT})\s*(?=\S)")
_BARE_NUMBER = re.compile(rf"({_DIGIT}{{1,3}})(?:\t| {{2,}})\s*(?=\S)")
_LETTER = re.compile(r"(?:\([ก-ฮ]\)|[ก-ฮ][.)])\s+(?=\S)")
_BAHT = re.compile(
    rf"{_DIGIT}[{_DIGIT[1:-1]}.]*\s*(?:บาท|ล้าน|คะแนน|น\.(?!\s?(?:ส\.|สพ))|%|เสียง|คน|ข้อ)"
)


@dataclass(frozen=True)
class Marked:
    """A line parted: its mark as printed, its numbers (๓.๑ is (3, 1)) and its words."""

    mark: str
    numbers: tuple[int, ...]
    text: str


def marked(line: str) -> Marked:
    """The mark before a line; "" and no numbers where it has none."""
    line = line.strip()
    for pattern in (_DOTTED, _NUMBER, _BARE_NUMBER):
        match = pattern.match(line)
        if match and not _BAHT.match(line):
            numbers = tuple(map(int, to_arabic_digits(match[1]).split(".")))
            return Marked(match[0].strip(), numbers, line[match.end() :])
    for pattern in (_LETTER, _BULLET):
        if match := pattern.match(line):
            return Marked(match[0].strip(), (), line[match.end() :])
    return Marked("", (), line)


def without_mark(line: str) -> str:
    """The words of a line without its mark."""
    return marked(line).text.strip()


def counted(text: str) -> list[str]:
    """
    A text with a list inside a line as lines: "๑. ก ๒. ข", "๑) ก ๒) ข", "(๑) ก (๒) ข".

    Only marks that count on from 1 part it, so that a number within a sentence does not.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        lines += _counted_line(line)
    return lines


_INNER = re.compile(rf"(?:^|(?<=\s))(\(?)({_DIGIT}{{1,2}})([.)])(?!{_DIGIT})(?=\s*\S)")


def _counted_line(line: str) -> list[str]:
    cuts: list[tuple[int, str]] = []
    expected: dict[str, int] = {}
    for match in _INNER.finditer(line):
        shape, number = match[1] + match[3], int(to_arabic_digits(match[2]))
        if number == expected.get(shape, 1):
            expected[shape] = number + 1
            cuts.append((match.start(), shape))
    counted_twice = {shape for shape, number in expected.items() if number > 2}
    starts = [at for at, shape in cuts if shape in counted_twice]
    edges = [0, *[at for at in starts if at], len(line)]
    parts = [line[a:b].strip() for a, b in pairwise(edges)]
    return [part for part in parts if part]

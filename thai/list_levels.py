"""
Which typed lines are list items, by their printed markers, and how deep each stands.

Officers number by hand: ๑. · ๑.๑ · ๑.๑.๑ · ๑) · (๑) · ก. · (ก) · - · •. The level follows from the
kinds of markers that are open above a line, and from spaces or tabs typed before it; never from
the numbers themselves, which may be anything.
"""

import re
from dataclasses import dataclass

DEEPEST = 5  # levels below the first; what is typed deeper stands as deep as this
_TAB = 4  # columns
_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลว"
# What makes of "3.5 …" and "13.30 …" a quantity, no number of a paragraph.
_UNITS = "ล้าน|แสน|หมื่น|พัน|บาท|คะแนน|เปอร์|ร้อยละ|น[.]|เมตร|กิโล|กม|ตาราง|ไร่|ชั่วโมง|นาที|วัน|ปี|เท่า|%"
_DIGITS = "[0-9๐-๙]{1,2}"
# "-ไม่มี-" is a word of minutes, and "-5" a number: neither dash marks a list.
_BULLET = re.compile(r"(?:[-–](?![0-9๐-๙])(?![^\n]*[-–]$)|[•●▪◦])\s*(?=\S)")
_OUTLINE = re.compile(
    rf"(?P<number>[1-9๑-๙][0-9๐-๙]?(?:[.]{_DIGITS}){{1,4}})[.)]?\s+(?!{_UNITS})(?=\S)"
)
_NUMBER = re.compile(rf"\(?{_DIGITS}[.)](?![0-9๐-๙])\s*(?=\S)")
_LETTER = re.compile(r"(?:(?P<open>\()(?P<inside>[ก-ว])\)\s*|(?P<letter>[ก-ว])[.)]\s+)(?=\S)")


@dataclass(frozen=True)
class Marker:
    """A marker as it is printed, the kind that it is of, and where the words behind it begin."""

    printed: str
    kind: str
    end: int

    @property
    def is_bullet(self) -> bool:
        """Whether it only marks the line; numbers and letters count."""
        return self.kind in ("-", "•")


class Levels:
    """The markers that are open, line by line from the first; each line is asked once, in order."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []  # (column, kind)
        self._last_letter: dict[str, str] = {}

    def marker_of(self, line: str) -> Marker | None:
        """The marker with which a stripped line begins; None for a paragraph."""
        if match := _BULLET.match(line):
            return Marker(
                "-" if line[0] in "-–" else "•", "-" if line[0] in "-–" else "•", match.end()
            )
        if match := _OUTLINE.match(line):
            depth = match["number"].count(".") + 1
            return Marker(match[0].strip(), "n" + ".n" * (depth - 1), match.end())
        if match := _NUMBER.match(line):
            printed = match[0].strip()
            return Marker(printed, re.sub("[0-9๐-๙]+", "n", printed), match.end())
        return self._letter(line)

    def level_of(self, marker: Marker, column: int) -> int:
        """How deep a line with this marker stands; `column` is where it was typed."""
        column -= column % 2  # one stray space is no indent
        while self._open and self._is_closed_by(marker, column):
            self._open.pop()
        self._open.append((column, marker.kind))
        return min(len(self._open) - 1, DEEPEST)

    def _is_closed_by(self, marker: Marker, column: int) -> bool:
        """Whether the innermost open list ends where this marker stands."""
        at, kind = self._open[-1]
        if at != column:
            return at > column
        if kind == marker.kind:
            return True
        if any(each == (column, marker.kind) for each in self._open):
            return True
        # Whatever counts stands above what only marks.
        return kind in ("-", "•") and not marker.is_bullet

    def _letter(self, line: str) -> Marker | None:
        """ก. ข. ค. in order; other letters before a point are abbreviations: น. จ. พ.ศ."""
        if not (match := _LETTER.match(line)):
            return None
        letter = match["inside"] or match["letter"]
        kind = "(ก)" if match["open"] else "ก."
        place = _LETTERS.find(letter)
        expected = self._last_letter.get(kind)
        follows = expected is not None and place == _LETTERS.find(expected) + 1
        if place < 0 or (letter != "ก" and not follows):
            return None
        self._last_letter[kind] = letter
        return Marker(match[0].strip(), kind, match.end())


def column_of(line: str) -> int:
    """Where the first letter of a line stands, tabs counted as four columns."""
    blank = line[: len(line) - len(line.lstrip())]
    return sum(_TAB if each == "\t" else 1 for each in blank)

"""
Words that a line break must not tear: names, dates, numbers with their unit, grades.

Patterns know what looks alike in every office. What is an office's own (people, divisions,
committees, grades) comes from its data, by way of `use_source`: this floor reads no database.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from thai.clusters import divides_no_cluster
from thai.dates import MONTHS, SHORT_MONTHS, WEEKDAYS

# No run of letters or digits is read further than this, so that reading stays linear.
_DIGITS = "[0-9๐-๙](?:[0-9๐-๙.,]{0,20}[0-9๐-๙])?"
_GAP = "[ \u00a0]{1,3}"
_UNITS = (
    "ข้อ|คน|ราย|ท่าน|เสียง|ปี|ไตรมาส|เดือน|สัปดาห์|วัน|ชั่วโมง|นาที|นาฬิกา|ล้านบาท|แสนบาท|หมื่นบาท|พันบาท"
    "|บาท|สตางค์|คะแนน|ฉบับ|ครั้ง|คู่มือ|เรื่อง|โครงการ|กิจกรรม|มาตรการ|ตัวชี้วัด|รายการ|แห่ง|หมู่บ้าน|ครัวเรือน"
    "|ตารางเมตร|กิโลเมตร|เมตร|กิโลกรัม|ตัน|ไร่|ลิตร|หน้า|แผ่น|ชุด|เล่ม|เครื่อง|คัน|หลัง|สาย|เปอร์เซ็นต์|%|น[.]"
)
_NUMBERED = (
    "ข้อ|ที่|ครั้งที่|ร้อยละ|ชั้น|เฟส|ปี|ปีงบประมาณ|จำนวน|มาตรา|หมวด|วาระ|หน้า|ลำดับ|หมู่|เวลา|ตัวชี้วัด|เลขที่"
    "|เลขที่โครงการ"
)
_ERA = f"พ[.]ศ[.](?:{_GAP})?"
_YEAR = f"(?:{_ERA})?{_DIGITS}"
_MONTH = "|".join([*MONTHS, *map(re.escape, SHORT_MONTHS)])
_WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})?"
_DAY = f"{_DIGITS}(?:(?:{_GAP})?[-–](?:{_GAP})?{_DIGITS})?"
_NAME = "[ก-๎]{1,40}"
_TITLE = "นางสาว|นาง|นาย(?!ก)|น[.]ส[.]|ดร[.]|(?:ว่าที่ ?)?(?:ร้อย|พัน|จ่าสิบ|สิบ)(?:ตรี|โท|เอก)(?:หญิง)?"
# นายก is a mayor or a premier, not the title of a man. ความโปร่งใส is what the portal is about; its
# last half alone on a line reads as another word.
_PATTERN = re.compile(
    f"(?:{_TITLE}) ?{_NAME}{_GAP}{_NAME}"
    f"|(?:(?:เมื่อ|ณ ?)?วัน{_WEEKDAY}ที่(?:{_GAP})?)?{_DAY}(?:{_GAP})?(?:{_MONTH})(?:{_GAP}{_YEAR})?"
    f"|(?:เดือน)?(?:{_MONTH}){_GAP}{_YEAR}"
    f"|(?:ปีงบประมาณ{_GAP}|ปี{_GAP})?{_ERA}{_DIGITS}"
    f"|(?:{_NUMBERED}){_GAP}{_DIGITS}(?:/{_DIGITS})?(?:{_GAP}(?:{_UNITS}))?"
    f"|{_DIGITS}{_GAP}(?:{_UNITS})"
    "|(?<![A-Za-z0-9-])[A-Za-z0-9]{1,12}(?:-[A-Za-z0-9]{1,12}){1,3}(?![A-Za-z0-9-])"
    "|ความโปร่งใส"
)
SHORTEST = 6  # characters; a shorter one is a single word, which is never torn
LONGEST = 40  # characters; a longer one may take a line, and breaks where its words end
_START = 3  # characters by which a word is looked up
_JOINER, _NO_BREAK_SPACE = "\u2060", "\u00a0"


class Vocabulary:
    """The words of one office that stay whole, found in time linear in the text."""

    def __init__(self, words: Iterable[str] = (), levels: Iterable[str] = ()):
        """levels: words of a scale, of which the beginning of one may be another."""
        self.levels = frozenset(levels)
        words = [*words, *self.levels]
        self.words = frozenset(
            word
            for word in (" ".join(word.split()) for word in words)
            if SHORTEST <= len(word) <= LONGEST
        )
        lengths: dict[str, set[int]] = {}
        for word in self.words:
            lengths.setdefault(word[:_START], set()).add(len(word))
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Vocabulary):
            return NotImplemented
        return (self.words, self.levels) == (other.words, other.levels)

    def __hash__(self) -> int:
        return id(self)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words stand, from left to right; of those at one place the longest."""
        place = 0
        while self.words and place < len(text):
            length = self._longest_at(text, place)
            if length:
                yield place, place + length
            place += length or 1

    def _longest_at(self, text: str, place: int) -> int:
        for length in self._lengths.get(text[place : place + _START], ()):
            end = place + length
            if end > len(text):
                continue
            if text[place:end] in self.words and divides_no_cluster(text, end):
                return length
        return 0

    def torn_at(self, word: str) -> list[int]:
        """Where a line break would leave another level: ผ่าน and ผ่านดี in ผ่านดีเยี่ยม."""
        if word not in self.levels:
            return []
        return [end for end in range(1, len(word)) if word[:end] in self.levels]


_NO_WORDS = Vocabulary()
_source: Callable[[], Vocabulary] = lambda: _NO_WORDS  # noqa: E731 # until an app brings its own


def use_source(source: Callable[[], Vocabulary]) -> None:
    """From now on the office's words come from here; it is asked often and must answer at once."""
    global _source
    _source = source


def vocabulary() -> Vocabulary:
    """The words of the office at this moment: the same object as long as they are the same."""
    return _source()


def protected_spans(text: str, words: Vocabulary) -> list[tuple[int, int]]:
    """The places (start, end) that stay whole, from left to right, none overlapping."""
    found = [match.span() for match in _PATTERN.finditer(text)]
    found += words.spans(text)
    spans: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def unbreakable(text: str) -> str:
    """
    The text for a word processor, which knows no other way: spaces that do not break, and a word
    joiner where the first half of a word would read as another one.
    """
    words, parts, end = vocabulary(), [], 0
    for start, stop in protected_spans(text, words):
        parts += [text[end:start], _joined(text[start:stop], words)]
        end = stop
    return "".join([*parts, text[end:]])


def as_typed(text: str) -> str:
    """What `unbreakable` made, as it was before."""
    return text.replace(_JOINER, "").replace(_NO_BREAK_SPACE, " ")


def _joined(word: str, words: Vocabulary) -> str:
    places = [0, *words.torn_at(word), len(word)]
    pieces = (word[a:b] for a, b in pairwise(places))
    return _JOINER.join(pieces).replace(" ", _NO_BREAK_SPACE)

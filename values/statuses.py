"""Statuses as people write them: ticked boxes, marks, and other words for the year's own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thai.spelling import normalise
from values.plain import is_too_long, plain, says_nothing, short
from values.reading import Reading, Written, asked

NO_STATUS = "“{text}” ไม่ตรงกับสถานะของปีนี้ กรุณาเลือก"
NOTHING_TICKED = "“{text}” ไม่มีช่องใดกาไว้ กรุณาเลือกสถานะ"
SEVERAL_TICKED = "“{text}” กาไว้หลายช่อง กรุณาเลือกสถานะ"

# What offices write for each kind of status; a year's own label is known by standing here.
_WORDS = {
    "done": (
        "ดำเนินการ", "ดำเนินการแล้ว", "ดำเนินการแล้วเสร็จ", "แล้วเสร็จ", "เสร็จ", "เสร็จสิ้น", "เสร็จแล้ว",
        "ดำเนินการเสร็จสิ้น", "ดำเนินการเสร็จสิ้นแล้ว", "ดำเนินการเรียบร้อย", "ดำเนินการเรียบร้อยแล้ว",
        "เรียบร้อย", "เรียบร้อยแล้ว", "ทำแล้ว", "ได้ดำเนินการแล้ว", "ดำเนินการเสร็จแล้ว",
    ),
    "not done": (
        "ยังไม่ได้ดำเนินการ", "ยังไม่ดำเนินการ", "ไม่ได้ดำเนินการ", "ไม่ดำเนินการ", "ยังไม่ได้ทำ",
        "ยังไม่เริ่ม", "ยังไม่เริ่มดำเนินการ", "ยังไม่แล้วเสร็จ",
    ),
    "begun": (
        "อยู่ระหว่างดำเนินการ", "ระหว่างดำเนินการ", "กำลังดำเนินการ", "อยู่ในระหว่างดำเนินการ",
        "อยู่ระหว่างการดำเนินการ", "เริ่มดำเนินการแล้ว",
    ),
}  # fmt: skip
# These may mean one or the other.
_PARTLY = ("ดำเนินการบางส่วน", "บางส่วน", "ดำเนินการแล้วบางส่วน", "แล้วเสร็จบางส่วน")
_TICKED = "☑☒✓✔√✅🗹🗸🗷■●\uf0fe\uf0fc\uf052\uf0fd"
_EMPTY = "☐□▢🗆○◯\uf0a8\uf06f\uf0a3\uf071"
_MARK = re.compile(
    rf"(?P<ticked>[{_TICKED}]|[\[(]\s*[xX/✓✔√]\s*[\])]|(?:^|(?<=\s))/(?=\s))"
    rf"|(?P<empty>[{_EMPTY}]|[\[(]\s*[\])])"
)
# A place to tick that is drawn of dots: "…✓… ดำเนินการ".
_DOTTED = re.compile(r"[.…_]{2,}\s*(?:(?P<ticked>[✓✔√/])\s*[.…_]{2,})?(?=\s*[ก-ฮเ-ไ])")


@dataclass(frozen=True)
class Box:
    """A box and the words behind it."""

    is_ticked: bool
    words: str


def read_status(written: Written, labels: Sequence[str]) -> Reading[str]:
    """Which of the year's `labels` is written."""
    text = plain(written.text)
    if says_nothing(text):
        return Reading()
    shown = short(written.text)
    if is_too_long(text):
        return asked(NO_STATUS.format(text=shown))
    boxes = boxes_of(text)
    if not boxes:
        return _of_words(text, labels, shown)
    ticked = [box for box in boxes if box.is_ticked]
    if len(ticked) != 1:
        return asked((SEVERAL_TICKED if ticked else NOTHING_TICKED).format(text=shown))
    return _of_words(ticked[0].words, labels, shown)


def boxes_of(text: str) -> list[Box]:
    """The boxes of a text, each with the words up to the next one."""
    text = normalise(text)
    marks = list((_DOTTED if _DOTTED.match(text) else _MARK).finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)] * bool(marks)
    return [
        Box(bool(mark["ticked"]), text[mark.end() : end].strip())
        for mark, end in zip(marks, ends, strict=True)
    ]


def _key(words: str) -> str:
    return "".join(words.split()).strip(".,-:").casefold()


def _of_words(words: str, labels: Sequence[str], shown: str) -> Reading[str]:
    key = _key(words)
    exact = [label for label in labels if _key(label) == key]
    if exact:
        return Reading(exact[0])
    if key in _PARTLY:
        meant = [_label("begun", labels), _label("done", labels)]
        return asked(NO_STATUS.format(text=shown), *filter(None, meant))
    kind = next((kind for kind, known in _WORDS.items() if key in known), "")
    if label := _label(kind, labels):
        return Reading(label)
    return asked(NO_STATUS.format(text=shown))


def _label(kind: str, labels: Sequence[str]) -> str:
    """The year's label of this kind; "" if it has none."""
    return next((label for label in labels if _key(label) in _WORDS.get(kind, ())), "")

"""What is odd in the words of minutes: numbers of the agenda, shares, people's names."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations

from catalogue.notices import Around, Notice, notice
from meetings.agenda_numbers import number_agenda
from meetings.models import AgendaItem, Meeting, Statement
from thai.digits import to_arabic_digits
from thai.likeness import key_of, name_key, repeated

# Of one sentence; gaps are bounded, so that a text takes the time of its length.
_SHARE = re.compile(
    r"ร้อยละ\s?(\d{1,3}(?:\.\d{1,4})?)(?![\d.]).{0,120}?"
    r"มีจำนวน\s?(\d{1,4})\s?ข้อ.{0,120}?ครบ\s?(\d{1,4})\s?ข้อ",
    re.DOTALL,
)
_WEEKDAY = re.compile(r"วัน(จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)")
_TITLES = ("นางสาว", "นาง", "นาย")


def weekday_in(text: str) -> str:
    """The weekday that a printed date names, with its prefix; "" for none."""
    found = _WEEKDAY.search(text)
    return found[0] if found else ""


def wrong_shares(text: str) -> Iterator[tuple[str, int, int, float]]:
    """Percentages that the counts beside them contradict: printed, done, total and the real one."""
    for match in _SHARE.finditer(to_arabic_digits(text)):
        total, done = int(match[2]), int(match[3])
        real = round(done * 100 / total, 2) if total else 0.0
        if abs(real - float(match[1])) > 0.01:
            yield match[1], done, total, real


def spelled_twice(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of people of one family name whose given names differ by a letter or two."""
    people: dict[str, str] = {}
    for name in names:
        if name.startswith(_TITLES) and len(name.split()) > 1:
            people.setdefault(name_key(name), name)
    return [
        (one, other)
        for one, other in combinations(sorted(people.values()), 2)
        if one.split()[-1] == other.split()[-1] and SequenceMatcher(None, one, other).ratio() > 0.85
    ]


@notice(Meeting, "agenda-number-twice", reads=("agenda_items",))
def agenda_number_twice(meeting: Meeting, around: Around) -> Iterator[Notice]:
    agenda = _in_order(around.below(meeting, "agenda_items"))
    numbers = _numbers_of(agenda)
    printed = " ".join(filter(None, numbers))
    for place, _ in repeated([key_of(number) for number in numbers]):
        number = numbers[place]
        yield Notice(
            f"เลขระเบียบวาระ “{number}” มีสองครั้ง (เรียงเป็น {printed}) กรุณาตรวจเลขวาระ",
            "printed_number",
            agenda[place],
        )


@notice(Meeting, "agenda-numbers-not-running", reads=("agenda_items",))
def agenda_not_running(meeting: Meeting, around: Around) -> Iterator[Notice]:
    """Whole numbers that do not run 1, 2, 3 …; what is numbered 3.1 stands below one of them."""
    numbers = _numbers_of(_in_order(around.below(meeting, "agenda_items")))
    keys = [key_of(number) for number in numbers]
    whole = [key for key in keys if key.isdecimal()]
    if len(set(whole)) < len(whole):
        return  # told by the rule above
    if whole != [str(number) for number in range(1, len(whole) + 1)]:
        printed = " ".join(filter(None, numbers))
        yield Notice(f"เลขระเบียบวาระเรียงเป็น {printed} กรุณาตรวจว่าครบและเรียงตามลำดับ")


@notice(Statement, "share-not-of-its-counts")
def shares(statement: Statement, around: Around) -> Iterator[Notice]:
    for printed, done, total, real in wrong_shares(statement.text):
        yield Notice(
            f"พิมพ์ว่าร้อยละ {printed} แต่ {done} จาก {total} ข้อ คิดเป็นร้อยละ {real} กรุณาตรวจตัวเลข", "text"
        )


@notice(Meeting, "person-spelled-twice", reads=("attendance", "signatures"))
def people_spelled_twice(meeting: Meeting, around: Around) -> Iterator[Notice]:
    people = [*around.below(meeting, "attendance"), *around.below(meeting, "signatures")]
    yield from _spellings([row.name for row in people], _speakers_of(meeting, around))


@notice(AgendaItem, "speaker-spelled-twice", reads=("statements",))
def speakers_spelled_twice(item: AgendaItem, around: Around) -> Iterator[Notice]:
    """Who speaks here and who is named elsewhere; what the meeting itself has is told there."""
    meeting = item.meeting
    if around.looks_at(meeting):
        return
    named = [row.name for row in around.below(meeting, "signatures")]
    named += [row.name for row in around.below(meeting, "attendance")]
    speakers = [statement.speaker for statement in around.below(item, "statements")]
    yield from _spellings(speakers, named)


def _spellings(names: Iterable[str], others: Iterable[str]) -> Iterator[Notice]:
    for one, other in spelled_twice([*names, *others]):
        yield Notice(f"ชื่อสะกดสองแบบ “{one}” และ “{other}” กรุณาตรวจว่าเป็นคนเดียวกันหรือไม่")


def _speakers_of(meeting: Meeting, around: Around) -> list[str]:
    """
    Who speaks on the page of the meeting, else in its stored minutes; those are one query for all
    meetings of a year.
    """
    if (said := around.given(meeting, "statements")) is not None:
        return [statement.speaker for statement in said]
    if not meeting.pk:
        return []
    year = meeting.fiscal_year_id
    rows = Statement.objects.filter(agenda_item__meeting__fiscal_year=year)
    spoken = around.once(
        ("speakers", year), lambda: set(rows.values_list("agenda_item__meeting", "speaker"))
    )
    return [speaker for key, speaker in spoken if key == meeting.pk]


def _numbers_of(agenda: list[AgendaItem]) -> list[str]:
    numbered = number_agenda((item.level, item.printed_number) for item in agenda)
    return [place.number for place in numbered]


def _in_order(agenda: list[AgendaItem]) -> list[AgendaItem]:
    return sorted(agenda, key=lambda item: item.order)

"""The agenda with which the meetings of a committee usually begin, as an office types it."""

import re

from meetings.agenda_numbers import DEEPEST

USUAL_AGENDA = """เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ
เรื่องรับรองรายงานการประชุม
เรื่องสืบเนื่อง / เรื่องเพื่อทราบ
เรื่องเพื่อพิจารณา
เรื่องอื่น ๆ"""
LONGEST_TITLE = 300
_NUMBER = re.compile(
    r"(?:(?:ระเบียบ)?วาระที่\s*)?(?P<number>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2})[.)]?(?=\s)"
)
_DASHES = re.compile(r"[-–•]{1,2}(?=\s)")


def read_usual_agenda(text: str) -> list[tuple[int, str]]:
    """
    Level and title of each line. A line that begins with "-" is a part of the one before it, "--" a
    part of a part; a number that was typed, such as ๓.๑, says the same and goes.
    """
    found = []
    for line in text.splitlines():
        title, level = line.strip(), 1
        if match := _NUMBER.match(title):
            title, level = title[match.end() :], match["number"].count(".") + 1
        elif match := _DASHES.match(title):
            title, level = title[match.end() :], len(match[0]) + 1
        if title.strip():
            found.append((min(level, DEEPEST), title.strip()[:LONGEST_TITLE]))
    return found

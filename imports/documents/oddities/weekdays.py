"""Days whose weekday is not that of the calendar."""

import re
from collections.abc import Sequence

from imports.documents.lines import Line
from imports.documents.minutes_head import DAY
from values.dates import read_date
from values.reading import Written

_WITH_WEEKDAY = re.compile(r"^วัน\s*(?!ที่)")


def wrong_weekdays(lines: Sequence[Line], year_be: int) -> list[str]:
    """What is wrong with each such day, once."""
    told: dict[str, None] = {}
    for line in lines:
        for match in DAY.finditer(line.plain):
            if not _WITH_WEEKDAY.match(match[0]):
                continue
            printed = line.text[match.start() : match.end()].replace("เดือน", " ")
            reading = read_date(Written(printed), year_be)
            if reading.is_asked and len(reading.readings) == 1:
                told.setdefault(reading.question)
    return list(told)

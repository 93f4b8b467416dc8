"""Names of months as people write them: in full, short, without dots, in English."""

import re

from thai.dates import MONTHS, SHORT_MONTHS

_ENGLISH = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
# Seen in papers of offices: slips and short forms that name one month only.
_ALSO = {
    "มกรา": 1, "กุมภา": 2, "มีนา": 3, "เมษา": 4, "พฤษภา": 5, "มิถุนา": 6, "กรกฎา": 7, "สิงหา": 8,
    "กันยา": 9, "ตุลา": 10, "พฤศจิกา": 11, "ธันวา": 12, "กรกฏาคม": 7, "กรกฏา": 7, "กันยายยน": 9,
    "พฤษจิกายน": 11, "พฤศจิกยายน": 11, "กุมภาพันธุ์": 2, "พฤกษภาคม": 5, "sept": 9,
}  # fmt: skip
_UNREAD = re.compile(r"[.\s]")


def _key(name: str) -> str:
    return _UNREAD.sub("", name).casefold()


_BY_KEY = {
    _key(name): number
    for names in (MONTHS, SHORT_MONTHS, _ENGLISH, [name[:3] for name in _ENGLISH])
    for number, name in enumerate(names, start=1)
} | _ALSO


def month_named(name: str) -> int:
    """The number of the month that a text names, with or without เดือน before it; 0 for none."""
    return _BY_KEY.get(_key(name).removeprefix("เดือน"), 0)

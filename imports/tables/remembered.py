"""Values of the portal's one reader, remembered: cells of long tables repeat each other."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from values import dates, divisions, periods, statuses
from values.reading import Reading, Written

KEPT = 4_096  # readings of each kind
LONGEST = 200  # characters; longer texts are seldom the same

Known = TypeVar("Known")
Value = TypeVar("Value")


def _remembered(
    read: Callable[[Written, Known], Reading[Value]],
) -> Callable[[Written, Known], Reading[Value]]:
    kept = lru_cache(KEPT)(read)

    @wraps(read)
    def of_either(written: Written, known: Known) -> Reading[Value]:
        return kept(written, known) if len(written.text) <= LONGEST else read(written, known)

    return of_either


read_date = _remembered(dates.read_date)
read_divisions = _remembered(divisions.read_divisions)
read_period = _remembered(periods.read_period)
read_status = _remembered(statuses.read_status)

"""What the statuses of the public years mean, for who reads them first."""

from collections.abc import Iterable
from dataclasses import dataclass

from agency.models import FiscalYear
from agency.statuses import DEFAULTS, Statuses


@dataclass(frozen=True)
class StatusKey:
    """Years with the same statuses, the newest first, and what they measure beside them."""

    years: list[FiscalYear]
    statuses: Statuses
    measure: str = ""

    @property
    def years_text(self) -> str:
        return " ".join(map(str, self.years))


def status_keys(years: Iterable[FiscalYear]) -> list[StatusKey]:
    """One key for each set of statuses among loaded years; the form's two boxes without any."""
    keys: dict[object, StatusKey] = {}
    for year in years:
        statuses, measure = year.statuses, year.get_progress_measure_display()
        told = *((each, each.label, each.in_overview, each.meaning) for each in statuses), measure
        keys.setdefault(told, StatusKey([], statuses, measure)).years.append(year)
    return list(keys.values()) or [StatusKey([], DEFAULTS)]

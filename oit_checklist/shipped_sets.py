"""The sets of criteria that come with the portal; the folder criteria/ holds a file for each."""

from functools import cache
from pathlib import Path

from oit_checklist.criteria_set import CriteriaSet
from oit_checklist.criteria_toml import read_toml

FOLDER = Path(__file__).parent / "criteria"


def set_file(year_be: int) -> Path:
    """The file of a year's set; whether it is there is another question."""
    return FOLDER / f"{year_be}.toml"


@cache
def shipped_sets() -> tuple[CriteriaSet, ...]:
    """Every shipped set, the newest year first. Read once: the files change with the release."""
    sets = map(read_toml, FOLDER.glob("[0-9][0-9][0-9][0-9].toml"))
    return tuple(sorted(sets, key=lambda each: each.fiscal_year, reverse=True))


def shipped_set(year_be: int) -> CriteriaSet | None:
    """The shipped set of a year, None where none is shipped."""
    return next((each for each in shipped_sets() if each.fiscal_year == year_be), None)

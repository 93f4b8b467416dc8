"""
The open data of a year as files, for documents that carry them.

Who makes files of the tables says so once (`@year_files`); who needs them asks for a year and
knows no table. They are the very bytes that readers fetch at that moment.
"""

from collections.abc import Callable, Iterable
from typing import Any

from documents.archive import AttachedFile

Make = Callable[[Any], Iterable[AttachedFile]]
_makers: list[Make] = []


def year_files(make: Make) -> Make:
    """Decorator: a function from a fiscal year to the files of its public data."""
    _makers.append(make)
    return make


def files_of_year(fiscal_year: Any) -> list[AttachedFile]:
    """Every file of a year's public data; none of a year that the public does not see."""
    return [file for make in _makers for file in make(fiscal_year)]

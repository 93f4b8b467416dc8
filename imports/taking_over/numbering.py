"""Which number a measure of a file has in the portal, and below which heading it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from imports.tables.proposal import Row
from imports.taking_over.job import Job
from thai.likeness import key_of

FLAT_GROUPS = (
    "ด้านและกลุ่มในแฟ้มไม่ได้นำเข้าเป็นหัวข้อ เพราะลำดับที่ของมาตรการเรียงต่อกันทุกด้าน "
    "หากต้องการหัวข้อ กรุณาใส่ลำดับในแฟ้มเป็น 1.1, 1.2, 2.1: {groups}"
)


@dataclass(frozen=True)
class Place:
    """A number with the number above it ("" for none); of a heading its title and first row."""

    number: str
    parent: str = ""
    title: str = ""
    cell: str = ""


def places_of(job: Job, stored: Iterable[Any]) -> tuple[list[Place], dict[str, Place]]:
    """
    The headings that the file's groups are, the outermost first, and the place of each row by its
    cell. Printed numbers stay; rows without one are found by their title or get the next free one.
    """
    return _Numbering(job, list(stored)).places()


class _Numbering:
    def __init__(self, job: Job, stored: list[Any]):
        self.job = job
        self.taken = {measure.number for measure in stored}
        self.by_title = {
            (key_of(row.title), row.is_heading, row.parent.number if row.parent else ""): row.number
            for row in stored
        }
        self.any_parent = {key_of(row.title): row for row in stored if not row.is_heading}
        self.last: dict[str, int] = {}  # the last number right below each
        self.headings: dict[tuple[str, ...], Place] = {}
        printed = [_printed(row) for row in job.rows]
        self.taken.update(filter(None, printed))
        self.is_printed = all(printed) and len(set(printed)) == len(printed)
        self.is_dotted = self.is_printed and all("." in number for number in printed)

    def places(self) -> tuple[list[Place], dict[str, Place]]:
        groups = [_groups(row) for row in self.job.rows]
        nests = any(groups) and (self.is_dotted or not self.is_printed)
        if any(groups) and not nests:
            names = dict.fromkeys(name for path in groups for name in path)
            self.job.tell(FLAT_GROUPS.format(groups=", ".join(names)))
        if nests and not self.is_dotted:
            # The numbers of rows begin anew below each heading: they are none of the whole year.
            self.taken -= {_printed(row) for row in self.job.rows} - self._stored_numbers()
        for number in self.taken:
            self._note(number)
        found = {
            row.cell: self._place(row, path if nests else ())
            for row, path in zip(self.job.rows, groups, strict=True)
        }
        return list(self.headings.values()), found

    def _stored_numbers(self) -> set[str]:
        return set(self.by_title.values())

    def _place(self, row: Row, path: tuple[str, ...]) -> Place:
        printed, said = _printed(row), str(row.values.get("parent") or "")
        if self.is_dotted:
            return Place(printed, said or self._heading_of_dotted(printed, path, row))
        parent = self._heading(path, row) if path else said
        if printed and not path:
            return Place(printed, said)
        known = self.by_title.get((key_of(row.values.get("title") or ""), False, parent))
        if known is None and not path and not said:
            measure = self.any_parent.get(key_of(row.values.get("title") or ""))
            known = measure.number if measure else None
        if known:
            return Place(known, parent)
        if path and printed and f"{parent}.{printed}" not in self.taken:
            self.taken.add(f"{parent}.{printed}")
            self._note(f"{parent}.{printed}")
            return Place(f"{parent}.{printed}", parent)
        return Place(self._next(parent), parent)

    def _heading_of_dotted(self, number: str, path: tuple[str, ...], row: Row) -> str:
        """The heading whose number begins the printed one: 1 above 1.1."""
        parts = number.split(".")
        above = ""
        for level, title in enumerate(path[: len(parts) - 1], start=1):
            start = ".".join(parts[:level])
            self.headings.setdefault(path[:level], Place(start, above, title, row.cell))
            above = self.headings[path[:level]].number
        return above

    def _heading(self, path: Sequence[str], row: Row) -> str:
        above = ""
        for level, title in enumerate(path, start=1):
            key = tuple(path[:level])
            if key not in self.headings:
                known = self.by_title.get((key_of(title), True, above))
                number = known or self._next(above)
                self.headings[key] = Place(number, above, title, row.cell)
            above = self.headings[key].number
        return above

    def _next(self, parent: str) -> str:
        """The first free number after all taken ones at this place."""
        self.last[parent] = self.last.get(parent, 0) + 1
        number = f"{parent}.{self.last[parent]}" if parent else str(self.last[parent])
        self.taken.add(number)
        return number

    def _note(self, number: str) -> None:
        """Remember a taken number as perhaps the last one at its place."""
        parent, dot, last = number.rpartition(".")
        if last.isdecimal() and bool(parent) == bool(dot):
            self.last[parent] = max(self.last.get(parent, 0), int(last))


def _printed(row: Row) -> str:
    return str(row.values.get("number") or "")


def _groups(row: Row) -> tuple[str, ...]:
    return tuple(filter(None, (row.values.get("group"), row.values.get("subgroup"))))

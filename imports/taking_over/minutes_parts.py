"""What stands in minutes, below meetings that are stored already."""

from collections.abc import Callable, Iterable
from typing import Any

from imports.taking_over.job import Job, Step
from imports.taking_over.table import Table
from meetings.agenda_numbers import level_of, read_numbers
from meetings.minutes_sheets import AgendaSheet, AttendanceSheet, SignatureSheet, StatementSheet
from meetings.models import AgendaItem
from meetings.votes import read_votes
from thai.likeness import key_of, name_key

PERSON = ("name", "post", "role", "acting_for", "reason")


def _attendance(table: Table, job: Job) -> None:
    left = _grouped(table.rows, lambda each: (each.meeting_id, _person(each.name, each.post)))
    for row in job.rows:
        meeting = job.keys[row.cell]
        for order, one in enumerate(row.values.get("attendance") or [], start=1):
            same = left.get((meeting.pk, _person_of(one)))
            values = {name: one.get(name) for name in PERSON}
            values["kind"] = one["kind"]
            if same:
                table.change(same.pop(0), row.cell, **values)
            else:
                table.add(row.cell, **_of(meeting, job), order=order, **values)


def _grouped(rows: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _person(name: str, post: str) -> str:
    return name_key(name) or key_of(post)


def _person_of(one: dict[str, Any]) -> str:
    return _person(one.get("name") or "", one.get("post") or "")


def _of(meeting: Any, job: Job, path: str = "meeting") -> dict[str, Any]:
    return {"year_be": job.year_be, f"{path}_id": meeting.pk}


def _agenda(table: Table, job: Job) -> None:
    of_meetings = _grouped(table.rows, lambda each: each.meeting_id)
    for row in job.rows:
        meeting = job.keys[row.cell]
        stored = list(of_meetings.get(meeting.pk, ()))
        last = max((each.order for each in stored), default=0)
        was_empty = not last
        agenda = row.values.get("agenda") or []
        numbers = read_numbers([said["number"] for said in agenda])
        for said, (level, number) in zip(agenda, numbers, strict=True):
            values = {
                # Beside other items it may follow from nothing.
                "printed_number": number if was_empty or not level else said["number"],
                "title": said["title"],
                "details": _details(said),
                "resolution": said.get("resolution"),
                **read_votes(said.get("resolution") or ""),
            }
            if found := _same_agenda(stored, said):
                stored.remove(found)
                values["printed_number"] = ""  # it is the one that is printed already
                table.change(found, row.cell, **values)
            else:
                last += 1
                table.add(row.cell, **_of(meeting, job), order=last, level=level, **values)


def _same_agenda(stored: list[Any], said: dict[str, Any]) -> Any:
    """The stored item of that printed number; without one, of that title."""
    number, title = key_of(said["number"]), key_of(said["title"])
    if level_of(said["number"]):
        return next((one for one in stored if key_of(one.number) == number), None)
    return next((one for one in stored if key_of(one.title) == title), None)


def _details(said: dict[str, Any]) -> str:
    """The details; words that nobody is named for stand there too."""
    nobody = [one["text"] for one in said.get("statements") or [] if not one.get("speaker")]
    return "\n".join(filter(None, [said.get("details"), *nobody]))


def _statements(table: Table, job: Job) -> None:
    of_items = _grouped(table.rows, lambda each: each.agenda_item_id)
    agenda = AgendaItem.objects.none()
    if any(row.values.get("agenda") for row in job.rows):
        agenda = AgendaItem.objects.filter(meeting__fiscal_year=job.fiscal_year)
    of_meetings = _grouped(
        agenda.select_related("meeting").prefetch_related("meeting__agenda_items"),
        lambda each: each.meeting_id,
    )
    for row in job.rows:
        meeting = job.keys[row.cell]
        items = list(of_meetings.get(meeting.pk, ()))
        for said in row.values.get("agenda") or []:
            item = _same_agenda(items, said)
            stored = of_items.get(item.pk, [])
            spoken = [one for one in said.get("statements") or [] if one.get("speaker")]
            _add_statements(table, job, (row.cell, item), stored, spoken)
            items.remove(item)


def _add_statements(
    table: Table, job: Job, at: tuple[str, Any], stored: list[Any], spoken: list[dict[str, Any]]
) -> None:
    """Statements that the item does not have yet, behind those that it has."""
    cell, item = at
    last = max((each.order for each in stored), default=0)
    known = {(name_key(each.speaker), key_of(each.text)) for each in stored}
    for one in spoken:
        if (name_key(one["speaker"]), key_of(one["text"])) in known:
            continue
        last += 1
        table.add(
            cell, **_of(item.meeting, job, "agenda_item__meeting"), agenda_item__order=item.order,
            order=last, speaker=one["speaker"], post=one.get("post"), text=one["text"],
        )  # fmt: skip


def _signatures(table: Table, job: Job) -> None:
    of_meetings = _grouped(table.rows, lambda each: each.meeting_id)
    for row in job.rows:
        meeting = job.keys[row.cell]
        stored = list(of_meetings.get(meeting.pk, ()))
        for order, one in enumerate(row.values.get("signatures") or [], start=1):
            values = {name: one.get(name) for name in ("label", "name", "post")}
            same = [
                each
                for each in stored
                if key_of(each.label) == key_of(one["label"])
                and name_key(each.name) == name_key(one["name"])
            ]
            if same:
                stored.remove(same[0])
                table.change(same[0], row.cell, **values)
            else:
                table.add(row.cell, **_of(meeting, job), order=order, **values)


STEPS = (
    Step(AttendanceSheet, _attendance),
    Step(AgendaSheet, _agenda),
    Step(StatementSheet, _statements),
    Step(SignatureSheet, _signatures),
)

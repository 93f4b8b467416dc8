"""Store the table of measures: all of it or nothing, in the caller's transaction."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied

from agency.models import Division
from measures.models import Measure
from measures.outline import MOST_LEVELS
from progress import reviewing

# A number that nobody types, for the moment in which rows exchange theirs.
BETWEEN = "99999.99999"


@dataclass(frozen=True)
class Saved:
    """What was stored, row by row."""

    added: int
    headings: int
    planned: int
    reported: int

    @property
    def sentence(self) -> str:
        headings = f" (เป็นหัวข้อ {self.headings})" if self.headings else ""
        return (
            f"บันทึกตารางแล้ว เพิ่ม {self.added} แถว{headings} แก้ไขแผน {self.planned} แถว "
            f"แก้ไขรายงาน {self.reported} แถว"
        )


def save_table(table: Any, user: Any) -> Saved | None:
    """
    Save a valid table; None if a row was refused, whose form then says why.

    Rows that are there come first, then the new ones with what stands above them. Reports go into
    the open draft of each row, or begin one.
    """
    added = sorted(table.added, key=lambda form: len(form.cleaned_data["number"].split(".")))
    planned = [form for form in table.initial_forms if form.changes_plan]
    divisions = {division.name: division for division in Division.objects.all()}
    _save_planned(planned, divisions)
    by_number = {form.instance.number: form.instance for form in table.initial_forms}
    headings = _headings(added)
    for form in added:
        row = form.instance
        row.is_heading = form in headings
        row.parent = _above(row.number, by_number)
        _save_row(form, divisions)
        by_number[row.number] = row
    reported = [f for f in [*table.initial_forms, *added] if f.changes_report]
    refused = [form for form in reported if not _save_report(form, user)]
    if refused:
        return None
    return Saved(len(added), len(headings), len(planned), len(reported))


def _save_planned(planned: list[Any], divisions: dict[str, Division]) -> None:
    """Save rows so that each finds its number free; of rows in a circle one steps aside first."""
    held = {form.initial["number"]: form for form in planned}
    waiting = [*planned]
    while waiting:
        free = (form for form in waiting if held.get(form.instance.number, form) is form)
        form = next(free, None)
        if form is None:
            _step_aside(waiting[0])
            del held[waiting[0].initial["number"]]
            continue
        _save_row(form, divisions)
        held = {number: holder for number, holder in held.items() if holder is not form}
        waiting.remove(form)


def _step_aside(form: Any) -> None:
    """Stored like every change, so that the log tells it."""
    number, form.instance.number = form.instance.number, BETWEEN
    form.instance.save()
    form.instance.number = number


def _save_row(form: Any, divisions: dict[str, Division]) -> None:
    form.instance.save()
    names = form.cleaned_data["divisions"]
    if "divisions" in form.changed_data:
        chosen = [] if names.is_all else [divisions[name] for name in names]
        form.instance.divisions.set(chosen)


def _save_report(form: Any, user: Any) -> bool:
    try:
        reviewing.save_draft(form.instance, user, form.report_values())
    except (reviewing.ReviewError, PermissionDenied) as error:
        form.add_error(None, str(error))
        return False
    return True


def _headings(added: list[Any]) -> list[Any]:
    """New rows that only name others: nothing but a title, and new rows numbered below them."""
    numbers = [form.cleaned_data["number"] for form in added]
    return [
        form
        for form in added
        if form.only_names
        and any(number.startswith(f"{form.cleaned_data['number']}.") for number in numbers)
    ]


def _above(number: str, by_number: dict[str, Measure]) -> Measure | None:
    """The measure that a number stands below: 1.1 of 1.1.2, else 1."""
    parts = number.split(".")
    for length in range(min(len(parts), MOST_LEVELS) - 1, 0, -1):
        if found := by_number.get(".".join(parts[:length])):
            return found
    return None
